import type { AreaPath } from '../../db/values/areas'
import type { LeadClass, LeadKind, LeadOutcome, LeadStatus } from '../../db/values/leads'
import type { RollStatus } from '../../db/values/roll'
import type { StaffRole } from '../../db/values/staff'
import { addDays, type Day } from '../shared/day'

/** Who lives next to the household, nearest first. */
const FROM_VILLAGE = [
  'village_cadre',
  'group_cadre',
  'first_secretary',
  'village_secretary',
  'resident_cadre',
  'township_clerk',
  'county_office',
] as const satisfies readonly StaffRole[]

/** What may end a household's time on the register is looked into by those the village did not send. */
const FROM_TOWNSHIP = [
  'resident_cadre',
  'first_secretary',
  'township_committee',
  'township_clerk',
  'county_office',
] as const satisfies readonly StaffRole[]

/** True of these, and the county decides whether the household stays on the register. */
const WEIGHTY: readonly LeadClass[] = [
  'vehicle',
  'property',
  'business',
  'public_payroll',
  'wrongly_in',
]
export const isWeighty = (leadClass: LeadClass): boolean => WEIGHTY.includes(leadClass)

/** Who goes to see, by what was found; the first part that somebody plays. */
export const visitorRoles = (leadClass: LeadClass): readonly StaffRole[] =>
  isWeighty(leadClass) ? FROM_TOWNSHIP : FROM_VILLAGE

/** Every role that may be sent. */
export const VISITOR_ROLES: readonly StaffRole[] = [...new Set([...FROM_VILLAGE, ...FROM_TOWNSHIP])]

/** Somebody active whose role covers the household. */
export interface Visitor {
  staffId: string
  role: StaffRole
  areaPath: AreaPath
  hasPhone: boolean
  /** Leads that wait for them already. */
  openLeads: number
}

/**
 * Who is sent: nobody tied to the household, rather somebody a message can reach, then the nearest
 * part and area, then whoever has the least to do. Null where nobody is left.
 */
export function chooseVisitor<V extends Visitor>(
  visitors: readonly V[],
  leadClass: LeadClass,
  isTied: (staffId: string) => boolean,
): V | null {
  const roles = visitorRoles(leadClass)
  const free = visitors.filter(({ role, staffId }) => roles.includes(role) && !isTied(staffId))
  return (
    free.toSorted(
      (a, b) =>
        Number(b.hasPhone) - Number(a.hasPhone) ||
        roles.indexOf(a.role) - roles.indexOf(b.role) ||
        depth(b.areaPath) - depth(a.areaPath) ||
        a.openLeads - b.openLeads ||
        (a.staffId < b.staffId ? -1 : 1),
    )[0] ?? null
  )
}

const depth = (path: AreaPath) => path.split('.').length

/** Until when it is to be visited and decided; the day it was found does not count. */
export const duesOf = (
  today: Day,
  { visitDays, decideDays }: { visitDays: number; decideDays: number },
) => ({
  visitDueOn: addDays(today, visitDays),
  decideDueOn: addDays(today, Math.max(visitDays, decideDays)),
})

/** Whether a visit is one to what was found: not one from before it was known. */
export const isVisitTo = (openedOn: Day, visitedOn: Day): boolean => visitedOn >= openedOn

/** Named in no list of the poor. */
const OFF_REGISTER: readonly RollStatus[] = ['unregistered', 'closed', 'terminated']
export const isOnRegister = (roll: RollStatus): boolean => !OFF_REGISTER.includes(roll)

/** Of the mismatches that put the register right. */
const CORRECTABLE: readonly LeadClass[] = ['death', 'subsistence_allowance', 'disability']

export interface Weighed {
  kind: LeadKind
  class: LeadClass
  status: LeadStatus
  roll: RollStatus
  isOfCounty: boolean
  /** What was found is still to be put right: its member is one, the type is another. */
  isCorrectable: boolean
}

/** What somebody may make of a lead; `referred` leaves it to the county. */
export type Decision = LeadOutcome | 'referred'

/** What may become of a lead by its class and by who decides; the first is what is thought of first. */
export function decisionsFor({
  kind,
  class: leadClass,
  status,
  roll,
  isOfCounty,
  isCorrectable,
}: Weighed): Decision[] {
  const untrue: Decision = kind === 'mismatch' ? 'unfounded' : 'no_risk'
  if (isWeighty(leadClass) && isOnRegister(roll)) {
    if (isOfCounty) return ['terminated', 'kept', untrue]
    return status === 'referred' ? [] : ['referred', untrue]
  }
  if (kind === 'mismatch') {
    return CORRECTABLE.includes(leadClass) && isCorrectable
      ? ['corrected', 'kept', 'unfounded']
      : ['kept', 'unfounded']
  }
  if (leadClass === 'wrongly_in') return ['no_risk']
  return [
    ...(roll === 'closed' ? [] : (['watch'] as const)),
    ...(roll === 'unregistered' ? (['ledger'] as const) : []),
    'settled',
    'no_risk',
  ]
}

export type DecisionRefusal =
  | 'decided'
  | 'not_visited'
  | 'visitor'
  | 'not_heard'
  | 'no_evidence'
  | 'no_reason'
  | 'referrer'
  | 'with_county'
  | 'no_such_outcome'
  | 'contested'

/**
 * Why a lead cannot be decided so; null when it can. Every decision has its reason in words: of a risk that was
 * settled what was done for the household, whether or not it was a measure of the plan.
 */
export function decisionRefusal(facts: {
  weighed: Weighed
  decision: Decision
  isVisitor: boolean
  /** Who left it to the county decides it no more. */
  isReferrer: boolean
  heardOn: Day | null
  toldOn: Day | null
  hearingDays: number
  today: Day
  /** The visit has a note or a photo. */
  hasEvidence: boolean
  hasReason: boolean
  /** An open case, or an objection about the household that nobody has decided. */
  isContested: boolean
}): DecisionRefusal | null {
  const { weighed, decision } = facts
  if (weighed.status === 'decided') return 'decided'
  if (weighed.status === 'open') return 'not_visited'
  if (facts.isVisitor) return 'visitor'
  if (!isHeard(facts) || isUnansweredOfUntold(facts)) return 'not_heard'
  if (!facts.hasEvidence) return 'no_evidence'
  if (!facts.hasReason) return 'no_reason'
  if (weighed.status === 'referred' && !weighed.isOfCounty) return 'with_county'
  if (facts.isReferrer) return 'referrer'
  if (!decisionsFor(weighed).includes(decision)) return 'no_such_outcome'
  return decision === 'terminated' && facts.isContested ? 'contested' : null
}

/** It was not said to the household that it may be wrongly on the register: its silence is no answer to that. */
const isUnansweredOfUntold = (facts: {
  weighed: Pick<Weighed, 'class'>
  decision: Decision
  heardOn: Day | null
}): boolean =>
  facts.weighed.class === 'wrongly_in' && facts.decision === 'terminated' && facts.heardOn === null

/** The household has spoken, or was told so many days ago and has not. */
export function isHeard({
  heardOn,
  toldOn,
  hearingDays,
  today,
}: {
  heardOn: Day | null
  toldOn: Day | null
  hearingDays: number
  today: Day
}): boolean {
  return heardOn !== null || (toldOn !== null && today >= addDays(toldOn, hearingDays))
}

/** Whether a decision takes something from the household: it hears where to turn against it. */
export const isAgainst = (decision: Decision): boolean =>
  decision === 'terminated' || decision === 'no_risk' || decision === 'corrected'
