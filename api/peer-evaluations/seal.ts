import type { RequestContext } from '../http/context'

type Context = Pick<RequestContext, 'county' | 'deps'>

/** Why some marks were given, sealed to the task and its question. */
export const markPlace = (county: string, taskId: string, seq: number) => ({
  county,
  table: 'peer_marks',
  column: 'reason_sealed',
  row: `${taskId}:${seq}`,
})

/** Why it was left to another. */
export const recusalPlace = (county: string, taskId: string) => ({
  county,
  table: 'peer_tasks',
  column: 'reason_sealed',
  row: taskId,
})

export const sealRecusal = ({ county, deps }: Context, taskId: string, reason: string): Buffer =>
  deps.sealer.seal(recusalPlace(county, taskId), reason)

export const sealReason = (
  { county, deps }: Context,
  taskId: string,
  seq: number,
  reason: string,
): Buffer | null =>
  reason === '' ? null : deps.sealer.seal(markPlace(county, taskId, seq), reason)

export const openReason = (
  { county, deps }: Context,
  { taskId, seq, reasonSealed }: { taskId: string; seq: number; reasonSealed: Buffer | null },
): string =>
  reasonSealed === null ? '' : deps.sealer.open(markPlace(county, taskId, seq), reasonSealed)
