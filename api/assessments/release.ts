import type { Db } from '../../db/client'
import type { PlanContent } from '../../db/values/assessments'
import { record } from '../audit/record'
import { ANYWHERE, tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { say } from '../messages/templates'
import { addDays, dayOf, instantOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import { type Assessment, lockAssessment, setAssessment } from './find'
import { loadAssessment, type Loaded } from './load'
import { outliersIn } from './outliers'
import { moderateRefusal } from './rules'
import { hasScored, placeOf } from './scores'
import { isAssessedBy, listPosts } from './ties'

/** 初评告知: each of the assessed sees their own draft from now on, and may appeal until the day that is set. */
export async function releaseDraft(
  tx: Db,
  ctx: RequestContext,
  { code }: { code: string },
): Promise<Outcome> {
  const { county, now } = ctx
  const { staffId } = requireStaff(ctx)
  const planned = await lockAssessment(tx, county, code)
  const { run, content } = planned
  const refusal = moderateRefusal({
    status: run.month > 0 ? 'locked' : run.status,
    wanted: 'moderation',
    hasScored: await hasScored(tx, county, run.id, staffId),
    isTied: false,
  })
  if (refusal) throw new ApiError('refused', refusal)
  const loaded = await loadAssessment(tx, county, planned)
  requireModerated(content, loaded)
  const today = dayOf(now)
  const appealUntil = addDays(today, content.appealDays)
  await setAssessment(tx, county, run.id, { status: 'draft', releasedOn: today, appealUntil })
  const subject = `assessment:${run.id}`
  await record(tx, ctx, { subject, type: 'assessment.released', details: { appealUntil } })
  const told = await listAssessed(tx, county, run, loaded)
  for (const member of told) {
    const message = { staffId: member, asker: ANYWHERE }
    await tellStaff(tx, ctx, {
      ...message,
      purpose: `${subject}:draft:${member}`,
      say: say('assessment.draft_ready', { year: run.year, day: appealUntil }),
      guard: { kind: 'assessment_draft', id: run.id },
    })
    // One day is left when this goes out.
    if (content.appealDays > 1)
      await tellStaff(tx, ctx, {
        ...message,
        purpose: `${subject}:draft_ends:${member}`,
        say: say('assessment.draft_ends', { year: run.year, day: appealUntil }),
        notBefore: instantOf(addDays(appealUntil, -1), 9),
        notAfter: instantOf(appealUntil, 24),
        guard: { kind: 'assessment_draft', id: run.id },
      })
  }
  return { code: 'released', vars: { count: told.length, day: appealUntil } }
}

/** Nothing stands out that was not looked at, and nobody is still to look again. */
export function requireModerated(content: PlanContent, { items, scores }: Loaded) {
  if (scores.some(({ isAskedAgain }) => isAskedAgain)) throw new ApiError('refused', 'asked_again')
  const accepted = new Set(
    items.flatMap((row) => (row.isAccepted ? placeOf(row.subjectKey, row.itemCode) : [])),
  )
  const open = outliersIn(content, scores).some(
    ({ subjectKey, itemCode }) => !accepted.has(placeOf(subjectKey, itemCode)),
  )
  if (open) throw new ApiError('refused', 'outliers_open')
}

/** Whoever an assessment is of, each once. */
export async function listAssessed(
  tx: Db,
  county: string,
  run: Assessment,
  { subjects }: Pick<Loaded, 'subjects'>,
): Promise<string[]> {
  const posts = await listPosts(tx, county)
  const those = posts.filter((post) =>
    subjects.some((subject) => isAssessedBy(run.kind, subject, post)),
  )
  return [...new Set(those.map(({ staffId }) => staffId))]
}
