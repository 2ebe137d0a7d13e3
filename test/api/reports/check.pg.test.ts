import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { COUNTY, MONDAY_MORNING, startApi } from '../../support/api'
import { deliverDue } from '../../support/outbox'
import { addCase, addRound, clearCounty, sign, startCounty } from '../../support/reports'
import { refused, varsOf } from '../../support/rounds'
import { SIGN_OFF_ROLES } from '../../../db/values/sign-offs'

const api = await startApi({ connections: 4 })
await api.addCounty()
const county = await startCounty(api)
const { clerk, office, second, reported, pass, sendBack, announce, report, standing } = county
beforeEach(async () => {
  api.clock.now = new Date(MONDAY_MORNING)
  await clearCounty(api)
})
afterAll(() => api.close())

describe('the county’s check', () => {
  test('passes all that was not sent back, and says so in the story of each', async () => {
    const round = await addRound(api)
    const mou = await addCase(api, round, { head: '牟大山' })
    const ran = await addCase(api, round, { head: '冉启旺' })
    const id = await reported(round.id)
    await sendBack(id, ran.id)
    expect(varsOf(await pass(id))).toEqual({ area: '天元乡', households: 1, tied: 0 })
    expect(await standing(mou)).toMatchObject({ item: 'checked', application: 'filed' })
    expect(await standing(ran)).toMatchObject({ item: 'returned' })
    const [last] = await api.sql`
      select type, actor from events where subject = ${`household:${mou.householdId}`}
       order by seq desc limit 1`
    expect(last).toEqual({ type: 'application.checked', actor: office.actor })
  })

  test('leaves kin, colleagues and one’s own household to another officer', async () => {
    const round = await addRound(api)
    const kin = await addCase(api, round, { head: '唐亲戚' })
    const own = await api.addHousehold({ head: '唐自家', phone: office.phone ?? '' })
    const home = await addCase(api, round, { household: own })
    const mou = await addCase(api, round, { head: '牟大山' })
    await api.sql`
      insert into staff_ties (county, staff_id, household_id, kind)
      values (${COUNTY}, ${office.id}, ${kin.householdId}, 'kin')`
    const id = await reported(round.id)
    const tied = await api.addStaff({ roles: [['county_office', COUNTY]], ties: [kin.householdId] })
    expect(await sendBack(id, kin.id, 'township', tied.actor)).toMatchObject(refused('tied'))
    expect(varsOf(await pass(id))).toEqual({ area: '天元乡', households: 1, tied: 2 })
    expect(await standing(mou)).toMatchObject({ item: 'checked' })
    for (const each of [kin, home]) expect(await standing(each)).toMatchObject({ item: 'reported' })
    expect(await pass(id)).toMatchObject(refused('tied'))
    expect(varsOf(await pass(id, second.actor))).toMatchObject({ households: 2, tied: 0 })
    await api.sql`delete from staff_ties where staff_id = ${office.id}`
  })

  test('is not made by whoever reported, whatever else they are', async () => {
    const round = await addRound(api)
    const it = await addCase(api, round)
    const both = await api.addStaff({
      roles: [
        ['township_secretary', 'wuxi.tianyuan'],
        ['county_office', COUNTY],
      ],
    })
    await report(round.id, both.actor)
    const [row] = await api.sql<{ id: string }[]>`
      select report_id as id from report_items where application_id = ${it.id}`
    const id = row?.id ?? ''
    expect(await pass(id, both.actor)).toMatchObject(refused('own_report'))
    expect(await sendBack(id, it.id, 'township', both.actor)).toMatchObject(refused('own_report'))
    expect(await pass(id)).toMatchObject({ status: 200 })
    expect(await announce(id, both.actor)).toMatchObject(refused('own_report'))
  })

  test('has nothing to do a second time, nor twice at once', async () => {
    const round = await addRound(api)
    await addCase(api, round)
    const id = await reported(round.id)
    const answers = await Promise.all([pass(id), pass(id, second.actor)])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect(await pass(id)).toMatchObject(refused('nothing_to_check'))
  })

  test('is not the township’s', async () => {
    const round = await addRound(api)
    const it = await addCase(api, round)
    const id = await reported(round.id)
    for (const answer of [
      await pass(id, clerk.actor),
      await announce(id, clerk.actor),
      await sendBack(id, it.id, 'township', clerk.actor),
    ])
      expect(answer).toMatchObject({ status: 403 })
  })
})

describe('a case that is sent back', () => {
  test('is reviewed, posted and signed anew, and its township hears why', async () => {
    const round = await addRound(api)
    const it = await addCase(api, round)
    const phone = await api.addContact({ linkedTo: [it.householdId] })
    await api.sql`update applications set review_id = ${it.id} where id = ${it.id}`
    const id = await reported(round.id)
    await deliverDue(api)
    expect(varsOf(await sendBack(id, it.id))).toEqual({ head: '牟大山', level: 'township' })
    expect(await standing(it)).toMatchObject({ level: 'township', review: null, item: 'returned' })
    const signed = await api.sql`
      select distinct status from sign_offs where application_id = ${it.id}`
    expect(signed).toEqual([{ status: 'void' }])
    const told = (await deliverDue(api)).map(({ to, template, vars }) => ({ to, template, vars }))
    expect(told).toContainEqual({
      to: clerk.phone,
      template: 'report.case_returned',
      vars: { head: '牟大山', level: 'township', text: '收入没有算清' },
    })
    expect(told).toContainEqual({
      to: phone.address,
      template: 'report.sent_back',
      vars: { head: '牟大山', level: 'township' },
    })
    expect(told).toHaveLength(2)
  })

  test('can be reported again once it has come through', async () => {
    const round = await addRound(api)
    const it = await addCase(api, round)
    const first = await reported(round.id)
    await sendBack(first, it.id, 'village')
    expect(await standing(it)).toMatchObject({ level: 'village' })
    expect(await report(round.id)).toMatchObject(refused('nothing_ready'))
    await api.sql`update applications set level = 'county' where id = ${it.id}`
    expect(await report(round.id)).toMatchObject(refused('nothing_ready'))
    for (const role of SIGN_OFF_ROLES) await sign(api, COUNTY, it.id, role)
    api.clock.now = new Date('2026-03-20T02:00:00Z')
    const again = await reported(round.id)
    expect(again).not.toBe(first)
    await pass(again)
    expect(varsOf(await announce(again))).toMatchObject({ households: 1 })
    expect(await standing(it)).toMatchObject({ roll: 'registered', item: 'announced' })
  })

  test('leaves the county nothing to do where it was the last of its report', async () => {
    const round = await addRound(api)
    const it = await addCase(api, round)
    const id = await reported(round.id)
    const duties = async () => {
      const { body } = await api.call('/todo', { actor: office.actor })
      return (body['items'] as { kind: string }[]).map(({ kind }) => kind)
    }
    expect(await duties()).toContain('check')
    await sendBack(id, it.id)
    expect(await duties()).not.toContain('check')
  })

  test('was perhaps checked before, but not announced', async () => {
    const round = await addRound(api)
    const it = await addCase(api, round)
    const id = await reported(round.id)
    await pass(id)
    expect(await sendBack(id, it.id)).toMatchObject({ status: 200 })
    expect(await sendBack(id, it.id)).toMatchObject(refused('not_waiting'))
    expect(await announce(id)).toMatchObject(refused('nothing_checked'))
  })

  test('goes only where its kind has a list', async () => {
    const round = await addRound(api, { kind: 'exit' })
    const it = await addCase(api, round, { signed: ['household'] })
    const id = await reported(round.id)
    for (const level of ['group', 'township'])
      expect(await sendBack(id, it.id, level)).toMatchObject(refused('level_unknown'))
    expect(await sendBack(id, it.id, 'village')).toMatchObject({ status: 200 })
  })

  test('reaches the township’s clerk where whoever reported has left', async () => {
    const round = await addRound(api)
    const it = await addCase(api, round)
    const gone = await api.addStaff({ roles: [['township_head', 'wuxi.tianyuan']] })
    await report(round.id, gone.actor)
    await api.sql`update staff set is_active = false where id = ${gone.id}`
    const [row] = await api.sql<{ id: string }[]>`
      select report_id as id from report_items where application_id = ${it.id}`
    await sendBack(row?.id ?? '', it.id)
    const told = await deliverDue(api)
    expect(told.filter(({ template }) => template === 'report.case_returned')).toMatchObject([
      { to: clerk.phone },
    ])
  })

  test('is not sent back without a reason, nor by a case that is not in the report', async () => {
    const round = await addRound(api)
    const it = await addCase(api, round)
    const id = await reported(round.id)
    const bare = { type: 'return', applicationId: it.id, level: 'township', reason: ' ' }
    expect(await county.act(id, bare)).toMatchObject({ status: 400, body: { reason: 'reason' } })
    expect(await sendBack(id, it.householdId)).toMatchObject({ status: 404 })
  })

  test('keeps its reason sealed, and shows it to who may read the report', async () => {
    const round = await addRound(api)
    const it = await addCase(api, round)
    const id = await reported(round.id)
    await sendBack(id, it.id)
    const [row] =
      await api.sql`select reason_sealed from report_items where application_id = ${it.id}`
    expect(String(row?.['reason_sealed'])).not.toContain('收入')
    const events =
      await api.sql`select details::text from events where type = 'application.returned'`
    expect(JSON.stringify(events)).not.toContain('收入')
    for (const actor of [clerk.actor, office.actor]) {
      const { body } = await api.call(`/reports/${id}`, { actor })
      expect(body['cases']).toMatchObject([{ status: 'returned', reason: '收入没有算清' }])
    }
  })
})

describe('which case is meant', () => {
  const drafted = async (text: string, more: object = {}) =>
    (await api.call('/reports/returns/drafts', { actor: office.actor, body: { text, ...more } }))
      .body

  test('is read from its name, with the reason behind it', async () => {
    const round = await addRound(api)
    const it = await addCase(api, round)
    const id = await reported(round.id)
    expect(await drafted('牟大山 收入没有算清')).toEqual({
      case: { reportId: id, applicationId: it.id, head: '牟大山', area: '宝坪村3社' },
      candidates: [],
      reason: '收入没有算清',
      levels: ['township', 'village'],
      missing: null,
    })
    expect(await drafted('牟大山')).toMatchObject({ reason: '', missing: 'reason' })
    expect(await drafted('牟大伞家 收入没算清')).toMatchObject({ case: { head: '牟大山' } })
    expect(await drafted('冉启旺 收入没算清')).toMatchObject({ missing: 'household' })
  })

  test('of two of one name is asked, unless the 社 is said', async () => {
    const round = await addRound(api)
    await addCase(api, round)
    const other = await addCase(api, round, { areaPath: 'wuxi.tianyuan.baoping.5' })
    await reported(round.id)
    expect(await drafted('牟大山 没算清')).toMatchObject({
      missing: 'which',
      candidates: [{ area: '宝坪村3社' }, { area: '宝坪村5社' }],
    })
    expect(await drafted('5社牟大山 没算清')).toMatchObject({
      case: { applicationId: other.id },
      reason: '没算清',
    })
    const picked = { applicationId: other.id }
    expect(await drafted('牟大山 没算清', picked)).toMatchObject({ case: picked, missing: null })
  })
})
