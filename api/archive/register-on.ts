import { sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import type { AreaPath } from '../../db/values/areas'
import { areaAt, contains } from '../shared/area-path'
import type { Day } from '../shared/day'
import { readEvents } from './events-of'
import { type HouseholdState, type Standing, standingOn } from './state'

const AT_ONCE = 500

export interface Registered {
  householdId: string
  standing: Exclude<Standing, { kind: 'absent' }>
}

/**
 * Every household that stood in an area at the end of a day, set by set: those that stand there now or moved
 * out since, told from their events. One whose events do not say where it stood is told as unrecorded where it
 * stands now.
 */
export async function* registerOn(
  db: Db,
  county: string,
  { areaPath, day }: { areaPath: AreaPath; day: Day },
): AsyncGenerator<Registered[]> {
  const candidates = await listCandidates(db, county, areaPath)
  for (let from = 0; from < candidates.length; from += AT_ONCE) {
    const some = candidates.slice(from, from + AT_ONCE)
    const events = await readEvents(
      db,
      county,
      some.map(({ id }) => id),
    )
    yield some.flatMap(({ id, area }) => {
      const standing = standingOn(events.get(id) ?? [], day)
      if (standing.kind === 'absent') return []
      const at = standing.kind === 'known' ? standing.state.facts.areaPath : area
      return contains(areaPath, at) ? [{ householdId: id, standing }] : []
    })
  }
}

async function listCandidates(db: Db, county: string, areaPath: AreaPath) {
  const beneath = `${areaPath.replace(/[\\%_]/g, '\\$&')}.%`
  const rows = await db.execute<{ id: string; area: string }>(sql`
    select id, area_path as area from households
     where county = ${county} and (area_path = ${areaPath} or area_path like ${beneath})
     union
    select h.id, h.area_path
      from events e
      join households h on h.county = ${county} and h.id = substr(e.subject, 11)::uuid
     where e.county = ${county} and e.details ? 'leftArea'
       and (e.details ->> 'leftArea' = ${areaPath} or e.details ->> 'leftArea' like ${beneath})
     order by area, id`)
  return [...rows]
}

/** How many households and people there were, by their standing. */
export interface Counted {
  households: number
  people: number
}

export interface RegisterCounts {
  byStatus: Record<string, Counted>
  byTownship: Record<AreaPath, Counted>
  /** Of whom the events of that time do not say how they stood. */
  unrecorded: number
}

export async function countRegister(
  db: Db,
  county: string,
  which: { areaPath: AreaPath; day: Day },
): Promise<RegisterCounts> {
  const counts: RegisterCounts = { byStatus: {}, byTownship: {}, unrecorded: 0 }
  for await (const some of registerOn(db, county, which))
    for (const { standing } of some) {
      if (standing.kind === 'unrecorded') counts.unrecorded += 1
      else count(counts, standing.state)
    }
  return counts
}

export function count(
  { byStatus, byTownship }: RegisterCounts,
  { facts, members }: HouseholdState,
): void {
  const township = areaAt(facts.areaPath, 'township')
  const counts = [(byStatus[facts.status] ??= { households: 0, people: 0 })]
  // One that has ended is none of its township's any more.
  if (facts.status !== 'closed')
    counts.push((byTownship[township] ??= { households: 0, people: 0 }))
  for (const counted of counts) {
    counted.households += 1
    counted.people += members.length
  }
}
