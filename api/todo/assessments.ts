import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { assessmentAppeals, assessmentAssessors, assessments } from '../../db/schema'
import { listDeciders } from '../assessments/appeal'
import { listScoresOf } from '../assessments/own-scores'
import { listStored } from '../assessments/subjects'
import type { Duty } from './rules'
import type { DutyScope } from './scope'

/** What is to be scored: each assessor's own, and nobody else's to see. */
export async function listAssessmentDuties(db: Db, { county }: DutyScope): Promise<Duty[]> {
  const assessors = await db
    .selectDistinct({ staffId: assessmentAssessors.staffId })
    .from(assessmentAssessors)
    .innerJoin(
      assessments,
      and(eq(assessments.county, county), eq(assessments.id, assessmentAssessors.assessmentId)),
    )
    .where(
      and(
        eq(assessmentAssessors.county, county),
        inArray(assessments.status, ['scoring', 'moderation']),
      ),
    )
    .orderBy(assessmentAssessors.staffId)
  const duties: Duty[] = []
  for (const { staffId } of assessors) {
    const open = (await listScoresOf(db, county, staffId)).filter(
      ({ points, isAskedAgain }) => points === null || isAskedAgain,
    )
    for (const [dueOn, some] of Map.groupBy(open, ({ scoreBy }) => scoreBy))
      duties.push({
        kind: 'assessment_score',
        areaPath: county,
        dueOn,
        count: some.length,
        code: null,
        staffId,
      })
  }
  return duties
}

/** Appeals to be decided: of each of the office who had no part in the points. */
export async function listAssessmentAppealDuties(db: Db, { county }: DutyScope): Promise<Duty[]> {
  const rows = await db
    .select({ appeal: assessmentAppeals, run: assessments })
    .from(assessmentAppeals)
    .innerJoin(
      assessments,
      and(eq(assessments.county, county), eq(assessments.id, assessmentAppeals.assessmentId)),
    )
    .where(and(eq(assessmentAppeals.county, county), eq(assessmentAppeals.status, 'open')))
    .orderBy(assessmentAppeals.dueOn, assessmentAppeals.code)
  const duties: Duty[] = []
  for (const some of Map.groupBy(rows, ({ run }) => run.id).values()) {
    const [{ run }] = some as [(typeof some)[number]]
    const keys = new Set(some.map(({ appeal }) => appeal.subjectKey))
    const subjects = (await listStored(db, county, run.id)).filter(({ key }) => keys.has(key))
    const deciders = await listDeciders(db, county, run, subjects)
    for (const { appeal } of some)
      for (const staffId of deciders.get(appeal.subjectKey) ?? []) {
        const { dueOn, code } = appeal
        duties.push({ kind: 'assessment_appeal', areaPath: county, dueOn, count: 1, code, staffId })
      }
  }
  return duties
}
