import { isDeepStrictEqual } from 'node:util'
import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { villageIndicators, villageScores } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import type { VillageIndicator } from '../../db/values/village-standards'
import { recordMany } from '../audit/record-many'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { type Day, dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { countRoll, listVillages } from './counts'
import { type ComputedIndicator, sourceOf } from './indicator-words'
import {
  computedOf,
  type IndicatorValues,
  isReckonable,
  ranksOf,
  type RollCounts,
  type Score,
  scoreOf,
  type Standard,
} from './rules'
import { lockStandard } from './standard'

type Reckoned = Score & { villagePath: AreaPath; rank: number }

/**
 * Reckons a year for the whole county: what the roll gives is computed anew, and every village of which
 * all ten indicators are known is scored and ranked by the standard in force today. The scores stay as
 * they are until somebody reckons again, whatever changes beneath them.
 */
export async function reckonScores(tx: Db, ctx: RequestContext, { year }: { year: number }) {
  const { county, now } = ctx
  const today = dayOf(now)
  if (!isReckonable(year, Number(today.slice(0, 4)))) throw new ApiError('invalid', 'year')
  const { validFrom: standardFrom, rules } = await lockStandard(tx, county, today)
  const villages = (await listVillages(tx, county)).map(({ path }) => path)
  const { elderlyFrom } = rules
  const counts = await countRoll(tx, ctx, { year, elderlyFrom })
  await putComputed(tx, ctx, year, computedRows(villages, counts, rules))
  const values = await readValues(tx, county, year)
  const scores = new Map<AreaPath, Score>()
  const incomplete = new Map<AreaPath, VillageIndicator[]>()
  for (const path of villages) {
    const score = scoreOf(rules, values.get(path) ?? {})
    if ('missing' in score) incomplete.set(path, score.missing)
    else scores.set(path, score)
  }
  const reckoned = ranked(scores)
  const changed = await putScores(tx, ctx, { year, standardFrom, reckoned })
  const counted = {
    scored: reckoned.length,
    incomplete: incomplete.size,
    deep: reckoned.filter((each) => each.class === 'deep').length,
    relative: reckoned.filter((each) => each.class === 'relative').length,
  }
  await recordReckoning(tx, ctx, { year, standardFrom, counted, changed, reckoned, incomplete })
  return { year, standardFrom, ...counted }
}

function ranked(scores: ReadonlyMap<AreaPath, Score>): Reckoned[] {
  const ranks = ranksOf(new Map([...scores].map(([path, { scoreMilli }]) => [path, scoreMilli])))
  return [...scores].map(([villagePath, score]) => ({
    villagePath,
    ...score,
    rank: ranks.get(villagePath) ?? 0,
  }))
}

interface ComputedRow {
  villagePath: AreaPath
  indicator: ComputedIndicator
  value: number
  source: string
}

function computedRows(
  villages: readonly AreaPath[],
  counts: ReadonlyMap<AreaPath, RollCounts>,
  standard: Standard,
): ComputedRow[] {
  return villages.flatMap((villagePath) => {
    const of = counts.get(villagePath)
    const computed = Object.entries(of ? computedOf(of, standard) : {})
    return computed.map(([name, each]) => {
      const indicator = name as ComputedIndicator
      return { villagePath, indicator, value: each.value, source: sourceOf(indicator, each) }
    })
  })
}

const AT_ONCE = 500

/** What the roll gives stands before what was entered; what it gives no more is gone. */
async function putComputed(
  tx: Db,
  { county, now }: RequestContext,
  year: number,
  rows: readonly ComputedRow[],
) {
  const ofYear = and(eq(villageIndicators.county, county), eq(villageIndicators.year, year))
  await tx.delete(villageIndicators).where(and(ofYear, eq(villageIndicators.way, 'computed')))
  for (const [indicator, some] of Map.groupBy(rows, (row) => row.indicator))
    await tx.delete(villageIndicators).where(
      and(
        ofYear,
        eq(villageIndicators.indicator, indicator),
        inArray(
          villageIndicators.villagePath,
          some.map(({ villagePath }) => villagePath),
        ),
      ),
    )
  const set = { county, year, way: 'computed' as const, setBy: null, setAt: now }
  for (let from = 0; from < rows.length; from += AT_ONCE)
    await tx
      .insert(villageIndicators)
      .values(rows.slice(from, from + AT_ONCE).map((row) => ({ ...row, ...set })))
}

async function readValues(
  tx: Db,
  county: string,
  year: number,
): Promise<Map<AreaPath, IndicatorValues>> {
  const rows = await tx
    .select()
    .from(villageIndicators)
    .where(and(eq(villageIndicators.county, county), eq(villageIndicators.year, year)))
  const values = new Map<AreaPath, IndicatorValues>()
  for (const { villagePath, indicator, value, way, source } of rows)
    values.set(villagePath, { ...values.get(villagePath), [indicator]: { value, way, source } })
  return values
}

interface Reckoning {
  year: number
  standardFrom: Day
  reckoned: readonly Reckoned[]
}

/** In the place of what was reckoned before; the villages of which that differs. */
async function putScores(
  tx: Db,
  { county, now }: RequestContext,
  { year, standardFrom, reckoned }: Reckoning,
): Promise<Set<AreaPath>> {
  const ofYear = and(eq(villageScores.county, county), eq(villageScores.year, year))
  const before = await tx.delete(villageScores).where(ofYear).returning()
  const set = { county, year, standardFrom, reckonedAt: now }
  for (let from = 0; from < reckoned.length; from += AT_ONCE)
    await tx
      .insert(villageScores)
      .values(reckoned.slice(from, from + AT_ONCE).map((row) => ({ ...row, ...set })))
  const left = new Map(before.map((row) => [row.villagePath, row]))
  const changed = new Set<AreaPath>()
  for (const { villagePath, ...score } of reckoned) {
    const { scoreMilli, rank, class: of, lines, standardFrom: since } = left.get(villagePath) ?? {}
    const was = { scoreMilli, rank, class: of, lines, standardFrom: since }
    if (!isDeepStrictEqual(was, { ...score, standardFrom })) changed.add(villagePath)
    left.delete(villagePath)
  }
  return new Set([...changed, ...left.keys()])
}

/** Only what changed is recorded of a village; when it was reckoned last the county's own event says. */
async function recordReckoning(
  tx: Db,
  ctx: RequestContext,
  {
    year,
    standardFrom,
    counted,
    changed,
    reckoned,
    incomplete,
  }: Reckoning & {
    counted: Record<string, number>
    changed: ReadonlySet<AreaPath>
    incomplete: ReadonlyMap<AreaPath, VillageIndicator[]>
  },
) {
  const scores = new Map(reckoned.map(({ villagePath, ...score }) => [villagePath, score]))
  const events = [...changed].toSorted().map((villagePath) => ({
    subject: `village:${villagePath}`,
    type: 'village.reckoned',
    details: {
      year,
      standardFrom,
      ...(scores.get(villagePath) ?? { missing: incomplete.get(villagePath) ?? [] }),
    },
  }))
  await recordMany(tx, ctx, events)
  await record(tx, ctx, {
    subject: `village_scores:${year}`,
    type: 'village_scores.reckoned',
    details: { year, standardFrom, ...counted, missing: Object.fromEntries(incomplete) },
  })
}
