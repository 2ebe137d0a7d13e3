import { and, asc, desc, eq, isNotNull, lte } from 'drizzle-orm'
import type { Db } from '../../db/client'
import {
  areas,
  events,
  helpRequests,
  notices,
  objections,
  staff,
  staffRoles,
} from '../../db/schema'
import { record } from '../audit/record'
import { closeLapsed } from '../check-campaigns/close'
import { replaceCheckers } from '../check-campaigns/replace'
import { ANYWHERE, tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { inTransaction } from '../http/write'
import { say } from '../messages/templates'
import { reassignDeserted } from '../objections/assign'
import { tellWeekly } from '../monitoring/weekly'
import { isOpenObjection } from '../objections/open'
import { contains } from '../shared/area-path'
import type { Day } from '../shared/day'
import { grantFor } from '../shared/rights'
import { readDuties, type ToldDuty } from './duties'
import { digestDay, digestEndsAt, firstKind, type Waiting } from './rules'
import { tellNewlyLate } from './newly-late'
import { tellUndelivered } from './undelivered'

/**
 * The morning digest: to every member of staff for whom something waits one message a day, between
 * 8:30 and 12. Asked again, or twice at once, nothing doubles; a round that broke off goes on. Once a
 * day's round is over, asking costs one look-up.
 * @returns For how many something waited in this round.
 */
export async function sendDigests(ctx: RequestContext): Promise<{ waiting: number }> {
  const day = digestDay(ctx.now)
  const { db } = ctx.deps.connection
  if (day === null || (await isSent(db, ctx.county, day))) return { waiting: 0 }
  // Before it is counted what waits for whom.
  await reassignDeserted(ctx)
  await closeLapsed(ctx)
  await replaceCheckers(ctx)
  const round = await listWaiting(db, ctx)
  for (const [staffId, waiting] of round) {
    // Each by itself: a county's staff at once would hold their phones for too long.
    await inTransaction(db, (tx) => tellWaiting(tx, ctx, staffId, waiting, day))
  }
  await tellNewlyLate(ctx, day)
  await tellUndelivered(ctx, day)
  await tellWeekly(ctx, day)
  const details = { waiting: round.size }
  await inTransaction(db, async (tx) => {
    if (await isSent(tx, ctx.county, day)) return
    await record(tx, ctx, { subject: subjectOf(day), type: 'digest.sent', details })
  })
  return { waiting: round.size }
}

const subjectOf = (day: Day) => `digest:${day}`

async function isSent(db: Db, county: string, day: Day): Promise<boolean> {
  const round = and(eq(events.county, county), eq(events.subject, subjectOf(day)))
  return (await db.$count(events, round)) > 0
}

async function tellWaiting(
  tx: Db,
  ctx: RequestContext,
  staffId: string,
  waiting: Found,
  day: Day,
): Promise<void> {
  const message = sayWaiting(waiting, day)
  if (!message) return
  await tellStaff(tx, ctx, {
    staffId,
    asker: ANYWHERE,
    purpose: `digest:${staffId}:${day}`,
    say: message,
    class: 'reminder',
    notAfter: digestEndsAt(day),
  })
}

const sayDuty = ({ first, count }: NonNullable<Found['duties']>, day: Day) => {
  const vars = { ...first.vars, others: count - 1 }
  return first.dueOn < day ? say('digest.own_late', vars) : say('digest.duty', vars)
}

function sayWaiting(waiting: Found, day: Day) {
  const { help, objections, lists, duties, late } = waiting
  const counts = {
    help: help?.count ?? 0,
    objections: objections?.count ?? 0,
    lists: lists?.count ?? 0,
  }
  switch (firstKind(waiting)) {
    case 'help': {
      if (!help) return null
      const { code, dueAt } = help.first
      return say('digest.help', { ...counts, code, due: dueAt.toISOString() })
    }
    case 'objections':
      if (!objections) return null
      return say('digest.objection', {
        ...counts,
        code: objections.first.code,
        due: objections.first.dueOn,
      })
    case 'duties':
      return duties && sayDuty(duties, day)
    case 'late':
      return (
        late &&
        say('digest.late', { ...late.first.vars, late: late.count, holder: late.first.holder })
      )
    case 'lists':
      if (!lists) return null
      return say('digest.list', {
        lists: lists.count,
        area: lists.first.areaName,
        code: lists.first.code,
      })
    case null:
      return null
  }
}

interface Found extends Waiting {
  duties: { count: number; first: ToldDuty } | null
  late: { count: number; first: ToldDuty } | null
}

/** By active member of staff with a phone; who has nothing is not there. */
async function listWaiting(db: Db, ctx: RequestContext): Promise<Map<string, Found>> {
  const { county } = ctx
  const active = await db
    .select({ id: staff.id })
    .from(staff)
    .where(and(eq(staff.county, county), staff.isActive, isNotNull(staff.phoneIndex)))
    .orderBy(asc(staff.id))
  const help = await listHelp(db, county)
  const toCheck = await listToCheck(db, ctx)
  const over = await listOver(db, ctx)
  const rounds = await readDuties(db, ctx)
  return new Map(
    active.flatMap(({ id }) => {
      const waiting = {
        help: firstAndCount(help.get(id)),
        objections: firstAndCount(toCheck.get(id)),
        lists: firstAndCount(over.get(id)),
        duties: firstAndCount(rounds.of(id)),
        late: firstAndCount(rounds.lateUnder(id)),
      }
      return firstKind(waiting) ? [[id, waiting] as const] : []
    }),
  )
}

const firstAndCount = <T>(waiting: readonly T[] = []) => {
  const [first] = waiting
  return first === undefined ? null : { count: waiting.length, first }
}

async function listHelp(db: Db, county: string) {
  const rows = await db
    .select({
      staffId: helpRequests.staffId,
      code: helpRequests.code,
      dueAt: helpRequests.answerDueAt,
      isUrgent: helpRequests.isUrgent,
    })
    .from(helpRequests)
    .where(
      and(
        eq(helpRequests.county, county),
        eq(helpRequests.status, 'open'),
        isNotNull(helpRequests.staffId),
      ),
    )
    .orderBy(desc(helpRequests.isUrgent), asc(helpRequests.answerDueAt), asc(helpRequests.id))
  return Map.groupBy(rows, ({ staffId }) => staffId)
}

async function listToCheck(db: Db, { county, now }: RequestContext) {
  const rows = await db
    .select({ staffId: objections.staffId, code: objections.code, dueOn: objections.dueOn })
    .from(objections)
    .where(and(eq(objections.county, county), isNotNull(objections.staffId), isOpenObjection(now)))
    .orderBy(asc(objections.dueOn), asc(objections.id))
  return Map.groupBy(rows, ({ staffId }) => staffId)
}

/** Posted lists whose window is over, by who may let them go on: a role also holds in merged areas. */
async function listOver(db: Db, { county, now }: RequestContext) {
  const lists = await db
    .select({ code: notices.code, areaName: notices.areaName, areaPath: notices.areaPath })
    .from(notices)
    .where(
      and(eq(notices.county, county), eq(notices.status, 'posted'), lte(notices.closesAt, now)),
    )
    .orderBy(asc(notices.closesAt), asc(notices.id))
  if (lists.length === 0) return new Map<string, typeof lists>()
  const held = await db
    .select({
      staffId: staffRoles.staffId,
      role: staffRoles.role,
      path: staffRoles.areaPath,
      merged: areas.path,
    })
    .from(staffRoles)
    .leftJoin(areas, and(eq(areas.county, county), eq(areas.successorPath, staffRoles.areaPath)))
    .where(eq(staffRoles.county, county))
  const reaches = [...Map.groupBy(held, ({ staffId }) => staffId)].map(([staffId, roles]) => {
    const actorRoles = roles.flatMap(({ role, path, merged }) =>
      [path, ...(merged ? [merged] : [])].map((areaPath) => ({ role, areaPath })),
    )
    const actor = { kind: 'staff' as const, staffId, roles: actorRoles, tiedHouseholdIds: [] }
    return { staffId, grant: grantFor(actor, 'notice.advance') }
  })
  return new Map(
    reaches.map(({ staffId, grant }) => [
      staffId,
      lists.filter(({ areaPath }) =>
        grant && 'areaPaths' in grant
          ? grant.areaPaths.some((path) => contains(path, areaPath))
          : grant?.reach === 'all',
      ),
    ]),
  )
}
