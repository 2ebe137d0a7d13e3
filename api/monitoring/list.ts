import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { households, ledgerEntries } from '../../db/schema'
import { areaInWords } from '../areas/words'
import type { RequestContext } from '../http/context'
import { countParts, findAreaMeant } from './area-meant'
import { lastVisit } from './last-visit'
import { watchedSince } from './watched-since'
import { nextDue, openMeasures, standingMeasures } from './watch-measures'

export interface ListQuery {
  /** 宝坪村; empty: all that is the actor's. */
  text: string
  limit: number
}

/** 台账: who stands in the off-register ledger, the longest first; null where no area of the actor's is named. */
export async function listLedger(ctx: RequestContext, { text, limit }: ListQuery) {
  const { county } = ctx
  const area = await findAreaMeant(ctx, text)
  if (!area) return null
  const rows = await ctx.deps.connection.db
    .select({
      householdId: households.id,
      head: households.headName,
      areaPath: households.areaPath,
      class: ledgerEntries.class,
      enteredOn: ledgerEntries.enteredOn,
      visitedOn: lastVisit(county),
    })
    .from(ledgerEntries)
    .innerJoin(
      households,
      and(eq(households.county, county), eq(households.id, ledgerEntries.householdId)),
    )
    .where(
      and(
        eq(ledgerEntries.county, county),
        isNull(ledgerEntries.leftOn),
        area.within(households.areaPath),
      ),
    )
    .orderBy(asc(ledgerEntries.enteredOn), asc(ledgerEntries.id))
  return listed(ctx, area, rows, limit)
}

/** 监测: who is watched, since when, and what is planned for it. */
export async function listWatched(ctx: RequestContext, { text, limit }: ListQuery) {
  const { county } = ctx
  const area = await findAreaMeant(ctx, text)
  if (!area) return null
  const rows = await ctx.deps.connection.db
    .select({
      householdId: households.id,
      head: households.headName,
      areaPath: households.areaPath,
      watch: households.watch,
      since: watchedSince(county),
      visitedOn: lastVisit(county),
      measures: standingMeasures(county),
      open: openMeasures(county),
      nextDueOn: nextDue(county),
    })
    .from(households)
    .where(
      and(
        eq(households.county, county),
        isNotNull(households.watch),
        sql`${households.status} <> 'closed'`,
        area.within(households.areaPath),
      ),
    )
    .orderBy(asc(households.areaPath), asc(households.id))
  const list = await listed(ctx, area, rows, limit)
  // Said by the statement, of which the type knows nothing.
  return { ...list, items: list.items.map((row) => ({ ...row, watch: row.watch ?? 'borderline' })) }
}

async function listed<Row extends { areaPath: string }>(
  ctx: RequestContext,
  area: NonNullable<Awaited<ReturnType<typeof findAreaMeant>>>,
  rows: readonly Row[],
  limit: number,
) {
  const { db } = ctx.deps.connection
  const shown = rows.slice(0, limit)
  const words = new Map<string, string>()
  for (const { areaPath } of shown)
    if (!words.has(areaPath)) words.set(areaPath, await areaInWords(db, ctx.county, areaPath))
  return {
    area: area.name,
    total: rows.length,
    parts: await countParts(
      ctx,
      area,
      rows.map(({ areaPath }) => areaPath),
    ),
    items: shown.map(({ areaPath, ...row }) => ({ ...row, area: words.get(areaPath) ?? '' })),
  }
}
