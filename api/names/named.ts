import { soundOf } from './sound'

interface Named<T> {
  /** Several where several are called so. */
  found: T[]
  /** None is written so: what is found only sounds like it, and has to be asked about or shown. */
  isHeard: boolean
}

/**
 * Those among the given who have a name, as it is written or else as it sounds; nobody else is looked at, so that
 * no name outside of what the sender may see is matched. Not for a proof of identity, which is exact.
 */
export function named<T>(all: readonly T[], name: string, nameOf: (each: T) => string): Named<T> {
  const exact = all.filter((each) => nameOf(each) === name)
  if (exact.length > 0) return { found: exact, isHeard: false }
  return { found: soundingLike(all, name, nameOf), isHeard: true }
}

/** A name in Chinese characters; of others nothing is heard. */
const NAME = /^[\p{Script=Han}·•]{2,}$/u

/** Those whose name sounds like it. */
export function soundingLike<T>(all: readonly T[], name: string, nameOf: (each: T) => string): T[] {
  if (!NAME.test(name)) return []
  const sound = soundOf(name)
  return all.filter((each) => soundOf(nameOf(each)) === sound)
}

const NAME_SIZES = [4, 3, 2]

/**
 * The names a text begins with one that sounds like them, the longest first; null where it begins with none.
 * @param mayEnd Whether a name can end before what follows it.
 * @param hear Names that sound alike give the same.
 */
export function heardAtStart(
  text: string,
  names: readonly string[],
  mayEnd: (rest: string) => boolean,
  hear: (name: string) => string = soundOf,
): { names: string[]; length: number } | null {
  for (const size of NAME_SIZES) {
    const spoken = text.slice(0, size)
    const isName = spoken.length === size && /^\p{Script=Han}+$/u.test(spoken)
    if (!isName || !mayEnd(text.slice(size))) continue
    const sound = hear(spoken)
    const alike = names.filter((name) => hear(name) === sound)
    if (alike.length > 0) return { names: alike, length: size }
  }
  return null
}
