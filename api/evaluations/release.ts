import { and, asc, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { evaluationReplies, evaluations, staffRoles } from '../../db/schema'
import { record } from '../audit/record'
import { getFigure } from '../figures/service'
import { ANYWHERE, tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { openLeads } from '../leads/open'
import { say } from '../messages/templates'
import { addDays, dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import type { Finding } from './compare'
import { ofEvaluation } from './find'
import { findResult, holdEvaluation } from './lock'
import { releaseRefusal } from './rules'

/**
 * Makes a locked result known, step by step: first to the county office, which has some days to give evidence; then to
 * townships their own and to everybody the rates. From then on each gap that was found is a lead.
 */
export async function releaseEvaluation(
  tx: Db,
  ctx: RequestContext,
  { evaluationId }: { evaluationId: string },
): Promise<Outcome> {
  const { county, now } = ctx
  const today = dayOf(now)
  const evaluation = await holdEvaluation(tx, ctx, evaluationId)
  const { status, feedbackUntil, title } = evaluation
  const replies = await countOpenReplies(tx, county, evaluationId)
  const refusal = releaseRefusal({ status, today, feedbackUntil, replies })
  if (refusal) throw new ApiError('refused', refusal)
  const subject = `evaluation:${evaluationId}`
  if (status === 'locked') {
    const until = addDays(today, await getFigure(tx, county, 'evaluation_feedback_days', today))
    await tx
      .update(evaluations)
      .set({ status: 'released', releasedOn: today, feedbackUntil: until })
      .where(ofEvaluation(county, evaluationId))
    await record(tx, ctx, { subject, type: 'evaluation.released', details: { until } })
    await tellOffice(tx, ctx, subject, say('evaluation.released_office', { title, due: until }))
    return { code: 'released', vars: { title, due: until } }
  }
  await tx
    .update(evaluations)
    .set({ status: 'published', publishedOn: today })
    .where(ofEvaluation(county, evaluationId))
  const found = await findResult(tx, ctx, evaluationId)
  const findings = found?.result.findings ?? []
  const { opened } = await openLeads(tx, ctx, findings.map(leadOf(evaluationId, title)))
  const details = { version: found?.version ?? 0, leads: opened.length }
  await record(tx, ctx, { subject, type: 'evaluation.published', details })
  return { code: 'published', vars: { title, count: findings.length } }
}

const leadOf = (evaluationId: string, title: string) => (finding: Finding) => ({
  kind: 'risk' as const,
  class: finding.kind === 'missed' ? ('left_out' as const) : ('assurance_gap' as const),
  householdId: finding.householdId,
  personId: null,
  isPossible: false,
  records: null,
  evidence: `evaluation:${evaluationId}:${finding.seq}`,
  source: 'check' as const,
  subject: `evaluation:${evaluationId}`,
  text: `${title}：${finding.kind === 'missed' ? '疑似漏评' : '疑似错退'}`,
})

export const countOpenReplies = (tx: Db, county: string, evaluationId: string) =>
  tx.$count(
    evaluationReplies,
    and(
      eq(evaluationReplies.county, county),
      eq(evaluationReplies.evaluationId, evaluationId),
      eq(evaluationReplies.status, 'open'),
    ),
  )

async function tellOffice(
  tx: Db,
  ctx: RequestContext,
  subject: string,
  words: ReturnType<typeof say>,
) {
  const office = await tx
    .selectDistinct({ staffId: staffRoles.staffId })
    .from(staffRoles)
    .where(and(eq(staffRoles.county, ctx.county), eq(staffRoles.role, 'county_office')))
    .orderBy(asc(staffRoles.staffId))
  for (const { staffId } of office)
    await tellStaff(tx, ctx, {
      staffId,
      asker: ANYWHERE,
      purpose: `${subject}:released:${staffId}`,
      say: words,
    })
}
