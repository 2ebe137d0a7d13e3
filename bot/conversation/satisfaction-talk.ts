import type { SatisfactionKind } from '../../api/client'
import { surveyChoice } from './satisfaction-words'
import type { Talk } from './session'

/** The flow that takes answers to a survey. */
export const ANSWERS_SATISFACTION = 'answer-satisfaction'

/** What a message says to a question of a survey where that is open; undefined where another is, or it says nothing of it. */
export function choiceInSurvey({ flow, data }: Talk, plain: string): string | undefined {
  return flow === ANSWERS_SATISFACTION && !/^\d$/u.test(plain)
    ? surveyChoice((data['kind'] ?? 'scale') as SatisfactionKind, plain)
    : undefined
}
