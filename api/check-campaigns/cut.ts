import { readWhom } from '../entry-visits/whom'
import { outcomeAt, spaced } from './lines'

const STARTS = /(?:^|[\s,、，]+)(?=\S)/gu
const WORDS = '(?:情况|都)?(?:属实|有变|错评|漏评)'
/** Somebody nobody knows, with what was found there: is told apart, so that it can be said. */
const STRANGER = new RegExp(`^\\p{Script=Han}{2,3}家?\\s+${WORDS}(?=[\\s,，、]|$)`, 'u')
/** The same without a space, where nothing more has to be said of the household before. */
const STRANGER_UNSPACED = new RegExp(`^\\p{Script=Han}{2,3}家?\\s*${WORDS}`, 'u')

/**
 * Cuts one part of a message where somebody else begins behind what was found at the ones before: 向德寿 属实
 * 吕德柏 有变 娃儿打工去了 余青才属实.
 */
export function cutPart(
  part: string,
  names: readonly string[],
  soundOf: (name: string) => string,
): string[] {
  const text = spaced(part)
  const cuts = [0]
  let said: ReturnType<typeof outcomeAt> = null
  for (const { 0: gap, index } of text.matchAll(STARTS)) {
    const at = index + gap.length
    const rest = text.slice(at)
    const whom = readWhom(rest, names, soundOf)
    const isStranger =
      !whom &&
      !outcomeAt(rest) &&
      (STRANGER.test(rest) || (said?.outcome === 'right' && STRANGER_UNSPACED.test(rest)))
    if (said && (isStranger || foundBehind(rest, names, soundOf))) {
      cuts.push(at)
      said = null
    }
    said ??= outcomeAt(whom ? whom.rest : rest)
  }
  return cuts.map((from, i) => text.slice(from, cuts[i + 1]).trim()).filter((each) => each !== '')
}

/** One or several households with what was found there. */
function foundBehind(
  text: string,
  names: readonly string[],
  soundOf: (name: string) => string,
): boolean {
  let whom = readWhom(text, names, soundOf)
  if (!whom) return false
  while (!outcomeAt(whom.rest)) {
    whom = readWhom(whom.rest, names, soundOf)
    if (!whom) return false
  }
  return true
}
