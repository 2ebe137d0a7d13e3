import type { HealthState } from '../../../db/values/roll'
import type { RollColumn } from './columns'
import type { WarningClass } from './findings'
import { sexOfId } from './identity'
import { readNumber } from './numbers'
import { readPhone } from './phone'
import type { ReadPerson } from './reading'
import type { RowReader } from './row-reader'
import { educationOf, healthOf, labourOf, saysNothing, sexOf, wordsIn } from './words'

/** No entry of these columns is a sentence. */
const MAX_TEXT = 50

/** Who somebody is, as far as their row has already been judged. */
export interface Identified {
  name: string
  idNumber: string
  isHead: boolean
}

/** The rest of a person whose name and identity number are good. Notes what it finds on the row. */
export function readPerson(row: RowReader, { name, idNumber, isHead }: Identified): ReadPerson {
  const relation = readText(row, 'relation')
  if (relation === null) row.warned('relation_missing', 'relation')
  return {
    line: row.line,
    name,
    sex: readSex(row, idNumber),
    idNumber,
    relation: relation ?? '其他',
    ethnicity: readText(row, 'ethnicity'),
    education: readWord(row, 'education', educationOf, 'education_unknown'),
    schooling: readText(row, 'schooling'),
    health: readHealth(row),
    labour: readWord(row, 'labour', labourOf, 'labour_unknown'),
    work: readText(row, 'work'),
    workMonths: readMonths(row),
    phone: readOwnPhone(row),
    isHead,
  }
}

/** A word of a closed list; anything else is noted and left out. */
export function readWord<Value>(
  row: RowReader,
  column: RollColumn,
  valueOf: (word: string) => Value | undefined,
  unknown: WarningClass,
): Value | null {
  const word = row.text(column)
  if (word === '') return null
  const value = valueOf(word)
  if (value !== undefined) return value
  if (!saysNothing(word)) row.warned(unknown, column)
  return null
}

/** Few different words stand in these columns, so each is cleaned and kept once for all people. */
const cleaned = new Map<string, string | null>()
const MAX_CLEANED = 5_000

function readText(row: RowReader, column: RollColumn): string | null {
  const raw = row.raw(column)
  if (raw === '') return null
  let text = cleaned.get(raw)
  if (text === undefined) {
    if (cleaned.size >= MAX_CLEANED) cleaned.clear()
    const plain = raw.toWellFormed().replace(/[\p{Cc}\p{Cf}]/gu, '')
    text = plain.normalize('NFC').trim() || null
    cleaned.set(raw, text)
  }
  if (text !== null && text.length > MAX_TEXT) {
    row.warned('text_too_long', column)
    return null
  }
  return text
}

function readSex(row: RowReader, idNumber: string) {
  const byId = sexOfId(idNumber)
  const word = row.text('sex')
  if (word === '') return byId
  const written = sexOf(word)
  if (written === undefined) row.warned('sex_unknown', 'sex')
  else if (written !== byId) row.warned('sex_against_id', 'sex')
  return written ?? byId
}

function readHealth(row: RowReader): HealthState[] {
  const cell = row.text('health')
  if (cell === '') return []
  const one = healthOf(cell)
  if (one !== undefined) return [one]
  const states = new Set<HealthState>()
  let isUnknown = false
  for (const word of wordsIn(cell)) {
    const state = healthOf(word)
    if (state !== undefined) states.add(state)
    else isUnknown ||= !saysNothing(word)
  }
  if (isUnknown) row.warned('health_unknown', 'health')
  return [...states]
}

function readMonths(row: RowReader): number | null {
  const text = row.text('workMonths')
  if (text === '') return null
  const { value, doubt } = readNumber(text, 12)
  if (doubt === undefined && (value === null || Number.isInteger(value))) return value
  row.warned('work_months_impossible', 'workMonths')
  return null
}

function readOwnPhone(row: RowReader): string | null {
  const text = row.text('phone')
  if (text === '') return null
  const { phone, changes, doubt } = readPhone(text)
  for (const change of changes) row.normalised(change, 'phone')
  if (doubt) row.warned(doubt, 'phone')
  return phone
}
