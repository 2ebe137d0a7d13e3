import type { DepartmentRecords } from '../../db/values/comparisons'

/** What a department's file is called among `imports`. */
export const kindOf = (records: DepartmentRecords | '') => `comparison:${records}`
