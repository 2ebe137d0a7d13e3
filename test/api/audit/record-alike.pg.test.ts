import { afterAll, expect, test } from 'vitest'
import { inTransaction } from '../../../api/http/write'
import { recordAlike } from '../../../api/audit/record-alike'
import { CHAIN_START, eventHash } from '../../../api/audit/chain'
import { verifyAudit } from '../../../api/audit/verify'
import { newId } from '../../../api/shared/ids'
import { COUNTY, startApi } from '../../support/api'

const api = await startApi()
await api.addCounty()
afterAll(() => api.close())

const ctx = {
  county: COUNTY,
  actor: { kind: 'job' as const, name: 'worker' as const },
  requestId: '“请求”\\1',
  now: new Date('2026-03-09T16:00:00.007Z'),
}
const about = { area: '宝坪村"3社"', note: 'a\\b\n', count: 3, nothing: null, z: [1, 'x'] }
const cases = Array.from({ length: 3 }, () => ({ householdId: newId(), applicationId: newId() }))

interface Row {
  seq: number
  details: Record<string, unknown>
  hash: Buffer
}

test('events of many households that say the same are chained as each would be alone', async () => {
  const alike = { type: 'notice.listed', about, cases, of: ['household'] as const }
  await inTransaction(api.db, (tx) => recordAlike(tx, ctx, alike))
  await inTransaction(api.db, (tx) => recordAlike(tx, ctx, alike))
  for (const each of cases) {
    const subject = `household:${each.householdId}`
    const rows = await api.sql<Row[]>`
      select seq, details, hash from events where county = ${COUNTY} and subject = ${subject}
       order by seq`
    const said = {
      county: COUNTY,
      subject,
      type: 'notice.listed',
      actor: 'job:worker',
      at: ctx.now,
    }
    const details = { ...about, ...each }
    const first = eventHash(CHAIN_START, { ...said, seq: 1, details })
    const second = eventHash(first, { ...said, seq: 2, details })
    expect(rows).toEqual([
      { seq: 1, details, hash: first },
      { seq: 2, details, hash: second },
    ])
  }
})

test('what is told of a case and of its household goes onto both chains, and proves whole', async () => {
  const both = ['application', 'household'] as const
  await inTransaction(api.db, (tx) =>
    recordAlike(tx, ctx, { type: 'application.advanced', about, cases, of: both }),
  )
  const rows = await api.sql<{ n: number }[]>`
    select count(*)::int as n from events
     where county = ${COUNTY} and type = 'application.advanced' group by split_part(subject, ':', 1)`
  expect(rows.map(({ n }) => n)).toEqual([3, 3])
  expect(await verifyAudit(api.ownerSql, COUNTY)).toMatchObject({ faultCount: 0 })
})

test('where nobody is concerned nothing is told', async () => {
  const before = await api.sql`select from events`
  await inTransaction(api.db, (tx) =>
    recordAlike(tx, ctx, { type: 'notice.listed', about, cases: [], of: ['household'] }),
  )
  expect(await api.sql`select from events`).toHaveLength(before.length)
})
