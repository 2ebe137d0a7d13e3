import type { AssuranceFacts } from '../../api/entry-visits/facts'

const met = { isMet: true, lacking: '' }
/** All of 两不愁三保障, and water. */
export const ASSURED: AssuranceFacts = {
  food: met,
  clothing: met,
  compulsory_school: met,
  medical_care: met,
  safe_house: met,
  drinking_water: met,
}

/** A survey that lets a household leave, by the line of the tests. */
export const FIT_TO_LEAVE = { netIncomePerHeadFen: 400_001, facts: { assurances: ASSURED } }
