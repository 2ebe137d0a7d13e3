import { and, eq, isNull } from 'drizzle-orm'
import { households, pairings } from '../../db/schema'
import type { PairingReason } from '../../db/values/pairings'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { listOwners, type Owner } from '../measures/owners'
import { listTies } from '../reviews/kin'
import { type Day, dayOf } from '../shared/day'
import { listHeads, readVisitDraft, type VisitedHousehold } from '../visits/draft'
import type { PairingDraftInput } from './input'
import { type PairRefusal, pairRefusal, reasonIn, serves } from './rules'
import { headTokens, readPairing } from './wording'
import { readHelpers } from './write'

/** A household as whoever pairs it sees it, with who helps it now and why it cannot be paired. */
export interface PairedDraft extends VisitedHousehold {
  former: string | null
  refusal: PairRefusal | 'tied' | null
}

/** A pairing as it was understood, to look at before anything is kept. */
export interface PairingDraft {
  households: PairedDraft[]
  /** Several of one name, one of whom is to be picked; empty where there are too many. */
  candidates: VisitedHousehold[]
  head: string
  helper: Owner | null
  /** Several of the name. */
  helpers: Owner[]
  reason: PairingReason
  reasonText: string | null
  missing: 'household' | 'which' | 'group' | 'helper' | 'which_helper' | null
}

/** So many can be picked from by digits in one message. */
const MOST_HELPERS = 5

/** Reads 牟大岭、谭大山 熊长富 调动; what it lacks is named in the order in which it is asked for. */
export async function readPairingDraft(
  ctx: RequestContext,
  input: PairingDraftInput,
): Promise<PairingDraft> {
  const { county, deps } = ctx
  const { db } = deps.connection
  const heads = await listHeads(ctx)
  const helperNames = await listHelperNames(ctx)
  const said = readPairing(input.text, heads, helperNames)
  const tokens = input.householdWords ? headTokens(input.householdWords) : said.heads
  const found = await findAll(ctx, tokens, input.householdIds)
  const empty = { helper: null, helpers: [], candidates: [], head: '' }
  const { reasonText } = said
  const reason = reasonText ? reasonIn(reasonText) : ('assigned' as const)
  const about = { ...empty, households: [], reason, reasonText }
  if (found.pending) {
    const { head, candidates } = found.pending
    const missing = candidates.length > 0 ? 'which' : head === '' ? 'household' : 'group'
    return { ...about, head, candidates, missing }
  }
  const [first] = found.households
  if (!first) return { ...about, missing: 'household' }
  const owners = await listOwners(db, county, first.areaPath)
  const helpers = helpersMeant(ctx, owners, input, said.helper)
  const [helper = null] = helpers
  const meant = { ...about, head: first.head }
  if (helpers.length > 1)
    return { ...meant, helpers: helpers.slice(0, MOST_HELPERS), missing: 'which_helper' }
  if (!helper) return { ...meant, missing: 'helper' }
  const paired = await lookAt(ctx, found.households, helper)
  return { ...meant, households: paired, helper, missing: null }
}

type Located = VisitedHousehold & { areaPath: string }

async function findAll(ctx: RequestContext, tokens: readonly string[], picked: readonly string[]) {
  const ids = new Map<string, VisitedHousehold>()
  for (const token of tokens) {
    const draft = await readVisitDraft(ctx, {
      text: '',
      householdName: token,
      householdId: null,
      dayWords: null,
    })
    const one = draft.household ?? draft.candidates.find(({ id }) => picked.includes(id))
    if (one) ids.set(one.id, one)
    else {
      // Of a name nobody has the word itself is said back.
      const head = draft.missing === 'household' ? '' : (draft.head ?? '')
      return { households: [], pending: { head, candidates: draft.candidates } }
    }
  }
  const households: Located[] = []
  for (const household of ids.values())
    households.push({ ...household, areaPath: await areaPathOf(ctx, household.id) })
  return { households, pending: null }
}

async function areaPathOf(ctx: RequestContext, id: string): Promise<string> {
  const [row] = await ctx.deps.connection.db
    .select({ areaPath: households.areaPath })
    .from(households)
    .where(and(eq(households.county, ctx.county), eq(households.id, id)))
  return row?.areaPath ?? ''
}

/** Of everybody who can help anywhere the actor pairs. */
async function listHelperNames(ctx: RequestContext): Promise<string[]> {
  const rows = await ctx.deps.connection.sql<{ name: string }[]>`
    select distinct name from staff where county = ${ctx.county} and is_active`
  return rows.map(({ name }) => name)
}

function helpersMeant(
  ctx: RequestContext,
  owners: readonly Owner[],
  { helperId, helperWords }: PairingDraftInput,
  said: string | null,
): Owner[] {
  const { staffId } = requireStaff(ctx)
  if (helperId !== null) return owners.filter((each) => each.staffId === helperId)
  const words = helperWords?.normalize('NFKC').trim() ?? said
  if (!words) return []
  if (/^(?:我|我自己|本人)$/u.test(words)) return owners.filter((each) => each.staffId === staffId)
  return owners.filter(
    ({ name }) => words === name || (helperWords !== null && words.includes(name)),
  )
}

/** Who helps each now, and what stands against the new pairing, as it will be looked at again. */
async function lookAt(
  ctx: RequestContext,
  located: readonly Located[],
  helper: Owner,
): Promise<PairedDraft[]> {
  const { county, deps, now } = ctx
  const { db } = deps.connection
  const { tiedHouseholdIds } = requireStaff(ctx)
  const ids = located.map(({ id }) => id)
  const ties = await listTies(db, county, [helper.staffId], ids)
  const tied = new Set(ties.map(({ householdId }) => householdId))
  const today = dayOf(now)
  const paired: PairedDraft[] = []
  for (const { areaPath, ...household } of located) {
    const { roll, former } = await standingOf(ctx, household.id)
    const people = await readHelpers(db, county, [
      helper.staffId,
      ...(former ? [former.staffId] : []),
    ])
    const refusal = tiedHouseholdIds.includes(household.id)
      ? ('tied' as const)
      : pairRefusal({
          roll,
          isActive: true,
          isServing: serves(people.get(helper.staffId)?.roles ?? [], areaPath),
          isTied: tied.has(household.id),
          isSame: former?.staffId === helper.staffId,
          formerFrom: former?.fromDay ?? null,
          fromDay: today,
          today,
        })
    const name = former ? (people.get(former.staffId)?.name ?? null) : null
    paired.push({ ...household, former: name, refusal })
  }
  return paired
}

async function standingOf({ county, deps }: RequestContext, id: string) {
  const [row] = await deps.connection.db
    .select({ roll: households.status, staffId: pairings.staffId, fromDay: pairings.fromDay })
    .from(households)
    .leftJoin(
      pairings,
      and(
        eq(pairings.county, county),
        eq(pairings.householdId, households.id),
        isNull(pairings.toDay),
      ),
    )
    .where(and(eq(households.county, county), eq(households.id, id)))
  const former: { staffId: string; fromDay: Day } | null =
    row?.staffId && row.fromDay ? { staffId: row.staffId, fromDay: row.fromDay } : null
  return { roll: row?.roll ?? ('closed' as const), former }
}
