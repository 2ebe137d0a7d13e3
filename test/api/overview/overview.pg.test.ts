import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Numbers } from '../../../api/overview/rules'
import { MONEY_NUMBERS, OVERVIEW_NUMBERS, type OverviewNumber } from '../../../db/values/overview'
import { COUNTY, OTHER_VILLAGE, startApi, type TestApi, TOWNSHIP, VILLAGE } from '../../support/api'
import { addMeasure, addPayment, addProgramme, ELSEWHERE } from '../../support/overview'

let api: TestApi
let programme: Awaited<ReturnType<typeof addProgramme>>
let office: `staff:${string}`
beforeAll(async () => {
  api = await startApi()
  await api.addCounty()
  programme = await addProgramme(api)
  office = (await api.addStaff({ roles: [['county_office', COUNTY]] })).actor
})
afterAll(() => api.close())

const refresh = () => api.call('/overview/refresh', { actor: 'job:worker', body: {} })

async function numbersOf(areaPath = COUNTY): Promise<Numbers> {
  const { body } = await api.call(`/overview?areaPath=${areaPath}`, { actor: office })
  return body['numbers'] as Numbers
}

/** All rows behind a number, two a page. */
async function rowsOf(what: OverviewNumber, areaPath: string) {
  const rows: { id: string; fen: number | null; label: string }[] = []
  const totals = new Set<unknown>()
  for (let cursor = ''; ;) {
    const path = `/overview/rows?what=${what}&areaPath=${areaPath}&limit=2${cursor}`
    const { body } = await api.call(path, { actor: office })
    rows.push(...(body['items'] as typeof rows))
    totals.add(body['total'])
    if (body['next'] === null) {
      // Each page says how many there are in all.
      expect([what, ...totals]).toEqual([what, rows.length])
      return rows
    }
    cursor = `&cursor=${body['next']}`
  }
}

test('the office sees how many stand where, and each precision with what it lacks', async () => {
  expect(await numbersOf()).toMatchObject({
    registered: 6,
    in_care: 4,
    exited: 2,
    returned: 1,
    watched: 1,
    // 牟大山’s is late, 贺长富 has no cause and 卢正清 no measure.
    measures_lacking: 3,
    measures_late: 1,
    // Only 谭大山 has a helper, and a village with a first secretary.
    people_lacking: 5,
    left_once: 3,
    results_lacking: 2,
    paid: 2,
    paid_lacking: 1,
    projects: 3,
    projects_lacking: 2,
    projects_late: 1,
    money_arrived: 500_000,
    money_allocated: 500_000,
  })
})

test.each([COUNTY, TOWNSHIP, VILLAGE, OTHER_VILLAGE, ELSEWHERE])(
  'every number of %s is as many rows as it says, or their sum, counted before or not',
  async (areaPath) => {
    for (const isRefreshed of [false, true]) {
      if (isRefreshed) await refresh()
      const numbers = await numbersOf(areaPath)
      const wrong: string[] = []
      for (const what of OVERVIEW_NUMBERS) {
        const rows = await rowsOf(what, areaPath)
        const isMoney = (MONEY_NUMBERS as readonly string[]).includes(what)
        const told = isMoney ? rows.reduce((sum, { fen }) => sum + (fen ?? 0), 0) : rows.length
        if (told !== (numbers[what] ?? 0)) wrong.push(`${what}: ${numbers[what]}, rows ${told}`)
        if (new Set(rows.map(({ id }) => id)).size !== rows.length) wrong.push(`${what} twice`)
      }
      expect(wrong).toEqual([])
    }
  },
)

test('whatever is counted is counted anew when one row beneath it changes', async () => {
  const { of, helperId, projectId } = programme
  const changes: [OverviewNumber, number, () => Promise<unknown>][] = [
    ['registered', 1, () => api.addHousehold({ status: 'registered', areaPath: OTHER_VILLAGE })],
    [
      'watched',
      1,
      () => api.sql`update households set watch = 'unstable_exit' where head_name = '冉启旺'`,
    ],
    [
      'results_lacking',
      -1,
      () => api.sql`update households set watch = null where head_name = '冉启旺'`,
    ],
    ['measures_lacking', -1, () => addMeasure(api, of('卢正清'), helperId, '2026-12-31')],
    [
      'measures_late',
      -1,
      () =>
        api.sql`update measures set status = 'delivered', delivered_on = '2026-03-09' where household_id = ${of('牟大山')}`,
    ],
    ['people_lacking', 1, () => api.sql`update staff set is_active = false where id = ${helperId}`],
    ['people_lacking', -1, () => api.sql`update staff set is_active = true where id = ${helperId}`],
    [
      'people_lacking',
      1,
      () =>
        api.sql`update pairings set to_day = '2026-03-08', end_reason = 'other' where household_id = ${of('谭大山')}`,
    ],
    [
      'paid_lacking',
      -1,
      () => api.sql`update payments set answer = 'received' where household_id = ${of('孙长庚')}`,
    ],
    [
      'paid_lacking',
      1,
      () => api.sql`delete from project_households where household_id = ${of('孙长庚')}`,
    ],
    ['paid', 1, () => addPayment(api, projectId, of('牟大山'), 'denied')],
    ['visits_late', -1, () => visit(of('谭大山'))],
    [
      'projects_late',
      -1,
      () => api.sql`update projects set due_on = '2026-03-09' where due_on = '2026-03-08'`,
    ],
    [
      'exited',
      -1,
      () =>
        api.sql`delete from people where household_id = ${of('冉启旺')}`.then(
          () => api.sql`delete from households where id = ${of('冉启旺')}`,
        ),
    ],
  ]
  for (const [number, by, change] of changes) {
    await refresh()
    const before = (await numbersOf())[number] ?? 0
    await change()
    expect([number, (await numbersOf())[number]]).toEqual([number, before + by])
    await refresh()
    expect([number, (await numbersOf())[number]]).toEqual([number, before + by])
  }
})

const visit = (householdId: string) => api.sql`
  insert into visits (county, id, household_id, staff_id, purpose, visited_on, noted_at, body_sealed, is_far)
  select county, gen_random_uuid(), ${householdId}, id, 'learn_situation', '2026-03-09', ${api.clock.now}, '', false
    from staff where id = ${programme.helperId}`

test('a change that is not committed yet is not lost on a count made meanwhile', async () => {
  await refresh()
  const { registered = 0 } = await numbersOf()
  const done = Promise.withResolvers<void>()
  const begun = Promise.withResolvers<void>()
  const change = api.ownerSql.begin(async (tx) => {
    await tx`update households set status = 'unregistered' where head_name = '卢正清'`
    begun.resolve()
    await done.promise
  })
  await begun.promise
  await refresh()
  expect((await numbersOf()).registered).toBe(registered)
  done.resolve()
  await change
  expect((await numbersOf()).registered).toBe((registered ?? 0) - 1)
  await refresh()
  expect((await numbersOf()).registered).toBe((registered ?? 0) - 1)
})

test('nobody sees beyond their own area; of their like only how many and the middle', async () => {
  const clerk = (await api.addStaff({ roles: [['township_clerk', TOWNSHIP]] })).actor
  const cadre = (await api.addStaff({ roles: [['village_cadre', VILLAGE]] })).actor
  const statusOf = async (actor: typeof clerk, path: string) =>
    [
      (await api.call(`/overview?areaPath=${path}`, { actor })).status,
      (await api.call(`/overview/rows?what=registered&areaPath=${path}`, { actor })).status,
    ].join()
  expect(await statusOf(clerk, TOWNSHIP)).toBe('200,200')
  expect(await statusOf(clerk, OTHER_VILLAGE)).toBe('200,200')
  expect(await statusOf(clerk, COUNTY)).toBe('404,404')
  expect(await statusOf(clerk, ELSEWHERE)).toBe('404,404')
  expect(await statusOf(cadre, VILLAGE)).toBe('200,200')
  expect(await statusOf(cadre, OTHER_VILLAGE)).toBe('404,404')
  expect(await statusOf(cadre, TOWNSHIP)).toBe('404,404')
  const own = (await api.call('/overview', { actor: clerk })).body
  expect(JSON.stringify(own)).not.toMatch(/鱼鳞乡|yulin|五宋/)
  const [object] = own['gauges'] as { peers: object }[]
  // One township of two would know the other's by the middle.
  expect(object?.peers).toEqual({ rank: null, of: 1, median: null })
})

test('the end of a month is recorded once, also by two at once, and never changed', async () => {
  api.clock.now = new Date('2026-03-31T02:00:00Z')
  expect((await refresh()).body).toMatchObject({ recorded: 0 })
  api.clock.now = new Date('2026-03-31T16:05:00Z')
  const both = await Promise.all([refresh(), refresh()])
  const recorded = both.map(({ body }) => Number(body['recorded'])).toSorted((a, b) => a - b)
  expect(recorded).toEqual([0, 6])
  await api.addHousehold({ status: 'registered' })
  expect((await refresh()).body).toMatchObject({ recorded: 0 })
  const { body } = await api.call('/overview', { actor: office })
  const [march] = body['months'] as { month: string; numbers: Numbers }[]
  expect(march?.month).toBe('2026-03')
  expect(march?.numbers.registered).toBe(((await numbersOf()).registered ?? 0) - 1)
  await expect(api.sql`update overview_months set numbers = '{}'`).rejects.toThrow()
  await expect(api.ownerSql`update overview_months set numbers = '{}'`).rejects.toThrow(
    'never changed',
  )
})

test('what is few is not told to the public, and nothing else but counts is', async () => {
  const { body } = await api.call('/overview/public')
  expect(body['numbers']).toMatchObject({ registered: null, exited: null, returned: null })
  expect(Object.keys(body).toSorted()).toEqual(['county', 'numbers', 'page', 'today'])
  for (let i = 0; i < 10; i++) await api.addHousehold({ status: 'registered' })
  const numbers = (await api.call('/overview/public')).body['numbers'] as Numbers
  expect(numbers.registered).toBe((await numbersOf()).registered)
  expect(JSON.stringify(numbers)).not.toMatch(/complaint|lead/)
})
