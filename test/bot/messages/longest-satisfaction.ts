import {
  choicesFor,
  type Reply,
  SATISFACTION_WHYS,
  say,
  type TemplateName,
} from '../../../api/client'
import {
  SATISFACTION_SCALED,
  SATISFACTION_YES_NO,
} from '../../../bot/channels/gateway/satisfaction-asks'
import { SATISFACTION_OCCASIONS, SATISFACTION_STATUSES } from '../../../db/values/satisfaction'

/** Values of the words of satisfaction surveys. */
export const SATISFACTION_VALUES = {
  satisfactionOccasion: SATISFACTION_OCCASIONS,
  satisfactionStatus: SATISFACTION_STATUSES,
  satisfactionWhy: SATISFACTION_WHYS,
  satisfactionMark: [1, 2, 3, 4, 5],
  satisfactionLead: ['answered', 'passed', 'not_understood', 'none'],
} as const

const all = (names: readonly TemplateName[], kind: 'scale' | 'yes_no') =>
  Object.fromEntries(names.map((name) => [name, choicesFor(kind)]))

export const SATISFACTION_CHOICES: Partial<Record<TemplateName, Reply['choices']>> = {
  ...all(SATISFACTION_SCALED, 'scale'),
  ...all(SATISFACTION_YES_NO, 'yes_no'),
  'satisfaction.which_question': [
    { id: 'resume', say: say('common.resume', {}) },
    { id: 'survey', say: say('satisfaction.answer_it', {}) },
    { id: 'menu', say: say('common.menu', {}) },
  ],
}
