import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { entryVisits } from '../../db/schema'
import { record } from '../audit/record'
import { NO_FACTS, type SurveyFacts } from '../entry-visits/facts'
import { type EntryToSave, factsPlace, saveEntry } from '../entry-visits/store'
import type { RequestContext } from '../http/context'
import { requireStaff, requireUntied } from '../http/scope'
import { keepPhotos } from '../media/service'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import type { Attachments } from '../turns/attachments'
import { isFarAway, lockVisited, toPoint } from '../visits/service'
import { lockCase, type OpenCase } from './case'
import { findSurvey, getSurvey, type Household, type Standing } from './standing'

/** What may come with a message. */
export interface Sent {
  place: Attachments['place']
  photos: Attachments['photos']
}

/** A household held with its open case: its survey changes one step after another. */
export interface Held extends OpenCase {
  household: Household
  standing: Standing | undefined
}

/** Refuses whoever is tied to it or works elsewhere, and a household that is not to be surveyed. */
export async function hold(tx: Db, ctx: RequestContext, householdId: string): Promise<Held> {
  const household = await lockVisited(tx, ctx, householdId)
  requireUntied(ctx, householdId)
  const open = await lockCase(tx, ctx, householdId)
  const standing = await findSurvey(tx, ctx, { roundId: open.round.id, householdId })
  return { ...open, household, standing }
}

/** The same by the survey, which must still be as the actor saw it: else `changed`. */
export async function holdSurvey(
  tx: Db,
  ctx: RequestContext,
  { surveyId, revision }: { surveyId: string; revision: string },
): Promise<Held & { standing: Standing }> {
  const { row } = await getSurvey(tx, ctx, surveyId)
  const held = await hold(tx, ctx, row.householdId)
  const { standing } = held
  if (standing?.row.id !== surveyId) throw new ApiError('refused', 'no_round')
  if (standing.revision !== revision) throw new ApiError('refused', 'changed')
  return { ...held, standing }
}

export type SurveyEvent =
  'entry.survey_started' | 'entry.survey_noted' | 'entry.surveyed' | 'entry.survey_reopened'

type Change = Partial<Omit<EntryToSave, 'roundId' | 'householdId' | 'kind'>>

/**
 * Saves a step of a survey with its event. What was found stands in it sealed, since it may be
 * illness: of a mere note what it changed, else all of it as it stands in the row (decision 12).
 */
export async function keepStep(
  tx: Db,
  ctx: RequestContext,
  held: Held,
  step: { type: SurveyEvent; change: Change; sent?: Sent; details?: Record<string, unknown> },
): Promise<{ id: string; isFar: boolean }> {
  const { type, change, details, sent } = step
  const entry = { ...entryOf(ctx, held), ...change, ...(await wherefrom(tx, ctx, held, sent)) }
  const { id } = await saveEntry(tx, ctx, entry)
  const photos = sent?.photos ?? []
  await keepPhotos(tx, ctx, `entry:${id}`, photos)
  const { facts, startedAt, finishedAt, ...told } = entry
  const at = { startedAt: startedAt.toISOString(), finishedAt: finishedAt?.toISOString() ?? null }
  const before = type === 'entry.survey_noted' ? held.standing?.facts : undefined
  const found = before
    ? { changes: sealChanges(ctx, id, before, facts) }
    : { facts: await sealedFacts(tx, ctx, id) }
  const all = { ...told, ...at, ...found, photos: photos.length, ...details }
  await record(tx, ctx, { subject: `entry:${id}`, type, details: all })
  return { id, isFar: entry.isFar }
}

function sealChanges(ctx: RequestContext, id: string, before: SurveyFacts, now: SurveyFacts) {
  const isOther = ([key, value]: [string, unknown]) =>
    JSON.stringify(value) !== JSON.stringify(before[key as keyof SurveyFacts])
  const changes = Object.fromEntries(Object.entries(now).filter(isOther))
  const { sealer } = ctx.deps
  return sealer.seal(factsPlace(ctx.county, id), JSON.stringify(changes)).toString('base64')
}

/** As it stands; whoever goes on and is of neither of the two takes the place of who began it. */
function entryOf(ctx: RequestContext, { household, round, standing }: Held): EntryToSave {
  const { staffId } = requireStaff(ctx)
  const key = { roundId: round.id, householdId: household.id, kind: 'survey' as const }
  if (!standing) return { ...key, ...begun(ctx, household), staffId }
  const { row, facts } = standing
  const { areaPath, status, companionId, startedAt, finishedAt, visitedOn, verdict, isFar } = row
  const { latitudeE6, longitudeE6 } = row
  const point = latitudeE6 === null || longitudeE6 === null ? null : { latitudeE6, longitudeE6 }
  return {
    ...key,
    areaPath,
    status,
    staffId: companionId === staffId ? row.staffId : staffId,
    companionId,
    startedAt,
    finishedAt,
    visitedOn,
    verdict,
    facts,
    point,
    isFar,
  }
}

const begun = ({ now }: RequestContext, { areaPath }: Household) => ({
  areaPath,
  status: 'open' as const,
  companionId: null,
  startedAt: now,
  finishedAt: null,
  visitedOn: dayOf(now),
  verdict: null,
  facts: NO_FACTS,
  point: null,
  isFar: false,
})

async function wherefrom(tx: Db, ctx: RequestContext, { household }: Held, sent?: Sent) {
  if (!sent?.place) return {}
  const point = toPoint(sent.place)
  return { point, isFar: await isFarAway(tx, ctx, household.areaPath, point) }
}

async function sealedFacts(tx: Db, { county }: RequestContext, id: string): Promise<string> {
  const [row] = await tx
    .select({ sealed: entryVisits.factsSealed })
    .from(entryVisits)
    .where(and(eq(entryVisits.county, county), eq(entryVisits.id, id)))
  return row?.sealed.toString('base64') ?? ''
}
