import { type Reply, say, type SurveyState } from '../../api/client'
import type { After, Data, Question } from '../conversation/flow'
import { STORY } from './visit-note'

const TYPES = [
  { id: 'ordinary', say: say('survey.type_ordinary', {}), words: '型 一般' },
  { id: 'subsistence_allowance', say: say('survey.type_allowance', {}), words: '型 低保' },
  { id: 'extreme_hardship', say: say('survey.type_hardship', {}), words: '型 特困' },
]
export const TYPE_CHOICES: Reply['choices'] = TYPES.map(({ id, say: label }) => ({
  id,
  say: label,
}))

/** A pick in the words the survey reads; anything else as it was said. */
export const wordsOf = (text: string, choiceId: string | undefined): string =>
  TYPES.find(({ id }) => id === choiceId)?.words ?? text

export const VERDICT_CHOICES: Reply['choices'] = [
  { id: 'eligible', say: say('survey.eligible', {}) },
  { id: 'not_eligible', say: say('survey.not_eligible', {}) },
  { id: 'unclear', say: say('survey.undecided', {}) },
]

/** What is taken as an answer to any question of a survey. */
export const OPEN = {
  kind: 'survey',
  isNumeric: true,
  takesAttachments: true,
  takes: [...STORY, 'screening_line'],
} as const

/** What a survey asks next, after what was read of the last message. */
export function questionOf(state: SurveyState): Question {
  const { topic, unclear, head, noted, unasked, rollSize: roll } = state
  const income = incomeOf(state)
  const asked = remarksOn(state).at(0)
  const before = asked && { before: asked }
  if (unclear) {
    return {
      ...OPEN,
      ...before,
      ask: say('survey.unclear', { noted, why: unclear.why, text: unclear.text }),
    }
  }
  if (topic === 'size') return { ...OPEN, ...before, ask: say('survey.ask_size', { head, roll }) }
  if (topic === 'type') {
    const ask = { ...say('survey.ask_type', { noted, income }), choices: TYPE_CHOICES }
    return { ...OPEN, ...before, ask }
  }
  if (topic) return { ...OPEN, ...before, ask: say('survey.ask', { topic, noted, income }) }
  const { exitGap: gap } = state
  const confirm =
    gap === null
      ? say('survey.confirm', { head, noted, income, unasked })
      : say('survey.confirm_exit', { head, noted, income, unasked, gap })
  const ask = { ...confirm, choices: VERDICT_CHOICES }
  return { ...OPEN, ...before, kind: 'confirm', ask, parts: partsOf(state.summary) }
}

/** The flow goes on at a question; what comes before it is said with it. */
export function goOnWith(question: Question, data: Data, first?: Reply): After {
  const { ask, before, ...waits } = question
  const told = first ?? before
  return { say: told ? [told, ask] : [ask], at: { step: 'ask', data, ...waits } }
}

/** What has to be told of the last message besides what was read: only the weightiest of it. */
function remarksOn({ notFound, unread }: SurveyState): Reply[] {
  return [
    notFound?.length === 0 && say('survey.nothing_to_delete', {}),
    notFound && say('survey.delete_which', { text: notFound.join('，') }),
    unread !== '' && say('survey.unread', { text: unread }),
  ].flatMap((reply) => reply || [])
}

/** `875000;400000`. */
const incomeOf = ({ netIncomePerHeadFen, lineFen }: SurveyState) =>
  netIncomePerHeadFen === null ? '' : `${netIncomePerHeadFen};${lineFen}`

/** So much fits into two messages. */
const LONGEST_PART = 112

/** Block by block; what is longer is cut between two of its entries. */
function partsOf(summary: readonly string[]): Reply[] {
  const pieces = summary.flatMap((block) =>
    block.split(/(?<=[，、；])/u).map((piece, i) => ({ piece, i })),
  )
  const parts: string[] = []
  for (const { piece, i } of pieces) {
    const last = parts.at(-1)
    const joined = last === undefined ? piece : `${last}${i === 0 ? '；' : ''}${piece}`
    if (last === undefined || joined.length > LONGEST_PART) parts.push(piece)
    else parts[parts.length - 1] = joined
  }
  return parts.map((text) => say('survey.part', { text }))
}
