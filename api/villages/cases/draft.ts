import { mayReach } from '../../areas/places'
import type { RequestContext } from '../../http/context'
import { findOpenRound } from '../../rounds/find'
import { type PlaceMeant, readPlaceMeant } from '../place'
import { findStanding, kindFor, readFacts } from './standing'
import { findCase, isSentBack } from './propose'
import { proposalRefusal, type ProposalRefusal } from './rules'

/** What proposing a village as it is worded would come to; nothing is stored. */
export type ProposalDraft =
  | { state: Exclude<PlaceMeant['state'], 'found'> | 'no_village' }
  | { state: 'not_yours' | 'no_round' | 'already_proposed'; village: string }
  | {
      state: 'ready' | Exclude<ProposalRefusal, 'checks_missing' | 'check_unmet'>
      village: string
      areaPath: string
      kind: 'village_entry' | 'village_exit'
      year: number
      scoreMilli: number | null
      class: 'deep' | 'relative' | 'none' | null
      poor: number
      people: number
      limitPermille: number
    }

/** What keeps a village from being proposed is said before its four checks are asked for. */
export async function readProposalDraft(
  ctx: RequestContext,
  { text }: { text: string },
): Promise<ProposalDraft> {
  const { db } = ctx.deps.connection
  const { county } = ctx
  const place = await readPlaceMeant(ctx, { text })
  if (place.state !== 'found') return { state: place.state }
  if (place.level !== 'village') return { state: 'no_village' }
  const { areaPath, area: village } = place
  if (!mayReach(ctx, areaPath)) return { state: 'not_yours', village }
  const standing = await findStanding(db, county, areaPath)
  const kind = kindFor(standing?.status ?? null)
  const round = await findOpenRound(db, county, areaPath, kind)
  if (!round) return { state: 'no_round', village }
  const known = await findCase(db, county, round.id, areaPath)
  if (known && !(await isSentBack(db, county, known))) return { state: 'already_proposed', village }
  const { score, facts } = await readFacts(db, county, { round, villagePath: areaPath, checks: [] })
  const refusal = proposalRefusal(facts)
  const isLater = refusal === 'checks_missing' || refusal === 'check_unmet'
  const { poor, people, limitPermille } = facts
  return {
    state: refusal === null || isLater ? 'ready' : refusal,
    village,
    areaPath,
    kind,
    year: round.year,
    scoreMilli: score?.scoreMilli ?? null,
    class: facts.class,
    poor,
    people,
    limitPermille,
  }
}
