import type { Db } from '../../db/client'
import { ANYWHERE, tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { say } from '../messages/templates'
import { instantOf } from '../shared/day'
import { remindingTimes } from '../shared/reminding'
import { headOf } from '../units/list'
import { findUnit, type PressReport } from './find'

/** Tells who speaks for a unit what it must answer, and reminds them on the working day before its last. */
export async function tellUnit(
  tx: Db,
  ctx: RequestContext,
  report: Pick<PressReport, 'id' | 'code' | 'outlet' | 'text' | 'unit' | 'dueOn'> & {
    isContested: boolean
  },
): Promise<void> {
  const { id, code, outlet, text, unit, dueOn: due, isContested } = report
  const found = await findUnit(tx, ctx.county, unit)
  const staffId = found && headOf(found)
  if (!staffId) return
  const purpose = `press_report:${id}:unit${isContested ? ':again' : ''}`
  await tellStaff(tx, ctx, {
    staffId,
    asker: ANYWHERE,
    purpose,
    say: say(isContested ? 'press.to_unit_again' : 'press.to_unit', { outlet, text, due, code }),
    guard: { kind: 'press_unanswered', id },
  })
  const times = remindingTimes(ctx.now, instantOf(due, 24))
  if (!times) return
  await tellStaff(tx, ctx, {
    staffId,
    asker: ANYWHERE,
    purpose: `${purpose}:due`,
    say: say('press.due_soon', { due, code }),
    class: 'reminder',
    ...times,
    guard: { kind: 'press_unanswered', id },
  })
}
