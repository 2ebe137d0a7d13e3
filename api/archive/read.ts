import { and, eq, isNull } from 'drizzle-orm'
import { contactLinks, households } from '../../db/schema'

import { areaInWords, findArea } from '../areas/words'
import { recordAccess } from '../audit/record'
import type { RequestContext } from '../http/context'
import { requireInScope } from '../http/scope'
import { type Day, dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { readEvents } from './events-of'
import { readHistory } from './history'
import { masksSince, readMasks } from './masks'
import { countRegister } from './register-on'
import { standingOn } from './state'

/** A household as it stood at the end of a day, its members' numbers hidden; the reading is put on record. */
export async function getArchived(ctx: RequestContext, id: string, on?: Day) {
  const { county, deps } = ctx
  const { db } = deps.connection
  await requireReadable(ctx, id)
  await recordAccess(db, ctx, 'archive.read', `household:${id}`)
  const day = on ?? dayOf(ctx.now)
  const events = (await readEvents(db, county, [id])).get(id) ?? []
  const standing = standingOn(events, day)
  if (standing.kind !== 'known') {
    const from = standing.kind === 'unrecorded' ? standing.from : null
    return { householdId: id, day, kind: standing.kind, from, household: null, members: [] }
  }
  const { facts, members } = standing.state
  const now = await readMasks(
    db,
    ctx,
    members.map(({ personId }) => personId),
  )
  const since = masksSince(events, day)
  const shown = members
    .map((member) => ({
      ...member,
      idNumber: since.get(member.personId) ?? now.get(member.personId) ?? null,
    }))
    .toSorted((a, b) => Number(b.isHead) - Number(a.isHead))
  const area = await areaInWords(db, county, facts.areaPath)
  return {
    householdId: id,
    day,
    kind: standing.kind,
    from: null,
    household: { ...facts, area },
    members: shown,
  }
}
export type Archived = Awaited<ReturnType<typeof getArchived>>

/** All that happened to its file, oldest first; the reading is put on record. */
export async function listHistory(ctx: RequestContext, id: string) {
  const { db } = ctx.deps.connection
  await requireReadable(ctx, id)
  await recordAccess(db, ctx, 'archive.read', `household:${id}`)
  return { items: await readHistory(db, ctx.county, id) }
}

/** How many there were in an area on a day; the reading is put on record. */
export async function getRegisterCounts(ctx: RequestContext, areaPath: string, on?: Day) {
  const { county, deps } = ctx
  const { db } = deps.connection
  requireInScope(ctx, areaPath, 'area')
  const area = await findArea(db, county, areaPath)
  if (!area) throw new ApiError('not_found', 'area')
  await recordAccess(db, ctx, 'archive.list', `area:${areaPath}`)
  const day = on ?? dayOf(ctx.now)
  return { area: area.name, areaPath, day, ...(await countRegister(db, county, { areaPath, day })) }
}

/** Staff of its area read a household's archive, and whoever is linked to it their own. */
async function requireReadable(ctx: RequestContext, id: string): Promise<void> {
  const { county, actor, deps, grant } = ctx
  const { db } = deps.connection
  const [row] = await db
    .select({ areaPath: households.areaPath })
    .from(households)
    .where(and(eq(households.county, county), eq(households.id, id)))
  if (!row) throw new ApiError('not_found', 'household')
  if (actor.kind !== 'contact' || grant.reach !== 'own')
    return requireInScope(ctx, row.areaPath, 'household')
  const [link] = await db
    .select({ id: contactLinks.id })
    .from(contactLinks)
    .where(
      and(
        eq(contactLinks.county, county),
        eq(contactLinks.contactId, actor.contactId),
        eq(contactLinks.householdId, id),
        isNull(contactLinks.endedAt),
      ),
    )
  if (!link) throw new ApiError('not_found', 'household')
}
