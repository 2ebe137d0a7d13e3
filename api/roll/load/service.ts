import type { TransactionSql } from 'postgres'
import { audit, events, households, people } from '../../../db/schema'
import type { HouseholdRecord } from '../../../db/values/roll'
import type { RequestContext } from '../../http/context'
import { areaAt } from '../../shared/area-path'
import { newId } from '../../shared/ids'
import { changeHouseholds } from './change'
import { copyRows } from './copy'
import { toRecordRows } from './events'
import { fingerprintOf, keyOf, type PersonRow, toHouseholdRow, toPersonRow } from './rows'

export type LoadContext = Pick<RequestContext, 'county' | 'actor' | 'requestId' | 'now' | 'deps'>
export type Tx = TransactionSql<{ bigint: number }>

export interface LoadCounts {
  entered: number
  changed: number
  same: number
  people: number
  /** Members left out because their ID stands in another household already. */
  elsewhere: { household: string; name: string }[]
}

const CHUNK = 2_000

/**
 * Takes households into the roll, set by set: new ones by COPY, changed ones with an event that
 * holds old and new, unchanged ones not at all. One import at a time per county; one transaction,
 * so that a file goes in whole or not at all.
 */
export async function loadRoll(
  ctx: LoadContext,
  records: Iterable<HouseholdRecord>,
  onProgress: (households: number) => void = () => {},
): Promise<LoadCounts> {
  return ctx.deps.connection.sql.begin(async (sql) => {
    await sql`select 1 from counties where county = ${ctx.county} for update`
    await sql`set local statement_timeout = 0`
    const known = await knownHouseholds(sql, ctx.county)
    const counts: LoadCounts = { entered: 0, changed: 0, same: 0, people: 0, elsewhere: [] }
    let seen = 0
    for (const chunk of chunksOf(records, CHUNK)) {
      await loadChunk(sql, ctx, chunk, known, counts)
      seen += chunk.length
      onProgress(seen)
    }
    return counts
  })
}

interface Known {
  id: string
  fingerprint: Buffer
}

async function knownHouseholds(sql: Tx, county: string): Promise<Map<string, Known>> {
  const rows = await sql<(Known & { key: string })[]>`
    select key, id, fingerprint from households where county = ${county}`
  return new Map(rows.map(({ key, ...known }) => [key, known]))
}

async function loadChunk(
  sql: Tx,
  ctx: LoadContext,
  chunk: HouseholdRecord[],
  known: Map<string, Known>,
  counts: LoadCounts,
) {
  const { county, deps } = ctx
  const fresh: { id: string; record: HouseholdRecord }[] = []
  const changed: { id: string; record: HouseholdRecord }[] = []
  for (const record of chunk) {
    const before = known.get(keyOf(deps.sealer, county, record))
    if (!before) fresh.push({ id: newId(), record })
    else if (before.fingerprint.equals(fingerprintOf(deps.sealer, county, record))) counts.same++
    else changed.push({ id: before.id, record })
  }
  if (fresh.length + changed.length > 0) await ensureGroups(sql, county, chunk)
  await enter(sql, ctx, fresh, counts)
  if (changed.length > 0) await changeHouseholds(sql, ctx, changed, counts)
}

/** New households with their members, events and audit rows. */
async function enter(
  sql: Tx,
  ctx: LoadContext,
  fresh: { id: string; record: HouseholdRecord }[],
  counts: LoadCounts,
) {
  const { county, deps } = ctx
  const members = fresh.flatMap(({ id, record }) =>
    record.people.map((person) => toPersonRow(deps.sealer, county, id, person)),
  )
  const here = await withoutThoseElsewhere(sql, county, members, counts)
  const records = fresh.map(({ id, record }) => {
    const { number, areaPath, status, type } = record
    const details = { number, areaPath, status, householdType: type, size: record.people.length }
    return toRecordRows(ctx, { subject: `household:${id}`, type: 'household.entered', details })
  })
  await copyRows(
    sql,
    households,
    fresh.map(({ id, record }) => toHouseholdRow(deps.sealer, county, id, record)),
  )
  await copyRows(sql, people, here)
  await copyRows(
    sql,
    events,
    records.map((each) => each.event),
  )
  await copyRows(
    sql,
    audit,
    records.map((each) => each.audit),
  )
  counts.entered += fresh.length
  counts.people += here.length
}

/** A person stands in one household only; who moved is a matter for the archive, not for a file. */
export async function withoutThoseElsewhere(
  sql: Tx,
  county: string,
  members: PersonRow[],
  counts: LoadCounts,
): Promise<PersonRow[]> {
  const indexes = members.map((member) => member.idNumberIndex.toString('hex'))
  const rows = await sql<{ index: Buffer; household_id: string }[]>`
    select id_number_index as index, household_id from people
     where county = ${county}
       and id_number_index in (select decode(i, 'hex') from unnest(${indexes}::text[]) i)`
  const standing = new Map(rows.map((row) => [row.index.toString('hex'), row.household_id]))
  return members.filter((member) => {
    const at = standing.get(member.idNumberIndex.toString('hex'))
    if (at === undefined || at === member.householdId) return true
    counts.elsewhere.push({ household: member.householdId, name: member.name })
    return false
  })
}

/** Villager groups the file names come to be; their village is known already. */
async function ensureGroups(sql: Tx, county: string, chunk: HouseholdRecord[]) {
  const paths = [...new Set(chunk.map((record) => record.areaPath))]
  const rows = paths.map((path) => {
    const name = `${path.slice(areaAt(path, 'village').length + 1)}社`
    return { county, path, level: 'group', name, source: 'roll' }
  })
  await sql`insert into areas ${sql(rows)} on conflict do nothing`
}

function* chunksOf<T>(items: Iterable<T>, size: number): Generator<T[]> {
  let chunk: T[] = []
  for (const item of items) {
    chunk.push(item)
    if (chunk.length === size) {
      yield chunk
      chunk = []
    }
  }
  if (chunk.length > 0) yield chunk
}
