import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  byMember,
  type ComparedCounty,
  expectedLeads,
  openComparedCounty,
  TIANYUAN_FILES,
  tianyuanFile,
  type TianyuanRecords,
} from '../../support/comparisons'
import { TIANYUAN } from '../roll/roll-county'

const CLASS_OF: Record<TianyuanRecords, string> = {
  vehicles: 'vehicle',
  property: 'property',
  business: 'business',
  public_payroll: 'public_payroll',
  deaths: 'death',
  subsistence_allowance: 'subsistence_allowance',
  disability: 'disability',
}
const ROWS: Record<TianyuanRecords, number> = {
  vehicles: 53,
  property: 50,
  business: 44,
  public_payroll: 47,
  deaths: 34,
  subsistence_allowance: 98,
  disability: 102,
}

let county: ComparedCounty
beforeAll(async () => {
  county = await openComparedCounty()
  await county.take(TIANYUAN)
})
afterAll(() => county.close())

const ALL = Object.keys(TIANYUAN_FILES) as TianyuanRecords[]

describe('the department files of a township', () => {
  test.each(ALL)('of %s raise every mismatch there is, and no other', async (records) => {
    const { leads, rows, repeated } = await county.compare(records, tianyuanFile(records))
    const found = leads
      .map(({ household, member, class: of, possible }) => ({
        household,
        member,
        class: of,
        possible,
      }))
      .toSorted(byMember)
    expect(found).toEqual(expectedLeads(CLASS_OF[records]))
    expect(rows).toBe(ROWS[records])
    expect(repeated).toEqual([])
  })

  test.each(ALL)('of %s taken once more change nothing', async (records) => {
    const before = await county.dump(['leads', 'lead_signals', 'imports', 'events', 'audit'])
    const { leads, repeated } = await county.compare(records, tianyuanFile(records))
    expect(leads).toEqual([])
    expect(repeated).toHaveLength(expectedLeads(CLASS_OF[records]).length)
    expect(await county.dump(['leads', 'lead_signals', 'imports', 'events', 'audit'])).toEqual(
      before,
    )
  })
})
