import type { Flow } from '../conversation/flow'
import { decideEvaluationReply } from './decide-evaluation-reply'
import { evaluateHousehold } from './evaluate-household'
import { lockEvaluation } from './lock-evaluation'
import { passNeed } from './pass-need'
import { planEvaluation } from './plan-evaluation'
import { releaseEvaluation } from './release-evaluation'
import { replyEvaluation } from './reply-evaluation'
import { reviewDoubt } from './review-doubt'
import { showEvaluation } from './show-evaluation'
import { showEvaluationPhotos } from './show-evaluation-photos'
import { showEvaluationResults } from './show-evaluation-results'

/** The flows of evaluation by outsiders, a part of the registry. */
export const OUTSIDE_EVALUATION_FLOWS: readonly Flow[] = [
  evaluateHousehold,
  showEvaluation,
  passNeed,
  reviewDoubt,
  lockEvaluation,
  releaseEvaluation,
  showEvaluationResults,
  replyEvaluation,
  showEvaluationPhotos,
  decideEvaluationReply,
  planEvaluation,
]
