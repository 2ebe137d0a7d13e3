/** What a household's rows in the file add up to. */
export interface HouseholdFacts {
  /** Rows naming its head, without rows that repeat another row of the household. */
  heads: number
  /** Different villager groups its rows name. */
  places: number
  /**
   * The line of a row that takes the whole household with it: an unknown village, a refused head.
   */
  fatalLine: number | null
}

export type HouseholdRefusal =
  'household_rejected' | 'household_two_places' | 'household_two_heads' | 'household_without_head'

/** Why a household is rejected whole, or null. */
export function householdRefusal(facts: HouseholdFacts): HouseholdRefusal | null {
  if (facts.fatalLine !== null) return 'household_rejected'
  if (facts.places > 1) return 'household_two_places'
  if (facts.heads > 1) return 'household_two_heads'
  return facts.heads === 0 ? 'household_without_head' : null
}

/** A year's income of a household, in fen; null where the file says nothing. */
export interface Income {
  wageFen: number | null
  operatingFen: number | null
  propertyFen: number | null
  transferFen: number | null
  operatingCostFen: number | null
  netIncomePerHeadFen: number | null
}

/**
 * Per head and in fen. Files round the net income to the cent or to the yuan (0.5), and their parts
 * to the yuan; typing errors are hundreds.
 */
const INCOME_TOLERANCE_FEN = 100

/**
 * Whether (wage + operating + property + transfer − operating cost) ÷ people is the net income per
 * head. True where either side is not in the file. `people` counts all members in the file, taken
 * or not.
 */
export function incomeAddsUp(income: Income, people: number): boolean {
  const { wageFen, operatingFen, propertyFen, transferFen, operatingCostFen } = income
  const parts = [wageFen, operatingFen, propertyFen, transferFen]
  if (income.netIncomePerHeadFen === null || parts.every((part) => part === null)) return true
  const sum = parts.reduce<number>((total, part) => total + (part ?? 0), 0)
  const perHead = (sum - (operatingCostFen ?? 0)) / people
  return Math.abs(perHead - income.netIncomePerHeadFen) <= INCOME_TOLERANCE_FEN
}

/**
 * From this household on a phone no longer proves whose it is; three may share a landlord's or a
 * son's.
 */
export const isPhoneShared = (households: number) => households > 3
