import { and, count, desc, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { helpMessages, helpRequests, staff } from '../../db/schema'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { inScope, requireInScope, requireStaff } from '../http/scope'
import { say } from '../messages/templates'
import { enqueue } from '../outbox/enqueue'
import { proposeCard, readAnswer } from '../policies/own-cards/propose'
import { answerComment } from '../project-comments/answer'
import { findCode, subjectOf } from '../receipts/find'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import { addMessage } from './messages'
import { closeRequest, type HelpRequest } from './requests'
import { closingRefusal, isOpenAt, isStillUp, talkLapsesAt } from './rules'
import { getTalkFigures } from './talk-figures'
import { mayAttend } from './undelivered'

const NONE_OPEN: Outcome = { code: 'none_open', vars: {} }

/**
 * An answer by staff, to the request with the code, or to what was asked about a project under it;
 * without one, to the only request that waits for them. The villager gets it as a message.
 */
export async function answerHelp(
  tx: Db,
  ctx: RequestContext,
  { code, text }: { code: string | null; text: string },
): Promise<Outcome> {
  if (code !== null) {
    const found = await findCode(tx, ctx.county, code)
    const { feature, id } = found ? subjectOf(found) : { feature: '', id: '' }
    if (feature === 'project_comment') return answerComment(tx, ctx, { id, text })
    if (feature !== 'help') throw new ApiError('not_found', 'help_request')
    return answerRequest(tx, ctx, { id, text })
  }
  const waiting = await listWaiting(tx, ctx)
  const [only] = waiting
  if (!only) return NONE_OPEN
  if (waiting.length > 1) return { code: 'which', vars: { count: waiting.length } }
  const request = await lockRequest(tx, ctx, only.id)
  // Answered by somebody else in this moment.
  if (request.status !== 'open') return NONE_OPEN
  return answer(tx, ctx, request, text)
}

/** An answer to a request known by its id. */
export async function answerRequest(
  tx: Db,
  ctx: RequestContext,
  { id, text }: { id: string; text: string },
): Promise<Outcome> {
  return answer(tx, ctx, await lockRequest(tx, ctx, id), text)
}

/** Closes a request that was answered; closed again, nothing happens. */
export async function closeHelp(
  tx: Db,
  ctx: RequestContext,
  { id }: { id: string },
): Promise<Outcome> {
  const { code, status } = await lockRequest(tx, ctx, id)
  if (status === 'closed') return { code: 'nothing', vars: {} }
  const [said] = await tx
    .select({ answers: count() })
    .from(helpMessages)
    .where(
      and(
        eq(helpMessages.county, ctx.county),
        eq(helpMessages.helpRequestId, id),
        eq(helpMessages.side, 'staff'),
      ),
    )
  const refusal = closingRefusal(said?.answers ?? 0)
  if (refusal) throw new ApiError('refused', refusal)
  await closeRequest(tx, ctx, id, 'help.closed')
  return { code: 'closed', vars: { code } }
}

async function answer(
  tx: Db,
  ctx: RequestContext,
  request: HelpRequest,
  said: string,
): Promise<Outcome> {
  const { county, now } = ctx
  const { staffId } = requireStaff(ctx)
  const { id, kind, code, contactId } = request
  if (request.status === 'closed') throw new ApiError('refused', 'closed')
  const talk = kind === 'person' ? await getTalkFigures(tx, ctx) : null
  const set = talk
    ? { lapsesAt: isOpenAt(now, talk) ? talkLapsesAt(now, talk.minutes, talk) : null }
    : { status: 'answered' as const }
  const written = kind === 'question' ? readAnswer(ctx, said) : { text: said, aliasOf: null }
  if (!written) return { code: 'no_such_card', vars: {} }
  const { text } = written
  const isEmergency = await isAwaited(tx, ctx, id)
  const seq = await addMessage(tx, ctx, id, { side: 'staff', staffId, text }, set)
  const [me] = await tx
    .select({ name: staff.name })
    .from(staff)
    .where(and(eq(staff.county, county), eq(staff.id, staffId)))
  const message = say('help.answer', { name: me?.name ?? '', text })
  const purpose = `help:${id}:${seq}`
  await enqueue(tx, ctx, { contactId, purpose, class: 'filing', say: message, isEmergency })
  await record(tx, ctx, { subject: `help:${id}`, type: 'help.answered', details: { seq } })
  if (kind !== 'question') return { code: 'answered', vars: { code } }
  await proposeCard(tx, ctx, request, written)
  return { code: 'answered_question', vars: { code } }
}

/** Whether whoever asks wrote so lately that they get the answer at night as well. */
async function isAwaited(tx: Db, { county, now }: RequestContext, id: string): Promise<boolean> {
  const [last] = await tx
    .select({ saidAt: helpMessages.saidAt })
    .from(helpMessages)
    .where(
      and(
        eq(helpMessages.county, county),
        eq(helpMessages.helpRequestId, id),
        eq(helpMessages.side, 'contact'),
      ),
    )
    .orderBy(desc(helpMessages.seq))
    .limit(1)
  return last !== undefined && isStillUp(last.saidAt, now)
}

/** Held until the end; out of scope is as if it were not there. */
async function lockRequest(tx: Db, ctx: RequestContext, id: string): Promise<HelpRequest> {
  const [request] = await tx
    .select()
    .from(helpRequests)
    .where(and(eq(helpRequests.county, ctx.county), eq(helpRequests.id, id), mayAttend(ctx)))
    .for('update')
  if (!request) throw new ApiError('not_found', 'help_request')
  requireInScope(ctx, request.areaPath, 'help_request')
  return request
}

/** Open requests that wait for the member of staff who asks. */
function listWaiting(tx: Db, ctx: RequestContext) {
  const { staffId } = requireStaff(ctx)
  return tx
    .select({ id: helpRequests.id })
    .from(helpRequests)
    .where(
      and(
        eq(helpRequests.county, ctx.county),
        eq(helpRequests.staffId, staffId),
        eq(helpRequests.status, 'open'),
        inScope(ctx, helpRequests.areaPath),
      ),
    )
}
