import { and, eq } from 'drizzle-orm'
import { askApplicationWithdrawal, undoApplicationWithdrawal } from '../applications/withdrawals'
import type { Db } from '../../db/client'
import { helpRequests } from '../../db/schema'
import { areaInWords } from '../areas/words'
import { askChangeWithdrawal, undoChangeWithdrawal } from '../changes/withdrawals'
import { lockContact } from '../contacts/service'
import { closeRequest } from '../help/requests'
import { tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { askObjectionWithdrawal, undoObjectionWithdrawal } from '../objections/withdrawals'
import { say } from '../messages/templates'
import { settleCall } from '../monitoring/settle-call'
import type { Outcome } from '../turns/answer'
import { findCode, subjectOf } from './find'
import { isOfHousehold, isOwn } from './own'

const NOTHING: Outcome = { code: 'nothing', vars: {} }
const NOT_FOUND: Outcome = { code: 'not_found', vars: {} }

/**
 * The filer's wish to withdraw. An application or objection is withdrawn 24 hours later, `asked`; a
 * call for help at once, `closed`. `nothing` where there is nothing left to withdraw.
 */
export async function askWithdrawal(
  tx: Db,
  ctx: RequestContext,
  { code }: { code: string },
): Promise<Outcome> {
  const asker = await lockContact(tx, ctx)
  const { feature, id } = await findOwn(tx, ctx, code)
  if (feature === 'application') return askApplicationWithdrawal(tx, ctx, id, asker)
  if (feature === 'objection') return askObjectionWithdrawal(tx, ctx, id, asker)
  if (feature === 'change') return askChangeWithdrawal(tx, ctx, id, asker)
  if (feature !== 'help') return NOT_FOUND

  const [request] = await tx
    .select()
    .from(helpRequests)
    .where(and(eq(helpRequests.county, ctx.county), eq(helpRequests.id, id)))
    .for('update')
  if (!request || request.status === 'closed') return NOTHING
  await closeRequest(tx, ctx, id, 'help.withdrawn')
  if (request.kind === 'help') await settleCall(tx, ctx, request, '')
  const { staffId } = request
  if (staffId) {
    const area = await areaInWords(tx, ctx.county, request.areaPath)
    const until = ctx.now.toISOString()
    const message = say('staff.withdrawal', { code: request.code, area, until })
    await tellStaff(tx, ctx, { staffId, asker, purpose: `help:${id}:withdrawn`, say: message })
  }
  return { code: 'closed', vars: { code: request.code } }
}

/**
 * Takes the wish back while it is not yet in force. A household keeps its application whoever filed it
 * and wished to withdraw it.
 */
export async function undoWithdrawal(
  tx: Db,
  ctx: RequestContext,
  { code }: { code: string },
): Promise<Outcome> {
  const asker = await lockContact(tx, ctx)
  const { feature, id } = await findOwn(tx, ctx, code, isOfHousehold)
  if (feature === 'application') return undoApplicationWithdrawal(tx, ctx, id, asker)
  if (feature === 'objection') return undoObjectionWithdrawal(tx, ctx, id, asker)
  if (feature === 'change') return undoChangeWithdrawal(tx, ctx, id, asker)
  return feature === 'help' ? NOTHING : NOT_FOUND
}

/** What is the contact's own under a code; what somebody else filed is as if it were not there. */
async function findOwn(tx: Db, ctx: RequestContext, code: string, orElse?: typeof isOfHousehold) {
  const found = await findCode(tx, ctx.county, code)
  const isTheirs =
    found?.kind === 'receipt' &&
    ((await isOwn(tx, ctx, found)) || (await orElse?.(tx, ctx, found)) === true)
  return isTheirs ? subjectOf(found) : { feature: '', id: '' }
}
