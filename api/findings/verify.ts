import type { Db } from '../../db/client'
import { record } from '../audit/record'
import { ANYWHERE, tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { type Say, say } from '../messages/templates'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { sealWords } from '../supervisions/seal'
import { areTied } from '../supervisions/tied'
import type { Outcome } from '../turns/answer'
import { personalIn } from '../village-lists/rules'
import { type Finding, lockFinding, setFinding } from './find'
import { verifyRefusal } from './rules'

/** 整改合格: an inspector who is not tied to its owner has seen that a problem is put right. */
export async function verifyFinding(
  tx: Db,
  ctx: RequestContext,
  given: { code: string },
): Promise<Outcome> {
  const finding = await lockForJudging(tx, ctx, given.code)
  const { id, code, text } = finding
  const verified = { verifiedBy: requireStaff(ctx).staffId, verifiedOn: dayOf(ctx.now) }
  await setFinding(tx, ctx.county, id, { ...verified, status: 'verified' })
  const details = { verifiedOn: verified.verifiedOn }
  await record(tx, ctx, { subject: `finding:${id}`, type: 'finding.verified', details })
  await tellOwner(tx, ctx, finding, 'verified', say('finding.verified_owner', { text }))
  return { code: 'verified_now', vars: { code } }
}

/** 整改退回: it is not put right, and open again with the reason its owner is told. */
export async function returnFinding(
  tx: Db,
  ctx: RequestContext,
  given: { code: string; reason: string },
): Promise<Outcome> {
  const finding = await lockForJudging(tx, ctx, given.code)
  const reason = given.reason.trim()
  const personal = personalIn(reason)
  if (personal) throw new ApiError('refused', personal)
  const { id, code, text, dueOn: due } = finding
  const subject = `finding:${id}`
  await setFinding(tx, ctx.county, id, {
    status: 'open',
    rectifiedText: null,
    rectifiedBy: null,
    rectifiedOn: null,
    reason,
  })
  const reasonSealed = sealWords(ctx, subject, 'reason', reason)
  const details = { was: finding.rectifiedOn, reasonSealed }
  await record(tx, ctx, { subject, type: 'finding.returned', details })
  const message = say('finding.returned_owner', { text, reason, due, code })
  await tellOwner(tx, ctx, finding, `returned:${ctx.now.getTime()}`, message)
  return { code: 'returned', vars: { code } }
}

async function lockForJudging(tx: Db, ctx: RequestContext, code: string): Promise<Finding> {
  const { staffId } = requireStaff(ctx)
  const finding = await lockFinding(tx, ctx, code)
  const { status, ownerId } = finding
  const isOwner = ownerId === staffId
  const isTied = await areTied(tx, ctx.county, staffId, ownerId)
  const refusal = verifyRefusal({ status, isOwner, isTied })
  if (refusal) throw new ApiError('refused', refusal)
  return finding
}

const tellOwner = (tx: Db, ctx: RequestContext, finding: Finding, what: string, message: Say) =>
  tellStaff(tx, ctx, {
    staffId: finding.ownerId,
    asker: ANYWHERE,
    purpose: `finding:${finding.id}:${what}`,
    say: message,
  })
