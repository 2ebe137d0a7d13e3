import type { ClaimStatus, ProjectAct } from '../../db/values/projects'
import type { StaffRole } from '../../db/values/staff'

export interface Payee {
  /** Null: a firm or a person that worked for it. */
  householdId: string | null
  payee: string
  amountFen: number
}

/** Whoever decided what a project gets, or what it got done, pays nothing of it out. */
export const DECIDED = ['approved', 'accepted'] as const satisfies readonly ProjectAct[]

export type PayRefusal =
  | 'not_agreed'
  | 'already_paid'
  | 'own_opinion'
  | 'own_claim'
  | 'own_decision'
  | 'payee_twice'
  | 'sum_differs'

/** Why a claim cannot be paid out so; null when it can. */
export function payRefusal(facts: {
  status: ClaimStatus
  /** The actor gave the opinion on it, or claimed it. */
  isOwnOpinion: boolean
  isOwnClaim: boolean
  /** The actor approved or accepted the project, in another role. */
  hasDecided: boolean
  amountFen: number
  payees: readonly Payee[]
}): PayRefusal | null {
  const { status, payees } = facts
  if (status === 'paid') return 'already_paid'
  if (status !== 'agreed') return 'not_agreed'
  if (facts.isOwnOpinion) return 'own_opinion'
  if (facts.isOwnClaim) return 'own_claim'
  if (facts.hasDecided) return 'own_decision'
  const keys = new Set(payees.map(({ householdId, payee }) => householdId ?? payee))
  if (keys.size < payees.length) return 'payee_twice'
  const sum = payees.reduce((total, each) => total + each.amountFen, 0)
  return sum === facts.amountFen ? null : 'sum_differs'
}

/** Who looks into money that is said never to have come, rather the first. */
export const UNPAID_ROLES = [
  'discipline_inspector',
  'county_office',
] as const satisfies readonly StaffRole[]

/** What somebody did about a project that makes them one of its payments' line. */
export const LINE_ACTS = ['approved', 'accepted'] as const satisfies readonly ProjectAct[]

/** Whoever approved, accepted, claimed, agreed or paid, and the units they must not be of. */
export interface PaymentLine {
  staffIds: readonly string[]
  /** Of who paid. */
  payerUnit: string | null
}

interface Outsider {
  staffId: string
  role: StaffRole
  unit: string
  hasPhone: boolean
  openRequests: number
  tiedHouseholdIds: readonly string[]
}

/** Whether somebody had nothing to do with a payment, nor has their unit paid it. */
export const isOutside = (
  { staffId, unit, tiedHouseholdIds }: Pick<Outsider, 'staffId' | 'unit' | 'tiedHouseholdIds'>,
  { staffIds, payerUnit }: PaymentLine,
  householdId: string,
): boolean =>
  !staffIds.includes(staffId) && unit !== payerUnit && !tiedHouseholdIds.includes(householdId)

/** Who looks into it: discipline inspection before the office, of one role who has the least to do; null for nobody. */
export function chooseOutsider<O extends Outsider>(
  all: readonly O[],
  line: PaymentLine,
  householdId: string,
): O | null {
  const rank = (role: StaffRole) => (UNPAID_ROLES as readonly StaffRole[]).indexOf(role)
  return (
    all
      .filter((each) => isOutside(each, line, householdId))
      .toSorted(
        (a, b) =>
          Number(b.hasPhone) - Number(a.hasPhone) ||
          rank(a.role) - rank(b.role) ||
          a.openRequests - b.openRequests ||
          (a.staffId < b.staffId ? -1 : 1),
      )[0] ?? null
  )
}

/** What a household got, as it is asked: 修水池补助3000元. */
export const paidWords = (project: string, sum: string): string =>
  `${project}${/补[助贴]$/u.test(project) ? '' : '补助'}${sum}`
