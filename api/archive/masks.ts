import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { formerMembers, people } from '../../db/schema'
import type { Day } from '../shared/day'
import { maskIdNumber } from '../shared/phone'
import type { ArchiveContext } from './change-household'
import { openIdNumber } from './people-of'
import { type ArchiveEvent, untilEndOf } from './state'

/** The identity numbers of people, hidden but for where they were registered, as they are now. */
export async function readMasks(
  db: Db,
  { county, deps: { sealer } }: Pick<ArchiveContext, 'county' | 'deps'>,
  personIds: readonly string[],
): Promise<Map<string, string>> {
  if (personIds.length === 0) return new Map()
  const ids = [...personIds]
  const now = await db
    .select({ county: people.county, id: people.id, idNumberSealed: people.idNumberSealed })
    .from(people)
    .where(and(eq(people.county, county), inArray(people.id, ids)))
  const before = await db
    .select({
      county: formerMembers.county,
      id: formerMembers.id,
      idNumberSealed: formerMembers.idNumberSealed,
    })
    .from(formerMembers)
    .where(and(eq(formerMembers.county, county), inArray(formerMembers.id, ids)))
  return new Map(
    [...now, ...before].map((row) => [row.id, maskIdNumber(openIdNumber(sealer, row))]),
  )
}

/** What they were on a past day, where one was corrected since. */
export function masksSince(events: readonly ArchiveEvent[], day: Day): Map<string, string> {
  const masks = new Map<string, string>()
  for (const { details } of events.slice(untilEndOf(events, day).length))
    for (const { personId, changes } of details.members ?? [])
      for (const change of changes)
        if (change.field === 'idNumber' && 'old' in change && !masks.has(personId))
          masks.set(personId, String(change.old))
  return masks
}
