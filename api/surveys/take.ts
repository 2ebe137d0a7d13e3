import { SURVEY_TOPICS, type SurveyFacts, type SurveyTopic } from '../entry-visits/facts'
import { applyReading } from './apply'
import { clearUp } from './clear-up'
import { correct, isCorrection } from './correct'
import { deleteFrom, isDeletion } from './delete'
import { findingText } from './facts-text'
import type { CostKind } from './line-words'
import { yuanText } from './numbers'
import { plainOf, type ReadContext, readMessage } from './read'
import { type Finding, NOTHING_READ, type Reading } from './readings'

/** What a survey is held beside: the roll, and the round's figures. */
export interface SurveyContext {
  rollSize: number
  /** Of the household's members on the roll. */
  rollNames: readonly string[]
  percents: Partial<Record<CostKind, number>>
}

export interface Taken {
  facts: SurveyFacts
  /** What was read, as it is written back. */
  noted: string[]
  /** What was not; it stands in the note. */
  unread: string[]
  /** What was to be taken out and is not there, or is there several times: those. */
  notFound: string[] | null
}

/** What a survey asks next; null when it has been through everything. */
export const nextTopic = (facts: SurveyFacts): SurveyTopic | null =>
  facts.size === null ? 'size' : (SURVEY_TOPICS.find((topic) => !isThrough(facts, topic)) ?? null)

const isThrough = ({ covered, unasked }: SurveyFacts, topic: SurveyTopic) =>
  covered.includes(topic) || unasked.includes(topic)

export function readContext(facts: SurveyFacts, survey: SurveyContext): ReadContext {
  const { labour, students, size } = facts
  const names = [...survey.rollNames, ...labour.map(({ name }) => name)]
  return {
    topic: nextTopic(facts),
    isAssuredOpen: Object.values(facts.assurances).includes(null),
    size,
    names: [...new Set([...names, ...students.map(({ name }) => name)])],
    months: new Map(
      labour.flatMap(({ name, months }) => (months === null ? [] : [[name, months] as const])),
    ),
    percents: survey.percents,
  }
}

const AS_ON_ROLL = /^(?:对的?|是的?|没错|一样|没变|跳过|不知道|不清楚|yes|ok|same|skip)[。.!]?$/iu

/** Takes one message of whoever surveys into what is known so far. */
export function takeMessage(facts: SurveyFacts, text: string, survey: SurveyContext): Taken {
  const context = readContext(facts, survey)
  const plain = plainOf(text)
  if (plain === '') return { facts, noted: [], unread: [], notFound: null }
  if (isDeletion(plain)) return takenOut(facts, plain)
  if (isCorrection(plain)) return taken(correct(facts, plain, context))
  const [open] = facts.unclear
  if (open) return taken(clearUp(facts, open, plain, context))
  const reading =
    context.topic === 'size' && AS_ON_ROLL.test(plain)
      ? withSize(survey.rollSize)
      : readMessage(plain, context)
  return taken({ facts: applyReading(facts, reading), reading })
}

const withSize = (size: number): Reading => ({
  ...NOTHING_READ,
  findings: [{ topic: 'size', size }],
})

const taken = ({ facts, reading }: { facts: SurveyFacts; reading: Reading }): Taken => ({
  facts,
  noted: [
    ...reading.findings
      .filter((finding) => !('isNothing' in finding || 'isUnasked' in finding))
      .map(shown),
    ...reading.notes.map((words) => `备 ${words}`),
  ],
  unread: reading.rest,
  notFound: null,
})

/** What it costs by the county's ratio nobody has said: it is shown. */
function shown(finding: Finding): string {
  const text = findingText(finding)
  const isReckoned = 'line' in finding && finding.line.isCostByRatio
  return isReckoned ? `${text}（按比例成本${yuanText(finding.line.costFen)}元）` : text
}

function takenOut(facts: SurveyFacts, text: string): Taken {
  const deletion = deleteFrom(facts, text)
  if ('found' in deletion) return { facts, noted: [], unread: [], notFound: deletion.found }
  return { facts: deletion.facts, noted: [`删 ${deletion.deleted}`], unread: [], notFound: null }
}
