import { readFileSync } from 'node:fs'
import { compareFile, type CompareInput } from '../../api/comparisons/service'
import type { DepartmentRecords } from '../../db/values/comparisons'
import { openRollCounty } from '../api/roll/roll-county'
import { commandContext } from './command'

/** The department files of 天元乡, by what they are of. */
export const TIANYUAN_FILES = {
  vehicles: 'vehicles.csv',
  property: 'property.csv',
  business: 'business.csv',
  public_payroll: 'public-payroll.csv',
  deaths: 'deaths.csv',
  subsistence_allowance: 'subsistence-allowance.csv',
  disability: 'disability.csv',
} as const satisfies Partial<Record<DepartmentRecords, string>>
export type TianyuanRecords = keyof typeof TIANYUAN_FILES

const FOLDER = 'test/fixtures/tianyuan'
export const tianyuanFile = (records: TianyuanRecords) => `${FOLDER}/${TIANYUAN_FILES[records]}`

interface KeyLead {
  household: string
  id: string
  class: string
  note: string
}

/** What the answer key says of a class, as `compare` reports it. */
export function expectedLeads(of: string) {
  const key = JSON.parse(readFileSync(`${FOLDER}/leads.key.json`, 'utf8')) as KeyLead[]
  return key
    .filter((lead) => lead.class === of)
    .map(({ household, id, note }) => ({
      household,
      member: `${id.slice(0, 6)}**********${id.slice(-2)}`,
      class: of,
      possible: note.includes('possible'),
    }))
    .toSorted(byMember)
}

interface ByPlace {
  household: string | null
  member: string
}

export const byMember = (a: ByPlace, b: ByPlace) =>
  `${a.household} ${a.member}` < `${b.household} ${b.member}` ? -1 : 1

/** A real county with its figures set, to compare files with. */
export async function openComparedCounty() {
  const county = await openRollCounty()
  await county.setFigures()
  const compare = (records: DepartmentRecords, file: string, more: Partial<CompareInput> = {}) =>
    compareFile(commandContext(county), { records, file, ...more })
  return { ...county, compare }
}
export type ComparedCounty = Awaited<ReturnType<typeof openComparedCounty>>
