/** A member of a household whose register phone is writing. */
export interface Candidate {
  householdId: string
  name: string
  idLast4: string
}

/** A phone that stands for more households than this never proves one: it is a shop's or a cadre's. */
export const MOST_HOUSEHOLDS_OF_A_PHONE = 3

export function isProof(candidates: readonly Candidate[], isStaffPhone: boolean): boolean {
  const households = new Set(candidates.map((candidate) => candidate.householdId))
  return !isStaffPhone && households.size > 0 && households.size <= MOST_HOUSEHOLDS_OF_A_PHONE
}

/** The member who is named and whose ID ends so; both must be the same person's. */
export function chooseMember(
  candidates: readonly Candidate[],
  given: { idLast4: string; name: string },
): Candidate | null {
  const name = bare(given.name)
  const last4 = given.idLast4.toUpperCase()
  return candidates.find((each) => bare(each.name) === name && each.idLast4 === last4) ?? null
}

const bare = (name: string) => name.replace(/[\s·•.]/g, '')

const FREE_FAILURES = 3
const MOST_MINUTES = 60

/** When a household's next answer counts: after three failures a minute, then doubling to an hour. */
export function retryAfter(failures: number, last: Date): Date {
  if (failures < FREE_FAILURES) return last
  const minutes = Math.min(2 ** (failures - FREE_FAILURES), MOST_MINUTES)
  return new Date(last.getTime() + minutes * 60_000)
}

/**
 * What becomes of a phone's link to a household some of whose members stand in another one from now on. One the
 * register does not know stays with the household it proved.
 */
export function linkAfter(facts: {
  /** Keyed hash of the phone, null where none is known of the contact. */
  phone: string | null
  going: ReadonlySet<string>
  staying: ReadonlySet<string>
  isEnded: boolean
}): 'stays' | 'both' | 'goes' {
  const { phone, going, staying, isEnded } = facts
  if (isEnded) return 'goes'
  if (phone === null || !going.has(phone)) return 'stays'
  return staying.has(phone) ? 'both' : 'goes'
}
