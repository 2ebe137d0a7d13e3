import type { z } from 'zod'
import type { Db } from '../../db/client'
import type { RequestContext } from '../http/context'
import { answerPeer } from '../peer-evaluations/answer'
import { openPeerEvaluation } from '../peer-evaluations/open'
import { recusePeer } from '../peer-evaluations/recuse'
import { settlePeer } from '../peer-evaluations/settle'
import type { Action } from '../shared/rights'
import type { Outcome } from './answer'
import type { PEER_COMMANDS } from './command-peer'

type PeerCommand = z.output<(typeof PEER_COMMANDS)[number]>
type Run<T extends PeerCommand['type']> = (
  tx: Db,
  ctx: RequestContext,
  command: Extract<PeerCommand, { type: T }>,
) => Promise<Outcome>

/** The services of `PEER_COMMANDS` with the rights they need. */
export const PEER_RUNS: { [T in PeerCommand['type']]: { action: Action; run: Run<T> } } = {
  open_peer_evaluation: { action: 'peer_evaluation.run', run: openPeerEvaluation },
  answer_peer_evaluation: { action: 'peer_evaluation.answer', run: answerPeer },
  recuse_peer_evaluation: { action: 'peer_evaluation.answer', run: recusePeer },
  settle_peer_evaluation: { action: 'peer_evaluation.run', run: settlePeer },
}
