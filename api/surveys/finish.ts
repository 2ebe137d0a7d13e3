import { and, desc, eq, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { applications, events, visits } from '../../db/schema'
import type { Verdict } from '../../db/values/entry-visits'
import { record } from '../audit/record'
import { endExit } from '../exits/end'
import { exitStandardOf } from '../exits/gaps'
import { exitGap } from '../exits/rules'
import type { RequestContext } from '../http/context'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import { rewriteHandbook } from '../visits/handbook-fields'
import { putDownVisit } from '../visits/service'
import { handbookNote } from './handbook-note'
import { type Held, holdSurvey, keepStep } from './keep'
import { endsExit, finishRefusal } from './rules'
import { isAsking } from './state'
import type { Standing } from './standing'

export interface Finish {
  surveyId: string
  revision: string
  /** What the team thinks of it; the reviews decide. */
  verdict: Verdict
}

type Found = Held & { standing: Standing }

/**
 * Confirms a survey: its type and causes go into the case, and a visit note fills the handbook. The
 * household's own figures on the roll stay as they are: only registration changes those.
 */
export async function finishSurvey(tx: Db, ctx: RequestContext, input: Finish): Promise<Outcome> {
  const held = await holdSurvey(tx, ctx, input)
  const { standing, application, household } = held
  const { facts, row } = standing
  if (row.status === 'finished') throw new ApiError('refused', 'finished')
  const { verdict } = input
  const { kind } = application
  const { type, mainCause } = facts
  const gap = kind === 'exit' ? exitGap(facts, await exitStandardOf(tx, ctx, held.round)) : null
  const refusal = finishRefusal({ kind, verdict, isAsking: isAsking(facts), type, mainCause, gap })
  if (refusal) throw new ApiError('refused', refusal)
  const visitId = await fillHandbook(tx, ctx, held)
  const change = { status: 'finished' as const, finishedAt: ctx.now, verdict }
  await keepStep(tx, ctx, held, { type: 'entry.surveyed', change, details: { visitId } })
  await tellCase(tx, ctx, held)
  if (gap && endsExit(verdict, gap)) {
    const { id: householdId, headName: head } = household
    await endExit(tx, ctx, {
      applicationId: application.id,
      householdId,
      head,
      entryId: row.id,
      gap,
    })
    return { code: 'exit_ended', vars: { head } }
  }
  return { code: 'finished', vars: { id: row.id, head: household.headName, verdict } }
}

/** Causes may be illnesses: the event says where they stand, not what they are. */
async function tellCase(tx: Db, ctx: RequestContext, { application, standing }: Found) {
  const { type: householdType, mainCause, otherCauses } = standing.facts
  await tx
    .update(applications)
    .set({ householdType, mainCause, otherCauses })
    .where(and(eq(applications.county, ctx.county), eq(applications.id, application.id)))
  const details = { applicationId: application.id, entryId: standing.row.id }
  const subject = `application:${application.id}`
  await record(tx, ctx, { subject, type: 'application.surveyed', details })
}

/** A note of the visit; where the survey was finished before, it takes the place of that one's. */
async function fillHandbook(
  tx: Db,
  ctx: RequestContext,
  { household, standing }: Found,
): Promise<string> {
  const { row, facts } = standing
  const { latitudeE6, longitudeE6, isFar } = row
  const id = await putDownVisit(tx, ctx, {
    household,
    text: handbookNote(facts),
    visitedOn: row.visitedOn ?? dayOf(ctx.now),
    purpose: 'learn_situation',
    point: latitudeE6 === null || longitudeE6 === null ? null : { latitudeE6, longitudeE6 },
    isFar,
    photos: [],
    correctsId: await findNoteBefore(tx, ctx, row.id),
  })
  await rewriteHandbook(tx, ctx, household.id, id)
  return id
}

/** The newest version: whoever wrote it may have corrected it as a visit meanwhile. */
async function findNoteBefore(tx: Db, { county }: RequestContext, surveyId: string) {
  const [last] = await tx
    .select({ visitId: sql<string>`${events.details} ->> 'visitId'` })
    .from(events)
    .where(
      and(
        eq(events.county, county),
        eq(events.subject, `entry:${surveyId}`),
        eq(events.type, 'entry.surveyed'),
      ),
    )
    .orderBy(desc(events.seq))
    .limit(1)
  for (let newest = last?.visitId ?? null; ;) {
    if (newest === null) return null
    const [next] = await tx
      .select({ id: visits.id })
      .from(visits)
      .where(and(eq(visits.county, county), eq(visits.correctsId, newest)))
    if (!next) return newest
    newest = next.id
  }
}
