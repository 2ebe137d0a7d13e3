import { and, asc, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { contacts, helpRequests, households, staff } from '../../db/schema'
import type { HelpStatus } from '../../db/values/filings'
import { areaInWords } from '../areas/words'
import { recordAccess } from '../audit/record'
import { maskedPhone } from '../contacts/address'
import type { RequestContext } from '../http/context'
import { afterCursor, type PageQuery } from '../http/page'
import { inScope, requireInScope } from '../http/scope'
import { findCode, subjectOf } from '../receipts/find'
import { pageOf } from '../shared/cursor'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { listMessages } from './messages'
import { toldIn } from './told'
import { mayAttend } from './undelivered'

/** Requests of the actor's area, oldest first, without what was said in them. */
export async function listHelp(
  ctx: RequestContext,
  { status, cursor, limit }: PageQuery & { status?: HelpStatus | undefined },
) {
  const rows = await select(ctx.deps.connection.db, ctx.county)
    .where(
      and(
        eq(helpRequests.county, ctx.county),
        status && eq(helpRequests.status, status),
        inScope(ctx, helpRequests.areaPath),
        mayAttend(ctx),
        afterCursor(cursor, helpRequests.openedAt, helpRequests.id),
      ),
    )
    .orderBy(asc(helpRequests.openedAt), asc(helpRequests.id))
    .limit(limit + 1)
  const { items, next } = pageOf(rows, limit, ({ request: { openedAt, id } }) => [
    openedAt.toISOString(),
    id,
  ])
  return { items: items.map((row) => present(ctx, row)), next }
}

/** One request with what was said in it, looked at on record. */
export async function getHelp(tx: Db, ctx: RequestContext, id: string) {
  const [row] = await select(tx, ctx.county).where(
    and(eq(helpRequests.county, ctx.county), eq(helpRequests.id, id), mayAttend(ctx)),
  )
  if (!row) throw new ApiError('not_found', 'help_request')
  requireInScope(ctx, row.request.areaPath, 'help_request')
  await recordAccess(tx, ctx, 'help.read', `help:${id}`)
  const area = await areaInWords(tx, ctx.county, row.request.areaPath)
  const messages = (await listMessages(tx, ctx, id)).map((message) => ({
    ...message,
    /** Of what was asked of us; our own words tell nothing new. */
    told: message.side === 'contact' ? toldIn(message.text, dayOf(new Date(message.saidAt))) : null,
  }))
  return { ...present(ctx, row), area, messages }
}

/** The same by its receipt. */
export async function getHelpByCode(tx: Db, ctx: RequestContext, code: string) {
  const found = await findCode(tx, ctx.county, code)
  const { feature, id } = found ? subjectOf(found) : { feature: '', id: '' }
  if (feature !== 'help') throw new ApiError('not_found', 'help_request')
  return getHelp(tx, ctx, id)
}

const select = (db: Db, county: string) =>
  db
    .select({
      request: helpRequests,
      contact: {
        id: contacts.id,
        addressSealed: contacts.addressSealed,
        isPhone: contacts.isPhone,
        phoneSealed: contacts.phoneSealed,
      },
      head: households.headName,
      responder: staff.name,
    })
    .from(helpRequests)
    .innerJoin(contacts, and(eq(contacts.county, county), eq(contacts.id, helpRequests.contactId)))
    .leftJoin(
      households,
      and(eq(households.county, county), eq(households.id, helpRequests.householdId)),
    )
    .leftJoin(staff, and(eq(staff.county, county), eq(staff.id, helpRequests.staffId)))
    .$dynamic()

type Row = Awaited<ReturnType<typeof select>>[number]

function present(ctx: RequestContext, { request, contact, head, responder }: Row) {
  const { id, code, kind, status, areaPath, householdId, staffId, messageCount } = request
  return {
    id,
    code,
    kind,
    status,
    areaPath,
    householdId,
    head,
    responder: staffId && { staffId, name: responder },
    openedAt: request.openedAt.toISOString(),
    dueAt: request.answerDueAt.toISOString(),
    isOverdue: status === 'open' && ctx.now > request.answerDueAt,
    isUrgent: request.isUrgent,
    messageCount,
    phone: maskedPhone(ctx.deps, ctx.county, contact),
  }
}
