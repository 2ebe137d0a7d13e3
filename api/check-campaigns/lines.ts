import type { CheckOutcome } from '../../db/values/check-campaigns'
import { readWhom, type Whom } from '../entry-visits/whom'

/** What a checker says of one household: 牟大岭 属实, 谭二 有变 生了个娃儿. */
export interface SaidCheck {
  whom: Whom
  /** Null: not said, or not clear. */
  outcome: CheckOutcome | null
  note: string
}

const OUTCOME_WORDS: readonly (readonly [CheckOutcome, RegExp])[] = [
  ['missed', /^(?:漏评了?|评漏了?|漏了|应评未评|该评没评|MISSED)/iu],
  ['wrongly_in', /^(?:错评了?|评错了?|不该(?:评|在册|纳入|享受)|WRONG(?:LY IN)?)/iu],
  ['changed', /^(?:有(?:了?变化?|变动|变更)了?|变化?了|有出入|情况变了|CHANGED)/iu],
  [
    'right',
    /^(?:(?:情况|都|均|全部|全都)*(?:属实|无误|正确|没有?变化?|没得变化?|无变化?|一致|没问题|RIGHT|OK))/iu,
  ],
]
/** Written without a space behind the name. */
const UNSPACED =
  /(?<=\p{Script=Han})(漏评|错评|评错|评漏|有变|变了|一致|正确|无误|无变化|没变|没问题)/u
const GAPS = /^[\s,:.、。，：]+/u
const PARTS = /[\n;；。]+/u
const LEAD = /^\s*(?:定期)?核查[\s,:，：、]*/u

export const spaced = (text: string): string => text.replace(UNSPACED, ' $1')

/** What its first words say of an outcome, and what follows. */
export function outcomeAt(text: string): { outcome: CheckOutcome; rest: string } | null {
  const start = text.replace(GAPS, '')
  for (const [outcome, words] of OUTCOME_WORDS) {
    const found = words.exec(start)
    if (found) return { outcome, rest: start.slice(found[0].length).replace(GAPS, '').trim() }
  }
  return null
}

export const partsOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .split(PARTS)
    .map((part) => part.replace(LEAD, '').trim())
    .filter((part) => part !== '')

/**
 * What one part of a message says: several names with one outcome behind or before them, and a note. Empty
 * where it begins with no name.
 */
export function readPart(
  part: string,
  names: readonly string[],
  soundOf: (name: string) => string,
): SaidCheck[] {
  const before = outcomeAt(part)
  let rest = before ? before.rest : spaced(part)
  const whoms: Whom[] = []
  let behind: ReturnType<typeof outcomeAt> = null
  for (;;) {
    behind = before ? null : outcomeAt(rest)
    if (behind && whoms.length > 0) break
    const whom = readWhom(rest, names, soundOf)
    if (!whom) break
    whoms.push(whom)
    rest = whom.rest
  }
  const outcome = before?.outcome ?? behind?.outcome ?? null
  const note = (behind?.rest ?? rest).replace(GAPS, '').trim()
  return whoms.map((whom) => ({ whom, outcome, note }))
}
