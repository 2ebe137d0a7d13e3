import type { SignOffRole } from '../../db/values/sign-offs'
import { listPlaces } from '../areas/places'
import { readPlace } from '../areas/read-place'
import { areaInWords, findArea } from '../areas/words'
import type { RequestContext } from '../http/context'
import { listToAppoint } from './deputies'
import { areasAround, listOfficials } from './officials'
import { isOfficial, isOfLevel, type OfficialRole } from './rules'
import { listWaitingHouseholds, namedFirst } from './waiting-households'
import { readDeputy, roleIn } from './words'

export interface DeputyInput {
  text: string
  /** What was said in answer to each question; null while it was not asked. */
  whom: string | null
  roleWords: string | null
  name: string | null
  reason: string | null
  /** Of several of the name the one that was picked. */
  staffId: string | null
}

/** 代签 as it was understood. */
export interface DeputyDraft {
  areaPath: string | null
  householdId: string | null
  /** 宝坪村, or the head of the one household. */
  place: string
  role: OfficialRole | null
  name: string
  staffId: string | null
  candidates: { id: string; name: string; unit: string }[]
  reason: string
  /** For how many households it would be. */
  households: number
  missing: 'whom' | 'role' | 'name' | 'unknown_name' | 'which' | 'reason' | 'nobody_waits' | null
}

/** 代签 宝坪村 第一书记 由 姚云川 因 出差; what it lacks is named in the order in which it is asked for. */
export async function readDeputyDraft(
  ctx: RequestContext,
  input: DeputyInput,
): Promise<DeputyDraft> {
  const said = readDeputy(input.text)
  const role = officialOf(input.roleWords ? roleIn(input.roleWords)?.value : said.role)
  const whom = await findWhom(ctx, input.whom ?? said.whom, role)
  const reason = (input.reason ?? said.reason).trim()
  const name = (input.name ?? said.name).normalize('NFKC').replace(/[\s,，。]/gu, '')
  const draft = { ...whom, role, name, reason, staffId: null, candidates: [], households: 0 }
  if (!whom.areaPath && !whom.householdId) return { ...draft, missing: 'whom' }
  if (!role) return { ...draft, missing: 'role' }
  const where = { areaPath: whom.areaPath, householdId: whom.householdId, role, reason }
  const waiting = await listToAppoint(ctx.deps.connection.db, ctx, { ...where, staffId: null })
  if (waiting.length === 0) return { ...draft, missing: 'nobody_waits' }
  if (name === '') return { ...draft, missing: 'name' }
  const found = await findDeputies(ctx, whom.path, role, name)
  const candidates = found.filter(({ id }) => !input.staffId || id === input.staffId)
  const [only, ...others] = candidates
  if (!only) return { ...draft, missing: 'unknown_name' }
  if (others.length > 0) return { ...draft, candidates, missing: 'which' }
  const households = waiting.filter(({ staffId }) => staffId !== only.id).length
  const known = { ...draft, staffId: only.id, households }
  if (reason === '') return { ...known, missing: 'reason' }
  return { ...known, missing: households === 0 ? 'nobody_waits' : null }
}

const officialOf = (role: SignOffRole | null | undefined): OfficialRole | null =>
  role && isOfficial(role) ? role : null

/** A place of the actor's area, or a household of it that waits. `path`: where it lies. */
async function findWhom(ctx: RequestContext, text: string, role: OfficialRole | null) {
  const { county } = ctx
  const { db } = ctx.deps.connection
  const plain = text.normalize('NFKC').trim()
  const none = { areaPath: null, householdId: null, place: plain, path: '' }
  if (plain === '') return none
  const read = readPlace(plain, await listPlaces(db, ctx))
  if (read?.areaPath) {
    const place = (await findArea(db, county, read.areaPath))?.name
    const name = place ?? (await areaInWords(db, county, read.areaPath))
    return { areaPath: read.areaPath, householdId: null, place: name, path: read.areaPath }
  }
  const waiting = await listWaitingHouseholds(ctx, role ?? 'household')
  const { found } = namedFirst(ctx, plain, waiting)
  const [only, ...others] = found
  if (!only || others.length > 0) return none
  const { householdId, head: place, areaPath: path } = only
  return { areaPath: null, householdId, place, path }
}

async function findDeputies(
  ctx: RequestContext,
  path: string,
  role: OfficialRole,
  name: string,
): Promise<DeputyDraft['candidates']> {
  const { db } = ctx.deps.connection
  const around = (await areasAround(db, ctx.county, [path])).get(path) ?? []
  const officials = await listOfficials(db, ctx.county, around)
  return officials
    .filter((each) => each.name === name && isOfLevel(each, { role, around }))
    .map((each) => ({ id: each.staffId, name: each.name, unit: each.unit }))
}
