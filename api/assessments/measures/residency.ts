import { getFigure } from '../../figures/service'
import { type Day, dayOf } from '../../shared/day'
import { daysOf } from '../../residency/rules'
import { measureBy } from './evidence'
import { type EvidenceRow, type Measure, type Measured, subjectKey } from './measure'
import { RESIDENCY_DAYS } from './people'

const count = measureBy(RESIDENCY_DAYS)

/**
 * Days to be in the village between two days, both included: of `inYear` the part of the year they are, rounded down, and
 * none of days that have not come.
 */
export function daysNeeded(inYear: number, { from, to }: { from: Day; to: Day }, today: Day) {
  const last = to < today ? to : today
  if (last < from) return 0
  const year = from.slice(0, 4)
  const whole = daysOf({ fromDay: `${year}-01-01`, toDay: `${year}-12-31` })
  return Math.floor((inYear * daysOf({ fromDay: from, toDay: last })) / whole)
}

/** Days a person was in the village of those they are to be there; what is lacking is one row that says how many. */
export const DAYS_IN_VILLAGE: Measure = async (db, scope, subjects) => {
  const found = await count(db, scope, subjects)
  if (!subjects.some((subject) => 'staffId' in subject)) return found
  const inYear = await getFigure(db, scope.county, 'residency_year_days', scope.to)
  const need = daysNeeded(inYear, scope, dayOf(scope.now))
  return new Map(
    subjects.map((subject) => {
      const key = subjectKey(subject)
      const own = found.get(key) ?? { good: 0, of: 0, rows: [] }
      if (!('staffId' in subject)) return [key, own]
      return [key, against(own, need, { id: subject.staffId, areaPath: subject.areaPath })]
    }),
  )
}

function against(
  { good, rows }: Measured,
  need: number,
  whose: Pick<EvidenceRow, 'id' | 'areaPath'>,
): Measured {
  if (good >= need) return { good, of: good, rows }
  const note = `应在村${need}天，差${need - good}天`
  const lacking = { kind: 'residency', ...whose, on: null, isGood: false, note }
  return { good, of: need, rows: [lacking, ...rows] }
}
