import type { Db } from '../../../db/client'
import type { RequestContext } from '../../http/context'
import type { Outcome } from '../../turns/answer'
import { acceptComplaint, askFiler } from './accept'
import { decideComplaint } from './decide'
import { answerExtension, extendComplaint } from './extend'
import type { HandlingAct } from './input'
import { addAccused, handUpComplaint } from './move'

/** Does what a handler decided about a complaint of theirs. */
export function actOnComplaint(
  tx: Db,
  ctx: RequestContext,
  given: { number: string; act: HandlingAct },
): Promise<Outcome> {
  const { number, act } = given
  switch (act.type) {
    case 'accept':
      return acceptComplaint(tx, ctx, { number, ...act })
    case 'ask':
      return askFiler(tx, ctx, { number, ...act })
    case 'extend':
      return extendComplaint(tx, ctx, { number, ...act })
    case 'allow_extension':
      return answerExtension(tx, ctx, { number, ...act })
    case 'decide':
      return decideComplaint(tx, ctx, { number, ...act })
    case 'hand_up':
      return handUpComplaint(tx, ctx, { number, ...act })
    case 'add_accused':
      return addAccused(tx, ctx, { number, ...act })
  }
}
