import { people } from '../../../db/schema'
import type { Day } from '../../shared/day'
import { chunksOf, CHUNK, type LoadContext, type LoadRecord, type Tx } from './context'
import { readDecided } from './decided'
import type { Entry, PersonRow } from './rows'
import { findStanding } from './standing'
import { readRows } from './upsert'

/** A household of the roll of which the file does not say quite the same as before. */
export interface Change extends Entry {
  id: string
  /** The file finds it by a key it had before a decision. */
  isByOldKey?: boolean
}

/**
 * Until the load is through nobody decides about the households it changes: what is read of them from here on
 * is what it writes over. In the order of their ids, as decisions take theirs.
 */
export async function holdChanged(
  sql: Tx,
  county: string,
  changes: readonly Change[],
): Promise<void> {
  for (const ids of chunksOf(changes.map(({ id }) => id).toSorted(), CHUNK))
    await sql`
      select 1 from households where county = ${county} and id = any(${ids}::uuid[])
       order by id for no key update`
}

/** Who is no longer a member of their household by the file. */
export interface Leavers {
  /** The id they keep wherever they go, by their ID's index in hex. */
  released: Map<string, string>
  /** The household they leave, and the one of the roll the file names them in, by the same. */
  from: Map<string, string>
  to: Map<string, string>
  /** By the household they leave. */
  members: Map<string, { hex: string; row: PersonRow }[]>
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
  const leavers: Leavers = {
    released: new Map(),
    from: new Map(),
    to: new Map(),
    members: new Map(),
    kept: new Map(),
  }
  const hexOf = (idNumber: string) =>
    deps.sealer.index('id_number', county, idNumber).toString('hex')
  for (const chunk of chunksOf(changes, CHUNK)) {
    const ids = chunk.map(({ id }) => id)
    const rows = await readRows(sql, people, 'household_id', county, ids)
    const members = Map.groupBy(rows, ({ householdId }) => householdId)
    const decidedOf = await readDecided(sql, county, ids)
    for (const { id, record } of chunk) {
      // Whoever the file seems to miss may be one of those whose rows could not be read.
      if (record.leftOut) continue
      const named = new Set(record.people.map(({ idNumber }) => hexOf(idNumber)))
      const decided = decidedOf(id)
      // Whom a decision keeps out of it, or all of them if it is closed, it does not take in.
      const out = new Set(decided.left.map(({ was }) => was))
      if (!decided.of(id, 'status'))
        for (const hex of named) if (!out.has(hex)) leavers.to.set(hex, id)
      // Who is a member by decision, or is named by the number they had before it was corrected.
      const stays = new Set(decided.joined)
      for (const hex of named) stays.add(decided.renamed(hex) ?? '')
      for (const member of members.get(id) ?? []) {
        const hex = member.idNumberIndex.toString('hex')
        if (named.has(hex) || stays.has(member.id)) continue
        leavers.released.set(hex, member.id)
        leavers.from.set(hex, id)
        const left = leavers.members.get(id) ?? []
        leavers.members.set(id, [...left, { hex, row: member }])
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

/** Takes them out of the roll, so that another household may take them in; until then they are kept aside. */
export async function removeLeavers(
  sql: Tx,
  county: string,
  { released }: Leavers,
  leftOn: Day,
): Promise<void> {
  for (const ids of chunksOf(released.values(), CHUNK)) {
    await sql`
      with gone as (
        delete from people where county = ${county} and id = any(${ids}::uuid[]) returning *
      )
      insert into former_members
             (county, id, household_id, name, id_number_sealed, id_number_index, reason, left_on)
      select county, id, household_id, name, id_number_sealed, id_number_index, 'roll_file',
             ${leftOn}::date from gone`
  }
}

/** Who was a member of some household and is of none, by their ID's index in hex: their id stays theirs. */
export async function findFormer(
  sql: Tx,
  county: string,
  indexes: readonly Buffer[],
): Promise<Map<string, string>> {
  if (indexes.length === 0) return new Map()
  const wanted = indexes.map((index) => index.toString('hex'))
  const rows = await sql<{ hex: string; id: string }[]>`
    select encode(id_number_index, 'hex') as hex, id from former_members
     where county = ${county}
       and id_number_index in (select decode(i, 'hex') from unnest(${wanted}::text[]) i)`
  return new Map(rows.map(({ hex, id }) => [hex, id]))
}

/** Whoever the roll has taken in again. */
export async function forgetReturned(sql: Tx, county: string): Promise<void> {
  await sql`
    delete from former_members f using people p
     where f.county = ${county} and p.county = ${county} and p.id = f.id`
}
