import { shown } from '../import/findings'
import type { Elsewhere, LoadPerson, LoadRecord, Tx } from './context'

/** Where somebody stands in the roll. */
export interface Standing {
  id: string
  householdId: string
  /** Of that household. */
  number: string | null
}

/** The people of the roll with these identity numbers, by their index in hex. */
export async function findStanding(
  sql: Tx,
  county: string,
  indexes: readonly Buffer[],
): Promise<Map<string, Standing>> {
  if (indexes.length === 0) return new Map()
  const wanted = indexes.map((index) => index.toString('hex'))
  const rows = await sql<(Standing & { hex: string })[]>`
    select encode(p.id_number_index, 'hex') as hex, p.id, p.household_id as "householdId", h.number
      from people p join households h on h.county = ${county} and h.id = p.household_id
     where p.county = ${county}
       and p.id_number_index in (select decode(i, 'hex') from unnest(${wanted}::text[]) i)`
  return new Map(rows.map(({ hex, ...standing }) => [hex, standing]))
}

/**
 * A person stands in one household only; who moved, unless the file itself takes them out of the
 * other one, is a matter for the archive.
 */
export function idElsewhere(record: LoadRecord, person: LoadPerson, at: Standing): Elsewhere {
  const where = at.number === null ? '另一户' : `另一户（户编号${at.number}）`
  return said(record, person, 'id_elsewhere', `的身份证号已在${where}，未录入`)
}

export const headElsewhere = (record: LoadRecord, person: LoadPerson): Elsewhere =>
  said(record, person, 'head_elsewhere', '的户主已在另一户，整户未录入')

function said(
  { number }: LoadRecord,
  { line, name }: LoadPerson,
  reason: Elsewhere['class'],
  why: string,
): Elsewhere {
  return { line: line ?? null, number, name, class: reason, message: `${shown(name)}${why}` }
}
