import { heardAtStart } from '../names/named'
import { namesIn } from '../objections/rules'

/** Whom a note is about, by the names heads of households have on the roll. */
export interface Named {
  /** As the roll spells them; several that sound alike. */
  names: string[]
  /** The note begins with the name; else it stands within and the note is kept as it is. */
  length: number | null
  /** A longer name that may be meant as well: 李四在 is 李四 who is there, or 李四载. */
  or?: { names: string[]; length: number }
}

const NAME_SIZES = [4, 3, 2]
export const NAME_ENDS = /^(?:[\s,:;.、。，：；(（]|家|户|屋|的|\d|$)/u
/** Words of one character a note begins with right behind a name: 李四好. */
const NOTE_WORD = /^[在好来去有没不是人走说病伤残聋哑富死还都也已穷忙苦瘫搬缺无]/u

/**
 * The household a note names: first what it begins with, as written or else by ear, then the only name
 * within it.
 * @param rest The note behind its opening.
 */
export function namedIn(
  text: string,
  rest: string,
  names: readonly string[],
  soundOf: (name: string) => string,
): Named | null {
  const [first] = names
    .filter((name) => rest.startsWith(name))
    .toSorted((a, b) => b.length - a.length)
  if (first !== undefined) return unlessLonger(first, rest, names, soundOf)
  const heardFirst = heardAtStart(rest, names, (behind) => NAME_ENDS.test(behind), soundOf)
  if (heardFirst) return heardFirst
  const within = namesIn(text, names)
  if (within.length > 0) return within.length === 1 ? { names: within, length: null } : null
  const heard = new Set(ownersIn(text).map(soundOf))
  const alike = names.filter((name) => heard.has(soundOf(name)))
  return alike.length === 1 ? { names: alike, length: null } : null
}

/**
 * 牟大领 is no note about 牟大 that begins with 领: it is 牟大岭 misspelt, or else somebody nobody knows. Where
 * it may be either, both are found.
 */
function unlessLonger(
  first: string,
  rest: string,
  names: readonly string[],
  soundOf: (name: string) => string,
): Named | null {
  const short = { names: [first], length: first.length }
  const behind = rest.slice(first.length)
  if (NAME_ENDS.test(behind)) return short
  const longer = heardAtStart(rest, names, () => true, soundOf)
  const doesEnd = NAME_ENDS.test(rest.slice(first.length + 1))
  const isWord = NOTE_WORD.test(behind)
  if (longer && longer.length > first.length)
    return doesEnd && !isWord ? longer : { ...short, or: longer }
  return first.length === 2 && doesEnd && !isWord && HAN.test(behind) ? null : short
}

const HAN = /^\p{Script=Han}/u

/** What may be a name before 家. A family 王家 is nobody's name. */
const ownersIn = (text: string): string[] =>
  NAME_SIZES.flatMap((size) =>
    [...text.matchAll(new RegExp(`(?<=(\\p{Script=Han}{${size}}))(?:家|户|屋)`, 'gu'))].map(
      ([, name = '']) => name,
    ),
  )
