import type { Start } from '../conversation/book'
import { type Flow, only, type StepContext } from '../conversation/flow'
import type { Understood } from '../conversation/meaning'
import { askQuestion, isAnswered } from './ask-question'
import { decideCard } from './decide-card'
import { rateAnswer } from './rate-answer'
import { reportQuestions } from './report-questions'
import { withdrawCard } from './withdraw-card'

/** The flows of questions about policy, and of what is learnt from them: a part of the registry. */
export const POLICY_FLOWS: readonly Flow[] = [
  askQuestion,
  rateAnswer,
  decideCard,
  withdrawCard,
  reportQuestions,
]

/** Null where it is about something else. */
export function policyFlowFor(understood: Understood): Start | null {
  switch (understood.intent) {
    case 'question':
      return { flow: 'ask-question', data: only({ text: understood.text }) }
    case 'useful':
      return { flow: 'rate-answer', data: { isUseful: 'yes' } }
    case 'not_useful':
      return { flow: 'rate-answer', data: {} }
    case 'question_report':
      return { flow: 'report-questions', data: {} }
    case 'adopt':
    case 'not_adopt':
      return { flow: 'decide-card', data: {} }
    case 'decide_card':
      return { flow: 'decide-card', data: { code: understood.code } }
    case 'withdraw_card':
      return { flow: 'withdraw-card', data: { code: understood.code } }
    default:
      return null
  }
}

/** What nobody understood, or by mere likelihood, is a question after all where the library surely answers it. */
export const policyLastResort = async (
  ctx: StepContext,
  text: string,
  isUnderstood: boolean,
): Promise<Start | null> =>
  (await isAnswered(ctx, text, isUnderstood)) ? { flow: 'ask-question', data: { text } } : null
