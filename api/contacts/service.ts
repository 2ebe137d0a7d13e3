import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { contacts } from '../../db/schema'
import type { Language } from '../../db/values/contacts'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { requireContact } from '../http/scope'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'

/** 退订 and 订阅: broadcasts off or on. Answers to the contact's own filings still arrive. */
export async function setBroadcasts(
  tx: Db,
  ctx: RequestContext,
  { wanted }: { wanted: boolean },
): Promise<Outcome> {
  await change(tx, ctx, { broadcastsStoppedAt: wanted ? null : ctx.now })
  await recordChange(tx, ctx, wanted ? 'contact.started' : 'contact.stopped', {})
  return { code: 'done', vars: {} }
}

export async function setLanguage(
  tx: Db,
  ctx: RequestContext,
  { language }: { language: Language },
): Promise<Outcome> {
  await change(tx, ctx, { language })
  await recordChange(tx, ctx, 'contact.language_set', { language })
  return { code: 'done', vars: {} }
}

function change(tx: Db, ctx: RequestContext, set: Partial<typeof contacts.$inferInsert>) {
  const id = requireContact(ctx)
  return tx
    .update(contacts)
    .set(set)
    .where(and(eq(contacts.county, ctx.county), eq(contacts.id, id)))
}

function recordChange(tx: Db, ctx: RequestContext, type: string, details: Record<string, unknown>) {
  return record(tx, ctx, { subject: `contact:${requireContact(ctx)}`, type, details })
}

/** The contact that asks, held until the transaction ends: what it does happens one after another. */
export async function lockContact(tx: Db, ctx: RequestContext) {
  const id = requireContact(ctx)
  const [contact] = await tx
    .select()
    .from(contacts)
    .where(and(eq(contacts.county, ctx.county), eq(contacts.id, id)))
    .for('update')
  if (!contact) throw new ApiError('not_found', 'contact')
  return contact
}
