import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonical, CHAIN_START, type ChainedEvent, eventHash } from '../../../api/audit/chain'
import { sealHash, type SealedRow } from '../../../api/audit/seal-hash'

const event: ChainedEvent = {
  county: 'wuxi',
  subject: 'household:1',
  seq: 1,
  type: 'contact.linked',
  actor: 'contact:1',
  at: new Date('2026-03-09T02:00:00Z'),
  details: { way: 'register_phone', contactId: '1' },
}

describe('the hash of an event', () => {
  test('is the same whatever order its details are kept in', () => {
    const turned = { ...event, details: { contactId: '1', way: 'register_phone' } }
    expect(eventHash(CHAIN_START, turned)).toEqual(eventHash(CHAIN_START, event))
    expect(canonical({ b: [{ d: 1, c: null }], a: '' })).toBe('{"a":"","b":[{"c":null,"d":1}]}')
  })

  test('keeps to the order of the names as texts, numbers too, and leaves out what is undefined', () => {
    expect(canonical({ 10: 1, 9: 2, '"': 3, none: undefined, list: [undefined, 1] })).toBe(
      '{"\\"":3,"10":1,"9":2,"list":[null,1]}',
    )
  })

  test('is over the same text as plain JSON of sorted names', () => {
    const sorted = (value: unknown): string => {
      if (Array.isArray(value)) return `[${value.map(sorted).join(',')}]`
      if (typeof value !== 'object' || value === null) return JSON.stringify(value)
      const parts = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
      return `{${parts.map(([key, part]) => `${JSON.stringify(key)}:${sorted(part)}`).join(',')}}`
    }
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonical(value)).toBe(sorted(value))
      }),
    )
  })

  test.each([
    ['county', { county: 'wushan' }],
    ['subject', { subject: 'household:2' }],
    ['place in the chain', { seq: 2 }],
    ['type', { type: 'contact.unlinked' }],
    ['actor', { actor: 'contact:2' }],
    ['time', { at: new Date('2026-03-09T02:00:00.001Z') }],
    ['details', { details: { way: 'cadre_code', contactId: '1' } }],
    ['details by one more', { details: { way: 'register_phone', contactId: '1', more: null } }],
  ])('changes with its %s', (_what, change) => {
    const altered = eventHash(CHAIN_START, { ...event, ...change })
    expect(altered).not.toEqual(eventHash(CHAIN_START, event))
  })

  test('changes with the event before it', () => {
    const before = eventHash(CHAIN_START, event)
    expect(eventHash(before, event)).not.toEqual(eventHash(CHAIN_START, event))
  })

  test('is the same after a journey through JSON, whatever was recorded', () => {
    const details = fc.dictionary(fc.string(), fc.jsonValue())
    fc.assert(
      fc.property(details, (each) => {
        const stored: unknown = JSON.parse(JSON.stringify(each))
        const hashes = [each, stored].map((one) =>
          eventHash(CHAIN_START, { ...event, details: one }),
        )
        expect(hashes[0]).toEqual(hashes[1])
      }),
    )
  })
})

describe('a seal', () => {
  const row: SealedRow = {
    id: '1',
    at: event.at,
    actor: 'staff:1',
    action: 'household.read',
    subject: 'household:1',
    requestId: 'r1',
  }
  const seal = { county: 'wuxi', seq: 1, sealedAt: event.at }
  const plain = sealHash(CHAIN_START, seal, [row, { ...row, id: '2' }])

  test.each([
    ['another county', sealHash(CHAIN_START, { ...seal, county: 'x' }, [row, { ...row, id: '2' }])],
    ['another number', sealHash(CHAIN_START, { ...seal, seq: 2 }, [row, { ...row, id: '2' }])],
    ['another seal before it', sealHash(plain, seal, [row, { ...row, id: '2' }])],
    ['a row less', sealHash(CHAIN_START, seal, [row])],
    ['the rows in another order', sealHash(CHAIN_START, seal, [{ ...row, id: '2' }, row])],
    [
      'another actor',
      sealHash(CHAIN_START, seal, [
        { ...row, actor: 'staff:2' },
        { ...row, id: '2' },
      ]),
    ],
  ])('is broken by %s', (_what, other) => {
    expect(other).not.toEqual(plain)
  })
})
