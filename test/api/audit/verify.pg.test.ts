import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { CHAIN_START, eventHash } from '../../../api/audit/chain'
import { record } from '../../../api/audit/record'
import { sealAudit } from '../../../api/audit/seal'
import { verifyAudit } from '../../../api/audit/verify'
import { loadDemo } from '../../../api/demo/service'
import { newId } from '../../../api/shared/ids'
import { startApi, type TestApi } from '../../support/api'
import { A, type AuditedCounty, createAuditedCounty } from '../../support/audited-county'

let api: TestApi
let at: AuditedCounty
beforeAll(async () => {
  api = await startApi()
})
beforeEach(async () => {
  at = await createAuditedCounty(api)
})
afterAll(() => api.close())

const faults = async () => (await at.verify()).faults

test('an honest county has no fault, and what no seal covers yet is counted', async () => {
  expect(await at.verify()).toEqual({
    events: 5,
    subjects: 2,
    seals: 2,
    unsealed: 1,
    faultCount: 0,
    faults: [],
  })
})

test('a county where nothing ever happened has no fault either', async () => {
  const empty = { events: 0, subjects: 0, seals: 0, unsealed: 0, faultCount: 0, faults: [] }
  expect(await verifyAudit(api.sql, 'wushan')).toEqual(empty)
})

test('what is done to another county is no fault here', async () => {
  await record(
    api.db,
    { ...at.context(), county: 'wushan' },
    { subject: A, type: 'household.restated', details: {} },
  )
  await at.tamper((tx) => tx`update events set actor = 'staff:x' where county = 'wushan'`)
  expect(await faults()).toEqual([])
  expect((await verifyAudit(api.sql, 'wushan')).faults).toEqual([
    { subject: A, seq: 1, fault: 'altered' },
  ])
})

test('what is written while it checks is no fault', async () => {
  const writing = (async () => {
    for (let i = 0; i < 40; i++) {
      await api.db.transaction(async (tx) => {
        const event = { subject: `household:w${i % 3}`, type: 'household.restated', details: {} }
        await record(tx, at.context(), event)
      })
      if (i % 5 === 0) await sealAudit(api.db, at.county, api.deps.clock(), 4)
    }
  })()
  for (let i = 0; i < 10; i++) expect(await faults()).toEqual([])
  await writing
  expect(await at.verify()).toMatchObject({ events: 45, faults: [] })
})

test('a seal made in the middle of the check is no fault', async () => {
  const county = 'county-unsealed'
  const event = { subject: A, type: 'household.restated', details: {} }
  await record(api.db, { ...at.context(), county }, event)
  const checking = await api.ownerSql.begin(async (tx) => {
    await tx`lock table audit_sealed in access exclusive mode`
    const report = verifyAudit(api.sql, county)
    // It has looked for seals and found none; now it wants to know what is sealed.
    for (let waiting = 0; waiting === 0;) {
      const [row] = await tx<{ count: number }[]>`
        select count(*)::int from pg_locks
         where not granted and relation = 'audit_sealed'::regclass`
      waiting = row?.count ?? 0
    }
    await tx`
      insert into audit_seals (county, seq, sealed_at, row_count, prev_hash, hash)
      values (${county}, 1, now(), 1, ${CHAIN_START}, ${CHAIN_START})`
    await tx`insert into audit_sealed values (${county}, ${newId()}, 1)`
    return { report }
  })
  expect(await checking.report).toMatchObject({ events: 1, seals: 0, unsealed: 1, faults: [] })
})

test('a county whose whole roll was taken in at once has no fault', async () => {
  const { entered } = await loadDemo(api.deps, 'wuxi', { registeredHouseholds: 50 })
  const report = await verifyAudit(api.sql, 'wuxi')
  expect(report.faults).toEqual([])
  expect(report.subjects).toBeGreaterThanOrEqual(entered)
  await api.ownerSql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`
      update events set details = jsonb_set(details, '{size}', '99')
       where county = 'wuxi' and subject = (select min(subject) from events
                                             where county = 'wuxi' and subject like 'household:%')`
  })
  expect(await verifyAudit(api.sql, 'wuxi')).toMatchObject({
    faultCount: 1,
    faults: [{ seq: 1, fault: 'altered' }],
  })
})

test('more events than one page holds are all looked at', async () => {
  const event = { county: at.county, subject: 'household:many', type: 'x', actor: 'job:command' }
  const now = api.deps.clock()
  const rows = []
  let prevHash: Buffer = CHAIN_START
  for (let seq = 1; seq <= 4_500; seq++) {
    const hash = eventHash(prevHash, { ...event, seq, at: now, details: {} })
    rows.push({ ...event, seq, at: now.toISOString(), prev_hash: prevHash, hash })
    prevHash = hash
  }
  for (let i = 0; i < rows.length; i += 1_500)
    await api.sql`
      insert into events ${api.sql(rows.slice(i, i + 1_500).map((row) => ({ ...row, details: '{}' })))}`
  await at.tamper(
    (tx) =>
      tx`update events set actor = 'staff:x' where county = ${at.county} and subject = 'household:many' and seq = 4321`,
  )
  expect(await at.verify()).toMatchObject({
    events: 4_505,
    faults: [
      { subject: 'household:many', seq: 4_321, fault: 'altered' },
      { subject: 'household:many', seq: 4_500, fault: 'unaudited' },
    ],
  })
})
