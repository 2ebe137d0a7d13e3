/** From the widest to the narrowest: 县, 乡镇, 村, 社 (villager group). */
export const AREA_LEVELS = ['county', 'township', 'village', 'group'] as const
export type AreaLevel = (typeof AREA_LEVELS)[number]

/**
 * An area's own immutable path, `wuxi.tianyuan.baoping.5`: county, township, village, group.
 * One area contains another when its path is a prefix, segment by segment.
 */
export type AreaPath = string
