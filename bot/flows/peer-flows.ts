import type { Flow } from '../conversation/flow'
import { answerPeerEvaluation } from './answer-peer-evaluation'
import { openPeerEvaluation } from './open-peer-evaluation'
import { recusePeerEvaluation } from './recuse-peer-evaluation'
import { settlePeerEvaluation } from './settle-peer-evaluation'
import { showPeerEvaluations, showPeerExtremes, showPeerResults } from './show-peer-evaluations'

/** The flows of units that evaluate each other, a part of the registry. */
export const PEER_FLOWS: readonly Flow[] = [
  openPeerEvaluation,
  showPeerEvaluations,
  showPeerExtremes,
  showPeerResults,
  answerPeerEvaluation,
  recusePeerEvaluation,
  settlePeerEvaluation,
]
