/** 走访类型, the purposes of a visit in the order of the handbook (domain.md 2.2). */
export const VISIT_PURPOSES = [
  'other',
  'learn_situation',
  'fill_handbook',
  'plan_exit',
  'carry_out_project',
  'explain_policy',
  'greeting',
] as const
export type VisitPurpose = (typeof VISIT_PURPOSES)[number]

/** Fields of the handbook 扶贫手册 a visit note can fill. */
export const HANDBOOK_FIELDS = [
  'housing_grade',
  'housing_area_m2',
  'farmland_mu',
  'net_income_per_head_fen',
  'work_months',
  'workers',
  'pupils',
  'pigs',
  'sick',
  'insured',
  'water',
] as const
export type HandbookField = (typeof HANDBOOK_FIELDS)[number]

export const MEDIA_KINDS = ['photo'] as const
export type MediaKind = (typeof MEDIA_KINDS)[number]

/** `wanted`: the provider has it still; `refused`: too big or no picture; `lost`: gone there. */
export const MEDIA_STATUSES = ['wanted', 'kept', 'refused', 'lost'] as const
export type MediaStatus = (typeof MEDIA_STATUSES)[number]
