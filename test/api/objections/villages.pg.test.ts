import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import {
  GROUP,
  MONDAY_MORNING,
  OTHER_VILLAGE,
  startApi,
  TOWNSHIP,
  VILLAGE,
} from '../../support/api'
import { deliverDue } from '../../support/outbox'
import { refused, varsOf } from '../../support/rounds'
import { startVillageLists } from '../../support/village-lists'
import { forgetVillages, startVillageRound } from '../../support/villages'

const api = await startApi({ connections: 4 })
await api.addCounty()
const round = await startVillageRound(api)
const lists = await startVillageLists(api, round)
const { proposed, pass, postedCode, advance, over, file, object, standing } = lists
afterAll(api.close)
beforeEach(async () => {
  api.clock.now = new Date(MONDAY_MORNING)
  await api.ownerSql`truncate objections, area_subscriptions`
  await forgetVillages(api)
  await api.sql`update outbox set status = 'cancelled' where status = 'queued'`
  await round.open('village_entry')
})

/** 宝坪村 and 新华村 on a list that hangs. */
async function two() {
  const id = await proposed()
  const other = await proposed('新华村', OTHER_VILLAGE)
  await pass(id, other)
  return { id, other, code: await postedCode() }
}

describe('an objection to a village on a list', () => {
  test('is checked by somebody of the township, and the village hears that there is one', async () => {
    const { code } = await two()
    await deliverDue(api)
    const { receipt, staffId } = await object(code, '宝坪村不该评，公路通了', '宝坪村')
    expect(staffId).toBe(lists.checker.id)
    const told = await deliverDue(api)
    expect(told.map(({ to, template }) => [to, template])).toEqual(
      expect.arrayContaining([
        [lists.checker.phone, 'objection.assigned'],
        [lists.secretary.phone, 'village.told_contested'],
      ]),
    )
    expect(told).toHaveLength(2)
    const { body } = await api.call(`/objections?code=${receipt}`, { actor: lists.checker.actor })
    const [item] = body['items'] as { id: string }[]
    const shown = await api.call(`/objections/${item?.id}`, { actor: lists.checker.actor })
    expect(shown.body).toMatchObject({
      village: '宝坪村',
      head: '',
      body: '宝坪村不该评，公路通了',
    })
    expect(JSON.stringify(shown.body)).not.toContain('contactId')
  })

  test('is not for who lives in the village, works there, proposed it or posted its list', async () => {
    await api.addHousehold({ head: '冉启旺', areaPath: GROUP, phone: '+8613900009999' })
    const tied = await api.addStaff({
      phone: '+8613900009999',
      roles: [['township_secretary', TOWNSHIP]],
    })
    const both = await api.addStaff({
      roles: [
        ['township_head', TOWNSHIP],
        ['first_secretary', VILLAGE],
      ],
    })
    const { code } = await two()
    const objection = await object(code, '宝坪村不该评', '宝坪村')
    const assign = (staffId: string) =>
      api.call(`/objections/${objection.id}/actions`, {
        actor: round.office.actor,
        body: { type: 'assign', staffId },
      })
    for (const { id } of [tied, both]) expect(await assign(id)).toMatchObject(refused('tied'))
    expect(await assign(round.clerk.id)).toMatchObject(refused('own_decision'))
    expect((await assign(round.office.id)).status).toBe(200)
    await api.sql`update staff set is_active = false where id in (${tied.id}, ${both.id})`
  })

  test('upheld strikes the village off, with the reason to its cadres, and the rest goes on', async () => {
    const { id, other, code } = await two()
    const asked = await api.addContact()
    await api.runCommand(asked.id, { type: 'subscribe_area', areaPath: TOWNSHIP })
    const objection = await object(code, '宝坪村不该评', '宝坪村')
    await deliverDue(api)
    await objection.decide(true)
    expect(await standing(id)).toMatchObject({
      status: 'declined',
      entry: 'removed',
      reason: '到村里看过了',
    })
    const told = await deliverDue(api)
    expect(told.map(({ to, template }) => [to, template])).toEqual(
      expect.arrayContaining([
        [lists.secretary.phone, 'village.told_struck'],
        [round.clerk.phone, 'village.told_struck'],
        [asked.address, 'posting.village_struck'],
        [objection.contact.address, 'objection.outcome'],
      ]),
    )
    expect(told).toHaveLength(4)
    const { body } = await api.call(`/notices/by-code/${code}`)
    expect(body).toMatchObject({ villages: 1 })
    await over(code)
    expect(varsOf(await advance(code))).toMatchObject({ villages: 1 })
    expect(await standing(other)).toMatchObject({ level: 'county' })
    const types = await api.sql`
      select type from events where subject = ${`village_case:${id}`} order by seq desc limit 1`
    expect(types).toEqual([{ type: 'village_case.declined' }])
  })

  test('of wrong facts sends it to the meeting once more, and it is posted beside the others', async () => {
    const { id, code } = await two()
    const objection = await object(code, '宝坪村收入报错了', '宝坪村')
    await objection.decide(true)
    expect(await standing(id)).toMatchObject({
      status: 'filed',
      level: 'township',
      isPassed: false,
      entry: 'removed',
    })
    const nobody = await api.call('/notices', {
      actor: round.clerk.actor,
      body: { areaPath: TOWNSHIP },
    })
    expect(nobody).toMatchObject(refused('nobody'))
    await pass(id)
    const again = await postedCode()
    const { body } = await api.call(`/notices/by-code/${again}`)
    expect(body).toMatchObject({ villages: 1, isSupplement: true })
  })

  test('of wrong facts lets the township propose it once more, with what is known by then', async () => {
    await round.village()
    const { id, code } = await two()
    expect(await round.propose()).toMatchObject(refused('already_proposed'))
    const objection = await object(code, '宝坪村收入报错了', '宝坪村')
    await objection.decide(true)
    expect((await round.propose()).status).toBe(200)
    const [row] = await api.sql<{ findings: { scoreMilli?: number } }[]>`
      select findings from village_cases where village_path = ${VILLAGE}`
    expect(row?.findings.scoreMilli).toBeGreaterThan(0)
    await pass(id)
    expect(await round.propose()).toMatchObject(refused('already_proposed'))
    expect(await standing(id)).toMatchObject({ status: 'filed', isPassed: true })
  })

  test('rejected leaves it where it is and is not heard at this level again', async () => {
    const { id, code } = await two()
    const objection = await object(code, '宝坪村不该评', '宝坪村')
    await deliverDue(api)
    await objection.decide(false)
    expect(await standing(id)).toMatchObject({ status: 'filed', entry: 'listed' })
    const told = (await deliverDue(api)).map(({ template }) => template)
    expect(told.toSorted()).toEqual(['objection.rejected', 'village.told_settled'])
    expect(await file(code, '宝坪村不该评', '宝坪村')).toMatchObject({ outcome: 'decided_before' })
    expect(await file(code, '新华村不该评', '新华村')).toMatchObject({ outcome: 'filed' })
  })

  test('withdrawn holds nothing up once that is in force', async () => {
    const { id, code } = await two()
    const { contact, receipt } = await object(code, '宝坪村不该评', '宝坪村')
    await api.runCommand(contact.id, { type: 'ask_withdrawal', code: receipt })
    await over(code)
    expect(varsOf(await advance(code))).toMatchObject({ villages: 2 })
    expect(await standing(id)).toMatchObject({ level: 'county' })
    expect(await deliverDue(api)).toContainEqual(
      expect.objectContaining({
        to: lists.secretary.phone,
        template: 'village.told_settled',
        vars: { village: '宝坪村', status: 'withdrawn' },
      }),
    )
  })

  test.each([
    ['新村不该评', '新村', 'name_unknown'],
    ['不该评', null, 'name_unknown'],
    ['宝坪村', '宝坪村', 'ground_missing'],
    ['漏了象坪村', '象坪村', 'village_left_out'],
  ])('%s: is not taken', async (text, name, outcome) => {
    const { code } = await two()
    expect(await file(code, text, name)).toMatchObject({ outcome })
    expect(await api.sql`select from objections`).toHaveLength(0)
  })

  test('the same twice is the same receipt', async () => {
    const { code } = await two()
    const { contact, receipt } = await object(code, '宝坪村不该评', '宝坪村')
    const again = await api.runCommand(contact.id, {
      type: 'file_objection',
      code,
      ground: 'should_not_be_listed',
      householdName: '宝坪',
      ownHousehold: null,
      text: '宝坪村不该评',
    })
    expect(again).toMatchObject({ code: 'already_filed', vars: { code: receipt } })
  })
})

describe('asked about a village, the county', () => {
  async function appealed(text = '宝坪村不该评', name: string | null = '宝坪村') {
    const { id, other, code } = await two()
    const objection = await object(code, text, name)
    await objection.decide(false)
    const filed = await api.runCommand(objection.contact.id, {
      type: 'file_appeal',
      code: objection.receipt,
      text: '真的不该',
    })
    if (filed.code !== 'filed') throw new Error(filed.code)
    await over(code)
    await advance(code)
    const [row] = await api.sql<{ id: string; staff_id: string }[]>`
      select id, staff_id from objections where appeal_of_id = ${objection.id}`
    const decide = (upheld: boolean) =>
      api.call(`/objections/${row?.id ?? ''}/actions`, {
        actor: `staff:${row?.staff_id ?? ''}`,
        body: { type: 'decide', upheld, reason: '又看了一回', householdName: null },
      })
    return { id, other, code, decide }
  }

  test('holds its own decision until it has answered, not that about another', async () => {
    const { id, other, decide } = await appealed()
    expect(await standing(id)).toMatchObject({ level: 'county' })
    expect(await round.decide(id, { isAccepted: true })).toMatchObject(refused('contested'))
    expect((await round.decide(other, { isAccepted: true })).status).toBe(200)
    await decide(false)
    expect((await round.decide(id, { isAccepted: true })).status).toBe(200)
  })

  test('that upholds it has no poor village of it', async () => {
    const { id, decide } = await appealed()
    expect((await decide(true)).status).toBe(200)
    expect(await standing(id)).toMatchObject({ status: 'declined' })
    expect(await round.decide(id, { isAccepted: true })).toMatchObject(refused('already_decided'))
  })

  test('that finds the list was not posted rightly sends all of it back, with the meeting behind it', async () => {
    const { id, other, code, decide } = await appealed('没张贴就说贴过了', null)
    expect(await round.decide(id, { isAccepted: true })).toMatchObject(refused('contested'))
    await decide(true)
    expect(await lists.listStatus(code)).toBe('void')
    for (const each of [id, other])
      expect(await standing(each)).toMatchObject({
        level: 'township',
        isPassed: true,
        entry: 'removed',
      })
    const { body } = await api.call(`/notices/by-code/${await postedCode()}`)
    expect(body).toMatchObject({ villages: 2 })
  })
})
