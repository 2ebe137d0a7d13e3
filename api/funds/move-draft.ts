import type { AreaPath } from '../../db/values/areas'
import { and, eq } from 'drizzle-orm'
import { fundAccounts } from '../../db/schema'
import { findArea } from '../areas/words'
import type { RequestContext } from '../http/context'
import { dayOf } from '../shared/day'
import { soundSum } from '../shared/sums'
import { accountId } from './accounts'
import { MOST_FEN, type MoveDraftInput } from './input'
import { placeReader } from './places-named'
import { type ListedSource, listAllSources } from './list'
import { type EarmarkRefusal, placeRefusal } from './rules'
import { readAmount, sourceAtStart } from './wording'

/** A movement of money as it was understood, and what it would mean. */
export interface MoveDraft {
  source: { id: string; name: string; plannedFen: number; arrivedFen: number } | null
  areaPath: AreaPath | null
  area: string
  amountFen: number | null
  /** What the account it is taken from holds; null where it is no account of the county's. */
  heldFen: number | null
  refusal: EarmarkRefusal | 'funds_short' | null
  missing: 'source' | 'area' | 'amount' | null
}

/** 溪财发174 天元乡 200万: of what, where to, how much. */
export async function readMoveDraft(
  ctx: RequestContext,
  input: MoveDraftInput,
): Promise<MoveDraft> {
  const { county, deps, now } = ctx
  const { db } = deps.connection
  const sources = await listAllSources(ctx)
  const said = sourceAtStart(input.text, sources)
  const asked = input.source ? sourceAtStart(input.source, sources) : said
  const source = asked.sources.length === 1 ? asked.sources[0] : undefined
  const needsPlace = input.move === 'allocate' || input.move === 'give_back'
  const words = said.rest.split(/[\s,，;；]+/u).filter((word) => word !== '')
  const amountFen =
    (input.amount === null ? null : readSum(input.amount)) ??
    words.map(readSum).find((amount) => amount !== null) ??
    null
  const areaPath = needsPlace
    ? (await placeReader(ctx))(input.area ?? words.find(isNoAmount) ?? '')
    : null
  const area = areaPath ? await findArea(db, county, areaPath) : undefined
  const heldFen = source ? await heldOf(ctx, source, input.move, areaPath) : null
  const missing = !source
    ? 'source'
    : needsPlace && !area
      ? 'area'
      : amountFen === null
        ? 'amount'
        : null
  const earmark =
    input.move === 'allocate' && source && area ? placeRefusal(source, area.path, dayOf(now)) : null
  const isShort = heldFen !== null && amountFen !== null && amountFen > heldFen
  return {
    source: source
      ? {
          id: source.id,
          name: source.name,
          plannedFen: source.plannedFen,
          arrivedFen: source.arrivedFen,
        }
      : null,
    areaPath: area?.path ?? null,
    area: area?.name ?? '',
    amountFen,
    heldFen,
    refusal: earmark ?? (missing === null && isShort ? 'funds_short' : null),
    missing,
  }
}

const readSum = (word: string) => soundSum(readAmount(word), MOST_FEN)
const isNoAmount = (word: string) => readAmount(word) === null

async function heldOf(
  { county, deps }: RequestContext,
  { id }: ListedSource,
  move: MoveDraftInput['move'],
  areaPath: AreaPath | null,
): Promise<number | null> {
  if (move === 'arrive') return null
  const isAllocation = move === 'give_back'
  const account = {
    kind: isAllocation ? ('allocation' as const) : ('source' as const),
    ref: isAllocation ? (areaPath ?? '') : '',
  }
  const [row] = await deps.connection.db
    .select({ balanceFen: fundAccounts.balanceFen })
    .from(fundAccounts)
    .where(and(eq(fundAccounts.county, county), eq(fundAccounts.id, accountId(id, account))))
  return row?.balanceFen ?? 0
}
