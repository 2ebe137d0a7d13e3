import { and, asc, eq, gt, or, sql } from 'drizzle-orm'
import { areas, households } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import { recordAccess } from '../audit/record'
import type { RequestContext } from '../http/context'
import { inScope } from '../http/scope'
import { pageOf } from '../shared/cursor'

export interface HouseholdQuery {
  area?: AreaPath | undefined
  /** Part of the head's name, or a whole household number. */
  q?: string | undefined
  /** Key of the last one shown. */
  after: string | null
  limit: number
}

/** Households of the actor's area in order of their keys, which a later insert does not shift. */
export async function listHouseholds(ctx: RequestContext, query: HouseholdQuery) {
  const { county, deps, grant } = ctx
  const { area, q, after, limit } = query
  const village = sql`substring(${households.areaPath} from '^[^.]+[.][^.]+[.][^.]+')`
  const rows = await deps.connection.db
    .select({
      id: households.id,
      key: households.key,
      number: households.number,
      head: households.headName,
      size: households.size,
      areaPath: households.areaPath,
      village: areas.name,
      status: households.status,
      watch: households.watch,
      type: households.type,
    })
    .from(households)
    .leftJoin(areas, and(eq(areas.county, county), eq(areas.path, village)))
    .where(
      and(
        eq(households.county, county),
        inScope(ctx, households.areaPath),
        area ? or(eq(households.areaPath, area), beneath(area)) : undefined,
        q ? or(sql`${households.headName} like ${anywhere(q)}`, eq(households.number, q)) : undefined,
        after === null ? undefined : gt(households.key, after),
      ),
    )
    .orderBy(asc(households.key))
    .limit(limit + 1)
  const seen = area ? [area] : grant.reach === 'area' ? new Set(grant.areaPaths) : [county]
  for (const path of seen)
    await recordAccess(deps.connection.db, ctx, 'household.list', `area:${path}`)
  const { items, next } = pageOf(rows, limit, ({ key }) => [key])
  // The key may hold a keyed hash of an identity number; it stays inside the cursor.
  return { items: items.map(({ key: _, ...household }) => household), next }
}

const beneath = (area: AreaPath) => sql`${households.areaPath} like ${`${area}.%`}`

const anywhere = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`
