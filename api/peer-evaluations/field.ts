import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { declarations, peerEvaluations, peerTasks } from '../../db/schema'
import type { PeerField } from '../../db/values/peer-evaluations'
import type { UnitKey, UnitKind } from '../../db/values/units'
import { contains } from '../shared/area-path'
import { headOf, listUnits, type Unit } from '../units/list'
import type { DrawGiven, Pair } from './draw-rules'

const KINDS = {
  townships: ['township'],
  group_units: ['group_unit'],
  all: ['township', 'group_unit'],
} as const satisfies Record<PeerField, readonly UnitKind[]>

/** The units of a field; those nobody speaks for cannot be asked, and are left out. */
export async function listField(tx: Db, county: string, field: PeerField) {
  const all = await listUnits(tx, county, KINDS[field])
  return { units: all.filter((unit) => headOf(unit)), without: all.filter((unit) => !headOf(unit)) }
}

/** Who has something to do with whom, and who evaluated whom the year before. */
export async function readLots(
  tx: Db,
  county: string,
  units: readonly Unit[],
  year: number,
): Promise<Pick<DrawGiven<UnitKey>, 'areTied' | 'wasLastYear'>> {
  const tied = await listTied(tx, county, units)
  const before = await listPairsOf(tx, county, year - 1)
  const drawn = new Set(before.map(({ evaluator, evaluated }) => `${evaluator}>${evaluated}`))
  return {
    areTied: (one, other) => tied.has(`${one}|${other}`),
    wasLastYear: ({ evaluator, evaluated }) => drawn.has(`${evaluator}>${evaluated}`),
  }
}

/** Two units are tied where somebody works in both, or is declared kin of somebody there, or one helps where the other works. */
async function listTied(tx: Db, county: string, units: readonly Unit[]): Promise<Set<string>> {
  const kin = await tx
    .select({ one: declarations.staffId, other: declarations.kinStaffId })
    .from(declarations)
    .where(
      and(
        eq(declarations.county, county),
        eq(declarations.kind, 'kin'),
        isNull(declarations.endedOn),
        isNotNull(declarations.kinStaffId),
      ),
    )
  const unitsOf = Map.groupBy(
    units.flatMap((unit) => unit.memberIds.map((staffId) => ({ staffId, unit: unit.key }))),
    ({ staffId }) => staffId,
  )
  const tied = new Set<string>()
  const tie = (one: string, other: string) => {
    if (one === other) return
    tied.add(`${one}|${other}`)
    tied.add(`${other}|${one}`)
  }
  for (const some of unitsOf.values())
    for (const { unit } of some) for (const other of some) tie(unit, other.unit)
  for (const { one, other } of kin)
    for (const a of unitsOf.get(one) ?? [])
      for (const b of unitsOf.get(other ?? '') ?? []) tie(a.unit, b.unit)
  for (const one of units) for (const other of units) if (meet(one, other)) tie(one.key, other.key)
  return tied
}

/** Whoever works for the whole county meets nobody there. */
const isOfPlace = (path: string): boolean => path.includes('.')
const meet = (one: Unit, other: Unit): boolean =>
  one.key !== other.key &&
  one.areaPaths
    .filter(isOfPlace)
    .some((here) =>
      other.areaPaths
        .filter(isOfPlace)
        .some((there) => contains(here, there) || contains(there, here)),
    )

/** Whoever left it to another did not evaluate. */
async function listPairsOf(tx: Db, county: string, year: number): Promise<Pair<UnitKey>[]> {
  const rows = await tx
    .select({
      evaluator: peerTasks.evaluator,
      evaluated: peerTasks.evaluated,
      status: peerTasks.status,
    })
    .from(peerTasks)
    .innerJoin(
      peerEvaluations,
      and(eq(peerEvaluations.county, county), eq(peerEvaluations.id, peerTasks.evaluationId)),
    )
    .where(and(eq(peerTasks.county, county), eq(peerEvaluations.year, year)))
    .orderBy(peerTasks.id)
  return rows.filter(({ status }) => status !== 'recused')
}
