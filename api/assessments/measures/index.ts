import type { MeasureName } from '../../../db/values/assessments'
import { measureBy, queryOf, type Source } from './evidence'
import {
  EXITS_CONFIRMED,
  LATE_LEADS,
  MEASURES_DELIVERED,
  NOTICES_ON_TIME,
  OBJECTIONS_UPHELD,
} from './lists'
import type { Measure } from './measure'
import { CLAIMS_ON_TIME, FUNDS_PAID, LOANS_REPAID, PROJECTS_ACCEPTED } from './money'
import { EVALUATION_APPROVAL, EVALUATION_RESULTS, SATISFACTION_APPROVAL } from './outside'
import { COMPLAINT_FINDINGS, RESIDENCY_DAYS } from './people'
import { DAYS_IN_VILLAGE } from './residency'
import { PEER_MARKS, PRESS_REPORTS } from './units'
import { PAIRING_VISITS, VISIT_COVERAGE } from './visits'

export * from './measure'

interface Known {
  /** A rate is `good` of `of`, a count is `of`. */
  unit: 'rate' | 'count'
  /** The statement with its parameters as `:name`; null of what is read from results others locked. */
  query: string | null
  run: Measure
}

const rate = (source: Source): Known => ({
  unit: 'rate',
  query: queryOf(source),
  run: measureBy(source),
})
const count = (source: Source): Known => ({ ...rate(source), unit: 'count' })
const locked = (run: Measure): Known => ({ unit: 'rate', query: null, run })

/** What the system computes by itself, with the rows behind each point and the statement they came of. */
export const MEASURES: Record<MeasureName, Known> = {
  visit_coverage: rate(VISIT_COVERAGE),
  notices_on_time: rate(NOTICES_ON_TIME),
  objections_upheld: count(OBJECTIONS_UPHELD),
  late_leads: rate(LATE_LEADS),
  claims_on_time: rate(CLAIMS_ON_TIME),
  satisfaction_approval: locked(SATISFACTION_APPROVAL),
  evaluation_results: locked(EVALUATION_RESULTS),
  evaluation_approval: locked(EVALUATION_APPROVAL),
  peer_marks: locked(PEER_MARKS),
  press_reports: locked(PRESS_REPORTS),
  complaint_findings: count(COMPLAINT_FINDINGS),
  measures_delivered: rate(MEASURES_DELIVERED),
  projects_accepted: rate(PROJECTS_ACCEPTED),
  funds_paid: rate(FUNDS_PAID),
  loans_repaid: rate(LOANS_REPAID),
  exits_confirmed: rate(EXITS_CONFIRMED),
  residency_days: { unit: 'rate', query: queryOf(RESIDENCY_DAYS), run: DAYS_IN_VILLAGE },
  pairing_visits: rate(PAIRING_VISITS),
}
