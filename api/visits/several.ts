import { heardAtStart } from '../names/named'
import type { Day } from '../shared/day'
import { openingOf } from './opening'
import { NAME_ENDS, namedIn } from './whom'

/** A note that speaks of one household, and what of the message is about others. */
export interface OneNote {
  text: string
  /** Empty where all of it is about the one. */
  others: string
}

const GAPS = /[\s,;.!、。，：；！]+/gu
const STRONG = /[;；\n]/u
/** Another visit begins: ，又走访了. */
const LEAD =
  /^(?:今天|昨天|前天|上午|下午|还|又|再|然后|接着|[到去])*(?:走访|入户|回访|看望|家访)了?[\s,:，：]*/u
/** 走访 and a name nobody knows is no part of the note before it either. */
const UNKNOWN_NAME = /^\p{Script=Han}{2,4}(?:[\s,;，；]|$)/u
const PRESENT =
  '(?:也|都|没人|无人|不在|人在|在家|在屋|没在|没得人|家里没人|锁门|属实|都好|一切正常)'
/** Somebody who is named apart, and not in a sentence about the household: 廖金翠 没人, 龚云顺也在. */
const APART = new RegExp(`^(?:家?[\\s:：]|家?${PRESENT})`, 'u')
/** 冉归田和廖金翠都在: two that were visited; 牟大岭和谭大山吵架 is told of one. */
const TOGETHER = /^家?[和跟与、]/u
const BOTH = /^家?\s*(?:都|两[家户]|[、,，和]|$)/u

/**
 * Cuts a note where a second household of the area begins. That somebody is mentioned, 他说谭大山家要卖猪, is
 * kept as it is.
 */
export function oneNoteOf(
  text: string,
  today: Day,
  names: readonly string[],
  soundOf: (name: string) => string,
): OneNote {
  const at = secondAt(text, today, names, soundOf)
  if (at === null) return { text, others: '' }
  return {
    text: text.slice(0, at).replace(/[\s,;、，；和跟与]+$/u, ''),
    others: text.slice(at).trim(),
  }
}

function secondAt(
  text: string,
  today: Day,
  names: readonly string[],
  soundOf: (name: string) => string,
): number | null {
  const opening = openingOf(text, today)
  const startsAt = text.length - opening.rest.length
  const first = namedIn(opening.rest, opening.rest, names, soundOf)
  const isFirst = first?.length != null
  const bodyAt = startsAt + (isFirst ? (first.length ?? 0) : 0)
  let own: readonly string[] | null = isFirst ? [...first.names, ...(first.or?.names ?? [])] : null
  const body = text.slice(bodyAt)
  const [joined = ''] = (isFirst && TOGETHER.exec(body)) || []
  const beside = joined && longestAt(body.slice(joined.length), names)
  if (beside && !own?.includes(beside) && BOTH.test(body.slice(joined.length + beside.length)))
    return bodyAt + joined.length
  for (const { 0: gap, index } of text.matchAll(GAPS)) {
    const at = index + gap.length
    if (at < bodyAt || at === 0) continue
    const isStrong = STRONG.test(gap)
    const named = namedAt(text.slice(at), isStrong, names, soundOf)
    if (!named || named.some((name) => own?.includes(name))) continue
    if (own) return at
    own = named
  }
  return null
}

/** Whom a part of a message is about that begins here; null: it goes on about the one before. */
function namedAt(
  text: string,
  isStrong: boolean,
  names: readonly string[],
  soundOf: (name: string) => string,
): readonly string[] | null {
  const [lead = ''] = LEAD.exec(text) ?? []
  const rest = text.slice(lead.length)
  const exact = longestAt(rest, names)
  if (!isStrong && lead === '')
    return exact && APART.test(rest.slice(exact.length)) ? [exact] : null
  if (exact) return [exact]
  const heard = heardAtStart(rest, names, (behind) => NAME_ENDS.test(behind), soundOf)
  if (heard) return heard.names
  return isStrong && lead !== '' && UNKNOWN_NAME.test(rest) ? [''] : null
}

const longestAt = (text: string, names: readonly string[]): string | undefined =>
  names.filter((name) => text.startsWith(name)).toSorted((a, b) => b.length - a.length)[0]
