import { type Desk, ROUND_DESKS, type RoundDesk, type StaffRole } from '../../api/client'

const DESK_OF: Partial<Record<StaffRole, Desk>> = {
  county_office: 'county',
  township_clerk: 'clerk',
  township_committee: 'township',
  township_secretary: 'township',
  township_head: 'township',
  first_secretary: 'first_secretary',
  village_secretary: 'secretary',
  village_cadre: 'village',
  resident_cadre: 'resident',
  group_cadre: 'group',
  department: 'department',
  group_unit: 'group_unit',
  county_finance: 'finance',
  discipline_inspector: 'inspector',
  superior_inspector: 'inspector',
}
const WIDEST_FIRST = Object.keys(DESK_OF) as StaffRole[]

/** Where somebody works, the widest first; never nowhere. */
export function desksOf(roles: readonly StaffRole[]): Desk[] {
  const desks = WIDEST_FIRST.flatMap((role) => (roles.includes(role) ? (DESK_OF[role] ?? []) : []))
  return desks.length > 0 ? [...new Set(desks)] : ['other']
}

export const isInRounds = (desk: Desk): desk is RoundDesk =>
  (ROUND_DESKS as readonly string[]).includes(desk)
