/**
 * The three entries 三进 (seed, section 二(一)): 社干部 screens every household 排查, the survey team
 * surveys fully 调查, the resident cadre visits again what is disputed 复核.
 */
export const ENTRY_KINDS = ['screening', 'survey', 'revisit'] as const
export type EntryKind = (typeof ENTRY_KINDS)[number]

/** A survey is left and taken up again for days; what is finished can be corrected. */
export const ENTRY_VISIT_STATUSES = ['open', 'finished'] as const
export type EntryVisitStatus = (typeof ENTRY_VISIT_STATUSES)[number]

/** What whoever entered thinks of it; the reviews decide. */
export const VERDICTS = ['eligible', 'not_eligible', 'unclear'] as const
export type Verdict = (typeof VERDICTS)[number]

/** 房屋结构. */
export const HOUSING_STRUCTURES = ['earth', 'timber', 'brick_timber', 'brick', 'concrete'] as const
export type HousingStructure = (typeof HOUSING_STRUCTURES)[number]

/** 四访: who was asked. */
export const ASKED = ['cadre', 'relative', 'neighbour', 'on_the_spot'] as const
export type Asked = (typeof ASKED)[number]

/** 四算: the four accounts. */
export const ACCOUNTS = ['wage', 'production', 'living', 'subsidy'] as const
export type Account = (typeof ACCOUNTS)[number]

/** 两不愁三保障: food and clothing; schooling, medical care, a safe house; water is looked at with them. */
export const ASSURANCES = [
  'food',
  'clothing',
  'compulsory_school',
  'medical_care',
  'safe_house',
  'drinking_water',
] as const
export type Assurance = (typeof ASSURANCES)[number]

/** What two entries can disagree about. */
export const FACT_TOPICS = [
  'members',
  'labour',
  'housing',
  'income',
  'assurances',
  'other',
] as const
export type FactTopic = (typeof FACT_TOPICS)[number]
