import { and, desc, eq, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import { entryVisits, households } from '../../db/schema'
import { recordAccess } from '../audit/record'
import type { RequestContext } from '../http/context'
import type { PageQuery } from '../http/page'
import { inScope, requireInScope } from '../http/scope'
import { getFrozenFigure } from '../rounds/figures'
import { getRound } from '../rounds/find'
import { decodeCursor, pageOf } from '../shared/cursor'
import { ApiError } from '../shared/errors'
import { areaInWords } from '../areas/words'
import { staffName } from '../staff/names'
import { incomesOf } from './income'
import { getSurvey } from './standing'
import { summaryOf } from './state'

export interface SurveyQuery extends PageQuery {
  /** Those the actor began or came along to. */
  isMine?: boolean | undefined
  status?: 'open' | 'finished' | undefined
}

const Position = z.tuple([z.iso.datetime(), z.uuid()])
const NO_ONE = '00000000-0000-0000-0000-000000000000'

/** Surveys of households of the actor's area, the newest first, without what they found. */
export async function listSurveys(ctx: RequestContext, query: SurveyQuery) {
  const { county, actor } = ctx
  const { db } = ctx.deps.connection
  const { cursor, limit, isMine, status } = query
  const after = cursor === undefined ? undefined : decodeCursor(cursor, Position)
  const self = actor.kind === 'staff' ? actor.staffId : NO_ONE
  const mine = or(eq(entryVisits.staffId, self), eq(entryVisits.companionId, self))
  const rows = await db
    .select({
      id: entryVisits.id,
      householdId: entryVisits.householdId,
      head: households.headName,
      areaPath: households.areaPath,
      status: entryVisits.status,
      staffId: entryVisits.staffId,
      companionId: entryVisits.companionId,
      startedAt: entryVisits.startedAt,
      verdict: entryVisits.verdict,
      netIncomePerHeadFen: entryVisits.netIncomePerHeadFen,
      openDisputes: entryVisits.openDisputes,
      isFar: entryVisits.isFar,
    })
    .from(entryVisits)
    .innerJoin(
      households,
      and(eq(households.county, county), eq(households.id, entryVisits.householdId)),
    )
    .where(
      and(
        eq(entryVisits.county, county),
        eq(entryVisits.kind, 'survey'),
        inScope(ctx, households.areaPath),
        isMine === undefined ? undefined : isMine ? mine : sql`not (${mine})`,
        status && eq(entryVisits.status, status),
        after &&
          sql`(${entryVisits.startedAt}, ${entryVisits.id}) < (${after[0]}::timestamptz, ${after[1]}::uuid)`,
      ),
    )
    .orderBy(desc(entryVisits.startedAt), desc(entryVisits.id))
    .limit(limit + 1)
  const { items, next } = pageOf(rows, limit, ({ startedAt, id }) => [startedAt.toISOString(), id])
  return {
    items: await Promise.all(
      items.map(async ({ areaPath, startedAt, ...row }) => ({
        ...row,
        area: await areaInWords(db, county, areaPath),
        startedAt: startedAt.toISOString(),
      })),
    ),
    next,
  }
}

/** A survey with all it found, looked at on record. */
export async function getSurveyFacts(ctx: RequestContext, id: string) {
  const { county } = ctx
  const { db } = ctx.deps.connection
  const { row, facts } = await getSurvey(db, ctx, id)
  const ofId = and(eq(households.county, county), eq(households.id, row.householdId))
  const [household] = await db.select().from(households).where(ofId)
  if (!household) throw new ApiError('not_found', 'household')
  requireInScope(ctx, household.areaPath, 'survey')
  await recordAccess(db, ctx, 'survey.read', `household:${household.id}`)
  const round = await getRound(db, county, row.roundId)
  return {
    id,
    householdId: household.id,
    head: household.headName,
    roundId: round.id,
    status: row.status,
    verdict: row.verdict,
    visitedOn: row.visitedOn,
    surveyor: await staffName(db, county, row.staffId),
    companion: row.companionId && (await staffName(db, county, row.companionId)),
    isFar: row.isFar,
    facts,
    incomes: incomesOf(facts.lines),
    lineFen: getFrozenFigure(round, 'poverty_line'),
    summary: summaryOf(facts),
  }
}
