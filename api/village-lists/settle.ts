import type { Db } from '../../db/client'
import { record } from '../audit/record'
import { ANYWHERE, tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import type { Say } from '../messages/templates'
import { say } from '../messages/templates'
import { cancelQueued } from '../outbox/cancel'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import { type Item, lockItem, sealWords, setItem } from './find'
import { cancelRefusal, personalIn, strikeRefusal } from './rules'

/** 销号: somebody else than its owner has seen that a line is done. */
export async function strikeItem(
  tx: Db,
  ctx: RequestContext,
  given: { code: string },
): Promise<Outcome> {
  const { staffId } = requireStaff(ctx)
  const item = await lockItem(tx, ctx, given.code)
  const refusal = strikeRefusal(item)
  if (refusal) throw new ApiError('refused', refusal)
  const struckOffOn = dayOf(ctx.now)
  await setItem(tx, ctx.county, item.id, {
    status: 'struck_off',
    struckOffBy: staffId,
    struckOffOn,
  })
  await put(tx, ctx, item, 'struck_off', { struckOffOn })
  await tellOwner(tx, ctx, item, 'struck_off', say('list.struck_owner', { text: item.text }))
  return { code: 'struck', vars: { code: item.code } }
}

interface WithReason {
  code: string
  reason: string
}

/** 退回: it is not done yet, and open again with the reason its owner is told. */
export async function sendItemBack(
  tx: Db,
  ctx: RequestContext,
  given: WithReason,
): Promise<Outcome> {
  const item = await lockItem(tx, ctx, given.code)
  const refusal = strikeRefusal(item) ?? personalIn(given.reason)
  if (refusal) throw new ApiError('refused', refusal)
  const { id, code, dueOn: due } = item
  const reason = given.reason.trim()
  await setItem(tx, ctx.county, id, { status: 'open', doneOn: null, doneText: null, reason })
  const details = { was: item.doneOn, reasonSealed: sealWords(ctx, id, 'reason', reason) }
  await put(tx, ctx, item, 'sent_back', details)
  const message = say('list.sent_back_owner', { text: item.text, reason, due, code })
  await tellOwner(tx, ctx, item, `sent_back:${ctx.now.getTime()}`, message)
  return { code: 'sent_back', vars: { code } }
}

/** 取消清单: a line that is not to be done at all, with a reason. */
export async function cancelItem(tx: Db, ctx: RequestContext, given: WithReason): Promise<Outcome> {
  const item = await lockItem(tx, ctx, given.code)
  const refusal = cancelRefusal(item) ?? personalIn(given.reason)
  if (refusal) throw new ApiError('refused', refusal)
  const { id, code } = item
  const reason = given.reason.trim()
  await setItem(tx, ctx.county, id, { status: 'cancelled', reason })
  const details = { was: item.status, reasonSealed: sealWords(ctx, id, 'reason', reason) }
  await put(tx, ctx, item, 'cancelled', details)
  await cancelQueued(tx, ctx, `list_item:${id}:due`)
  const message = say('list.cancelled_owner', { text: item.text, reason })
  await tellOwner(tx, ctx, item, 'cancelled', message)
  return { code: 'called_off', vars: { code } }
}

const put = (tx: Db, ctx: RequestContext, { id }: Item, type: string, details: object) =>
  record(tx, ctx, {
    subject: `list_item:${id}`,
    type: `list_item.${type}`,
    details: { ...details },
  })

/** Whoever strikes it off is never its owner. */
const tellOwner = (tx: Db, ctx: RequestContext, item: Item, what: string, message: Say) =>
  tellStaff(tx, ctx, {
    staffId: item.ownerId,
    asker: ANYWHERE,
    purpose: `list_item:${item.id}:${what}`,
    say: message,
  })
