import type { ApplicationStatus } from '../../db/values/filings'
import type { CaseLevel } from '../../db/values/rounds'
import type { SignOffRole, SignOffStatus } from '../../db/values/sign-offs'
import type { StaffRole } from '../../db/values/staff'
import { effectiveStatus } from '../applications/rules'

export type OfficialRole = Exclude<SignOffRole, 'household'>

export const isOfficial = (role: SignOffRole): role is OfficialRole => role !== 'household'

/** Whose office it is to sign in a role, the first of them rather than the next. */
const HOLDERS = {
  village_secretary: ['village_secretary'],
  first_secretary: ['first_secretary'],
  // Its secretary is of the township's Party committee, too.
  township_committee: ['township_committee', 'township_secretary'],
} as const satisfies Record<OfficialRole, readonly StaffRole[]>

const TOWNSHIP = [
  'township_committee',
  'township_secretary',
  'township_head',
  'township_clerk',
] as const satisfies readonly StaffRole[]
const VILLAGE = [
  'village_secretary',
  'first_secretary',
  'resident_cadre',
  'village_cadre',
] as const satisfies readonly StaffRole[]

/** Who may stand in for whom: of the same level or above. */
const DEPUTIES = {
  village_secretary: [...VILLAGE, ...TOWNSHIP, 'county_office'],
  first_secretary: [...VILLAGE, ...TOWNSHIP, 'county_office'],
  township_committee: [...TOWNSHIP, 'county_office'],
} as const satisfies Record<OfficialRole, readonly StaffRole[]>

/** Every role in which somebody signs, by office or as a deputy. */
export const SIGNING_ROLES: readonly StaffRole[] = [...VILLAGE, ...TOWNSHIP, 'county_office']

/** An active member of staff, with what bears on whether they may sign. */
export interface Official {
  staffId: string
  hasPhone: boolean
  roles: readonly { role: StaffRole; areaPath: string }[]
  /** Kin, work unit, and the household their own phone stands for. */
  tiedHouseholdIds: readonly string[]
}

/** One sign-off that is to be given, as seen from whoever might give it. */
export interface Part {
  role: OfficialRole
  householdId: string
  /** The household's area, those around it, and what they were merged into. */
  around: readonly string[]
  /** Who signs the same case in another role. */
  taken: readonly string[]
}

type Offices = Readonly<Record<OfficialRole, readonly StaffRole[]>>

const holds = (
  offices: Offices,
  { roles }: Pick<Official, 'roles'>,
  { role: wanted, around }: Pick<Part, 'role' | 'around'>,
): boolean =>
  roles.some(({ role, areaPath }) => offices[wanted].includes(role) && around.includes(areaPath))

/** Whether somebody is of the level, or above, of those who sign in a role in an area. */
export const isOfLevel = (official: Pick<Official, 'roles'>, part: Pick<Part, 'role' | 'around'>) =>
  holds(DEPUTIES, official, part)

function mayFill(offices: Offices, official: Official, part: Part): boolean {
  const { staffId, tiedHouseholdIds } = official
  const isApart = !tiedHouseholdIds.includes(part.householdId) && !part.taken.includes(staffId)
  return isApart && holds(offices, official, part)
}

/**
 * Who signs by their office: nobody tied, nobody who signs the case in another role; rather somebody
 * a message can reach, then the first office, then the same person for all. Null: a deputy is needed.
 */
export function chooseSigner<O extends Official>(officials: readonly O[], part: Part): O | null {
  const offices: readonly StaffRole[] = HOLDERS[part.role]
  const rank = ({ roles }: O) =>
    Math.min(...roles.flatMap(({ role }) => (offices.includes(role) ? offices.indexOf(role) : [])))
  const order = (a: O, b: O): number =>
    Number(b.hasPhone) - Number(a.hasPhone) || rank(a) - rank(b) || (a.staffId < b.staffId ? -1 : 1)
  return officials.filter((each) => mayFill(HOLDERS, each, part)).toSorted(order)[0] ?? null
}

export type DeputyRefusal = 'tied' | 'other_role' | 'deputy_level'

/** Why somebody may not stand in 代签 for whoever's part it is; null when they may. */
export function deputyRefusal(official: Official, part: Part): DeputyRefusal | null {
  if (official.tiedHouseholdIds.includes(part.householdId)) return 'tied'
  if (part.taken.includes(official.staffId)) return 'other_role'
  return mayFill(DEPUTIES, official, part) ? null : 'deputy_level'
}

/** Said of a deputy, it is about those households alone whose own official is tied to them. */
export const isRecusal = (reason: string): boolean =>
  /回避|亲属|亲戚|沾亲|是亲|自家|recus|\bkin\b/iu.test(reason)

/** A case as far as its place on the path goes. */
export interface Standing {
  status: ApplicationStatus
  withdrawalAskedAt: Date | null
  level: CaseLevel | null
  reviewId: string | null
}

/** Whether a case waits for its signatures now: it is open, and has come as far as its path wants. */
export function isToBeSigned(
  standing: Standing,
  before: 'notice' | 'county' | null,
  now: Date,
): boolean {
  if (effectiveStatus(standing, now) !== 'filed') return false
  if (before === 'county') return standing.level === 'county'
  // Agreed to after the review has passed, before anything is posted; what was agreed to then must
  // still be so when the county decides.
  const isPast = standing.reviewId !== null || standing.level === 'county'
  return before === 'notice' && standing.level !== null && isPast
}

/** What comes of a refusal: back for another survey and review, or, of an exit, nothing at all. */
export const afterRefusal = (before: 'notice' | 'county'): 'sent_back' | 'declined' =>
  before === 'county' ? 'sent_back' : 'declined'

/** Who signed, or is about to. `phone` is its keyed hash as hex digits. */
export interface Signer {
  role: SignOffRole
  staffId: string | null
  contactId: string | null
  phone: string | null
}

const isSame = (a: Signer, b: Signer): boolean =>
  (a.staffId !== null && a.staffId === b.staffId) ||
  (a.contactId !== null && a.contactId === b.contactId) ||
  (a.phone !== null && a.phone === b.phone)

/** One phone and one person sign a case in one role only. */
export const signsTwice = (signer: Signer, others: readonly Signer[]): boolean =>
  others.some((other) => other.role !== signer.role && isSame(signer, other))

export type SignRefusal = 'already_signed' | 'changed' | 'code_expired' | 'tied' | 'other_role'

/** Why a code that came back from the right phone signs nothing; null when it signs. */
export function signRefusal(facts: {
  status: SignOffStatus
  isToBeSigned: boolean
  expiresAt: Date | null
  isTied: boolean
  signer: Signer
  /** Who signed the case in the other roles. */
  others: readonly Signer[]
  now: Date
}): SignRefusal | null {
  if (facts.status === 'signed') return 'already_signed'
  if (facts.status !== 'asked' || !facts.isToBeSigned) return 'changed'
  if (!facts.expiresAt || facts.now >= facts.expiresAt) return 'code_expired'
  if (facts.isTied) return 'tied'
  return signsTwice(facts.signer, facts.others) ? 'other_role' : null
}

const LEAST_WITNESSES = 2
const bare = (name: string) => name.replace(/[\s·•・.]/gu, '')

/** Witnesses as they were said, each once. */
export const witnessesIn = (names: readonly string[]): string[] =>
  [...new Map(names.map((name) => [bare(name), name.trim()])).values()].filter(
    (name) => bare(name) !== '',
  )

export type PaperRefusal =
  | 'already_signed'
  | 'changed'
  | 'signer_missing'
  | 'is_signer'
  | 'photo_missing'
  | 'witness_missing'
  | 'witness_not_apart'

/** Why a signature on paper is not put down; null when it is as good as a code. */
export function paperRefusal(facts: {
  status: SignOffStatus
  isToBeSigned: boolean
  role: SignOffRole
  /** Who is to sign in the role. */
  staffId: string | null
  enteredBy: string
  /** Everybody who signs the case, the role's own included. */
  signerIds: readonly (string | null)[]
  photos: number
  witnesses: readonly string[]
  /** Whoever enters it, the officials who sign, the household: none of them bears witness. */
  concerned: readonly string[]
}): PaperRefusal | null {
  if (facts.status === 'signed') return 'already_signed'
  if (facts.status !== 'asked' || !facts.isToBeSigned) return 'changed'
  if (isOfficial(facts.role) && facts.staffId === null) return 'signer_missing'
  if (facts.signerIds.includes(facts.enteredBy)) return 'is_signer'
  if (facts.photos === 0) return 'photo_missing'
  const concerned = new Set(facts.concerned.map(bare))
  const named = witnessesIn(facts.witnesses)
  if (named.some((name) => concerned.has(bare(name)))) return 'witness_not_apart'
  return named.length < LEAST_WITNESSES ? 'witness_missing' : null
}

export type RegistrationRefusal = 'sign_off_missing' | 'signer_twice'

/**
 * Nothing is registered without every signature of its path, each by somebody else (四审): why it may
 * not be; null when it may.
 */
export function registrationRefusal({
  roles,
  signed,
}: {
  roles: readonly SignOffRole[]
  signed: readonly Signer[]
}): RegistrationRefusal | null {
  const has = (role: SignOffRole) => signed.some((each) => each.role === role)
  if (!roles.every(has)) return 'sign_off_missing'
  const counted = signed.filter(({ role }) => roles.includes(role))
  return counted.some((each) => signsTwice(each, counted)) ? 'signer_twice' : null
}
