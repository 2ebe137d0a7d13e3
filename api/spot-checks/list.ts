import { and, desc, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { projects, spotCheckDraws, spotChecks } from '../../db/schema'
import type { SpotCheckStatus } from '../../db/values/projects'
import type { RequestContext } from '../http/context'
import type { PageQuery } from '../http/page'
import { inScope } from '../http/scope'
import { decodeCursor, pageOf } from '../shared/cursor'

const Position = z.tuple([z.iso.date(), z.uuid()])

/** What draws meant for projects of the actor's area, the latest first, each with its seed. */
export async function listSpotChecks(
  ctx: RequestContext,
  { status, cursor, limit }: PageQuery & { status?: SpotCheckStatus | undefined },
) {
  const { county, deps } = ctx
  const after = cursor === undefined ? undefined : decodeCursor(cursor, Position)
  const rows = await deps.connection.db
    .select({ check: spotChecks, draw: spotCheckDraws, code: projects.code, name: projects.name })
    .from(spotChecks)
    .innerJoin(
      spotCheckDraws,
      and(eq(spotCheckDraws.county, county), eq(spotCheckDraws.id, spotChecks.drawId)),
    )
    .innerJoin(projects, and(eq(projects.county, county), eq(projects.id, spotChecks.projectId)))
    .where(
      and(
        eq(spotChecks.county, county),
        inScope(ctx, projects.areaPath),
        status && eq(spotChecks.status, status),
        after &&
          sql`(${spotCheckDraws.drawnOn}, ${spotChecks.id}) < (${after[0]}::date, ${after[1]}::uuid)`,
      ),
    )
    .orderBy(desc(spotCheckDraws.drawnOn), desc(spotChecks.id))
    .limit(limit + 1)
  const { items, next } = pageOf(rows, limit, ({ draw, check }) => [draw.drawnOn, check.id])
  return {
    items: items.map(({ check, draw, ...of }) => ({
      ...of,
      projectId: check.projectId,
      status: check.status,
      dueOn: check.dueOn,
      checkedOn: check.checkedOn,
      text: check.text,
      draw: { id: draw.id, seed: draw.seed, permille: draw.permille, drawnOn: draw.drawnOn },
    })),
    next,
  }
}
