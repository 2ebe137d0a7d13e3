import { eq } from 'drizzle-orm'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { areas, events, villageScores } from '../../../db/schema'
import { COUNTY, GROUP, MONDAY_MORNING, OTHER_VILLAGE, startApi, VILLAGE } from '../../support/api'
import {
  addFamily,
  enterGrades,
  forgetVillages,
  reckon,
  scoreOf,
  setStandard,
  STANDARD,
} from '../../support/villages'

const api = await startApi({ connections: 2 })
await api.addCounty()
const clerk = await api.addStaff({ roles: [['township_clerk', 'wuxi.tianyuan']] })
afterAll(api.close)
beforeEach(async () => {
  api.clock.now = new Date(MONDAY_MORNING)
  await forgetVillages(api)
  await setStandard(api)
})

const valueOf = async (indicator: string, path = VILLAGE) =>
  (await scoreOf(api, path)).lines.find((line) => line.indicator === indicator)

/** Ten people of whom four are poor, and all ten indicators known. */
async function village(areaPath = VILLAGE) {
  const group = `${areaPath}.3`
  await addFamily(api, { areaPath: group, born: [1950, 1990, 2010], status: 'registered' })
  await addFamily(api, { areaPath: group, born: [1980], status: 'returned', isDisabled: true })
  await addFamily(api, { areaPath: group, born: [1980, 1982], status: 'exited' })
  await addFamily(api, { areaPath: group, born: [1940, 1941, 1980, 1981] })
  await enterGrades(api, areaPath)
}

describe('reckoning a year', () => {
  test('scores a village line by line, and the lines say where they come from', async () => {
    await village()
    const { body } = await reckon(api)
    expect(body).toEqual({
      year: 2026,
      standardFrom: '2026-01-01',
      scored: 1,
      incomplete: 1,
      deep: 0,
      relative: 1,
    })
    const score = await scoreOf(api)
    expect(score).toMatchObject({
      village: '宝坪村',
      township: '天元乡',
      year: 2026,
      state: 'scored',
      // 8 + 10 + 2 + 5 + 3 × 5 + 5 + 0 + 5
      scoreMilli: 50_000,
      rank: 1,
      of: 1,
      class: 'relative',
      status: null,
      missing: [],
    })
    expect(score.lines.reduce((sum, { milli }) => sum + milli, 0)).toBe(50_000)
    expect(score.lines.map(({ milli }) => milli)).toEqual(
      score.lines.map(({ milli }) => milli).toSorted((a, b) => b - a),
    )
    expect(await valueOf('poverty_incidence')).toEqual({
      indicator: 'poverty_incidence',
      value: 400,
      way: 'computed',
      weight: 10,
      milli: 8_000,
      source: '未脱贫在册人口4人÷乡村人口10人',
      query: expect.stringContaining("status in ('registered', 'exiting', 'returned')") as string,
    })
    expect(await valueOf('poor_transport')).toMatchObject({
      value: 5,
      way: 'entered',
      milli: 5_000,
      source: '2025年交通局调查',
      query: null,
    })
  })

  test.each([
    ['registered_share', 600, '在册人口6人÷乡村人口10人'],
    ['low_income_share', 100, '低保、特困和有残疾人的户的人口1人÷乡村人口10人'],
    ['disposable_income', 900_000, '纯收入90000元÷已知收入的人口10人'],
    ['allowance_burden', 250, '其中低保、特困和有残疾人的户1人÷未脱贫在册人口4人'],
    ['illness_burden', 0, '其中因病致贫0人÷未脱贫在册人口4人'],
    ['elderly_burden', 250, '其中老人1人÷未脱贫在册人口4人'],
  ])('computes %s from the roll', async (indicator, value, source) => {
    await village()
    await reckon(api)
    expect(await valueOf(indicator)).toMatchObject({ value, source, way: 'computed' })
  })

  test.each<[what: string, indicator: string, Parameters<typeof addFamily>[1], to: number]>([
    ['a poor household', 'poverty_incidence', { status: 'exiting' }, 455],
    ['a household no more', 'poverty_incidence', { status: 'closed' }, 400],
    ['a household that concealed facts', 'poverty_incidence', { status: 'terminated' }, 400],
    ['an exited household', 'registered_share', { status: 'exited' }, 636],
    ['a household on 低保', 'low_income_share', { type: 'subsistence_allowance' }, 182],
    ['a household on 特困', 'low_income_share', { type: 'extreme_hardship' }, 182],
    ['a household with a disabled member', 'low_income_share', { isDisabled: true }, 182],
    ['a household with more income', 'disposable_income', { yuan: 20_000 }, 1_000_000],
    ['a household of unknown income', 'disposable_income', { yuan: null }, 900_000],
    [
      'a poor household on 低保',
      'allowance_burden',
      { status: 'registered', type: 'subsistence_allowance' },
      400,
    ],
    ['a household on 低保', 'allowance_burden', { type: 'subsistence_allowance' }, 250],
    [
      'a household poor by illness',
      'illness_burden',
      { status: 'registered', cause: 'illness' },
      200,
    ],
    ['an ill household that is not poor', 'illness_burden', { cause: 'illness' }, 0],
    ['a poor person of 60', 'elderly_burden', { status: 'registered', born: [1966] }, 400],
    ['a poor person of 59', 'elderly_burden', { status: 'registered', born: [1967] }, 200],
    ['an old person who is not poor', 'elderly_burden', { born: [1940] }, 250],
  ])('%s more changes %s as it should', async (_what, indicator, family, to) => {
    await village()
    await addFamily(api, { areaPath: GROUP, ...family })
    await reckon(api)
    expect((await valueOf(indicator))?.value).toBe(to)
  })

  test('counts a cause that is not the main one', async () => {
    await village()
    await api.ownerSql`update households set other_causes = '{schooling,illness}'
                        where status = 'returned'`
    await reckon(api)
    expect((await valueOf('illness_burden'))?.value).toBe(250)
  })

  test('leaves a village without a score of which something is not known, and says what', async () => {
    await village()
    await addFamily(api, { areaPath: `${OTHER_VILLAGE}.1` })
    await reckon(api)
    expect(await scoreOf(api, OTHER_VILLAGE)).toMatchObject({
      state: 'incomplete',
      scoreMilli: null,
      rank: null,
      class: null,
      lines: [],
      missing: ['poor_transport', 'poor_drinking_water', 'harsh_environment'],
    })
  })

  test('takes the income that was entered where the roll knows too little of it', async () => {
    await village()
    await api.ownerSql`update households set net_income_per_head_fen = null where size <> 1`
    const body = {
      areaPath: VILLAGE,
      year: 2026,
      indicator: 'disposable_income',
      value: 1_150_000,
      source: '统计公报',
    }
    await api.call('/villages/indicators', { actor: clerk.actor, body })
    await reckon(api)
    expect(await valueOf('disposable_income')).toMatchObject({
      value: 1_150_000,
      way: 'entered',
      source: '统计公报',
    })
    await api.ownerSql`update households set net_income_per_head_fen = 800000`
    await reckon(api)
    expect(await valueOf('disposable_income')).toMatchObject({ value: 800_000, way: 'computed' })
  })

  test('leaves no computed figure behind where the roll gives it no more', async () => {
    await village()
    await reckon(api)
    await api.ownerSql`update households set net_income_per_head_fen = null`
    await reckon(api)
    expect(await scoreOf(api)).toMatchObject({
      state: 'incomplete',
      missing: ['disposable_income'],
    })
  })

  test('ranks all villages, and those of one score alike', async () => {
    await village()
    await village(OTHER_VILLAGE)
    await reckon(api)
    expect((await scoreOf(api, OTHER_VILLAGE)).rank).toBe(1)
    await enterGrades(api, OTHER_VILLAGE, 6)
    await reckon(api)
    expect([(await scoreOf(api)).rank, (await scoreOf(api, OTHER_VILLAGE)).rank]).toEqual([2, 1])
  })

  test('counts a village that was merged with its successor', async () => {
    await village()
    const merged = { path: 'wuxi.tianyuan.laocun', level: 'village' as const, name: '老村' }
    const row = { county: COUNTY, ...merged, successorPath: VILLAGE, source: '测试' }
    await api.db.insert(areas).values(row)
    await addFamily(api, { areaPath: `${merged.path}.1`, status: 'registered', born: [1950] })
    await reckon(api)
    expect(await valueOf('poverty_incidence')).toMatchObject({
      source: '未脱贫在册人口5人÷乡村人口11人',
    })
    expect((await valueOf('elderly_burden'))?.source).toContain('2人')
    // Asked for by its old path it is the successor.
    expect((await scoreOf(api, merged.path)).village).toBe('宝坪村')
    await api.ownerSql`delete from areas where path = ${merged.path}`
  })
})

describe('what was reckoned', () => {
  test('stays as it was until somebody reckons again', async () => {
    await village()
    await reckon(api)
    await addFamily(api, { status: 'registered', born: [1980, 1981, 1982, 1983] })
    await enterGrades(api, VILLAGE, 10)
    expect((await scoreOf(api)).scoreMilli).toBe(50_000)
    api.clock.now = new Date('2026-03-10T02:00:00.000Z')
    await reckon(api)
    const { scoreMilli, reckonedAt } = await scoreOf(api)
    expect(scoreMilli).toBeGreaterThan(60_000)
    expect(reckonedAt).toBe('2026-03-10T02:00:00.000Z')
  })

  test('is the same reckoned again from the same roll, and then nothing is recorded of the village', async () => {
    await village()
    await reckon(api)
    const first = await scoreOf(api)
    const before = await storyOf()
    await reckon(api)
    expect(await scoreOf(api)).toEqual(first)
    expect(await storyOf()).toEqual(before)
  })

  test('can be rebuilt from the village’s events alone', async () => {
    await village()
    await reckon(api)
    await enterGrades(api, VILLAGE, 9)
    await reckon(api)
    const last = (await storyOf()).findLast(({ type }) => type === 'village.reckoned')
    const [row] = await api.db.select().from(villageScores)
    expect(row).toMatchObject({ ...(last?.details as object) })
    await api.ownerSql`delete from village_indicators where indicator = 'poor_transport'`
    await reckon(api)
    expect((await storyOf()).at(-1)).toMatchObject({
      type: 'village.reckoned',
      details: { year: 2026, missing: ['poor_transport'] },
    })
  })

  test('by another standard is replaced, and says which it was', async () => {
    await village()
    await reckon(api)
    api.clock.now = new Date('2026-06-01T02:00:00.000Z')
    await setStandard(api, { ...STANDARD, deepFrom: 50 }, '2026-05-01')
    expect(await scoreOf(api)).toMatchObject({ class: 'relative', standardFrom: '2026-01-01' })
    await reckon(api)
    expect(await scoreOf(api)).toMatchObject({ class: 'deep', standardFrom: '2026-05-01' })
  })

  test('of last year is a year of its own', async () => {
    await village()
    await enterGrades(api, VILLAGE, 10, 2025)
    await reckon(api)
    await reckon(api, 2025)
    expect((await scoreOf(api)).scoreMilli).toBe(50_000)
    expect((await scoreOf(api, VILLAGE, '?year=2025')).scoreMilli).toBe(65_000)
  })

  async function storyOf() {
    return api.db
      .select({ type: events.type, details: events.details })
      .from(events)
      .where(eq(events.subject, `village:${VILLAGE}`))
      .orderBy(events.seq)
  }
})

describe('is refused', () => {
  test.each([2024, 2027, 2025.5])('for the year %d', async (year) => {
    expect((await reckon(api, year)).body).toMatchObject({ code: 'invalid' })
  })

  test('without a standard', async () => {
    await api.ownerSql`truncate village_standards`
    expect(await reckon(api)).toMatchObject({
      status: 409,
      body: { code: 'figure_missing', reason: 'village_standard' },
    })
  })

  test('by a standard that begins tomorrow', async () => {
    await api.ownerSql`truncate village_standards`
    await setStandard(api, STANDARD, '2026-03-10')
    expect((await reckon(api)).body).toMatchObject({ code: 'figure_missing' })
    api.clock.now = new Date('2026-03-09T16:00:00.000Z')
    expect((await reckon(api)).status).toBe(200)
  })

  test('to whoever is not of the county office', async () => {
    const call = { actor: clerk.actor, body: { year: 2026 } }
    expect((await api.call('/villages/scores', call)).status).toBe(403)
  })
})

test('two who reckon at once leave one whole reckoning', async () => {
  await village()
  await village(OTHER_VILLAGE)
  const both = await Promise.all([reckon(api), reckon(api)])
  expect(both.map(({ status }) => status)).toEqual([200, 200])
  expect(await api.db.$count(villageScores)).toBe(2)
  expect(await scoreOf(api)).toMatchObject({ state: 'scored', scoreMilli: 50_000 })
})

test('sent twice it is reckoned once', async () => {
  await village()
  const call = { actor: 'job:command' as const, body: { year: 2026 }, key: 'once' }
  const first = await api.call('/villages/scores', call)
  await enterGrades(api, VILLAGE, 10)
  expect(await api.call('/villages/scores', call)).toEqual(first)
  expect((await scoreOf(api)).scoreMilli).toBe(50_000)
})
