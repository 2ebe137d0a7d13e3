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
