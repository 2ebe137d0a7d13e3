import { getTableColumns, getTableName } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { households, people } from '../../../db/schema'
import { type ChainEnd, toRecordRows } from './events'
import { type Entry, type HouseholdRow, type PersonRow, toHouseholdRow, toPersonRow } from './rows'
import {
  copyRecords,
  type LoadContext,
  type LoadCounts,
  type Tx,
  withoutThoseElsewhere,
} from './service'

export interface Change {
  id: string
  entry: Entry
}

/** Fields a file says of a household; what is only ours (key, seal, fingerprint) is no news. */
const TOLD = [
  'number',
  'areaPath',
  'headName',
  'size',
  'status',
  'watch',
  'type',
  'mainCause',
  'otherCauses',
  'identifiedYear',
  'exitedYear',
  'housingAreaM2',
  'housingGrade',
  'farmlandMu',
  'wageFen',
  'operatingFen',
  'propertyFen',
  'transferFen',
  'operatingCostFen',
  'netIncomePerHeadFen',
] as const satisfies readonly (keyof HouseholdRow)[]

/** Households of the roll of which the file says something new: an event each, with old and new. */
export async function changeHouseholds(
  sql: Tx,
  ctx: LoadContext,
  changes: Change[],
  counts: LoadCounts,
) {
  const { county, deps } = ctx
  const ids = changes.map((change) => change.id)
  const before = await rowsOf<HouseholdRow>(sql, households, 'id', county, ids)
  const membersBefore = await rowsOf<PersonRow>(sql, people, 'household_id', county, ids)
  const standing = new Map(membersBefore.map((row) => [row.idNumberIndex.toString('hex'), row]))
  const ends = await chainEnds(sql, county, ids)

  const after = changes.map(({ id, entry }) => toHouseholdRow(deps.sealer, county, id, entry))
  const members = changes.flatMap(({ id, entry }) =>
    entry.record.people.map((person) => {
      const index = deps.sealer.index('id_number', county, person.idNumber).toString('hex')
      return toPersonRow(deps.sealer, county, id, person, standing.get(index)?.id)
    }),
  )
  const here = await withoutThoseElsewhere(sql, county, members, counts)

  const previous = new Map(before.map((row) => [row.id, row]))
  const records = after.map((row) => {
    const gone = membersBefore.filter(({ householdId }) => householdId === row.id)
    const now = here.filter(({ householdId }) => householdId === row.id)
    const details = {
      changes: differences(previous.get(row.id), row),
      joined: namesMissing(now, gone),
      left: namesMissing(gone, now),
    }
    const event = { subject: `household:${row.id}`, type: 'household.restated', details }
    return toRecordRows(ctx, event, ends.get(row.id))
  })

  const staying = here.map((row) => row.id)
  await sql`delete from people where county = ${county} and household_id in ${sql(ids)}
               and id not in ${sql(staying.length > 0 ? staying : ids)}`
  await upsert(sql, households, after)
  await upsert(sql, people, here)
  await copyRecords(sql, records)
  counts.changed += changes.length
  counts.people += here.length
}

async function rowsOf<T>(
  sql: Tx,
  table: typeof households | typeof people,
  key: 'id' | 'household_id',
  county: string,
  ids: string[],
): Promise<T[]> {
  const columns = Object.entries(getTableColumns(table))
  const list = columns.map(([field, column]) => `"${column.name}" as "${field}"`).join(', ')
  const rows = await sql`
    select ${sql.unsafe(list)} from ${sql(getTableName(table))}
     where county = ${county} and ${sql(key)} in ${sql(ids)}`
  return rows as unknown as T[]
}

/** One statement for many rows; what is ours alone (`status_since`) stays as it is. */
async function upsert<T extends PgTable>(sql: Tx, table: T, rows: T['$inferInsert'][]) {
  if (rows.length === 0) return
  const columns = Object.entries(getTableColumns(table)).filter(
    ([field]) => field !== 'statusSince',
  )
  const names = columns.map(([, column]) => `"${column.name}"`)
  const records = rows.map((row) =>
    Object.fromEntries(columns.map(([field, column]) => [column.name, plain(row[field as never])])),
  )
  const name: string = getTableName(table)
  await sql`
    insert into ${sql(name)} (${sql.unsafe(names.join(', '))})
    select ${sql.unsafe(names.join(', '))}
      from jsonb_populate_recordset(null::${sql(name)}, ${JSON.stringify(records)}::text::jsonb)
    on conflict (county, id) do update
       set ${sql.unsafe(names.map((each) => `${each} = excluded.${each}`).join(', '))}`
}

const plain = (value: unknown) =>
  Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : (value ?? null)

async function chainEnds(sql: Tx, county: string, ids: string[]): Promise<Map<string, ChainEnd>> {
  const subjects = ids.map((id) => `household:${id}`)
  const rows = await sql<(ChainEnd & { subject: string })[]>`
    select distinct on (subject) subject, seq, hash from events
     where county = ${county} and subject in ${sql(subjects)}
     order by subject, seq desc`
  return new Map(rows.map(({ subject, ...end }) => [subject.slice('household:'.length), end]))
}

function differences(before: HouseholdRow | undefined, after: HouseholdRow) {
  return TOLD.flatMap((field) => {
    const [old, now] = [before?.[field] ?? null, after[field] ?? null]
    return JSON.stringify(old) === JSON.stringify(now) ? [] : [{ field, old, now }]
  })
}

/** Names of the members whose ID the other side does not hold. */
function namesMissing(members: PersonRow[], others: PersonRow[]): string[] {
  const held = new Set(others.map((member) => member.idNumberIndex.toString('hex')))
  return members
    .filter((member) => !held.has(member.idNumberIndex.toString('hex')))
    .map((member) => member.name)
}
