import { addDays, type Day } from '../../shared/day'

/** Both days included; null: until another comes. */
export interface Validity {
  validFrom: Day
  validTo: Day | null
}

export const isInForce = ({ validFrom, validTo }: Validity, day: Day): boolean =>
  validFrom <= day && (validTo === null || day <= validTo)

/**
 * Until when a new version of a document is in force where others stand beside it, and which of them it
 * ends: one that runs past its first day. `taken`: a version from that very day is there.
 * @param wanted The last day that was asked for; it ends sooner where a later version begins.
 */
export function placeVersion<V extends Validity>(
  fresh: { validFrom: Day; wanted: Day | null },
  standing: readonly V[],
): { validTo: Day | null; ends: V[]; taken: V | undefined } {
  const { validFrom, wanted } = fresh
  const next = standing
    .map((each) => each.validFrom)
    .filter((from) => from > validFrom)
    .toSorted()[0]
  const before = next === undefined ? null : addDays(next, -1)
  const ends = standing.filter(
    (each) => each.validFrom < validFrom && (each.validTo === null || each.validTo >= validFrom),
  )
  return {
    validTo: earlier(wanted, before),
    ends,
    taken: standing.find((each) => each.validFrom === validFrom),
  }
}

const earlier = (one: Day | null, other: Day | null): Day | null =>
  one === null || (other !== null && other < one) ? other : one
