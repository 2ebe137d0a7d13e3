import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { overviewPicture } from '../../../api/overview/picture'
import type { Overview } from '../../../api/overview/read'
import type { AreaSatisfaction } from '../../../api/satisfaction/latest'
import { COUNTY, OTHER_VILLAGE, startApi, type TestApi, TOWNSHIP, VILLAGE } from '../../support/api'
import { ELSEWHERE } from '../../support/overview'
import {
  addSatisfaction,
  addSatisfactionAnswer,
  addSatisfactionDraw,
} from '../../support/satisfaction'
import { areas } from '../../../db/schema'

let api: TestApi
let office: `staff:${string}`
let clerk: `staff:${string}`
let cadre: `staff:${string}`
beforeAll(async () => {
  api = await startApi()
  await api.addCounty()
  await api.db.insert(areas).values(
    (
      [
        ['wuxi.yulin', 'township', '鱼鳞乡'],
        [ELSEWHERE, 'village', '五宋村'],
      ] as const
    ).map(([path, level, name]) => ({ county: COUNTY, path, level, name, source: '测试' })),
  )
  office = (await api.addStaff({ roles: [['county_office', COUNTY]] })).actor
  clerk = (await api.addStaff({ roles: [['township_clerk', TOWNSHIP]] })).actor
  cadre = (await api.addStaff({ roles: [['village_cadre', VILLAGE]] })).actor
})
beforeEach(async () => {
  await api.setFigures()
  await api.ownerSql`delete from satisfaction_answers`
  await api.ownerSql`delete from satisfaction_draws`
  await api.ownerSql`delete from satisfaction_surveys`
})
afterAll(() => api.close())

const overviewOf = async (areaPath: string, actor = office) =>
  (await api.call(`/overview?areaPath=${areaPath}`, { actor })).body as unknown as Overview
const satisfactionOf = async (areaPath: string, actor = office) =>
  (await overviewOf(areaPath, actor)).satisfaction

/** A survey closed on a day, with so many answers of each part. */
async function addClosed(
  given: Partial<Parameters<typeof addSatisfaction>[1]>,
  answers: Record<string, number[]>,
) {
  const survey = await addSatisfaction(api, { status: 'closed', closedOn: '2026-03-01', ...given })
  for (const [partPath, values] of Object.entries(answers))
    for (const value of values) {
      const household = await api.addHousehold({
        areaPath: partPath === TOWNSHIP ? VILLAGE : partPath,
      })
      const contact = await api.addContact()
      const drawId = await addSatisfactionDraw(api, {
        surveyId: survey.id,
        householdId: household.id,
        contactId: contact.id,
        partPath,
        status: 'answered',
      })
      await addSatisfactionAnswer(api, { drawId, value })
    }
  return survey
}

const many = (count: number, value: number) => Array.from({ length: count }, () => value)
const firstOf = (found: AreaSatisfaction | null) => found?.questions[0]?.figure

test('where nobody was asked, the overview says nothing of satisfaction', async () => {
  expect(await satisfactionOf(COUNTY)).toBeNull()
  await addSatisfaction(api, { areaPath: COUNTY, status: 'asking' })
  expect(await satisfactionOf(COUNTY)).toBeNull()
})

test('a township sees the share satisfied of its own survey with the interval, and its villages theirs', async () => {
  const survey = await addClosed(
    {},
    { [VILLAGE]: many(12, 5), [OTHER_VILLAGE]: [...many(6, 5), ...many(6, 2)] },
  )
  const own = await satisfactionOf(TOWNSHIP, clerk)
  expect(own).toMatchObject({ code: survey.code, surveyArea: TOWNSHIP, closedOn: '2026-03-01' })
  expect(firstOf(own)).toMatchObject({ answers: 24, satisfied: 0.75 })
  const { low = 1, high = 0 } = firstOf(own) ?? {}
  expect(low).toBeGreaterThan(0)
  expect(low).toBeLessThan(0.75)
  expect(high).toBeGreaterThan(0.75)
  expect(firstOf(await satisfactionOf(VILLAGE, cadre))).toMatchObject({ answers: 12, satisfied: 1 })
  expect(firstOf(await satisfactionOf(OTHER_VILLAGE))).toMatchObject({ satisfied: 0.5 })
  // What is answered in words is opened by nobody here, and the other township learns nothing.
  expect(own?.questions.map(({ kind }) => kind)).toEqual(['scale', 'yes_no'])
  expect(await satisfactionOf('wuxi.yulin')).toBeNull()
})

test('nine answers are hidden and ten are told', async () => {
  await addClosed({}, { [VILLAGE]: many(9, 4) })
  const hidden = await satisfactionOf(TOWNSHIP)
  expect(hidden?.questions.map(({ figure }) => figure)).toEqual([null, null])
  expect(JSON.stringify(hidden)).not.toMatch(/"answers"|"satisfied"/)
  expect(overviewPicture(await overviewOf(TOWNSHIP)).toString()).toContain('答的太少')
  await addClosed({ closedOn: '2026-03-02' }, { [VILLAGE]: many(10, 4) })
  expect(firstOf(await satisfactionOf(TOWNSHIP))).toMatchObject({ answers: 10, satisfied: 1 })
})

test('a village with nine answers beside one of twenty is put together with it and told nothing of its own', async () => {
  await addClosed({}, { [VILLAGE]: many(9, 1), [OTHER_VILLAGE]: many(20, 5) })
  expect(await satisfactionOf(VILLAGE, cadre)).toBeNull()
  expect(await satisfactionOf(OTHER_VILLAGE)).toBeNull()
  expect(firstOf(await satisfactionOf(TOWNSHIP))).toMatchObject({ answers: 29 })
})

test('the latest counts, a drawn sample before what is asked by itself, and none older than a year', async () => {
  await addClosed({ closedOn: '2025-03-07', title: '旧' }, { [VILLAGE]: many(10, 5) })
  expect(await satisfactionOf(TOWNSHIP)).toBeNull()
  await addClosed({ closedOn: '2025-03-08', title: '去年' }, { [VILLAGE]: many(10, 5) })
  expect((await satisfactionOf(TOWNSHIP))?.title).toBe('去年')
  await addClosed(
    { closedOn: '2026-03-05', title: '走访后', occasion: 'visit', month: '2026-02' },
    { [VILLAGE]: many(10, 5) },
  )
  expect((await satisfactionOf(TOWNSHIP))?.title).toBe('去年')
  await addClosed(
    { closedOn: '2026-03-01', title: '全县', areaPath: COUNTY },
    { [TOWNSHIP]: many(12, 4), 'wuxi.yulin': many(12, 2) },
  )
  expect(await satisfactionOf(TOWNSHIP)).toMatchObject({ title: '全县', surveyArea: COUNTY })
  expect(firstOf(await satisfactionOf(TOWNSHIP))).toMatchObject({ satisfied: 1, answers: 12 })
  expect(firstOf(await satisfactionOf('wuxi.yulin'))).toMatchObject({ satisfied: 0 })
  expect(firstOf(await satisfactionOf(COUNTY))).toMatchObject({ satisfied: 0.5, answers: 24 })
})

test('where the county raises how many answers may be shown, what was told before is hidden', async () => {
  await addClosed({}, { [VILLAGE]: many(12, 5) })
  expect(firstOf(await satisfactionOf(TOWNSHIP))).toMatchObject({ answers: 12 })
  await api.ownerSql`update figures set value = 13 where name = 'satisfaction_least_answers'`
  expect(firstOf(await satisfactionOf(TOWNSHIP))).toBeNull()
  await api.ownerSql`delete from figures where name = 'satisfaction_least_answers'`
  expect(await satisfactionOf(TOWNSHIP)).toBeNull()
})
