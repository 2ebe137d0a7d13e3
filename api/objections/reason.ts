import { and, eq, inArray, or, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { households, notices, people } from '../../db/schema'
import type { RequestContext } from '../http/context'
import { areaAt } from '../shared/area-path'
import { getObjectionRow } from './concerned'
import { objectorBehind } from './objector'
import type { Objection } from './put-down'
import { maskNames, NAME_GAPS, type Named, withoutGaps } from './rules'

/**
 * The reason of a decision as one side may read it, to whom the cadre's words could give away who
 * objected, who is contested or who bore witness: of the register's names only the reader's own.
 */
export async function reasonFor(
  tx: Db,
  ctx: Pick<RequestContext, 'county'>,
  reader: 'objector' | 'contested',
  objection: Objection,
  reason: string,
): Promise<string> {
  const { county } = ctx
  const { householdId: contested, noticeId, appealOfId } = objection
  const { householdIds: objectors } = await objectorBehind(tx, ctx, objection)
  const before = appealOfId ? await objectorsOf(tx, ctx, appealOfId) : []
  const [notice] = await tx
    .select({ areaPath: notices.areaPath })
    .from(notices)
    .where(and(eq(notices.county, county), eq(notices.id, noticeId)))
  if (!notice) throw new Error('an objection without its list')
  const concerned = [...(contested ? [contested] : []), ...objectors, ...before]
  // Neighbours of another 社 bear witness, too.
  const village = areaAt(notice.areaPath, 'village')
  const own = reader === 'objector' ? objectors : contested ? [contested] : []
  const ofWhom = (id: string): Named['of'] =>
    own.includes(id) ? 'own' : id === contested ? 'contested' : 'other'
  const named = await listNamed(tx, county, village, concerned, reason)
  return maskNames(
    reason,
    named.map(({ householdId, name }) => ({ name, of: ofWhom(householdId) })),
  )
}

/**
 * The same for a reason the household itself is given, of whatever decision: of the names of an area
 * and of others who had a part in it only its own.
 */
export async function reasonOf(
  tx: Db,
  county: string,
  areaPath: string,
  householdId: string,
  reason: string,
  others: readonly string[],
): Promise<string> {
  const named = await listNamed(tx, county, areaPath, [householdId], reason)
  return maskNames(reason, [
    ...others.map((name): Named => ({ name, of: 'other' })),
    ...named.map(({ householdId: id, name }): Named => ({
      name,
      of: id === householdId ? 'own' : 'other',
    })),
  ])
}

/** Whose objection the decision was about that is asked about: on the other side, it may be. */
async function objectorsOf(tx: Db, ctx: Pick<RequestContext, 'county'>, firstId: string) {
  const first = await getObjectionRow(tx, ctx.county, firstId)
  return (await objectorBehind(tx, ctx, first)).householdIds
}

/** Heads and members whose names stand in a text, of an area and of these households. */
function listNamed(
  tx: Db,
  county: string,
  areaPath: string,
  householdIds: readonly string[],
  text: string,
): Promise<{ householdId: string; name: string }[]> {
  const here = and(
    eq(households.county, county),
    or(
      sql`(${households.areaPath} = ${areaPath} or ${households.areaPath} like ${`${areaPath}.%`})`,
      inArray(households.id, [...householdIds]),
    ),
  )
  const stands = (name: typeof households.headName | typeof people.name): SQL => {
    const bare = sql`translate(${name}, ${NAME_GAPS}, '')`
    return sql`(${bare} <> '' and strpos(${withoutGaps(text)}, ${bare}) > 0)`
  }
  const heads = tx
    .select({ householdId: households.id, name: households.headName })
    .from(households)
    .where(and(here, stands(households.headName)))
  const members = tx
    .select({ householdId: households.id, name: people.name })
    .from(households)
    .innerJoin(people, and(eq(people.county, county), eq(people.householdId, households.id)))
    .where(and(here, stands(people.name)))
  return heads.union(members)
}
