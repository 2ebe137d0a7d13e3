import type {
  Account,
  Asked,
  Assurance,
  FactTopic,
  HousingStructure,
} from '../../db/values/entry-visits'
import type { HouseholdType, HousingGrade, LabourAbility, PovertyCause } from '../../db/values/roll'

/** What a survey goes through, in the order in which it asks: 四看, 四访, 四算, and what it comes to. */
export const SURVEY_TOPICS = [
  'size',
  'housing',
  'grain',
  'labour',
  'students',
  'assurances',
  'asked',
  'disputes',
  'wage',
  'production',
  'living',
  'subsidy',
  'type',
  'causes',
] as const
export type SurveyTopic = (typeof SURVEY_TOPICS)[number]

/** 四看 housing. Null is what nobody looked at yet, here and below. */
export interface HousingFacts {
  areaM2: number | null
  structure: HousingStructure | null
  grade: HousingGrade | null
}

/** 四看 labour: one member who can work, or cannot. */
export interface WorkerFacts {
  name: string
  ability: LabourAbility
  /** What and where, in their words. */
  work: string | null
  months: number | null
}

/** 四看 children at school. */
export interface StudentFacts {
  name: string
  /** 小学, 初中, 大学 …, in their words. */
  level: string
  /** What the household pays itself in a year. */
  yearlyCostFen: number | null
}

/** Whether one of 两不愁三保障 is met, and what is lacking where it is not, in their words. */
export interface AssuranceFinding {
  isMet: boolean
  lacking: string
}
/** Null: nobody asked. */
export type AssuranceFacts = Record<Assurance, AssuranceFinding | null>

/** 四访: who was asked, and what they said. */
export interface Statement {
  whom: Asked
  name: string | null
  said: string
}

/**
 * 四算: one line of an account in the units people use. `amountFen` is what came in, or for the living
 * account went out, in a year; `costFen` what a production line cost.
 */
export interface AccountLine {
  account: Account
  what: string
  quantity: number | null
  /** 斤, 亩, 头, 天, 月 … */
  unit: string | null
  /** What one unit brings where that is what is priced: 每亩800斤. */
  yield: { amount: number; unit: string } | null
  /** Of one unit, or of one unit of the yield. */
  priceFen: number | null
  /** In how many months of the year it is paid, where the quantity counts something else: 2人每月110. */
  months: number | null
  amountFen: number
  costFen: number
  /** The cost is the county's ratio, for want of receipts. */
  isCostByRatio: boolean
}

/** What is disputed about a household; settled by whoever went there again. */
export interface Dispute {
  topic: FactTopic
  text: string
  /** How it was settled; null while it is not. */
  settled: string | null
}

/** Why something said in a survey cannot be taken as it is; it is asked about again. */
export const UNCLEAR_REASONS = [
  'range',
  'twice',
  'absurd',
  'months',
  'days',
  'people',
  'quantity',
  'price',
  'cost',
  'ability',
  'level',
  'period',
  'grade',
  'contradiction',
  'assurance',
] as const
export type UnclearReason = (typeof UNCLEAR_REASONS)[number]

/** Something said that a question is open about: 猪 2头 每头七八百. */
export interface Unclear {
  topic: SurveyTopic
  text: string
  /** The words that are not clear, in the text; the whole where it lacks something. */
  at: string
  why: UnclearReason
}

/** Everything an entry can find. A screening fills little of it, a survey all. */
export interface SurveyFacts {
  size: number | null
  /** Members able to work. */
  workers: number | null
  housing: HousingFacts
  /** Months a year their own grain lasts. */
  grainMonths: number | null
  labour: WorkerFacts[]
  students: StudentFacts[]
  assurances: AssuranceFacts
  statements: Statement[]
  lines: AccountLine[]
  /** Yearly, as reckoned from the lines or, in a screening, as estimated. */
  netIncomePerHeadFen: number | null
  type: HouseholdType | null
  mainCause: PovertyCause | null
  otherCauses: PovertyCause[]
  disputes: Dispute[]
  /** In whoever's words, beside the rest. */
  note: string
  /** Of a survey: what was gone through, also where there was nothing to say. */
  covered: SurveyTopic[]
  /** Of a survey: what was passed over, or nobody could say; it is nothing known, and not none. */
  unasked: SurveyTopic[]
  /** Of a survey: what has to be asked about again. */
  unclear: Unclear[]
}

export const NOT_ASKED: AssuranceFacts = {
  food: null,
  clothing: null,
  compulsory_school: null,
  medical_care: null,
  safe_house: null,
  drinking_water: null,
}

export const NO_FACTS: SurveyFacts = {
  size: null,
  workers: null,
  housing: { areaM2: null, structure: null, grade: null },
  grainMonths: null,
  labour: [],
  students: [],
  assurances: NOT_ASKED,
  statements: [],
  lines: [],
  netIncomePerHeadFen: null,
  type: null,
  mainCause: null,
  otherCauses: [],
  disputes: [],
  note: '',
  covered: [],
  unasked: [],
  unclear: [],
}
