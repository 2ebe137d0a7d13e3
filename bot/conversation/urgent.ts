import { type Danger, inMandarin, urgentBySound } from '../../api/client'
import { simplify } from './normalise'
import {
  DENIED,
  DESPERATE,
  DIRE,
  DISASTER,
  LONG_PAST,
  OVER,
  SAYINGS,
  type Signs,
  TALK_OF,
} from './urgent-words'

const anyOf = (...lists: (readonly string[])[]) => new RegExp(lists.flat().join('|'))
const signOf = (signs: Signs) => anyOf(...Object.values(signs))

/** In the order in which a clause is tried; `undoneBy` is what makes it harmless after all. */
const SIGNS = [
  { sign: signOf(DESPERATE), undoneBy: anyOf(DENIED), endsWhenOver: false },
  { sign: signOf(DIRE), undoneBy: anyOf(DENIED, LONG_PAST), endsWhenOver: true },
  { sign: signOf(DISASTER), undoneBy: anyOf(DENIED, LONG_PAST, TALK_OF), endsWhenOver: true },
]

/**
 * Of several dangers, which decides what is to be done: the place first, then who is missing, wants to die, attacks, lies hurt;
 * a cry that names none comes last.
 */
const DANGERS = (
  ['disaster', 'missing', 'self_harm', 'violence', 'illness', 'need'] satisfies Danger[]
).map((danger) => ({
  danger,
  sign: anyOf(...[DESPERATE, DIRE, DISASTER].map((signs) => signs[danger] ?? [])),
}))
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
export const isUrgent = (text: string): boolean => cryIn(text) !== null

/** What somebody who needs help is in danger of; `any` where the words do not tell. */
export function dangerIn(text: string): Danger {
  const cry = cryIn(text)
  return DANGERS.find(({ sign }) => cry?.some((clause) => sign.test(clause)))?.danger ?? 'any'
}

/** 累死人了: nothing but a saying, and so no danger whatever it is like. */
export function isOnlySaying(text: string): boolean {
  const plain = simplify(text)
    .toUpperCase()
    .replace(/[\s\p{P}]+/gu, '')
  return plain.replace(sayings, GAP).replace(/[我们你他她今天真都也了啊哦嘛的]/g, '') === GAP
}

/** The clauses that cry for help, their sayings taken out; null where none does. */
function cryIn(text: string): string[] | null {
  const plain = simplify(text)
  if (CALLED.test(plain.trim())) return [plain]
  const own = cryAsSaid(plain)
  if (own) return own
  const spoken = inMandarin(plain)
  const said = spoken === plain ? null : cryAsSaid(spoken)
  if (said) return said
  const heard = urgentBySound(plain)
  return heard === null ? null : cryAsSaid(heard)
}

function cryAsSaid(text: string): string[] | null {
  const clauses = text
    .toUpperCase()
    .split(CLAUSE_END)
    .map((clause) => clause.replace(/[\s'’]+/g, ''))
    .filter((clause) => clause !== '')
  const isOver = clauses.some((clause) => over.test(clause))
  const judged = clauses.map((clause) => ({ clause, ...judge(clause, isOver) }))
  const urgent = judged.filter(({ verdict }) => verdict === 'urgent')
  if (urgent.length > 0) return urgent.map(({ plain }) => plain)
  if (judged.some(({ verdict }) => verdict === 'undone')) return null
  // Words torn apart by spaces: 房 子 塌 了, 娃儿 不见了.
  const whole = judge(clauses.join(''), isOver)
  return whole.verdict === 'urgent' ? [whole.plain] : null
}

interface Judged {
  verdict: 'urgent' | 'undone' | 'silent'
  plain: string
}

function judge(clause: string, isOver: boolean): Judged {
  const plain = clause.replace(sayings, GAP)
  const found = SIGNS.find(({ sign }) => sign.test(plain))
  if (!found) return { verdict: 'silent', plain }
  // A denial is looked for in the words as they were: 没有着火 loses nothing to a saying.
  const isUndone = found.undoneBy.test(clause) || (isOver && found.endsWhenOver)
  return { verdict: isUndone ? 'undone' : 'urgent', plain }
}
