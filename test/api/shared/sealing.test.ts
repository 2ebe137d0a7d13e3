import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createSealer, type Place } from '../../../api/shared/sealing'

const keyOf = (text: string) => createHash('sha256').update(text).digest()
const sealer = createSealer(keyOf('one'))
const place: Place = { county: 'wuxi', table: 'people', column: 'id_number_sealed', row: 'r1' }
const ID = '500238194711070017'

describe('a sealed value', () => {
  test('opens at its place, whatever was written', () => {
    const text = fc.string({ unit: fc.constantFrom(...'王山𠮷0X\0\n😀é'), maxLength: 200 })
    fc.assert(fc.property(text, (given) => sealer.open(place, sealer.seal(place, given)) === given))
  })

  test.each([
    ['county', { ...place, county: 'wushan' }],
    ['table', { ...place, table: 'staff' }],
    ['column', { ...place, column: 'phone_sealed' }],
    ['row', { ...place, row: 'r2' }],
  ])('does not open when it is moved to another %s', (_what, elsewhere) => {
    const sealed = sealer.seal(place, ID)
    expect(() => sealer.open(elsewhere, sealed)).toThrow()
  })

  test('does not open with any bit of it turned', () => {
    const sealed = sealer.seal(place, ID)
    for (let i = 0; i < sealed.length; i++) {
      const altered = Buffer.from(sealed)
      altered[i] = (altered[i] ?? 0) ^ 1
      expect(() => sealer.open(place, altered)).toThrow()
    }
  })

  test('does not open when it is cut short', () => {
    const sealed = sealer.seal(place, ID)
    for (let length = 0; length < sealed.length; length++)
      expect(() => sealer.open(place, sealed.subarray(0, length))).toThrow()
  })

  test('does not open under another key', () => {
    expect(() => createSealer(keyOf('two')).open(place, sealer.seal(place, ID))).toThrow()
  })

  test('shows nothing of the text, and never looks the same twice', () => {
    const sealed = Array.from({ length: 3_000 }, () => sealer.seal(place, ID))
    expect(sealed.some((each) => each.includes(ID))).toBe(false)
    // One nonce used twice would undo the cipher.
    expect(new Set(sealed.map((each) => each.subarray(1, 13).toString('hex'))).size).toBe(3_000)
  })
})

describe('a blind index', () => {
  test('finds the same value again, in another process too', () => {
    const index = sealer.index('phone', 'wuxi', '+8619900000150')
    expect(createSealer(keyOf('one')).index('phone', 'wuxi', '+8619900000150')).toEqual(index)
    expect(index).toHaveLength(16)
  })

  test.each([
    ['another value', sealer.index('phone', 'wuxi', '+8619900000151')],
    ['another purpose', sealer.index('address', 'wuxi', '+8619900000150')],
    ['another county', sealer.index('phone', 'wushan', '+8619900000150')],
    ['another key', createSealer(keyOf('two')).index('phone', 'wuxi', '+8619900000150')],
  ])('is different for %s', (_what, other) => {
    expect(sealer.index('phone', 'wuxi', '+8619900000150')).not.toEqual(other)
  })
})

test.each([0, 16, 31, 33, 64])('a data key of %i bytes is refused', (length) => {
  expect(() => createSealer(Buffer.alloc(length))).toThrow(/32 bytes/)
})
