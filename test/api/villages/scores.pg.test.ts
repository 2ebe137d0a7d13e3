import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { areas } from '../../../db/schema'
import { COUNTY, OTHER_VILLAGE, startApi, TOWNSHIP, VILLAGE } from '../../support/api'
import {
  addFamily,
  enterGrades,
  forgetVillages,
  reckon,
  scoreOf,
  setStandard,
} from '../../support/villages'

const YULIN = 'wuxi.yulin'
const api = await startApi()
await api.addCounty()
await api.db.insert(areas).values([
  { county: COUNTY, path: YULIN, level: 'township', name: '鱼鳞乡', source: '测试' },
  { county: COUNTY, path: `${YULIN}.xinhua`, level: 'village', name: '新华村', source: '测试' },
])
afterAll(api.close)
beforeEach(async () => {
  await forgetVillages(api)
  await setStandard(api)
})

async function reckoned() {
  const grades = { [VILLAGE]: 9, [OTHER_VILLAGE]: 3, [`${YULIN}.xinhua`]: 6 }
  for (const [path, grade] of Object.entries(grades)) {
    await addFamily(api, { areaPath: `${path}.1`, status: 'registered', born: [1950] })
    await enterGrades(api, path, grade)
  }
  await reckon(api)
}

const list = async (query = '') =>
  (await api.call(`/villages/scores${query}`)).body as unknown as {
    year: number | null
    items: { path: string; rank: number; village: string; township: string }[]
    summary: object | null
    next: string | null
  }

describe('the ranking', () => {
  test('is read by anybody, the poorest village first, and names nobody', async () => {
    await reckoned()
    const { year, summary, items, next } = await list()
    expect(year).toBe(2026)
    expect(summary).toEqual({
      villages: 3,
      scored: 3,
      deep: 1,
      relative: 2,
      incomplete: 0,
      standardFrom: '2026-01-01',
      reckonedAt: '2026-03-09T02:00:00.000Z',
    })
    expect(items).toEqual([
      {
        path: VILLAGE,
        village: '宝坪村',
        township: '天元乡',
        rank: 1,
        scoreMilli: 62_000,
        class: 'deep',
        status: null,
      },
      expect.objectContaining({ township: '鱼鳞乡', rank: 2, scoreMilli: 53_000 }),
      expect.objectContaining({ path: OTHER_VILLAGE, rank: 3, class: 'relative' }),
    ])
    expect(next).toBeNull()
  })

  test('of a township keeps the ranks of the county', async () => {
    await reckoned()
    const { items, summary } = await list(`?under=${TOWNSHIP}`)
    expect(items.map(({ village, rank }) => [village, rank])).toEqual([
      ['宝坪村', 1],
      ['新华村', 3],
    ])
    expect(summary).toMatchObject({ villages: 2, scored: 2, incomplete: 0 })
  })

  test('comes in pages, also where villages share a rank', async () => {
    for (const path of [VILLAGE, OTHER_VILLAGE, `${YULIN}.xinhua`]) {
      await addFamily(api, { areaPath: `${path}.1` })
      await enterGrades(api, path)
    }
    await reckon(api)
    const seen: string[] = []
    for (let cursor = ''; ;) {
      const { items, next } = await list(`?limit=1${cursor && `&cursor=${cursor}`}`)
      seen.push(...items.map(({ path }) => path))
      if (next === null) break
      cursor = next
    }
    expect(seen.toSorted()).toEqual([VILLAGE, OTHER_VILLAGE, `${YULIN}.xinhua`].toSorted())
  })

  test('before anybody reckoned is empty', async () => {
    expect(await list()).toEqual({
      year: null,
      summary: null,
      items: [],
      next: null,
      page: '/wuxi/villages',
    })
  })

  test.each(['?cursor=nonsense', '?year=1900', '?limit=0', '?under=天元乡'])(
    'asked for with %s is refused',
    async (query) => {
      expect((await api.call(`/villages/scores${query}`)).status).toBe(400)
    },
  )
})

describe('a village', () => {
  test('that nobody reckoned yet waits', async () => {
    await enterGrades(api)
    const { state, year, missing } = await scoreOf(api)
    expect([state, year, missing.length]).toEqual(['waiting', 2026, 7])
  })

  test('of which all became known after the reckoning waits for the next', async () => {
    await reckoned()
    await api.ownerSql`delete from village_scores where village_path = ${VILLAGE}`
    expect((await scoreOf(api)).state).toBe('waiting')
  })

  test.each([TOWNSHIP, COUNTY, 'wuxi.tianyuan.nowhere'])('is not %s', async (path) => {
    expect((await api.call(`/villages/scores/${path}`)).status).toBe(404)
  })
})

describe('a place as it is worded', () => {
  const meant = async (text: string, actor?: `staff:${string}` | `contact:${string}`) =>
    (await api.call(`/villages/by-words?text=${encodeURIComponent(text)}`, actor && { actor })).body

  test.each<[text: string, expected: object]>([
    ['宝坪村', { areaPath: VILLAGE, area: '宝坪村', level: 'village', rest: '' }],
    ['宝坪', { areaPath: VILLAGE }],
    ['天元乡新华村', { areaPath: OTHER_VILLAGE }],
    ['天元乡', { areaPath: TOWNSHIP, level: 'township' }],
    ['全县', { areaPath: COUNTY, level: 'county' }],
    ['巫溪县', { areaPath: COUNTY, level: 'county' }],
    ['宝坪村3社', { areaPath: VILLAGE }],
    ['宝坪村 交通 3 来源 村委会', { areaPath: VILLAGE, rest: '交通 3 来源 村委会' }],
  ])('“%s” is found', async (text, expected) => {
    expect(await meant(text)).toMatchObject({ state: 'found', ...expected })
  })

  test.each([
    // Two townships have one.
    ['新华村', 'several'],
    ['无此村', 'unknown'],
    ['', 'unknown'],
  ])('“%s” is %s', async (text, state) => {
    expect(await meant(text)).toEqual({ state })
  })

  test('is one’s own before another of the name, and one’s own without a word', async () => {
    const { id } = await api.addHousehold({ areaPath: `${YULIN}.xinhua.1` })
    const villager = await api.addContact({ linkedTo: [id] })
    const cadre = await api.addStaff({ roles: [['village_cadre', OTHER_VILLAGE]] })
    const texting = await api.addContact({ phone: cadre.phone ?? '' })
    for (const text of ['新华村', '']) {
      expect(await meant(text, villager.actor)).toMatchObject({ areaPath: `${YULIN}.xinhua` })
      expect(await meant(text, cadre.actor)).toMatchObject({ areaPath: OTHER_VILLAGE })
      expect(await meant(text, texting.actor)).toMatchObject({ areaPath: OTHER_VILLAGE })
    }
    expect(await meant('宝坪村', villager.actor)).toMatchObject({ areaPath: VILLAGE })
  })
})
