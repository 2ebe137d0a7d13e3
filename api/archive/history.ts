import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { households, staff } from '../../db/schema'
import { areaNamer } from '../exports/read-roll'
import { type Day, dayOf } from '../shared/day'
import { type Basis, readBases } from './basis'
import type { ArchiveDetails } from './details'
import { readEvents, type TracedEvent } from './events-of'
import { HIDDEN_IN_MESSAGES, linesOf, type Names } from './lines'
import { REASON_WORDS } from './words'

/** One change of a household's file, in words. */
export interface HistoryEntry {
  /** The household it was recorded of: another one before a split, or of those that were merged. */
  householdId: string
  /** Its head then, where it is another one. */
  of: string | null
  day: Day
  /** The day it is true from, where that is another. */
  on: Day | null
  what: string
  lines: string[]
  /** The same without words of illness, for text messages. */
  plainLines: string[]
  who: string
  reason: string | null
  evidence: string | null
  /** What that is: its code, and in words who reported it and who decided. */
  basis: Basis | null
}

/** So far back a history is followed through households split and merged. */
const MOST_HOUSEHOLDS = 200

/**
 * All that happened to a household's file, oldest first. Of one that was split off it begins with the
 * household it came from, up to the split; of one that took others in, their history is part of it.
 */
export async function readHistory(
  db: Db,
  county: string,
  householdId: string,
): Promise<HistoryEntry[]> {
  const traced = await trace(db, county, householdId)
  const names = await readNames(db, county, traced)
  const bases = await readBases(db, county, traced)
  return traced.map((event) => ({
    ...entryOf(event, householdId, names),
    basis: bases.get(event.details.evidence ?? '') ?? null,
  }))
}

/** The events of the household and of those it came from, in the order of their days. */
async function trace(db: Db, county: string, householdId: string): Promise<TracedEvent[]> {
  const seen = new Map<string, TracedEvent[]>()
  /** The household that was left, and the one that was left for. */
  let open: [string, string | null][] = [[householdId, null]]
  while (open.length > 0 && seen.size < MOST_HOUSEHOLDS) {
    const ids = open.map(([id]) => id)
    const events = await readEvents(db, county, ids)
    const next: [string, string][] = []
    for (const [id, to] of open) {
      const own = events.get(id) ?? []
      // What happened to it after it gave its people away is its own.
      const last = to === null ? -1 : own.findLastIndex((event) => gaveTo(event, to))
      const kept = last < 0 ? own : own.slice(0, last + 1)
      seen.set(id, kept)
      for (const { details } of kept)
        for (const from of continues(details)) if (!seen.has(from)) next.push([from, id])
    }
    open = [...new Map(next)].filter(([id]) => !seen.has(id))
  }
  return [...seen.values()].flat().toSorted(inTime)
}

const gaveTo = ({ details }: TracedEvent, to: string) =>
  (details.left ?? []).some((member) => member.to === to)

/** Of whom only somebody married in, or moved, the rest is none of this household's. */
const continues = ({ from, joined = [] }: ArchiveDetails): string[] => [
  ...(from ? [from] : []),
  ...joined.flatMap(({ reason, from: other }) =>
    reason === 'split' || reason === 'merge' ? (other ?? []) : [],
  ),
]

/** By instant, and of one household never against its own order. */
function inTime(a: TracedEvent, b: TracedEvent): number {
  if (a.householdId === b.householdId) return a.seq - b.seq
  return a.at.getTime() - b.at.getTime() || (a.householdId < b.householdId ? -1 : 1)
}

interface ReadNames extends Names {
  who(actor: string): string
}

async function readNames(
  db: Db,
  county: string,
  events: readonly TracedEvent[],
): Promise<ReadNames> {
  const staffIds = events.flatMap(({ actor }) =>
    actor.startsWith('staff:') ? [actor.slice('staff:'.length)] : [],
  )
  const people = staffIds.length
    ? await db
        .select({ id: staff.id, name: staff.name, unit: staff.unit })
        .from(staff)
        .where(and(eq(staff.county, county), inArray(staff.id, [...new Set(staffIds)])))
    : []
  const staffNames = new Map(people.map(({ id, name, unit }) => [`staff:${id}`, `${unit}${name}`]))
  const ids = [...new Set(events.flatMap(householdsNamed))]
  const rows = ids.length
    ? await db
        .select({ id: households.id, head: households.headName })
        .from(households)
        .where(and(eq(households.county, county), inArray(households.id, ids)))
    : []
  const heads = new Map(rows.map(({ id, head }) => [id, head]))
  const nameOf = await areaNamer(db, county)
  return {
    who: (actor) => staffNames.get(actor) ?? whoElse(actor),
    head: (id) => heads.get(id) ?? '',
    area: (path) => nameOf(path).slice(1).join(''),
  }
}

const householdsNamed = ({ householdId, details }: TracedEvent): string[] => [
  householdId,
  ...(details.from ? [details.from] : []),
  ...(details.joined ?? []).flatMap(({ from }) => from ?? []),
  ...(details.left ?? []).flatMap(({ to }) => to ?? []),
]

const whoElse = (actor: string) =>
  actor.startsWith('contact:') ? '群众（手机）' : actor.startsWith('staff:') ? '工作人员' : '系统'

function entryOf(event: TracedEvent, ofId: string, names: ReadNames): Omit<HistoryEntry, 'basis'> {
  const { householdId, type, actor, at, details } = event
  const isFile = type === 'household.entered' || type === 'household.restated'
  const reason = details.reason ? REASON_WORDS[details.reason] : null
  return {
    householdId,
    of: householdId === ofId ? null : names.head(householdId),
    day: dayOf(at),
    on: details.on ?? null,
    what: WHAT[type] ?? reason ?? '变更',
    lines: linesOf(type, details, names),
    plainLines: linesOf(type, details, names, HIDDEN_IN_MESSAGES),
    who: isFile && actor.startsWith('job:') ? '导入花名册' : names.who(actor),
    reason,
    evidence: details.evidence ?? null,
  }
}

const WHAT: Record<string, string> = {
  'household.entered': '录入花名册',
  'household.restated': '花名册变更',
  'household.founded': '立户',
  'household.recorded': '补记底档',
}
