import { and, asc, eq } from 'drizzle-orm'
import { staff } from '../../../db/schema'
import type { RequestContext } from '../../http/context'

/** Several may be of one name; their units tell them apart. So many can be picked from in one message. */
const MOST = 5

/** Members of staff a name said together with a unit, or alone, may mean. */
export async function findAccused({ county, deps }: RequestContext, words: string) {
  const said = words.normalize('NFKC').replace(/\s/g, '')
  const rows = await deps.connection.db
    .select({ staffId: staff.id, name: staff.name, unit: staff.unit })
    .from(staff)
    .where(and(eq(staff.county, county), eq(staff.isActive, true)))
    .orderBy(asc(staff.unit), asc(staff.id))
  const named = rows.filter(({ name }) => said.includes(name))
  const inUnit = named.filter(({ name, unit }) => said.replace(name, '').includes(unit))
  return { items: (inUnit.length > 0 ? inUnit : named).slice(0, MOST) }
}
