import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { projectReviews } from '../../db/schema'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { lockProject } from '../projects/find'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import { reviewRefusal } from './rules'

interface Review {
  code: string
  score: number
  text: string
}

/** 绩效评价: the county judges a settled project, once. */
export async function reviewProject(
  tx: Db,
  ctx: RequestContext,
  { code, score, text }: Review,
): Promise<Outcome> {
  const { county, now } = ctx
  const { staffId } = requireStaff(ctx)
  const project = await lockProject(tx, ctx, { code })
  const ofProject = and(eq(projectReviews.county, county), eq(projectReviews.projectId, project.id))
  const isReviewed = (await tx.$count(projectReviews, ofProject)) > 0
  const refusal = reviewRefusal({ ...project, isReviewed, score, text })
  if (refusal) throw new ApiError('refused', refusal)
  const reviewedOn = dayOf(now)
  await tx
    .insert(projectReviews)
    .values({ county, projectId: project.id, score, text, reviewedBy: staffId, reviewedOn })
  const subject = `project:${project.id}`
  await record(tx, ctx, { subject, type: 'project.reviewed', details: { score, text } })
  return { code: 'reviewed', vars: { name: project.name, score } }
}
