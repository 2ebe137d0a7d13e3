import { eq, and } from 'drizzle-orm'
import { households } from '../../db/schema'
import { recordAccess } from '../audit/record'
import type { RequestContext } from '../http/context'
import { soundOf } from '../names/sound'
import { findOpenRound } from '../rounds/find'
import { getVisited, listHeads, type VisitedHousehold } from '../visits/draft'
import { contestedIn } from './contested'
import { differencesLine } from './differences'
import { toleranceOf } from './list'
import { refusalOf } from './revisit'
import { type RevisitLine, readRevisitLine } from './revisit-line'
import type { RevisitRefusal } from './rules'
import { findOf } from './screening-draft'
import { factsLine } from './spoken'
import { listEntries } from './store'
import { readWhom } from './whom'

/** What a resident cadre wrote as it was understood, with what is contested about the household. */
export interface RevisitDraft {
  household: VisitedHousehold | null
  /** Several of the name; empty when there are too many to pick from. */
  candidates: VisitedHousehold[]
  head: string | null
  /** Why the actor may not go there. */
  refusal: RevisitRefusal | 'tied' | null
  /** What is said of the household, in the order in which it is settled. */
  disputes: string[]
  /** `size:screening=4,survey=5`. */
  differences: string
  line: RevisitLine
  facts: string
  missing: 'household' | 'which' | 'group' | 'answer' | null
}

const MOST_CANDIDATES = 5

/** Reads 复核 张三 属实, or the answer about a household that is known; nothing is kept. */
export async function readRevisitDraft(
  ctx: RequestContext,
  { text, householdId }: { text: string; householdId: string | null },
): Promise<RevisitDraft> {
  const whom = householdId ? null : readWhom(text, await listHeads(ctx), soundOf)
  const found = householdId ? [await getVisited(ctx, householdId)] : await findOf(ctx, whom)
  const household = found.length === 1 ? (found[0] ?? null) : null
  // The name may be said again before the answer.
  const again = whom ?? readWhom(text, household ? [household.head] : [], soundOf)
  const said = again ? again.rest : text
  const line = readRevisitLine(said, household?.size ?? null)
  const standing = household && (await readContested(ctx, household.id))
  return {
    household,
    candidates: household || found.length > MOST_CANDIDATES ? [] : found,
    head: household?.head ?? found[0]?.head ?? null,
    refusal: standing?.refusal ?? null,
    disputes: standing?.disputes ?? [],
    differences: standing?.differences ?? '',
    line,
    facts: factsLine(line),
    missing: missingIn(household, found.length, line),
  }
}

function missingIn(
  household: VisitedHousehold | null,
  found: number,
  { isAnswer }: RevisitLine,
): RevisitDraft['missing'] {
  if (household) return isAnswer ? null : 'answer'
  if (found === 0) return 'household'
  return found > MOST_CANDIDATES ? 'group' : 'which'
}

async function readContested(ctx: RequestContext, householdId: string) {
  const { county, deps, actor } = ctx
  const { db } = deps.connection
  if (actor.kind === 'staff' && actor.tiedHouseholdIds.includes(householdId))
    return { refusal: 'tied' as const, disputes: [], differences: '' }
  const [household] = await db
    .select({ areaPath: households.areaPath })
    .from(households)
    .where(and(eq(households.county, county), eq(households.id, householdId)))
  const round = household && (await findOpenRound(db, county, household.areaPath))
  const entries = round ? await listEntries(db, ctx, { roundId: round.id, householdId }) : []
  const refusal = await refusalOf(db, ctx, { round, entries, householdId, isWhole: true })
  if (refusal || !round) return { refusal: refusal ?? ('no_round' as const) }
  await recordAccess(db, ctx, 'entry.list', `household:${householdId}`)
  const contested = contestedIn(entries, await toleranceOf(db, ctx, round))
  return {
    refusal,
    disputes: contested.disputes.map(({ text }) => text),
    differences: differencesLine(contested.differences),
  }
}
