import { CHAIN_START, type ChainedEvent, eventHash } from './chain'
import type { Report, VerifySql } from './verify'

const PAGE = 2_000

type Row = Omit<ChainedEvent, 'county'> & { prevHash: Buffer; hash: Buffer }

export async function verifyChains(sql: VerifySql, county: string, report: Report) {
  /** Rows missing inside a chain; only subjects with a fault stand here. */
  const gaps = new Map<string, number>()
  let events = 0
  let subjects = 0
  let last: Row | undefined
  for await (const row of eachEvent(sql, county)) {
    events += 1
    const previous = last?.subject === row.subject ? last : undefined
    if (!previous) subjects += 1
    const expected = (previous?.seq ?? 0) + 1
    const { subject, seq } = row
    if (seq !== expected) {
      report({ subject, seq: expected, fault: 'missing' })
      gaps.set(subject, (gaps.get(subject) ?? 0) + seq - expected)
    } else if (!row.prevHash.equals(previous?.hash ?? CHAIN_START)) {
      report({ subject, seq, fault: 'unlinked' })
    }
    if (!row.hash.equals(eventHash(row.prevHash, { county, ...row })))
      report({ subject, seq, fault: 'altered' })
    last = row
  }
  await compareWithAudit(sql, county, gaps, report)
  return { events, subjects }
}

/** In order of the key, page by page. */
async function* eachEvent(sql: VerifySql, county: string): AsyncGenerator<Row> {
  let [subject, seq] = ['', 0]
  for (;;) {
    const rows = await sql<Row[]>`
      select subject, seq, type, actor, at, details, prev_hash as "prevHash", hash
        from events
       where county = ${county} and (subject, seq) > (${subject}, ${seq})
       order by subject, seq
       limit ${PAGE}`
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < PAGE) return
    ;[subject, seq] = [last.subject, last.seq]
  }
}

/**
 * Each event has an audit row of its subject; what else the audit holds are readings, told by their
 * names. A chain whose end was cut off has fewer events than audit rows.
 */
async function compareWithAudit(
  sql: VerifySql,
  county: string,
  gaps: ReadonlyMap<string, number>,
  report: Report,
) {
  const differing = sql<{ subject: string; events: number; audited: number; last: number }[]>`
    select subject, coalesce(e.count, 0) as events, coalesce(a.count, 0) as audited,
           coalesce(e.last, 0) as last
      from (select subject, count(*)::int as count, max(seq) as last
              from events where county = ${county} group by subject) e
      full join (select subject, count(*)::int as count
                   from audit
                  where county = ${county}
                    and action not like '%.read' and action not like '%.list'
                  group by subject) a using (subject)
     where e.count is distinct from a.count
     order by subject`
  for await (const rows of differing.cursor(PAGE)) {
    for (const { subject, events, audited, last } of rows) {
      const cutOff = audited - events - (gaps.get(subject) ?? 0)
      if (cutOff > 0) report({ subject, seq: last + 1, fault: 'missing' })
      if (events > audited) report({ subject, seq: last, fault: 'unaudited' })
    }
  }
}
