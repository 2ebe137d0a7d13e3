import type { Db } from '../../../db/client'
import type { RequestContext } from '../../http/context'
import { dayOf } from '../../shared/day'
import { ApiError } from '../../shared/errors'
import type { Outcome } from '../../turns/answer'
import { addComplaintMessage } from '../messages'
import { lockHandled, setComplaint } from './find'
import type { Handling } from './input'
import { acceptRefusal, openRefusal } from './rules'
import { isSuffering } from './retaliation'
import { tellFiler } from './tell-filer'

/** 受理: its handler takes it on, says of which class it is, and calls it by its right kind. */
export async function acceptComplaint(
  tx: Db,
  ctx: RequestContext,
  { number, class: problem, kind }: Handling<'accept'>,
): Promise<Outcome> {
  const complaint = await lockHandled(tx, ctx, number)
  const refusal = acceptRefusal(complaint)
  if (refusal) throw new ApiError('refused', refusal)
  const { id } = complaint
  const acceptedOn = dayOf(ctx.now)
  const set = {
    status: 'accepted' as const,
    acceptedOn,
    class: problem,
    kind: kind ?? complaint.kind,
  }
  // What it was filed as stays what is counted.
  const details = { class: problem, kind: set.kind, formerKind: complaint.kind }
  await setComplaint(tx, ctx, id, set, { type: 'complaint.accepted', details })
  await tellFiler(tx, ctx, complaint, 'accepted')
  return { code: 'accepted', vars: { due: complaint.decideDueOn, number } }
}

/** 问举报人: its handler writes to its filer, who finds it under the sixteen digits. */
export async function askFiler(
  tx: Db,
  ctx: RequestContext,
  { number, text }: Handling<'ask'>,
): Promise<Outcome> {
  const complaint = await lockHandled(tx, ctx, number)
  // Whoever suffers for it is answered, however long it is over.
  const isHeard = await isSuffering(tx, ctx.county, complaint.id)
  const refusal = isHeard ? null : openRefusal(complaint)
  if (refusal) throw new ApiError('refused', refusal)
  const seq = await addComplaintMessage(tx, ctx, complaint.id, {
    side: 'handler',
    kind: 'message',
    body: text.trim(),
  })
  await tellFiler(tx, ctx, complaint, `asked:${seq}`)
  return { code: 'asked', vars: {} }
}
