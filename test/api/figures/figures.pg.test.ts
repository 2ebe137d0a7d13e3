import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { FIGURE_NAMES } from '../../../api/figures/names'
import { getFigure } from '../../../api/figures/service'
import { newId } from '../../../api/shared/ids'
import { COUNTY, startApi, type TestApi } from '../../support/api'

let api: TestApi
let office: `staff:${string}`
beforeAll(async () => {
  api = await startApi()
  await api.addCounty()
  office = (await api.addStaff({ roles: [['county_office', COUNTY]] })).actor
})
beforeEach(() => api.setFigures({ poverty_line: null }))
afterAll(() => api.close())

const line = { name: 'poverty_line', value: 400_000, validFrom: '2026-01-01', source: '示例文件' }
const post = (body: object, key?: string) =>
  api.call('/figures', { actor: office, body, ...(key && { key }) })
const on = (day: string) => getFigure(api.db, COUNTY, 'poverty_line', day)
const events = async () => {
  const [row] = await api.sql`
    select count(*)::int as count from events
     where county = ${COUNTY} and subject = 'figure:poverty_line'`
  return row?.['count'] as number
}

describe('the county office sets the poverty line', () => {
  test('from a day on; the day before there is none, and nobody guesses', async () => {
    expect((await post(line)).status).toBe(200)
    expect(await on('2026-01-01')).toBe(400_000)
    expect(await on('2030-01-01')).toBe(400_000)
    await expect(on('2025-12-31')).rejects.toMatchObject({ code: 'figure_missing' })
  })

  test('for a time, and after its last day there is none again', async () => {
    await post({ ...line, validTo: '2026-12-31' })
    expect(await on('2026-12-31')).toBe(400_000)
    await expect(on('2027-01-01')).rejects.toMatchObject({ code: 'figure_missing' })
  })

  test('anew, and what held before stays on record up to the day before', async () => {
    await post(line)
    await post({ ...line, value: 420_000, validFrom: '2027-01-01' })
    expect(await on('2026-12-31')).toBe(400_000)
    expect(await on('2027-01-01')).toBe(420_000)
    const rows = await api.sql`
      select valid_to::text from figures
       where county = ${COUNTY} and name = 'poverty_line' order by valid_from`
    expect([...rows]).toEqual([{ valid_to: '2026-12-31' }, { valid_to: null }])
  })

  test('right, after it was mistyped, by setting the same day again; both are on record', async () => {
    const before = await events()
    await post({ ...line, value: 40_000 })
    await post(line)
    expect(await on('2026-06-01')).toBe(400_000)
    expect(await events()).toBe(before + 2)
  })

  test('once, when the same request arrives twice', async () => {
    const before = await events()
    const key = newId()
    const first = await post(line, key)
    expect(await post(line, key)).toEqual(first)
    expect(await events()).toBe(before + 1)
  })

  test('never twice for one day', async () => {
    await post({ ...line, validTo: '2026-12-31' })
    const before = await events()
    const { status, body } = await post({ ...line, validFrom: '2026-12-31' })
    expect([status, body['code'], body['reason']]).toEqual([409, 'refused', 'overlaps'])
    expect(await events()).toBe(before)
    expect(await on('2026-12-31')).toBe(400_000)
  })

  test.each([
    ['a value of nothing', { ...line, value: 0 }, 'value'],
    ['more than anybody earns', { ...line, value: 10_000_001 }, 'value'],
    ['a broken amount', { ...line, value: 4000.5 }, 'value'],
    ['an amount in words', { ...line, value: '400000' }, 'value'],
    ['a day that is not in the calendar', { ...line, validFrom: '2026-02-29' }, 'validFrom'],
    ['an instant for a day', { ...line, validFrom: '2026-01-01T00:00:00Z' }, 'validFrom'],
    ['an end before its beginning', { ...line, validTo: '2025-12-31' }, 'validTo'],
    ['no paper it comes from', { ...line, source: ' ' }, 'source'],
    ['a name no rule reads', { ...line, name: 'line' }, 'name'],
    ['a unit of its own', { ...line, unit: 'yuan' }, 'unit'],
  ])('never with %s', async (_what, body, reason) => {
    const before = await events()
    const answer = await post(body)
    expect([answer.status, answer.body['code'], answer.body['reason']]).toEqual([
      400,
      'invalid',
      reason,
    ])
    expect(await events()).toBe(before)
    await expect(on('2026-06-01')).rejects.toMatchObject({ code: 'figure_missing' })
  })
})

test('every figure is listed with its unit, validity and source', async () => {
  await post(line)
  const { body } = await api.call('/figures', { actor: office })
  const all = body['figures'] as { name: string }[]
  expect(all.find(({ name }) => name === 'poverty_line')).toEqual({
    ...line,
    county: COUNTY,
    unit: 'fen per person and year',
    validTo: null,
  })
  expect(all).toHaveLength(FIGURE_NAMES.length)
})

test('the figures of another county are no figures here', async () => {
  await api.sql`
    insert into figures (county, name, valid_from, value, unit, source)
    values ('wushan', 'poverty_line', '2026-01-01', 1, 'fen per person and year', '示例')`
  await expect(on('2026-06-01')).rejects.toMatchObject({ code: 'figure_missing' })
  const { body } = await api.call('/figures', { actor: office })
  expect(JSON.stringify(body)).not.toContain('wushan')
})
