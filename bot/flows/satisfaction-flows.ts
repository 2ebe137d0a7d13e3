import type { Flow } from '../conversation/flow'
import { answerSatisfaction } from './answer-satisfaction'
import { approveSatisfaction, cancelSatisfaction } from './decide-satisfaction'
import { draftSatisfaction } from './draft-satisfaction'
import { showSatisfaction, showSatisfactionResults } from './show-satisfaction'

/** The flows of satisfaction surveys, a part of the registry. */
export const SATISFACTION_FLOWS: readonly Flow[] = [
  answerSatisfaction,
  draftSatisfaction,
  approveSatisfaction,
  cancelSatisfaction,
  showSatisfaction,
  showSatisfactionResults,
]
