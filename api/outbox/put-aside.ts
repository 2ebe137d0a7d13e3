import type { Db } from '../../db/client'
import { isWanted } from '../contacts/rules'
import type { RequestContext } from '../http/context'
import { addDays, addMinutes, dayOf, instantOf } from '../shared/day'
import { type Due, setAll, untaken } from './due'
import { sendElsewhere } from './elsewhere'
import { type Guard, guardsHolding } from './guards'
import { listHeld } from './hold'
import { LANES } from '../shared/sending-hours'
import { countSentToday, type Reader, readReaders } from './readers'

/** A message that is to go out now, with whom it is for. */
export interface Fit {
  due: Due
  reader: Reader
}

/** Until one of a paused notice is looked at again: whoever lets the notice go on may not have seen it. */
const HELD_MINUTES = 5

/**
 * Of messages that were taken, puts aside what is past its time, what nobody needs any more, and what its
 * reader does not want, cannot get, or is not to get now; the others are left. Answers go to whoever asked,
 * whatever else holds.
 */
export async function putAside(
  tx: Db,
  ctx: RequestContext,
  all: readonly Due[],
  dailyCap: number,
): Promise<Fit[]> {
  if (all.length === 0) return []
  const isCounted = (due: Due) => due.class !== 'answer' && !due.isEmergency
  const contactsOf = (some: readonly Due[]) => some.map(({ contactId }) => contactId)
  // Sent to the database together: each that waits for the one before costs a way there and back.
  const [readers, sentTo, isMoot, held] = await Promise.all([
    readReaders(tx, ctx, contactsOf(all)),
    countSentToday(tx, ctx, contactsOf(all.filter(isCounted))),
    mootOf(tx, ctx, all),
    listHeld(tx, ctx.county, all),
  ])
  const late: Due[] = []
  const unwanted: Due[] = []
  const unreachable: Due[] = []
  const spent: Due[] = []
  const fit: Fit[] = []
  for (const due of all) {
    const reader = readers.get(due.contactId)
    if (!reader) continue
    const isMany = isBulk(due)
    if (due.notAfter && due.notAfter < ctx.now) late.push(due)
    else if (due.broadcastId && held.has(due.broadcastId))
      await setAll(tx, ctx, [due], { ...untaken, notBefore: addMinutes(ctx.now, HELD_MINUTES) })
    else if (isMoot(due)) unwanted.push(due)
    else if (!isWanted(reader, due.class)) unwanted.push(due)
    else if (due.class !== 'answer' && reader.isFaulty) unreachable.push(due)
    else if (isMany && reader.confirmsUntil)
      await setAll(tx, ctx, [due], { ...untaken, notBefore: reader.confirmsUntil })
    else if (isCounted(due) && (sentTo.get(due.contactId) ?? 0) >= dailyCap) spent.push(due)
    else fit.push({ due, reader })
  }
  await setAll(tx, ctx, late, { ...untaken, status: 'expired' })
  await setAll(tx, ctx, unwanted, { ...untaken, status: 'cancelled' })
  const tomorrow = instantOf(addDays(dayOf(ctx.now), 1), 0)
  await setAll(tx, ctx, spent, { ...untaken, notBefore: tomorrow })
  for (const due of unreachable) {
    const code = readers.get(due.contactId)?.addressFault ?? 'stop'
    const isMoved = await sendElsewhere(tx, ctx, due)
    const fate = isMoved
      ? { status: 'moved' as const }
      : { status: 'failed' as const, errorCode: `address_${code}` }
    await setAll(tx, ctx, [due], { ...untaken, ...fate })
  }
  return fit
}

const bulk: readonly string[] = LANES.bulk
const isBulk = (due: Due) => bulk.includes(due.class)

/** Tells of which messages the guard no longer holds. */
async function mootOf(tx: Db, ctx: RequestContext, all: readonly Due[]) {
  const guardsOf = ({ guard }: Due) => (guard === null ? [] : allOf(guard as Guard))
  const holds = await guardsHolding(tx, ctx, all.flatMap(guardsOf))
  return (due: Due) => !guardsOf(due).every(holds)
}

/** A guard with what must hold as well. */
const allOf = (guard: Guard): Guard[] => [guard, ...(guard.and ? allOf(guard.and) : [])]
