import { and, asc, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '../../db/client'
import { notices, objections, staff } from '../../db/schema'
import { recordAccess } from '../audit/record'
import type { RequestContext } from '../http/context'
import type { PageQuery } from '../http/page'
import { inScope, requireContact, requireInScope } from '../http/scope'
import { decodeCursor, pageOf } from '../shared/cursor'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { getObjectionRow } from './concerned'
import { reasonPlace } from './decide'
import { headOf } from './objector'
import { isOpenObjection } from './open'
import { bodyPlace } from './put-down'
import { effectiveObjectionStatus, isObjectionOverdue } from './rules'
import { isOwnHousehold } from './ties'
import { tiedToVillage, villageOf } from './village-meant'

export interface ObjectionQuery extends PageQuery {
  /** The receipt: that one alone. */
  code?: string | undefined
  /** Those the actor is to check, or not. */
  isMine?: boolean | undefined
  isOpen?: boolean | undefined
}

const Position = z.tuple([z.enum(['0', '1']), z.iso.date(), z.uuid()])

/** Objections to lists of the actor's area: the open ones first, then by their day. Never who filed. */
export async function listObjections(ctx: RequestContext, query: ObjectionQuery) {
  const { county, now } = ctx
  const { cursor, limit, code, isMine, isOpen } = query
  const open = isOpenObjection(now)
  const rank = sql<number>`case when ${open} then 0 else 1 end`
  const after = cursor === undefined ? undefined : decodeCursor(cursor, Position)
  const mine = eq(objections.staffId, staffIdOf(ctx) ?? NO_ONE)
  const rows = await select(ctx.deps.connection.db, county)
    .where(
      and(
        eq(objections.county, county),
        inScope(ctx, notices.areaPath),
        code === undefined ? undefined : eq(objections.code, code),
        isMine === undefined ? undefined : isMine ? mine : sql`${mine} is not true`,
        isOpen === undefined ? undefined : isOpen ? open : sql`not (${open})`,
        after &&
          sql`(${rank}, ${objections.dueOn}, ${objections.id}) >
              (${after[0]}::int, ${after[1]}::date, ${after[2]}::uuid)`,
      ),
    )
    .orderBy(rank, asc(objections.dueOn), asc(objections.id))
    .limit(limit + 1)
  const { items, next } = pageOf(rows, limit, ({ objection }) => [
    effectiveObjectionStatus(objection, now) === 'open' ? '0' : '1',
    objection.dueOn,
    objection.id,
  ])
  return { items: items.map((row) => present(ctx, row)), next }
}

/** No objection has this one for its checker. */
const NO_ONE = '00000000-0000-0000-0000-000000000000'

const staffIdOf = ({ actor }: RequestContext) => (actor.kind === 'staff' ? actor.staffId : null)

/**
 * One objection with what is to be checked, looked at on record. Who filed it is told to nobody, and
 * neither the household it is about nor kin of it read the words.
 */
export async function getObjection(tx: Db, ctx: RequestContext, id: string) {
  const { county, deps, actor } = ctx
  const [row] = await select(tx, county).where(
    and(eq(objections.county, county), eq(objections.id, id)),
  )
  if (!row) throw new ApiError('not_found', 'objection')
  requireInScope(ctx, row.notice.areaPath, 'objection')
  await recordAccess(tx, ctx, 'objection.read', `objection:${id}`)
  const { householdId, villageCaseId, bodySealed, reasonSealed, appealOfId } = row.objection
  const village = await villageOf(tx, county, villageCaseId)
  const isTied =
    actor.kind === 'staff' &&
    ((householdId !== null &&
      (actor.tiedHouseholdIds.includes(householdId) ||
        (await isOwnHousehold(tx, ctx, householdId)))) ||
      (village !== null && (await tiedToVillage(tx, county, village.path)).includes(actor.staffId)))
  return {
    ...present(ctx, row),
    head: await headOf(tx, county, householdId),
    /** Of a list of villages; empty where it is about none. */
    village: village?.name ?? '',
    body: isTied ? null : deps.sealer.open(bodyPlace(county, id), bodySealed),
    reason: reasonSealed && deps.sealer.open(reasonPlace(county, id), reasonSealed),
    appealOf: appealOfId && (await readFirst(tx, ctx, appealOfId, isTied)),
  }
}

/** What the next level is asked about: what was said, what was decided and why. */
async function readFirst(tx: Db, { county, deps }: RequestContext, id: string, isTied: boolean) {
  const { code, status, ground, bodySealed, reasonSealed } = await getObjectionRow(tx, county, id)
  return {
    code,
    status,
    ground,
    body: isTied ? null : deps.sealer.open(bodyPlace(county, id), bodySealed),
    reason: reasonSealed && deps.sealer.open(reasonPlace(county, id), reasonSealed),
  }
}

const select = (db: Db, county: string) =>
  db
    .select({
      objection: objections,
      notice: {
        code: notices.code,
        level: notices.level,
        areaPath: notices.areaPath,
        areaName: notices.areaName,
      },
      assignee: staff.name,
    })
    .from(objections)
    .innerJoin(notices, and(eq(notices.county, county), eq(notices.id, objections.noticeId)))
    .leftJoin(staff, and(eq(staff.county, county), eq(staff.id, objections.staffId)))
    .$dynamic()

type Row = Awaited<ReturnType<typeof select>>[number]

function present(ctx: RequestContext, { objection, notice, assignee }: Row) {
  const { id, code, ground, householdId, villageCaseId, way, filedOn, dueOn, staffId, decidedAt } =
    objection
  const { appealOfId } = objection
  const status = effectiveObjectionStatus(objection, ctx.now)
  return {
    id,
    code,
    noticeCode: notice.code,
    level: notice.level,
    area: notice.areaName,
    areaPath: notice.areaPath,
    ground,
    householdId,
    villageCaseId,
    way,
    status,
    filedOn,
    dueOn,
    isOverdue: isObjectionOverdue(status, dayOf(ctx.now), dueOn),
    /** The objection whose decision this one asks the next level about. */
    appealOfId,
    isWithdrawalAsked: objection.withdrawalAskedAt !== null,
    assignee: staffId && { staffId, name: assignee },
    isMine: staffId !== null && staffId === staffIdOf(ctx),
    decidedOn: decidedAt && dayOf(decidedAt),
  }
}

/** What the contact filed and is still open: for withdrawing it, and for taking that back. */
export async function listOwnObjections(ctx: RequestContext) {
  const contactId = requireContact(ctx)
  const rows = await ctx.deps.connection.db
    .select({ code: objections.code, askedAt: objections.withdrawalAskedAt })
    .from(objections)
    .where(
      and(
        eq(objections.county, ctx.county),
        eq(objections.contactId, contactId),
        isOpenObjection(ctx.now),
      ),
    )
    .orderBy(asc(objections.filedAt), asc(objections.id))
  return rows.map(({ code, askedAt }) => ({ code, isWithdrawing: askedAt !== null }))
}
