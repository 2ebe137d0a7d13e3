import type { AreaPath } from '../../db/values/areas'
import type { MisconductKind, MisconductTag } from '../../db/values/integrity'
import { findArea } from '../areas/words'
import { findFigure } from '../figures/service'
import type { RequestContext } from '../http/context'
import { requireInScope } from '../http/scope'
import { listOwners, type Owner } from '../measures/owners'
import { addDays, type Day, dayOf } from '../shared/day'
import { placeIn } from '../supervisions/draft'
import { halfWidth, kindFirst, tagName, tagsIn, trimWords } from '../supervisions/wording'
import { type Personal, personalIn } from '../village-lists/rules'
import { amountsIn } from '../wording/amounts'
import type { FindingDraftInput } from './input'

/** A problem as it was understood, for whoever found it to look at before anything is kept. */
export interface FindingDraft {
  areaPath: AreaPath | null
  area: string
  kind: MisconductKind | null
  text: string
  tags: MisconductTag[]
  tagsInWords: string
  amountFen: number | null
  owner: Owner | null
  /** Several of the name. */
  owners: Owner[]
  dueOn: Day | null
  personal: Personal | null
  missing: 'area' | 'kind' | 'text' | 'tags' | 'owner' | 'which_owner' | null
}

/** So many can be picked from by digits in one message. */
const MOST_OWNERS = 5

/** Reads 宝坪村 优亲厚友 评了弟弟家低保 熊长富整改; what it lacks is named in the order in which it is asked for. */
export async function readFindingDraft(
  ctx: RequestContext,
  input: FindingDraftInput,
): Promise<FindingDraft> {
  const { county, deps, now } = ctx
  const { db } = deps.connection
  const known = input.areaPath !== null
  if (input.areaPath !== null) requireInScope(ctx, input.areaPath, 'area')
  const place = known
    ? { areaPath: input.areaPath, rest: halfWidth(input.text) }
    : await placeIn(ctx, input.text, input.areaWords)
  const { areaPath } = place
  const said = input.kind ? { kind: input.kind, rest: place.rest } : kindFirst(place.rest)
  const kind = said.kind ?? kindFirst(input.kindWords ?? '').kind
  const candidates = areaPath ? await listOwners(db, county, areaPath) : []
  const names = candidates.map(({ name }) => name)
  const worded = ownerSaid(said.rest, names)
  const left = worded
    ? `${said.rest.slice(0, worded.start)} ${said.rest.slice(worded.end)}`
    : said.rest
  const owners = ownersMeant(candidates, input, worded?.name ?? null)
  const text = trimWords(halfWidth(input.whatWords ?? left)).replace(/\s+/gu, ' ')
  const tags = tagsIn(`${text} ${input.tagWords ?? ''}`)
  const today = dayOf(now)
  const days = await findFigure(db, county, 'rectify_days', today)
  const draft = {
    areaPath,
    kind,
    text,
    tags,
    owner: owners.length === 1 ? (owners[0] ?? null) : null,
    owners: owners.length > 1 ? owners.slice(0, MOST_OWNERS) : [],
  }
  return {
    ...draft,
    area: areaPath ? ((await findArea(db, county, areaPath))?.name ?? '') : '',
    tagsInWords: tags.map(tagName).join('、'),
    amountFen: amountsIn(text).find((amount) => amount.kind === 'money')?.value ?? null,
    dueOn: days === null ? null : addDays(today, days),
    personal: personalIn(text),
    missing: missingIn(draft, input.tagWords !== null),
  }
}

function missingIn(
  draft: Pick<FindingDraft, 'areaPath' | 'kind' | 'text' | 'tags' | 'owner' | 'owners'>,
  wereTagsAsked: boolean,
): FindingDraft['missing'] {
  if (!draft.areaPath) return 'area'
  if (!draft.kind) return 'kind'
  if (draft.text === '') return 'text'
  // What was done with money has a name; of the others it is rare.
  if (draft.kind === 'misuse_of_funds' && draft.tags.length === 0 && !wereTagsAsked) return 'tags'
  if (draft.owners.length > 0) return 'which_owner'
  return draft.owner ? null : 'owner'
}

/** 熊长富整改, 由熊长富负责: a name alone may be of whom the problem is about. */
function ownerSaid(text: string, names: readonly string[]) {
  for (const name of new Set(names)) {
    const literal = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    const said = new RegExp(`(?:由|请)?${literal}(?:来)?(?:负责)?(?:整改|负责)`, 'u').exec(text)
    if (said) return { name, start: said.index, end: said.index + said[0].length }
  }
  return null
}

function ownersMeant(
  owners: readonly Owner[],
  { ownerId, ownerWords }: FindingDraftInput,
  said: string | null,
): Owner[] {
  if (ownerId !== null) return owners.filter((each) => each.staffId === ownerId)
  const words = ownerWords?.normalize('NFKC') ?? said
  return words === null ? [] : owners.filter(({ name }) => words.includes(name))
}
