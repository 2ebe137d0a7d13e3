import type { AreaLevel, AreaPath } from '../values/areas'

/** An official code; two public schemes number the same townships differently. */
export interface AreaCode {
  /**
   * `gb2260` county code of 6 digits; `nbs` National Bureau of Statistics, 9 digits for a township and
   * 12 for a village; `alternative` and `older` other public lists.
   */
  scheme: 'gb2260' | 'nbs' | 'alternative' | 'older'
  code: string
  /** Days as `YYYY-MM-DD`; null where no source gives one. */
  validFrom: string | null
  validTo: string | null
  source: string
}

/** A former or other name; today's stands in the area itself. */
export interface AreaName {
  name: string
  validFrom: string | null
  validTo: string | null
  source: string
}

/** What public sources say of one area. */
export interface AreaReference {
  path: AreaPath
  level: AreaLevel
  name: string
  codes: AreaCode[]
  names: AreaName[]
  /** Villager groups 社 of a village; null where no source counts them. */
  groups: number | null
  source: string
}

export const undated = { validFrom: null, validTo: null } as const
