import type { Db } from '../../db/client'
import { findFigure } from '../figures/service'
import { ANYWHERE, tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { say } from '../messages/templates'
import { addDays, dayOf, instantOf } from '../shared/day'
import type { PeerEvaluation, PeerTask } from './find'

/** At what hour of its day whoever has not answered is reminded. */
const REMIND_HOUR = 9

/** Tells everybody who is asked to evaluate of whom, in one message, and reminds them once. Nobody evaluated is told. */
export async function tellEvaluators(
  tx: Db,
  ctx: RequestContext,
  { id, dueOn: due }: Pick<PeerEvaluation, 'id' | 'dueOn'>,
  tasks: readonly Pick<PeerTask, 'id' | 'askedId' | 'evaluatedName' | 'drawNo'>[],
): Promise<void> {
  const remindDays = await findFigure(tx, ctx.county, 'peer_remind_days', dayOf(ctx.now))
  const asked = Map.groupBy(tasks, ({ askedId }) => askedId)
  for (const [staffId, some] of asked) {
    const drawNo = some[0]?.drawNo ?? 0
    const purpose = `peer_evaluation:${id}:${staffId}:${drawNo}`
    await tellStaff(tx, ctx, {
      staffId,
      asker: ANYWHERE,
      purpose,
      say: say('peer.asked', {
        units: some.map(({ evaluatedName }) => evaluatedName).join('、'),
        count: some.length,
        due,
      }),
      guard: { kind: 'peer_waiting', id: staffId },
    })
    if (remindDays === null || drawNo > 0) continue
    const notBefore = instantOf(addDays(due, -remindDays), REMIND_HOUR)
    if (notBefore <= ctx.now) continue
    await tellStaff(tx, ctx, {
      staffId,
      asker: ANYWHERE,
      purpose: `${purpose}:due`,
      say: say('peer.due_soon', { due }),
      class: 'reminder',
      notBefore,
      notAfter: instantOf(due, 24),
      guard: { kind: 'peer_waiting', id: staffId },
    })
  }
}
