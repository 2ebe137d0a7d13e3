import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../../../db/client'
import { complaintEvents, complaintMessages } from '../../../db/schema'
import { actorName } from '../../shared/actor'
import { dayOf } from '../../shared/day'
import type { RequestContext } from '../../http/context'
import { requireStaff } from '../../http/scope'
import type { Duty } from '../../todo/rules'
import { listAsked, listHandled } from './find'
import type { Waiting } from './rules'

/** What somebody's complaints ask of them: for their own eyes, and in nobody's counts. */
export async function listHandlingDuties(db: Db, ctx: RequestContext): Promise<Duty[]> {
  const { county } = ctx
  const { staffId } = requireStaff(ctx)
  const handled = (await listHandled(db, county, staffId)).filter(({ status }) => isOpen(status))
  const unread = await listUnread(
    db,
    county,
    handled.map(({ id }) => id),
  )
  const duties = handled.flatMap(({ id, number, status, aboutPath, ...due }) => {
    const duty = { areaPath: aboutPath, count: 1, code: number, staffId }
    const said = unread.get(id)
    const dueOn = status === 'filed' ? due.acceptDueOn : due.decideDueOn
    const own: Duty[] = []
    if (said) {
      const isRetaliation = said.kinds.includes('retaliation')
      const kind = isRetaliation ? 'complaint_retaliation' : 'complaint_answer'
      own.push({ ...duty, kind, dueOn: said.since, isUrgent: isRetaliation })
    }
    own.push({ ...duty, kind: status === 'filed' ? 'complaint_accept' : 'complaint_decide', dueOn })
    return own
  })
  const asked = await listAsked(db, county, staffId)
  return [
    ...duties,
    ...asked.map(({ number, aboutPath, decideDueOn }): Duty => ({
      kind: 'complaint_extension',
      areaPath: aboutPath,
      dueOn: decideDueOn,
      count: 1,
      code: number,
      staffId,
    })),
  ]
}

const isOpen = (status: string) => status === 'filed' || status === 'accepted'

/** What filers wrote and the handler was not shown, by complaint; the report itself is not meant. */
async function listUnread(db: Db, county: string, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, { kinds: string[]; since: string }>()
  const rows = await db
    .select({
      id: complaintMessages.complaintId,
      kinds: sql<string[]>`json_agg(${complaintMessages.kind})`,
      since: sql<string>`min(${complaintMessages.on})::text`,
    })
    .from(complaintMessages)
    .where(
      and(
        eq(complaintMessages.county, county),
        inArray(complaintMessages.complaintId, [...ids]),
        eq(complaintMessages.side, 'filer'),
        eq(complaintMessages.isRead, false),
        sql`${complaintMessages.kind} <> 'report'`,
      ),
    )
    .groupBy(complaintMessages.complaintId)
  return new Map(rows.map(({ id, ...said }) => [id, said]))
}

/** Of one handler: what was never looked at, what was written since, what is late. */
export async function countWaiting(
  db: Db,
  { county, now }: Pick<RequestContext, 'county' | 'now'>,
  staffId: string,
): Promise<Waiting> {
  const open = (await listHandled(db, county, staffId)).filter(({ status }) => isOpen(status))
  const ids = open.map(({ id }) => id)
  const seen = new Set(ids.length === 0 ? [] : await listSeen(db, county, ids, staffId))
  const unread = await listUnread(db, county, ids)
  const today = dayOf(now)
  return {
    unseen: ids.filter((id) => !seen.has(id)).length,
    unread: [...unread.keys()].filter((id) => seen.has(id)).length,
    late: open.filter(
      ({ status, acceptDueOn, decideDueOn }) =>
        today > (status === 'filed' ? acceptDueOn : decideDueOn),
    ).length,
  }
}

async function listSeen(db: Db, county: string, ids: string[], staffId: string) {
  const rows = await db
    .selectDistinct({ id: complaintEvents.complaintId })
    .from(complaintEvents)
    .where(
      and(
        eq(complaintEvents.county, county),
        inArray(complaintEvents.complaintId, ids),
        eq(complaintEvents.type, 'complaint.read'),
        eq(
          complaintEvents.actor,
          actorName({ kind: 'staff', staffId, roles: [], tiedHouseholdIds: [] }),
        ),
      ),
    )
  return rows.map(({ id }) => id)
}
