import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../../db/client'
import { dayOf } from '../../shared/day'
import {
  type EvidenceRow,
  GOOD_KEPT,
  type Measure,
  type Measured,
  type MeasureScope,
  type Subject,
  subjectKey,
} from './measure'

type Values = Record<string, string | number>

export interface Source {
  /**
   * A query of what is counted: kind, id, area_path, staff_id, unit, on_day, is_good, note, of any place. Values stand as
   * `:name`; those of the scope are county, from, to, today.
   */
  found: string
  /** Whose a row is, where not by its place: of a member of staff, or of a unit by its name. */
  ofPerson?: 'place' | 'staff'
  ofUnit?: 'place' | 'staff' | 'unit'
  /** Values beside those of the scope; `figure_missing` where one is not in force. */
  figures?: (db: Db, scope: MeasureScope) => Promise<Values>
}

const COUNTED = 's.at, f.kind, f.id, f.area_path, f.on_day, f.is_good, f.note from found f'

/** The places of some people and units: their own, or where the people of a unit are posted. */
const OWN_PLACES = `select s.at, s.area_path as path from subjects s where s.kind = 'township'`
const PLACES_OF_PERSONS = `
  union select s.at, s.area_path from subjects s where s.staff_id is not null`
const PLACES_OF_UNITS = `
  union select s.at, r.area_path from subjects s
    join staff m on m.county = :county and m.unit = s.unit and m.is_active
    join staff_roles r on r.county = :county and r.staff_id = m.id and r.role = 'group_unit'
   where s.kind = 'group_unit' and r.area_path like '%.%'`

const OF_STAFF = `
  union all select ${COUNTED}
    join subjects s on s.staff_id = f.staff_id`
const OF_UNITS_STAFF = `
  union all select ${COUNTED}
    join staff m on m.county = :county and m.id = f.staff_id
    join subjects s on s.kind = 'group_unit' and s.unit = m.unit`
const OF_UNITS = `
  union all select ${COUNTED}
    join subjects s on s.kind = 'group_unit' and s.unit = f.unit`

/**
 * The statement of a source as it runs, for whoever wants to see how a point came about. A place holds what
 * was merged into it; a row counts once for a subject, whichever way it came to it.
 */
export function queryOf({ found, ofPerson = 'place', ofUnit = 'place' }: Source): string {
  const places = `${OWN_PLACES}${ofPerson === 'place' ? PLACES_OF_PERSONS : ''}${ofUnit === 'place' ? PLACES_OF_UNITS : ''}`
  const persons = ofPerson === 'staff' ? OF_STAFF : ''
  const units = { place: '', staff: OF_UNITS_STAFF, unit: OF_UNITS }[ofUnit]
  return `
with subjects as (
  select * from jsonb_to_recordset(:subjects::text::jsonb)
    as s(at int, kind text, area_path text, staff_id uuid, unit text)
), own_places as (
  ${places}
), places as (
  select at, path from own_places
  union select p.at, a.path from own_places p
    join areas a on a.county = :county and a.successor_path = p.path
), found as (${found}
), counted as (
  select ${COUNTED}
   cross join lateral (
     select array_to_string((string_to_array(f.area_path, '.'))[1 : depth], '.') as path
       from generate_series(2, 4) as depth) as above
    join places s on s.path = above.path${persons}${units}
), once as (
  select distinct on (at, kind, id, on_day) * from counted
   order by at, kind, id, on_day, is_good, area_path
), ranked as (
  select once.*, count(*) over (partition by at) as total,
         count(*) filter (where is_good) over (partition by at) as good,
         row_number() over (partition by at, is_good order by on_day, kind, id) as place
    from once
)
select at, kind, id::text, area_path as "areaPath", on_day::text as "on", is_good as "isGood", note,
       total::int as "of", good::int as good
  from ranked where not is_good or place <= :kept
 order by at, is_good, on_day, kind, id`.trim()
}

interface Found extends EvidenceRow {
  at: number
  good: number
  of: number
}

/** Counts a source for all subjects in one statement. */
export function measureBy(source: Source): Measure {
  const query = queryOf(source)
  return async (db, scope, subjects) => {
    const measured = subjects.map((): Measured => ({ good: 0, of: 0, rows: [] }))
    const values = {
      ...(await source.figures?.(db, scope)),
      county: scope.county,
      from: scope.from,
      to: scope.to,
      today: dayOf(scope.now),
      kept: GOOD_KEPT,
      subjects: JSON.stringify(subjects.map(rowOf)),
    }
    // The columns are those of the statement above.
    const rows = (await db.execute(bind(query, values))) as unknown as Found[]
    for (const { at, good, of, ...row } of rows) {
      const own = measured[at]
      if (own) Object.assign(own, { good, of }).rows.push(row)
    }
    return new Map(
      subjects.map((subject, at) => [
        subjectKey(subject),
        measured[at] ?? { good: 0, of: 0, rows: [] },
      ]),
    )
  }
}

const rowOf = (subject: Subject, at: number) => ({
  at,
  kind: subject.kind,
  area_path: 'areaPath' in subject ? subject.areaPath : null,
  staff_id: 'staffId' in subject ? subject.staffId : null,
  unit: 'unit' in subject ? subject.unit : null,
})

/** `:name` becomes a parameter; `::text` stays a cast. */
function bind(query: string, values: Values): SQL {
  const parts = query.split(/(?<!:):([a-z_]+)\b/u).map((part, i) => {
    if (i % 2 === 0) return sql.raw(part)
    const value = values[part]
    if (value === undefined) throw new Error(`no value for :${part}`)
    return sql`${value}`
  })
  return sql.join(parts)
}
