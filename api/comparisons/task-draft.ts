import { DEPARTMENT_RECORDS, type DepartmentRecords } from '../../db/values/comparisons'
import type { RequestContext } from '../http/context'
import { dueIn, type SaidDue } from '../measures/due-day'
import { addDays, type Day, dayOf } from '../shared/day'
import { listDepartmentMembers, memberOf, plainUnit } from './departments'
import { RECORDS } from './words'

export interface TaskDraftInput {
  /** 民政局 低保 12月10日前. */
  text: string
  /** What was asked for one by one. */
  recordsWords: string | null
  dueWords: string | null
}

/** A task as it was understood, for the office to look at before anybody is asked. */
export interface TaskDraft {
  records: DepartmentRecords | null
  department: string
  /** Who is told; null where nobody of the department is known. */
  holder: string | null
  dueOn: Day | null
  /** The day that was said has gone by. */
  isDuePast: boolean
  missing: 'records' | 'due' | null
}

/** Reads a task in one line: whose records, and by when. */
export async function readTaskDraft(
  ctx: RequestContext,
  { text, recordsWords, dueWords }: TaskDraftInput,
): Promise<TaskDraft> {
  const members = await listDepartmentMembers(ctx.deps.connection.db, ctx.county)
  const today = dayOf(ctx.now)
  const due = dueIn((dueWords ?? text).normalize('NFKC'), today)
  const said = recordsWords ?? text
  const records = recordsIn(said)
  const named = members.find(({ unit }) => text.includes(unit) || text.includes(plainUnit(unit)))
  const usual = records ? RECORDS[records].department : ''
  const department = named?.unit ?? memberOf(members, usual)?.unit ?? usual
  const isDuePast = due !== null && hasGoneBy(due, dueWords ?? text, today)
  const dueOn = due && !isDuePast ? due.day : null
  return {
    records,
    department,
    holder: memberOf(members, department)?.name ?? null,
    dueOn,
    isDuePast,
    missing: records === null ? 'records' : dueOn === null ? 'due' : null,
  }
}

/** Without a year that is said, nobody means a day nearly a year ahead: 11月10日前 at the end of November. */
const FURTHEST_DAYS = 183
const SAYS_YEAR = /\d{4}|[明后]年/u

function hasGoneBy({ day, start, end }: SaidDue, text: string, today: Day): boolean {
  if (day < today) return true
  const isNextYear = day.slice(0, 4) > today.slice(0, 4)
  const isSaid = SAYS_YEAR.test(text.normalize('NFKC').slice(start, end))
  return isNextYear && !isSaid && day > addDays(today, FURTHEST_DAYS)
}

/** The records a line names by the longest word for them; 残疾人证 are no 残 of another. */
function recordsIn(text: string): DepartmentRecords | null {
  const plain = text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ')
  const named = DEPARTMENT_RECORDS.flatMap((records) => {
    const { title, names } = RECORDS[records]
    const words = [records.replaceAll('_', '-'), records, title, ...names]
    const longest = Math.max(0, ...words.map((word) => (plain.includes(word) ? word.length : 0)))
    return longest > 0 ? [{ records, longest }] : []
  })
  return named.toSorted((a, b) => b.longest - a.longest)[0]?.records ?? null
}
