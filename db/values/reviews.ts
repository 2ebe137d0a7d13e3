/** The bodies of the three reviews 三评: 村民小组会议, 村民代表会议, 乡镇党委会. */
export const REVIEW_BODIES = ['group_meeting', 'representatives', 'committee'] as const
export type ReviewBody = (typeof REVIEW_BODIES)[number]

/** `called`: it will meet or is meeting; `closed`: its votes stand; `void`: it came to nothing. */
export const REVIEW_STATUSES = ['called', 'closed', 'void'] as const
export type ReviewStatus = (typeof REVIEW_STATUSES)[number]

/**
 * Of whom a quorum is reckoned (村民委员会组织法, domain.md 2.1): a group's adults or its households'
 * representatives, or the members of a body.
 */
export const QUORUM_BASES = ['adults', 'households', 'members'] as const
export type QuorumBasis = (typeof QUORUM_BASES)[number]

export const ATTENDANCE_WAYS = ['in_person', 'written_proxy'] as const
export type AttendanceWay = (typeof ATTENDANCE_WAYS)[number]

export const REVIEW_OUTCOMES = ['passed', 'declined'] as const
export type ReviewOutcome = (typeof REVIEW_OUTCOMES)[number]
