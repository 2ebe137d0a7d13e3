import { and, asc, eq, gt, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import { areas, households } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import { recordAccess } from '../audit/record'
import type { RequestContext } from '../http/context'
import type { PageQuery } from '../http/page'
import { inScope } from '../http/scope'
import { CursorText, decodeCursor, pageOf } from '../shared/cursor'

const Order = z.tuple([CursorText])

export interface HouseholdQuery extends PageQuery {
  area?: AreaPath | undefined
  /** Part of the head's name, or a whole household number. */
  q?: string | undefined
}

/** The key is not: it may be a keyed hash of the head's identity number. */
const SHOWN = {
  id: households.id,
  number: households.number,
  head: households.headName,
  size: households.size,
  areaPath: households.areaPath,
  status: households.status,
  watch: households.watch,
  type: households.type,
}

/** Households of the actor's area in order of their keys, which a later insert does not shift. */
export async function listHouseholds(ctx: RequestContext, query: HouseholdQuery) {
  const { county, deps, grant } = ctx
  const { area, q, cursor, limit } = query
  const [after] = cursor === undefined ? [] : decodeCursor(cursor, Order)
  const village = sql`substring(${households.areaPath} from '^[^.]+[.][^.]+[.][^.]+')`
  const rows = await deps.connection.db
    .select({ shown: { ...SHOWN, village: areas.name }, key: households.key })
    .from(households)
    .leftJoin(areas, and(eq(areas.county, county), eq(areas.path, village)))
    .where(
      and(
        eq(households.county, county),
        inScope(ctx, households.areaPath),
        area ? or(eq(households.areaPath, area), beneath(area)) : undefined,
        q
          ? or(sql`${households.headName} like ${anywhere(q)}`, eq(households.number, q))
          : undefined,
        after === undefined ? undefined : gt(households.key, after),
      ),
    )
    .orderBy(asc(households.key))
    .limit(limit + 1)
  const seen = area ? [area] : grant.reach === 'area' ? new Set(grant.areaPaths) : [county]
  for (const path of seen)
    await recordAccess(deps.connection.db, ctx, 'household.list', `area:${path}`)
  const { items, next } = pageOf(rows, limit, ({ key }) => [key])
  return { items: items.map(({ shown }) => shown), next }
}

const beneath = (area: AreaPath) => sql`${households.areaPath} like ${`${area}.%`}`

const anywhere = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`
