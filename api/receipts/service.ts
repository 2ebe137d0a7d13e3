import { and, eq, gt } from 'drizzle-orm'
import { effectiveStatus, withdrawalInForceAt } from '../applications/rules'
import type { Db } from '../../db/client'
import {
  applications,
  codes,
  contacts,
  helpRequests,
  households,
  receiptAttempts,
} from '../../db/schema'
import { readChangeReceipt } from '../changes/list'
import { phoneOf } from '../contacts/address'
import type { RequestContext } from '../http/context'
import type { Vars } from '../messages/templates'
import { addHours, dayOf } from '../shared/day'
import { newId } from '../shared/ids'
import { findCode, subjectOf } from './find'
import { type LeadReceipt, readLead } from './lead'
import { type CommentReceipt, readComment } from './project-comment'
import { type ObjectionReceipt, readObjection } from './objection'
import { isOfHousehold, isOwn } from './own'
import { isLast4Of, maskName, MOST_WRONG_PER_DAY } from './rules'

/** What a receipt says, ready for its template. */
export type Receipt = {
  /** The successor's, where the one asked for is superseded. */
  code: string
  /** Whether whoever asks filed it, or speaks for the household whose application it is. */
  mine: boolean
} & (
  | {
      kind: 'application'
      vars: Vars<'receipt.application'>
      /** When the withdrawal that was asked for comes into force. */
      withdrawnAt: string | null
    }
  | { kind: 'help'; vars: Vars<'receipt.help'> }
  | { kind: 'change'; vars: Vars<'receipt.change'> }
  | ({ kind: 'objection' } & ObjectionReceipt)
  | ({ kind: 'lead' } & LeadReceipt)
  | ({ kind: 'project_comment' } & CommentReceipt)
)

/** Filings whose filer is nobody's business but their own. */
const KEPT_SECRET: ReadonlySet<string> = new Set(['objection', 'project_comment'])

/**
 * The state of a filing, to the contact that filed it, and of an application to every phone of its
 * household; to anyone else only with the last four digits of the filer's phone, and of an objection
 * not at all. Null for all others alike: unknown, wrong, or asked for wrongly too often.
 */
export async function findReceipt(
  tx: Db,
  ctx: RequestContext,
  { code, last4 }: { code: string; last4?: string | undefined },
): Promise<Receipt | null> {
  const found = await findCode(tx, ctx.county, code)
  if (found?.kind !== 'receipt') return null
  const mine = (await isOwn(tx, ctx, found)) || (await isOfHousehold(tx, ctx, found))
  const { feature, id } = subjectOf(found)
  // Whoever checks an objection, or answers for a project, holds its receipt: the digits would confirm who it was.
  const mayProve = !KEPT_SECRET.has(feature) && last4 !== undefined
  if (!mine && !(mayProve && (await isFilersPhone(tx, ctx, found, last4)))) return null
  const part = { code: found.code, mine }
  if (feature === 'application') return ofApplication(tx, ctx, id, part)
  if (feature === 'objection') {
    const receipt = await readObjection(tx, ctx, id)
    return receipt && { ...part, kind: 'objection', ...receipt }
  }
  if (feature === 'lead') {
    const receipt = await readLead(tx, ctx, id)
    return receipt && { ...part, kind: 'lead', ...receipt }
  }
  if (feature === 'project_comment') {
    const receipt = await readComment(tx, ctx, id)
    return receipt && { ...part, kind: 'project_comment', ...receipt }
  }
  if (feature === 'change') {
    const vars = await readChangeReceipt(tx, ctx, id, mine)
    return vars && { ...part, kind: 'change', vars }
  }
  return feature === 'help' ? ofHelp(tx, ctx, id, part) : null
}

/** Guesses are counted per receipt, one after another, so that four digits cannot be tried through. */
async function isFilersPhone(
  tx: Db,
  ctx: RequestContext,
  { code, contactId }: typeof codes.$inferSelect,
  last4: string,
): Promise<boolean> {
  const { county, now } = ctx
  if (!contactId) return false
  const [filer] = await tx
    .select()
    .from(contacts)
    .where(and(eq(contacts.county, county), eq(contacts.id, contactId)))
  const phone = filer && phoneOf(ctx.deps, county, filer)
  if (!phone) return false
  await tx
    .select({ code: codes.code })
    .from(codes)
    .where(and(eq(codes.county, county), eq(codes.code, code)))
    .for('update')
  const wrong = await tx.$count(
    receiptAttempts,
    and(
      eq(receiptAttempts.county, county),
      eq(receiptAttempts.code, code),
      gt(receiptAttempts.attemptedAt, addHours(now, -24)),
    ),
  )
  if (wrong >= MOST_WRONG_PER_DAY) return false
  if (isLast4Of(phone, last4)) return true
  await tx.insert(receiptAttempts).values({ county, id: newId(), code, attemptedAt: now })
  return false
}

type Part = Pick<Receipt, 'code' | 'mine'>

async function ofApplication(
  tx: Db,
  ctx: RequestContext,
  id: string,
  part: Part,
): Promise<Receipt | null> {
  const { county } = ctx
  const [row] = await tx
    .select({ application: applications, head: households.headName })
    .from(applications)
    .innerJoin(
      households,
      and(eq(households.county, county), eq(households.id, applications.householdId)),
    )
    .where(and(eq(applications.county, county), eq(applications.id, id)))
  if (!row) return null
  const { filedOn, answerDueOn: due, withdrawalAskedAt } = row.application
  const vars = {
    head: part.mine ? row.head : maskName(row.head),
    status: effectiveStatus(row.application, ctx.now),
    filedOn,
    due,
    withdrawalAsked: withdrawalAskedAt ? 1 : 0,
  }
  const withdrawnAt = withdrawalAskedAt && withdrawalInForceAt(withdrawalAskedAt).toISOString()
  return { ...part, kind: 'application', vars, withdrawnAt }
}

async function ofHelp(
  tx: Db,
  ctx: RequestContext,
  id: string,
  part: Part,
): Promise<Receipt | null> {
  const [request] = await tx
    .select()
    .from(helpRequests)
    .where(and(eq(helpRequests.county, ctx.county), eq(helpRequests.id, id)))
  if (!request) return null
  const { kind, status, openedAt, answerDueAt } = request
  const due = answerDueAt.toISOString()
  return { ...part, kind: 'help', vars: { kind, status, openedOn: dayOf(openedAt), due } }
}
