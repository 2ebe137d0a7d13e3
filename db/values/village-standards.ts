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

/** What the roll never tells, and the income, which it tells only where it is known of enough people. */
export const ENTERABLE_INDICATORS = [
  'disposable_income',
  'poor_transport',
  'poor_drinking_water',
  'harsh_environment',
] as const satisfies readonly VillageIndicator[]
export type EnterableIndicator = (typeof ENTERABLE_INDICATORS)[number]

/** Computed from the register, or entered with its source. */
export const INDICATOR_WAYS = ['computed', 'entered'] as const
export type IndicatorWay = (typeof INDICATOR_WAYS)[number]

/** Which end of an indicator's scale makes a village the poorer. */
export const WORSE_ENDS = ['high', 'low'] as const
export type WorseEnd = (typeof WORSE_ENDS)[number]

/** 深度贫困村, 相对贫困村, neither. */
export const VILLAGE_CLASSES = ['deep', 'relative', 'none'] as const
export type VillageClass = (typeof VILLAGE_CLASSES)[number]

/** What a village is held to be: a poor village 贫困村, one that went out 退出, none. */
export const VILLAGE_STATUSES = ['poor', 'exited'] as const
export type VillageStatus = (typeof VILLAGE_STATUSES)[number]

/**
 * What a poor village must have besides few poor people before it goes out (domain.md 2.5):
 * 基础设施, 公共服务, 产业发展, 集体经济收入.
 */
export const EXIT_CHECKS = [
  'infrastructure',
  'public_services',
  'industry',
  'collective_income',
] as const
export type ExitCheck = (typeof EXIT_CHECKS)[number]
