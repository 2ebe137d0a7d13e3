import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { COUNTY, MONDAY_MORNING, startApi } from '../../support/api'
import { deliverDue } from '../../support/outbox'
import {
  addCase,
  addMeasure,
  addRound,
  clearCounty,
  objectTo,
  sign,
  startCounty,
  type TestCase,
} from '../../support/reports'
import { refused, varsOf } from '../../support/rounds'
import { SIGN_OFF_ROLES } from '../../../db/values/sign-offs'

const api = await startApi({ connections: 4 })
await api.addCounty()
const county = await startCounty(api)
const { clerk, office, second, reported, pass, announce, sendBack, standing } = county
beforeEach(async () => {
  api.clock.now = new Date(MONDAY_MORNING)
  await clearCounty(api)
})
afterAll(() => api.close())

/** Reported and checked. */
async function checked(roundId: string): Promise<string> {
  const id = await reported(roundId)
  await pass(id)
  return id
}
const typesOf = async (subject: string) =>
  (
    await api.sql<{ type: string }[]>`
      select type from events where county = ${COUNTY} and subject = ${subject} order by seq`
  ).map(({ type }) => type)
const statusOfReport = async (id: string) =>
  (await api.sql`select status, code from reports where id = ${id}`)[0]

describe('an announcement', () => {
  test('puts households on the register with type and causes, and each hears since when', async () => {
    const round = await addRound(api)
    const mou = await addCase(api, round, {
      householdType: 'subsistence_allowance',
      mainCause: 'illness',
      otherCauses: ['schooling'],
    })
    const phone = await api.addContact({ linkedTo: [mou.householdId] })
    const id = await checked(round.id)
    await deliverDue(api)
    const answer = await announce(id)
    expect(varsOf(answer)).toMatchObject({ area: '天元乡', households: 1, waiting: 0 })
    expect(await standing(mou)).toMatchObject({
      roll: 'registered',
      identified: 2026,
      since: '2026-03-09',
      type: 'subsistence_allowance',
      cause: 'illness',
      others: ['schooling'],
      application: 'accepted',
      item: 'announced',
    })
    expect(await statusOfReport(id)).toEqual({
      status: 'announced',
      code: varsOf(answer)['code'],
    })
    const told = (await deliverDue(api)).map(({ to, template, vars }) => ({ to, template, vars }))
    expect(told).toEqual([
      {
        to: phone.address,
        template: 'report.registered',
        vars: { head: '牟大山', day: '2026-03-09' },
      },
    ])
    expect(await typesOf(`household:${mou.householdId}`)).toEqual([
      'application.reported',
      'application.checked',
      'household.registered',
    ])
  })

  test('leaves in the event all that was put down', async () => {
    const round = await addRound(api)
    const mou = await addCase(api, round, { otherCauses: ['illness'] })
    const id = await checked(round.id)
    await announce(id)
    const [event] = await api.sql`
      select details from events
       where subject = ${`household:${mou.householdId}`} and type = 'household.registered'`
    expect(event?.['details']).toMatchObject({
      applicationId: mou.id,
      householdId: mou.householdId,
      reportId: id,
      year: 2026,
      status: 'registered',
      since: '2026-03-09',
      type: 'ordinary',
      mainCause: 'schooling',
      otherCauses: ['illness'],
      reason: 'identified',
      evidence: `report:${id}`,
    })
  })

  test('brings back who had left: 返贫', async () => {
    const round = await addRound(api)
    const mou = await addCase(api, round)
    await api.sql`
      update households set status = 'exited', exited_year = 2019 where id = ${mou.householdId}`
    await announce(await checked(round.id))
    expect(await standing(mou)).toMatchObject({ roll: 'returned', identified: 2026 })
  })

  test('only answers who came onto the register by another way meanwhile', async () => {
    const round = await addRound(api)
    const mou = await addCase(api, round)
    await api.sql`
      update households set status = 'registered', identified_year = 2016, type = 'extreme_hardship'
       where id = ${mou.householdId}`
    await announce(await checked(round.id))
    expect(await standing(mou)).toMatchObject({
      roll: 'registered',
      identified: 2016,
      type: 'extreme_hardship',
      application: 'accepted',
    })
  })

  test('declines who is no household any more', async () => {
    const round = await addRound(api)
    const mou = await addCase(api, round)
    await api.sql`update households set status = 'closed' where id = ${mou.householdId}`
    await announce(await checked(round.id))
    expect(await standing(mou)).toMatchObject({ roll: 'closed', application: 'declined' })
    expect((await typesOf(`household:${mou.householdId}`)).at(-1)).toBe('application.declined')
  })

  test('of exits takes households off the register', async () => {
    const round = await addRound(api, { kind: 'exit' })
    const mou = await addCase(api, round, { signed: ['household'], mainCause: null })
    const phone = await api.addContact({ linkedTo: [mou.householdId] })
    await api.sql`
      update households set status = 'registered', identified_year = 2016 where id = ${mou.householdId}`
    await announce(await checked(round.id))
    expect(await standing(mou)).toMatchObject({
      roll: 'exited',
      exited: 2026,
      identified: 2016,
      since: '2026-03-09',
      application: 'accepted',
    })
    expect(await deliverDue(api)).toContainEqual(
      expect.objectContaining({ to: phone.address, template: 'report.exited' }),
    )
  })

  test('of a watch-list says as what a household is watched, and leaves its standing', async () => {
    const round = await addRound(api, { kind: 'watch_list' })
    const mou = await addCase(api, round, { watch: 'sudden_difficulty', signed: [] })
    await api.addContact({ linkedTo: [mou.householdId] })
    await announce(await checked(round.id))
    expect(await standing(mou)).toMatchObject({
      roll: 'unregistered',
      watch: 'sudden_difficulty',
      since: null,
      application: 'accepted',
    })
    expect((await deliverDue(api)).map(({ template }) => template)).toContain('report.watched')
  })

  test('tells who lives in the village or asked about it how many, and nobody who stopped us', async () => {
    const round = await addRound(api)
    const there = 'wuxi.tianyuan.qingping'
    await api.sql`
      insert into areas (county, path, level, name, source)
      values (${COUNTY}, ${there}, 'village', '青坪村', '测试') on conflict do nothing`
    const mou = await addCase(api, round, { areaPath: `${there}.1` })
    await addCase(api, round, { head: '冉启旺', areaPath: 'wuxi.tianyuan.xinhua.1' })
    const own = await api.addContact({ linkedTo: [mou.householdId] })
    const neighbour = await api.addHousehold({ areaPath: `${there}.2` })
    const resident = await api.addContact({ linkedTo: [neighbour.id] })
    const [listener, wide, stopped, elsewhere] = [
      await api.addContact(),
      await api.addContact(),
      await api.addContact(),
      await api.addContact(),
    ]
    const subscribe = (contactId: string, areaPath: string) => api.sql`
      insert into area_subscriptions (county, contact_id, area_path, since)
      values (${COUNTY}, ${contactId}, ${areaPath}, ${MONDAY_MORNING})`
    await subscribe(listener.id, there)
    await subscribe(listener.id, 'wuxi.tianyuan')
    await subscribe(wide.id, 'wuxi.tianyuan')
    await subscribe(stopped.id, there)
    await subscribe(elsewhere.id, 'wuxi.yulin')
    await api.sql`
      update contacts set stopped = '{notice,broadcast}' where id = ${stopped.id}`
    const id = await checked(round.id)
    await deliverDue(api)
    await announce(id)
    const told = (await deliverDue(api)).map(({ to, template, vars }) => [to, template, vars])
    const heard = (area: string, households: number) => [
      'report.announced_area',
      { area, kind: 'identification', households },
    ]
    expect(told.toSorted()).toEqual(
      [
        [own.address, 'report.registered', { head: '牟大山', day: '2026-03-09' }],
        [resident.address, ...heard('青坪村', 1)],
        [listener.address, ...heard('青坪村', 1)],
        [wide.address, ...heard('天元乡', 2)],
      ].toSorted(),
    )
  })

  test('late in the evening tells them in the morning', async () => {
    const round = await addRound(api)
    await addCase(api, round, { areaPath: 'wuxi.tianyuan.ye.1' })
    const { id: contactId } = await api.addContact()
    await api.sql`
      insert into area_subscriptions (county, contact_id, area_path, since)
      values (${COUNTY}, ${contactId}, 'wuxi.tianyuan.ye', ${MONDAY_MORNING})`
    const id = await checked(round.id)
    await deliverDue(api)
    api.clock.now = new Date('2026-03-09T15:00:00Z')
    await announce(id)
    expect(await deliverDue(api)).toEqual([])
    api.clock.now = new Date('2026-03-10T00:00:00Z')
    expect((await deliverDue(api)).map(({ template }) => template)).toContain(
      'report.announced_area',
    )
  })
})

describe('what is not complete at that very moment', () => {
  const conditions: [string, (it: TestCase) => Promise<unknown>][] = [
    ['contested', (it) => objectTo(api, it)],
    [
      'of a list whose procedure is contested',
      (it) => objectTo(api, it, { ground: 'faulty_procedure', householdId: null }),
    ],
    [
      'without one of its sign-offs',
      (it) => api.sql`
      update sign_offs set status = 'void'
       where application_id = ${it.id} and role = 'first_secretary'`,
    ],
    [
      'without a measure for a cause',
      (it) => api.sql`
      update measures set status = 'cancelled' where application_id = ${it.id}`,
    ],
    [
      'with a measure that never came',
      (it) => api.sql`
      update measures set status = 'denied' where application_id = ${it.id}`,
    ],
    [
      'without its main cause',
      (it) => api.sql`
      update applications set main_cause = null where id = ${it.id}`,
    ],
    [
      'without its type',
      (it) => api.sql`
      update applications set household_type = null where id = ${it.id}`,
    ],
  ]
  test.each(conditions)('stays in the report: %s', async (_what, spoil) => {
    const round = await addRound(api)
    const mou = await addCase(api, round, { head: '牟大山' })
    const ran = await addCase(api, round, { head: '冉启旺' })
    const id = await checked(round.id)
    await spoil(mou)
    expect(varsOf(await announce(id))).toMatchObject({ households: 1, waiting: 1 })
    expect(await standing(mou)).toMatchObject({
      roll: 'unregistered',
      application: 'filed',
      item: 'checked',
    })
    expect(await standing(ran)).toMatchObject({ roll: 'registered' })
    expect(await statusOfReport(id)).toMatchObject({ status: 'reported' })
    expect(await announce(id)).toMatchObject(refused('nothing_ready'))
  })

  test('is announced later under the same number, once it is settled', async () => {
    const round = await addRound(api)
    const mou = await addCase(api, round)
    await addCase(api, round, { head: '冉启旺' })
    const id = await checked(round.id)
    const objection = await objectTo(api, mou)
    const first = await announce(id)
    await objection.decide('rejected')
    const again = await announce(id)
    expect(varsOf(again)).toMatchObject({ households: 1, code: varsOf(first)['code'] })
    expect(await standing(mou)).toMatchObject({ roll: 'registered' })
    expect(await statusOfReport(id)).toMatchObject({ status: 'announced' })
  })

  test('leaves the report where it was withdrawn or taken down a level', async () => {
    const round = await addRound(api)
    const mou = await addCase(api, round)
    const ran = await addCase(api, round, { head: '冉启旺' })
    const id = await checked(round.id)
    await api.sql`
      update applications set withdrawal_asked_at = ${'2026-03-08T02:00:00Z'} where id = ${mou.id}`
    await api.sql`update applications set level = 'township' where id = ${ran.id}`
    expect(varsOf(await announce(id))).toMatchObject({ households: 0, waiting: 0 })
    expect(await standing(mou)).toMatchObject({ item: 'returned', application: 'withdrawn' })
    expect(await standing(ran)).toMatchObject({ item: 'returned', application: 'filed' })
    expect(await statusOfReport(id)).toMatchObject({ status: 'announced' })
  })

  test('is signed anew where the household has changed since: all are asked, and nothing is in force', async () => {
    const round = await addRound(api)
    const mou = await addCase(api, round)
    const id = await checked(round.id)
    await api.sql`update applications set other_causes = '{illness}' where id = ${mou.id}`
    await addMeasure(api, { householdId: mou.householdId, applicationId: mou.id, cause: 'illness' })
    const answer = await announce(id)
    expect(answer.body).toMatchObject({ code: 'nothing_ready', vars: { waiting: 1 } })
    const live = await api.sql`
      select distinct status from sign_offs where application_id = ${mou.id} and status <> 'void'`
    expect(live).toEqual([{ status: 'asked' }])
    expect(await standing(mou)).toMatchObject({ roll: 'unregistered', item: 'checked' })
    for (const role of SIGN_OFF_ROLES) await sign(api, COUNTY, mou.id, role)
    expect(varsOf(await announce(id))).toMatchObject({ households: 1 })
    expect(await standing(mou)).toMatchObject({ roll: 'registered', others: ['illness'] })
  })

  test('waits for another officer where this one is tied to it', async () => {
    const round = await addRound(api)
    const kin = await addCase(api, round, { head: '唐亲戚' })
    const id = await checked(round.id)
    const tied = await api.addStaff({ roles: [['county_office', COUNTY]], ties: [kin.householdId] })
    expect(await announce(id, tied.actor)).toMatchObject(refused('tied'))
    await addCase(api, round, { head: '牟大山' })
    expect(await standing(kin)).toMatchObject({ roll: 'unregistered', item: 'checked' })
    expect(await announce(id)).toMatchObject({ status: 200 })
    expect(await standing(kin)).toMatchObject({ roll: 'registered' })
  })

  test('was perhaps never checked', async () => {
    const round = await addRound(api)
    const mou = await addCase(api, round)
    const id = await reported(round.id)
    expect(await announce(id)).toMatchObject(refused('nothing_checked'))
    expect(await standing(mou)).toMatchObject({ roll: 'unregistered' })
  })
})

describe('at the same moment', () => {
  test('two officers announce once', async () => {
    const round = await addRound(api)
    const mou = await addCase(api, round)
    const id = await checked(round.id)
    const answers = await Promise.all([announce(id), announce(id, office.actor), announce(id)])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409])
    const types = await typesOf(`household:${mou.householdId}`)
    expect(types.filter((type) => type === 'household.registered')).toHaveLength(1)
  })

  test('an objection and an announcement never make a contested household registered', async () => {
    const seen = new Set<string>()
    for (let time = 0; time < 12; time++) {
      await clearCounty(api)
      const round = await addRound(api)
      const mou = await addCase(api, round, { head: `牟同时${time}` })
      const id = await checked(round.id)
      // An appeal against a decision: it holds its list, as every objection does.
      const objecting = api.ownerSql.begin(async (sql) => {
        await sql`
          select from notices where county = ${COUNTY} and id = ${mou.noticeId} for no key update`
        const [row] = await sql`
          select status from households where county = ${COUNTY} and id = ${mou.householdId}`
        const isRegistered = row?.['status'] === 'registered'
        if (!isRegistered)
          await sql`
            insert into objections (county, id, notice_id, ground, household_id, way, code,
                                    body_sealed, status, filed_at, filed_on, due_on)
            values (${COUNTY}, ${mou.id}, ${mou.noticeId}, 'should_not_be_listed',
                    ${mou.householdId}, 'paper', ${mou.id}, '', 'open', ${MONDAY_MORNING},
                    '2026-03-09', '2026-03-13')`
        return !isRegistered
      })
      const [isContested, announced] = await Promise.all([objecting, announce(id)])
      const { roll } = (await standing(mou)) as { roll: string }
      expect(roll).toBe(isContested ? 'unregistered' : 'registered')
      expect(announced.status).toBe(isContested ? 409 : 200)
      seen.add(roll)
    }
    expect(seen.size).toBeGreaterThan(0)
  })

  test('an objection that is being written while its list is not held waits or is seen', async () => {
    const round = await addRound(api)
    const mou = await addCase(api, round)
    const id = await checked(round.id)
    let announcing: ReturnType<typeof announce> | undefined
    await api.ownerSql.begin(async (sql) => {
      await sql`
        insert into objections (county, id, notice_id, ground, household_id, way, code, body_sealed,
                                status, filed_at, filed_on, due_on)
        values (${COUNTY}, ${mou.id}, ${mou.noticeId}, 'wrong_facts', ${mou.householdId}, 'paper',
                ${mou.id}, '', 'open', ${MONDAY_MORNING}, '2026-03-09', '2026-03-13')`
      announcing = announce(id)
      // It waits for the household, which the new objection points at.
      for (;;) {
        const [waiting] = await api.ownerSql`
          select from pg_stat_activity
           where datname = current_database() and wait_event_type = 'Lock'`
        if (waiting) break
      }
    })
    expect(await announcing).toMatchObject(refused('nothing_ready'))
    expect(await standing(mou)).toMatchObject({ roll: 'unregistered', item: 'checked' })
  })

  test('a measure is called off and its case announced, one after the other', async () => {
    for (let time = 0; time < 6; time++) {
      await clearCounty(api)
      const round = await addRound(api)
      const mou = await addCase(api, round, { head: `牟措施${time}`, measured: [] })
      const { id: measureId } = await addMeasure(api, {
        householdId: mou.householdId,
        applicationId: mou.id,
      })
      const id = await checked(round.id)
      const [cancelled, announced] = await Promise.all([
        api.call(`/measures/${measureId}/actions`, {
          actor: clerk.actor,
          body: { type: 'cancel', reason: '改由民政办' },
        }),
        announce(id),
      ])
      expect(cancelled.status).toBe(200)
      const { roll } = (await standing(mou)) as { roll: string }
      expect(roll).toBe(announced.status === 200 ? 'registered' : 'unregistered')
      const [first] = await api.sql`
        select type from events
         where subject = ${`household:${mou.householdId}`}
           and type in ('measure.cancelled', 'household.registered') order by seq limit 1`
      // Called off first, it was not announced.
      if (first?.['type'] === 'measure.cancelled') expect(roll).toBe('unregistered')
    }
  })

  test('a case is sent back and announced, but not both', async () => {
    for (let time = 0; time < 6; time++) {
      await clearCounty(api)
      const round = await addRound(api)
      const mou = await addCase(api, round, { head: `牟退回${time}` })
      const id = await checked(round.id)
      const [back, announced] = await Promise.all([sendBack(id, mou.id), announce(id)])
      expect([back.status, announced.status].toSorted()).toEqual([200, 409])
      expect(await standing(mou)).toMatchObject(
        back.status === 200
          ? { roll: 'unregistered', level: 'township', item: 'returned' }
          : { roll: 'registered', item: 'announced' },
      )
    }
  })
})

test('a round is not closed while cases wait with the county', async () => {
  const round = await addRound(api)
  const mou = await addCase(api, round)
  const id = await checked(round.id)
  const close = () =>
    api.call(`/rounds/${round.id}/actions`, { actor: office.actor, body: { type: 'close' } })
  expect(await close()).toMatchObject(refused('applications_waiting'))
  await announce(id)
  expect(await standing(mou)).toMatchObject({ roll: 'registered' })
  expect(await close()).toMatchObject({ status: 200 })
})

test('the register’s list of reports tells what waits, to the county and the township alone', async () => {
  const round = await addRound(api)
  await addCase(api, round)
  await addCase(api, round, { head: '冉启旺' })
  const id = await checked(round.id)
  const read = async (actor: `staff:${string}`, query = 'isWaiting=true') =>
    (await api.call(`/reports?${query}`, { actor })).body['items'] as { id: string }[]
  expect(await read(office.actor)).toMatchObject([
    { id, area: '天元乡', kind: 'identification', reported: 0, checked: 2, isMine: false },
  ])
  expect(await read(clerk.actor)).toMatchObject([{ id, isMine: true, reporter: '汪晓松' }])
  const elsewhere = await api.addStaff({ roles: [['township_clerk', 'wuxi.yulin']] })
  expect(await read(elsewhere.actor)).toEqual([])
  await announce(id, second.actor)
  expect(await read(office.actor)).toEqual([])
  expect((await read(office.actor, 'status=announced')).map((each) => each.id)).toContain(id)
})
