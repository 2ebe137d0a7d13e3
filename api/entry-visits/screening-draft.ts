import { and, asc, eq, inArray } from 'drizzle-orm'
import { entryVisits, households, rounds } from '../../db/schema'
import type { Verdict } from '../../db/values/entry-visits'
import { findArea } from '../areas/words'
import type { RequestContext } from '../http/context'
import { inScope, requireStaff } from '../http/scope'
import { soundOf } from '../names/sound'
import { areaAt } from '../shared/area-path'
import { getVisited, inWords, listHeads, VISITED, type VisitedHousehold } from '../visits/draft'
import type { ScreeningDraftInput } from './input'
import { readScreeningLine, type ScreeningLine } from './screening-line'
import { isScreeningOf, nextToScreen, openRoundOf, type ScreeningList } from './screening-list'
import { factsLine } from './spoken'
import { readUnlisted, type SaidUnlisted } from './unlisted-words'
import { readVerdict } from './verdict'
import { readWhom, type Whom } from './whom'

/** A line as it was understood; nothing is kept yet. */
export interface ScreeningDraft {
  /** 新户: a household that is not on the roll, and where it lives. */
  unlisted: (SaidUnlisted & { areaPath: string }) | null
  household: VisitedHousehold | null
  /** Several of the name; empty when there are too many to pick from. */
  candidates: VisitedHousehold[]
  head: string | null
  /** What its screening came to, where it was screened in this round. */
  standing: Verdict | null
  line: ScreeningLine
  /** What the line says of facts, `size=4;workers=1`. */
  facts: string
  /** The line says itself whom it is about. */
  isNamed: boolean
  /** `shown`: a verdict of nobody, who is meant has to be shown first. */
  missing: 'household' | 'shown' | 'which' | 'group' | 'verdict' | null
  /** With whom it goes on behind this one. */
  list: ScreeningList
}

/** So many can be picked from by digits in one message. */
const MOST_CANDIDATES = 5

/** Reads a line about the household that was shown, or about the one it names. */
export async function readScreeningDraft(
  ctx: RequestContext,
  { text, shownId, householdId, verdict }: ScreeningDraftInput,
): Promise<ScreeningDraft> {
  const said = readUnlisted(text)
  const unlisted = said && { ...said, areaPath: await areaOfUnlisted(ctx, said, shownId) }
  const whom = unlisted ? null : await whomOf(ctx, text, shownId)
  const knownId = householdId ?? (whom ? null : shownId)
  const found = unlisted ? [] : knownId ? [await getVisited(ctx, knownId)] : await findOf(ctx, whom)
  const household = found.length === 1 ? (found[0] ?? null) : null
  const read = readScreeningLine(whom ? whom.rest : text, household?.size ?? null)
  const line = { ...read, verdict: verdict ?? read.verdict }
  const { db } = ctx.deps.connection
  return {
    unlisted,
    household,
    candidates: household || found.length > MOST_CANDIDATES ? [] : found,
    head: household?.head ?? found[0]?.head ?? null,
    standing: household && (await standingOf(ctx, household.id)),
    line,
    facts: factsLine(line),
    isNamed: whom !== null || householdId !== null,
    missing: unlisted ? null : missingIn(household, found.length, line, text),
    list: await nextToScreen(db, ctx, household?.id ?? shownId),
  }
}

/** In the group that was said, or the one that is being screened. */
async function areaOfUnlisted(
  ctx: RequestContext,
  { group }: SaidUnlisted,
  shownId: string | null,
) {
  const { county, deps } = ctx
  const { db } = deps.connection
  const shown = shownId === null ? null : await getVisitedPath(ctx, shownId)
  const here = shown ?? requireStaff(ctx).roles[0]?.areaPath ?? county
  const path = `${areaAt(here, 'village')}.${group}`
  return group !== null && (await findArea(db, county, path)) ? path : here
}

async function getVisitedPath({ county, deps }: RequestContext, id: string) {
  const [row] = await deps.connection.db
    .select({ areaPath: households.areaPath })
    .from(households)
    .where(and(eq(households.county, county), eq(households.id, id)))
  return row?.areaPath ?? null
}

function missingIn(
  household: VisitedHousehold | null,
  found: number,
  { verdict }: ScreeningLine,
  text: string,
): ScreeningDraft['missing'] {
  if (household) return verdict === null ? 'verdict' : null
  if (found === 0) return beginsWithVerdict(text) ? 'shown' : 'household'
  return found > MOST_CANDIDATES ? 'group' : 'which'
}

/** Behind a household that was shown, only a name as the roll spells it turns to another one. */
async function whomOf(
  ctx: RequestContext,
  text: string,
  shownId: string | null,
): Promise<Whom | null> {
  if (shownId && beginsWithVerdict(text)) return null
  const heard = shownId ? (name: string) => name : soundOf
  return readWhom(text, await listHeads(ctx), heard)
}

const beginsWithVerdict = (text: string): boolean => {
  const [first = ''] = text.trim().split(/[\s,，。;；、]/u)
  return readVerdict(first).verdict !== null
}

export async function findOf(ctx: RequestContext, whom: Whom | null): Promise<VisitedHousehold[]> {
  if (!whom) return []
  const rows = await ctx.deps.connection.db
    .select(VISITED)
    .from(households)
    .where(
      and(
        eq(households.county, ctx.county),
        inArray(households.headName, whom.names),
        inScope(ctx, households.areaPath),
      ),
    )
    .orderBy(asc(households.areaPath), asc(households.id))
    .limit(50)
  const here = rows.filter(({ areaPath }) => areaPath.split('.')[3] === String(whom.group))
  return Promise.all((here.length > 0 ? here : rows).map((row) => inWords(ctx, row)))
}

async function standingOf(ctx: RequestContext, householdId: string): Promise<Verdict | null> {
  const { county, deps } = ctx
  const [row] = await deps.connection.db
    .select({ verdict: entryVisits.verdict })
    .from(households)
    .innerJoin(rounds, openRoundOf(county))
    .innerJoin(entryVisits, isScreeningOf(county))
    .where(
      and(
        eq(households.county, county),
        eq(households.id, householdId),
        eq(entryVisits.status, 'finished'),
      ),
    )
  return row?.verdict ?? null
}
