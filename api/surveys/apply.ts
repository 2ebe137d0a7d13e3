import { ACCOUNTS } from '../../db/values/entry-visits'
import { withAssurances } from '../entry-visits/assurance-words'
import {
  type AccountLine,
  NOT_ASKED,
  type SurveyFacts,
  type SurveyTopic,
  type Unclear,
} from '../entry-visits/facts'
import { blockText } from './facts-text'
import { netIncomePerHead } from './income'
import type { Finding, Reading } from './readings'

/** What a message says, put into what is known. Words that were not read go into the note. */
export function applyReading(facts: SurveyFacts, reading: Reading): SurveyFacts {
  const { findings, unclear, notes, rest } = reading
  const found = findings.reduce(applyFinding, facts)
  const done = findings.filter((each) => !isInPart(each, found) && !('isUnasked' in each))
  const topics = [...done, ...unclear].map(({ topic }) => topic)
  const passed = findings.flatMap((each) => ('isUnasked' in each ? [each.topic] : []))
  // What something was said of by then stays gone through.
  const unasked = passed.filter(
    (each) => !topics.includes(each) && !(isCovered(facts, each) && blockText(found, each) !== ''),
  )
  return reckoned({
    ...found,
    covered: coveredBy(found.covered, topics).filter((each) => !unasked.includes(each)),
    unasked: coveredBy(
      found.unasked.filter((each) => !topics.includes(each)),
      unasked,
    ),
    unclear: [...found.unclear, ...unclear.filter((each) => !isAskedAlready(found.unclear, each))],
    note: noteWith(found.note, [...notes, ...rest]),
  })
}

const isCovered = ({ covered }: SurveyFacts, topic: SurveyTopic) => covered.includes(topic)

/** 缺饮水 said by the way: the others are still asked about. */
const isInPart = (finding: Finding, { assurances }: SurveyFacts) =>
  'said' in finding &&
  !finding.said.isRestMet &&
  Object.values(finding.said.found).every((each) => each !== null) &&
  Object.values(assurances).includes(null)

const isAskedAlready = (open: readonly Unclear[], { topic, text }: Unclear) =>
  open.some((each) => each.topic === topic && each.text === text)

export const coveredBy = (covered: readonly SurveyTopic[], topics: readonly SurveyTopic[]) => [
  ...new Set([...covered, ...topics]),
]

export const noteWith = (note: string, words: readonly string[]): string =>
  [note, ...words].filter((each) => each !== '').join('；')

/** Somebody's labour, a line of one name or a fact said again takes the place of what was said before. */
function applyFinding(facts: SurveyFacts, finding: Finding): SurveyFacts {
  if ('isNothing' in finding || 'isUnasked' in finding) return facts
  switch (finding.topic) {
    case 'size':
      return { ...facts, size: finding.size }
    case 'housing':
      return { ...facts, housing: { ...facts.housing, ...finding.housing } }
    case 'grain':
      return { ...facts, grainMonths: finding.months }
    case 'labour':
      return { ...facts, labour: put(facts.labour, finding.worker, ({ name }) => name) }
    case 'students':
      return { ...facts, students: put(facts.students, finding.student, ({ name }) => name) }
    case 'assurances': {
      const known = finding.isAnew ? NOT_ASKED : facts.assurances
      return { ...facts, assurances: withAssurances(known, finding.said) }
    }
    case 'asked':
      return {
        ...facts,
        statements: put(facts.statements, finding.statement, (each) => JSON.stringify(each)),
      }
    case 'disputes':
      return 'settles' in finding ? settledIn(facts, finding) : withDispute(facts, finding.dispute)
    case 'type':
      return { ...facts, type: finding.type }
    case 'causes':
      return { ...facts, mainCause: finding.main, otherCauses: finding.others }
    default:
      return { ...facts, lines: put(facts.lines, finding.line, keyOfLine) }
  }
}

const keyOfLine = ({ account, what }: AccountLine) => `${account} ${what}`

function put<T>(list: readonly T[], item: T, keyOf: (item: T) => string): T[] {
  const at = list.findIndex((each) => keyOf(each) === keyOf(item))
  return at < 0 ? [...list, item] : list.with(at, item)
}

const withDispute = (
  facts: SurveyFacts,
  dispute: SurveyFacts['disputes'][number],
): SurveyFacts => ({
  ...facts,
  disputes: put(facts.disputes, dispute, ({ text }) => text),
})

function settledIn(
  facts: SurveyFacts,
  { settles, how }: { settles: number; how: string },
): SurveyFacts {
  const dispute = facts.disputes[settles - 1]
  if (!dispute) return { ...facts, note: noteWith(facts.note, [`争议第${settles}条：${how}`]) }
  return { ...facts, disputes: facts.disputes.with(settles - 1, { ...dispute, settled: how }) }
}

/** What follows from the rest: how many can work, and the income a head as soon as it can be told. */
export function reckoned(facts: SurveyFacts): SurveyFacts {
  const { labour, lines, size, covered } = facts
  const able = labour.filter(({ ability }) => ability !== 'lost' && ability !== 'none')
  const isReckonable = ACCOUNTS.some((account) => covered.includes(account))
  return {
    ...facts,
    workers: covered.includes('labour') ? able.length : null,
    netIncomePerHeadFen: size !== null && isReckonable ? netIncomePerHead(lines, size) : null,
  }
}
