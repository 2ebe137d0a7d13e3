import { and, asc, eq, inArray, ne, notInArray, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '../../db/client'
import { declarationHits, declarations, households, staff, staffRoles } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import type { DeclarationHitStatus } from '../../db/values/integrity'
import { areaInWords } from '../areas/words'
import { requireTouched } from '../areas/touched'
import { record, recordAccess } from '../audit/record'
import { makeFinding } from '../findings/make'
import { areasAround } from '../help/responders'
import type { RequestContext } from '../http/context'
import type { PageQuery } from '../http/page'
import { inScope, requireInScope, requireStaff } from '../http/scope'
import { listTies } from '../reviews/kin'
import { decodeCursor, pageOf } from '../shared/cursor'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { plainUnit } from '../shared/unit'
import type { Outcome } from '../turns/answer'
import { decideRefusal } from './rules'
import { kinOf } from './ties'

export interface HitQuery extends PageQuery {
  areaPath?: AreaPath | undefined
  status?: DeclarationHitStatus | undefined
}

const Position = z.tuple([z.iso.date(), z.uuid()])
const isUnder = (path: AreaPath): SQL =>
  sql`(${declarationHits.areaPath} = ${path} or ${declarationHits.areaPath} like ${`${path}.%`})`

/** 优亲厚友: what kin and firms of cadres got, the oldest first; never what is about the reader. */
export async function listHits(ctx: RequestContext, query: HitQuery) {
  const { county, deps } = ctx
  const { db } = deps.connection
  const { areaPath, status, cursor, limit } = query
  if (areaPath !== undefined) requireTouched(ctx, areaPath)
  const after = cursor === undefined ? undefined : decodeCursor(cursor, Position)
  const rows = await select(db, county)
    .where(
      and(
        eq(declarationHits.county, county),
        inScope(ctx, declarationHits.areaPath),
        notAboutReader(ctx),
        areaPath === undefined ? undefined : isUnder(areaPath),
        status && eq(declarationHits.status, status),
        after &&
          sql`(${declarationHits.foundOn}, ${declarationHits.id}) > (${after[0]}::date, ${after[1]}::uuid)`,
      ),
    )
    .orderBy(asc(declarationHits.foundOn), asc(declarationHits.id))
    .limit(limit + 1)
  await recordAccess(db, ctx, 'declaration.list', `area:${areaPath ?? county}`)
  const { items, next } = pageOf(rows, limit, ({ hit }) => [hit.foundOn, hit.id])
  return { items: await Promise.all(items.map((row) => present(ctx, row))), next }
}

/** One by its number; of the cadre it is about there is none. */
export async function getHitByCode(ctx: RequestContext, code: string) {
  const { county, deps } = ctx
  const [row] = await select(deps.connection.db, county).where(
    and(eq(declarationHits.county, county), eq(declarationHits.code, code), notAboutReader(ctx)),
  )
  if (!row) throw new ApiError('not_found', 'hit')
  requireInScope(ctx, row.hit.areaPath, 'hit')
  return present(ctx, row)
}

const notAboutReader = ({ actor }: RequestContext): SQL | undefined =>
  actor.kind === 'staff' ? ne(declarationHits.staffId, actor.staffId) : undefined

const select = (db: Db, county: string) =>
  db
    .select({
      hit: declarationHits,
      cadre: staff.name,
      unit: staff.unit,
      kind: declarations.kind,
      relation: declarations.relation,
      firm: declarations.firm,
      head: households.headName,
    })
    .from(declarationHits)
    .innerJoin(staff, and(eq(staff.county, county), eq(staff.id, declarationHits.staffId)))
    .innerJoin(
      declarations,
      and(eq(declarations.county, county), eq(declarations.id, declarationHits.declarationId)),
    )
    .leftJoin(
      households,
      and(eq(households.county, county), eq(households.id, declarationHits.householdId)),
    )
    .$dynamic()

async function present(
  { county, deps }: RequestContext,
  { hit, cadre, unit, kind, relation, firm, head }: Awaited<ReturnType<typeof select>>[number],
) {
  const { id, code, benefit, areaPath, foundOn, status, decidedOn, reason } = hit
  return {
    id,
    code,
    cadre,
    unit,
    kind,
    // Of a cadre's own home there is none.
    relation: kind === 'kin' ? relation : null,
    /** The household's head, or the firm. */
    who: head ?? firm ?? '',
    benefit,
    areaPath,
    area: await areaInWords(deps.connection.db, county, areaPath),
    foundOn,
    status,
    decidedOn,
    reason,
  }
}
export type ListedHit = Awaited<ReturnType<typeof present>>

interface HitDecision {
  code: string
  isProper: boolean
  reason: string
}

/** 申报线索: in order, or a finding 优亲厚友; by somebody neither kin nor of the same unit. */
export async function decideHit(
  tx: Db,
  ctx: RequestContext,
  { code, isProper, reason: given }: HitDecision,
): Promise<Outcome> {
  const { county, now } = ctx
  const { staffId: self, tiedHouseholdIds } = requireStaff(ctx)
  const [hit] = await tx
    .select()
    .from(declarationHits)
    .where(
      and(eq(declarationHits.county, county), eq(declarationHits.code, code), notAboutReader(ctx)),
    )
    .for('update')
  if (!hit) throw new ApiError('not_found', 'hit')
  requireInScope(ctx, hit.areaPath, 'hit')
  const kin = await kinOf(tx, county, [hit.staffId])
  const isHome = hit.householdId !== null && tiedHouseholdIds.includes(hit.householdId)
  const refusal = decideRefusal({
    status: hit.status,
    isSameUnit: await ofOneUnit(tx, county, self, hit.staffId),
    isTied: isHome || kin.includes(self),
  })
  if (refusal) throw new ApiError('refused', refusal)
  const reason = given.trim()
  const finding = isProper ? null : await pass(tx, ctx, hit, reason, kin)
  const decided = { decidedBy: self, decidedOn: dayOf(now), reason, findingId: finding?.id ?? null }
  const status = isProper ? 'proper' : 'passed'
  await tx
    .update(declarationHits)
    .set({ ...decided, status })
    .where(and(eq(declarationHits.county, county), eq(declarationHits.id, hit.id)))
  const subject = `declaration_hit:${hit.id}`
  const details = { findingId: decided.findingId }
  await record(tx, ctx, { subject, type: `declaration_hit.${status}`, details })
  return finding ? { code: 'passed', vars: { code: finding.code } } : { code: 'proper', vars: {} }
}

/** Who leads where it happened is to put it right, never the cadre it is about or their kin. */
async function pass(
  tx: Db,
  ctx: RequestContext,
  hit: typeof declarationHits.$inferSelect,
  text: string,
  kin: readonly string[],
) {
  const { areaPath, householdId, staffId } = hit
  const { staffId: self } = requireStaff(ctx)
  const barred = [staffId, self, ...kin]
  const owner = await findLeader(tx, ctx.county, areaPath, householdId, barred)
  if (!owner) throw new ApiError('refused', 'nobody_to_rectify')
  const given = { areaPath, kind: 'favouritism', tags: [], text, amountFen: null } as const
  return makeFinding(tx, ctx, { ...given, ownerId: owner })
}

const LEADERS = ['township_secretary', 'township_head', 'county_office'] as const

/** The nearest who leads there, neither barred nor tied to the household. */
async function findLeader(
  tx: Db,
  county: string,
  areaPath: AreaPath,
  householdId: string | null,
  barred: readonly string[],
): Promise<string | undefined> {
  const rows = await tx
    .select({ staffId: staff.id, role: staffRoles.role })
    .from(staffRoles)
    .innerJoin(
      staff,
      and(eq(staff.county, county), eq(staff.id, staffRoles.staffId), staff.isActive),
    )
    .where(
      and(
        eq(staffRoles.county, county),
        inArray(staffRoles.role, [...LEADERS]),
        inArray(staffRoles.areaPath, await areasAround(tx, county, areaPath)),
        notInArray(staff.id, [...barred]),
      ),
    )
    .orderBy(asc(staff.id))
  const homes = householdId ? [householdId] : []
  const ids = rows.map(({ staffId }) => staffId)
  const tied = new Set((await listTies(tx, county, ids, homes)).map(({ staffId }) => staffId))
  const free = rows.filter(({ staffId }) => !tied.has(staffId))
  return LEADERS.flatMap((role) => free.filter((each) => each.role === role))[0]?.staffId
}

async function ofOneUnit(tx: Db, county: string, one: string, other: string): Promise<boolean> {
  const unitOf = async (id: string) => {
    const [row] = await tx
      .select({ unit: staff.unit })
      .from(staff)
      .where(and(eq(staff.county, county), eq(staff.id, id)))
    return row && plainUnit(row.unit)
  }
  return (await unitOf(one)) === (await unitOf(other))
}
