import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { effectiveStatus } from '../applications/rules'
import type { Db } from '../../db/client'
import { applications, areas, events, households, proxies, rounds, staff } from '../../db/schema'
import type { CaseLevel } from '../../db/values/rounds'
import type { RequestContext } from '../http/context'
import { areaAt } from '../shared/area-path'
import { dayOf } from '../shared/day'
import type { Case, Move } from './facts'

type Context = Pick<RequestContext, 'county' | 'now'>

/** A case as it is in its row, to which the rest is gathered. */
export type CaseRow = Awaited<ReturnType<typeof listCaseRows>>[number]

/** The cases of some households, in the order of their places and of their filing. */
export function listCaseRows(db: Db, { county }: Context, which: SQL | undefined) {
  return db
    .select({
      application: applications,
      household: {
        id: households.id,
        head: households.headName,
        number: households.number,
        size: households.size,
        areaPath: households.areaPath,
        roll: households.status,
      },
      round: rounds,
      village: areas.name,
    })
    .from(applications)
    .innerJoin(
      households,
      and(eq(households.county, county), eq(households.id, applications.householdId)),
    )
    .leftJoin(rounds, and(eq(rounds.county, county), eq(rounds.id, applications.roundId)))
    .leftJoin(
      areas,
      and(
        eq(areas.county, county),
        eq(areas.level, 'village'),
        sql`${areas.path} = array_to_string((string_to_array(${households.areaPath}, '.'))[1:3], '.')`,
      ),
    )
    .where(and(eq(applications.county, county), which))
    .orderBy(
      asc(households.areaPath),
      asc(households.headName),
      asc(households.id),
      asc(applications.filedAt),
      asc(applications.id),
    )
}

/** 宝坪村3社. */
export function areaWords(village: string | null, areaPath: string): string {
  const group = areaPath.split('.')[3]
  return (village ?? areaAt(areaPath, 'village')) + (group ? `${group}社` : '')
}

type Event = typeof events.$inferSelect
export type EventsOf = ReadonlyMap<string, readonly Event[]>

/** What happened to each case, in its order. */
export async function readEvents(
  db: Db,
  { county }: Context,
  ids: readonly string[],
): Promise<EventsOf> {
  const subjects = ids.map((id) => `application:${id}`)
  const rows = await db
    .select()
    .from(events)
    .where(and(eq(events.county, county), inArray(events.subject, subjects)))
    .orderBy(asc(events.subject), asc(events.seq))
  return Map.groupBy(rows, ({ subject }) => subject.slice('application:'.length))
}

/** Names of the staff who acted in some events, and of those who acted for a household 代办. */
export async function readActors(db: Db, { county }: Context, of: EventsOf) {
  const all = [...of.values()].flat()
  const ids = [...new Set(all.flatMap(({ actor }) => staffIdIn(actor) ?? []))]
  const names = new Map<string, string>()
  if (ids.length > 0) {
    const known = and(eq(staff.county, county), inArray(staff.id, ids))
    for (const { id, name } of await db.select().from(staff).where(known)) names.set(id, name)
  }
  const proxyIds = all.flatMap(({ details }) => textOf(details, 'proxyId') ?? [])
  const acting = new Map<string, { role: 'relative' | 'first_secretary' | 'clerk'; name: string }>()
  if (proxyIds.length > 0) {
    const rows = await db
      .select({ id: proxies.id, role: proxies.role, name: staff.name })
      .from(proxies)
      .leftJoin(staff, and(eq(staff.county, county), eq(staff.id, proxies.staffId)))
      .where(and(eq(proxies.county, county), inArray(proxies.id, proxyIds)))
    for (const { id, role, name } of rows) acting.set(id, { role, name: name ?? '' })
  }
  return { names, acting }
}
export type Actors = Awaited<ReturnType<typeof readActors>>

const staffIdIn = (actor: string) => /^staff:(.+)$/.exec(actor)?.[1]

function textOf(details: unknown, name: string): string | undefined {
  const value = (details as Record<string, unknown>)[name]
  return typeof value === 'string' ? value : undefined
}

const PROXY_WORDS = { relative: '亲属代办', first_secretary: '第一书记代办', clerk: '干部代办' }

/** What a row and its events say, without what is gathered elsewhere. */
export function caseOf(
  { application, household, round, village }: CaseRow,
  happened: readonly Event[],
  actors: Actors,
  now: Date,
) {
  const { id, code, kind, origin, level, reviewId, filedOn, decidedOn } = application
  const { householdType: type, mainCause, otherCauses, watch } = application
  const { id: householdId, head, size, areaPath, roll } = household
  return {
    id,
    code,
    kind,
    year: round?.year ?? null,
    origin,
    status: effectiveStatus(application, now),
    level,
    reviewId,
    enteredAt: enteredAt(happened),
    householdId,
    head,
    number: household.number ?? '',
    size,
    areaPath,
    area: areaWords(village, areaPath),
    roll,
    filedOn,
    filedBy: filedBy(application, happened, actors),
    decidedOn,
    type,
    causes: [...(mainCause ? [mainCause] : []), ...otherCauses],
    watch,
    moves: happened.flatMap((event) => moveOf(event, actors) ?? []),
  } satisfies Partial<Case>
}

/** With whose list it came in; of somebody left out that is a later level than the first. */
function enteredAt(happened: readonly Event[]): CaseLevel | null {
  const last = happened.findLast(({ type }) =>
    ['application.filed', 'application.added', 'application.proposed'].includes(type),
  )
  return last ? ((textOf(last.details, 'level') as CaseLevel | undefined) ?? null) : null
}

/**
 * By whom it was put in. Whoever came in because somebody was found left out is not told apart by who
 * said so: that would be the objector.
 */
function filedBy(
  { origin, kind }: CaseRow['application'],
  happened: readonly Event[],
  { names, acting }: Actors,
): string {
  const first = happened.find(({ type }) => /\.(filed|proposed|taken_in)$/.test(type))
  const by = names.get(staffIdIn(first?.actor ?? '') ?? '') ?? ''
  if (origin === 'proposed') return `村两委提出 ${by}`.trim()
  const isLeftOut = happened.some(({ type }) => type === 'application.added')
  const level = first && textOf(first.details, 'level')
  const isLate = kind === 'identification' && level !== undefined && level !== 'group'
  if (origin === 'left_out' || isLeftOut || isLate) return '漏评补入'
  const proxy = acting.get((first && textOf(first.details, 'proxyId')) ?? '')
  if (proxy) return `${PROXY_WORDS[proxy.role]} ${proxy.name}`.trim()
  return origin === 'invited' ? '排查后通知，本户申请' : '本户申请'
}

const MOVES: Readonly<Record<string, Move['type']>> = {
  'application.sent_back': 'sent_back',
  'application.returned': 'returned',
  'application.declined': 'declined',
  'application.withdrawn': 'withdrawn',
}

function moveOf({ type, at, actor, details }: Event, { names }: Actors): Move | undefined {
  const move = MOVES[type]
  if (!move) return undefined
  return {
    type: move,
    at,
    on: dayOf(at),
    by: names.get(staffIdIn(actor) ?? '') ?? null,
    level: (textOf(details, 'level') as CaseLevel | undefined) ?? null,
    keepsReview: textOf(details, 'noticeId') !== undefined,
  }
}
