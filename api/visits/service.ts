import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { areaPlaces, households, visits } from '../../db/schema'
import type { VisitPurpose } from '../../db/values/visits'
import { record } from '../audit/record'
import { getFigure } from '../figures/service'
import type { RequestContext } from '../http/context'
import { requireInScope, requireStaff } from '../http/scope'
import { visitLeads } from '../leads/visit'
import { keepPhotos } from '../media/service'
import { type Day, dayOf } from '../shared/day'
import { withAncestors } from '../shared/area-path'
import { ApiError } from '../shared/errors'
import { newId } from '../shared/ids'
import type { Outcome } from '../turns/answer'
import type { Attachments } from '../turns/attachments'
import { readHandbook } from './handbook'
import { rewriteHandbook } from './handbook-fields'
import { isFarFrom, type Point, purposeOf, visitRefusal } from './rules'

export interface NewVisit {
  householdId: string
  text: string
  /** Null: today. */
  visitedOn: Day | null
  /** Null: as the words suggest. */
  purpose: VisitPurpose | null
  /** Where it was sent from, in degrees. */
  place: Attachments['place']
  photos: Attachments['photos']
}

/**
 * Notes a visit 走访 to a household of the actor's area and fills its handbook. Whoever is tied to the
 * household may visit it; that they are is put on record. Nobody else is told.
 */
export async function noteVisit(tx: Db, ctx: RequestContext, input: NewVisit): Promise<Outcome> {
  const household = await lockVisited(tx, ctx, input.householdId)
  const point = input.place && toPoint(input.place)
  const visit = {
    household,
    text: input.text,
    visitedOn: input.visitedOn ?? dayOf(ctx.now),
    purpose: input.purpose ?? purposeOf(input.text),
    point,
    isFar: point !== null && (await isFarAway(tx, ctx, household.areaPath, point)),
    photos: input.photos,
    correctsId: null,
  }
  const id = await putDownVisit(tx, ctx, visit)
  await rewriteHandbook(tx, ctx, household.id, id)
  await visitLeads(tx, ctx, { householdId: household.id, visitId: id, visitedOn: visit.visitedOn })
  const vars = { id, head: household.headName, day: visit.visitedOn, photos: input.photos.length }
  return { code: visit.isFar ? 'noted_far' : 'noted', vars }
}

type Visited = typeof households.$inferSelect

/** A household somebody notes a visit to, held: its notes and its handbook change one after another. */
export async function lockVisited(tx: Db, ctx: RequestContext, id: string): Promise<Visited> {
  const [household] = await tx
    .select()
    .from(households)
    .where(and(eq(households.county, ctx.county), eq(households.id, id)))
    .for('no key update')
  if (!household) throw new ApiError('not_found', 'household')
  requireInScope(ctx, household.areaPath, 'household')
  return household
}

interface PutDown extends Pick<NewVisit, 'text' | 'photos'> {
  household: Visited
  visitedOn: Day
  purpose: VisitPurpose
  point: Point | null
  isFar: boolean
  correctsId: string | null
}

/** Stores a note with its event, which also keeps how it was read, and its pictures. */
export async function putDownVisit(tx: Db, ctx: RequestContext, visit: PutDown): Promise<string> {
  const { county, now, deps, actor } = ctx
  const { staffId } = requireStaff(ctx)
  const { household, visitedOn, purpose, point, isFar, photos, correctsId } = visit
  const text = visit.text.trim()
  const facts = { hasText: text !== '', photos: photos.length, visitedOn, today: dayOf(now) }
  const refusal = visitRefusal(facts)
  if (refusal) throw new ApiError('refused', refusal)
  const id = newId()
  await tx.insert(visits).values({
    county,
    id,
    householdId: household.id,
    staffId,
    purpose,
    visitedOn,
    notedAt: now,
    bodySealed: deps.sealer.seal(visitPlace(county, id), text),
    latitudeE6: point?.latitudeE6 ?? null,
    longitudeE6: point?.longitudeE6 ?? null,
    isFar,
    correctsId,
  })
  const isTied = actor.kind === 'staff' && actor.tiedHouseholdIds.includes(household.id)
  const who = { staffId, householdId: household.id, isTied }
  const seen = { visitedOn, purpose, isFar, photos: photos.length, handbook: readHandbook(text) }
  const details = { ...who, ...seen, ...(correctsId && { correctsId }) }
  const type = correctsId ? 'visit.corrected' : 'visit.noted'
  await record(tx, ctx, { subject: `visit:${id}`, type, details })
  await keepPhotos(tx, ctx, `visit:${id}`, photos)
  return id
}

const e6 = (degrees: number) => Math.round(degrees * 1_000_000)
export const toPoint = ({ latitude, longitude }: NonNullable<Attachments['place']>): Point => ({
  latitudeE6: e6(latitude),
  longitudeE6: e6(longitude),
})

/** Measured from the narrowest area whose place is known, up to the village. */
export async function isFarAway(
  tx: Db,
  ctx: RequestContext,
  areaPath: string,
  point: Point,
): Promise<boolean> {
  const around = withAncestors(areaPath).filter((path) => path.split('.').length >= 3)
  const places = await tx
    .select()
    .from(areaPlaces)
    .where(and(eq(areaPlaces.county, ctx.county), inArray(areaPlaces.path, around)))
  const [nearest] = places.toSorted((a, b) => b.path.length - a.path.length)
  if (!nearest) return false
  const allowed = await getFigure(tx, ctx.county, 'visit_far_metres', dayOf(ctx.now))
  return isFarFrom(nearest, point, allowed)
}

export const visitPlace = (county: string, id: string) => ({
  county,
  table: 'visits',
  column: 'body_sealed',
  row: id,
})
