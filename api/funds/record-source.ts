import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { fundSources } from '../../db/schema'
import { findArea } from '../areas/words'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { requireInScope, requireStaff } from '../http/scope'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { newId } from '../shared/ids'
import type { Outcome } from '../turns/answer'
import type { NewSource } from './input'
import { sourceRefusal } from './rules'

/** Records where money comes from and what for: what is said here of its use is never changed. */
export async function recordSource(
  tx: Db,
  ctx: RequestContext,
  given: NewSource,
): Promise<Outcome> {
  const { county, now } = ctx
  const { staffId } = requireStaff(ctx)
  const today = dayOf(now)
  requireInScope(ctx, given.areaPath, 'area')
  const area = await findArea(tx, county, given.areaPath)
  if (!area) throw new ApiError('not_found', 'area')
  const sectors = [...new Set(given.sectors)]
  const isTaken = await hasName(tx, county, given.name)
  const refusal = sourceRefusal({ ...given, sectors, level: area.level, isTaken, today })
  if (refusal) throw new ApiError('refused', refusal)
  const id = newId()
  const { name, kind, giver, documentNo, year, plannedFen, areaPath, usableUntil, note } = given
  const said = { name, kind, giver, documentNo, year, plannedFen, areaPath, usableUntil, note }
  const source = { ...said, sectors, recordedBy: staffId, recordedOn: today }
  await tx.insert(fundSources).values({ county, id, ...source })
  await record(tx, ctx, {
    subject: `fund_source:${id}`,
    type: 'fund_source.recorded',
    details: source,
  })
  return { code: 'recorded', vars: { name, id } }
}

async function hasName(tx: Db, county: string, name: string): Promise<boolean> {
  const same = and(eq(fundSources.county, county), eq(fundSources.name, name))
  return (await tx.$count(fundSources, same)) > 0
}
