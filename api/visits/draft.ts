import { and, asc, eq, inArray } from 'drizzle-orm'
import { households } from '../../db/schema'
import type { VisitPurpose } from '../../db/values/visits'
import { areaInWords } from '../areas/words'
import type { RequestContext } from '../http/context'
import { inScope, requireInScope } from '../http/scope'
import { soundOf } from '../names/sound'
import { type Day, dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { handbookLine, readHandbook } from './handbook'
import { behindName, dayAtStart, type Opening, openingOf } from './opening'
import { purposeOf } from './rules'
import { type Named, namedIn } from './whom'

export interface DraftInput {
  /** The note as it was written. */
  text: string
  /** Whom it is about, where that was asked. */
  householdName: string | null
  /** The one that was picked. */
  householdId: string | null
  /** The day, where that was asked. */
  dayWords: string | null
}

/** A household as a cadre is asked about it. */
export interface VisitedHousehold {
  id: string
  head: string
  area: string
  size: number
}

/** A note as it was understood, for the cadre to look at before anything is kept. */
export interface VisitDraft {
  household: VisitedHousehold | null
  /** Several of the name; empty when there are too many to pick from. */
  candidates: VisitedHousehold[]
  head: string | null
  /** The note began with the name. */
  isNamedFirst: boolean
  body: string
  /** Null: none was said. */
  day: Day | null
  purpose: VisitPurpose
  /** `pigs=3;water=tap`. */
  handbook: string
  missing: 'household' | 'which' | 'group' | 'day' | 'text' | null
}

/** So many can be picked from by digits in one message. */
const MOST_CANDIDATES = 5

/** Reads a note; what it lacks is named in the order in which it is asked for. */
export async function readVisitDraft(ctx: RequestContext, input: DraftInput): Promise<VisitDraft> {
  const today = dayOf(ctx.now)
  const text = plainOf(input.text)
  const opening = openingOf(text, today)
  const names = await listHeads(ctx)
  const named = namedIn(text, opening.rest, names, soundOf)
  const isNamedFirst = named?.length != null
  const behindOf = (length: number) => behindName(opening.rest.slice(length), today)
  const short = isNamedFirst ? behindOf(named.length ?? 0) : null
  const asked = input.householdName === null ? null : whomOf(input.householdName, today, names)
  const meant =
    asked ?? (named && { names: allOf(named), group: groupOf(opening, short), words: '' })
  const found = input.householdId
    ? [await getVisited(ctx, input.householdId)]
    : await findVisited(ctx, meant)
  const household = found.length === 1 ? (found[0] ?? null) : null
  const longer = household && named?.or?.names.includes(household.head) ? named.or : null
  const behind = longer ? behindOf(longer.length) : short
  const body = behind ? behind.rest : text === opening.rest ? text : bodyOf(text, opening)
  const asksDay = input.dayWords === null ? null : dayAtStart(plainOf(input.dayWords), today)
  const day = asksDay?.day ?? opening.day ?? behind?.day ?? null
  const isDayVague = day === null && (opening.isDayVague ?? behind?.isDayVague ?? false)
  const draft = {
    household,
    candidates: household || found.length > MOST_CANDIDATES ? [] : found,
    head: household?.head ?? found[0]?.head ?? null,
    isNamedFirst,
    body,
    day,
    purpose: purposeOf(text),
    handbook: handbookLine(readHandbook(body)),
  }
  return { ...draft, missing: missingIn({ ...draft, isDayVague }, found.length, today) }
}

/** In their own words, but for full-width digits. */
const plainOf = (text: string) =>
  text.trim().replace(/[０-９]/g, (digit) => digit.normalize('NFKC'))

/** What was said before the household is said elsewhere: 今天走访 alone is no note. */
const bodyOf = (text: string, { rest }: Opening) => (rest === '' ? '' : text)

const groupOf = (opening: Opening, behind: Opening | null) => behind?.group ?? opening.group

function missingIn(
  {
    household,
    body,
    day,
    isDayVague,
  }: Pick<VisitDraft, 'household' | 'body' | 'day'> & { isDayVague: boolean },
  found: number,
  today: Day,
): VisitDraft['missing'] {
  if (!household) {
    if (found === 0) return 'household'
    return found > MOST_CANDIDATES ? 'group' : 'which'
  }
  if (isDayVague || (day !== null && day > today)) return 'day'
  return body === '' ? 'text' : null
}

/** 张三, 3社张三, 张三家（3社）in answer to whom. */
function whomOf(given: string, today: Day, names: readonly string[]): Meant | null {
  const text = plainOf(given)
  const opening = openingOf(text, today)
  const named = namedIn(text, opening.rest, names, soundOf)
  if (!named) return { names: [], group: null, words: text }
  const behind = named.length === null ? null : behindName(opening.rest.slice(named.length), today)
  return { names: allOf(named), group: groupOf(opening, behind), words: text }
}

const allOf = ({ names, or }: Named) => [...names, ...(or?.names ?? [])]

interface Meant {
  names: string[]
  group: number | null
  /** In which the village may be named. */
  words: string
}

/** Of every household the actor may visit. */
export async function listHeads(ctx: RequestContext): Promise<string[]> {
  const rows = await ctx.deps.connection.db
    .selectDistinct({ name: households.headName })
    .from(households)
    .where(and(eq(households.county, ctx.county), inScope(ctx, households.areaPath)))
  return rows.map(({ name }) => name)
}

export const VISITED = {
  id: households.id,
  head: households.headName,
  areaPath: households.areaPath,
  size: households.size,
}

/** In the group and the village that were said, or everywhere where none of the name lives there. */
async function findVisited(ctx: RequestContext, meant: Meant | null): Promise<VisitedHousehold[]> {
  if (!meant || meant.names.length === 0) return []
  const rows = await ctx.deps.connection.db
    .select(VISITED)
    .from(households)
    .where(
      and(
        eq(households.county, ctx.county),
        inArray(households.headName, meant.names),
        inScope(ctx, households.areaPath),
      ),
    )
    .orderBy(asc(households.areaPath), asc(households.id))
    .limit(50)
  const here = rows.filter(({ areaPath }) => areaPath.split('.')[3] === String(meant.group))
  const found = await Promise.all((here.length > 0 ? here : rows).map((row) => inWords(ctx, row)))
  const inVillage = found.filter(({ area }) => meant.words.includes(area.replace(/\d+社$/u, '')))
  return inVillage.length > 0 ? inVillage : found
}

export async function getVisited(ctx: RequestContext, id: string): Promise<VisitedHousehold> {
  const [row] = await ctx.deps.connection.db
    .select(VISITED)
    .from(households)
    .where(and(eq(households.county, ctx.county), eq(households.id, id)))
  if (!row) throw new ApiError('not_found', 'household')
  requireInScope(ctx, row.areaPath, 'household')
  return inWords(ctx, row)
}

export async function inWords(
  ctx: RequestContext,
  { areaPath, ...row }: Omit<VisitedHousehold, 'area'> & { areaPath: string },
): Promise<VisitedHousehold> {
  return { ...row, area: await areaInWords(ctx.deps.connection.db, ctx.county, areaPath) }
}
