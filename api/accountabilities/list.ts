import { and, asc, desc, eq, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '../../db/client'
import { accountabilities, staff } from '../../db/schema'
import type { RequestContext } from '../http/context'
import type { PageQuery } from '../http/page'
import { recordAccess } from '../audit/record'
import { requireStaff } from '../http/scope'
import { decodeCursor, pageOf } from '../shared/cursor'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { isNotOfActor, isOfScope } from './find'
import { standingOf } from './rules'

const Position = z.tuple([z.iso.date(), z.uuid()])

/** Cases within the actor's reach, the newest first; never one of the actor's own. */
export async function listAccountabilities(
  ctx: RequestContext,
  { cursor, limit, isOpen }: PageQuery & { isOpen?: boolean | undefined },
) {
  const { county, deps } = ctx
  const after = cursor === undefined ? undefined : decodeCursor(cursor, Position)
  const waits = or(
    eq(accountabilities.status, 'proposed'),
    and(eq(accountabilities.status, 'decided'), sql`${accountabilities.contestedOn} is not null`),
  )
  const rows = await select(deps.connection.db, county)
    .where(
      and(
        eq(accountabilities.county, county),
        isOfScope(ctx),
        isNotOfActor(ctx),
        isOpen === undefined ? undefined : isOpen ? waits : sql`not ${waits}`,
        after &&
          sql`(${accountabilities.proposedOn}, ${accountabilities.id}) < (${after[0]}::date, ${after[1]}::uuid)`,
      ),
    )
    .orderBy(desc(accountabilities.proposedOn), desc(accountabilities.id))
    .limit(limit + 1)
  const { items, next } = pageOf(rows, limit, ({ row: { proposedOn, id } }) => [proposedOn, id])
  return { items: items.map((each) => present(ctx, each)), next }
}

/** A case within the actor's reach; that somebody looked at it stands in the audit. */
export async function getAccountability(tx: Db, ctx: RequestContext, code: string) {
  const { county } = ctx
  const [row] = await select(tx, county).where(
    and(
      eq(accountabilities.county, county),
      eq(accountabilities.code, code),
      isOfScope(ctx),
      isNotOfActor(ctx),
    ),
  )
  if (!row) throw new ApiError('not_found', 'accountability')
  await recordAccess(tx, ctx, 'accountability.read', `accountability:${row.row.id}`)
  return present(ctx, row)
}

/** What the actor was told of their own: nothing that is only proposed, or came to nothing before. */
export async function listOwnAccountabilities(ctx: RequestContext) {
  const { county, deps } = ctx
  const { staffId } = requireStaff(ctx)
  const rows = await select(deps.connection.db, county)
    .where(
      and(
        eq(accountabilities.county, county),
        eq(accountabilities.staffId, staffId),
        sql`${accountabilities.finalOn} is not null`,
      ),
    )
    .orderBy(desc(accountabilities.proposedOn), asc(accountabilities.code))
  // Who proposed and who decided is not told.
  const items = rows.map((row) => {
    const { proposedBy: _, decidedBy: __, findingId: ___, ...shown } = present(ctx, row)
    return shown
  })
  return { items }
}

const nameOf = (county: string, id: unknown) => sql<string | null>`(
  select s.name from staff s where s.county = ${county} and s.id = ${id})`

const select = (db: Db, county: string) =>
  db
    .select({
      row: accountabilities,
      name: staff.name,
      unit: staff.unit,
      proposedBy: nameOf(county, accountabilities.proposedBy),
      decidedBy: nameOf(county, accountabilities.decidedBy),
    })
    .from(accountabilities)
    .innerJoin(staff, and(eq(staff.county, county), eq(staff.id, accountabilities.staffId)))
    .$dynamic()
type Row = Awaited<ReturnType<typeof select>>[number]

function present({ now }: RequestContext, { row, name, unit, ...by }: Row) {
  const { county: _, status: __, proposedBy: ___, decidedBy: ____, staffId, ...shown } = row
  return {
    ...shown,
    ...by,
    person: { staffId, name, unit },
    standing: standingOf(row, dayOf(now)),
  }
}
export type ListedAccountability = ReturnType<typeof present>
