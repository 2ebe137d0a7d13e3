import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { COUNTY, MONDAY_MORNING, OTHER_VILLAGE, startApi, VILLAGE } from '../../support/api'
import { deliverDue } from '../../support/outbox'
import { addCase, addRound, clearCounty, objectTo, startCounty } from '../../support/reports'
import { refused, varsOf } from '../../support/rounds'

const api = await startApi({ connections: 4 })
await api.addCounty()
const { clerk, office, second, report, reported, standing } = await startCounty(api)
beforeEach(async () => {
  api.clock.now = new Date(MONDAY_MORNING)
  await clearCounty(api)
})
afterAll(() => api.close())

const draft = async (text = '天元乡', actor = clerk.actor) =>
  (await api.call('/reports/drafts', { actor, body: { text } })).body as {
    state: string
    rounds: { ready: number; reported: number; lacking: { lack: string; heads: string[] }[] }[]
  }

describe('a township that looks before it reports', () => {
  test('sees how many cases are complete, and by name what the others lack', async () => {
    const round = await addRound(api)
    await addCase(api, round, { head: '牟齐全' })
    await addCase(api, round, { head: '牟没签', signed: ['household'] })
    await addCase(api, round, { head: '牟没措施', measured: [] })
    await addCase(api, round, { head: '牟没原因', mainCause: null })
    await addCase(api, round, { head: '牟没属性', householdType: null })
    await addCase(api, round, { head: '牟在村里', level: 'village' })
    const contested = await addCase(api, round, { head: '牟有异议' })
    await objectTo(api, contested)
    const drawn = await draft()
    expect(drawn).toMatchObject({
      state: 'drawn',
      area: '天元乡',
      rounds: [{ kind: 'identification', year: 2026, ready: 1, reported: 0 }],
    })
    const lacking = drawn.rounds[0]?.lacking.map(({ lack, heads }) => [lack, ...heads])
    expect(lacking?.toSorted()).toEqual([
      ['cause', '牟没原因'],
      ['contested', '牟有异议'],
      ['level', '牟在村里'],
      ['measure', '牟没措施'],
      ['sign_off', '牟没签'],
      ['type', '牟没属性'],
    ])
  })

  test('need not name itself, and is asked where the place is not its own', async () => {
    await addRound(api)
    expect(await draft('')).toMatchObject({ state: 'drawn', areaPath: 'wuxi.tianyuan' })
    expect(await draft('宝坪村')).toEqual({ state: 'area' })
    expect(await draft('鱼鳞乡')).toEqual({ state: 'area' })
  })

  test('hears that no round is open', async () => {
    expect(await draft()).toEqual({ state: 'no_round', area: '天元乡' })
  })

  test('sees rounds on the county and on one of its villages, but none of another township', async () => {
    await addRound(api, { areaPath: COUNTY, kind: 'exit' })
    await addRound(api, { areaPath: VILLAGE, kind: 'watch_list' })
    await addRound(api, { areaPath: 'wuxi.yulin' })
    const { rounds } = (await draft()) as unknown as { rounds: { kind: string }[] }
    expect(rounds.map(({ kind }) => kind).toSorted()).toEqual(['exit', 'watch_list'])
  })
})

describe('a report', () => {
  test('hands every complete case to the county, which is told', async () => {
    const round = await addRound(api)
    const mou = await addCase(api, round, { head: '牟大山' })
    const ran = await addCase(api, round, { head: '冉启旺', areaPath: `${OTHER_VILLAGE}.1` })
    const short = await addCase(api, round, { head: '谭没签', signed: [] })
    const answer = await report(round.id)
    expect(varsOf(answer)).toEqual({ area: '天元乡', households: 2 })
    for (const each of [mou, ran]) expect(await standing(each)).toMatchObject({ item: 'reported' })
    expect(await standing(short)).toMatchObject({ item: null })
    const told = await deliverDue(api)
    expect(told.map(({ to, template }) => [to, template]).toSorted()).toEqual(
      [office, second].map(({ phone }) => [phone, 'report.to_office']).toSorted(),
    )
    const types = await api.sql<{ type: string }[]>`
      select type from events where subject = ${`household:${mou.householdId}`} order by seq`
    expect(types.map(({ type }) => type)).toEqual(['application.reported'])
  })

  test('has signed anew first what has changed since it was signed', async () => {
    const round = await addRound(api)
    const mou = await addCase(api, round)
    await addCase(api, round, { head: '冉启旺' })
    await api.sql`update households set size = 5 where id = ${mou.householdId}`
    expect(varsOf(await report(round.id))).toMatchObject({ households: 1 })
    expect(await standing(mou)).toMatchObject({ item: null })
    const live = await api.sql`
      select distinct status from sign_offs where application_id = ${mou.id} and status <> 'void'`
    expect(live).toEqual([{ status: 'asked' }])
  })

  test('takes no case a second time', async () => {
    const round = await addRound(api)
    await addCase(api, round)
    await reported(round.id)
    expect(await report(round.id)).toMatchObject(refused('nothing_ready'))
    await addCase(api, round, { head: '后来的' })
    expect(varsOf(await report(round.id))).toMatchObject({ households: 1 })
  })

  test('twice at once is made once', async () => {
    const round = await addRound(api)
    const it = await addCase(api, round)
    const answers = await Promise.all([1, 2, 3].map(() => report(round.id)))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409])
    const items = await api.sql`select from report_items where application_id = ${it.id}`
    expect(items).toHaveLength(1)
  })

  test('sent twice under one key is made once', async () => {
    const round = await addRound(api)
    await addCase(api, round)
    const body = { roundId: round.id, areaPath: 'wuxi.tianyuan' }
    const call = { actor: clerk.actor, body, key: 'twice' }
    const first = await api.call('/reports', call)
    expect(await api.call('/reports', call)).toEqual(first)
  })

  test.each([
    ['a cadre of the village', 'village_cadre', VILLAGE, 403],
    ['the county office', 'county_office', COUNTY, 403],
    ['the clerk of another township', 'township_clerk', 'wuxi.yulin', 404],
  ] as const)('is not made by %s', async (_who, role, areaPath, status) => {
    const round = await addRound(api)
    await addCase(api, round)
    const { actor } = await api.addStaff({ roles: [[role, areaPath]] })
    expect(await report(round.id, actor)).toMatchObject({ status })
  })

  test('is refused for a village, a round that is over, or one that is nowhere near', async () => {
    const round = await addRound(api)
    await addCase(api, round)
    expect(await report(round.id, clerk.actor, VILLAGE)).toMatchObject({ status: 404 })
    const far = await addRound(api, { areaPath: 'wuxi.yulin' })
    expect(await report(far.id)).toMatchObject({ status: 404 })
    await api.sql`update rounds set status = 'closed' where id = ${round.id}`
    expect(await report(round.id)).toMatchObject(refused('round_closed'))
  })

  test.each([
    [{ roundId: 'x', areaPath: 'wuxi.tianyuan' }, 'roundId'],
    [{ roundId: '0195a000-0000-7000-8000-000000000001', areaPath: '天元乡' }, 'areaPath'],
    [{ roundId: '0195a000-0000-7000-8000-000000000001' }, 'areaPath'],
  ])('badly formed as %j is refused by its field', async (body, reason) => {
    const answer = await api.call('/reports', { actor: clerk.actor, body })
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid', reason } })
  })
})

describe('a case is held back', () => {
  test.each([
    ['by an objection to its household', {}],
    ['by one that its facts are wrong', { ground: 'wrong_facts' }],
    ['by one about the procedure of its list', { ground: 'faulty_procedure', householdId: null }],
    ['by one nobody has placed yet', { householdId: null }],
  ] as const)('%s until that is decided', async (_what, given) => {
    const round = await addRound(api)
    const objection = await objectTo(api, await addCase(api, round), given)
    expect(await report(round.id)).toMatchObject(refused('nothing_ready'))
    await objection.decide('rejected')
    expect(await report(round.id)).toMatchObject({ status: 200 })
  })

  test('not by one that says somebody else was left out', async () => {
    const round = await addRound(api)
    await objectTo(api, await addCase(api, round), { ground: 'left_out', householdId: null })
    expect(await report(round.id)).toMatchObject({ status: 200 })
  })

  test('not by a measure that was called off where another stands', async () => {
    const round = await addRound(api)
    const it = await addCase(api, round)
    await api.sql`update measures set status = 'cancelled' where application_id = ${it.id}`
    expect(await report(round.id)).toMatchObject(refused('nothing_ready'))
  })

  test('by a measure that was for another time: it was not planned with this case', async () => {
    const round = await addRound(api)
    const it = await addCase(api, round)
    await api.sql`update measures set application_id = null where application_id = ${it.id}`
    expect(await report(round.id)).toMatchObject(refused('nothing_ready'))
  })

  test('by its own withdrawal from the day it is in force', async () => {
    const round = await addRound(api)
    const it = await addCase(api, round)
    await api.sql`
      update applications set withdrawal_asked_at = ${'2026-03-08T02:00:00.001Z'} where id = ${it.id}`
    api.clock.now = new Date('2026-03-09T02:00:00.001Z')
    expect(await report(round.id)).toMatchObject(refused('nothing_ready'))
    api.clock.now = new Date('2026-03-09T02:00:00.000Z')
    expect(await report(round.id)).toMatchObject({ status: 200 })
  })
})
