import { chunksOf, CHUNK, type LoadContext, type LoadRecord, type Tx } from './context'
import type { Entry, PersonRow } from './rows'
import { findStanding } from './standing'

/** A household of the roll of which the file does not say quite the same as before. */
export interface Change extends Entry {
  id: string
}

type Member = Pick<PersonRow, 'id' | 'householdId' | 'name' | 'idNumberIndex'>

/** Who is no longer a member of their household by the file. */
export interface Leavers {
  /** The id they keep wherever they go, by their ID's index in hex. */
  released: Map<string, string>
  /** By the household they leave. */
  members: Map<string, { hex: string; name: string }[]>
  /** How many stay after all, by household. */
  kept: Map<string, number>
}

/** Finds who leaves; of all changes at once, since a person may join a household that comes first. */
export async function findLeavers(
  ctx: LoadContext,
  sql: Tx,
  changes: readonly Change[],
): Promise<Leavers> {
  const { county, deps } = ctx
  const leavers: Leavers = { released: new Map(), members: new Map(), kept: new Map() }
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
        const left = leavers.members.get(id) ?? []
        leavers.members.set(id, [...left, { hex, name: member.name }])
      }
    }
  }
  return leavers
}

/**
 * Nobody leaves for a household that is not taken in: its head stands in another one and stays there.
 * Whoever stays for that may be the head of a further one, so this looks until nothing changes.
 */
export async function keepOfRefused(
  { county, deps }: LoadContext,
  sql: Tx,
  blocked: readonly Entry[],
  leavers: Leavers,
): Promise<void> {
  const { released } = leavers
  const indexOf = (idNumber: string) => deps.sealer.index('id_number', county, idNumber)
  const hexOf = (idNumber: string) => indexOf(idNumber).toString('hex')
  const heads = blocked.flatMap(({ record }) => headOf(record)?.idNumber ?? [])
  const standing = new Set<string>()
  for (const chunk of chunksOf(heads.map(indexOf), CHUNK))
    for (const hex of (await findStanding(sql, county, chunk)).keys()) standing.add(hex)
  let open = blocked
  for (let before = -1; before !== released.size;) {
    before = released.size
    open = open.filter(({ record }) => {
      const head = headOf(record)
      const hex = head && hexOf(head.idNumber)
      if (!hex || !standing.has(hex) || released.has(hex)) return true
      for (const { idNumber } of record.people) released.delete(hexOf(idNumber))
      return false
    })
  }
  for (const [id, members] of leavers.members) {
    const left = members.filter(({ hex }) => released.has(hex))
    leavers.members.set(id, left)
    leavers.kept.set(id, members.length - left.length)
  }
}

const headOf = (record: LoadRecord) => record.people.find(({ isHead }) => isHead)

/** Takes them out of the roll, so that another household may take them in. */
export async function removeLeavers(sql: Tx, county: string, { released }: Leavers): Promise<void> {
  for (const ids of chunksOf(released.values(), CHUNK))
    await sql`delete from people where county = ${county} and id = any(${ids}::uuid[])`
}
