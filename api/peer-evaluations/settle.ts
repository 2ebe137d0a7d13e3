import type { Db } from '../../db/client'
import { record } from '../audit/record'
import { ANYWHERE, tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { say } from '../messages/templates'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import { headOf, listUnits } from '../units/list'
import { listTasks, lockEvaluation, type PeerEvaluation, setEvaluation, unitsOf } from './find'
import { fingerprintOf, readGiven } from './fingerprint'
import type { PeerAct } from './input'
import { averageOf } from './result-rules'
import { lockRefusal, releaseRefusal } from './rules'

/** The office locks what was answered, or tells those it is about. */
export async function settlePeer(
  tx: Db,
  ctx: RequestContext,
  { evaluationId, act }: PeerAct,
): Promise<Outcome> {
  const evaluation = await lockEvaluation(tx, ctx.county, evaluationId)
  return act === 'lock' ? lock(tx, ctx, evaluation) : release(tx, ctx, evaluation)
}

/** 锁定: from now on nothing is added, and whatever were changed would show. */
async function lock(tx: Db, ctx: RequestContext, evaluation: PeerEvaluation): Promise<Outcome> {
  const { county, now } = ctx
  const { staffId } = requireStaff(ctx)
  const { id, status, dueOn } = evaluation
  const tasks = await listTasks(tx, county, id)
  const waiting = tasks.filter((task) => task.status === 'asked').length
  const today = dayOf(now)
  const isOfUnit = await isOfAny(tx, county, staffId, tasks)
  const refusal = lockRefusal({ status, isOfUnit, waiting, today, dueOn })
  if (refusal) throw new ApiError('refused', refusal)
  const fingerprint = await fingerprintOf(tx, ctx, evaluation)
  const locked = { status: 'locked' as const, lockedBy: staffId, lockedOn: today, fingerprint }
  await setEvaluation(tx, county, id, locked)
  const details = { lockedOn: today, fingerprint, waiting }
  await record(tx, ctx, {
    subject: `peer_evaluation:${id}`,
    type: 'peer_evaluation.locked',
    details,
  })
  const answered = tasks.filter((task) => task.status === 'answered').length
  return { code: 'locked', vars: { answered, waiting, fingerprint: fingerprint.slice(0, 8) } }
}

/** 公布: every unit is told what it was given on average, where at least three gave it. */
async function release(tx: Db, ctx: RequestContext, evaluation: PeerEvaluation): Promise<Outcome> {
  const { county, now } = ctx
  const { staffId } = requireStaff(ctx)
  const { id, status, year } = evaluation
  const { tasks, given } = await readGiven(tx, county, id)
  const isOfUnit = await isOfAny(tx, county, staffId, tasks)
  const refusal = releaseRefusal({ status, isOfUnit })
  if (refusal) throw new ApiError('refused', refusal)
  if ((await fingerprintOf(tx, ctx, evaluation)) !== evaluation.fingerprint)
    throw new ApiError('refused', 'fingerprint_differs')
  const today = dayOf(now)
  await setEvaluation(tx, county, id, {
    status: 'released',
    releasedBy: staffId,
    releasedOn: today,
  })
  const units = await listUnits(tx, county, ['township', 'group_unit'])
  let told = 0
  for (const key of new Set(tasks.map(({ evaluated }) => evaluated))) {
    const { permille } = averageOf(key, given)
    const unit = units.find((each) => each.key === key)
    const head = unit && headOf(unit)
    if (permille === null || !head) continue
    told++
    await tellStaff(tx, ctx, {
      staffId: head,
      asker: ANYWHERE,
      purpose: `peer_evaluation:${id}:released:${key}`,
      say: say('peer.released_unit', { year, permille }),
    })
  }
  const subject = `peer_evaluation:${id}`
  const details = { releasedOn: today, units: told }
  await record(tx, ctx, { subject, type: 'peer_evaluation.released', details })
  return { code: 'released', vars: { units: told } }
}

/** Whether somebody of the office works in a unit that is evaluated. */
async function isOfAny(
  tx: Db,
  county: string,
  staffId: string,
  tasks: readonly { evaluated: string }[],
): Promise<boolean> {
  const units = await listUnits(tx, county, ['township', 'group_unit'])
  const own = await unitsOf(tx, county, units, staffId)
  return own.some(({ key }) => tasks.some(({ evaluated }) => evaluated === key))
}
