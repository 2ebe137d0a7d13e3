import { and, asc, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '../../db/client'
import { areas, supervisionChecks, supervisions } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import type { MisconductKind } from '../../db/values/integrity'
import type { RequestContext } from '../http/context'
import type { PageQuery } from '../http/page'
import { inScope, requireInScope, requireStaff } from '../http/scope'
import { decodeCursor, pageOf } from '../shared/cursor'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { listAnswers } from './answer'
import { getChecklist } from './checklists'
import type { CheckKey } from './input'

const Position = z.tuple([z.iso.date(), z.uuid()])

/** Plans of the actor's area, the first due first, with how many of their checks are done. */
export async function listSupervisions(ctx: RequestContext, { cursor, limit }: PageQuery) {
  const { county, deps } = ctx
  const after = cursor === undefined ? undefined : decodeCursor(cursor, Position)
  const ofPlan = (status: 'planned' | 'done') => sql<number>`(
    select count(*)::int from supervision_checks c
     where c.county = ${county} and c.supervision_id = ${supervisions.id} and c.status = ${status})`
  const rows = await deps.connection.db
    .select({
      id: supervisions.id,
      code: supervisions.code,
      areaPath: supervisions.areaPath,
      kinds: supervisions.kinds,
      title: supervisions.title,
      status: supervisions.status,
      madeOn: supervisions.madeOn,
      dueOn: supervisions.dueOn,
      planned: ofPlan('planned'),
      done: ofPlan('done'),
    })
    .from(supervisions)
    .where(
      and(
        eq(supervisions.county, county),
        inScope(ctx, supervisions.areaPath),
        after &&
          sql`(${supervisions.dueOn}, ${supervisions.id}) > (${after[0]}::date, ${after[1]}::uuid)`,
      ),
    )
    .orderBy(asc(supervisions.dueOn), asc(supervisions.id))
    .limit(limit + 1)
  return pageOf(rows, limit, ({ dueOn, id }) => [dueOn, id])
}

/** So many are worth reading in a chat. */
const MOST_OWN = 50

/** What the actor is to inspect, the first due first. */
export async function listOwnChecks(
  ctx: RequestContext,
  query: { areaPath?: AreaPath | undefined; kind?: MisconductKind | undefined } = {},
) {
  const { county, deps, now } = ctx
  const { staffId } = requireStaff(ctx)
  const { areaPath, kind } = query
  const rows = await deps.connection.db
    .select({
      supervisionId: supervisionChecks.supervisionId,
      areaPath: supervisionChecks.areaPath,
      area: areas.name,
      kind: supervisionChecks.kind,
      code: supervisions.code,
      dueOn: supervisions.dueOn,
    })
    .from(supervisionChecks)
    .innerJoin(
      supervisions,
      and(eq(supervisions.county, county), eq(supervisions.id, supervisionChecks.supervisionId)),
    )
    .innerJoin(areas, and(eq(areas.county, county), eq(areas.path, supervisionChecks.areaPath)))
    .where(
      and(
        eq(supervisionChecks.county, county),
        eq(supervisionChecks.inspectorId, staffId),
        eq(supervisionChecks.status, 'planned'),
        inScope(ctx, supervisionChecks.areaPath),
        areaPath === undefined
          ? undefined
          : sql`(${supervisionChecks.areaPath} = ${areaPath} or ${supervisionChecks.areaPath} like ${`${areaPath}.%`})`,
        kind && eq(supervisionChecks.kind, kind),
      ),
    )
    .orderBy(
      asc(supervisions.dueOn),
      asc(supervisionChecks.areaPath),
      asc(supervisionChecks.kind),
      asc(supervisions.id),
    )
    .limit(MOST_OWN)
  const today = dayOf(now)
  return { items: rows.map((row) => ({ ...row, isLate: row.dueOn < today })) }
}

/** A check with its questions, as its plan found them, and what was answered; the inspector's alone. */
export async function getCheck(ctx: RequestContext, key: CheckKey) {
  const { county, deps } = ctx
  const { db } = deps.connection
  const { staffId } = requireStaff(ctx)
  const [row] = await find(db, county, key)
  if (!row) throw new ApiError('not_found', 'supervision_check')
  requireInScope(ctx, key.areaPath, 'supervision_check')
  if (row.inspectorId !== staffId) throw new ApiError('not_found', 'supervision_check')
  const questions = await getChecklist(db, county, key.kind, row.madeOn)
  const answers = await listAnswers(db, county, key)
  return {
    ...key,
    area: row.area,
    status: row.status,
    questions: questions.map((question) => {
      const answer = answers.find(({ seq }) => seq === question.seq)
      return { ...question, isInOrder: answer?.isInOrder ?? null, problem: answer?.text ?? '' }
    }),
  }
}

const find = (db: Db, county: string, { supervisionId, areaPath, kind }: CheckKey) =>
  db
    .select({
      inspectorId: supervisionChecks.inspectorId,
      status: supervisionChecks.status,
      madeOn: supervisions.madeOn,
      area: areas.name,
    })
    .from(supervisionChecks)
    .innerJoin(
      supervisions,
      and(eq(supervisions.county, county), eq(supervisions.id, supervisionChecks.supervisionId)),
    )
    .innerJoin(areas, and(eq(areas.county, county), eq(areas.path, supervisionChecks.areaPath)))
    .where(
      and(
        eq(supervisionChecks.county, county),
        eq(supervisionChecks.supervisionId, supervisionId),
        eq(supervisionChecks.areaPath, areaPath),
        eq(supervisionChecks.kind, kind),
      ),
    )
