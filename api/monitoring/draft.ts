import { and, eq, isNull } from 'drizzle-orm'
import type { z } from 'zod'
import { ledgerEntries } from '../../db/schema'
import type { RequestContext } from '../http/context'
import { readVisitDraft, type VisitedHousehold } from '../visits/draft'
import type { LedgerDraftInput } from './input'

/** 出台账 as it was understood; nothing is kept. */
export interface LedgerDraft {
  household: VisitedHousehold | null
  candidates: VisitedHousehold[]
  head: string | null
  reason: string
  missing: 'household' | 'which' | 'group' | 'reason' | null
  refusal: 'not_in_ledger' | 'tied' | null
}

export async function readLedgerDraft(
  ctx: RequestContext,
  input: z.output<typeof LedgerDraftInput>,
): Promise<LedgerDraft> {
  const { text, householdName, householdId, reasonWords } = input
  const read = await readVisitDraft(ctx, { text, householdName, householdId, dayWords: null })
  const { household, candidates, head, missing, body, isNamedFirst } = read
  const reason = reasonWords ?? (isNamedFirst ? body : '')
  const draft = { household, candidates, head, reason }
  if (!household) {
    const asks = missing === 'which' || missing === 'group' ? missing : 'household'
    return { ...draft, missing: asks, refusal: null }
  }
  const refusal = await refusalOf(ctx, household.id)
  const asksReason = refusal === null && reason === ''
  return { ...draft, missing: asksReason ? 'reason' : null, refusal }
}

async function refusalOf(
  ctx: RequestContext,
  householdId: string,
): Promise<LedgerDraft['refusal']> {
  const { actor, county } = ctx
  if (actor.kind === 'staff' && actor.tiedHouseholdIds.includes(householdId)) return 'tied'
  const { db } = ctx.deps.connection
  const standing = and(
    eq(ledgerEntries.county, county),
    eq(ledgerEntries.householdId, householdId),
    isNull(ledgerEntries.leftOn),
  )
  return (await db.$count(ledgerEntries, standing)) > 0 ? null : 'not_in_ledger'
}
