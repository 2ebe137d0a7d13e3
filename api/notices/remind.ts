import type { Db } from '../../db/client'
import { ANYWHERE, tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { say } from '../messages/templates'
import { addHours, type Day, instantOf } from '../shared/day'

interface ToProve {
  id: string
  code: string
  areaName: string
  /** Who is reminded. */
  staffId: string
}

const WAITS_HOURS = 24

/** To whoever drew a list up, unless a photo proves within a day that it hangs. */
export function remindToProve(tx: Db, ctx: RequestContext, list: ToProve) {
  const { id, code, areaName: area, staffId } = list
  return tellStaff(tx, ctx, {
    staffId,
    asker: ANYWHERE,
    purpose: `notice:${id}:remind_first`,
    say: say('posting.remind_first', { area, code }),
    class: 'reminder',
    notBefore: addHours(ctx.now, WAITS_HOURS),
    guard: { kind: 'notice_drawn_up', id },
  })
}

/** The sheet may be taken down when the day is over. */
const MORNING = 8

/** To whoever sent the first photo, on the morning of the last day, while no photo proves it. */
export function remindOfLastDay(
  tx: Db,
  ctx: RequestContext,
  { id, code, areaName: area, staffId, closesOn }: ToProve & { closesOn: Day },
) {
  return tellStaff(tx, ctx, {
    staffId,
    asker: ANYWHERE,
    purpose: `notice:${id}:remind_last`,
    say: say('posting.remind_last', { area, code }),
    class: 'reminder',
    notBefore: instantOf(closesOn, MORNING),
    notAfter: instantOf(closesOn, 24),
    guard: { kind: 'notice_unproved', id },
  })
}
