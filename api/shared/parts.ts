import { STAFF_ROLES, type StaffRole } from '../../db/values/staff'

/** A part somebody plays towards the API: a staff role, a contact, nobody in particular, or a job. */
export type Part = StaffRole | 'public' | 'contact' | 'bot' | 'worker' | 'command'
export const PARTS: readonly Part[] = [
  'public',
  'contact',
  ...STAFF_ROLES,
  'bot',
  'worker',
  'command',
]

/**
 * How far a right goes: `own` what hangs on the contact itself, `area` what lies in the role's area,
 * `untied` the same without households the actor is tied to, `all` the whole county.
 */
export type Reach = 'own' | 'area' | 'untied' | 'all'

export type Row = Partial<Record<Part, Reach>>

export const forRoles = (roles: readonly StaffRole[], reach: Reach): Row =>
  Object.fromEntries(roles.map((role) => [role, reach]))

export const VILLAGE_TEAM = [
  'group_cadre',
  'village_cadre',
  'village_secretary',
  'resident_cadre',
  'first_secretary',
] as const
/** Who leads a survey of a household; the township comes along at most. */
export const SURVEYORS = [
  'village_cadre',
  'village_secretary',
  'resident_cadre',
  'first_secretary',
] as const
export const TOWNSHIP = [
  'township_clerk',
  'township_committee',
  'township_secretary',
  'township_head',
] as const
export const FIELD = [...VILLAGE_TEAM, ...TOWNSHIP] as const

export const everyone: Row = Object.fromEntries(PARTS.map((part) => [part, 'all']))
