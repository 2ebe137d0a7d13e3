import { and, asc, eq, isNull, ne, not, notInArray, or, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '../../db/client'
import { contactLinks, households, leads, staff } from '../../db/schema'
import type { LeadClass, LeadKind, LeadStatus } from '../../db/values/leads'
import { areaInWords } from '../areas/words'
import { recordAccess } from '../audit/record'
import type { RequestContext } from '../http/context'
import type { PageQuery } from '../http/page'
import { inScope, requireContact, requireStaff } from '../http/scope'
import { decodeCursor, pageOf } from '../shared/cursor'
import { dayOf } from '../shared/day'
import { hasClerk, isHolderThere, leaderFor } from './whose'

export interface LeadQuery extends PageQuery {
  householdId?: string | undefined
  kind?: LeadKind | undefined
  class?: LeadClass | undefined
  status?: LeadStatus | undefined
  areaPath?: string | undefined
  isOpen?: boolean | undefined
  /** To be visited by the actor. */
  isMine?: boolean | undefined
  /** Past the day of what is to be done next. */
  isLate?: boolean | undefined
}

/** The day of what is to be done next, 9999-12-31 where nothing is. */
const NEXT = sql<string>`case ${leads.status}
  when 'open' then ${leads.visitDueOn} when 'decided' then '9999-12-31' else ${leads.decideDueOn} end`
const Position = z.tuple([z.iso.date(), z.uuid()])

/** Leads of households of the actor's area, the most urgent first; none of kin or of their own household. */
export async function listLeads(ctx: RequestContext, query: LeadQuery) {
  const { county, now } = ctx
  const { db } = ctx.deps.connection
  const { householdId, areaPath, kind, status, isOpen, isMine, isLate, cursor, limit } = query
  const { staffId } = requireStaff(ctx)
  const after = cursor === undefined ? undefined : decodeCursor(cursor, Position)
  const mine = sql`(${leads.holderId} = ${staffId} and ${leads.status} = 'open')`
  const late = sql`${NEXT} < ${dayOf(now)}`
  const rows = await select(db, county)
    .where(
      and(
        eq(leads.county, county),
        inScope(ctx, households.areaPath),
        isNoKin(ctx),
        householdId === undefined ? undefined : eq(leads.householdId, householdId),
        areaPath === undefined ? undefined : isUnder(areaPath),
        kind && eq(leads.kind, kind),
        query.class && eq(leads.class, query.class),
        status && eq(leads.status, status),
        isOpen === undefined ? undefined : isOpen ? isUndecided : not(isUndecided),
        isMine === undefined ? undefined : isMine ? mine : sql`${mine} is not true`,
        isLate === undefined ? undefined : isLate ? late : sql`not (${late})`,
        after && sql`(${NEXT}, ${leads.id}) > (${after[0]}::date, ${after[1]}::uuid)`,
      ),
    )
    .orderBy(asc(NEXT), asc(leads.id))
    .limit(limit + 1)
  const { items, next } = pageOf(rows, limit, ({ next: on, lead }) => [on, lead.id])
  if (householdId !== undefined)
    await recordAccess(db, ctx, 'lead.list', `household:${householdId}`)
  return { items: await withAreas(ctx, items), next }
}

const isUndecided = ne(leads.status, 'decided')
const isUnder = (path: string) =>
  sql`(${households.areaPath} = ${path} or ${households.areaPath} like ${`${path}.%`})`

/** The same with the place in words. */
async function withAreas(ctx: RequestContext, rows: readonly Row[]) {
  const areas = new Map<string, string>()
  for (const { areaPath } of rows)
    if (!areas.has(areaPath))
      areas.set(areaPath, await areaInWords(ctx.deps.connection.db, ctx.county, areaPath))
  return rows.map((row) => ({ ...present(ctx, row), area: areas.get(row.areaPath) ?? '' }))
}

/** So many are worth reading in a chat. */
const MOST_SHOWN = 30

/**
 * What the actor has to do next: leads to be visited by them, or by nobody else, and those they may decide,
 * the most urgent first.
 */
export async function listOwnLeads(ctx: RequestContext) {
  const { county } = ctx
  const { db } = ctx.deps.connection
  const { staffId, roles } = requireStaff(ctx)
  const isOf = (role: string) => roles.some((each) => each.role === role)
  const toVisit = and(eq(leads.holderId, staffId), eq(leads.status, 'open'))
  const toDecide = and(
    eq(leads.status, 'visited'),
    sql`${leads.visitedBy} is distinct from ${staffId}`,
  )
  const leader = leaderFor(county)
  // Nobody was sent, or they have left.
  const deserted = and(eq(leads.status, 'open'), not(isHolderThere(county)))
  const rows = await select(db, county)
    .where(
      and(
        eq(leads.county, county),
        inScope(ctx, households.areaPath),
        isNoKin(ctx),
        or(
          toVisit,
          isOf('township_clerk') ? or(toDecide, deserted) : undefined,
          isOf('county_office')
            ? or(
                eq(leads.status, 'referred'),
                and(deserted, not(hasClerk(county))),
                and(toDecide, not(hasClerk(county)), sql`${leader} is null`),
              )
            : undefined,
          and(toDecide, sql`${leader} = ${staffId}`),
        ),
      ),
    )
    .orderBy(asc(NEXT), asc(leads.id))
    .limit(MOST_SHOWN)
  return { items: await withAreas(ctx, rows) }
}

/** What is not yet decided of the contact's own households, and what was: nothing but what they were told. */
export async function listHouseholdsLeads(ctx: RequestContext) {
  const { county } = ctx
  const contactId = requireContact(ctx)
  const rows = await ctx.deps.connection.db
    .select({
      code: leads.code,
      class: leads.class,
      kind: leads.kind,
      head: households.headName,
      openedAt: leads.openedAt,
      status: leads.status,
      decidedOn: leads.decidedOn,
    })
    .from(leads)
    .innerJoin(households, and(eq(households.county, county), eq(households.id, leads.householdId)))
    .innerJoin(
      contactLinks,
      and(
        eq(contactLinks.county, county),
        eq(contactLinks.householdId, leads.householdId),
        eq(contactLinks.contactId, contactId),
        isNull(contactLinks.endedAt),
      ),
    )
    .where(eq(leads.county, county))
    .orderBy(asc(leads.openedAt), asc(leads.class), asc(leads.id))
  const isDecided = ({ status }: { status: LeadStatus }) => status === 'decided'
  return {
    items: rows
      .filter((row) => !isDecided(row))
      .map(({ code, class: leadClass, kind, head, openedAt }) => ({
        code,
        class: leadClass,
        kind,
        head,
        openedOn: dayOf(openedAt),
      })),
    decided: rows
      .filter(isDecided)
      .map(({ code, decidedOn }) => ({ code, decidedOn: decidedOn ?? '' })),
  }
}

/** Neither kin or colleague of a household nor, by their own phone, of it. */
function isNoKin({ county, actor }: RequestContext): SQL | undefined {
  if (actor.kind !== 'staff') return undefined
  const { staffId, tiedHouseholdIds } = actor
  return and(
    tiedHouseholdIds.length > 0 ? notInArray(leads.householdId, tiedHouseholdIds) : undefined,
    sql`not exists (
      select from people p
        join staff s on s.county = ${county} and s.id = ${staffId} and s.phone_index = p.phone_index
       where p.county = ${county} and p.household_id = ${leads.householdId})`,
  )
}

const select = (db: Db, county: string) =>
  db
    .select({
      lead: leads,
      head: households.headName,
      areaPath: households.areaPath,
      holder: staff.name,
      next: NEXT,
    })
    .from(leads)
    .innerJoin(households, and(eq(households.county, county), eq(households.id, leads.householdId)))
    .leftJoin(staff, and(eq(staff.county, county), eq(staff.id, leads.holderId)))
    .$dynamic()

interface Row {
  lead: typeof leads.$inferSelect
  head: string
  areaPath: string
  holder: string | null
}

export function present(
  { now }: Pick<RequestContext, 'now'>,
  { lead, head, areaPath, holder }: Row,
) {
  const { id, code, kind, class: leadClass, householdId, isPossible, records, status } = lead
  const { holderId, visitDueOn, decideDueOn, visitedOn, heardOn, toldOn } = lead
  const { outcome, decidedOn, referredOn } = lead
  const dueOn = status === 'open' ? visitDueOn : status === 'decided' ? null : decideDueOn
  return {
    id,
    code,
    kind,
    class: leadClass,
    householdId,
    head,
    areaPath,
    isPossible,
    records,
    status,
    holder: holderId === null ? null : { staffId: holderId, name: holder ?? '' },
    openedOn: dayOf(lead.openedAt),
    visitDueOn,
    decideDueOn,
    dueOn,
    isLate: dueOn !== null && dueOn < dayOf(now),
    visitedOn,
    toldOn,
    heardOn,
    referredOn,
    outcome,
    decidedOn,
  }
}
