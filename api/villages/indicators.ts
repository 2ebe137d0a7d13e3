import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { areas, villageIndicators } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import type { EnterableIndicator } from '../../db/values/village-standards'
import { recordMany } from '../audit/record-many'
import type { RequestContext } from '../http/context'
import { requireInScope } from '../http/scope'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import { isInRange } from './rules'

export const FIRST_YEAR = 2014

export interface EnteredIndicator {
  areaPath: AreaPath
  year: number
  indicator: EnterableIndicator
  /** Points of a grade, 0 the best; fen of the income. */
  value: number
  /** The paper it comes from. */
  source: string
}

/** Enters one indicator of a village with its source; entered again it is changed. */
export async function setIndicator(
  tx: Db,
  ctx: RequestContext,
  input: EnteredIndicator,
): Promise<Outcome> {
  const [set] = await setIndicators(tx, ctx, [input])
  const { year, indicator, value } = input
  return { code: 'set', vars: { village: set?.name ?? '', year, value: `${indicator}=${value}` } }
}

/**
 * The same for many, all or none; the villages they are of. Refused as `computed` where the roll gives
 * the indicator already.
 */
export async function setIndicators(
  tx: Db,
  ctx: RequestContext,
  inputs: readonly EnteredIndicator[],
): Promise<{ path: AreaPath; name: string }[]> {
  const { county, actor, now } = ctx
  const thisYear = Number(dayOf(now).slice(0, 4))
  const villages = await villagesAt(
    tx,
    county,
    inputs.map(({ areaPath }) => areaPath),
  )
  const rows = inputs.map(({ areaPath, ...given }) => {
    requireInScope(ctx, areaPath, 'area')
    const village = villages.get(areaPath)
    if (!village) throw new ApiError('not_found', 'area')
    if (given.year < FIRST_YEAR || given.year > thisYear) throw new ApiError('invalid', 'year')
    if (!isInRange(given.indicator, given.value)) throw new ApiError('invalid', 'value')
    return { ...given, villagePath: village.path }
  })
  const before = await lockKnown(tx, county, rows)
  const keyOf = ({ villagePath, year, indicator }: Known) => `${villagePath} ${year} ${indicator}`
  const known = new Map(before.map((row) => [keyOf(row), row]))
  if (rows.some((row) => known.get(keyOf(row))?.way === 'computed'))
    throw new ApiError('refused', 'computed')
  const setBy = actor.kind === 'staff' ? actor.staffId : null
  for (const row of rows) {
    const set = { value: row.value, source: row.source, way: 'entered' as const, setBy, setAt: now }
    await tx
      .insert(villageIndicators)
      .values({ county, ...row, ...set })
      .onConflictDoUpdate({ target: KEY, set })
  }
  const events = rows.map(({ villagePath, ...entered }) => {
    const was = known.get(keyOf({ villagePath, ...entered }))
    const old = was ? { value: was.value, source: was.source } : null
    return {
      subject: `village:${villagePath}`,
      type: 'village.indicator_set',
      details: { ...entered, before: old },
    }
  })
  await recordMany(tx, ctx, events)
  return [...villages.values()]
}

type Known = Pick<typeof villageIndicators.$inferSelect, 'villagePath' | 'year' | 'indicator'>

const KEY = [
  villageIndicators.county,
  villageIndicators.villagePath,
  villageIndicators.year,
  villageIndicators.indicator,
]

async function lockKnown(tx: Db, county: string, rows: readonly Known[]) {
  if (rows.length === 0) return []
  return tx
    .select()
    .from(villageIndicators)
    .where(
      and(
        eq(villageIndicators.county, county),
        inArray(villageIndicators.villagePath, [...new Set(rows.map((row) => row.villagePath))]),
        inArray(villageIndicators.year, [...new Set(rows.map((row) => row.year))]),
      ),
    )
    .for('update')
}

/** Villages by the paths they are asked for; what was merged is its successor. */
async function villagesAt(tx: Db, county: string, paths: readonly AreaPath[]) {
  const isVillage = and(eq(areas.county, county), eq(areas.level, 'village'))
  const rows = await tx
    .select({ path: areas.path, name: areas.name, successorPath: areas.successorPath })
    .from(areas)
    .where(and(isVillage, inArray(areas.path, [...new Set(paths)])))
  return new Map(
    rows.map(({ path, name, successorPath }) => [path, { path: successorPath ?? path, name }]),
  )
}
