import type { HealthState } from '../../db/values/roll'
import type { FieldChange } from '../roll/load/difference'
import { type Day, dayOf } from '../shared/day'
import {
  type ArchiveDetails,
  FACT_FIELDS,
  type HouseholdFacts,
  type LeftMember,
  type MemberFacts,
  memberOf,
  type Whole,
} from './details'

/** An event of a household that changes its file. */
export interface ArchiveEvent {
  seq: number
  type: string
  at: Date
  details: ArchiveDetails
}

/** Of all events of a household, those its file follows from. */
export const ARCHIVE_EVENTS = [
  'household.entered',
  'household.restated',
  'household.registered',
  'household.exited',
  'household.watched',
  'household.risk_removed',
  'household.changed',
  'household.founded',
  'household.recorded',
] as const

export interface HouseholdState {
  facts: HouseholdFacts
  /** By their ids. */
  members: MemberFacts[]
}

/**
 * `absent`: not on the roll yet. `unrecorded`: on the roll, but the events of that time do not say how it
 * stood; `from` is the first day whose state is known.
 */
export type Standing =
  | { kind: 'absent' }
  | { kind: 'unrecorded'; from: Day | null }
  | { kind: 'known'; state: HouseholdState }

/**
 * A household as it stood at the end of a day, from its events in their order. What was closed stays as it was
 * closed.
 */
export function standingOn(events: readonly ArchiveEvent[], day: Day): Standing {
  let state: HouseholdState | null = null
  const until = untilEndOf(events, day)
  for (const { details } of until) state = follow(state, details)
  if (state) return { kind: 'known', state: inOrder(state) }
  if (until.length === 0 && BEGINNINGS.has(events[0]?.type ?? '')) return { kind: 'absent' }
  const told = events.find(({ details }) => details.whole ?? details.before)
  return { kind: 'unrecorded', from: told ? dayOf(told.at) : null }
}

/** There was no such household before. */
const BEGINNINGS = new Set(['household.entered', 'household.founded'])

/** The events of a household up to the end of a day: one belongs to no earlier day than those before it. */
export function untilEndOf<Event extends { at: Date }>(
  events: readonly Event[],
  day: Day,
): readonly Event[] {
  const next = events.findIndex(({ at }) => dayOf(at) > day)
  return next < 0 ? events : events.slice(0, next)
}

/** How a household stood before the event that closed it last, and who left with that one; null where it is not on record. */
export function beforeClosing(
  events: readonly ArchiveEvent[],
): { state: HouseholdState; left: readonly LeftMember[] } | null {
  let [state, found]: [HouseholdState | null, ReturnType<typeof beforeClosing>] = [null, null]
  for (const { details } of events) {
    const before = details.before ? stateOf(details.before) : state
    state = follow(state, details)
    const isClosing = state?.facts.status === 'closed' && before?.facts.status !== 'closed'
    if (isClosing) found = before && { state: before, left: details.left ?? [] }
  }
  return found
}

/** What an event makes of a household; null where it does not say enough. */
export function follow(
  before: HouseholdState | null,
  details: ArchiveDetails,
): HouseholdState | null {
  const { whole, before: told, changes = [], joined = [], left = [], members = [] } = details
  if (whole) return stateOf(whole)
  const state = told ? stateOf(told) : before
  if (!state) return null
  const gone = new Set(left.map(({ personId }) => personId))
  const changed = new Map(members.map((member) => [member.personId, member.changes]))
  const stay = state.members
    .filter(({ personId }) => !gone.has(personId))
    .map((member) => changedBy(member, changed.get(member.personId) ?? []))
  const news = joined.map((member) => memberOf({ ...member, id: member.personId }))
  return { facts: changedBy(state.facts, changes), members: [...stay, ...news] }
}

function changedBy<Facts extends object>(facts: Facts, changes: readonly FieldChange[]): Facts {
  const known = changes.filter((change) => 'now' in change && change.field in facts)
  if (known.length === 0) return facts
  const news = known.map((change) => [change.field, 'now' in change ? change.now : null])
  return { ...facts, ...(Object.fromEntries(news) as Partial<Facts>) }
}

function stateOf({ facts, people }: Whole): HouseholdState {
  const all = Object.fromEntries(FACT_FIELDS.map((field) => [field, facts[field] ?? null]))
  return {
    // Each field is there, as its column has it.
    facts: { ...(all as unknown as HouseholdFacts), otherCauses: facts.otherCauses ?? [] },
    members: people.map((person) => {
      const health: HealthState[] = person.health ?? []
      return { ...memberOf({ ...person, id: person.personId }), health }
    }),
  }
}

const inOrder = ({ facts, members }: HouseholdState): HouseholdState => ({
  facts,
  members: members.toSorted((a, b) => (a.personId < b.personId ? -1 : 1)),
})
