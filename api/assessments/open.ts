import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { assessments, assessmentSubjects } from '../../db/schema'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { giveCode } from '../receipts/codes'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { newId } from '../shared/ids'
import type { Outcome } from '../turns/answer'
import { computeItems } from './evidence'
import type { NewAssessment } from './input'
import { findPlan } from './plans'
import { isScored } from './result/rules'
import { listSubjects } from './subjects'

/** Opens an assessment of all of a kind by the plan of the year, and computes what the county's records tell. */
export async function openAssessment(
  tx: Db,
  ctx: RequestContext,
  given: NewAssessment,
): Promise<Outcome> {
  const { county, now } = ctx
  const { staffId } = requireStaff(ctx)
  const { kind, year, month, scoreBy } = given
  const today = dayOf(now)
  if (scoreBy < today) throw new ApiError('invalid', 'scoreBy')
  const plan = await findPlan(tx, county, kind, year)
  if (!plan) throw new ApiError('refused', 'no_plan')
  const isFor = month === 0 || plan.content.items.some((item) => isScored(item, month))
  if (!isFor) throw new ApiError('refused', 'no_plan')
  const same = await tx.$count(
    assessments,
    and(
      eq(assessments.county, county),
      eq(assessments.kind, kind),
      eq(assessments.year, year),
      eq(assessments.month, month),
    ),
  )
  if (same > 0) throw new ApiError('refused', 'already_open')
  const subjects = await listSubjects(tx, county, kind)
  if (subjects.length === 0) throw new ApiError('refused', 'no_subjects')
  const id = newId()
  const subject = `assessment:${id}`
  const code = await giveCode(tx, { county, kind: 'receipt', subject, contactId: null })
  const run = { county, id, code, planId: plan.id, kind, year, month, scoreBy }
  const [made] = await tx
    .insert(assessments)
    .values({ ...run, status: 'scoring', openedBy: staffId, openedOn: today })
    .returning()
  if (!made) throw new Error('an assessment was not kept')
  await tx.insert(assessmentSubjects).values(
    subjects.map(({ key, name, subject: each }) => ({
      county,
      assessmentId: id,
      key,
      name,
      areaPath: 'areaPath' in each ? each.areaPath : null,
      unit: 'unit' in each ? each.unit : null,
      staffId: 'staffId' in each ? each.staffId : null,
    })),
  )
  const evidence = await computeItems(tx, ctx, made, plan.content)
  const details = { kind, year, month, version: plan.version, subjects: subjects.length, evidence }
  await record(tx, ctx, { subject, type: 'assessment.opened', details })
  return { code: 'opened', vars: { code, count: subjects.length, due: scoreBy } }
}
