import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import { contactLinks, payments, projects } from '../../db/schema'
import type { RequestContext } from '../http/context'
import type { PageQuery } from '../http/page'
import { inScope, requireContact, requireInScope } from '../http/scope'
import { decodeCursor, pageOf } from '../shared/cursor'
import { ApiError } from '../shared/errors'
import { sumZh } from '../shared/sums'
import { findPaid } from './find'
import { paidWords } from './rules'

export interface PaymentQuery extends PageQuery {
  projectCode?: string | undefined
  answer?: 'received' | 'denied' | 'none' | undefined
}

const Position = z.tuple([z.iso.date(), z.uuid()])

/** Payments for projects of the actor's area, the latest first, with what households said of them. */
export async function listPayments(ctx: RequestContext, query: PaymentQuery) {
  const { county, deps } = ctx
  const { projectCode, answer, cursor, limit } = query
  const after = cursor === undefined ? undefined : decodeCursor(cursor, Position)
  const rows = await deps.connection.db
    .select({ payment: payments, projectCode: projects.code, name: projects.name })
    .from(payments)
    .innerJoin(projects, and(eq(projects.county, county), eq(projects.id, payments.projectId)))
    .where(
      and(
        eq(payments.county, county),
        inScope(ctx, projects.areaPath),
        projectCode === undefined ? undefined : eq(projects.code, projectCode),
        answer === undefined
          ? undefined
          : answer === 'none'
            ? sql`${payments.answer} is null`
            : eq(payments.answer, answer),
        after && sql`(${payments.paidOn}, ${payments.id}) < (${after[0]}::date, ${after[1]}::uuid)`,
      ),
    )
    .orderBy(desc(payments.paidOn), desc(payments.id))
    .limit(limit + 1)
  const { items, next } = pageOf(rows, limit, ({ payment: { paidOn, id } }) => [paidOn, id])
  return {
    items: items.map(({ payment, ...of }) => {
      const { code, payeeKind, payee, amountFen, paidOn, askedAt, answeredAt } = payment
      return {
        ...of,
        code,
        payeeKind,
        payee,
        amountFen,
        paidOn,
        askedAt: askedAt?.toISOString() ?? null,
        answer: payment.answer,
        answeredAt: answeredAt?.toISOString() ?? null,
      }
    }),
    next,
  }
}

/** What was paid to the contact's own households and what they said of it, the first first. */
export async function listHouseholdsPayments(ctx: RequestContext) {
  const { county } = ctx
  const contactId = requireContact(ctx)
  const rows = await ctx.deps.connection.db
    .selectDistinct({ payment: payments, name: projects.name })
    .from(payments)
    .innerJoin(
      contactLinks,
      and(
        eq(contactLinks.county, county),
        eq(contactLinks.householdId, payments.householdId),
        eq(contactLinks.contactId, contactId),
        isNull(contactLinks.endedAt),
      ),
    )
    .innerJoin(projects, and(eq(projects.county, county), eq(projects.id, payments.projectId)))
    .where(eq(payments.county, county))
    .orderBy(asc(payments.paidOn), asc(payments.id))
  return {
    items: rows.map(({ payment: { code, amountFen, paidOn, answer }, name }) => ({
      code,
      text: paidWords(name, sumZh(amountFen)),
      paidOn,
      answer,
    })),
  }
}

/** A payment to a household of the actor's area, for a cadre who puts its word down. */
export async function getPaidByCode(ctx: RequestContext, code: string) {
  const paid = await findPaid(ctx.deps.connection.db, ctx.county, code)
  if (!paid) throw new ApiError('not_found', 'payment')
  requireInScope(ctx, paid.household.areaPath, 'payment')
  const { payment, household, text } = paid
  return { code, head: household.headName, text, paidOn: payment.paidOn, answer: payment.answer }
}
