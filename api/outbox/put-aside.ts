import type { Db } from '../../db/client'
import { isWanted } from '../contacts/rules'
import type { RequestContext } from '../http/context'
import { addDays, dayOf, instantOf } from '../shared/day'
import { type Due, setAll } from './due'
import { sendElsewhere } from './elsewhere'
import { type Guard, guardsHolding } from './guards'
import { FAR, listHeld } from './hold'
import { LANES } from '../shared/sending-hours'
import { countSentToday, type Reader, readReaders } from './readers'

/** A message that is to go out now, with whom it is for. */
export interface Fit {
  due: Due
  reader: Reader
}

/**
 * Puts aside what is past its time, what nobody needs any more, and what its reader does not want, cannot
 * get, or is not to get now; the others are left. Answers go to whoever asked, whatever else holds.
 */
export async function putAside(
  tx: Db,
  ctx: RequestContext,
  all: readonly Due[],
  dailyCap: number,
): Promise<Fit[]> {
  if (all.length === 0) return []
  const readers = await readReaders(
    tx,
    ctx,
    all.map(({ contactId }) => contactId),
  )
  const counted = all.filter((due) => due.class !== 'answer' && !due.isEmergency)
  const sentTo = await countSentToday(
    tx,
    ctx,
    counted.map(({ contactId }) => contactId),
  )
  const isMoot = await mootOf(tx, ctx, all)
  const held = await listHeld(tx, ctx.county, all)
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
      await setAll(tx, ctx, [due], { notBefore: FAR })
    else if (isMoot(due)) unwanted.push(due)
    else if (!isWanted(reader, due.class)) unwanted.push(due)
    else if (due.class !== 'answer' && reader.isFaulty) unreachable.push(due)
    else if (isMany && reader.confirmsUntil)
      await setAll(tx, ctx, [due], { notBefore: reader.confirmsUntil })
    else if (counted.includes(due) && (sentTo.get(due.contactId) ?? 0) >= dailyCap) spent.push(due)
    else fit.push({ due, reader })
  }
  await setAll(tx, ctx, late, { status: 'expired' })
  await setAll(tx, ctx, unwanted, { status: 'cancelled' })
  await setAll(tx, ctx, spent, { notBefore: instantOf(addDays(dayOf(ctx.now), 1), 0) })
  for (const due of unreachable) {
    const code = readers.get(due.contactId)?.addressFault ?? 'stop'
    const isMoved = await sendElsewhere(tx, ctx, due)
    await setAll(
      tx,
      ctx,
      [due],
      isMoved ? { status: 'moved' } : { status: 'failed', errorCode: `address_${code}` },
    )
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
