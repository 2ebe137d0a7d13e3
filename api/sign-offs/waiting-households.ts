import { and, asc, eq, inArray, notInArray, or, sql } from 'drizzle-orm'
import { applications, households, media, signOffs } from '../../db/schema'
import type { SignOffRole } from '../../db/values/sign-offs'
import { isOpenApplication } from '../applications/open'
import { areaInWords } from '../areas/words'
import type { RequestContext } from '../http/context'
import { inScope } from '../http/scope'
import { soundOf } from '../names/sound'
import { dayOf } from '../shared/day'
import { openingOf } from '../visits/opening'
import { namedIn } from '../visits/whom'

/** A household somebody has still to sign for. */
export interface WaitingHousehold {
  signOffId: string
  householdId: string
  head: string
  areaPath: string
  size: number
  staffId: string | null
  hasCode: boolean
  /** Signed on paper, but no picture of it could be had: another is wanted. */
  lacksPhoto: boolean
}

/** Of the actor's area and untied to the actor, what waits for a signature in a role, or for its photo. */
export async function listWaitingHouseholds(
  ctx: RequestContext,
  role: SignOffRole,
): Promise<WaitingHousehold[]> {
  const { county, now, actor } = ctx
  const lacksPhoto = and(
    eq(signOffs.status, 'signed'),
    inArray(signOffs.way, ['paper', 'hand_print']),
    sql`not exists (
      select from ${media}
       where ${media.county} = ${county} and ${media.subject} = 'sign_off:' || ${signOffs.id}
         and ${media.status} in ('kept', 'wanted'))`,
  )
  const tied = actor.kind === 'staff' ? actor.tiedHouseholdIds : []
  const rows = await ctx.deps.connection.db
    .select({
      signOffId: signOffs.id,
      householdId: households.id,
      head: households.headName,
      areaPath: households.areaPath,
      size: households.size,
      staffId: signOffs.staffId,
      status: signOffs.status,
      codeHash: signOffs.codeHash,
    })
    .from(signOffs)
    .innerJoin(
      applications,
      and(eq(applications.county, county), eq(applications.id, signOffs.applicationId)),
    )
    .innerJoin(
      households,
      and(eq(households.county, county), eq(households.id, applications.householdId)),
    )
    .where(
      and(
        eq(signOffs.county, county),
        eq(signOffs.role, role),
        or(eq(signOffs.status, 'asked'), lacksPhoto),
        isOpenApplication(now),
        inScope(ctx, households.areaPath),
        tied.length > 0 ? notInArray(households.id, [...tied]) : undefined,
      ),
    )
    .orderBy(asc(households.areaPath), asc(households.headName), asc(signOffs.id))
  return rows.map(({ codeHash, status, ...row }) => {
    return { ...row, hasCode: codeHash !== null, lacksPhoto: status === 'signed' }
  })
}

interface Named<T> {
  /** Those of the name, in the group that was said. */
  found: T[]
  /** What follows the name. */
  rest: string
}

/** The households a text begins with the name of, as written or by ear; none where it names none. */
export function namedFirst<T extends { head: string; areaPath: string }>(
  ctx: Pick<RequestContext, 'now'>,
  text: string,
  households: readonly T[],
): Named<T> {
  const opening = openingOf(text.trim(), dayOf(ctx.now))
  const heads = [...new Set(households.map(({ head }) => head))]
  const named = namedIn(opening.rest, opening.rest, heads, soundOf)
  if (!named || named.length === null) return { found: [], rest: text.trim() }
  const behind = opening.rest.slice(named.length)
  const [, group = null] = /^\s*家?\s*[(（]?(\d{1,2})[社组]/u.exec(behind) ?? []
  const ofName = households.filter(({ head }) => named.names.includes(head))
  const wanted = group ?? opening.group
  const here = ofName.filter(({ areaPath }) => areaPath.split('.')[3] === String(wanted))
  const rest = behind.replace(BEHIND_NAME, '').replace(BETWEEN, '')
  return { found: here.length > 0 ? here : ofName, rest: rest.trim() }
}

const BEHIND_NAME = /^(?:家(?![庭属长具人])里?|户|屋头|屋)?\s*(?:[(（]?\d{1,2}[社组][)）]?)?/u
const BETWEEN = /^[\s,:;.!、。，：；]+/u

/** A household to pick from. */
export interface HouseholdPick {
  id: string
  area: string
  size: number
  head: string
}

/** So many can be picked from by digits in one message. */
const MOST_CANDIDATES = 5

/** Several households as they are offered; empty when there are too many to pick from. */
export async function toPicks<
  T extends Pick<WaitingHousehold, 'signOffId' | 'head' | 'size' | 'areaPath'>,
>(ctx: RequestContext, found: readonly T[]): Promise<HouseholdPick[]> {
  if (found.length > MOST_CANDIDATES) return []
  const { db } = ctx.deps.connection
  return Promise.all(
    found.map(async ({ signOffId: id, head, size, areaPath }) => {
      return { id, head, size, area: await areaInWords(db, ctx.county, areaPath) }
    }),
  )
}
