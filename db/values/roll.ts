/**
 * Where a household stands on the roll 农户花名册. `registered` and its successors come from
 * 脱贫属性 (domain.md 2.2): 未脱贫, 预脱贫, 已脱贫, 返贫; `closed` is 整户销户, `terminated` 终止.
 */
export const ROLL_STATUSES = [
  'unregistered',
  'registered',
  'exiting',
  'exited',
  'returned',
  'closed',
  'terminated',
] as const
export type RollStatus = (typeof ROLL_STATUSES)[number]

/** Why a household is watched 监测对象: 脱贫不稳定户, 边缘易致贫户, 突发严重困难户. */
export const WATCH_KINDS = ['unstable_exit', 'borderline', 'sudden_difficulty'] as const
export type WatchKind = (typeof WATCH_KINDS)[number]

/** 贫困户属性: 一般, 低保, 特困供养 (五保). */
export const HOUSEHOLD_TYPES = ['ordinary', 'subsistence_allowance', 'extreme_hardship'] as const
export type HouseholdType = (typeof HOUSEHOLD_TYPES)[number]

/** 致贫原因, the later list of 14 (domain.md 2.2). */
export const POVERTY_CAUSES = [
  'illness',
  'disability',
  'schooling',
  'disaster',
  'lack_of_land',
  'lack_of_water',
  'lack_of_skill',
  'lack_of_labour',
  'lack_of_funds',
  'poor_transport',
  'lack_of_drive',
  'marriage_cost',
  'funeral_cost',
  'other',
] as const
export type PovertyCause = (typeof POVERTY_CAUSES)[number]

/** 危房等级: 否 (safe), C级, D级. */
export const HOUSING_GRADES = ['safe', 'c', 'd'] as const
export type HousingGrade = (typeof HOUSING_GRADES)[number]

export const SEXES = ['male', 'female'] as const
export type Sex = (typeof SEXES)[number]

/** 健康状况, several at once. */
export const HEALTH_STATES = ['healthy', 'chronic_illness', 'serious_illness', 'disabled'] as const
export type HealthState = (typeof HEALTH_STATES)[number]

/** 劳动技能. */
export const LABOUR_ABILITIES = ['ordinary', 'skilled', 'weak', 'lost', 'none'] as const
export type LabourAbility = (typeof LABOUR_ABILITIES)[number]

/** 文化程度. */
export const EDUCATION_LEVELS = [
  'illiterate',
  'primary',
  'junior_middle',
  'senior_middle',
  'junior_college',
  'bachelor',
] as const
export type EducationLevel = (typeof EDUCATION_LEVELS)[number]

/** One member of a household as the roll holds them; identity numbers are still in the clear. */
export interface PersonRecord {
  name: string
  sex: Sex | null
  /** 18 characters, upper-case X, check digit verified (or of a demo person). */
  idNumber: string
  /** 与户主关系 in the words of the file: 户主, 配偶, 之子 … */
  relation: string
  ethnicity: string | null
  education: EducationLevel | null
  /** 在校生状况 in the words of the file. */
  schooling: string | null
  health: HealthState[]
  labour: LabourAbility | null
  /** 务工状况 in the words of the file. */
  work: string | null
  workMonths: number | null
  /** E.164, `+8619900000150`. */
  phone: string | null
  isHead: boolean
}

/** One household of the roll, ready to be stored. Money is integer fen. */
export interface HouseholdRecord {
  /** 户编号 of the national system; unregistered households may have none. */
  number: string | null
  /** Of the villager group. */
  areaPath: string
  status: RollStatus
  watch: WatchKind | null
  type: HouseholdType | null
  mainCause: PovertyCause | null
  otherCauses: PovertyCause[]
  identifiedYear: number | null
  exitedYear: number | null
  housingAreaM2: number | null
  housingGrade: HousingGrade | null
  farmlandMu: number | null
  wageFen: number | null
  operatingFen: number | null
  propertyFen: number | null
  transferFen: number | null
  operatingCostFen: number | null
  netIncomePerHeadFen: number | null
  bankAccount: string | null
  /** Exactly one of them is the head 户主. */
  people: PersonRecord[]
}
