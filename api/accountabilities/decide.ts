import type { Db } from '../../db/client'
import { record } from '../audit/record'
import { getFigure } from '../figures/service'
import { ANYWHERE, tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { type Say, say } from '../messages/templates'
import { addDays, dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { sealWords } from '../supervisions/seal'
import { areTied } from '../supervisions/tied'
import type { Outcome } from '../turns/answer'
import { type Accountability, findMembers, lockCase, setCase } from './find'
import { decideRefusal, finalFrom, levelOf, standingOf } from './rules'

interface Given {
  code: string
  isUpheld: boolean
  reason: string
}

/**
 * 问责决定: an inspector who did not propose it decides a case, and again another one what the person asked
 * against it; that ends it. The person hears what was decided, with the last day to ask against it.
 */
export async function decideCase(tx: Db, ctx: RequestContext, given: Given): Promise<Outcome> {
  const { county, now } = ctx
  const { staffId: actorId, roles } = requireStaff(ctx)
  const row = await lockCase(tx, ctx, given.code)
  const { id, code, staffId } = row
  const today = dayOf(now)
  const standing = standingOf(row, today)
  const reason = given.reason.trim()
  const [person] = await findMembers(tx, county, [staffId])
  const refusal = decideRefusal({
    standing,
    isSelf: staffId === actorId,
    isProposer: row.proposedBy === actorId,
    isFormerDecider: row.decidedBy === actorId,
    isTied: await areTied(tx, county, actorId, staffId),
    level: levelOf(roles),
    levelOfPerson: levelOf(person?.roles ?? []),
    reason,
  })
  if (refusal) throw new ApiError('refused', refusal)
  const { isUpheld } = given
  const isAgain = standing === 'contested'
  const subject = `accountability:${id}`
  const details = { isUpheld, reasonSealed: sealWords(ctx, subject, 'reason', reason) }
  const type = isAgain ? 'accountability.contest_decided' : 'accountability.decided'
  const decided = { decidedBy: actorId, decidedOn: today }
  if (!isUpheld) {
    await setCase(tx, county, id, { ...decided, status: 'revoked' })
    await record(tx, ctx, { subject, type, details })
    // Of what was only proposed the person never hears.
    if (isAgain) await tellPerson(tx, ctx, row, say('accountability.revoked', { code, reason }))
    return { code: 'revoked', vars: { code } }
  }
  if (isAgain) {
    await setCase(tx, county, id, { ...decided, status: 'final', finalOn: today })
    await record(tx, ctx, { subject, type, details: { ...details, finalOn: today } })
    await tellPerson(tx, ctx, row, say('accountability.upheld', { code, reason }))
    return { code: 'final', vars: { code } }
  }
  const days = await getFigure(tx, county, 'accountability_final_days', today)
  const finalOn = finalFrom(today, days)
  await setCase(tx, county, id, { ...decided, status: 'decided', finalOn })
  await record(tx, ctx, { subject, type, details: { ...details, finalOn } })
  const { measure } = row
  const until = addDays(finalOn, -1)
  await tellPerson(
    tx,
    ctx,
    row,
    say('accountability.told', { accountabilityMeasure: measure, reason, until, code }),
  )
  return { code: 'decided', vars: { code, until } }
}

const tellPerson = (
  tx: Db,
  ctx: RequestContext,
  { id, staffId }: Pick<Accountability, 'id' | 'staffId'>,
  message: Say,
) =>
  tellStaff(tx, ctx, {
    staffId,
    asker: ANYWHERE,
    purpose: `accountability:${id}:${message.template}`,
    say: message,
  })
