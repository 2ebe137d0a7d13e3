import { and, asc, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { applications, contacts, households } from '../../db/schema'
import { areaInWords } from '../areas/words'
import { recordAccess } from '../audit/record'
import { maskedPhone } from '../contacts/address'
import type { RequestContext } from '../http/context'
import { afterCursor, type PageQuery } from '../http/page'
import { inScope, requireContact, requireInScope } from '../http/scope'
import { pageOf } from '../shared/cursor'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { isOpenApplication } from './open'
import { effectiveStatus } from './rules'

/** Applications of the actor's area, oldest first; the filer's phone is masked. */
export async function listApplications(ctx: RequestContext, { cursor, limit }: PageQuery) {
  const { db } = ctx.deps.connection
  const rows = await select(db, ctx.county)
    .where(
      and(
        eq(applications.county, ctx.county),
        inScope(ctx, households.areaPath),
        afterCursor(cursor, applications.filedAt, applications.id),
      ),
    )
    .orderBy(asc(applications.filedAt), asc(applications.id))
    .limit(limit + 1)
  const { items, next } = pageOf(rows, limit, ({ application: { filedAt, id } }) => [
    filedAt.toISOString(),
    id,
  ])
  return { items: items.map((row) => present(ctx, row)), next }
}

/** What the contact filed, for whomever, and is still open: for withdrawing it, and for taking that back. */
export async function listOwnApplications(ctx: RequestContext) {
  const contactId = requireContact(ctx)
  const rows = await ctx.deps.connection.db
    .select({ code: applications.code, askedAt: applications.withdrawalAskedAt })
    .from(applications)
    .where(
      and(
        eq(applications.county, ctx.county),
        eq(applications.contactId, contactId),
        isOpenApplication(ctx.now),
      ),
    )
    .orderBy(asc(applications.filedAt), asc(applications.id))
  return rows.map(({ code, askedAt }) => ({ code, isWithdrawing: askedAt !== null }))
}

/** One application, looked at on record. */
export async function getApplication(tx: Db, ctx: RequestContext, id: string) {
  const [row] = await select(tx, ctx.county).where(
    and(eq(applications.county, ctx.county), eq(applications.id, id)),
  )
  if (!row) throw new ApiError('not_found', 'application')
  requireInScope(ctx, row.household.areaPath, 'application')
  await recordAccess(tx, ctx, 'application.read', `application:${id}`)
  const area = await areaInWords(tx, ctx.county, row.household.areaPath)
  return { ...present(ctx, row), area, reason: row.application.reason }
}

const select = (db: Db, county: string) =>
  db
    .select({
      application: applications,
      household: {
        headName: households.headName,
        areaPath: households.areaPath,
        status: households.status,
      },
      contact: {
        id: contacts.id,
        addressSealed: contacts.addressSealed,
        isPhone: contacts.isPhone,
        phoneSealed: contacts.phoneSealed,
      },
    })
    .from(applications)
    .innerJoin(
      households,
      and(eq(households.county, county), eq(households.id, applications.householdId)),
    )
    .leftJoin(contacts, and(eq(contacts.county, county), eq(contacts.id, applications.contactId)))
    .$dynamic()

type Row = Awaited<ReturnType<typeof select>>[number]

function present(ctx: RequestContext, { application, household, contact }: Row) {
  const { id, code, householdId, filedOn, answerDueOn, decidedOn } = application
  const status = effectiveStatus(application, ctx.now)
  return {
    id,
    code,
    householdId,
    head: household.headName,
    areaPath: household.areaPath,
    rollStatus: household.status,
    status,
    filedOn,
    dueOn: answerDueOn,
    isOverdue: status === 'filed' && dayOf(ctx.now) > answerDueOn,
    isWithdrawalAsked: application.withdrawalAskedAt !== null,
    decidedOn,
    phone: contact && maskedPhone(ctx.deps, ctx.county, contact),
  }
}
