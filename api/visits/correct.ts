import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { visits } from '../../db/schema'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { moveVisit } from '../leads/visit'
import { keepPhotos } from '../media/service'
import { addMinutes, type Day } from '../shared/day'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import type { Attachments } from '../turns/attachments'
import { rewriteHandbook } from './handbook-fields'
import { isFarAway, lockVisited, putDownVisit } from './service'

export interface Correction {
  visitId: string
  text: string
  /** Null: as the corrected note has it. */
  visitedOn: Day | null
  /** Absent or null: the same; another one where the note went to the wrong household. */
  householdId?: string | null | undefined
  photos: Attachments['photos']
}

type Visit = typeof visits.$inferSelect

/**
 * 更正走访: a note of its own takes the place of the actor's earlier one, which stays as it was. Where
 * that was corrected already its newest version is meant, so that no correction is lost.
 */
export async function correctVisit(
  tx: Db,
  ctx: RequestContext,
  input: Correction,
): Promise<Outcome> {
  const given = await getOwn(tx, ctx, input.visitId)
  const before = await newestOf(tx, ctx, given)
  const wanted = input.householdId ?? before.householdId
  // In one order, so that two who move notes at once do not wait for each other.
  const ids = [...new Set([before.householdId, wanted])].toSorted()
  const held = new Map<string, Awaited<ReturnType<typeof lockVisited>>>()
  for (const id of ids) held.set(id, await lockVisited(tx, ctx, id))
  const old = await newestOf(tx, ctx, given)
  // Moved to another household meanwhile.
  const household = held.get(input.householdId ?? old.householdId)
  if (!household || !held.has(old.householdId)) throw new ApiError('stale', 'visit')
  const { latitudeE6, longitudeE6, purpose } = old
  const point = latitudeE6 === null || longitudeE6 === null ? null : { latitudeE6, longitudeE6 }
  const id = await putDownVisit(tx, ctx, {
    household,
    text: input.text,
    visitedOn: input.visitedOn ?? old.visitedOn,
    purpose,
    point,
    isFar:
      household.id === old.householdId
        ? old.isFar
        : point !== null && (await isFarAway(tx, ctx, household.areaPath, point)),
    photos: input.photos,
    correctsId: old.id,
  })
  for (const each of ids) await rewriteHandbook(tx, ctx, each, id)
  const moved = { fromId: old.id, householdId: household.id, visitId: id }
  await moveVisit(tx, ctx, { ...moved, visitedOn: input.visitedOn ?? old.visitedOn })
  return {
    code: 'corrected',
    vars: { id, head: household.headName, day: input.visitedOn ?? old.visitedOn },
  }
}

async function newestOf(tx: Db, ctx: RequestContext, visit: Visit): Promise<Visit> {
  for (let newest = visit; ;) {
    const [next] = await tx
      .select()
      .from(visits)
      .where(and(eq(visits.county, ctx.county), eq(visits.correctsId, newest.id)))
    if (!next) return newest
    newest = next
  }
}

/** Another's note is as if it were not there. */
async function getOwn(tx: Db, ctx: RequestContext, id: string): Promise<Visit> {
  const { staffId } = requireStaff(ctx)
  const [visit] = await tx
    .select()
    .from(visits)
    .where(and(eq(visits.county, ctx.county), eq(visits.id, id)))
  if (visit?.staffId !== staffId) throw new ApiError('not_found', 'visit')
  return visit
}

/** So long after a note pictures that come alone still belong to it. */
const LATE_PHOTO_MINUTES = 10

/** Pictures sent right after a note: put to it as long as it is fresh. */
export async function addVisitPhotos(
  tx: Db,
  ctx: RequestContext,
  { visitId, photos }: { visitId: string; photos: Attachments['photos'] },
): Promise<Outcome> {
  const visit = await getOwn(tx, ctx, visitId)
  const household = await lockVisited(tx, ctx, visit.householdId)
  if (ctx.now >= addMinutes(visit.notedAt, LATE_PHOTO_MINUTES))
    throw new ApiError('refused', 'too_late')
  await keepPhotos(tx, ctx, `visit:${visit.id}`, photos)
  const details = { photos: photos.length }
  await record(tx, ctx, { subject: `visit:${visit.id}`, type: 'visit.photos_added', details })
  return { code: 'added', vars: { head: household.headName, photos: photos.length } }
}
