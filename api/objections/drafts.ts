import { and, asc, desc, eq, gt, inArray, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { contacts, households, notices } from '../../db/schema'
import type { ObjectionGround } from '../../db/values/rounds'
import type { RequestContext } from '../http/context'
import { requireContact } from '../http/scope'
import { withAncestors } from '../shared/area-path'
import { ApiError } from '../shared/errors'
import {
  findMeant,
  type Meant,
  nameOnListIn,
  nameOnRollIn,
  isListOfVillages,
  readHouseholdName,
} from './household-meant'
import { getNotice, type Notice } from '../notices/find'
import { objectorOf } from './objector'
import type { FiledObjection } from './service'
import { groundOf, isAgainstEntry, isReason, noticeRefusal, type NoticeRefusal } from './rules'
import { readVillage } from './village-draft'

/** As far as it is said; the rest is asked for. */
export interface DraftObjection extends Omit<FiledObjection, 'code'> {
  code: string | null
  /** A cadre writes down what somebody else says: 我家 is not the cadre's. */
  isEntered: boolean
}

/** A list that takes objections now. */
export interface OpenNotice {
  code: string
  area: string
  closesOn: string
}

/** What a draft comes to: what is missing, or why it cannot be filed, and what the words told. */
export interface ReadDraft {
  /** Null: not said, and not to be told from where the contact lives. */
  notice: OpenNotice | null
  /** Those open where the contact's households are, while none is chosen. */
  notices: OpenNotice[]
  refusal:
    | NoticeRefusal
    | 'proxy_over'
    | 'unknown_code'
    | 'own_household'
    | 'on_list'
    | 'other_area'
    | 'village_left_out'
    | null
  ground: ObjectionGround | null
  householdName: string | null
  ownHousehold: string | null
  /** What is still to be asked, one at a time. `group`: several of the name are on the list. */
  missing:
    | 'notice'
    | 'ground'
    | 'household'
    | 'name_unknown'
    | 'group'
    | 'village'
    | 'village_unknown'
    | 'reason'
    | null
  /** Of a list of villages: those that stand on it. */
  villages: string[]
}

const UNREAD = {
  notice: null,
  notices: [],
  ground: null,
  householdName: null,
  ownHousehold: null,
  missing: null,
  villages: [],
} as const satisfies Omit<ReadDraft, 'refusal'>

const MY_HOUSEHOLD = /我(?:们)?(?:家|屋|户)|自己?家|俺家/u

/** Reads an objection as it is worded so far, and keeps nothing of it. */
export async function readDraft(ctx: RequestContext, draft: DraftObjection): Promise<ReadDraft> {
  const { county } = ctx
  const { db } = ctx.deps.connection
  const contact = await getContact(db, county, requireContact(ctx))
  const objector = await objectorOf(db, ctx, contact, draft.proxyId ?? null).catch(orUndefined)
  if (!objector) return { ...UNREAD, refusal: 'proxy_over' }
  const own = draft.isEntered ? [] : objector.householdIds
  const open = draft.code === null ? await listOpenFor(db, ctx, own) : []
  const [only] = open
  const code = draft.code ?? (open.length === 1 ? (only?.code ?? null) : null)
  const ground = draft.ground ?? groundOf(draft.text)
  const { householdName, ownHousehold } = draft
  const said = { notices: open, villages: [], ground, householdName, ownHousehold }
  if (!code) return { ...said, notice: null, refusal: null, missing: 'notice' }
  const notice = await getNotice(db, county, code).catch(orUndefined)
  if (!notice) return { ...said, notice: null, refusal: 'unknown_code', missing: 'notice' }
  const known = { ...said, notice: shown(notice) }
  const refusal = noticeRefusal(notice, ctx.now)
  if (refusal) return { ...known, refusal, missing: null }
  if (!ground) return { ...known, refusal: null, missing: 'ground' }
  if (await isListOfVillages(db, county, notice))
    return { ...known, ...(await readVillage(db, county, notice, { ...draft, ground }, own)) }

  const given = await nameIn(db, ctx, notice, ground, draft, own)
  const { named, meant } = await findNamed(db, ctx, notice, ground, given, own)
  const isOwn = meant.householdId !== null && own.includes(meant.householdId)
  return { ...known, ...named, ...whatNext(ground, meant, isOwn, named, draft.text) }
}

function whatNext(
  ground: ObjectionGround,
  { state }: Meant,
  isOwn: boolean,
  { householdName, ownHousehold }: Named,
  text: string,
): Pick<ReadDraft, 'refusal' | 'missing'> {
  const name = householdName && readHouseholdName(householdName).name
  const missing = isReason(text, name) ? null : ('reason' as const)
  if (ground === 'faulty_procedure') return { refusal: null, missing }
  if (state === 'none') return { refusal: null, missing: 'household' }
  if (isAgainstEntry(ground)) {
    if (state === 'ambiguous') return { refusal: null, missing: 'group' }
    if (state !== 'listed')
      return ownHousehold
        ? { refusal: 'other_area', missing: null }
        : { refusal: null, missing: 'name_unknown' }
    const isSelf = isOwn && ground === 'should_not_be_listed'
    return { refusal: isSelf ? 'own_household' : null, missing }
  }
  if (state === 'listed') return { refusal: 'on_list', missing: null }
  return state === 'elsewhere'
    ? { refusal: 'other_area', missing: null }
    : { refusal: null, missing }
}

type Named = Pick<DraftObjection, 'householdName' | 'ownHousehold'>

/** A name that is not on the list may be a sentence that holds one. */
async function findNamed(
  db: Db,
  ctx: RequestContext,
  notice: Notice,
  ground: ObjectionGround,
  named: Named,
  own: readonly string[],
): Promise<{ named: Named; meant: Meant }> {
  const meant = await findMeant(db, ctx, notice, ground, named, own)
  const { householdName: said } = named
  if (!said || meant.state !== 'unknown' || !isAgainstEntry(ground)) return { named, meant }
  const householdName = await nameOnListIn(db, ctx.county, notice, said)
  if (!householdName) return { named, meant }
  const inside = { householdName, ownHousehold: null }
  return { named: inside, meant: await findMeant(db, ctx, notice, ground, inside, own) }
}

/** The household as it was said, or as the words themselves name it. */
async function nameIn(
  db: Db,
  { county }: RequestContext,
  notice: Notice,
  ground: ObjectionGround,
  { householdName, ownHousehold, text }: DraftObjection,
  own: readonly string[],
): Promise<Named> {
  if (householdName ?? ownHousehold) return { householdName, ownHousehold }
  const [mine] = own
  const isMine = ground !== 'should_not_be_listed' && own.length === 1 && MY_HOUSEHOLD.test(text)
  if (isMine && mine) return { householdName: null, ownHousehold: mine }
  if (ground === 'faulty_procedure') return { householdName: null, ownHousehold: null }
  const find = isAgainstEntry(ground) ? nameOnListIn : nameOnRollIn
  return { householdName: await find(db, county, notice, text), ownHousehold: null }
}

/** Lists open now that speak of the areas the households live in, the latest first. */
async function listOpenFor(
  db: Db,
  { county, now }: RequestContext,
  householdIds: readonly string[],
): Promise<OpenNotice[]> {
  if (householdIds.length === 0) return []
  const homes = await db
    .selectDistinct({ areaPath: households.areaPath })
    .from(households)
    .where(and(eq(households.county, county), inArray(households.id, [...householdIds])))
  const around = [...new Set(homes.flatMap(({ areaPath }) => withAncestors(areaPath)))]
  if (around.length === 0) return []
  const rows = await db
    .select()
    .from(notices)
    .where(
      and(
        eq(notices.county, county),
        inArray(notices.areaPath, around),
        eq(notices.status, 'posted'),
        gt(notices.closesAt, sql`${now.toISOString()}::timestamptz`),
      ),
    )
    .orderBy(desc(notices.postedAt), asc(notices.id))
    .limit(MOST_NOTICES)
  return rows.map(shown)
}

/** More labels do not fit under a question. */
const MOST_NOTICES = 4

const shown = ({ code, areaName: area, closesOn }: Notice): OpenNotice => ({ code, area, closesOn })

function orUndefined(error: unknown): undefined {
  if (error instanceof ApiError && error.code === 'not_found') return undefined
  throw error
}

async function getContact(db: Db, county: string, id: string) {
  const [contact] = await db
    .select()
    .from(contacts)
    .where(and(eq(contacts.county, county), eq(contacts.id, id)))
  if (!contact) throw new ApiError('not_found', 'contact')
  return contact
}
