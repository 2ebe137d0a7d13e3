import type { VarKind } from '../templates'

/** Whose work it is: what those who share a desk may do is the same. */
export const ROUND_DESKS = [
  'county',
  'clerk',
  'township',
  'first_secretary',
  'secretary',
  'village',
  'resident',
  'group',
] as const
export const DESKS = [
  ...ROUND_DESKS,
  'department',
  'group_unit',
  'finance',
  'inspector',
  'other',
] as const
export type RoundDesk = (typeof ROUND_DESKS)[number]
export type Desk = (typeof DESKS)[number]

export interface DeskVarKinds {
  desk: Desk
  /** Of those who play a part in rounds. */
  roundDesk: RoundDesk
}

/** The menu of staff: the words for their work, for projects and their money, and for a round. */
export const DESK_TEMPLATES = {
  'menu.staff': { desk: 'desk', open: 'count' },
  'menu.project': { desk: 'roundDesk' },
  'menu.round': { desk: 'roundDesk' },
} as const satisfies Record<string, Record<string, VarKind>>
