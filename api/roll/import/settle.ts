import type { Draft } from './draft'
import {
  masked,
  REJECTIONS,
  shown,
  WARNINGS,
  type Finding,
  type Normalisation,
  type Rejection,
  type Warning,
} from './findings'
import type { ReadHousehold, RollReading } from './reading'
import type { RowReader } from './row-reader'
import { householdRefusal, incomeAddsUp, isPhoneShared, type HouseholdRefusal } from './rules'

const REFUSAL_COLUMNS = {
  household_rejected: 'number',
  household_two_places: 'group',
  household_two_heads: 'relation',
  household_without_head: 'relation',
} as const satisfies Record<HouseholdRefusal, string>

/**
 * Judges every household now that all rows are in. `rejected` holds the rows refused for
 * themselves.
 */
export function settle(
  drafts: Iterable<Draft>,
  rejected: Rejection[],
  row: RowReader,
): Omit<RollReading, 'seen' | 'unsaid'> {
  const reading: Omit<RollReading, 'seen' | 'unsaid'> = {
    households: [],
    rejected,
    normalised: [],
    warned: [],
    incomplete: [],
  }
  const phones = new PhoneCount()
  for (const draft of drafts) {
    const household = householdOf(draft)
    if (!household) {
      rejectWhole(draft, rejected, row)
      continue
    }
    reading.households.push(household)
    const { number, line, people } = household
    const leftOut = draft.size - people.length
    if (leftOut > 0) reading.incomplete.push({ number, line, leftOut })
    takeNotes(draft, reading)
    if (!incomeAddsUp(household, draft.size)) {
      reading.warned.push({
        line,
        class: 'income_does_not_add_up',
        column: row.title('netIncome'),
        message: `${shown(yuan(household))}${WARNINGS.income_does_not_add_up}`,
      })
    }
    for (const { phone, line } of phones.shared(household)) {
      reading.warned.push({
        line,
        class: 'phone_shared',
        column: row.title('phone'),
        message: `${masked(phone)}${WARNINGS.phone_shared}`,
      })
    }
  }
  return {
    ...reading,
    rejected: byLine(rejected),
    normalised: byLine(reading.normalised),
    warned: byLine(reading.warned),
  }
}

const yuan = ({ netIncomePerHeadFen }: ReadHousehold) => String((netIncomePerHeadFen ?? 0) / 100)

/** Undefined where the household cannot be taken. */
function householdOf(draft: Draft): ReadHousehold | undefined {
  const { number, areaPath, fields, people, headLine } = draft
  if (householdRefusal(draft.facts) || !areaPath || !fields || headLine === null) return undefined
  return { number, areaPath, ...fields, people, line: headLine }
}

function rejectWhole(draft: Draft, rejected: Rejection[], row: RowReader): void {
  const refusal = householdRefusal(draft.facts) ?? 'household_rejected'
  const refused = new Set(draft.refusedLines)
  const { fieldRejection, fatalLine } = draft
  if (fieldRejection && !refused.has(fieldRejection.line)) {
    rejected.push(fieldRejection)
    refused.add(fieldRejection.line)
  }
  const why = refusal === 'household_rejected' ? `（第${fatalLine}行）` : ''
  for (const line of draft.lines) {
    if (refused.has(line)) continue
    rejected.push({
      line,
      class: refusal,
      column: row.title(REFUSAL_COLUMNS[refusal]),
      message: `${shown(draft.number ?? '')}${REJECTIONS[refusal]}${why}`,
    })
  }
}

function takeNotes(draft: Draft, lists: { normalised: Normalisation[]; warned: Warning[] }): void {
  for (const note of [...draft.fieldNotes, ...draft.notes]) {
    if (note.kind === 'normalised') lists.normalised.push(note.finding)
    else lists.warned.push(note.finding)
  }
}

const byLine = <T extends Finding<string>>(list: T[]) => list.toSorted((a, b) => a.line - b.line)

/** How many households each phone stands for. */
class PhoneCount {
  readonly #households = new Map<string, number>()

  /** The people of this household whose phone by now stands for too many. */
  shared(household: ReadHousehold): { phone: string; line: number }[] {
    const found = []
    const mine = new Set<string>()
    for (const { phone, line } of household.people) {
      if (phone === null || mine.has(phone)) continue
      mine.add(phone)
      const count = (this.#households.get(phone) ?? 0) + 1
      this.#households.set(phone, count)
      if (isPhoneShared(count)) found.push({ phone, line })
    }
    return found
  }
}
