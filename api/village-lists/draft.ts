import { listPlaces, mayReach } from '../areas/places'
import { readPlace } from '../areas/read-place'
import { areaInWords } from '../areas/words'
import type { AreaPath } from '../../db/values/areas'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { dueIn } from '../measures/due-day'
import { listOwners, type Owner } from '../measures/owners'
import { type Day, dayOf } from '../shared/day'
import type { ItemDraftInput } from './input'
import { type Personal, personalIn } from './rules'
import { readItem } from './wording'

/** A line as it was understood, for whoever adds it to look at before anything is kept. */
export interface ItemDraft {
  areaPath: AreaPath | null
  area: string
  text: string
  owner: Owner | null
  /** Several of the name. */
  owners: Owner[]
  dueOn: Day | null
  /** It holds what must not hang in a village. */
  personal: Personal | null
  missing: 'area' | 'text' | 'owner' | 'which_owner' | 'due' | null
}

/** So many can be picked from by digits in one message. */
const MOST_OWNERS = 5

/** Reads a line of a list; what it lacks is named in the order in which it is asked for. */
export async function readItemDraft(
  ctx: RequestContext,
  input: ItemDraftInput,
): Promise<ItemDraft> {
  const { county, deps, now } = ctx
  const { db } = deps.connection
  const today = dayOf(now)
  const { areaPath, rest } = await placeOf(ctx, input)
  const candidates = areaPath ? await listOwners(db, county, areaPath) : []
  const names = candidates.map(({ name }) => name)
  const said = readItem(rest, names, today)
  const owners = ownersMeant(ctx, candidates, input, said.owner)
  const text = (input.itemWords ?? said.text).normalize('NFKC').trim()
  const draft = {
    text,
    owner: owners.length === 1 ? (owners[0] ?? null) : null,
    owners: owners.length > 1 ? owners.slice(0, MOST_OWNERS) : [],
    dueOn: dueMeant(input.dueWords, said.dueOn, today),
  }
  return {
    areaPath,
    area: areaPath ? await areaInWords(db, county, areaPath) : '',
    ...draft,
    personal: personalIn(text),
    missing: areaPath ? missingIn(draft) : 'area',
  }
}

function missingIn({
  text,
  owner,
  owners,
  dueOn,
}: Pick<ItemDraft, 'text' | 'owner' | 'owners' | 'dueOn'>): ItemDraft['missing'] {
  if (text === '') return 'text'
  if (owners.length > 0) return 'which_owner'
  if (!owner) return 'owner'
  return dueOn ? null : 'due'
}

/** The village, or group, that is named first; else the only one the actor works in. */
async function placeOf(
  ctx: RequestContext,
  { text, areaWords }: ItemDraftInput,
): Promise<{ areaPath: AreaPath | null; rest: string }> {
  const places = await listPlaces(ctx.deps.connection.db, ctx)
  const said = text.normalize('NFKC').trim()
  const asked = areaWords && readPlace(areaWords.normalize('NFKC').trim(), places)
  const named = readPlace(said, places)
  const rest = named?.areaPath && isVillage(named.areaPath) ? named.rest : said
  for (const path of [asked && asked.areaPath, named?.areaPath])
    if (path && isVillage(path) && mayReach(ctx, path)) return { areaPath: path, rest }
  const own = [...new Set(requireStaff(ctx).roles.map(({ areaPath }) => areaPath))]
  const [only] = own
  const isOne = own.length === 1 && only !== undefined && isVillage(only)
  return { areaPath: isOne ? only : null, rest: said }
}

/** Or a group of one. */
const isVillage = (path: AreaPath) => path.split('.').length >= 3

/** A day that is past is asked for again. */
function dueMeant(words: string | null, said: Day | null, today: Day): Day | null {
  const day = words === null ? said : (dueIn(words.normalize('NFKC'), today)?.day ?? null)
  return day !== null && day >= today ? day : null
}

function ownersMeant(
  ctx: RequestContext,
  owners: readonly Owner[],
  { ownerId, ownerWords }: ItemDraftInput,
  said: string | null | undefined,
): Owner[] {
  const { staffId } = requireStaff(ctx)
  if (ownerId !== null) return owners.filter((each) => each.staffId === ownerId)
  if (ownerWords !== null) {
    const words = ownerWords.normalize('NFKC').trim()
    if (/^(?:由?我(?:自己)?|本人)/u.test(words))
      return owners.filter((each) => each.staffId === staffId)
    return owners.filter(({ name }) => words.includes(name))
  }
  if (said === undefined) return []
  return owners.filter((each) => (said === null ? each.staffId === staffId : each.name === said))
}
