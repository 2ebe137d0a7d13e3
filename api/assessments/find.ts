import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { assessmentPlans, assessments } from '../../db/schema'
import type { PlanContent, PlanItem } from '../../db/values/assessments'
import { ApiError } from '../shared/errors'

export type Assessment = typeof assessments.$inferSelect

/** An assessment with what its plan sets. */
export interface Planned {
  run: Assessment
  content: PlanContent
  title: string
}

const select = (tx: Db, county: string, code: string) =>
  tx
    .select({ run: assessments, content: assessmentPlans.content, title: assessmentPlans.title })
    .from(assessments)
    .innerJoin(
      assessmentPlans,
      and(eq(assessmentPlans.county, county), eq(assessmentPlans.id, assessments.planId)),
    )
    .where(and(eq(assessments.county, county), eq(assessments.code, code)))

/** An assessment by its code, held until the end. */
export async function lockAssessment(tx: Db, county: string, code: string): Promise<Planned> {
  const [found] = await select(tx, county, code).for('update', { of: assessments })
  if (!found) throw new ApiError('not_found', 'assessment')
  return found
}

export async function getAssessment(db: Db, county: string, code: string): Promise<Planned> {
  const [found] = await select(db, county, code)
  if (!found) throw new ApiError('not_found', 'assessment')
  return found
}

/** Changes an assessment the caller holds. */
export async function setAssessment(tx: Db, county: string, id: string, set: Partial<Assessment>) {
  await tx
    .update(assessments)
    .set(set)
    .where(and(eq(assessments.county, county), eq(assessments.id, id)))
}

export function requireItem(content: PlanContent, code: string): PlanItem {
  const item = content.items.find((each) => each.code === code)
  if (!item) throw new ApiError('refused', 'item_unknown')
  return item
}
