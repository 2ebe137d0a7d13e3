import type { Day } from '../shared/day'
import { addDays, dayOf } from '../shared/day'
import type { RequestContext } from '../http/context'
import { daysIn } from '../wording/days'
import type { LeaveDraftInput, RecallDraftInput } from './input'
import { listResidents, type Resident } from './residents'

/** Leave as it was understood, for whoever asks to look at before anything is kept. */
export interface LeaveDraft {
  fromDay: Day | null
  toDay: Day | null
  reason: string
  missing: 'days' | 'reason' | null
}

const HAN = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十']
const COUNT = /(\d{1,2}|[一二两三四五六七八九十])\s*天/u
const UNTIL = /^\s*(?:到|至|—|–|-|~|～)\s*/u
/** Of the month that was said, and not the next of its number: 4月1日到12日. */
const DAY_ALONE = /^(\d{1,2})(?!\s*(?:月|[./-]|\d))\s*[日号]?/u

const countOf = (said: string): number =>
  Number(said) || (said === '两' ? 2 : Math.max(1, HAN.indexOf(said)))

/** Reads 3天 12月5日到7日 家里有事; what it lacks is named in the order in which it is asked for. */
export function readLeaveDraft(ctx: RequestContext, input: LeaveDraftInput): LeaveDraft {
  const today = dayOf(ctx.now)
  const said = input.text.normalize('NFKC')
  const found = spanIn(said, today)
  const span = found ?? spanIn((input.dayWords ?? '').normalize('NFKC'), today, COUNT.exec(said))
  const reason = trim(input.reasonWords ?? (found?.rest ?? said).replace(COUNT, ' '))
  return {
    fromDay: span?.fromDay ?? null,
    toDay: span?.toDay ?? null,
    reason,
    missing: !span ? 'days' : reason === '' ? 'reason' : null,
  }
}

function spanIn(text: string, today: Day, counted: RegExpExecArray | null = COUNT.exec(text)) {
  const days = daysIn(text, today, 'coming').filter(({ isTerm }) => !isTerm)
  const [first, second] = days
  if (!first) return null
  let end = first.at + first.words.length
  let toDay = first.to
  const until = UNTIL.exec(text.slice(end))
  const after = end + (until?.[0].length ?? 0)
  const alone = until && DAY_ALONE.exec(text.slice(after))
  if (alone) {
    toDay = dayAfter(first.from, Number(alone[1]))
    end = after + alone[0].length
  } else if (until && second?.at === after) {
    toDay = second.to
    end = second.at + second.words.length
  } else if (counted) toDay = addDays(first.from, countOf(counted[1] ?? '') - 1)
  return { fromDay: first.from, toDay, rest: `${text.slice(0, first.at)} ${text.slice(end)}` }
}

/** The next day of that number from a day on: 12月30日到2日 is of January. */
function dayAfter(from: Day, date: number): Day {
  for (let day = from; ; day = addDays(day, 1))
    if (Number(day.slice(8)) === date || day > addDays(from, 62)) return day
}

const trim = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/^(?:事由|原因|因为?|理由)\s*[::]?\s*/u, '')
    .replace(/^[\s,、。;:]+|[\s,、。;:]+$/gu, '')
    .replace(/\s+/gu, ' ')

/** A recall as it was understood. */
export interface RecallDraft {
  person: Resident | null
  /** Several of the name, or in several villages. */
  people: Resident[]
  reason: string
  missing: 'person' | 'which_person' | 'reason' | null
}

/** Reads 姚云川 宝坪村 长期不在村. */
export async function readRecallDraft(
  ctx: RequestContext,
  input: RecallDraftInput,
): Promise<RecallDraft> {
  const all = await listResidents(ctx.deps.connection.db, ctx)
  const said = input.text.normalize('NFKC').trim()
  const words = `${said} ${(input.nameWords ?? '').normalize('NFKC')}`
  const names = [...new Set(all.map(({ name }) => name))].filter((name) => words.includes(name))
  const name = names.toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1))[0]
  const named = all.filter((each) => each.name === name)
  const inVillage = named.filter(({ area }) => words.includes(area))
  const people = inVillage.length > 0 ? inVillage : named
  const person = people.length === 1 ? (people[0] ?? null) : null
  const rest = [name, person?.area].reduce<string>(
    (text, word) => (word ? text.replace(word, ' ') : text),
    said,
  )
  const reason = trim(input.reasonWords ?? rest)
  return {
    person,
    people: people.length > 1 ? people.slice(0, 5) : [],
    reason,
    missing:
      people.length > 1 ? 'which_person' : !person ? 'person' : reason === '' ? 'reason' : null,
  }
}
