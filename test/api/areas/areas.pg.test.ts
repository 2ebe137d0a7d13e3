import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findAreaByName } from '../../../api/areas/names'
import { loadReferenceAreas } from '../../../api/areas/reference'
import { type AreaRow, importAreas } from '../../../api/areas/service'
import { areaNames, areas } from '../../../db/schema'
import { WUXI_AREAS } from '../../../db/reference/wuxi-areas'
import { COUNTY, startApi, type TestApi, TOWNSHIP, VILLAGE } from '../../support/api'
import { commandContext } from '../../support/command'

let api: TestApi
beforeAll(async () => {
  api = await startApi()
  await api.addCounty()
})
afterAll(() => api.close())

const importRows = (rows: AreaRow[]) =>
  api.db.transaction((tx) => importAreas(tx, commandContext(api), rows))

const pathsUnder = async (under: string) =>
  (
    await api.sql<{ path: string }[]>`
      select path from areas where county = ${COUNTY} and path like ${`${under}.%`} order by path`
  ).map(({ path }) => path)

const eventsOf = (path: string) => api.sql<{ type: string; details: object }[]>`
  select type, details from events where county = ${COUNTY} and subject = ${`area:${path}`}`

describe('a list of villages taken in', () => {
  test('makes the villages and groups that are missing, each put on record', async () => {
    const { made } = await importRows([{ township: '天元乡', village: '长梁村', groups: 2 }])
    expect(made).toEqual([
      'wuxi.tianyuan.changliang',
      'wuxi.tianyuan.changliang.1',
      'wuxi.tianyuan.changliang.2',
    ])
    expect(await eventsOf('wuxi.tianyuan.changliang')).toEqual([
      { type: 'area.added', details: { level: 'village', name: '长梁村', groups: null } },
    ])
    const [village] = await api.sql`
      select name, level, groups from areas
       where county = ${COUNTY} and path = 'wuxi.tianyuan.changliang'`
    expect(village).toEqual({ name: '长梁村', level: 'village', groups: 2 })
  })

  test('changes nothing when it is taken in again', async () => {
    const rows = [{ township: '天元乡', village: '镇江村', groups: 3 }]
    await importRows(rows)
    const before = await pathsUnder(TOWNSHIP)
    expect(await importRows(rows)).toEqual({ made: [] })
    expect(await importRows([{ township: '天元', village: '镇江', groups: 1 }])).toEqual({
      made: [],
    })
    expect(await pathsUnder(TOWNSHIP)).toEqual(before)
    const [{ groups } = { groups: null }] = await api.sql`
      select groups from areas where county = ${COUNTY} and path = 'wuxi.tianyuan.zhenjiang'`
    expect(groups).toBe(3)
  })

  test('adds only the groups a village lacks', async () => {
    // The village stands with group 3 alone.
    const { made } = await importRows([{ township: '天元乡', village: '宝坪村', groups: 4 }])
    expect(made).toEqual([`${VILLAGE}.1`, `${VILLAGE}.2`, `${VILLAGE}.4`])
  })

  test('gives two villages of one sound different paths', async () => {
    const rows = ['象坪村', '橡坪村'].map((village) => ({ township: '天元乡', village, groups: 0 }))
    expect((await importRows(rows)).made).toEqual([
      'wuxi.tianyuan.xiangping',
      'wuxi.tianyuan.xiangping2',
    ])
  })

  test('finds a township by a name it once had', async () => {
    await api.db.insert(areas).values({
      county: COUNTY,
      path: 'wuxi.hongchiba',
      level: 'township',
      name: '红池坝镇',
      source: '测试',
    })
    const former = { county: COUNTY, path: 'wuxi.hongchiba', name: '中岗乡', source: '测试' }
    await api.db.insert(areaNames).values(former)
    const { made } = await importRows([{ township: '中岗乡', village: '茶山村', groups: 0 }])
    expect(made).toEqual(['wuxi.hongchiba.chashan'])
  })

  test('puts nothing into a village that was merged into another', async () => {
    const source = '测试'
    const old = { path: 'wuxi.tianyuan.old', name: '老村子村', successorPath: VILLAGE }
    await api.db.insert(areas).values({ county: COUNTY, level: 'village', source, ...old })
    const { made } = await importRows([{ township: '天元乡', village: '老村子村', groups: 5 }])
    expect(made).toEqual([`${VILLAGE}.5`])
  })

  test('is refused whole for a township nobody knows, and the row is named', async () => {
    const before = await pathsUnder(COUNTY)
    const rows = [
      { township: '天元乡', village: '阳坪村', groups: 1 },
      { township: '无名乡', village: '阳坪村', groups: 1 },
    ]
    await expect(importRows(rows)).rejects.toMatchObject({ code: 'invalid', reason: '1.township' })
    expect(await pathsUnder(COUNTY)).toEqual(before)
  })
})

test('a village is found by its name within one township only', async () => {
  const named = { level: 'village' as const, name: '宝坪' }
  const found = await findAreaByName(api.db, COUNTY, { ...named, under: TOWNSHIP })
  expect(found?.path).toBe(VILLAGE)
  const elsewhere = await findAreaByName(api.db, COUNTY, { ...named, under: 'wuxi.hongchiba' })
  expect(elsewhere).toBeUndefined()
})

describe('the reference areas', () => {
  const county = 'wuxi-reference'
  const load = () => api.db.transaction((tx) => loadReferenceAreas(tx, county))

  test('are stored with their names and codes, and again without a change', async () => {
    await load()
    await load()
    const [counted] = await api.sql`
      select (select count(*)::int from areas where county = ${county}) as areas,
             (select count(*)::int from area_names where county = ${county}) as names,
             (select count(*)::int from area_codes where county = ${county}) as codes`
    expect(counted).toEqual({
      areas: WUXI_AREAS.length,
      names: WUXI_AREAS.flatMap(({ names }) => names).length,
      codes: WUXI_AREAS.flatMap(({ codes }) => codes).length,
    })
  })

  test('leave alone what the county has named differently since', async () => {
    await api.sql`
      update areas set name = '新名字' where county = ${county} and path = 'wuxi.tianyuan'`
    await load()
    const [row] = await api.sql`
      select name from areas where county = ${county} and path = 'wuxi.tianyuan'`
    expect(row).toEqual({ name: '新名字' })
  })

  test('answer to the name a township had before', async () => {
    const found = await findAreaByName(api.db, county, {
      level: 'township',
      under: 'wuxi',
      name: '中岗乡',
    })
    expect(found?.path).toBe('wuxi.hongchiba')
  })
})

const list = async (query: string) => {
  const { status, body } = await api.call(`/areas${query}`, { actor: 'job:command' })
  expect(status).toBe(200)
  return body as { items: { path: string }[]; next: string | null }
}

describe('GET /areas', () => {
  test('tells the villages of a township with what was merged into them', async () => {
    const source = '测试'
    const gone = { county: COUNTY, path: 'wuxi.yulin.gone', name: '撤并村', source }
    await api.db.insert(areas).values({ ...gone, level: 'village', successorPath: VILLAGE })
    const { items } = await list('?under=wuxi.tianyuan&level=village')
    const paths = items.map(({ path }) => path)
    expect(paths).toContain(VILLAGE)
    expect(paths).toContain('wuxi.yulin.gone')
    const ofVillage = (await list(`?under=${VILLAGE}`)).items.map(({ path }) => path)
    expect(ofVillage).toEqual(expect.arrayContaining([VILLAGE, `${VILLAGE}.3`, 'wuxi.yulin.gone']))
    expect(paths).not.toContain('wuxi.hongchiba.chashan')
    expect(paths).not.toContain(`${VILLAGE}.3`)
    expect(paths).not.toContain(TOWNSHIP)
  })

  test('page by page tells each area once', async () => {
    const whole = (await list('?limit=500')).items.map(({ path }) => path)
    const paged: string[] = []
    let next: string | null = null
    do {
      const page: { items: { path: string }[]; next: string | null } = await list(
        `?limit=3${next ? `&cursor=${next}` : ''}`,
      )
      paged.push(...page.items.map(({ path }) => path))
      next = page.next
    } while (next)
    expect(paged).toEqual(whole)
    expect(new Set(paged).size).toBe(paged.length)
  })

  test.each([
    ['?under=wuxi.%25', 'under'],
    ['?under=Wuxi', 'under'],
    ['?level=province', 'level'],
    ['?limit=0', 'limit'],
    ['?limit=501', 'limit'],
    ['?cursor=x', 'cursor'],
  ])('%s is refused by naming %s', async (query, reason) => {
    const { status, body } = await api.call(`/areas${query}`, { actor: 'job:command' })
    expect([status, body['code'], body['reason']]).toEqual([400, 'invalid', reason])
  })
})
