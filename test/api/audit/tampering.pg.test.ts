import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { CHAIN_START, eventHash } from '../../../api/audit/chain'
import { newId } from '../../../api/shared/ids'
import { startApi, type TestApi } from '../../support/api'
import { A, type AuditedCounty, B, createAuditedCounty } from '../../support/audited-county'

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

/** In which of the two seals it was is left to the ids. */
const rowGone = { subject: 'audit_seal', seq: expect.any(Number), fault: 'missing' }

describe('it is found out when somebody', () => {
  test.each(['type', 'actor', 'details', 'at', 'hash'] as const)(
    'alters the %s of an event',
    async (column) => {
      const value = { details: '{"count": 9}', at: '2026-03-01T00:00:00Z', hash: '\\x00' }
      const given = { type: 'household.closed', actor: 'staff:x', ...value }[column]
      await at.tamper(
        (tx) => tx`
          update events set ${tx({ [column]: given })}
           where county = ${at.county} and subject = ${A} and seq = 2`,
      )
      expect(await faults()).toContainEqual({ subject: A, seq: 2, fault: 'altered' })
      expect((await faults()).every(({ subject }) => subject === A)).toBe(true)
    },
  )

  test('alters an event and hashes it anew: then the next does not follow', async () => {
    await at.tamper(async (tx) => {
      const [row] = await tx`
        select * from events where county = ${at.county} and subject = ${A} and seq = 2`
      const details = { count: 99 }
      const event = { ...row, county: at.county, subject: A, seq: 2, details }
      const hash = eventHash(row?.['prev_hash'], event as never)
      await tx`
        update events set details = ${JSON.stringify(details)}::text::jsonb, hash = ${hash}
         where county = ${at.county} and subject = ${A} and seq = 2`
    })
    expect(await faults()).toEqual([{ subject: A, seq: 3, fault: 'unlinked' }])
  })

  test('deletes an event from the middle', async () => {
    await at.tamper(
      (tx) => tx`delete from events where county = ${at.county} and subject = ${A} and seq = 2`,
    )
    expect(await faults()).toEqual([{ subject: A, seq: 2, fault: 'missing' }])
  })

  test('deletes the first event', async () => {
    await at.tamper(
      (tx) => tx`delete from events where county = ${at.county} and subject = ${A} and seq = 1`,
    )
    expect(await faults()).toEqual([{ subject: A, seq: 1, fault: 'missing' }])
  })

  test('deletes the last events', async () => {
    await at.tamper(
      (tx) => tx`delete from events where county = ${at.county} and subject = ${A} and seq >= 2`,
    )
    expect(await faults()).toEqual([{ subject: A, seq: 2, fault: 'missing' }])
  })

  test('deletes a whole chain', async () => {
    await at.tamper((tx) => tx`delete from events where county = ${at.county} and subject = ${B}`)
    expect(await faults()).toEqual([{ subject: B, seq: 1, fault: 'missing' }])
  })

  test('deletes one from the middle and one from the end', async () => {
    await at.tamper(
      (tx) =>
        tx`delete from events where county = ${at.county} and subject = ${A} and seq in (1, 3)`,
    )
    expect(await faults()).toEqual([
      { subject: A, seq: 1, fault: 'missing' },
      { subject: A, seq: 3, fault: 'missing' },
    ])
  })

  test('moves the later events up into the gap', async () => {
    await at.tamper(async (tx) => {
      await tx`delete from events where county = ${at.county} and subject = ${A} and seq = 2`
      await tx`update events set seq = 2 where county = ${at.county} and subject = ${A} and seq = 3`
    })
    expect(await faults()).toEqual([
      { subject: A, seq: 2, fault: 'unlinked' },
      { subject: A, seq: 2, fault: 'altered' },
      { subject: A, seq: 3, fault: 'missing' },
    ])
  })

  test('inserts an event into the middle', async () => {
    await at.tamper(async (tx) => {
      await tx`update events set seq = seq + 10 where county = ${at.county} and subject = ${A} and seq > 1`
      await tx`update events set seq = seq - 9 where county = ${at.county} and subject = ${A} and seq > 10`
      await at.insertForged(tx, { subject: A, seq: 2 })
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
    await at.tamper(async (tx) => {
      const [last] = await tx`
        select hash from events where county = ${at.county} and subject = ${B} and seq = 2`
      await at.insertForged(tx, { subject: B, seq: 3, prevHash: last?.['hash'] })
    })
    expect(await faults()).toEqual([{ subject: B, seq: 3, fault: 'unaudited' }])
  })

  test.each(['actor', 'action', 'subject', 'request_id', 'at'] as const)(
    'alters the %s of a sealed audit row',
    async (column) => {
      const given = column === 'at' ? '2026-03-01T00:00:00Z' : 'somebody:else'
      await at.tamper(
        (tx) => tx`
          update audit set ${tx({ [column]: given })}
           where county = ${at.county}
             and id = (select min(audit_id::text)::uuid from audit_sealed where county = ${at.county} and seal_seq = 2)`,
      )
      expect(await faults()).toContainEqual({ subject: 'audit_seal', seq: 2, fault: 'altered' })
    },
  )

  test('deletes a sealed audit row of a mere reading', async () => {
    await at.tamper(
      (tx) => tx`delete from audit where county = ${at.county} and action = 'household.read'`,
    )
    expect(await faults()).toEqual([rowGone])
  })

  test('deletes an event together with its sealed audit row', async () => {
    await at.tamper(async (tx) => {
      await tx`delete from events where county = ${at.county} and subject = ${B} and seq = 2`
      await tx`
        delete from audit
         where county = ${at.county}
           and id = (select max(id::text)::uuid from audit where county = ${at.county} and subject = ${B})`
    })
    expect(await faults()).toEqual([rowGone])
  })

  test('puts an audit row into a batch that is sealed', async () => {
    await at.tamper(async (tx) => {
      const id = newId()
      await tx`
        insert into audit (county, id, at, actor, action, subject, request_id)
        values (${at.county}, ${id}, now(), 'staff:x', 'household.read', ${A}, 'r')`
      await tx`insert into audit_sealed values (${at.county}, ${id}, 1)`
    })
    expect(await faults()).toEqual([{ subject: 'audit_seal', seq: 1, fault: 'altered' }])
  })

  test('takes a row out of its seal, to have it sealed anew', async () => {
    await at.tamper(
      (tx) => tx`
        delete from audit_sealed
         where county = ${at.county}
           and audit_id = (select min(audit_id::text)::uuid from audit_sealed where county = ${at.county} and seal_seq = 1)`,
    )
    expect(await faults()).toEqual([{ subject: 'audit_seal', seq: 1, fault: 'missing' }])
    expect((await at.verify()).unsealed).toBe(2)
  })

  test('deletes the first seal', async () => {
    await at.tamper((tx) => tx`delete from audit_seals where county = ${at.county} and seq = 1`)
    expect(await faults()).toEqual([{ subject: 'audit_seal', seq: 1, fault: 'missing' }])
  })

  test('deletes the last seal', async () => {
    await at.tamper((tx) => tx`delete from audit_seals where county = ${at.county} and seq = 2`)
    expect(await faults()).toEqual([{ subject: 'audit_seal', seq: 2, fault: 'missing' }])
  })

  test('makes a seal over nothing, not bound to the one before', async () => {
    await at.tamper(
      (tx) => tx`
        insert into audit_seals (county, seq, sealed_at, row_count, prev_hash, hash)
        values (${at.county}, 3, now(), 0, ${CHAIN_START}, ${CHAIN_START})`,
    )
    expect(await faults()).toEqual([
      { subject: 'audit_seal', seq: 3, fault: 'unlinked' },
      { subject: 'audit_seal', seq: 3, fault: 'altered' },
    ])
  })
})
