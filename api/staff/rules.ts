import type { AreaLevel } from '../../db/values/areas'
import type { StaffRole } from '../../db/values/staff'

const LEVELS: readonly AreaLevel[] = ['county', 'township', 'village', 'group']

/** The widest area a role is ever given in; who looks after two villages holds the role twice. */
const WIDEST = {
  group_cadre: 'group',
  village_cadre: 'village',
  village_secretary: 'village',
  resident_cadre: 'village',
  first_secretary: 'village',
  township_clerk: 'township',
  township_committee: 'township',
  township_secretary: 'township',
  township_head: 'township',
  county_office: 'county',
  county_finance: 'county',
  department: 'county',
  group_unit: 'county',
  discipline_inspector: 'county',
  superior_inspector: 'county',
  evaluator: 'county',
  journalist: 'county',
} as const satisfies Record<StaffRole, AreaLevel>

/** Whether a role may be held in an area of this level: not in one wider than its office. */
export function mayHold(role: StaffRole, level: AreaLevel): boolean {
  return LEVELS.indexOf(level) >= LEVELS.indexOf(WIDEST[role])
}
