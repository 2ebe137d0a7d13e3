import type { Db } from '../../db/client'
import { proposeAppraisals } from '../appraisals/propose'
import { record } from '../audit/record'
import { ANYWHERE, tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { say } from '../messages/templates'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import { lockAssessment, setAssessment } from './find'
import { listAssessed } from './release'
import { publishRefusal } from './rules'
import { listStored } from './subjects'
import { verifyAssessment } from './verify'

/** 公布: another than who locked it has looked at it; from now on anybody may read it, and it counts for the appraisals. */
export async function publishResult(
  tx: Db,
  ctx: RequestContext,
  { code }: { code: string },
): Promise<Outcome> {
  const { county, now } = ctx
  const { staffId } = requireStaff(ctx)
  const planned = await lockAssessment(tx, county, code)
  const { run } = planned
  const refusal = publishRefusal({ ...run, isLocker: run.lockedBy === staffId })
  if (refusal) throw new ApiError('refused', refusal)
  // What was touched after it was locked is never published.
  const { faults } = await verifyAssessment(tx, county, planned)
  if (faults.length > 0) throw new ApiError('refused', 'not_locked')
  const publishedOn = dayOf(now)
  await setAssessment(tx, county, run.id, {
    status: 'published',
    publishedBy: staffId,
    publishedOn,
  })
  const subject = `assessment:${run.id}`
  const details = { fingerprint: run.fingerprint }
  await record(tx, ctx, { subject, type: 'assessment.published', details })
  await proposeAppraisals(tx, ctx, planned)
  const subjects = await listStored(tx, county, run.id)
  for (const member of await listAssessed(tx, county, run, { subjects }))
    await tellStaff(tx, ctx, {
      staffId: member,
      asker: ANYWHERE,
      purpose: `${subject}:published:${member}`,
      say: say('assessment.published_own', { year: run.year, assessmentKind: run.kind }),
    })
  return { code: 'published_now', vars: { code: run.code, count: subjects.length } }
}
