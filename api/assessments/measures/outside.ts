import { listReleasedResults, type ReleasedResult } from '../../evaluations/results'
import { listSatisfaction, type TownshipSatisfaction } from '../../satisfaction/export'
import { FEWEST_SHOWN } from '../../satisfaction/rules'
import type { EvidenceRow, Measure } from './measure'
import { type Finding, gather, inPermille, percent } from './places'

/**
 * Share of the households asked that are satisfied, over all questions of the surveys closed in these days, each by how many
 * answered it. What a township asks of its own households tells nothing about itself, and too few tell nothing at all.
 */
export const SATISFACTION_APPROVAL: Measure = async (db, scope, subjects) => {
  const found = await listSatisfaction(db, scope.county, scope)
  return inPermille(await gather(db, scope, subjects, found.map(satisfactionFinding)))
}

function satisfactionFinding(found: TownshipSatisfaction): Finding {
  const { surveyId, seq, areaPath, closedOn, figure, isOfCounty } = found
  const isLeftOut = figure === null || !isOfCounty
  const row: EvidenceRow = {
    kind: 'satisfaction',
    id: `${surveyId}:${seq}`,
    areaPath,
    on: closedOn,
    isGood: true,
    note: `第${seq}问 ${isLeftOut ? leftOut(found) : `${figure.answers}户作答 满意${percent(figure.satisfied)}`}`,
  }
  const answers = isLeftOut ? 0 : figure.answers
  const good = isLeftOut ? 0 : figure.satisfied * answers
  return { key: `township:${areaPath}`, good, of: answers, rows: [row] }
}

const leftOut = ({ isOfCounty, least }: TownshipSatisfaction) =>
  isOfCounty ? `作答不足${least}户或须与别处合并，不计` : '乡镇自己的调查，不计'

/**
 * Households third parties asked, of results that are published: good where it was found neither missed nor wrongly let go. Each
 * that was is a row.
 */
export const EVALUATION_RESULTS: Measure = async (db, scope, subjects) => {
  const found = await listReleasedResults(db, scope, scope)
  return gather(db, scope, subjects, found.map(accuracyFinding))
}

function accuracyFinding(result: ReleasedResult): Finding {
  const { asked, areaPath, findings, missedPeople, wrongPeople } = result
  if (asked < FEWEST_SHOWN) return tooFew(result)
  const note = `访问${asked}户 漏评${missedPeople}人 错退${wrongPeople}人`
  const bad = findings.map(({ seq, kind, people }): EvidenceRow => ({
    ...rowOf(result),
    kind: 'evaluation_sample',
    id: `${result.evaluationId}.${seq}`,
    isGood: false,
    note: `${kind === 'missed' ? '漏评' : '错退'}${people}人`,
  }))
  const good = asked - bad.length
  const key = `township:${areaPath}`
  return { key, good, of: asked, rows: [{ ...rowOf(result), note }, ...bad] }
}

/** Households third parties asked that approve 群众认可度; which of them does not stands in no row. */
export const EVALUATION_APPROVAL: Measure = async (db, scope, subjects) => {
  const found = await listReleasedResults(db, scope, scope)
  return gather(db, scope, subjects, found.map(approvalFinding))
}

function approvalFinding(result: ReleasedResult): Finding {
  const { asked, approving, areaPath } = result
  if (asked < FEWEST_SHOWN) return tooFew(result)
  const note = `访问${asked}户 认可${approving}户`
  const rows = [{ ...rowOf(result), note }]
  return { key: `township:${areaPath}`, good: approving, of: asked, rows }
}

function tooFew(result: ReleasedResult): Finding {
  const note = `访问不足${FEWEST_SHOWN}户，不计`
  return { key: `township:${result.areaPath}`, good: 0, of: 0, rows: [{ ...rowOf(result), note }] }
}

const rowOf = ({ evaluationId, areaPath, publishedOn }: ReleasedResult) => ({
  kind: 'evaluation',
  id: evaluationId,
  areaPath,
  on: publishedOn,
  isGood: true,
})
