import { areaAt } from '../../shared/area-path'
import type { Tx } from './context'

/** Villager groups the file names come to be; their village is known already. */
export async function ensureGroups(sql: Tx, county: string, paths: readonly string[]) {
  if (paths.length === 0) return
  const rows = [...new Set(paths)].map((path) => {
    const name = `${path.slice(areaAt(path, 'village').length + 1)}社`
    return { county, path, level: 'group', name, source: 'roll' }
  })
  await sql`insert into areas ${sql(rows)} on conflict do nothing`
}
