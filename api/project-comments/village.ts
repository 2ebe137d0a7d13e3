import { and, desc, eq, inArray, isNull, notInArray, or, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { contactLinks, households, projects } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import type { ProjectStatus } from '../../db/values/projects'
import { listPlaces } from '../areas/places'
import { readPlace } from '../areas/read-place'
import type { RequestContext } from '../http/context'
import { areaName } from '../projects/tell-area'
import { areaAt, contains, withAncestors } from '../shared/area-path'

/** So many are worth reading in a chat. */
const MOST = 30
const NOT_SHOWN = ['rejected', 'cancelled'] as const satisfies readonly ProjectStatus[]

/** The projects of a place as everybody may see them, those that go on first. */
export interface ProjectsOfPlace {
  /** Null where no place is named, and none is known of who asks. */
  area: string | null
  items: { code: string; name: string; area: string; status: ProjectStatus }[]
}

/** Of the place that is named 宝坪村; of the villages of the contact's own households where none is. */
export async function listProjectsOfPlace(
  ctx: RequestContext,
  { text }: { text: string },
): Promise<ProjectsOfPlace> {
  const { county, deps } = ctx
  const { db } = deps.connection
  const paths = await placesMeant(db, ctx, text)
  const [first] = paths
  if (first === undefined) return { area: null, items: [] }
  const rows = await db
    .select()
    .from(projects)
    .where(
      and(
        eq(projects.county, county),
        notInArray(projects.status, [...NOT_SHOWN]),
        or(...paths.map(concerns)),
      ),
    )
    .orderBy(sql`${projects.status} = 'settled'`, desc(projects.openedOn), desc(projects.id))
    .limit(MOST)
  const items = []
  for (const { code, name, areaPath, status } of rows)
    items.push({ code, name, area: await areaName(db, county, areaPath), status })
  return { area: await areaName(db, county, first), items }
}

/** Of a place itself, of one within it, or of one around it, as a project of the whole township is. */
const concerns = (path: AreaPath) =>
  or(inArray(projects.areaPath, withAncestors(path)), sql`${projects.areaPath} like ${`${path}.%`}`)

async function placesMeant(db: Db, ctx: RequestContext, text: string): Promise<AreaPath[]> {
  const { county, actor } = ctx
  const said = text.normalize('NFKC').trim()
  if (said !== '') {
    const place = readPlace(said, await listPlaces(db, ctx))
    return place?.areaPath ? [place.areaPath] : []
  }
  if (actor.kind !== 'contact') return []
  const rows = await db
    .select({ path: households.areaPath })
    .from(contactLinks)
    .innerJoin(
      households,
      and(eq(households.county, county), eq(households.id, contactLinks.householdId)),
    )
    .where(
      and(
        eq(contactLinks.county, county),
        eq(contactLinks.contactId, actor.contactId),
        isNull(contactLinks.endedAt),
      ),
    )
  const villages = [...new Set(rows.map(({ path }) => areaAt(path, 'village')))]
  return villages.filter((path, i) => villages.findIndex((each) => contains(each, path)) === i)
}
