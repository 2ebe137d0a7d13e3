import type { HouseholdField, PersonField, Unsaid } from '../load/unsaid'
import type { RollColumn } from './columns'

/** Which column says what; 脱贫属性 alone tells where a household stands, its type only hints at it. */
const HOUSEHOLD_COLUMNS = {
  status: 'status',
  watch: 'watch',
  type: 'type',
  mainCause: 'mainCause',
  otherCauses: 'otherCauses',
  identifiedYear: 'identifiedYear',
  exitedYear: 'exitedYear',
  housingAreaM2: 'housingArea',
  housingGrade: 'housingGrade',
  farmlandMu: 'farmland',
  wageFen: 'wage',
  operatingFen: 'operating',
  propertyFen: 'property',
  transferFen: 'transfer',
  operatingCostFen: 'operatingCost',
  netIncomePerHeadFen: 'netIncome',
  bankAccount: 'bankAccount',
} as const satisfies Record<HouseholdField, RollColumn>

const PERSON_COLUMNS = {
  sex: 'sex',
  ethnicity: 'ethnicity',
  education: 'education',
  schooling: 'schooling',
  health: 'health',
  labour: 'labour',
  work: 'work',
  workMonths: 'workMonths',
  phone: 'phone',
} as const satisfies Record<PersonField, RollColumn>

/** What a file without these columns does not speak of. */
export function unsaidBy(has: (column: RollColumn) => boolean): Unsaid {
  const lacking = <Field extends string>(columns: Readonly<Record<Field, RollColumn>>) =>
    (Object.keys(columns) as Field[]).filter((field) => !has(columns[field]))
  return { household: lacking(HOUSEHOLD_COLUMNS), person: lacking(PERSON_COLUMNS) }
}
