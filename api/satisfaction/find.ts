import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { satisfactionSurveys } from '../../db/schema'
import type { RequestContext } from '../http/context'
import { requireInScope } from '../http/scope'
import { ApiError } from '../shared/errors'
import type { SatisfactionReach } from './plan'

export type Satisfaction = Omit<typeof satisfactionSurveys.$inferSelect, 'reach'> & {
  reach: SatisfactionReach
}

export const ofSurvey = (county: string, id: string) =>
  and(eq(satisfactionSurveys.county, county), eq(satisfactionSurveys.id, id))

/** A survey of the actor's area; `lock` holds it until the transaction ends. */
export async function getSatisfaction(
  tx: Db,
  ctx: RequestContext,
  code: string,
  { lock = false } = {},
): Promise<Satisfaction> {
  const query = tx
    .select()
    .from(satisfactionSurveys)
    .where(and(eq(satisfactionSurveys.county, ctx.county), eq(satisfactionSurveys.code, code)))
  const [row] = lock ? await query.for('update') : await query
  if (!row) throw new ApiError('not_found', 'satisfaction')
  requireInScope(ctx, row.areaPath, 'satisfaction')
  return { ...row, reach: row.reach as SatisfactionReach }
}
