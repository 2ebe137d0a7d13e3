import { listPlaces, mayReach } from '../areas/places'
import { readPlace, skip } from '../areas/read-place'
import { findArea } from '../areas/words'
import type { RequestContext } from '../http/context'
import { readVisitDraft, type VisitedHousehold } from '../visits/draft'

/** What is to be looked through, as somebody words it: 宝坪村, 牟大岭, or nothing for all of theirs. */
export interface QualityDraft {
  area: { path: string; name: string } | null
  household: VisitedHousehold | null
  /** Where the actor may look: told where nothing is found. */
  own: string
  /** Several of the name. */
  candidates: VisitedHousehold[]
}

export async function readQualityDraft(
  ctx: RequestContext,
  { text }: { text: string },
): Promise<QualityDraft> {
  const { db } = ctx.deps.connection
  const said = text.normalize('NFKC').trim()
  const places = await listPlaces(db, ctx)
  const place = said === '' ? null : readPlace(said, places)
  const path = said === '' ? (places.county ?? places.own) : place?.areaPath
  // 宝坪村牟大岭 names a household.
  const isWhole = said === '' || skip(place?.rest ?? '') === ''
  const area =
    path && isWhole && mayReach(ctx, path) ? await findArea(db, ctx.county, path) : undefined
  const home = places.county ?? places.own
  const own = (home && (await findArea(db, ctx.county, home))?.name) ?? ''
  if (area)
    return { area: { path: area.path, name: area.name }, own, household: null, candidates: [] }
  const asked = { text: '', householdName: said, householdId: null, dayWords: null }
  const { household, candidates } =
    said === '' ? { household: null, candidates: [] } : await readVisitDraft(ctx, asked)
  return { area: null, own, household, candidates }
}
