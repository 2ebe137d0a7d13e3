/** How a question of a satisfaction survey 满意度调查 is answered: 1 to 5, yes or no, or in one's own words. */
export const SATISFACTION_KINDS = ['scale', 'yes_no', 'words'] as const
export type SatisfactionKind = (typeof SATISFACTION_KINDS)[number]

export interface SatisfactionQuestion {
  kind: SatisfactionKind
  text: string
}

/** `asking`: approved and drawn, its messages going out; `closed`: its last day is over, and results may be seen. */
export const SATISFACTION_STATUSES = ['draft', 'asking', 'closed', 'cancelled'] as const
export type SatisfactionStatus = (typeof SATISFACTION_STATUSES)[number]

/** What a household is asked about by itself: a decided objection, a visit, a project that is accepted. */
export const SATISFACTION_OCCASIONS = ['objection', 'visit', 'project'] as const
export type SatisfactionOccasion = (typeof SATISFACTION_OCCASIONS)[number]

/**
 * Of one household drawn: `waiting` for its hour, `asked`, then `answered` to the end or `stopped` by the person.
 * `called_off`: something urgent came between; `too_soon`: it was asked something else within the days between; `unwilling`: it
 * wants no such messages by now.
 */
export const SATISFACTION_DRAW_STATUSES = [
  'waiting',
  'asked',
  'answered',
  'stopped',
  'called_off',
  'too_soon',
  'unwilling',
] as const
export type SatisfactionDrawStatus = (typeof SATISFACTION_DRAW_STATUSES)[number]

/** Kinds of households a sample is drawn by: on the register, exited from it, never on it. */
export const SATISFACTION_GROUPS = ['registered', 'exited', 'ordinary'] as const
export type SatisfactionGroup = (typeof SATISFACTION_GROUPS)[number]
