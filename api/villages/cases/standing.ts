import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../../db/client'
import { areas, poorVillages, villageScores } from '../../../db/schema'
import type { AreaPath } from '../../../db/values/areas'
import type { VillageRoundKind } from '../../../db/values/rounds'
import type { ExitCheck } from '../../../db/values/village-standards'
import { ApiError } from '../../shared/errors'
import { frozenFigure } from '../../rounds/figures'
import type { Round } from '../../rounds/find'
import { countPoor } from '../counts'
import type { ProposalFacts } from './rules'

/** What was looked at in a village that is to go out, with the paper it stands on. */
export interface Check {
  item: ExitCheck
  isMet: boolean
  source: string
}

/** A village by its path; what was merged is its successor. */
export async function getVillage(tx: Db, county: string, path: AreaPath) {
  const isVillage = and(eq(areas.county, county), eq(areas.level, 'village'))
  const shown = { path: areas.path, name: areas.name, successorPath: areas.successorPath }
  const [asked] = await tx
    .select(shown)
    .from(areas)
    .where(and(isVillage, eq(areas.path, path)))
  const today = asked?.successorPath ?? path
  const [village] = await tx
    .select({ path: areas.path, name: areas.name })
    .from(areas)
    .where(and(isVillage, inArray(areas.path, [today])))
  if (!asked || !village) throw new ApiError('not_found', 'village')
  return village
}

/** Whether it is a poor village, or was; null for what never was one. */
export async function findStanding(tx: Db, county: string, villagePath: AreaPath) {
  const ofVillage = and(eq(poorVillages.county, county), eq(poorVillages.villagePath, villagePath))
  const [row] = await tx.select().from(poorVillages).where(ofVillage)
  return row ?? null
}

/** A poor village can only go out, any other only come in. */
export const kindFor = (status: ProposalFacts['status']): VillageRoundKind =>
  status === 'poor' ? 'village_exit' : 'village_entry'

/** The score of the round's year, and who is poor there now. */
export async function readFacts(
  tx: Db,
  county: string,
  { round, villagePath, checks }: { round: Round; villagePath: AreaPath; checks: readonly Check[] },
) {
  const ofYear = and(
    eq(villageScores.county, county),
    eq(villageScores.villagePath, villagePath),
    eq(villageScores.year, round.year),
  )
  const [score = null] = await tx.select().from(villageScores).where(ofYear)
  const standing = await findStanding(tx, county, villagePath)
  const { poor, people } = await countPoor(tx, county, villagePath)
  const kind = round.kind as VillageRoundKind
  const facts: ProposalFacts = {
    kind,
    status: standing?.status ?? null,
    class: score?.class ?? null,
    poor,
    people,
    limitPermille: limitOf(round),
    checks,
  }
  return { score, facts }
}

/** As the round froze it; one that lets villages in has none, and asks for none. */
export function limitOf(round: Pick<Round, 'kind' | 'figures'>): number {
  const limit = frozenFigure(round, 'village_exit_incidence_permille')
  if (limit !== undefined) return limit
  if (round.kind === 'village_exit')
    throw new ApiError('figure_missing', 'village_exit_incidence_permille')
  return 0
}
