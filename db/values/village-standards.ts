/** 三高一低三差三重 (seed, section 二(一); domain.md 3.2): the ten indicators of a village's standard. */
export const VILLAGE_INDICATORS = [
  'poverty_incidence', // 贫困发生率高
  'registered_share', // 建档立卡贫困人口占乡村人口比例高
  'low_income_share', // 低收入人口 (低保, 残疾, 特困) 占比高
  'disposable_income', // 人均可支配收入低
  'poor_transport', // 交通条件差
  'poor_drinking_water', // 饮水安全保障率差
  'harsh_environment', // 生存环境差
  'allowance_burden', // 低保, 五保, 残疾等贫困人口脱贫任务重
  'illness_burden', // 因病致贫人口脱贫任务重
  'elderly_burden', // 贫困老人脱贫任务重
] as const
export type VillageIndicator = (typeof VILLAGE_INDICATORS)[number]

/** Computed from the register, or entered with its source. */
export const INDICATOR_WAYS = ['computed', 'entered'] as const
export type IndicatorWay = (typeof INDICATOR_WAYS)[number]

/** 深度贫困村, 相对贫困村, neither. */
export const VILLAGE_CLASSES = ['deep', 'relative', 'none'] as const
export type VillageClass = (typeof VILLAGE_CLASSES)[number]

/** What a village is held to be: a poor village 贫困村, one that went out 退出, none. */
export const VILLAGE_STATUSES = ['poor', 'exited'] as const
export type VillageStatus = (typeof VILLAGE_STATUSES)[number]
