import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { TransactionSql } from 'postgres'
import { CHAIN_START, eventHash } from '../../../api/audit/chain'
import { record, recordAccess } from '../../../api/audit/record'
import { sealAudit } from '../../../api/audit/seal'
import { verifyAudit } from '../../../api/audit/verify'
import { loadDemo } from '../../../api/demo/service'
import { newId } from '../../../api/shared/ids'
import { startApi, type TestApi } from '../../support/api'
import { commandContext } from '../../support/command'

const [A, B, C] = ['household:a', 'household:b', 'household:c'] as const

let api: TestApi
beforeAll(async () => {
  api = await startApi()
})
afterAll(() => api.close())

/** A county of its own for each test: three events on A, two on B, a reading of A and one of C. */
let county: string
let counties = 0
beforeEach(async () => {
  county = `county-${++counties}`
  for (const subject of [A, A, B, B]) await add(subject)
  await recordAccess(api.db, context(), 'household.read', A)
  await recordAccess(api.db, context(), 'household.list', C)
  // Two seals; the third event of A is not sealed.
  await sealAudit(api.db, county, api.deps.clock(), 4)
  await add(A)
})

const context = () => ({ ...commandContext(api), county })

let counted = 0
const add = (subject: string) =>
  record(api.db, context(), {
    subject,
    type: 'household.restated',
    details: { count: ++counted, changes: [{ field: 'size', old: 3, now: 4 }] },
  })

const verify = () => verifyAudit(api.sql, county)
const faults = async () => (await verify()).faults

/** As somebody who owns the database and turns its guards off. */
const tamper = (act: (tx: TransactionSql<{ bigint: number }>) => Promise<unknown>) =>
  api.ownerSql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await act(tx)
  })

test('an honest county has no fault, and what no seal covers yet is counted', async () => {
  expect(await verify()).toEqual({
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
    { ...context(), county: 'wushan' },
    { subject: A, type: 'household.restated', details: {} },
  )
  await tamper((tx) => tx`update events set actor = 'staff:x' where county = 'wushan'`)
  expect(await faults()).toEqual([])
  expect((await verifyAudit(api.sql, 'wushan')).faults).toEqual([
    { subject: A, seq: 1, fault: 'altered' },
  ])
})

/** In which of the two seals it was is left to the ids. */
const rowGone = { subject: 'audit_seal', seq: expect.any(Number), fault: 'missing' }

describe('it is found out when somebody', () => {
  test.each(['type', 'actor', 'details', 'at', 'hash'] as const)(
    'alters the %s of an event',
    async (column) => {
      const value = { details: '{"count": 9}', at: '2026-03-01T00:00:00Z', hash: '\\x00' }
      const given = { type: 'household.closed', actor: 'staff:x', ...value }[column]
      await tamper(
        (tx) => tx`
          update events set ${tx({ [column]: given })}
           where county = ${county} and subject = ${A} and seq = 2`,
      )
      expect(await faults()).toContainEqual({ subject: A, seq: 2, fault: 'altered' })
      expect((await faults()).every(({ subject }) => subject === A)).toBe(true)
    },
  )

  test('alters an event and hashes it anew: then the next does not follow', async () => {
    await tamper(async (tx) => {
      const [row] = await tx`
        select * from events where county = ${county} and subject = ${A} and seq = 2`
      const details = { count: 99 }
      const event = { ...row, county: county, subject: A, seq: 2, details }
      const hash = eventHash(row?.['prev_hash'], event as never)
      await tx`
        update events set details = ${JSON.stringify(details)}::text::jsonb, hash = ${hash}
         where county = ${county} and subject = ${A} and seq = 2`
    })
    expect(await faults()).toEqual([{ subject: A, seq: 3, fault: 'unlinked' }])
  })

  test('deletes an event from the middle', async () => {
    await tamper(
      (tx) => tx`delete from events where county = ${county} and subject = ${A} and seq = 2`,
    )
    expect(await faults()).toEqual([{ subject: A, seq: 2, fault: 'missing' }])
  })

  test('deletes the first event', async () => {
    await tamper(
      (tx) => tx`delete from events where county = ${county} and subject = ${A} and seq = 1`,
    )
    expect(await faults()).toEqual([{ subject: A, seq: 1, fault: 'missing' }])
  })

  test('deletes the last events', async () => {
    await tamper(
      (tx) => tx`delete from events where county = ${county} and subject = ${A} and seq >= 2`,
    )
    expect(await faults()).toEqual([{ subject: A, seq: 2, fault: 'missing' }])
  })

  test('deletes a whole chain', async () => {
    await tamper((tx) => tx`delete from events where county = ${county} and subject = ${B}`)
    expect(await faults()).toEqual([{ subject: B, seq: 1, fault: 'missing' }])
  })

  test('deletes one from the middle and one from the end', async () => {
    await tamper(
      (tx) => tx`delete from events where county = ${county} and subject = ${A} and seq in (1, 3)`,
    )
    expect(await faults()).toEqual([
      { subject: A, seq: 1, fault: 'missing' },
      { subject: A, seq: 3, fault: 'missing' },
    ])
  })

  test('moves the later events up into the gap', async () => {
    await tamper(async (tx) => {
      await tx`delete from events where county = ${county} and subject = ${A} and seq = 2`
      await tx`update events set seq = 2 where county = ${county} and subject = ${A} and seq = 3`
    })
    expect(await faults()).toEqual([
      { subject: A, seq: 2, fault: 'unlinked' },
      { subject: A, seq: 2, fault: 'altered' },
      { subject: A, seq: 3, fault: 'missing' },
    ])
  })

  test('inserts an event into the middle', async () => {
    await tamper(async (tx) => {
      await tx`update events set seq = seq + 10 where county = ${county} and subject = ${A} and seq > 1`
      await tx`update events set seq = seq - 9 where county = ${county} and subject = ${A} and seq > 10`
      await insertForged(tx, A, 2)
    })
    expect(await faults()).toEqual(
      expect.arrayContaining([
        { subject: A, seq: 2, fault: 'unlinked' },
        { subject: A, seq: 3, fault: 'altered' },
        { subject: A, seq: 4, fault: 'unaudited' },
      ]),
    )
  })

  test('adds a well-made event at the end, which nobody is on record for', async () => {
    await tamper(async (tx) => {
      const [last] = await tx`
        select hash from events where county = ${county} and subject = ${B} and seq = 2`
      await insertForged(tx, B, 3, last?.['hash'])
    })
    expect(await faults()).toEqual([{ subject: B, seq: 3, fault: 'unaudited' }])
  })

  test.each(['actor', 'action', 'subject', 'request_id', 'at'] as const)(
    'alters the %s of a sealed audit row',
    async (column) => {
      const given = column === 'at' ? '2026-03-01T00:00:00Z' : 'somebody:else'
      await tamper(
        (tx) => tx`
          update audit set ${tx({ [column]: given })}
           where county = ${county}
             and id = (select min(audit_id::text)::uuid from audit_sealed where county = ${county} and seal_seq = 2)`,
      )
      expect(await faults()).toContainEqual({ subject: 'audit_seal', seq: 2, fault: 'altered' })
    },
  )

  test('deletes a sealed audit row of a mere reading', async () => {
    await tamper(
      (tx) => tx`delete from audit where county = ${county} and action = 'household.read'`,
    )
    expect(await faults()).toEqual([rowGone])
  })

  test('deletes an event together with its sealed audit row', async () => {
    await tamper(async (tx) => {
      await tx`delete from events where county = ${county} and subject = ${B} and seq = 2`
      await tx`
        delete from audit
         where county = ${county}
           and id = (select max(id::text)::uuid from audit where county = ${county} and subject = ${B})`
    })
    expect(await faults()).toEqual([rowGone])
  })

  test('puts an audit row into a batch that is sealed', async () => {
    await tamper(async (tx) => {
      const id = newId()
      await tx`
        insert into audit (county, id, at, actor, action, subject, request_id)
        values (${county}, ${id}, now(), 'staff:x', 'household.read', ${A}, 'r')`
      await tx`insert into audit_sealed values (${county}, ${id}, 1)`
    })
    expect(await faults()).toEqual([{ subject: 'audit_seal', seq: 1, fault: 'altered' }])
  })

  test('takes a row out of its seal, to have it sealed anew', async () => {
    await tamper(
      (tx) => tx`
        delete from audit_sealed
         where county = ${county}
           and audit_id = (select min(audit_id::text)::uuid from audit_sealed where county = ${county} and seal_seq = 1)`,
    )
    expect(await faults()).toEqual([{ subject: 'audit_seal', seq: 1, fault: 'missing' }])
    expect((await verify()).unsealed).toBe(2)
  })

  test('deletes the first seal', async () => {
    await tamper((tx) => tx`delete from audit_seals where county = ${county} and seq = 1`)
    expect(await faults()).toEqual([{ subject: 'audit_seal', seq: 1, fault: 'missing' }])
  })

  test('deletes the last seal', async () => {
    await tamper((tx) => tx`delete from audit_seals where county = ${county} and seq = 2`)
    expect(await faults()).toEqual([{ subject: 'audit_seal', seq: 2, fault: 'missing' }])
  })

  test('makes a seal over nothing, not bound to the one before', async () => {
    await tamper(
      (tx) => tx`
        insert into audit_seals (county, seq, sealed_at, row_count, prev_hash, hash)
        values (${county}, 3, now(), 0, ${CHAIN_START}, ${CHAIN_START})`,
    )
    expect(await faults()).toEqual([
      { subject: 'audit_seal', seq: 3, fault: 'unlinked' },
      { subject: 'audit_seal', seq: 3, fault: 'altered' },
    ])
  })
})

test('what is written while it checks is no fault', async () => {
  const writing = (async () => {
    for (let i = 0; i < 40; i++) {
      await api.db.transaction(async (tx) => {
        const event = { subject: `household:w${i % 3}`, type: 'household.restated', details: {} }
        await record(tx, context(), event)
      })
      if (i % 5 === 0) await sealAudit(api.db, county, api.deps.clock(), 4)
    }
  })()
  for (let i = 0; i < 10; i++) expect(await faults()).toEqual([])
  await writing
  expect(await verify()).toMatchObject({ events: 45, faults: [] })
})

test('a seal made in the middle of the check is no fault', async () => {
  county = 'county-unsealed'
  await add(A)
  const checking = await api.ownerSql.begin(async (tx) => {
    await tx`lock table audit_sealed in access exclusive mode`
    const report = verify()
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
  const event = { county: county, subject: 'household:many', type: 'x', actor: 'job:command' }
  const at = api.deps.clock()
  const rows = []
  let prevHash: Buffer = CHAIN_START
  for (let seq = 1; seq <= 4_500; seq++) {
    const hash = eventHash(prevHash, { ...event, seq, at, details: {} })
    rows.push({ ...event, seq, at: at.toISOString(), prev_hash: prevHash, hash })
    prevHash = hash
  }
  for (let i = 0; i < rows.length; i += 1_500)
    await api.sql`
      insert into events ${api.sql(rows.slice(i, i + 1_500).map((row) => ({ ...row, details: '{}' })))}`
  await tamper(
    (tx) =>
      tx`update events set actor = 'staff:x' where county = ${county} and subject = 'household:many' and seq = 4321`,
  )
  expect(await verify()).toMatchObject({
    events: 4_505,
    faults: [
      { subject: 'household:many', seq: 4_321, fault: 'altered' },
      { subject: 'household:many', seq: 4_500, fault: 'unaudited' },
    ],
  })
})

async function insertForged(
  tx: TransactionSql<{ bigint: number }>,
  subject: string,
  seq: number,
  prevHash: Buffer = CHAIN_START,
) {
  const row = { county: county, subject, seq, type: 'household.restated', actor: 'staff:x' }
  const at = api.deps.clock()
  const hash = eventHash(prevHash, { ...row, at, details: {} })
  await tx`
    insert into events ${tx({ ...row, at: at.toISOString(), details: '{}', prev_hash: prevHash, hash })}`
}
