import type { RollStatus, WatchKind } from '../../db/values/roll'

/** What a village can propose of a household 两委提出, beside what households apply for themselves. */
export const PROPOSAL_KINDS = ['exit', 'watch_list', 'risk_removal'] as const
export type ProposalKind = (typeof PROPOSAL_KINDS)[number]

export type ProposalRefusal =
  'not_on_register' | 'no_household' | 'watched' | 'wrong_watch' | 'not_watched'

/** Who can go out: whoever is on the register. */
const MAY_EXIT = {
  unregistered: false,
  registered: true,
  exiting: true,
  exited: false,
  returned: true,
  closed: false,
  terminated: false,
} as const satisfies Record<RollStatus, boolean>

/**
 * Why a household cannot be proposed; null when it can. Whom an unstable exit 脱贫不稳定 is said of has
 * gone out, a borderline household 边缘易致贫 never was on the register (domain.md 4).
 */
export function proposalRefusal(
  kind: ProposalKind,
  household: { status: RollStatus; watch: WatchKind | null },
  watch: WatchKind | null,
): ProposalRefusal | null {
  const { status } = household
  if (status === 'closed') return 'no_household'
  if (kind === 'exit') return MAY_EXIT[status] ? null : 'not_on_register'
  if (kind === 'risk_removal') return household.watch === null ? 'not_watched' : null
  if (household.watch !== null) return 'watched'
  if (watch === 'unstable_exit' && status !== 'exited') return 'wrong_watch'
  if (watch === 'borderline' && status !== 'unregistered') return 'wrong_watch'
  return null
}

/** As what a household is watched of which nobody said more than that it belongs on the list. */
export const watchOf = (status: RollStatus): WatchKind =>
  status === 'exited'
    ? 'unstable_exit'
    : status === 'unregistered'
      ? 'borderline'
      : 'sudden_difficulty'

const WATCH_WORDS = {
  unstable_exit: /脱贫不稳|不稳定|返贫/u,
  borderline: /边缘|易致贫/u,
  sudden_difficulty: /突发|严重困难/u,
} as const satisfies Record<WatchKind, RegExp>

/** As what a household is to be watched, by the words; null where they do not tell. */
export function watchIn(text: string): WatchKind | null {
  const found = (Object.keys(WATCH_WORDS) as WatchKind[]).filter((kind) =>
    WATCH_WORDS[kind].test(text),
  )
  return found.length === 1 ? (found[0] ?? null) : null
}
