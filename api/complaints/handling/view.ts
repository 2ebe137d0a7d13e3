import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../../db/client'
import { complaintEvents, staff } from '../../../db/schema'
import { areaInWords, findArea } from '../../areas/words'
import { getFigure } from '../../figures/service'
import type { RequestContext } from '../../http/context'
import { requireStaff } from '../../http/scope'
import { actorName } from '../../shared/actor'
import { dayOf } from '../../shared/day'
import { addWorkingDays } from '../../shared/working-days'
import { recordComplaint } from '../events'
import { readComplaintMessages } from '../messages'
import { listAccused, listAsked, listHandled, lockAsked, lockHandled, openReason } from './find'
import { listSuffering } from './retaliation'
import { readFiler } from './tell-filer'

/** 举报件: the actor's own complaints by number and clock; what they are about is only shown of one. */
export async function listComplaints(ctx: RequestContext) {
  const { county, now, deps } = ctx
  const { db } = deps.connection
  const { staffId } = requireStaff(ctx)
  const today = dayOf(now)
  const handled = await listHandled(db, county, staffId)
  const asked = await listAsked(db, county, staffId)
  const ids = handled.map(({ id }) => id)
  const suffering = await listSuffering(db, county, ids)
  const items = handled.map(({ id, number, kind, status, isAnonymous, ...each }) => {
    const suffers = suffering.has(id)
    const dueOn = status === 'filed' ? each.acceptDueOn : each.decideDueOn
    const isOpen = status === 'filed' || status === 'accepted'
    const isLate = isOpen && today > dueOn
    return { number, kind, status, isAnonymous, dueOn, isOpen, isLate, suffers }
  })
  // Before all who suffers for it; then by name first (检举控告工作规则), then what is due first; what is over comes last.
  items.sort(
    (a, b) =>
      Number(b.suffers) - Number(a.suffers) ||
      Number(b.isOpen) - Number(a.isOpen) ||
      Number(a.isAnonymous) - Number(b.isAnonymous) ||
      (a.dueOn < b.dueOn ? -1 : Number(a.dueOn > b.dueOn)),
  )
  return { items, asked: asked.map(({ number, decideDueOn }) => ({ number, dueOn: decideDueOn })) }
}

/** One of them with all that was said; that it was looked at stands in its own chain. */
export async function readComplaint(tx: Db, ctx: RequestContext, number: string) {
  const { county } = ctx
  const complaint = await lockHandled(tx, ctx, number)
  const { id, aboutPath, filedOn } = complaint
  const actor = actorName(ctx.actor)
  await recordComplaint(tx, ctx, id, { type: 'complaint.read', actor, details: {} })
  const messages = await readComplaintMessages(tx, ctx, id, 'handler')
  const answered = (await listSuffering(tx, county, [id])).get(id)
  const handUpDays = await getFigure(tx, county, 'complaint_hand_up_working_days', filedOn)
  const { kind, class: problem, status, isAnonymous, finding, isExtended } = complaint
  return {
    number,
    kind,
    class: problem,
    status,
    isAnonymous,
    finding,
    isExtended,
    filedOn,
    acceptDueOn: complaint.acceptDueOn,
    decideDueOn: complaint.decideDueOn,
    tellDueOn: complaint.tellDueOn,
    handUpDueOn: addWorkingDays(filedOn, handUpDays),
    area:
      (await findArea(tx, county, aboutPath))?.name ?? (await areaInWords(tx, county, aboutPath)),
    accused: await namesOf(tx, county, id),
    filer: isAnonymous ? null : (readFiler(ctx, complaint)?.name ?? null),
    messages: messages.map(({ seq, side, kind: said, body, on, isRead }) => ({
      seq,
      side,
      kind: said,
      body,
      on,
      isNew: side === 'filer' && !isRead,
      /** That they suffer for it, and nobody has answered yet. */
      isAlarm: said === 'retaliation' && answered !== undefined && seq > answered,
    })),
  }
}
export type ReadComplaint = Awaited<ReturnType<typeof readComplaint>>

/** Of a complaint about whose time one is asked: the reason and no more. */
export async function readAsked(tx: Db, ctx: RequestContext, number: string) {
  const { id, decideDueOn } = await lockAsked(tx, ctx, number)
  const [asked] = await tx
    .select({ details: complaintEvents.details })
    .from(complaintEvents)
    .where(
      and(
        eq(complaintEvents.county, ctx.county),
        eq(complaintEvents.complaintId, id),
        eq(complaintEvents.type, 'complaint.extension_asked'),
      ),
    )
    .orderBy(desc(complaintEvents.seq))
    .limit(1)
  if (!asked) throw new Error('nobody asked for more time')
  const { reasonSealed } = asked.details as { reasonSealed: string }
  return { number, dueOn: decideDueOn, reason: openReason(ctx, id, reasonSealed) }
}

async function namesOf(tx: Db, county: string, id: string): Promise<string[]> {
  const ids = (await listAccused(tx, county, [id])).map(({ staffId }) => staffId)
  if (ids.length === 0) return []
  const rows = await tx
    .select({ id: staff.id, name: staff.name })
    .from(staff)
    .where(and(eq(staff.county, county), inArray(staff.id, ids)))
    .orderBy(staff.id)
  return rows.map(({ name }) => name)
}
