import type { Day } from '../shared/day'
import { dueIn } from '../measures/due-day'
import { ownerIn } from '../measures/wording'

const SEPARATORS = /^[\s,，。:：;；、.·-]+|[\s,，。:：;；、.·-]+$/gu
const SPLIT = /[\s,，。:：;；、]+/u
const trim = (text: string) => text.replace(SEPARATORS, '')

/** A name may stand by itself at the end, 12月15日前 熊长富; two to four characters are one. */
const MAYBE_NAME = /^\p{Script=Han}{2,4}$/u
const MYSELF = /^(?:我|我自己|本人)$/u

/** What is to be done, by whom and by when, as far as a text says it. */
export interface SaidItem {
  text: string
  /** Undefined where nobody is named, null for the writer. */
  owner: string | null | undefined
  dueOn: Day | null
}

/**
 * 3社水管断了 12月15日前 熊长富, 由熊长富负责 as well.
 * @param names Those it can be; behind the day another name is still read as one, to be asked about.
 */
export function readItem(said: string, names: readonly string[], today: Day): SaidItem {
  const plain = said.normalize('NFKC')
  const due = dueIn(plain, today)
  const dueOn = due?.day ?? null
  const left = due ? `${plain.slice(0, due.start)} ${plain.slice(due.end)}` : plain
  const worded = ownerIn(left, names)
  if (worded) {
    const text = trim(`${left.slice(0, worded.start)} ${left.slice(worded.end)}`)
    return { text: oneLine(text), owner: worded.name, dueOn }
  }
  const behind = due ? trim(plain.slice(due.end)) : null
  const tokens = left.split(SPLIT).filter((token) => token !== '')
  const last = tokens.at(-1) ?? ''
  const isNamed =
    tokens.length > 1 &&
    (names.includes(last) || MYSELF.test(last) || (behind === last && MAYBE_NAME.test(last)))
  if (!isNamed) return { text: oneLine(trim(left)), owner: undefined, dueOn }
  const text = trim(left.slice(0, left.lastIndexOf(last)))
  return { text: oneLine(text), owner: MYSELF.test(last) ? null : last, dueOn }
}

const oneLine = (text: string) => text.replace(/\s+/gu, ' ')
