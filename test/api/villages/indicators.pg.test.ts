import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { COUNTY, OTHER_VILLAGE, startApi, TOWNSHIP, VILLAGE } from '../../support/api'
import { addFamily, forgetVillages, reckon, setStandard } from '../../support/villages'

const api = await startApi({ connections: 2 })
await api.addCounty()
const clerk = await api.addStaff({ roles: [['township_clerk', TOWNSHIP]] })
const office = await api.addStaff({ roles: [['county_office', COUNTY]] })
const otherClerk = await api.addStaff({ roles: [['township_clerk', 'wuxi.yulin']] })
afterAll(api.close)
beforeEach(() => forgetVillages(api))

const GIVEN = {
  areaPath: VILLAGE,
  year: 2026,
  indicator: 'poor_transport',
  value: 3,
  source: '2025年交通局调查',
}
type Actor = `staff:${string}` | `contact:${string}` | 'job:command'
const set = (change: object = {}, actor: Actor | undefined = clerk.actor, key?: string) =>
  api.call('/villages/indicators', {
    body: { ...GIVEN, ...change },
    ...(actor && { actor }),
    ...(key && { key }),
  })

const stored = () => api.sql`
  select village_path as path, year, indicator, value, way, source, set_by as by
    from village_indicators order by village_path, year, indicator`

const DONE = {
  status: 200,
  body: { code: 'set', vars: { village: '宝坪村', year: 2026, value: 'poor_transport=3' } },
}

describe('an indicator of a village', () => {
  test('is entered with its source by a clerk of the township', async () => {
    expect(await set()).toEqual(DONE)
    expect(await stored()).toEqual([
      {
        path: VILLAGE,
        year: 2026,
        indicator: 'poor_transport',
        value: 3,
        way: 'entered',
        source: '2025年交通局调查',
        by: clerk.id,
      },
    ])
  })

  test('is entered by the office for any village, by the command line for nobody in particular', async () => {
    await set({ areaPath: OTHER_VILLAGE }, office.actor)
    await set({}, 'job:command')
    expect((await stored()).map(({ by }) => by as string | null)).toEqual([null, office.id])
  })

  test('entered again is changed, and the story keeps both', async () => {
    await set()
    await set({ value: 8, source: '复核' }, office.actor)
    expect(await stored()).toMatchObject([{ value: 8, source: '复核', by: office.id }])
    const story = await api.sql<{ details: object }[]>`
      select details from events where subject = ${`village:${VILLAGE}`}
       order by seq desc limit 2`
    expect(story.map(({ details }) => details)).toMatchObject([
      { value: 8, before: { value: 3, source: '2025年交通局调查' } },
      { value: 3, before: null },
    ])
  })

  test('sent twice is entered once', async () => {
    await set({}, clerk.actor, 'once')
    await set({ value: 9 })
    expect(await set({}, clerk.actor, 'once')).toEqual(DONE)
    expect(await stored()).toMatchObject([{ value: 9 }])
  })

  test('entered by two at once is one of both, whole', async () => {
    const both = await Promise.all([
      set({ value: 1, source: '一' }, clerk.actor),
      set({ value: 2, source: '二' }, office.actor),
    ])
    expect(both.map(({ status }) => status)).toEqual([200, 200])
    const [row] = await stored()
    expect([
      [1, '一', clerk.id],
      [2, '二', office.id],
    ]).toContainEqual([row?.['value'], row?.['source'], row?.['by']])
  })

  test('of an earlier year stands beside this year’s', async () => {
    await set({ year: 2025, value: 7 })
    await set()
    expect((await stored()).map(({ year, value }) => [year, value] as unknown[])).toEqual([
      [2025, 7],
      [2026, 3],
    ])
  })
})

describe('is refused', () => {
  test.each<[what: string, change: object, reason: string]>([
    ['above ten', { value: 11 }, 'value'],
    ['below zero', { value: -1 }, 'value'],
    ['in halves', { value: 2.5 }, 'value'],
    ['for a year ahead', { year: 2027 }, 'year'],
    ['for a year before registration began', { year: 2013 }, 'year'],
    ['without a source', { source: ' ' }, 'source'],
    ['where the roll gives it', { indicator: 'poverty_incidence' }, 'indicator'],
    ['with a field nobody knows', { note: '好' }, 'note'],
    ['of a place that is no path', { areaPath: '宝坪村' }, 'areaPath'],
  ])('%s', async (_what, change, reason) => {
    const { status, body } = await set(change)
    expect([status, body['reason']]).toEqual([400, reason])
    expect(await stored()).toEqual([])
  })

  test.each([TOWNSHIP, COUNTY, `${VILLAGE}.3`, 'wuxi.tianyuan.nowhere'])(
    'of %s, which is no village',
    async (areaPath) => {
      expect((await set({ areaPath }, office.actor)).status).toBe(404)
    },
  )

  test('to a clerk of another township, as if there were no such village', async () => {
    expect(await set({}, otherClerk.actor)).toMatchObject({
      status: 404,
      body: { reason: 'area' },
    })
  })

  test('where the roll gives the income already', async () => {
    await addFamily(api)
    await setStandard(api)
    await reckon(api)
    const given = { indicator: 'disposable_income', value: 900_000 }
    expect(await set(given)).toMatchObject({ status: 409, body: { reason: 'computed' } })
    // Of another year it does not.
    expect((await set({ ...given, year: 2025 })).status).toBe(200)
  })
})

describe('a draft of it', () => {
  const draft = (text: string, more: object = {}, actor: Actor = clerk.actor) =>
    api.call('/villages/indicators/drafts', {
      actor,
      body: { areaPath: VILLAGE, text, ...more },
    })

  test('says what was understood, and stores nothing', async () => {
    expect((await draft('交通 3 来源 2025年交通局调查')).body).toEqual({
      areaPath: VILLAGE,
      village: '宝坪村',
      year: 2026,
      indicator: 'poor_transport',
      value: 3,
      source: '2025年交通局调查',
      missing: null,
      mayEnter: true,
      isComputed: false,
    })
    expect(await stored()).toEqual([])
  })

  test.each<[text: string, more: object, expected: object]>([
    ['', {}, { missing: 'indicator' }],
    ['交通', {}, { indicator: 'poor_transport', missing: 'value' }],
    ['交通', { valueWords: '3级' }, { value: 3, missing: 'source' }],
    ['交通', { valueWords: '很差' }, { value: null, missing: 'value' }],
    ['交通 3', { source: '村委会' }, { source: '村委会', missing: null }],
    ['', { indicator: 'harsh_environment', valueWords: '7' }, { value: 7, missing: 'source' }],
    ['2025年 交通 3 交通局', {}, { year: 2025, missing: null }],
  ])('of “%s” with %j asks for what it lacks', async (text, more, expected) => {
    expect((await draft(text, more)).body).toMatchObject(expected)
  })

  test('tells a clerk of another township that it is not theirs', async () => {
    expect((await draft('交通 3', {}, otherClerk.actor)).body).toMatchObject({ mayEnter: false })
  })

  test('of what is no village is refused', async () => {
    const body = { areaPath: TOWNSHIP, text: '' }
    const { status } = await api.call('/villages/indicators/drafts', { actor: clerk.actor, body })
    expect(status).toBe(404)
  })
})
