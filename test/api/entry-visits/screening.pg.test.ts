import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { factsPlace } from '../../../api/entry-visits/store'
import {
  COUNTY,
  GROUP,
  MONDAY_MORNING,
  OTHER_VILLAGE,
  startApi,
  type TestApi,
  TOWNSHIP,
  VILLAGE,
} from '../../support/api'
import { enter, entriesOf, openRound } from '../../support/entries'
import { chainOf } from '../../support/visits'
import { refused } from '../../support/rounds'

let api: TestApi
let cadre: Awaited<ReturnType<TestApi['addStaff']>>
let clerk: Awaited<ReturnType<TestApi['addStaff']>>
beforeAll(async () => {
  api = await startApi({ connections: 4 })
  await api.addCounty()
  clerk = await api.addStaff({ roles: [['township_clerk', TOWNSHIP]] })
  cadre = await api.addStaff({ name: '熊社长', roles: [['group_cadre', GROUP]] })
})
beforeEach(async () => {
  api.clock.now = new Date(MONDAY_MORNING)
  await api.ownerSql`truncate entry_visits`
  await api.sql`update rounds set status = 'closed'`
  await openRound(api, clerk.actor)
})
afterAll(() => api.close())

const screen = (body: Record<string, unknown>, actor = cadre.actor) =>
  api.call('/entry-visits/screenings', { actor, body })

describe('a screening', () => {
  test('is kept with what was found sealed, and is an event without words', async () => {
    const { id } = await api.addHousehold()
    const found = { size: 4, workers: 1, grade: 'c', netIncomePerHeadFen: 300_000 }
    const answer = await screen({ householdId: id, verdict: 'unclear', ...found, note: '没见到人' })
    expect(answer).toMatchObject({
      status: 200,
      body: { code: 'screened', vars: { verdict: 'unclear' } },
    })
    const [row] = await api.sql<{ id: string; facts_sealed: Buffer }[]>`
      select * from entry_visits where household_id = ${id}`
    expect(row).toMatchObject({
      kind: 'screening',
      status: 'finished',
      staff_id: cadre.id,
      area_path: GROUP,
      visited_on: '2026-03-09',
      open_disputes: 0,
    })
    expect(row?.facts_sealed.includes('没见到人')).toBe(false)
    const place = factsPlace(COUNTY, row?.id ?? '')
    expect(api.deps.sealer.open(place, row?.facts_sealed ?? Buffer.alloc(0))).toContain('没见到人')
    const events = await chainOf(api, `entry:${row?.id}`)
    expect(events).toMatchObject([
      { type: 'entry.screened', details: { householdId: id, verdict: 'unclear', size: 4 } },
    ])
    expect(JSON.stringify(events)).not.toContain('没见到人')
  })

  test('sent twice under one key is one, and gets the same answer', async () => {
    const { id } = await api.addHousehold()
    const body = { householdId: id, verdict: 'not_eligible' }
    const call = { actor: cadre.actor, body, key: 'once' }
    const first = await api.call('/entry-visits/screenings', call)
    expect(await api.call('/entry-visits/screenings', call)).toEqual(first)
    const [entry] = await entriesOf(api, id)
    expect(await chainOf(api, `entry:${entry?.id}`)).toHaveLength(1)
  })

  test('by two cadres at once ends with one entry, and both are answered', async () => {
    const colleague = await api.addStaff({ name: '冉社长', roles: [['group_cadre', GROUP]] })
    for (let i = 0; i < 5; i++) {
      const { id } = await api.addHousehold()
      const answers = await Promise.all([
        screen({ householdId: id, verdict: 'eligible' }),
        screen({ householdId: id, verdict: 'not_eligible' }, colleague.actor),
      ])
      expect(answers.map(({ status }) => status)).toEqual([200, 200])
      const codes = answers.map(({ body }) => body['code']).toSorted()
      expect(codes[0]).toMatch(/^screened/)
      expect(codes).toContain('screened_before')
      const [entry, ...more] = await entriesOf(api, id)
      expect(more).toEqual([])
      const winner = answers.find(({ body }) => body['code'] !== 'screened_before')
      const loser = answers.find(({ body }) => body['code'] === 'screened_before')
      for (const answer of [winner, loser])
        expect(answer?.body).toMatchObject({ vars: { verdict: entry?.verdict } })
      expect(await chainOf(api, `entry:${entry?.id}`)).toHaveLength(1)
    }
    await api.sql`update staff set is_active = false where id = ${colleague.id}`
  })

  test('can be rebuilt from its events', async () => {
    const { id } = await api.addHousehold()
    await screen({ householdId: id, verdict: 'eligible', size: 4 })
    await screen({ householdId: id, verdict: 'not_eligible', size: 3, isCorrection: true })
    const [entry] = await entriesOf(api, id)
    const last = (await chainOf(api, `entry:${entry?.id}`)).at(-1)
    expect(last?.details).toMatchObject({
      householdId: id,
      roundId: entry?.roundId,
      verdict: entry?.verdict,
      size: entry?.facts.size,
      openDisputes: entry?.openDisputes,
    })
  })
})

describe('a screening is refused', () => {
  const household = () => api.addHousehold()

  test.each([
    ['without a verdict', {}, 'verdict'],
    ['with a verdict nobody knows', { verdict: 'maybe' }, 'verdict'],
    ['with no household', { verdict: 'eligible', householdId: 'x' }, 'householdId'],
    ['with a household of nobody', { verdict: 'eligible', size: 0 }, 'size'],
    ['with half a worker', { verdict: 'eligible', workers: 0.5 }, 'workers'],
    ['with what it does not know', { verdict: 'eligible', mood: 'good' }, 'mood'],
  ])('%s', async (_what, change, reason) => {
    const { id } = await household()
    const answer = await screen({ householdId: id, ...change })
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid', reason } })
    expect(await entriesOf(api, id)).toEqual([])
  })

  test('of a household elsewhere, as if there were none', async () => {
    const { id } = await api.addHousehold({ areaPath: `${OTHER_VILLAGE}.1` })
    const answer = await screen({ householdId: id, verdict: 'eligible' })
    expect(answer).toMatchObject({ status: 404 })
  })

  test.each([
    ['on the register', 'registered', 'on_register'],
    ['closed', 'closed', 'household_closed'],
  ] as const)('of one that is %s', async (_what, status, reason) => {
    const { id } = await api.addHousehold({ status })
    expect(await screen({ householdId: id, verdict: 'eligible' })).toMatchObject(refused(reason))
  })

  test('by the village where the group has a cadre', async () => {
    const village = await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
    const { id } = await household()
    const answer = await screen({ householdId: id, verdict: 'eligible' }, village.actor)
    expect(answer).toMatchObject(refused('group_has_cadre'))
  })

  test('while no round is open', async () => {
    const { id } = await household()
    await api.sql`update rounds set status = 'closed'`
    expect(await screen({ householdId: id, verdict: 'eligible' })).toMatchObject(
      refused('no_round'),
    )
  })
})

describe('a cadre whom no message reaches', () => {
  test('leaves the screening of the group to the village', async () => {
    const areaPath = `${VILLAGE}.8`
    await api.addStaff({ roles: [['group_cadre', areaPath]], phone: null })
    const village = await api.addStaff({ roles: [['resident_cadre', VILLAGE]] })
    const { id } = await api.addHousehold({ areaPath })
    const answer = await screen({ householdId: id, verdict: 'unclear' }, village.actor)
    expect(answer.body).toMatchObject({ code: 'screened' })
  })
})

interface Progress {
  total: { households: number; screened: number; eligible: number; surveyed: number }
  parts: { areaPath: string; name: string; households: number; screened: number }[]
}

describe('the progress', () => {
  const read = async (query = '', actor = clerk.actor) =>
    (await api.call(`/entry-visits/progress${query}`, { actor })).body as unknown as Progress

  test('counts by group, by village or by township, also surveys and revisits', async () => {
    const [one, two] = [await api.addHousehold(), await api.addHousehold()]
    await screen({ householdId: one.id, verdict: 'eligible' })
    await enter(api, { householdId: two.id, kind: 'survey', staffId: clerk.id })
    await enter(api, { householdId: two.id, kind: 'survey', staffId: clerk.id, status: 'open' })
    const byGroup = await read(`?areaPath=${VILLAGE}&by=group`)
    const group = byGroup.parts.find(({ areaPath }) => areaPath === GROUP)
    expect(group).toMatchObject({ name: '3社', eligible: 1, surveyed: 0, revisited: 0 })
    await enter(api, { householdId: two.id, kind: 'survey', staffId: clerk.id })
    expect((await read(`?areaPath=${VILLAGE}`)).total).toMatchObject({ eligible: 1, surveyed: 1 })
    expect((await read('?by=township')).parts).toMatchObject([
      { areaPath: TOWNSHIP, name: '天元乡' },
    ])
  })

  test('of an area beyond the actor’s is not told', async () => {
    const village = await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
    for (const area of [TOWNSHIP, OTHER_VILLAGE])
      expect(
        await api.call(`/entry-visits/progress?areaPath=${area}`, { actor: village.actor }),
      ).toMatchObject({ status: 404 })
  })

  test('of a round long closed is gone', async () => {
    await api.sql`update rounds set status = 'closed'`
    expect((await read(`?areaPath=${VILLAGE}`)).total).toMatchObject({ households: 0 })
  })
})

describe('whatever a cadre does', () => {
  const next = async (except?: string) => {
    const query = except ? `?except=${except}` : ''
    const { body } = await api.call(`/entry-visits/screenings/next${query}`, { actor })
    return body as unknown as {
      next: { id: string } | null
      counts: { households: number; screened: number }
    }
  }
  let actor: `staff:${string}`
  let groups = 20

  test('progress never goes back but by households added, and each household comes once', async () => {
    const Act = fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom('eligible', 'not_eligible', 'unclear') },
      { weight: 2, arbitrary: fc.constant('put_off') },
      { weight: 1, arbitrary: fc.constantFrom('correct', 'add') },
    )
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 }),
        fc.array(Act, { maxLength: 10 }),
        async (size, acts) => {
          const areaPath = `${VILLAGE}.${++groups}`
          ;({ actor } = await api.addStaff({ roles: [['group_cadre', areaPath]] }))
          const all = new Set<string>()
          const add = async () =>
            all.add((await api.addHousehold({ areaPath, head: `户${all.size}` })).id)
          for (let i = 0; i < size; i++) await add()
          const done: string[] = []
          let before = 0
          for (const act of acts) {
            const { next: shown } = await next()
            if (act === 'add') await add()
            else if (act === 'correct' && done[0])
              await screen({ householdId: done[0], verdict: 'unclear', isCorrection: true }, actor)
            else if (act === 'put_off' && shown)
              await api.call('/entry-visits/screenings/put-off', {
                actor,
                body: { householdId: shown.id },
              })
            else if (shown && act !== 'put_off' && act !== 'correct') {
              expect(done).not.toContain(shown.id)
              await screen({ householdId: shown.id, verdict: act }, actor)
              done.push(shown.id)
            }
            const { counts } = await next()
            expect(counts.screened).toBeGreaterThanOrEqual(before)
            expect(counts).toMatchObject({ screened: done.length, households: all.size })
            before = counts.screened
          }
          // Who goes on to the end meets every household once, those put off last.
          for (let { next: shown } = await next(); shown; { next: shown } = await next()) {
            expect(done).not.toContain(shown.id)
            await screen({ householdId: shown.id, verdict: 'not_eligible' }, actor)
            done.push(shown.id)
          }
          expect(new Set(done)).toEqual(all)
        },
      ),
      { numRuns: 6 },
    )
  })
})
