import type { AreaPath } from '../../db/values/areas'
import { DUTY_KINDS, type DutyKind } from '../../db/values/duties'
import type { NoticeLevel } from '../../db/values/rounds'
import type { StaffRole } from '../../db/values/staff'
import { contains } from '../shared/area-path'
import { CLAIMING_ROLES } from '../claims/rules'
import { TELLING_ROLES } from '../relays/rules'
import { addDays, type Day } from '../shared/day'
import { STRIKING_ROLES } from '../village-lists/rules'

export { DUTY_KINDS, type DutyKind }

/** Duties somebody is named for; the others are of whoever plays the part there. */
export interface Duty {
  kind: DutyKind
  areaPath: AreaPath
  /** Last day on which it is in time. */
  dueOn: Day
  /** How many households, lists or calls it is about. */
  count: number
  /** To be typed: a receipt or the number of a list. */
  code: string | null
  staffId: string | null
  /** Somebody is in danger: before everything else. */
  isUrgent?: boolean
  /** Whose part it is, but not who did what is looked at. */
  exceptId?: string
  /** The same of several. */
  exceptIds?: readonly string[]
}

const VILLAGE: readonly StaffRole[] = [
  'village_cadre',
  'village_secretary',
  'first_secretary',
  'resident_cadre',
]
const TOWNSHIP: readonly StaffRole[] = ['township_clerk', 'township_committee']
const AT_LEVEL = {
  group: ['group_cadre', ...VILLAGE],
  village: VILLAGE,
  township: TOWNSHIP,
} as const satisfies Record<NoticeLevel, readonly StaffRole[]>

const levelOfDepth = (path: AreaPath): NoticeLevel =>
  (['township', 'village', 'group'] as const)[path.split('.').length - 2] ?? 'township'

/** Who is to do what nobody is named for, first whose part it is (seed, section 二(一)). */
export function rolesFor({
  kind,
  areaPath,
}: Pick<Duty, 'kind' | 'areaPath'>): readonly StaffRole[] {
  switch (kind) {
    case 'screening':
      return AT_LEVEL.group
    case 'survey':
    case 'watch_measure':
    case 'ledger_visit':
    case 'loan_due':
      return VILLAGE
    case 'revisit':
      return ['resident_cadre', 'first_secretary', ...TOWNSHIP]
    case 'review':
    case 'meeting':
    case 'posting':
    case 'first_proof':
    case 'last_proof':
      return AT_LEVEL[levelOfDepth(areaPath)]
    case 'periodic_check':
      return [...VILLAGE, 'group_cadre', ...TOWNSHIP]
    case 'advance':
      return ['village_secretary', 'first_secretary', ...TOWNSHIP]
    case 'change_check':
    case 'project_apply':
    case 'project_start':
    case 'project_progress':
      return VILLAGE
    case 'project_notice':
      return [...VILLAGE, 'township_clerk']
    case 'change_decision':
    case 'project_submit':
    case 'report':
    case 'village_review':
    case 'village_meeting':
    case 'village_posting':
      return TOWNSHIP
    case 'lead_visit':
    case 'lead_decision':
      return ['township_clerk', 'county_office']
    case 'check':
    case 'village_decision':
    case 'comparison_task':
    case 'lead_referral':
    case 'project_approve':
      return ['county_office']
    case 'relay':
      return TELLING_ROLES
    case 'relay_late':
      return ['village_secretary']
    case 'strike_off':
      return STRIKING_ROLES
    case 'project_accept':
    case 'project_claim':
      return CLAIMING_ROLES
    case 'project_spot_check':
    case 'claim_opinion':
    case 'press_overdue':
    case 'recall_decide':
      return ['county_office']
    case 'claim_pay':
      return ['county_finance']
    case 'household_visit':
      return VILLAGE
    case 'pairing':
    // Of a line whose owner has left: somebody finishes it in their place, or calls it off.
    case 'list_item':
    // Of a project whose person in charge has left.
    case 'project_comment':
      return ['village_secretary', 'first_secretary', ...TOWNSHIP]
    case 'leave_judge':
    case 'leave_overdue':
    case 'residency_short':
      return ['township_committee', 'township_secretary']
    case 'finding_verify':
      return ['discipline_inspector', 'superior_inspector']
    case 'help':
    case 'objection':
    case 'sign_off':
    case 'measure':
    case 'supervision_check':
    case 'finding_rectify':
    case 'accountability_decide':
    // Of whoever was named, or had no part in the points.
    case 'assessment_score':
    case 'assessment_appeal':
    // Of whoever handles it alone.
    case 'complaint_retaliation':
    case 'complaint_accept':
    case 'complaint_answer':
    case 'complaint_decide':
    case 'complaint_extension':
    case 'evaluation_ask':
    case 'evaluation_review':
    case 'evaluation_lock':
    case 'evaluation_reply':
    case 'peer_evaluation':
    case 'press_answer':
    case 'press_answer_unit':
    // Of whoever is posted there themselves.
    case 'leave_over':
    case 'recall_contest':
    case 'residency_days':
      return []
  }
}

/** A member of staff with a role; holds it in the area and all it contains. */
export interface Holder {
  staffId: string
  role: StaffRole
  areaPath: AreaPath
}

/** Whose duty it is: who is named, or of those who play the first part that anybody plays there, all. */
export function holdersOf(duty: Duty, staff: readonly Holder[]): string[] {
  if (duty.staffId && !isDeserted(duty, staff)) return [duty.staffId]
  for (const role of rolesFor(duty)) {
    const playing = staff.filter(
      (each) =>
        each.role === role &&
        each.staffId !== duty.exceptId &&
        !duty.exceptIds?.includes(each.staffId) &&
        contains(each.areaPath, duty.areaPath),
    )
    if (playing.length > 0) return [...new Set(playing.map(({ staffId }) => staffId))]
  }
  return []
}

/** What others take over where whoever was named for it has left. */
const INHERITED: readonly DutyKind[] = [
  'list_item',
  'project_start',
  'project_progress',
  'project_comment',
]

/** Whoever is named for it has left, or works elsewhere now. */
const isDeserted = ({ kind, staffId, areaPath }: Duty, staff: readonly Holder[]): boolean =>
  INHERITED.includes(kind) &&
  !staff.some((each) => each.staffId === staffId && contains(each.areaPath, areaPath))

export const isLate = ({ dueOn }: Pick<Duty, 'dueOn'>, today: Day): boolean => today > dueOn

/** The named secretary and head of the township answer for what is late 一把手负总责. */
export const LEADERS = ['township_secretary', 'township_head'] as const satisfies StaffRole[]

const OF_COUNTY: readonly DutyKind[] = [
  'check',
  'village_decision',
  'lead_referral',
  'project_approve',
  'project_spot_check',
  'claim_opinion',
  'claim_pay',
  'press_overdue',
]
/** It is late with those who were asked, which climbs by itself. */
const OF_OTHERS: readonly DutyKind[] = ['relay_late']
/** What only inspectors, assessors and whoever evaluates others know of: whom it is about reads of it nowhere. */
const OF_INSPECTORS: readonly DutyKind[] = [
  'supervision_check',
  'finding_verify',
  'accountability_decide',
  'evaluation_ask',
  'evaluation_review',
  'evaluation_lock',
  'evaluation_reply',
  'peer_evaluation',
  // It lies beside the townships: none of their leaders answers for it.
  'press_answer_unit',
  'assessment_score',
  'assessment_appeal',
  // Between the county's office and whom it is about.
  'recall_decide',
  'recall_contest',
]
export const isOfInspectors = ({ kind }: Pick<Duty, 'kind'>): boolean =>
  OF_INSPECTORS.includes(kind)

/** Whether a late duty climbs to them: so many days after it was due; the county's own does not. */
export const climbs = ({ kind, dueOn }: Duty, today: Day, climbDays: number): boolean =>
  !OF_COUNTY.includes(kind) &&
  !OF_OTHERS.includes(kind) &&
  !OF_INSPECTORS.includes(kind) &&
  today > addDays(dueOn, climbDays)

/** Who answers for what somebody of a role has left undone, one level up; the first that is there. */
const ABOVE_VILLAGE: readonly StaffRole[] = ['township_secretary', 'township_head']
const IN_CHARGE: Partial<Record<StaffRole, readonly StaffRole[]>> = {
  group_cadre: ['village_secretary', 'first_secretary', ...ABOVE_VILLAGE],
  township_secretary: ['county_office'],
  township_head: ['county_office'],
  county_office: [],
}
/** From below; of several roles somebody plays the highest counts. */
const LADDER = Object.keys(IN_CHARGE) as readonly StaffRole[]

/** Who is told that a duty is late: in charge one level above whoever holds it, and not one of them. */
export function superiorsOf(
  { areaPath, holders }: Pick<Duty, 'areaPath'> & { holders: readonly string[] },
  staff: readonly Holder[],
): string[] {
  const here = staff.filter((each) => contains(each.areaPath, areaPath))
  const roles = here.flatMap(({ staffId, role }) => (holders.includes(staffId) ? role : []))
  // Everybody else works between group and township.
  const rank = (role: StaffRole) => (LADDER.includes(role) ? LADDER.indexOf(role) : 0.5)
  const highest = roles.toSorted((a, b) => rank(b) - rank(a))[0]
  // What is of the whole county has only the office above it.
  const isOfCounty = !areaPath.includes('.')
  const above = isOfCounty
    ? (['county_office'] as const)
    : ((highest && IN_CHARGE[highest]) ?? ABOVE_VILLAGE)
  for (const role of above) {
    const found = here.filter((each) => each.role === role && !holders.includes(each.staffId))
    if (found.length > 0) return [...new Set(found.map(({ staffId }) => staffId))]
  }
  return []
}

/** Late since yesterday: told once, as its day is the same whenever one looks. */
export const isNewlyLate = ({ dueOn }: Pick<Duty, 'dueOn'>, today: Day): boolean =>
  addDays(dueOn, 1) === today

/** Who is in danger comes first, then what is due first; of one day, in the order of the kinds, the places, the numbers. */
export function byUrgency(a: Duty, b: Duty): number {
  const danger = Number(b.isUrgent ?? false) - Number(a.isUrgent ?? false)
  if (danger !== 0) return danger
  if (a.dueOn !== b.dueOn) return a.dueOn < b.dueOn ? -1 : 1
  return (
    DUTY_KINDS.indexOf(a.kind) - DUTY_KINDS.indexOf(b.kind) ||
    inOrder(a.areaPath, b.areaPath) ||
    inOrder(a.code ?? '', b.code ?? '') ||
    inOrder(a.staffId ?? '', b.staffId ?? '') ||
    a.count - b.count
  )
}

const inOrder = (a: string, b: string): number => (a < b ? -1 : Number(a > b))
