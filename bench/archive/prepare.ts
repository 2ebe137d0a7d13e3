import { randomUUID } from 'node:crypto'
import { wholeOf } from '../../api/archive/details'
import { toRecordRows, type ChainEnd, type RecordRows } from '../../api/roll/load/events'
import { copyRecords } from '../../api/roll/load/copy-records'
import { copyRows } from '../../api/roll/load/copy'
import type { Tx } from '../../api/roll/load/context'
import type { HouseholdRow } from '../../api/roll/load/rows'
import type { Sql } from '../../db/client'
import { households } from '../../db/schema'
import { BENCH_COUNTY } from '../import/setting'

const DAY = 86_400_000
const FIRST = Date.parse('2016-01-01T02:00:00Z')
const AT_ONCE = 2_000
/** Of each household of the rest: entered, and changed once a year since. */
const OTHERS_EVENTS = 4
const GROUPS = 1_600

/** A household with so many events, one every other day; members' rows are not needed to tell it. */
function household(count: number): { row: HouseholdRow; records: RecordRows[] } {
  const id = randomUUID()
  const row: HouseholdRow = {
    county: BENCH_COUNTY,
    id,
    key: `bench:${id}`,
    areaPath: `wuxi.t.v.${Math.floor(Math.random() * GROUPS)}`,
    headName: '谭大山',
    size: 4,
    status: 'registered',
    otherCauses: ['schooling'],
    fingerprint: Buffer.alloc(0),
  }
  const people = ['谭大山', '李红金', '谭小山', '谭小满'].map((name, i) => ({
    id: randomUUID(),
    name,
    isHead: i === 0,
    relation: i === 0 ? '户主' : '家人',
    health: ['healthy' as const],
    ethnicity: '汉族',
    education: 'primary' as const,
    schooling: '非在校生',
  }))
  const records: RecordRows[] = []
  let last: ChainEnd | undefined
  for (let seq = 1; seq <= count; seq++) {
    const now = new Date(FIRST + seq * 2 * DAY)
    const ctx = {
      county: BENCH_COUNTY,
      actor: { kind: 'job' as const, name: 'command' as const },
      requestId: 'bench',
      now,
    }
    const details =
      seq === 1
        ? { whole: wholeOf(row, people) }
        : {
            reason: 'corrected',
            evidence: `change:${id}`,
            changes: [{ field: 'wageFen', old: seq - 1, now: seq }],
          }
    const type = seq === 1 ? 'household.entered' : 'household.changed'
    const made = toRecordRows(ctx, { subject: `household:${id}`, type, details }, last)
    last = { seq, hash: made.event.hash }
    records.push(made)
  }
  return { row, records }
}

/** Households with so many events each; their ids. */
export async function addHouseholds(sql: Sql, count: number, events: number): Promise<string[]> {
  const ids: string[] = []
  for (let from = 0; from < count; from += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, count - from) }, () => household(events))
    await sql.begin(async (begun) => {
      const tx = begun as Tx
      await copyRows(
        tx,
        households,
        some.map(({ row }) => row),
      )
      await copyRecords(
        tx,
        some.flatMap(({ records }) => records),
      )
    })
    ids.push(...some.map(({ row }) => row.id))
  }
  return ids
}

export const addOthers = (sql: Sql, count: number) => addHouseholds(sql, count, OTHERS_EVENTS)
