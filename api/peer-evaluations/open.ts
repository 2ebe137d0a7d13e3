import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { areas, peerEvaluations, peerTasks } from '../../db/schema'
import type { PeerField } from '../../db/values/peer-evaluations'
import type { UnitKey } from '../../db/values/units'
import { record } from '../audit/record'
import { getFigure } from '../figures/service'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { diceOf, newSeed } from '../sampling/dice'
import { type Day, dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { newId } from '../shared/ids'
import { sealWords } from '../supervisions/seal'
import type { Outcome } from '../turns/answer'
import { headOf, type Unit } from '../units/list'
import { drawPeers, type Pair } from './draw-rules'
import { listField, readLots } from './field'
import { keyOf, unitsOf } from './find'
import type { NewPeerEvaluation } from './input'
import { listQuestions, questionKindOf } from './questions'
import { openRefusal } from './rules'
import { tellEvaluators } from './tell'

/** What the lots are drawn for; each replacement has a purpose of its own. */
const FIRST_DRAW = 'peers'

/**
 * 互评: has the units of a field evaluate each other for a year. Who evaluates whom is drawn by lot from a seed that is
 * written down; only who evaluates is told, and of whom.
 */
export async function openPeerEvaluation(
  tx: Db,
  ctx: RequestContext,
  given: NewPeerEvaluation,
): Promise<Outcome> {
  const { county, now } = ctx
  const { staffId } = requireStaff(ctx)
  const { year, field, dueOn } = given
  const today = dayOf(now)
  await holdCounty(tx, county)
  const { units } = await listField(tx, county, field)
  const each = await getFigure(tx, county, 'peer_evaluators', today)
  const refusal = openRefusal({
    today,
    dueOn,
    each,
    isOpened: await isOpened(tx, county, { year, field }),
    isOfUnit: (await unitsOf(tx, county, units, staffId)).length > 0,
    hasQuestions: await hasQuestions(tx, county, units, today),
  })
  if (refusal) throw new ApiError('refused', refusal)
  const seed = newSeed()
  const lots = await readLots(tx, county, units, year)
  const drawn = drawPeers({ units: units.map(keyOf), each, ...lots }, diceOf(seed, FIRST_DRAW))
  if (typeof drawn === 'string') throw new ApiError('refused', drawn)
  const { pairs, repeated } = drawn
  const id = newId()
  const subject = `peer_evaluation:${id}`
  const plan = { year, field, each, repeated, dueOn }
  const opened = { openedBy: staffId, openedOn: today, status: 'open' as const }
  await tx.insert(peerEvaluations).values({ county, id, seed, ...plan, ...opened })
  const tasks = await addTasks(tx, county, { evaluationId: id, pairs, units, drawNo: 0 })
  await record(tx, ctx, {
    subject,
    type: 'peer_evaluation.opened',
    details: {
      ...plan,
      units: units.length,
      seedSealed: sealWords(ctx, subject, 'seed', seed),
    },
  })
  await tellEvaluators(tx, ctx, { id, dueOn }, tasks)
  return {
    code: 'opened',
    vars: { year, units: units.length, each, repeated, due: dueOn },
  }
}

/** Puts down who evaluates whom, each with the person who is asked. */
export async function addTasks(
  tx: Db,
  county: string,
  given: {
    evaluationId: string
    pairs: readonly Pair<UnitKey>[]
    units: readonly Unit[]
    drawNo: number
  },
) {
  const { evaluationId, pairs, units, drawNo } = given
  const byKey = new Map(units.map((unit) => [unit.key, unit]))
  const rows = pairs.map(({ evaluator, evaluated }) => {
    const [one, other] = [byKey.get(evaluator), byKey.get(evaluated)]
    const askedId = one && headOf(one)
    if (!one || !other || !askedId) throw new ApiError('not_found', 'unit')
    return {
      county,
      id: newId(),
      evaluationId,
      evaluator,
      evaluatorName: one.name,
      askedId,
      evaluated,
      evaluatedName: other.name,
      drawNo,
      status: 'asked' as const,
    }
  })
  if (rows.length > 0) await tx.insert(peerTasks).values(rows)
  return rows
}

/** One after another, so that of two who open the same at once the second finds it. */
async function holdCounty(tx: Db, county: string): Promise<void> {
  await tx
    .select({ path: areas.path })
    .from(areas)
    .where(and(eq(areas.county, county), eq(areas.level, 'county')))
    .for('no key update')
}

/** Nobody is evaluated twice in a year: all of them mixed are townships and units as well. */
export async function isOpened(
  tx: Db,
  county: string,
  { year, field }: { year: number; field: PeerField },
): Promise<boolean> {
  const rows = await tx
    .select({ field: peerEvaluations.field })
    .from(peerEvaluations)
    .where(and(eq(peerEvaluations.county, county), eq(peerEvaluations.year, year)))
  return rows.some((row) => row.field === field || row.field === 'all' || field === 'all')
}

export async function hasQuestions(
  tx: Db,
  county: string,
  units: readonly Unit[],
  day: Day,
): Promise<boolean> {
  for (const kind of new Set(units.map(({ key }) => questionKindOf(key))))
    if ((await listQuestions(tx, county, kind, day)).length === 0) return false
  return true
}
