import type { AreaReference } from './area-reference'
import { WUXI_COUNTY, WUXI_TOWNSHIPS } from './wuxi-townships'
import { WUXI_VILLAGES } from './wuxi-villages'

/**
 * Wuxi County 巫溪县, its 32 townships and every village a public source names: 78 of about 329.
 * A parent always stands before its children.
 */
export const WUXI_AREAS: readonly AreaReference[] = [
  WUXI_COUNTY,
  ...WUXI_TOWNSHIPS,
  ...WUXI_VILLAGES,
]
