import { and, eq } from 'drizzle-orm'
import { households } from '../../db/schema'
import type { MeasureCategory } from '../../db/values/registrations'
import type { PovertyCause } from '../../db/values/roll'
import type { RequestContext } from '../http/context'
import { requireInScope, requireStaff } from '../http/scope'
import { type Day, dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { readVisitDraft, type VisitDraft, type VisitedHousehold } from '../visits/draft'
import { dueIn } from './due-day'
import { causesOf } from './find'
import { listOwners, type Owner } from './owners'
import { categoryOf, readMeasure, sumIn } from './wording'

export interface MeasureDraftInput {
  /** 张三 因学：教育资助 每年3000元 由 姚云川 9月30日前. */
  text: string
  /** What was asked for one by one. */
  householdName: string | null
  householdId: string | null
  cause: PovertyCause | null
  contentWords: string | null
  ownerWords: string | null
  ownerId: string | null
  dueWords: string | null
}

/** A measure as it was understood, for its planner to look at before anything is kept. */
export interface MeasureDraft {
  household: VisitedHousehold | null
  /** Several of the name. */
  candidates: VisitedHousehold[]
  head: string | null
  /** Of the household: what a measure can be against. */
  causes: PovertyCause[]
  cause: PovertyCause | null
  content: string
  category: MeasureCategory
  amountFen: number | null
  owner: Owner | null
  /** Several of the name. */
  owners: Owner[]
  dueOn: Day | null
  missing:
    | Extract<VisitDraft['missing'], 'household' | 'which' | 'group'>
    | 'causes'
    | 'cause'
    | 'content'
    | 'owner'
    | 'which_owner'
    | 'due'
    | null
}

/** So many can be picked from by digits in one message. */
const MOST_OWNERS = 5

/** Reads a measure in one line; what it lacks is named in the order in which it is asked for. */
export async function readMeasureDraft(
  ctx: RequestContext,
  input: MeasureDraftInput,
): Promise<MeasureDraft> {
  const { text, householdName, householdId } = input
  const found = await readVisitDraft(ctx, { text, householdName, householdId, dayWords: null })
  const { household, candidates, head } = found
  const today = dayOf(ctx.now)
  const facts = household ? await factsOf(ctx, household.id) : { causes: [], owners: [] }
  const names = facts.owners.map(({ name }) => name)
  const said = readMeasure(found.isNamedFirst ? found.body : text, names, today)
  const owners = ownersMeant(ctx, facts.owners, input, said.owner)
  const [only = null] = owners
  const draft = {
    causes: facts.causes,
    cause: causeMeant(facts.causes, input.cause ?? said.cause),
    // Words around a name are no content: 给宝坪村的张三.
    content: input.contentWords ?? (found.isNamedFirst || said.cause ? said.content : ''),
    owner: owners.length === 1 ? only : null,
    owners: owners.length > 1 ? owners.slice(0, MOST_OWNERS) : [],
    dueOn: dueMeant(input.dueWords, said.dueOn, today),
  }
  return {
    household,
    candidates,
    head,
    ...draft,
    category: categoryOf(draft.content),
    amountFen: sumIn(draft.content),
    missing: household ? missingIn(draft) : whomMissing(found),
  }
}

const whomMissing = ({ missing }: VisitDraft) =>
  missing === 'which' || missing === 'group' ? missing : 'household'

function missingIn(draft: {
  causes: readonly PovertyCause[]
  cause: PovertyCause | null
  content: string
  owner: Owner | null
  owners: readonly Owner[]
  dueOn: Day | null
}): MeasureDraft['missing'] {
  if (draft.causes.length === 0) return 'causes'
  if (!draft.cause) return 'cause'
  if (draft.content === '') return 'content'
  if (draft.owners.length > 0) return 'which_owner'
  if (!draft.owner) return 'owner'
  return draft.dueOn ? null : 'due'
}

/** Of a household with a single cause it need not be said. */
function causeMeant(causes: readonly PovertyCause[], said: PovertyCause | null) {
  if (said) return causes.includes(said) ? said : null
  return causes.length === 1 ? (causes[0] ?? null) : null
}

/** A day that is past is asked for again. */
function dueMeant(words: string | null, said: Day | null, today: Day): Day | null {
  const day = words === null ? said : (dueIn(words.normalize('NFKC'), today)?.day ?? null)
  return day !== null && day >= today ? day : null
}

function ownersMeant(
  ctx: RequestContext,
  owners: readonly Owner[],
  { ownerId, ownerWords }: MeasureDraftInput,
  said: string | null | undefined,
): Owner[] {
  const { staffId } = requireStaff(ctx)
  if (ownerId !== null) return owners.filter((each) => each.staffId === ownerId)
  if (ownerWords === null) return said === undefined ? [] : owners.filter(isMeant(said, staffId))
  const words = ownerWords.normalize('NFKC').trim()
  if (/^(?:由?我(?:自己)?|本人)/u.test(words)) return owners.filter(isMeant(null, staffId))
  return owners.filter(({ name }) => words.includes(name))
}

const isMeant =
  (said: string | null, staffId: string) =>
  (owner: Owner): boolean =>
    said === null ? owner.staffId === staffId : owner.name === said

async function factsOf(ctx: RequestContext, householdId: string) {
  const { county, deps } = ctx
  const { db } = deps.connection
  const [household] = await db
    .select()
    .from(households)
    .where(and(eq(households.county, county), eq(households.id, householdId)))
  if (!household) throw new ApiError('not_found', 'household')
  requireInScope(ctx, household.areaPath, 'household')
  const { causes } = await causesOf(db, ctx, household)
  return { causes, owners: await listOwners(db, county, household.areaPath) }
}
