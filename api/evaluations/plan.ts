import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import {
  evaluationEvaluators,
  evaluations,
  evaluationSamples,
  staff,
  staffRoles,
} from '../../db/schema'
import { findArea } from '../areas/words'
import { record } from '../audit/record'
import { ANYWHERE, tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { requireInScope } from '../http/scope'
import { say } from '../messages/templates'
import { newSeed } from '../sampling/dice'
import { actorName } from '../shared/actor'
import { contains } from '../shared/area-path'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { newId } from '../shared/ids'
import type { Outcome } from '../turns/answer'
import { PRESETS } from './design'
import { drawSample, fingerprintOf, type Sample } from './draw-sample'
import { readFrame, readHeads, readTiedVillages } from './frame'
import type { NewEvaluation } from './input'
import { getQuestionnaire } from './questionnaire'
import { assignVillages, planRefusal } from './rules'
import { sealFrame } from './seal'

const AT_ONCE = 1_000

/**
 * Plans an evaluation by outsiders and draws whom they ask, at once and once: nobody in the county hears of either,
 * and evaluators of no more than their days.
 */
export async function planEvaluation(
  tx: Db,
  ctx: RequestContext,
  given: NewEvaluation,
): Promise<Outcome> {
  const { county, now } = ctx
  const { areaPath, fromOn, toOn, leadId, title, commissionedBy } = given
  requireInScope(ctx, areaPath, 'area')
  const area = await findArea(tx, county, areaPath)
  if (!area) throw new ApiError('not_found', 'area')
  const evaluatorIds = [...new Set(given.evaluatorIds)]
  const design = 'preset' in given.design ? PRESETS[given.design.preset] : given.design
  const { version } = await getQuestionnaire(tx, county)
  const frame = await readFrame(tx, county, areaPath)
  const seed = given.seed ?? newSeed()
  const sample = drawSample(frame, design, seed)
  const refusal = planRefusal({
    today: dayOf(now),
    fromOn,
    toOn,
    evaluators: evaluatorIds.length,
    areEvaluators: await areEvaluators(tx, county, [leadId, ...evaluatorIds], areaPath),
    drawn: sample.rows.length,
  })
  if (refusal) throw new ApiError('refused', refusal)

  const id = newId()
  const plan = { title, commissionedBy, areaPath, fromOn, toOn, leadId, version }
  await tx.insert(evaluations).values({
    ...plan,
    county,
    id,
    design,
    seed,
    frameFingerprint: fingerprintOf(frame),
    frameSealed: sealFrame(ctx, id, frame),
    status: 'field',
    madeBy: actorName(ctx.actor),
    madeOn: dayOf(now),
  })
  // The last of an odd number goes with the last pair.
  const most = Math.floor(evaluatorIds.length / 2)
  const pairOf = (at: number) => Math.min(most, Math.floor(at / 2) + 1)
  const members = evaluatorIds.map((staffId, at) => ({ staffId, pair: pairOf(at) }))
  await tx
    .insert(evaluationEvaluators)
    .values(members.map((member) => ({ county, evaluationId: id, ...member })))
  await keepSample(tx, ctx, { id, sample, members, fromOn, toOn })
  await record(tx, ctx, {
    subject: `evaluation:${id}`,
    type: 'evaluation.planned',
    details: { ...plan, evaluators: evaluatorIds.length, fingerprint: fingerprintOf(frame) },
  })
  for (const staffId of new Set([leadId, ...evaluatorIds]))
    await tellStaff(tx, ctx, {
      staffId,
      asker: ANYWHERE,
      purpose: `evaluation:${id}:to:${staffId}`,
      say: say('evaluation.assigned', { title, from: fromOn, to: toOn }),
    })
  const asked = sample.rows.filter(({ isReserve }) => !isReserve)
  const villages = new Set(asked.map(({ villagePath }) => villagePath)).size
  return { code: 'planned', vars: { id, title, count: asked.length, villages } }
}

interface Kept {
  id: string
  sample: Sample
  members: readonly { staffId: string; pair: number }[]
  fromOn: string
  toOn: string
}

async function keepSample(
  tx: Db,
  { county }: RequestContext,
  { id, sample: { rows, villages }, members, fromOn, toOn }: Kept,
) {
  const ids = members.map(({ staffId }) => staffId)
  const tied = await readTiedVillages(tx, county, ids)
  const pairs = [...Map.groupBy(members, ({ pair }) => pair)].map(([pair, some]) => ({
    pair,
    tied: new Set(
      tied.flatMap(({ staffId, village }) =>
        some.some((each) => each.staffId === staffId) ? village : [],
      ),
    ),
  }))
  const sizes = Map.groupBy(
    rows.filter(({ isReserve }) => !isReserve),
    ({ villagePath }) => villagePath,
  )
  const visited = villages.filter((path) => sizes.has(path))
  const assigned = assignVillages(
    visited.map((path) => ({ path, households: sizes.get(path)?.length ?? 0 })),
    pairs,
    { fromOn, toOn },
  )
  if (!assigned) throw new ApiError('refused', 'all_tied')
  const heads = await readHeads(
    tx,
    county,
    rows.map(({ householdId }) => householdId),
  )
  const values = rows.flatMap(({ isReserve, ...row }, at) => {
    const to = assigned.get(row.villagePath)
    if (!to) return []
    const status = isReserve ? ('reserve' as const) : ('waiting' as const)
    const headName = heads.get(row.householdId) ?? ''
    const standing = { status, tries: 0, doubt: 'none' as const }
    return {
      county,
      evaluationId: id,
      seq: at + 1,
      ...row,
      ...to,
      headName,
      isReserve,
      ...standing,
    }
  })
  for (let from = 0; from < values.length; from += AT_ONCE)
    await tx.insert(evaluationSamples).values(values.slice(from, from + AT_ONCE))
}

/** Whether all of them are evaluators of the area, and there. */
async function areEvaluators(
  tx: Db,
  county: string,
  staffIds: readonly string[],
  areaPath: string,
): Promise<boolean> {
  const rows = await tx
    .select({ staffId: staffRoles.staffId, areaPath: staffRoles.areaPath })
    .from(staffRoles)
    .innerJoin(staff, and(eq(staff.county, county), eq(staff.id, staffRoles.staffId)))
    .where(
      and(
        eq(staffRoles.county, county),
        eq(staffRoles.role, 'evaluator'),
        inArray(staffRoles.staffId, [...staffIds]),
        staff.isActive,
      ),
    )
  return staffIds.every((id) =>
    rows.some((row) => row.staffId === id && contains(row.areaPath, areaPath)),
  )
}
