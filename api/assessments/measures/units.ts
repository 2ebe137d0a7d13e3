import { listPeerResults } from '../../peer-evaluations/results'
import { FEWEST_EVALUATORS } from '../../peer-evaluations/rules'
import { listPressResults, type PressLine } from '../../press-reports/results'
import { type EvidenceRow, type Measure, PERMILLE } from './measure'
import { gather, inPermille, percent } from './places'

/** What other units gave a township or a unit of the group for the year, of what is released; below three nothing counts. */
export const PEER_MARKS: Measure = async (db, scope, subjects) => {
  const results = await listPeerResults(db, scope.county, Number(scope.to.slice(0, 4)))
  const found = results.map(({ unit, evaluationId, evaluators, permille, releasedOn }) => {
    const isCounted = permille !== null
    const row: EvidenceRow = {
      kind: 'peer_evaluation',
      id: evaluationId,
      areaPath: null,
      on: releasedOn,
      isGood: true,
      note: isCounted
        ? `${evaluators}个单位评 得分率${percent(permille / PERMILLE)}`
        : `不足${FEWEST_EVALUATORS}个单位评，不计`,
    }
    return { key: unit, good: permille ?? 0, of: isCounted ? PERMILLE : 0, rows: [row] }
  })
  return inPermille(await gather(db, scope, subjects, found))
}

/** Of what rated reports count for and against a unit, the share that speaks for it; a report that counts for nothing is left out. */
export const PRESS_REPORTS: Measure = async (db, scope, subjects) => {
  const { county, from, to } = scope
  const results = await listPressResults(db, county, { from, to })
  const found = results.flatMap(({ unit, lines }) =>
    lines.map((line) => ({
      key: unit,
      good: Math.max(0, line.hundredths),
      of: Math.abs(line.hundredths),
      rows: [rowOf(line)],
    })),
  )
  return inPermille(await gather(db, scope, subjects, found))
}

const rowOf = ({ code, ratedOn, hundredths }: PressLine): EvidenceRow => ({
  kind: 'press_report',
  id: code,
  areaPath: null,
  on: ratedOn,
  isGood: hundredths >= 0,
  note: `${hundredths > 0 ? '+' : ''}${hundredths / 100}`,
})
