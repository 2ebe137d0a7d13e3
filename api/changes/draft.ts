import { readPlace } from '../areas/read-place'
import { listPlaces } from '../areas/places'
import type { RequestContext } from '../http/context'
import { requireInScope, requireStaff } from '../http/scope'
import { listNamed } from '../proxies/find'
import { readIdNumber } from '../roll/import/identity'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { numberOf, SMALL } from '../wording/numerals'
import { getVisited, readVisitDraft, type VisitedHousehold } from '../visits/draft'
import { assemble, type Missing, type Resolved, type SaidOne } from './assemble'
import type { Details } from './facts'
import { askedIn, findChange, findIdHolder, listMembers, readHousehold } from './find'
import { judgeChange } from './judge'
import { lineOf } from './line'
import type { ChangeRefusal, Member } from './rules'
import { type Read, readWords } from './words'

export interface ChangeDraftInput {
  /** 牟大岭 出生 女 牟小星 2026-11-02; behind 核实 without the name. */
  text: string
  /** Of one that was asked: its household is meant, and what was asked where nothing is said. */
  code: string | null
  householdName: string | null
  householdId: string | null
  /** It was begun by 更正. */
  isCorrection: boolean
  /** What was asked for one by one. */
  said: SaidOne
}

/** A change as it was understood, for its asker to look at before anything is kept. */
export interface ChangeDraft {
  household: VisitedHousehold | null
  candidates: VisitedHousehold[]
  head: string | null
  details: Details | null
  /** The same in one line for its template. */
  change: string
  /** To pick from: members, or households that may be meant. */
  options: { id: string; name: string }[]
  missing: 'household' | 'which' | 'group' | Missing | null
  refusal: ChangeRefusal | null
}

const NOTHING = { details: null, change: '', options: [], refusal: null }

/** Reads a change in one line; what it lacks is named in the order in which it is asked for. */
export async function readChangeDraft(
  ctx: RequestContext,
  input: ChangeDraftInput,
): Promise<ChangeDraft> {
  requireStaff(ctx)
  const before = input.code === null ? null : await askedBefore(ctx, input.code)
  const found = before ? null : await readHouseholdOf(ctx, input)
  const household = before?.household ?? found?.household ?? null
  if (!household) {
    const missing =
      found?.missing === 'which' || found?.missing === 'group' ? found.missing : 'household'
    const candidates = found?.candidates ?? []
    return { ...NOTHING, household: null, candidates, head: found?.head ?? null, missing }
  }
  const { db } = ctx.deps.connection
  const body = before ? input.text : found?.isNamedFirst ? found.body : input.text
  const members = await listMembers(db, ctx, household.id)
  const read = readWords(
    `${input.said.what ?? ''} ${body}`,
    members,
    dayOf(ctx.now),
    input.isCorrection,
  )
  const resolved = await resolve(ctx, household, members, read, input.said)
  const of = { household, candidates: [], head: household.head }
  const made = assemble(
    read,
    input.said,
    members,
    resolved,
    dayOf(ctx.now),
    before?.details ?? null,
  )
  if (made.missing !== null)
    return { ...NOTHING, ...of, missing: made.missing, options: made.options }
  const { details } = made
  const judged = await judgeChange(db, ctx, household.id, details)
  const change = await lineOf(db, ctx, household, details)
  return { ...of, details, change, options: [], missing: null, refusal: judged?.refusal ?? null }
}

const readHouseholdOf = (
  ctx: RequestContext,
  { text, householdName, householdId }: ChangeDraftInput,
) => readVisitDraft(ctx, { text, householdName, householdId, dayWords: null })

async function askedBefore(ctx: RequestContext, code: string) {
  const change = await findChange(ctx.deps.connection.db, ctx.county, code)
  if (!change) throw new ApiError('not_found', 'change')
  const household = await getVisited(ctx, change.householdId)
  return { household, details: askedIn(ctx, change).details }
}

/** What only the register tells: where to, from where, who it is. */
async function resolve(
  ctx: RequestContext,
  household: VisitedHousehold,
  members: readonly Member[],
  read: Read,
  said: SaidOne,
): Promise<Resolved> {
  const kind = read.what?.kind
  const none: Resolved = { areaPath: null, others: [], holder: null }
  if (kind === 'move')
    return { ...none, areaPath: await placeOf(ctx, household.id, said.place ?? read.place) }
  if (kind === 'merge') return { ...none, others: await othersOf(ctx, household.id, said, read) }
  if (kind === 'join') return { ...none, holder: await holderOf(ctx, members, read, said) }
  return none
}

const GROUP = new RegExp(`^第?(${SMALL})(?:社|组|村民小组)`, 'u')

/** 5社 of the household's own village, or a group anywhere in the county. */
async function placeOf(ctx: RequestContext, householdId: string, words: string | null) {
  if (words === null) return null
  const { db } = ctx.deps.connection
  const text = words.normalize('NFKC').trim()
  const { areaPath } = await pathOf(ctx, householdId)
  const group = GROUP.exec(text)
  if (group) return `${areaPath.split('.').slice(0, 3).join('.')}.${numberOf(group[1] ?? '') ?? 0}`
  const places = await listPlaces(db, { ...ctx, grant: { reach: 'all' } })
  return readPlace(text, places)?.areaPath ?? null
}

async function pathOf(ctx: RequestContext, id: string) {
  const household = await readHousehold(ctx.deps.connection.db, ctx, id)
  if (!household) throw new ApiError('not_found', 'household')
  requireInScope(ctx, household.areaPath, 'household')
  return household
}

/** Who is to be merged: of the actor's own area alone. */
async function othersOf(ctx: RequestContext, householdId: string, said: SaidOne, read: Read) {
  if (said.otherId) return [await getVisited(ctx, said.otherId)]
  const words = said.other ?? read.other
  if (words === null) return []
  const found = await readVisitDraft(ctx, {
    text: words,
    householdName: words.slice(0, 50),
    householdId: null,
    dayWords: null,
  })
  const all = found.household ? [found.household] : found.candidates
  return all.filter(({ id }) => id !== householdId)
}

/** Who joins, where the county's roll has them: by their number, or by name in the household they come from. */
async function holderOf(
  ctx: RequestContext,
  members: readonly Member[],
  read: Read,
  said: SaidOne,
): Promise<Resolved['holder']> {
  const { db } = ctx.deps.connection
  const reading = said.idWords === null ? read.id : readIdNumber(said.idWords, dayOf(ctx.now))
  if (reading && 'idNumber' in reading) return findIdHolder(db, ctx, reading.idNumber)
  const name = said.name ?? read.name
  if (!read.from || !name) return null
  const named = await listNamed(db, ctx, read.from)
  const found = []
  for (const { id } of named) {
    const here = await listMembers(db, ctx, id)
    for (const each of here)
      if (each.name === name && !members.some((own) => own.id === each.id))
        found.push({ personId: each.id, householdId: id, name, sex: each.sex })
  }
  return found.length === 1 ? (found[0] ?? null) : null
}
