import { and, eq, inArray } from 'drizzle-orm'
import { campaignChecks, checkCampaigns, households, staff } from '../../db/schema'
import type { CheckOutcome } from '../../db/values/check-campaigns'
import { findOf } from '../entry-visits/screening-draft'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { soundOf } from '../names/sound'
import { isOwnHousehold } from '../objections/ties'
import { dayOf } from '../shared/day'
import { getVisited, listHeads, type VisitedHousehold } from '../visits/draft'
import { campaignOf, isOpenCampaign } from './find'
import { cutPart } from './cut'
import type { CheckDraftInput } from './input'
import { partsOf, readPart, type SaidCheck } from './lines'
import { checkRefusal, type CheckRefusal } from './rules'
import { runsCampaign } from './runs'

/** One household of a message as it was understood. */
export interface CheckLine {
  /** Its place in the message, for picking one of several. */
  place: number
  head: string
  household: VisitedHousehold | null
  candidates: VisitedHousehold[]
  outcome: CheckOutcome | null
  note: string
  /** What was said of it before. */
  before: CheckOutcome | null
  /** Why it is not taken; `no_campaign`: no open campaign goes to it. */
  refusal: CheckRefusal | 'no_campaign' | null
  /** Whose it is, where not theirs. */
  checker: string
}

/** A message as it was understood; nothing is kept yet. */
export interface CheckDraft {
  lines: CheckLine[]
  /** Parts that begin with nobody of the actor's area. */
  unread: string[]
  /** What is asked first; `which`: of several of a name, `group`: of too many. */
  missing: { kind: 'which' | 'group' | 'outcome' | 'note'; line: CheckLine } | null
}

/** So many can be picked from by digits in one message. */
const MOST_CANDIDATES = 5

export async function readCheckDraft(
  ctx: RequestContext,
  { text, picks }: CheckDraftInput,
): Promise<CheckDraft> {
  const names = await listHeads(ctx)
  const parts = partsOf(text).flatMap((part) => cutPart(part, names, soundOf))
  const unread: string[] = []
  const said: SaidCheck[] = []
  for (const part of parts) {
    const read = readPart(part, names, soundOf)
    if (read.length === 0) unread.push(part)
    said.push(...read)
  }
  const lines: CheckLine[] = []
  for (const [place, each] of said.entries())
    lines.push(await toLine(ctx, each, place, picks[String(place)] ?? null))
  // The last that is said of a household counts.
  const last = new Map(lines.map((line) => [line.household?.id ?? `place ${line.place}`, line]))
  const kept = lines.filter(
    (line) => last.get(line.household?.id ?? `place ${line.place}`) === line,
  )
  return { lines: kept, unread, missing: missingIn(kept) }
}

function missingIn(lines: readonly CheckLine[]): CheckDraft['missing'] {
  for (const line of lines) {
    if (!line.household) return { kind: line.candidates.length > 0 ? 'which' : 'group', line }
    if (line.refusal && line.refusal !== 'note_missing') continue
    if (!line.outcome) return { kind: 'outcome', line }
    if (line.refusal === 'note_missing') return { kind: 'note', line }
  }
  return null
}

async function toLine(
  ctx: RequestContext,
  { whom, outcome, note }: SaidCheck,
  place: number,
  picked: string | null,
): Promise<CheckLine> {
  const found = picked ? [await getVisited(ctx, picked)] : await findOf(ctx, whom)
  const { staffId } = requireStaff(ctx)
  const checks = await listOpenChecks(
    ctx,
    found.map(({ id }) => id),
  )
  const own = found.filter(({ id }) => checks.get(id)?.checkerId === staffId)
  // Of several of a name the one they were asked to check is meant.
  const meant = own.length === 1 ? own : found
  const household = meant.length === 1 ? (meant[0] ?? null) : null
  const line = {
    place,
    head: household?.head ?? whom.names[0] ?? '',
    household,
    candidates: household || found.length > MOST_CANDIDATES ? [] : found,
    outcome,
    note,
    before: null,
    refusal: null,
    checker: '',
  }
  if (!household) return line
  const check = checks.get(household.id)
  const isAbsent = !check && outcome !== 'missed'
  if (isAbsent) return { ...line, refusal: 'no_campaign' }
  return {
    ...line,
    before: check?.outcome ?? null,
    checker: check?.checker ?? '',
    refusal: await refusalOf(ctx, household.id, check, { outcome: outcome ?? 'right', note }),
  }
}

type OpenCheck = Awaited<ReturnType<typeof listOpenChecks>> extends Map<string, infer C> ? C : never

async function refusalOf(
  ctx: RequestContext,
  householdId: string,
  check: OpenCheck | undefined,
  { outcome, note }: { outcome: CheckOutcome; note: string },
) {
  const { county, deps } = ctx
  const { staffId, tiedHouseholdIds } = requireStaff(ctx)
  const { db } = deps.connection
  const [household] = await db
    .select({ status: households.status, watch: households.watch })
    .from(households)
    .where(and(eq(households.county, county), eq(households.id, householdId)))
  if (!household) return 'no_campaign' as const
  return checkRefusal({
    outcome,
    isTied: tiedHouseholdIds.includes(householdId) || (await isOwnHousehold(db, ctx, householdId)),
    isTheirs: check?.checkerId === staffId || (check ? runsCampaign(ctx, check.areaPath) : false),
    household,
    hasNote: note !== '',
  })
}

/** What open campaigns ask of some households. */
async function listOpenChecks(ctx: RequestContext, ids: readonly string[]) {
  const { county, deps } = ctx
  if (ids.length === 0) return new Map<string, never>()
  const rows = await deps.connection.db
    .select({
      householdId: campaignChecks.householdId,
      checkerId: campaignChecks.checkerId,
      outcome: campaignChecks.outcome,
      areaPath: checkCampaigns.areaPath,
      checker: staff.name,
    })
    .from(campaignChecks)
    .innerJoin(checkCampaigns, campaignOf(county))
    .leftJoin(staff, and(eq(staff.county, county), eq(staff.id, campaignChecks.checkerId)))
    .where(
      and(
        eq(campaignChecks.county, county),
        inArray(campaignChecks.householdId, [...ids]),
        isOpenCampaign(county, dayOf(ctx.now)),
      ),
    )
  return new Map(rows.map((row) => [row.householdId, row]))
}
