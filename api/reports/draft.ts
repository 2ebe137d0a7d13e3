import { and, asc, eq, inArray, or } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { rounds } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import { HOUSEHOLD_ROUND_KINDS, type HouseholdRoundKind } from '../../db/values/rounds'
import { listPlaces, mayReach } from '../areas/places'
import { readPlace } from '../areas/read-place'
import { type AreaWithWords, findArea } from '../areas/words'
import type { RequestContext } from '../http/context'
import { withAncestors } from '../shared/area-path'
import { casesIn, readCases, within } from './cases'
import type { CaseLack } from './rules'

/** What the cases of one round come to that a township could report now. */
export interface ReportedRound {
  roundId: string
  kind: HouseholdRoundKind
  year: number
  /** Complete, and in no report yet. */
  ready: number
  /** With the county already. */
  reported: number
  /** The others by what they lack, with their heads for whoever is to see to it. */
  lacking: { lack: CaseLack; households: number; heads: string[] }[]
}

export type ReportDraft =
  /** The words name no township of the actor's. */
  | { state: 'area' }
  | { state: 'no_round'; area: string }
  | { state: 'drawn'; area: string; areaPath: AreaPath; rounds: ReportedRound[] }

/** So many of each lack are named; of the others it is enough to know how many. */
const MOST_HEADS = 30

/** What 上报县里 天元乡 would come to; nothing is stored. */
export async function readReportDraft(
  db: Db,
  ctx: RequestContext,
  { text }: { text: string },
): Promise<ReportDraft> {
  const place = await findTownship(db, ctx, text)
  if (!place) return { state: 'area' }
  const open = await listOpenRounds(db, ctx.county, place.path)
  if (open.length === 0) return { state: 'no_round', area: place.name }
  const drafts: ReportedRound[] = []
  for (const round of open) drafts.push(await draftOf(db, ctx, round, place.path))
  return { state: 'drawn', area: place.name, areaPath: place.path, rounds: drafts }
}

/** The township a text names, or without words the actor's only one. */
export async function findTownship(
  db: Db,
  ctx: RequestContext,
  text: string,
): Promise<AreaWithWords | undefined> {
  const places = await listPlaces(db, ctx)
  const said = text.normalize('NFKC').trim()
  const path = said === '' ? places.own : readPlace(said, places)?.areaPath
  const area = path && mayReach(ctx, path) ? await findArea(db, ctx.county, path) : undefined
  return area?.level === 'township' ? area : undefined
}

/** Rounds about households that reach into a township, or lie within it. */
function listOpenRounds(db: Db, county: string, areaPath: AreaPath) {
  return db
    .select({ id: rounds.id, kind: rounds.kind, year: rounds.year })
    .from(rounds)
    .where(
      and(
        eq(rounds.county, county),
        eq(rounds.status, 'open'),
        inArray(rounds.kind, [...HOUSEHOLD_ROUND_KINDS]),
        or(inArray(rounds.areaPath, withAncestors(areaPath)), within(rounds.areaPath, areaPath)),
      ),
    )
    .orderBy(asc(rounds.openedOn), asc(rounds.id))
}

async function draftOf(
  db: Db,
  ctx: RequestContext,
  round: { id: string; kind: string; year: number },
  areaPath: AreaPath,
): Promise<ReportedRound> {
  const cases = await readCases(db, ctx, casesIn(round.id, areaPath))
  const standing = cases.filter(({ lack }) => lack !== 'filed')
  const waiting = standing.filter(({ isReported }) => !isReported)
  const byLack = Map.groupBy(waiting, ({ lack }) => lack)
  const lacking = [...byLack].flatMap(([lack, some]) =>
    lack === null
      ? []
      : {
          lack,
          households: some.length,
          heads: some.slice(0, MOST_HEADS).map(({ head }) => head),
        },
  )
  return {
    roundId: round.id,
    kind: round.kind as HouseholdRoundKind,
    year: round.year,
    ready: byLack.get(null)?.length ?? 0,
    reported: standing.length - waiting.length,
    lacking: lacking.toSorted((a, b) => b.households - a.households),
  }
}
