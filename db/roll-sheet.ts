import type { AreaPath } from './values/areas'
import type { HouseholdRecord, PersonRecord } from './values/roll'
import {
  CAUSE_WORDS,
  EDUCATION_WORDS,
  GRADE_WORDS,
  HEALTH_WORDS,
  LABOUR_WORDS,
  ROLL_SHEET_COLUMNS,
  SEX_WORDS,
  STATUS_WORDS,
  TYPE_WORDS,
} from './values/roll-words'

/** Fen as yuan without needless zeros: 495740 is `4957.4`. */
const yuan = (fen: number | null) => (fen === null ? '' : String(fen / 100))

const cell = (value: string | number | null) => String(value ?? '')

const word = <K extends string>(words: Record<K, string>, key: K | null) => (key ? words[key] : '')

function typeWord({ status, type }: HouseholdRecord): string {
  if (status !== 'unregistered') return word(TYPE_WORDS, type)
  return type === 'subsistence_allowance' ? '低保户' : '一般农户'
}

function householdCells(household: HouseholdRecord): string[] {
  return [
    typeWord(household),
    word(CAUSE_WORDS, household.mainCause),
    household.otherCauses.map((cause) => CAUSE_WORDS[cause]).join(';'),
    cell(household.identifiedYear),
    cell(household.exitedYear),
    STATUS_WORDS[household.status],
    cell(household.housingAreaM2),
    word(GRADE_WORDS, household.housingGrade),
    household.farmlandMu?.toFixed(1) ?? '',
    yuan(household.wageFen),
    yuan(household.operatingFen),
    yuan(household.propertyFen),
    yuan(household.transferFen),
    yuan(household.operatingCostFen),
    yuan(household.netIncomePerHeadFen),
  ]
}

function personCells(person: PersonRecord): string[] {
  return [
    person.name,
    word(SEX_WORDS, person.sex),
    person.idNumber,
    person.relation,
    cell(person.ethnicity),
    word(EDUCATION_WORDS, person.education),
    cell(person.schooling),
    person.health.map((state) => HEALTH_WORDS[state]).join(';'),
    word(LABOUR_WORDS, person.labour),
    cell(person.work),
    cell(person.workMonths),
    person.phone?.replace('+86', '') ?? '',
  ]
}

/**
 * The header and one row of 33 cells per member, as the national system exports its roll. Watch
 * kinds have no column.
 */
export function* rollSheetRows(
  households: Iterable<HouseholdRecord>,
  areaNames: (path: AreaPath) => string[],
): Generator<string[]> {
  yield [...ROLL_SHEET_COLUMNS]
  for (const household of households) {
    const before = [...areaNames(household.areaPath), cell(household.number)]
    const after = householdCells(household)
    for (const person of household.people) {
      const account = person.isHead ? cell(household.bankAccount) : ''
      yield [...before, ...personCells(person), ...after, account]
    }
  }
}
