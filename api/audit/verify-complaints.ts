import { complaintEventHash } from '../complaints/events'
import { CHAIN_START } from './chain'
import type { Report, VerifySql } from './verify'

interface Row {
  complaintId: string
  seq: number
  type: string
  actor: string
  on: string
  details: unknown
  prevHash: Buffer
  hash: Buffer
}

const PAGE = 2_000
const FIRST_ID = '00000000-0000-0000-0000-000000000000'

/**
 * The chains of complaints, which have no audit rows. That an end was cut off is told by what is still there: a complaint
 * without its filing, a message without its event.
 */
export async function verifyComplaints(sql: VerifySql, county: string, report: Report) {
  let events = 0
  let subjects = 0
  let last: Row | undefined
  for await (const row of eachEvent(sql, county)) {
    events += 1
    const previous = last?.complaintId === row.complaintId ? last : undefined
    if (!previous) subjects += 1
    const subject = `complaint:${row.complaintId}`
    const { seq } = row
    const expected = (previous?.seq ?? 0) + 1
    if (seq !== expected) report({ subject, seq: expected, fault: 'missing' })
    else if (!row.prevHash.equals(previous?.hash ?? CHAIN_START))
      report({ subject, seq, fault: 'unlinked' })
    if (!row.hash.equals(complaintEventHash(row.prevHash, { county, ...row })))
      report({ subject, seq, fault: 'altered' })
    last = row
  }
  await findCutOff(sql, county, report)
  return { events, subjects }
}

async function* eachEvent(sql: VerifySql, county: string): AsyncGenerator<Row> {
  let [id, seq] = [FIRST_ID, 0]
  for (;;) {
    const rows = await sql<Row[]>`
      select complaint_id as "complaintId", seq, type, actor, "on"::text as "on", details,
             prev_hash as "prevHash", hash
        from complaint_events
       where county = ${county} and (complaint_id, seq) > (${id}::uuid, ${seq})
       order by complaint_id, seq
       limit ${PAGE}`
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < PAGE) return
    ;[id, seq] = [last.complaintId, last.seq]
  }
}

async function findCutOff(sql: VerifySql, county: string, report: Report) {
  const rows = await sql<{ id: string; last: number }[]>`
    select c.id, coalesce(e.last, 0) as last
      from complaints c
      left join (select complaint_id, max(seq) as last,
                        count(*) filter (where type = 'complaint.message') as told
                   from complaint_events where county = ${county} group by 1) e
             on e.complaint_id = c.id
      left join (select complaint_id, count(*) as said
                   from complaint_messages where county = ${county} group by 1) m
             on m.complaint_id = c.id
     where c.county = ${county} and (e.last is null or e.told < m.said)
     order by c.id`
  for (const { id, last } of rows)
    report({ subject: `complaint:${id}`, seq: last + 1, fault: 'missing' })
}
