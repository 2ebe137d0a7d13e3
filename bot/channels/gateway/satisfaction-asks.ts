import { choicesFor, type TemplateName } from '../../../api/client'

/** What stands below a question of a survey that is answered from 1 to 5: always the same. */
const SATISFACTION_SCALE = (choicesFor('scale') ?? []).map(({ say }) => say)

const SATISFACTION_ANSWERS = ['satisfaction.yes', 'satisfaction.no'] as const

export const SATISFACTION_SCALED = [
  'satisfaction.first',
  'satisfaction.ask_after',
  'satisfaction.remind',
  'satisfaction.next',
  'satisfaction.again_scale',
] as const satisfies readonly TemplateName[]

export const SATISFACTION_YES_NO = [
  'satisfaction.first_yes_no',
  'satisfaction.remind_yes_no',
  'satisfaction.next_yes_no',
  'satisfaction.again_yes_no',
] as const satisfies readonly TemplateName[]

type Label = TemplateName | (typeof SATISFACTION_SCALE)[number]

/** The line of digits of every question of a survey. */
export const SATISFACTION_ASKS: readonly (readonly [TemplateName, readonly Label[]])[] = [
  ...SATISFACTION_SCALED.map((name) => [name, SATISFACTION_SCALE] as const),
  ...SATISFACTION_YES_NO.map((name) => [name, SATISFACTION_ANSWERS] as const),
  [
    'satisfaction.which_question',
    ['common.resume', 'satisfaction.answer_it', 'common.menu'],
  ] as const,
]
