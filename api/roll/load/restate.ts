import { households, people } from '../../../db/schema'
import { newId } from '../../shared/ids'
import type { Elsewhere, LoadContext, LoadPerson, Tx } from './context'
import { copyRecords } from './copy-records'
import { type FieldChange, householdChanges, personChanges } from './difference'
import { type ChainEnd, type RecordRows, toRecordRows } from './events'
import { ensureGroups } from './groups'
import type { Change, Leavers } from './release'
import {
  type HouseholdRow,
  NO_FINGERPRINT,
  type PersonRow,
  toHouseholdRow,
  toPersonRow,
} from './rows'
import { findStanding, idElsewhere, type Standing } from './standing'
import { householdAsSaid, personAsSaid } from './unsaid'
import { readRows, upsertRows } from './upsert'

/** What the file changes of one household. */
export interface Restatement {
  /** Absent where it stands as the file says. */
  household?: HouseholdRow
  /** Members who joined or of whom something else is said. */
  people: PersonRow[]
  /** Absent where nothing is news. */
  records?: RecordRows
  elsewhere: Elsewhere[]
  /** Where it comes to stand elsewhere: another status, or watched in another way or no more. */
  moved?: { id: string; head: string }
}

/** What the roll holds about some households. */
interface Known {
  households: ReadonlyMap<string, HouseholdRow>
  /** Their members, and where the people the file names stand, by the index of their ID in hex. */
  members: ReadonlyMap<string, PersonRow>
  standing: ReadonlyMap<string, Standing>
  sizes: ReadonlyMap<string, number>
  ends: ReadonlyMap<string, ChainEnd>
}

/** Compares households with the roll: an event each with old and new, unless all is as it was. */
export async function restateHouseholds(
  ctx: LoadContext,
  sql: Tx,
  changes: readonly Change[],
  leavers: Leavers,
): Promise<Restatement[]> {
  const known = await readKnown(ctx, sql, changes, leavers)
  return changes.map((change) => restate(ctx, change, known, leavers))
}

/** In one statement a table. */
export async function storeRestatements(sql: Tx, county: string, all: readonly Restatement[]) {
  const rows = all.flatMap(({ household }) => household ?? [])
  await ensureGroups(
    sql,
    county,
    rows.map(({ areaPath }) => areaPath),
  )
  await upsertRows(sql, households, rows)
  await upsertRows(
    sql,
    people,
    all.flatMap((each) => each.people),
  )
  await copyRecords(
    sql,
    all.flatMap(({ records }) => records ?? []),
  )
}

const hexOf = (index: Buffer) => index.toString('hex')

async function readKnown(
  ctx: LoadContext,
  sql: Tx,
  changes: readonly Change[],
  { released }: Leavers,
): Promise<Known> {
  const { county, deps } = ctx
  const ids = changes.map(({ id }) => id)
  const rows = await readRows(sql, households, 'id', county, ids)
  const all = await readRows(sql, people, 'household_id', county, ids)
  const members = all.filter(({ idNumberIndex }) => !released.has(hexOf(idNumberIndex)))
  const named = changes.flatMap(({ record }) => record.people)
  const indexes = named.map(({ idNumber }) => deps.sealer.index('id_number', county, idNumber))
  const standing = await findStanding(sql, county, indexes)
  for (const hex of released.keys()) standing.delete(hex)
  const sizes = new Map<string, number>()
  for (const { householdId } of members) sizes.set(householdId, (sizes.get(householdId) ?? 0) + 1)
  return {
    households: new Map(rows.map((row) => [row.id, row])),
    members: new Map(members.map((row) => [hexOf(row.idNumberIndex), row])),
    standing,
    sizes,
    ends: await chainEnds(sql, county, ids),
  }
}

async function chainEnds(sql: Tx, county: string, ids: string[]): Promise<Map<string, ChainEnd>> {
  const subjects = ids.map((id) => `household:${id}`)
  const rows = await sql<(ChainEnd & { subject: string })[]>`
    select distinct on (subject) subject, seq, hash from events
     where county = ${county} and subject = any(${subjects}::text[])
     order by subject, seq desc`
  return new Map(rows.map(({ subject, ...end }) => [subject.slice('household:'.length), end]))
}

function restate(ctx: LoadContext, given: Change, known: Known, leavers: Leavers): Restatement {
  const { county, deps } = ctx
  const { id } = given
  const before = known.households.get(id)
  if (!before) throw new Error(`household ${id} is gone`)
  const record = householdAsSaid(deps.sealer, before, given.record)
  const change = { ...given, record }
  const members = takeMembers(ctx, change, known, leavers)
  const { elsewhere, joined, altered, stayed } = members
  // Whose row could not be read stays.
  const kept = leavers.kept.get(id) ?? 0
  const unread = record.leftOut ? (known.sizes.get(id) ?? 0) - stayed : kept
  const after: HouseholdRow = {
    ...toHouseholdRow(deps.sealer, county, id, change),
    size: stayed + joined.length + unread,
    statusSince: before.status === record.status ? (before.statusSince ?? null) : null,
    ...((elsewhere.length > 0 || kept > 0) && { fingerprint: NO_FINGERPRINT }),
  }
  const changes = householdChanges(deps.sealer, before, after, change)
  const left = (leavers.members.get(id) ?? []).map(({ name }) => name)
  const isNews = [changes, joined, left, altered].some((list) => list.length > 0)
  if (!isNews) {
    const isSame = before.fingerprint.equals(after.fingerprint)
    return { ...(!isSame && { household: after }), people: [], elsewhere }
  }
  const details = { changes, joined, left, members: altered }
  const event = { subject: `household:${id}`, type: 'household.restated', details }
  const records = toRecordRows(ctx, event, known.ends.get(id))
  const isMoved = before.status !== after.status || (before.watch ?? null) !== (after.watch ?? null)
  return {
    household: after,
    people: members.rows,
    records,
    elsewhere,
    ...(isMoved && { moved: { id, head: after.headName } }),
  }
}

interface Members {
  rows: PersonRow[]
  /** How many were members before. */
  stayed: number
  joined: string[]
  altered: { name: string; changes: FieldChange[] }[]
  elsewhere: Elsewhere[]
}

function takeMembers(
  { county, deps: { sealer } }: LoadContext,
  { id: householdId, record }: Change,
  { members, standing }: Known,
  { released }: Leavers,
): Members {
  const taken: Members = { rows: [], stayed: 0, joined: [], altered: [], elsewhere: [] }
  const add = (person: LoadPerson, id: string, idNumberIndex: Buffer) =>
    taken.rows.push(toPersonRow(sealer, county, { id, householdId, idNumberIndex }, person))
  for (const person of record.people) {
    const index = sealer.index('id_number', county, person.idNumber)
    const hex = hexOf(index)
    const at = standing.get(hex)
    const before = members.get(hex)
    if (at && at.householdId !== householdId) {
      taken.elsewhere.push(idElsewhere(record, person, at))
    } else if (!before) {
      taken.joined.push(person.name)
      add(person, released.get(hex) ?? newId(), index)
    } else {
      taken.stayed += 1
      const now = personAsSaid(sealer, before, person, record.unsaid)
      const phoneIndex = now.phone ? sealer.index('phone', county, now.phone) : null
      const changes = personChanges(before, now, phoneIndex)
      if (changes.length === 0) continue
      taken.altered.push({ name: before.name, changes })
      add(now, before.id, index)
    }
  }
  return taken
}
