import type { Db } from '../../db/client'
import { findArea } from '../areas/words'
import { getFigure } from '../figures/service'
import { ANYWHERE, tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { say } from '../messages/templates'
import { addDays, dayOf, instantOf } from '../shared/day'
import type { Campaign } from './find'
import { guardIdOf } from './waiting'

/** At what hour of a day a checker is reminded. */
const REMIND_HOUR = 9

/**
 * Tells each checker once what is theirs, and reminds them before the last day while anything of it is left.
 * @param occasion what sets this telling apart from the one when it was opened
 */
export async function tellCheckers(
  tx: Db,
  ctx: RequestContext,
  campaign: Campaign,
  counts: ReadonlyMap<string, number>,
  occasion = '',
): Promise<void> {
  const { id, scope, dueOn: due, areaPath } = campaign
  const area = (await findArea(tx, ctx.county, areaPath))?.name ?? ''
  const remindDays = await getFigure(tx, ctx.county, 'check_remind_days', dayOf(ctx.now))
  const notBefore = instantOf(addDays(due, -remindDays), REMIND_HOUR)
  for (const [staffId, count] of [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const told = { staffId, asker: ANYWHERE }
    const purpose = `check:${id}:${staffId}`
    await tellStaff(tx, ctx, {
      ...told,
      purpose: `${purpose}${occasion}`,
      say: say('check.to_checker', { area, scope, count, due }),
    })
    if (notBefore <= ctx.now) continue
    await tellStaff(tx, ctx, {
      ...told,
      purpose: `${purpose}:due`,
      say: say('check.due_soon', { area, scope, due }),
      class: 'reminder',
      notBefore,
      guard: { kind: 'check_waiting', id: guardIdOf(id, staffId) },
    })
  }
}
