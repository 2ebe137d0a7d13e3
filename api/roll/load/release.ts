import { chunksOf, CHUNK, type LoadContext, type Tx } from './context'
import type { Entry, PersonRow } from './rows'

/** A household of the roll of which the file does not say quite the same as before. */
export interface Change extends Entry {
  id: string
}

type Member = Pick<PersonRow, 'id' | 'householdId' | 'name' | 'idNumberIndex'>

/** Who is no longer a member of their household by the file. */
export interface Leavers {
  /** The id they keep wherever they go, by their ID's index in hex. */
  released: Map<string, string>
  /** Their names, by the household they leave. */
  names: Map<string, string[]>
}

/** Finds who leaves; of all changes at once, since a person may join a household that comes first. */
export async function findLeavers(
  ctx: LoadContext,
  sql: Tx,
  changes: readonly Change[],
): Promise<Leavers> {
  const { county, deps } = ctx
  const leavers: Leavers = { released: new Map(), names: new Map() }
  const hexOf = (idNumber: string) =>
    deps.sealer.index('id_number', county, idNumber).toString('hex')
  for (const chunk of chunksOf(changes, CHUNK)) {
    const ids = chunk.map(({ id }) => id)
    const rows = await sql<Member[]>`
      select id, household_id as "householdId", name, id_number_index as "idNumberIndex"
        from people where county = ${county} and household_id = any(${ids}::uuid[])`
    const members = Map.groupBy(rows, ({ householdId }) => householdId)
    for (const { id, record } of chunk) {
      // Whoever the file seems to miss may be one of those whose rows could not be read.
      if (record.leftOut) continue
      const named = new Set(record.people.map(({ idNumber }) => hexOf(idNumber)))
      for (const member of members.get(id) ?? []) {
        const hex = member.idNumberIndex.toString('hex')
        if (named.has(hex)) continue
        leavers.released.set(hex, member.id)
        leavers.names.set(id, [...(leavers.names.get(id) ?? []), member.name])
      }
    }
  }
  return leavers
}

/** Takes them out of the roll, so that another household may take them in. */
export async function removeLeavers(sql: Tx, county: string, { released }: Leavers): Promise<void> {
  for (const ids of chunksOf(released.values(), CHUNK))
    await sql`delete from people where county = ${county} and id = any(${ids}::uuid[])`
}
