import { eq, and } from 'drizzle-orm'
import { households } from '../../db/schema'
import type { WatchKind } from '../../db/values/roll'
import type { RequestContext } from '../http/context'
import { findRemovalRefusal } from '../monitoring/removal'
import type { RemovalRefusal } from '../monitoring/rules'
import { findOpenRound } from '../rounds/find'
import { readVisitDraft, type VisitedHousehold } from '../visits/draft'
import { type ProposalKind, type ProposalRefusal, proposalRefusal, watchIn } from './rules'

export interface ProposalInput {
  kind: ProposalKind
  /** 张三 突发困难 住院花了三万. */
  text: string
  householdName: string | null
  householdId: string | null
  watch: WatchKind | null
}

/** A proposal as it was understood; nothing is kept. */
export interface ProposalDraft {
  household: VisitedHousehold | null
  candidates: VisitedHousehold[]
  head: string | null
  watch: WatchKind | null
  missing: 'household' | 'which' | 'group' | 'watch' | null
  refusal: ProposalRefusal | RemovalRefusal | 'no_round' | 'tied' | null
}

export async function readProposalDraft(
  ctx: RequestContext,
  input: ProposalInput,
): Promise<ProposalDraft> {
  const { kind, text, householdName, householdId } = input
  const read = await readVisitDraft(ctx, { text, householdName, householdId, dayWords: null })
  const { household, candidates, head, missing } = read
  const watch = input.watch ?? watchIn(text)
  const draft = { household, candidates, head, watch }
  if (!household) {
    const asks = missing === 'which' || missing === 'group' ? missing : 'household'
    return { ...draft, missing: asks, refusal: null }
  }
  const refusal = await refusalOf(ctx, kind, household.id, watch)
  const asksWatch = kind === 'watch_list' && watch === null && refusal === null
  return { ...draft, missing: asksWatch ? 'watch' : null, refusal }
}

async function refusalOf(
  ctx: RequestContext,
  kind: ProposalKind,
  householdId: string,
  watch: WatchKind | null,
): Promise<ProposalDraft['refusal']> {
  const { db } = ctx.deps.connection
  const [household] = await db
    .select({
      id: households.id,
      status: households.status,
      watch: households.watch,
      areaPath: households.areaPath,
    })
    .from(households)
    .where(and(eq(households.county, ctx.county), eq(households.id, householdId)))
  if (!household) return 'no_household'
  const { actor } = ctx
  if (actor.kind === 'staff' && actor.tiedHouseholdIds.includes(householdId)) return 'tied'
  const refusal = proposalRefusal(kind, household, watch)
  if (refusal) return refusal
  const round = await findOpenRound(db, ctx.county, household.areaPath, kind)
  if (!round) return 'no_round'
  return kind === 'risk_removal' ? findRemovalRefusal(db, ctx, household, round) : null
}
