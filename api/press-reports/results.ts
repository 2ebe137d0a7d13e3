import { and, asc, eq, gte, lte } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { pressReports } from '../../db/schema'
import {
  OUTLET_LEVELS,
  type OutletLevel,
  PRESS_KINDS,
  type PressKind,
  type PressTone,
  type PressTruth,
} from '../../db/values/press-reports'
import type { UnitKey } from '../../db/values/units'
import { getFigure } from '../figures/service'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import type { Day } from '../shared/day'
import { listUnits } from '../units/list'
import type { PressPeriod } from './input'
import { pressHundredths, type PressWeights } from './rules'

/** One report and what it counts for. */
export interface PressLine {
  code: string
  outlet: string
  level: OutletLevel
  kind: PressKind
  onDay: Day
  ratedOn: Day
  truth: PressTruth
  tone: PressTone
  importance: number
  wasLate: boolean
  /** Of a point; below nothing where it is critical. */
  hundredths: number
}

export interface PressResult {
  unit: UnitKey
  name: string
  hundredths: number
  lines: PressLine[]
}

async function readWeights(db: Db, county: string, day: Day): Promise<PressWeights> {
  const points = {} as Record<OutletLevel, number>
  for (const level of OUTLET_LEVELS)
    points[level] = await getFigure(db, county, `press_points_${level}`, day)
  const percent = {} as Record<PressKind, number>
  for (const kind of PRESS_KINDS)
    percent[kind] = await getFigure(db, county, `press_percent_${kind}`, day)
  return {
    points,
    percent,
    partlyPercent: await getFigure(db, county, 'press_percent_partly', day),
  }
}

/** What reports rated in a period count for each unit, line by line, with the weights of the day they were rated. */
export async function listPressResults(
  db: Db,
  county: string,
  { from, to }: PressPeriod,
): Promise<PressResult[]> {
  const rows = await db
    .select()
    .from(pressReports)
    .where(
      and(
        eq(pressReports.county, county),
        eq(pressReports.status, 'rated'),
        gte(pressReports.ratedOn, from),
        lte(pressReports.ratedOn, to),
      ),
    )
    .orderBy(asc(pressReports.unit), asc(pressReports.ratedOn), asc(pressReports.code))
  const weights = new Map<Day, PressWeights>()
  const results = new Map<UnitKey, PressResult>()
  for (const row of rows) {
    const { truth, tone, importance, ratedOn, unit, unitName: name, wasLate } = row
    if (truth === null || tone === null || importance === null || ratedOn === null) continue
    const weight = weights.get(ratedOn) ?? (await readWeights(db, county, ratedOn))
    weights.set(ratedOn, weight)
    const { code, outlet, level, kind, onDay } = row
    const rated = { level, kind, truth, tone, importance }
    const hundredths = pressHundredths(rated, weight)
    const result = results.get(unit) ?? { unit, name, hundredths: 0, lines: [] }
    result.hundredths += hundredths
    result.lines.push({ ...rated, code, outlet, onDay, ratedOn, wasLate: wasLate > 0, hundredths })
    results.set(unit, result)
  }
  return [...results.values()]
}

/** The actor's own units; all of them for the office. */
export async function listOwnPressResults(ctx: RequestContext, period: PressPeriod) {
  const { county, deps, grant } = ctx
  const { db } = deps.connection
  const { staffId } = requireStaff(ctx)
  const results = await listPressResults(db, county, period)
  const units = await listUnits(db, county)
  const own = new Set(
    units.filter(({ speakerIds }) => speakerIds.includes(staffId)).map(({ key }) => key),
  )
  return { ...period, items: results.filter(({ unit }) => grant.reach === 'all' || own.has(unit)) }
}
