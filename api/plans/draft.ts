import { and, eq } from 'drizzle-orm'
import { households } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import type { ProjectSector } from '../../db/values/projects'
import type { RequestContext } from '../http/context'
import { listOwners } from '../measures/owners'
import { areaName } from '../projects/tell-area'
import { areaAt } from '../shared/area-path'
import { type Day, dayOf } from '../shared/day'
import { readItemDraft } from '../village-lists/draft'
import { readItem } from '../village-lists/wording'
import { readVisitDraft, type VisitedHousehold } from '../visits/draft'
import type { LineDraftInput } from './input'
import { readLine } from './wording'

/** A line of a plan as it was understood; nothing but whose it is and what is to be done has to be said. */
export interface LineDraft {
  /** Of the village; of the group a household lives in. */
  areaPath: AreaPath | null
  area: string
  household: VisitedHousehold | null
  /** Several of the name. */
  candidates: VisitedHousehold[]
  head: string | null
  text: string
  sector: ProjectSector | null
  amountFen: number | null
  owner: { staffId: string; name: string } | null
  dueOn: Day | null
  missing: 'area' | 'household' | 'which' | 'text' | null
}

/** Reads 宝坪村 3社修水池 水利 20万 2027年10月前 熊长富, or 牟大岭 养猪5头 6月前. */
export const readLineDraft = (ctx: RequestContext, input: LineDraftInput): Promise<LineDraft> =>
  input.kind === 'village' ? ofVillage(ctx, input) : ofHousehold(ctx, input)

const textOrNot = (text: string) => (text === '' ? 'text' : null)

async function ofVillage(
  ctx: RequestContext,
  { text: said, areaWords }: LineDraftInput,
): Promise<LineDraft> {
  const item = { itemWords: null, ownerWords: null, ownerId: null, dueWords: null }
  const draft = await readItemDraft(ctx, { text: said, areaWords, ...item })
  // 宝坪村3社修水池: the group is a part of what is to be done.
  const group = draft.areaPath?.split('.')[3]
  const areaPath = draft.areaPath && areaAt(draft.areaPath, 'village')
  const line = readLine(group && draft.text !== '' ? `${group}社${draft.text}` : draft.text)
  const { county, deps } = ctx
  return {
    areaPath,
    area: areaPath ? await areaName(deps.connection.db, county, areaPath) : '',
    household: null,
    candidates: [],
    head: null,
    ...line,
    owner: draft.owner,
    dueOn: draft.dueOn,
    missing: areaPath ? textOrNot(line.text) : 'area',
  }
}

async function ofHousehold(ctx: RequestContext, input: LineDraftInput): Promise<LineDraft> {
  const { text, householdName, householdId } = input
  const found = await readVisitDraft(ctx, { text, householdName, householdId, dayWords: null })
  const { household, candidates, head } = found
  const { county, deps, now } = ctx
  const areaPath = household ? await pathOf(ctx, household.id) : null
  const owners = areaPath ? await listOwners(deps.connection.db, county, areaPath) : []
  const names = owners.map(({ name }) => name)
  const item = readItem(found.isNamedFirst ? found.body : text, names, dayOf(now))
  const line = readLine(item.text)
  const meant = owners.filter(({ name }) => name === item.owner)
  const whom = candidates.length > 0 ? 'which' : 'household'
  return {
    areaPath,
    area: household?.area ?? '',
    household,
    candidates,
    head,
    ...line,
    owner: meant.length === 1 ? (meant[0] ?? null) : null,
    dueOn: item.dueOn,
    missing: household ? textOrNot(line.text) : whom,
  }
}

async function pathOf({ county, deps }: RequestContext, id: string): Promise<AreaPath | null> {
  const [row] = await deps.connection.db
    .select({ areaPath: households.areaPath })
    .from(households)
    .where(and(eq(households.county, county), eq(households.id, id)))
  return row?.areaPath ?? null
}
