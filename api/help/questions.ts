import type { Db } from '../../db/client'
import type { RequestContext } from '../http/context'
import { listMessages } from './messages'
import { type HelpRequest, listOpen } from './requests'
import { isSameQuestion, MOST_OPEN_QUESTIONS } from './rules'

/**
 * The open request a question belongs to, held: the one that asks the same, or the latest where as many are open
 * as one contact may have. Every other question is a matter of its own, with a receipt and an answer of its own.
 */
export async function findOpenQuestion(
  tx: Db,
  ctx: RequestContext,
  contactId: string,
  text: string,
): Promise<HelpRequest | undefined> {
  const open = await listOpen(tx, ctx, contactId, 'question')
  for (const request of open) {
    const said = await listMessages(tx, ctx, request.id)
    if (said.some((each) => each.side === 'contact' && isSameQuestion(each.text, text)))
      return request
  }
  return open.length < MOST_OPEN_QUESTIONS ? undefined : open[0]
}
