import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { GROUP, OTHER_VILLAGE, startApi, TOWNSHIP, VILLAGE } from '../../support/api'
import { useFolder } from '../sheets/files'
import { head, household, openRollCounty, rollFile, somebody } from '../roll/roll-county'

useFolder()

const api = await startApi()
await api.addCounty()
const clerk = await api.addStaff({ roles: [['township_clerk', TOWNSHIP]] })
const cadre = await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
beforeEach(async () => {
  await api.ownerSql`update households set status = 'closed'`
  await api.setFigures()
})
afterAll(() => api.close())

const read = (query: string, actor = clerk.actor) => api.call(`/data-quality?${query}`, { actor })
const bare = (name: string, areaPath = GROUP) =>
  api.addHousehold({ head: name, areaPath, status: 'registered' })

describe('how the data of an area stand', () => {
  test('is counted by rule, with the first findings and how many are left', async () => {
    await bare('牟甲')
    await bare('牟乙')
    const { body } = await read(`area=${VILLAGE}&rule=type_missing&limit=1`)
    expect(body).toMatchObject({ area: '宝坪村', households: 2, people: 2, found: 2, left: 1 })
    expect(body['items']).toMatchObject([{ code: 'type_missing', severity: 'wrong' }])
    const rules = body['rules'] as { code: string; households: number; findings: number }[]
    expect(rules.find(({ code }) => code === 'type_missing')).toMatchObject({
      households: 2,
      findings: 2,
    })
    const sum = rules.reduce((all, { findings }) => all + findings, 0)
    expect(body['findings']).toBe(sum)
  })

  test('says no identity number and no phone, and its reading is put on record', async () => {
    await bare('牟甲')
    const { body } = await read(`area=${VILLAGE}`)
    expect(JSON.stringify(body)).not.toMatch(/\d{17}[\dX]|1[3-9]\d{9}/)
    const seen = await api.sql`
      select from audit where action = 'quality.read' and subject = ${`area:${VILLAGE}`}`
    expect(seen.length).toBeGreaterThan(0)
  })

  test('is of one’s own area alone', async () => {
    await bare('向丙', `${OTHER_VILLAGE}.1`)
    expect(await read(`area=${OTHER_VILLAGE}`, cadre.actor)).toMatchObject({ status: 404 })
    expect(await read(`area=${TOWNSHIP}`, cadre.actor)).toMatchObject({ status: 404 })
    expect((await read(`area=${OTHER_VILLAGE}`)).body).toMatchObject({ households: 1 })
    expect(await read('area=wuxi.nowhere')).toMatchObject({ status: 404 })
  })

  test('is not told without the county’s figures, nor of a rule there is not', async () => {
    expect(await read(`area=${VILLAGE}&rule=none`)).toMatchObject({ status: 400 })
    await api.setFigures({ quality_hands_percent: null })
    expect(await read(`area=${VILLAGE}`)).toMatchObject({ body: { code: 'figure_missing' } })
  })
})

describe('what a file says against itself', () => {
  const file = () =>
    rollFile([
      household('Q1', [
        head({ labour: 'ordinary' }),
        somebody({ labour: 'none', work: '省外务工', workMonths: 5 }),
      ]),
      household('Q2', [head({ labour: 'ordinary' })]),
    ])

  test('is told with its lines, and refuses and changes nothing; without the figures it is not looked at', async () => {
    const county = await openRollCounty()
    try {
      expect((await county.take(file(), { isTrial: true })).quality).toBe(null)
      await county.setFigures()
      const { quality, imported } = await county.take(file())
      expect(imported.households).toBe(2)
      expect(quality?.rules.map((rule) => rule.class)).toContain('work_without_labour')
      expect(quality?.first.find((each) => each.class === 'work_without_labour')).toMatchObject({
        line: 4,
        column: '务工状况',
      })
      // Of measures a file knows nothing.
      expect(quality?.rules.map((rule) => rule.class)).not.toContain('watch_without_measure')
      expect(await county.count('households')).toBe(2)
    } finally {
      await county.close()
    }
  })
})
