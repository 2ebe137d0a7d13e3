/** Every part a member of staff can play, from the villager group 社 up to the county and beside it. */
export const STAFF_ROLES = [
  'group_cadre', // 社干部
  'village_cadre', // 村干部
  'village_secretary', // 村党支部书记
  'resident_cadre', // 驻村工作队
  'first_secretary', // 第一书记
  'township_clerk', // 乡镇扶贫专干
  'township_committee', // 乡镇党委成员
  'township_secretary', // 乡镇党委书记, 一把手
  'township_head', // 乡镇长, 一把手
  'county_office', // 县扶贫办
  'county_finance', // 县财政局
  'department', // 行业部门
  'group_unit', // 扶贫集团成员单位
  'discipline_inspector', // 纪检监察
  'superior_inspector', // 上级纪检监察, above the county
  'evaluator', // 第三方评估
  'journalist', // 媒体
] as const
export type StaffRole = (typeof STAFF_ROLES)[number]

/** What ties a member of staff to a household, so that they may not decide on it. */
export const TIE_KINDS = ['kin', 'work_unit'] as const
export type TieKind = (typeof TIE_KINDS)[number]
