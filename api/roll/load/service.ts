import type { TransactionSql } from 'postgres'
import { audit, events, households, people } from '../../../db/schema'
import type { HouseholdRecord } from '../../../db/values/roll'
import type { RequestContext } from '../../http/context'
import { areaAt } from '../../shared/area-path'
import { newId } from '../../shared/ids'
import { type Change, changeHouseholds } from './change'
import { copyRows } from './copy'
import { toRecordRows } from './events'
import { type HouseholdRow, type PersonRow, toEntry, toHouseholdRow, toPersonRow } from './rows'

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
 * so that a file goes in whole or not at all. With `isTrial` nothing stays.
 */
export async function loadRoll(
  ctx: LoadContext,
  records: Iterable<HouseholdRecord>,
  { onProgress, isTrial = false }: { onProgress?: OnProgress; isTrial?: boolean } = {},
): Promise<LoadCounts> {
  const counts: LoadCounts = { entered: 0, changed: 0, same: 0, people: 0, elsewhere: [] }
  const load = ctx.deps.connection.sql.begin(async (sql) => {
    await sql`select 1 from counties where county = ${ctx.county} for update`
    await sql`set local statement_timeout = 0`
    const known = await knownHouseholds(sql, ctx.county)
    const isEmpty = known.size === 0
    let seen = 0
    // One set is made ready while the database takes in the one before.
    let taking: Promise<unknown> = Promise.resolve()
    for (const chunk of chunksOf(records, CHUNK)) {
      const ready = prepare(ctx, chunk, known, counts)
      await taking
      taking = takeIn(sql, ctx, ready, isEmpty, counts)
      taking.catch(() => {})
      seen += chunk.length
      onProgress?.(seen)
    }
    await taking
    if (isTrial) throw new TrialOver()
  })
  await load.catch((error: unknown) => {
    if (!(error instanceof TrialOver)) throw error
  })
  return counts
}

export type OnProgress = (households: number) => void

/** Rolls a trial back. */
class TrialOver extends Error {}

interface Known {
  id: string
  fingerprint: Buffer
}

async function knownHouseholds(sql: Tx, county: string): Promise<Map<string, Known>> {
  const rows = await sql<(Known & { key: string })[]>`
    select key, id, fingerprint from households where county = ${county}`
  return new Map(rows.map(({ key, ...known }) => [key, known]))
}

/** A set of households, told apart and their new rows made. */
interface Ready {
  areaPaths: string[]
  households: HouseholdRow[]
  people: PersonRow[]
  records: ReturnType<typeof toRecordRows>[]
  changed: Change[]
}

function prepare(
  ctx: LoadContext,
  chunk: HouseholdRecord[],
  known: Map<string, Known>,
  counts: LoadCounts,
): Ready {
  const { county, deps } = ctx
  const paths = new Set<string>()
  const ready: Omit<Ready, 'areaPaths'> = { households: [], people: [], records: [], changed: [] }
  for (const record of chunk) {
    const entry = toEntry(deps.sealer, county, record)
    const before = known.get(entry.key)
    if (before?.fingerprint.equals(entry.fingerprint)) {
      counts.same++
      continue
    }
    paths.add(record.areaPath)
    if (before) {
      ready.changed.push({ id: before.id, entry })
      continue
    }
    const id = newId()
    const { number, areaPath, status, type } = record
    const details = { number, areaPath, status, householdType: type, size: record.people.length }
    const event = { subject: `household:${id}`, type: 'household.entered', details }
    ready.households.push(toHouseholdRow(deps.sealer, county, id, entry))
    for (const person of record.people)
      ready.people.push(toPersonRow(deps.sealer, county, id, person))
    ready.records.push(toRecordRows(ctx, event))
  }
  return { ...ready, areaPaths: [...paths] }
}

async function takeIn(
  sql: Tx,
  ctx: LoadContext,
  ready: Ready,
  isEmpty: boolean,
  counts: LoadCounts,
) {
  const { county } = ctx
  if (ready.areaPaths.length > 0) await ensureGroups(sql, county, ready.areaPaths)
  const here = isEmpty
    ? ready.people
    : await withoutThoseElsewhere(sql, county, ready.people, counts)
  await copyRows(sql, households, ready.households)
  await copyRows(sql, people, here)
  await copyRecords(sql, ready.records)
  counts.entered += ready.households.length
  counts.people += here.length
  if (ready.changed.length > 0) await changeHouseholds(sql, ctx, ready.changed, counts)
}

/** The events of many changes and their audit rows. */
export async function copyRecords(sql: Tx, records: ReturnType<typeof toRecordRows>[]) {
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
async function ensureGroups(sql: Tx, county: string, paths: string[]) {
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
