import type { HouseholdRecord, PovertyCause, RollStatus } from '../../../db/values/roll'
import type { RollColumn } from './columns'
import { readFen, readNumber, readYear } from './numbers'
import { readWord } from './person'
import type { RowReader } from './row-reader'
import {
  causeOf,
  housingGradeOf,
  saysNothing,
  statusByType,
  statusOf,
  typeOf,
  watchOf,
  wordsIn,
} from './words'

/** What the head's row says about the whole household. */
export type HouseholdFields = Omit<HouseholdRecord, 'number' | 'areaPath' | 'people'>

/**
 * Reads the household's own columns; null where the status cannot be told, which nobody may guess.
 * Notes what it finds on the row. `lastYear` bounds the years.
 */
export function readHouseholdFields(row: RowReader, lastYear: number): HouseholdFields | null {
  const status = readStatus(row)
  if (status === null) return null
  const mainCause = readWord(row, 'mainCause', causeOf, 'cause_unknown')
  return {
    status,
    watch: readWord(row, 'watch', watchOf, 'watch_unknown'),
    type: isOrdinary(row.text('type')) ? null : readWord(row, 'type', typeOf, 'type_unknown'),
    mainCause,
    otherCauses: readOtherCauses(row, mainCause),
    identifiedYear: readYearOf(row, 'identifiedYear', lastYear),
    exitedYear: readYearOf(row, 'exitedYear', lastYear),
    housingAreaM2: readAmount(row, 'housingArea'),
    housingGrade: readWord(row, 'housingGrade', housingGradeOf, 'housing_grade_unknown'),
    farmlandMu: readAmount(row, 'farmland'),
    wageFen: readMoney(row, 'wage'),
    operatingFen: readMoney(row, 'operating'),
    propertyFen: readMoney(row, 'property'),
    transferFen: readMoney(row, 'transfer'),
    operatingCostFen: readMoney(row, 'operatingCost'),
    netIncomePerHeadFen: readMoney(row, 'netIncome'),
    bankAccount: readBankAccount(row),
  }
}

/**
 * 一般农户 in the type column is no type of poor household: it says that the household is not
 * registered.
 */
const isOrdinary = (type: string) => statusOf(type) === 'unregistered'

function readStatus(row: RowReader): RollStatus | null {
  const word = row.text('status')
  if (!saysNothing(word)) return statusOf(word) ?? null
  const type = row.text('type')
  if (isOrdinary(type)) return 'unregistered'
  const byType = statusByType(type)
  if (byType) row.warned('status_missing', 'status')
  return byType ?? 'unregistered'
}

/** Each once, and without the main one. */
function readOtherCauses(row: RowReader, main: PovertyCause | null): PovertyCause[] {
  const cell = row.text('otherCauses')
  if (cell === '') return []
  const causes = new Set<PovertyCause>()
  let isUnknown = false
  for (const word of wordsIn(cell)) {
    const cause = causeOf(word)
    if (cause === undefined) isUnknown ||= !saysNothing(word)
    else if (cause !== main) causes.add(cause)
  }
  if (isUnknown) row.warned('cause_unknown', 'otherCauses')
  return [...causes]
}

function readYearOf(row: RowReader, column: RollColumn, lastYear: number): number | null {
  const text = row.text(column)
  if (text === '') return null
  const year = readYear(text, lastYear)
  if (year === undefined) row.warned('year_impossible', column)
  return year ?? null
}

function readAmount(row: RowReader, column: RollColumn): number | null {
  const { value, doubt } = readNumber(row.text(column), 100_000)
  if (doubt) row.warned(doubt, column)
  return value
}

function readMoney(row: RowReader, column: RollColumn): number | null {
  const text = row.text(column)
  if (text === '') return null
  const unit = row.title(column).includes('万元') ? 10_000 : 1
  // A household may have spent more than it earned, but no single income is less than nothing.
  const { value, doubt } = readFen(text, unit, column === 'netIncome')
  if (doubt) row.warned(doubt, column)
  return value
}

function readBankAccount(row: RowReader): string | null {
  const text = row.text('bankAccount')
  if (text === '' || saysNothing(text)) return null
  const digits = text.normalize('NFKC').replace(/[\p{C}\s'-]/gu, '')
  if (/^\d{10,25}$/.test(digits)) return digits
  const isLost = /^\d(\.\d+)?e\+?\d+$/i.test(digits)
  row.warned(isLost ? 'bank_account_lost' : 'bank_account_unreadable', 'bankAccount')
  return null
}
