/** A unit 单位 as others judge it: a township, a member of the county's group 扶贫集团成员单位, a department 行业部门. */
export const UNIT_KINDS = ['township', 'group_unit', 'department'] as const
export type UnitKind = (typeof UNIT_KINDS)[number]

/** `township:wuxi.tianyuan`, `group_unit:县水利局`: a unit for as long as it bears its name. */
export type UnitKey = `${UnitKind}:${string}`
