import { households, people } from '../../../db/schema'
import { type ArchiveDetails, wholeOf } from '../../archive/details'
import { dayOf } from '../../shared/day'
import type { Elsewhere, LoadContext, Tx } from './context'
import { copyRecords } from './copy-records'
import { type Confirmed, Decided, forgetConfirmed, type KeptDecision, readDecided } from './decided'
import { householdChanges } from './difference'
import { type ChainEnd, type RecordRows, toRecordRows } from './events'
import { ensureGroups } from './groups'
import { type KnownPeople, takeMembers } from './members'
import { type Change, findFormer, type Leavers } from './release'
import {
  HOUSEHOLD_FIELDS,
  type HouseholdRow,
  NO_FINGERPRINT,
  type PersonRow,
  toHouseholdRow,
} from './rows'
import { findStanding } from './standing'
import { householdAsSaid, openAccount } from './unsaid'
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
  /** What was decided and the file says otherwise, or says as well by now. */
  kept: KeptDecision[]
  confirmed: Confirmed[]
  /** Where it comes to stand elsewhere: another status, or watched in another way or no more. */
  moved?: { id: string; head: string }
}

/** What the roll holds about some households. */
interface Known extends KnownPeople {
  households: ReadonlyMap<string, HouseholdRow>
  ends: ReadonlyMap<string, SubjectEnd>
  decidedOf: (id: string) => Decided
}

interface SubjectEnd extends ChainEnd {
  /** Its events say how it stands. */
  isTold: boolean
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
  await forgetConfirmed(
    sql,
    county,
    all.flatMap(({ confirmed }) => confirmed),
  )
}

const hexOf = (index: Buffer) => index.toString('hex')

async function readKnown(
  ctx: LoadContext,
  sql: Tx,
  changes: readonly Change[],
  { released, from }: Leavers,
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
  const former = await findFormer(sql, county, indexes)
  return {
    households: new Map(rows.map((row) => [row.id, row])),
    members: new Map(members.map((row) => [hexOf(row.idNumberIndex), row])),
    membersOf: Map.groupBy(members, ({ householdId }) => householdId),
    standing,
    from,
    idOf: new Map([...former, ...released]),
    ends: await chainEnds(sql, county, ids),
    decidedOf: await readDecided(sql, county, ids),
  }
}

async function chainEnds(sql: Tx, county: string, ids: string[]): Promise<Map<string, SubjectEnd>> {
  const subjects = ids.map((id) => `household:${id}`)
  const rows = await sql<(SubjectEnd & { subject: string })[]>`
    select distinct on (subject) subject, seq, hash,
           bool_or(details ?| array['whole', 'before']) over (partition by subject) as "isTold"
      from events
     where county = ${county} and subject = any(${subjects}::text[])
     order by subject, seq desc`
  return new Map(rows.map(({ subject, ...end }) => [subject.slice('household:'.length), end]))
}

function restate(ctx: LoadContext, given: Change, known: Known, leavers: Leavers): Restatement {
  const { county, deps } = ctx
  const { id } = given
  const before = known.households.get(id)
  if (!before) throw new Error(`household ${id} is gone`)
  const decided = known.decidedOf(id)
  const { kept: keptDecisions, confirmed } = decided
  const about = {
    record: given.record,
    name: before.headName,
    unsaid: given.record.unsaid?.household,
  }
  const said = householdAsSaid(deps.sealer, before, given.record)
  const record = decided.isEmpty
    ? said
    : decided.settle(
        id,
        said,
        { ...before, bankAccount: openAccount(deps.sealer, before) },
        [...HOUSEHOLD_FIELDS, 'bankAccount'],
        about,
      )
  // It is no household any more by decision: whoever the file still names in it is none of its members.
  if (before.status === 'closed' && record.status !== said.status)
    return {
      people: [],
      elsewhere: [],
      kept: keptDecisions.filter(({ field }) => field === 'status'),
      confirmed: [],
    }
  settleKey(decided, given)
  const change = {
    ...given,
    record,
    ...(given.isByOldKey && !record.number && { key: before.key }),
  }
  const members = takeMembers(ctx, change, known, decided)
  const { elsewhere, joined, altered, stayed, headName } = members
  // Whose row could not be read stays.
  const kept = leavers.kept.get(id) ?? 0
  const unread = record.leftOut ? (known.membersOf.get(id)?.length ?? 0) - stayed : kept
  const isOther = elsewhere.length > 0 || kept > 0 || keptDecisions.length > 0
  const after: HouseholdRow = {
    ...toHouseholdRow(deps.sealer, county, id, change),
    size: stayed + joined.length + unread,
    statusSince: before.status === record.status ? (before.statusSince ?? null) : null,
    ...(headName !== undefined && { headName }),
    ...(isOther && { fingerprint: NO_FINGERPRINT }),
  }
  const changes = householdChanges(deps.sealer, before, after, change)
  const left = (leavers.members.get(id) ?? []).map(({ hex, row }) => {
    const to = leavers.to.get(hex)
    const leaving = { personId: row.id, name: row.name, reason: 'roll_file' as const }
    return { ...leaving, on: dayOf(ctx.now), ...(to && { to }) }
  })
  const found = { elsewhere, kept: keptDecisions, confirmed }
  const isNews = [changes, joined, left, altered].some((list) => list.length > 0)
  if (!isNews) {
    const isSame = before.fingerprint.equals(after.fingerprint)
    return { ...(!isSame && { household: after }), people: [], ...found }
  }
  const end = known.ends.get(id)
  const details: ArchiveDetails = {
    ...(ctx.evidence && { evidence: ctx.evidence }),
    changes,
    joined,
    left,
    members: altered,
    ...(before.areaPath !== after.areaPath && { leftArea: before.areaPath }),
    ...(!end?.isTold && { before: wholeOf(before, membersBefore(id, known, leavers)) }),
  }
  const event = { subject: `household:${id}`, type: 'household.restated', details: { ...details } }
  const records = toRecordRows(ctx, event, end)
  const isMoved = before.status !== after.status || (before.watch ?? null) !== (after.watch ?? null)
  return {
    household: after,
    people: members.rows,
    records,
    ...found,
    ...(isMoved && { moved: { id, head: after.headName } }),
  }
}

/** The file finds it by the key it has now. */
function settleKey(decided: Decided, { id, isByOldKey }: Change): void {
  const row = decided.of(id, 'key')
  if (row && !isByOldKey) decided.confirm(row)
}

/** Everybody who was a member before the file, those who leave with it too. */
const membersBefore = (id: string, known: Known, leavers: Leavers) => [
  ...(known.membersOf.get(id) ?? []),
  ...(leavers.members.get(id) ?? []).map(({ row }) => row),
]
