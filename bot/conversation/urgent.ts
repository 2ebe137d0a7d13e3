import { inMandarin, urgentBySound } from '../../api/client'
import { simplify } from './normalise'
import {
  DENIED,
  DESPERATE,
  DIRE,
  DISASTER,
  LONG_PAST,
  OVER,
  SAYINGS,
  TALK_OF,
} from './urgent-words'

const anyOf = (...lists: (readonly string[])[]) => new RegExp(lists.flat().join('|'))

/** In the order in which a clause is tried; `undoneBy` is what makes it harmless after all. */
const SIGNS = [
  { sign: anyOf(DESPERATE), undoneBy: anyOf(DENIED), endsWhenOver: false },
  { sign: anyOf(DIRE), undoneBy: anyOf(DENIED, LONG_PAST), endsWhenOver: true },
  { sign: anyOf(DISASTER), undoneBy: anyOf(DENIED, LONG_PAST, TALK_OF), endsWhenOver: true },
]
const sayings = new RegExp(SAYINGS.join('|'), 'g')
const over = anyOf(OVER)

/** Stands where a saying was: keeps what was around it from meeting and making a new word. */
const GAP = '□'
/** Nothing else: 面积 120 平方 calls nobody. */
const CALLED = /^(?:110|119|120)[!。.]*$/
const CLAUSE_END = /[,.;:!?、。…~()\n]|(?<![A-Z'’]) +| +(?![A-Z'’])/

/** What is no part of any story: a call to come, or that whoever writes wants to die. */
export const OWN_CRY =
  /救命|快来|SOS|我.{0,4}(?:想死|去死|不活了)|我?(?:我|就|只有|只好|要)去?(?:跳[楼河崖]|上吊|自杀|喝农药|吊死)|(?<!他|她|人|们)(?:不想活|活不下去|活够了)/

/**
 * Whether somebody needs help at once. Judged clause by clause: 去年房子塌了 is a story, but
 * 去年房子塌了 没地方住 is not. Better one alarm too many than one too few, so a cry counts in the dialect and as
 * it sounds (救名) as well.
 */
export function isUrgent(text: string): boolean {
  const plain = simplify(text)
  if (CALLED.test(plain.trim()) || isDire(plain)) return true
  const spoken = inMandarin(plain)
  if (spoken !== plain && isDire(spoken)) return true
  const heard = urgentBySound(plain)
  return heard !== null && isDire(heard)
}

function isDire(text: string): boolean {
  const clauses = text
    .toUpperCase()
    .split(CLAUSE_END)
    .map((clause) => clause.replace(/[\s'’]+/g, ''))
    .filter((clause) => clause !== '')
  const isOver = clauses.some((clause) => over.test(clause))
  const judged = clauses.map((clause) => judge(clause, isOver))
  if (judged.includes('urgent')) return true
  // Words torn apart by spaces: 房 子 塌 了, 娃儿 不见了.
  return !judged.includes('undone') && judge(clauses.join(''), isOver) === 'urgent'
}

function judge(clause: string, isOver: boolean): 'urgent' | 'undone' | 'silent' {
  const plain = clause.replace(sayings, GAP)
  const found = SIGNS.find(({ sign }) => sign.test(plain))
  if (!found) return 'silent'
  // A denial is looked for in the words as they were: 没有着火 loses nothing to a saying.
  return found.undoneBy.test(clause) || (isOver && found.endsWhenOver) ? 'undone' : 'urgent'
}
