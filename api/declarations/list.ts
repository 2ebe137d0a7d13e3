import { and, asc, count, eq, inArray, isNull, notExists, sql } from 'drizzle-orm'
import { declarations, households, outbox, staff, staffRoles } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import { areaInWords } from '../areas/words'
import { record, recordAccess } from '../audit/record'
import { ANYWHERE, tellStaff } from '../help/tell-staff'
import type { Db } from '../../db/client'
import type { RequestContext } from '../http/context'
import { inScope, requireInScope, requireStaff } from '../http/scope'
import { say } from '../messages/templates'
import { dayOf } from '../shared/day'
import type { Outcome } from '../turns/answer'
import { listStanding, nameOf } from './find'

/** What the actor declared and what of it holds, numbered as they withdraw it. */
export async function listOwnDeclarations(ctx: RequestContext) {
  const { county, deps } = ctx
  const { db } = deps.connection
  const { staffId } = requireStaff(ctx)
  const rows = await listStanding(db, county, staffId)
  const ids = rows.flatMap(({ householdId }) => householdId ?? [])
  const homes = await db
    .select({ id: households.id, areaPath: households.areaPath })
    .from(households)
    .where(and(eq(households.county, county), inArray(households.id, ids)))
  const items = []
  for (const [i, row] of rows.entries()) {
    const { id, kind, relation, firm, declaredOn } = row
    const home = homes.find((each) => each.id === row.householdId)
    const area = home ? await areaInWords(db, county, home.areaPath) : ''
    items.push({
      number: i + 1,
      id,
      kind,
      relation,
      name: nameOf(ctx, row),
      firm,
      area,
      declaredOn,
    })
  }
  return { items }
}

/** So many stand in an answer; how many there are is told beside it. */
const MOST = 200

const undeclaredIn = (ctx: RequestContext, db: Db, areaPath: AreaPath) => {
  const { county, now } = ctx
  const year = `${dayOf(now).slice(0, 4)}-01-01`
  const works = db
    .select({ one: sql`1` })
    .from(staffRoles)
    .where(
      and(
        eq(staffRoles.county, county),
        eq(staffRoles.staffId, staff.id),
        inScope(ctx, staffRoles.areaPath),
        sql`(${staffRoles.areaPath} = ${areaPath} or ${staffRoles.areaPath} like ${`${areaPath}.%`})`,
      ),
    )
  const declared = db
    .select({ one: sql`1` })
    .from(declarations)
    .where(
      and(
        eq(declarations.county, county),
        eq(declarations.staffId, staff.id),
        isNull(declarations.endedOn),
        sql`${declarations.declaredOn} >= ${year}`,
      ),
    )
  return and(
    eq(staff.county, county),
    eq(staff.isActive, true),
    sql`exists ${works}`,
    notExists(declared),
  )
}

/** 未申报: who of an area has declared nothing this year, not even that there is nothing. */
export async function listUndeclared(ctx: RequestContext, areaPath: AreaPath) {
  requireInScope(ctx, areaPath, 'area')
  const { db } = ctx.deps.connection
  const where = undeclaredIn(ctx, db, areaPath)
  const items = await db
    .select({ staffId: staff.id, name: staff.name, unit: staff.unit })
    .from(staff)
    .where(where)
    .orderBy(asc(staff.unit), asc(staff.name), asc(staff.id))
    .limit(MOST)
  const [all] = await db.select({ count: count() }).from(staff).where(where)
  await recordAccess(db, ctx, 'declaration.list', `area:${areaPath}`)
  return { items, count: all?.count ?? 0 }
}

/** 催申报: asks those who have declared nothing this year to do so, each once a month at most. */
export async function remindUndeclared(
  tx: Db,
  ctx: RequestContext,
  { areaPath }: { areaPath: AreaPath },
): Promise<Outcome> {
  requireInScope(ctx, areaPath, 'area')
  const { county, now } = ctx
  const month = dayOf(now).slice(0, 7)
  const rows = await tx
    .select({ id: staff.id })
    .from(staff)
    .where(undeclaredIn(ctx, tx, areaPath))
    .orderBy(asc(staff.id))
  const purposeOf = (id: string) => `declaration:remind:${id}:${month}`
  const asked = await tx
    .select({ purpose: outbox.purpose })
    .from(outbox)
    .where(
      and(
        eq(outbox.county, county),
        inArray(
          outbox.purpose,
          rows.map(({ id }) => purposeOf(id)),
        ),
      ),
    )
  const before = new Set(asked.map(({ purpose }) => purpose))
  let reminded = 0
  for (const { id } of rows) {
    if (before.has(purposeOf(id))) continue
    const isTold = await tellStaff(tx, ctx, {
      staffId: id,
      asker: ANYWHERE,
      purpose: purposeOf(id),
      say: say('declaration.remind', { year: Number(month.slice(0, 4)) }),
      class: 'reminder',
    })
    if (isTold) reminded++
  }
  if (reminded > 0)
    await record(tx, ctx, {
      subject: `area:${areaPath}`,
      type: 'declaration.reminded',
      details: { month, reminded },
    })
  return { code: 'reminded', vars: { reminded, before: before.size } }
}
