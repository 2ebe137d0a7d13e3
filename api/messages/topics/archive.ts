import type { HouseholdType } from '../../../db/values/roll'
import type { VarKind } from '../templates'

export interface ArchiveVarKinds {
  householdType: HouseholdType | null
}

/** A household as its file has it. */
const FILED = {
  head: 'name',
  area: 'area',
  status: 'rollStatus',
  type: 'householdType',
  size: 'count',
} as const

/** The archive 档案: one's own file, and any household's for its cadre. */
export const ARCHIVE_TEMPLATES = {
  'archive.own': FILED,
  'archive.since': { day: 'day' },
  'archive.income': { fen: 'fen' },
  'archive.correct': {},
  /** Three of them at once, as the file has them. */
  'archive.members': { members: 'text', left: 'count' },
  'archive.ask_who': {},
  'archive.unknown': {},
  'archive.which': { head: 'name' },
  'archive.ask_group': { head: 'name' },
  'archive.household': FILED,
  'archive.on_day': { day: 'day', ...FILED },
  'archive.change': { day: 'day', text: 'text', who: 'text', left: 'count' },
  'archive.no_changes': {},
  'archive.no_day': { head: 'name' },
  'archive.absent': { head: 'name', day: 'day' },
  'archive.unrecorded': { head: 'name', day: 'day' },
} as const satisfies Record<string, Record<string, VarKind>>
