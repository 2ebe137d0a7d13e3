import type { Day } from '../shared/day'
import { dayOf } from '../shared/day'
import type { RequestContext } from '../http/context'
import { DAY_COUNT, dayCountIn, daySpanIn } from '../wording/day-span'
import type { LeaveDraftInput, RecallDraftInput } from './input'
import { listResidents, type Resident } from './residents'

/** Leave as it was understood, for whoever asks to look at before anything is kept. */
export interface LeaveDraft {
  fromDay: Day | null
  toDay: Day | null
  reason: string
  missing: 'days' | 'reason' | null
}

/** Reads 3天 12月5日到7日 家里有事; what it lacks is named in the order in which it is asked for. */
export function readLeaveDraft(ctx: RequestContext, input: LeaveDraftInput): LeaveDraft {
  const today = dayOf(ctx.now)
  const said = input.text.normalize('NFKC')
  const found = daySpanIn(said, today)
  const span = found ?? daySpanIn((input.dayWords ?? '').normalize('NFKC'), today, dayCountIn(said))
  const reason = trim(input.reasonWords ?? (found?.rest ?? said).replace(DAY_COUNT, ' '))
  return {
    fromDay: span?.fromDay ?? null,
    toDay: span?.toDay ?? null,
    reason,
    missing: !span ? 'days' : reason === '' ? 'reason' : null,
  }
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
