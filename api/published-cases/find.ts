import { and, eq, ne, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { publishedCases } from '../../db/schema'
import { type Accountability, findMembers, lockCase } from '../accountabilities/find'
import type { RequestContext } from '../http/context'

/** A case of somebody in the actor's reach with what is, or was to be, made public of it. */
export async function lockPublished(tx: Db, ctx: RequestContext, code: string) {
  const { county } = ctx
  const row: Accountability = await lockCase(tx, ctx, code)
  const [published] = await tx
    .select()
    .from(publishedCases)
    .where(
      and(
        eq(publishedCases.county, county),
        eq(publishedCases.accountabilityId, row.id),
        ne(publishedCases.status, 'refused'),
      ),
    )
    .for('update')
  const [person] = await findMembers(tx, county, [row.staffId])
  return { row, published, person }
}

/** Whether a text holds the name of the head of a household where somebody works, not their own. */
export async function namesHousehold(
  tx: Db,
  county: string,
  text: string,
  person: { name: string; roles: readonly { areaPath: string }[] },
): Promise<boolean> {
  const townships = person.roles.map(({ areaPath }) => areaPath.split('.').slice(0, 2).join('.'))
  for (const path of new Set(townships)) {
    const [found] = await tx.execute<{ named: boolean }>(sql`
      select exists (
        select 1 from households h
         where h.county = ${county} and (h.area_path = ${path} or h.area_path like ${`${path}.%`})
           and h.head_name <> ${person.name} and position(h.head_name in ${text}) > 0) as named`)
    if (found?.named) return true
  }
  return false
}
