import { ACCOUNTS, type EntryVisitStatus } from '../../db/values/entry-visits'
import {
  SURVEY_TOPICS,
  type SurveyFacts,
  type SurveyTopic,
  type UnclearReason,
} from '../entry-visits/facts'
import { exitGap, type ExitStandard, gapLine } from '../exits/rules'
import { blockText, LEAD_TEXT, numberedLines } from './facts-text'
import { formatLine } from './line-format'
import { yuanText } from './numbers'
import { nextTopic, type SurveyContext, type Taken, takeMessage } from './take'

/** A survey as whoever makes it sees it, or as it would be with what they just wrote. */
export interface SurveyState {
  /** Null while it has not begun. */
  id: string | null
  householdId: string
  head: string
  status: EntryVisitStatus
  /** What a change is based on; empty while it has not begun. */
  revision: string
  /** What was read of the message, as it is written back; and what was not. */
  noted: string
  unread: string
  /** What was to be taken out and is not there, or is there several times: those. */
  notFound: string[] | null
  /** What is asked next; both null: nothing any more. */
  topic: SurveyTopic | null
  unclear: { why: UnclearReason; text: string } | null
  rollSize: number
  netIncomePerHeadFen: number | null
  lineFen: number
  /** What an exit still lacks, `lacking=income;unasked=food`, empty where nothing; null: no exit. */
  exitGap: string | null
  /** What was passed over, `labour,students`. */
  unasked: string
  /** All of it, block by block, the lines of the accounts numbered. */
  summary: string[]
}

type Known = Pick<SurveyState, 'id' | 'householdId' | 'head' | 'status' | 'revision' | 'lineFen'>

export function stateWith(
  known: Known,
  facts: SurveyFacts,
  text: string,
  context: SurveyContext,
  standard: ExitStandard | null,
): SurveyState {
  const taken: Taken = takeMessage(facts, text, context)
  const [unclear] = taken.facts.unclear
  return {
    ...known,
    noted: taken.noted.join('；'),
    unread: taken.unread.join('；'),
    notFound: taken.notFound,
    topic: unclear ? null : nextTopic(taken.facts),
    unclear: unclear ? { why: unclear.why, text: unclear.text } : null,
    rollSize: context.rollSize,
    netIncomePerHeadFen: taken.facts.netIncomePerHeadFen,
    unasked: taken.facts.unasked.join(','),
    summary: summaryOf(taken.facts),
    exitGap: standard ? gapLine(exitGap(taken.facts, standard)) : null,
  }
}

/** Whether there is still something to ask. */
export const isAsking = (facts: SurveyFacts): boolean =>
  facts.unclear.length > 0 || nextTopic(facts) !== null

/** All of it, block by block. */
export function summaryOf(facts: SurveyFacts): string[] {
  const lines = numberedLines(facts)
  const blocks = SURVEY_TOPICS.map((topic) => {
    if (!(ACCOUNTS as readonly string[]).includes(topic)) return blockText(facts, topic)
    const own = lines.flatMap((line, i) =>
      line.account === topic
        ? [`${i + 1} ${formatLine(line)}${amountText(line.amountFen, line)}`]
        : [],
    )
    return own.length === 0 ? '' : `${LEAD_TEXT[topic]} ${own.join('，')}`
  })
  return [...blocks, facts.note === '' ? '' : `备 ${facts.note}`].filter((each) => each !== '')
}

/** ＝35000元, and of production what it cost by the county's ratio. */
function amountText(amountFen: number, line: SurveyFacts['lines'][number]): string {
  const amount = line.priceFen === null ? '' : `＝${yuanText(amountFen)}元`
  return line.isCostByRatio ? `${amount}－成本${yuanText(line.costFen)}元` : amount
}
