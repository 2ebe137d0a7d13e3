import { and, asc, eq, inArray, or } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Db } from '../../db/client'
import { notices, objections, staff } from '../../db/schema'
import type { RequestContext } from '../http/context'
import { reasonPlace } from '../objections/decide'
import { effectiveObjectionStatus } from '../objections/rules'
import { dayOf } from '../shared/day'
import type { CaseRow } from './cases'
import type { List, Listing, Objection } from './facts'

type Context = Pick<RequestContext, 'county' | 'deps' | 'now'>

/** Against one case: to its household in the round, or to the procedure of a list it stood on. */
export type ObjectionsOf = ReadonlyMap<string, Objection[]>

/**
 * The objections that bear on each case. Whose they are and in which words is not read at all but for
 * the contacts, whose names the reasons of the decisions are then cleared of.
 */
export async function readObjections(
  db: Db,
  ctx: Context,
  cases: readonly CaseRow[],
  listings: ReadonlyMap<string, readonly { listing: Listing }[]>,
  lists: ReadonlyMap<string, List>,
): Promise<{ ofCase: ObjectionsOf; contactIds: string[]; proxyIds: string[] }> {
  const rows = await select(db, ctx.county, cases, [...lists.keys()])
  const codeOf = new Map(rows.map(({ objection }) => [objection.id, objection.code]))
  const appealOf = new Map(
    rows.flatMap(({ objection: { appealOfId, code } }) =>
      appealOfId ? [[appealOfId, code] as const] : [],
    ),
  )
  const found = rows.map((row) => {
    const { id, appealOfId } = row.objection
    const appealCode = appealOf.get(id) ?? null
    const appealOfCode = (appealOfId && codeOf.get(appealOfId)) ?? null
    return { row, shown: { ...present(ctx, row), appealCode, appealOfCode } }
  })
  const byHousehold = Map.groupBy(found, ({ row }) => `${row.roundId}:${row.objection.householdId}`)
  const byList = Map.groupBy(
    found.filter(({ row }) => isOfAll(row)),
    ({ row }) => row.objection.noticeId,
  )
  const ofCase = new Map(
    cases.map(({ application: { id, roundId, householdId } }) => {
      const own = byHousehold.get(`${roundId}:${householdId}`) ?? []
      const stood = new Set((listings.get(id) ?? []).map(({ listing }) => listing.listId))
      const ofLists = [...stood].flatMap((listId) => byList.get(listId) ?? [])
      return [id, [...own, ...ofLists].map(({ shown }) => shown)]
    }),
  )
  const contactIds = rows.flatMap(({ objection }) => objection.contactId ?? [])
  const proxyIds = rows.flatMap(({ objection }) => objection.proxyId ?? [])
  return { ofCase, contactIds, proxyIds }
}

/** About a list as a whole: its procedure, or an entry nobody has placed yet. */
const isOfAll = ({ objection: { ground, householdId } }: Row) =>
  ground === 'faulty_procedure' || (householdId === null && ground !== 'left_out')

function select(db: Db, county: string, cases: readonly CaseRow[], listIds: readonly string[]) {
  const checker = alias(staff, 'checker')
  const decider = alias(staff, 'decider')
  const roundIds = [...new Set(cases.flatMap(({ application }) => application.roundId ?? []))]
  const householdIds = [...new Set(cases.map(({ household }) => household.id))]
  if (roundIds.length === 0) return []
  const ofHousehold = and(
    inArray(objections.householdId, householdIds),
    inArray(notices.roundId, roundIds),
  )
  const ofLists = listIds.length > 0 ? inArray(objections.noticeId, [...listIds]) : undefined
  return db
    .select({
      objection: objections,
      roundId: notices.roundId,
      listCode: notices.code,
      level: notices.level,
      checker: checker.name,
      decider: decider.name,
    })
    .from(objections)
    .innerJoin(notices, and(eq(notices.county, county), eq(notices.id, objections.noticeId)))
    .leftJoin(checker, and(eq(checker.county, county), eq(checker.id, objections.staffId)))
    .leftJoin(decider, and(eq(decider.county, county), eq(decider.id, objections.decidedBy)))
    .where(and(eq(objections.county, county), or(ofHousehold, ofLists)))
    .orderBy(asc(objections.filedAt), asc(objections.id))
}

type Row = Awaited<ReturnType<typeof select>>[number]

function present({ county, deps, now }: Context, row: Row) {
  const { objection, listCode, level, checker, decider } = row
  const { id, code, ground, filedOn, dueOn, decidedAt, reasonSealed } = objection
  return {
    id,
    code,
    listCode,
    level,
    ground,
    status: effectiveObjectionStatus(objection, now),
    filedOn,
    dueOn,
    checker,
    decidedBy: decider,
    decidedOn: decidedAt && dayOf(decidedAt),
    reason: reasonSealed ? deps.sealer.open(reasonPlace(county, id), reasonSealed) : '',
  }
}
