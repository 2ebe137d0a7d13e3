import { and, asc, eq } from 'drizzle-orm'
import { staff } from '../../db/schema'
import type { RequestContext } from '../http/context'

/** Who is meant by names, for whoever names them to look at before anything is kept. */
export interface NamedStaff {
  people: { staffId: string; name: string; unit: string }[]
  /** Nobody is called so. */
  unknown: string[]
  /** Several are called so: the unit is to be said as well. */
  several: string[]
}

const BETWEEN = /[\s,，、;；和及]+/u

/** Reads 钟兰舒、邓知秋、县残联向阳: a name, with the unit beside it where several have it. */
export async function readNamedStaff(
  { county, deps }: RequestContext,
  { text }: { text: string },
): Promise<NamedStaff> {
  const all = await deps.connection.db
    .select({ staffId: staff.id, name: staff.name, unit: staff.unit })
    .from(staff)
    .where(and(eq(staff.county, county), eq(staff.isActive, true)))
    .orderBy(asc(staff.id))
  const found: NamedStaff = { people: [], unknown: [], several: [] }
  for (const said of text.normalize('NFKC').split(BETWEEN).filter(Boolean)) {
    const meant = all.filter(({ name }) => said.includes(name))
    const ofUnit = meant.filter(({ unit }) => said.includes(unit))
    const some = meant.length > 1 ? ofUnit : meant
    const [one] = some
    if (one && some.length === 1) {
      if (!found.people.some(({ staffId }) => staffId === one.staffId)) found.people.push(one)
    } else (meant.length > 1 ? found.several : found.unknown).push(said)
  }
  return found
}
