import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { accountabilities, staff, staffRoles } from '../../db/schema'
import type { RequestContext } from '../http/context'
import { inScope, requireStaff } from '../http/scope'
import { ApiError } from '../shared/errors'

export type Accountability = typeof accountabilities.$inferSelect

/** Whose person plays a part within the actor's reach. */
export const isOfScope = (ctx: RequestContext): SQL => sql`exists (
  select 1 from ${staffRoles}
   where ${staffRoles.county} = ${ctx.county} and ${staffRoles.staffId} = ${accountabilities.staffId}
     and ${inScope(ctx, staffRoles.areaPath) ?? sql`true`})`

/** A case within the actor's reach, held until the end; it is not there for others, nor for its person before it is decided. */
export async function lockCase(tx: Db, ctx: RequestContext, code: string): Promise<Accountability> {
  const [row] = await tx
    .select()
    .from(accountabilities)
    .where(
      and(
        eq(accountabilities.county, ctx.county),
        eq(accountabilities.code, code),
        isOfScope(ctx),
        isNotOfActor(ctx),
      ),
    )
    .for('update', { of: accountabilities })
  if (!row) throw new ApiError('not_found', 'accountability')
  return row
}

const plain = (unit: SQL) => sql`regexp_replace(normalize(${unit}, NFKC), '\\s', '', 'g')`

/** Nobody looks into a case of their own as an inspector, nor into one of kin or colleagues, who would hear of it. */
export function isNotOfActor(ctx: RequestContext): SQL | undefined {
  if (ctx.actor.kind !== 'staff') return undefined
  const { county } = ctx
  const { staffId } = requireStaff(ctx)
  return sql`${accountabilities.staffId} <> ${staffId}
    and not exists (
      select 1 from declarations d
       where d.county = ${county} and d.kind = 'kin' and d.ended_on is null
         and ((d.staff_id = ${staffId} and d.kin_staff_id = ${accountabilities.staffId})
           or (d.kin_staff_id = ${staffId} and d.staff_id = ${accountabilities.staffId})))
    and not exists (
      select 1 from staff one
        join staff other on other.county = ${county} and other.id = ${accountabilities.staffId}
       where one.county = ${county} and one.id = ${staffId} and ${plain(sql`one.unit`)} <> ''
         and ${plain(sql`one.unit`)} = ${plain(sql`other.unit`)})`
}

export async function setCase(tx: Db, county: string, id: string, set: Partial<Accountability>) {
  await tx
    .update(accountabilities)
    .set(set)
    .where(and(eq(accountabilities.county, county), eq(accountabilities.id, id)))
}

/** What somebody is, wherever, with their name; empty of whom there is not. */
export async function findMembers(tx: Db, county: string, staffIds: readonly string[]) {
  if (staffIds.length === 0) return []
  const members = await tx
    .select({ staffId: staff.id, name: staff.name, unit: staff.unit, isActive: staff.isActive })
    .from(staff)
    .where(and(eq(staff.county, county), inArray(staff.id, [...staffIds])))
  const roles = await tx
    .select({ staffId: staffRoles.staffId, role: staffRoles.role, areaPath: staffRoles.areaPath })
    .from(staffRoles)
    .where(and(eq(staffRoles.county, county), inArray(staffRoles.staffId, [...staffIds])))
  return members.map((member) => ({
    ...member,
    roles: roles.filter(({ staffId }) => staffId === member.staffId),
  }))
}
export type Member = Awaited<ReturnType<typeof findMembers>>[number]
