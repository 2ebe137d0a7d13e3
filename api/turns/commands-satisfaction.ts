import { stopSatisfaction, answerSatisfaction } from '../satisfaction/answer'
import { decideSatisfaction } from '../satisfaction/approve'
import { draftSatisfaction } from '../satisfaction/make'

/** The services of `SATISFACTION_COMMANDS` with the rights they need. */
export const SATISFACTION_RUNS = {
  draft_satisfaction: { action: 'satisfaction.draft', run: draftSatisfaction },
  decide_satisfaction: { action: 'satisfaction.approve', run: decideSatisfaction },
  answer_satisfaction: { action: 'satisfaction.answer', run: answerSatisfaction },
  stop_satisfaction: { action: 'satisfaction.answer', run: stopSatisfaction },
} as const
