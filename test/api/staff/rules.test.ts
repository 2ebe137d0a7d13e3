import { expect, test } from 'vitest'
import { mayHold } from '../../../api/staff/rules'
import { AREA_LEVELS } from '../../../db/values/areas'
import { STAFF_ROLES, type StaffRole } from '../../../db/values/staff'

/** The levels each role may be held at, by hand. */
const LEVELS: Record<StaffRole, string[]> = {
  group_cadre: ['group'],
  village_cadre: ['village', 'group'],
  village_secretary: ['village', 'group'],
  resident_cadre: ['village', 'group'],
  first_secretary: ['village', 'group'],
  township_clerk: ['township', 'village', 'group'],
  township_committee: ['township', 'village', 'group'],
  township_secretary: ['township', 'village', 'group'],
  township_head: ['township', 'village', 'group'],
  county_office: ['county', 'township', 'village', 'group'],
  county_finance: ['county', 'township', 'village', 'group'],
  department: ['county', 'township', 'village', 'group'],
  group_unit: ['county', 'township', 'village', 'group'],
  discipline_inspector: ['county', 'township', 'village', 'group'],
  superior_inspector: ['county', 'township', 'village', 'group'],
  evaluator: ['county', 'township', 'village', 'group'],
  journalist: ['county', 'township', 'village', 'group'],
}

test.each(STAFF_ROLES)('a %s is never given an area wider than the office', (role) => {
  expect(AREA_LEVELS.filter((level) => mayHold(role, level))).toEqual(LEVELS[role])
})
