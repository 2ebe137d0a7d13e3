import type { Db } from '../../../db/client'
import type { AreaPath } from '../../../db/values/areas'
import type { RequestContext } from '../../http/context'
import type { Day } from '../../shared/day'

/** One row behind a figure: what it is, where, on which day, and whether it counts as good. */
export interface EvidenceRow {
  /** The table's thing: `household`, `notice`, `lead` … */
  kind: string
  id: string
  areaPath: string | null
  /** The day it counts by. */
  on: Day | null
  isGood: boolean
  /** Numbers and dates, and why a row does not count; no names, no words of anybody. */
  note: string
}

/**
 * What was counted for one subject. A rate is `good` of `of`; a count is `of`. Every bad row is among
 * `rows`, of the good ones the first `GOOD_KEPT`: `good` says how many there are. Of shares that others worked
 * out, `of` is `PERMILLE` and each row one of them; days that are lacking are one row together.
 */
export interface Measured {
  good: number
  of: number
  rows: EvidenceRow[]
}

/** Who or what is assessed. */
export type Subject =
  | { kind: 'township'; areaPath: AreaPath }
  | { kind: 'group_unit'; unit: string }
  | { kind: 'first_secretary' | 'resident_team'; staffId: string; areaPath: AreaPath }

/** The days an assessment is about, both included, and the moment it is computed. */
export interface MeasureScope extends Pick<RequestContext, 'county' | 'deps'> {
  from: Day
  to: Day
  now: Date
}

/** For all subjects at once: key = `subjectKey(subject)`. */
export type Measure = (
  db: Db,
  scope: MeasureScope,
  subjects: readonly Subject[],
) => Promise<Map<string, Measured>>

/** What a share is counted in. */
export const PERMILLE = 1000

/** Good rows kept as evidence per subject; of a township there may be thousands. */
export const GOOD_KEPT = 100

/** The same subject has the same key in every run. */
export function subjectKey(subject: Subject): string {
  if (subject.kind === 'township') return `township:${subject.areaPath}`
  if (subject.kind === 'group_unit') return `group_unit:${subject.unit}`
  return `${subject.kind}:${subject.staffId}:${subject.areaPath}`
}
