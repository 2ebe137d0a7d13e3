/** The three lists of a village: 问题清单, 任务清单, 责任清单. */
export const VILLAGE_LIST_KINDS = ['problem', 'task', 'responsibility'] as const
export type VillageListKind = (typeof VILLAGE_LIST_KINDS)[number]

/** `done` by its owner's word, `struck_off` 销号 once somebody else has seen that it is. */
export const VILLAGE_LIST_STATUSES = ['open', 'done', 'struck_off', 'cancelled'] as const
export type VillageListStatus = (typeof VILLAGE_LIST_STATUSES)[number]
