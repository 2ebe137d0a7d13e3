import { listPlaces, mayReach } from '../areas/places'
import { readPlace } from '../areas/read-place'
import { areaInWords } from '../areas/words'
import type { AreaPath } from '../../db/values/areas'
import type { ProjectSector } from '../../db/values/projects'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { areaAt } from '../shared/area-path'
import { type Personal, personalIn } from '../village-lists/rules'
import { type DiscussionDraftInput, MOST_PRESENT } from './input'
import { discussRefusal, guessSector } from './rules'
import { readCount, readSector, readVotes } from './wording'

/** What was discussed, as it was understood; nothing of it is kept. */
export interface DiscussionDraft {
  areaPath: AreaPath | null
  area: string
  name: string
  present: number | null
  inFavour: number | null
  sector: ProjectSector | null
  personal: Personal | null
  /** Why it makes no project, whatever else is said. */
  refusal: 'nobody_present' | 'more_than_present' | 'no_majority' | null
  missing: 'area' | 'name' | 'present' | 'in_favour' | 'sector' | null
}

export async function readDiscussionDraft(
  ctx: RequestContext,
  input: DiscussionDraftInput,
): Promise<DiscussionDraft> {
  const { areaPath, rest } = await placeOf(ctx, input)
  const said = readVotes(rest)
  const sectored = readSector(said.rest)
  const name = (input.nameWords ?? sectored.rest).normalize('NFKC').trim().slice(0, 50)
  const present = soundCount(input.presentWords ? readCount(input.presentWords) : said.present)
  const inFavour = soundCount(
    input.inFavourWords ? readFavour(input.inFavourWords, present) : said.inFavour,
  )
  const asked = input.sectorWords && readSector(input.sectorWords).sector
  const sector = asked || sectored.sector || guessSector(name)
  const isCounted = present !== null && inFavour !== null
  const refusal = isCounted ? discussRefusal({ name, present, inFavour }) : null
  const draft = { areaPath, name, present, inFavour, sector }
  return {
    ...draft,
    area: areaPath ? await areaInWords(ctx.deps.connection.db, ctx.county, areaPath) : '',
    personal: personalIn(name),
    refusal: refusal === 'id_number' || refusal === 'phone' ? null : refusal,
    missing: missingIn(draft),
  }
}

/** More is a mistake in typing. */
const soundCount = (count: number | null) =>
  count !== null && count <= MOST_PRESENT ? count : null

/** 都同意 in answer to how many were for it. */
const readFavour = (words: string, present: number | null) =>
  readCount(words) ?? (/全|都|一致/u.test(words) ? present : null)

function missingIn({
  areaPath,
  name,
  present,
  inFavour,
  sector,
}: Pick<DiscussionDraft, 'areaPath' | 'name' | 'present' | 'inFavour' | 'sector'>) {
  if (!areaPath) return 'area'
  if (name === '') return 'name'
  if (present === null) return 'present'
  if (inFavour === null) return 'in_favour'
  return sector === null ? 'sector' : null
}

/** The village that is named first, or the only one the actor works in; 3社 of it stays in the name. */
async function placeOf(
  ctx: RequestContext,
  { text, areaWords }: Pick<DiscussionDraftInput, 'text' | 'areaWords'>,
): Promise<{ areaPath: AreaPath | null; rest: string }> {
  const places = await listPlaces(ctx.deps.connection.db, ctx)
  const said = text.normalize('NFKC').trim()
  const asked = areaWords && readPlace(areaWords.normalize('NFKC').trim(), places)
  const named = readPlace(said, places)
  const isNamed = named?.areaPath && isVillage(named.areaPath)
  const group = isNamed ? named.areaPath?.split('.')[3] : undefined
  const rest = isNamed ? `${group ? `${group}社` : ''}${named.rest}` : said
  for (const path of [asked && asked.areaPath, named?.areaPath]) {
    const village = path && isVillage(path) && areaAt(path, 'village')
    if (village && mayReach(ctx, village)) return { areaPath: village, rest }
  }
  const own = new Set(requireStaff(ctx).roles.map(({ areaPath }) => areaPath))
  const [only] = own
  const isOne = own.size === 1 && only !== undefined && only.split('.').length === 3
  return { areaPath: isOne ? only : null, rest: said }
}

/** Or a group of one. */
const isVillage = (path: AreaPath) => path.split('.').length >= 3
