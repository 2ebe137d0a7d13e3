import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { CursorText, decodeCursor, encodeCursor, pageOf } from '../../../api/shared/cursor'

const Pair = z.tuple([CursorText, z.uuid()])
const ID = '0198c0de-0000-7000-8000-000000000001'

test('a cursor gives back what it was made of', () => {
  const name = fc.string({ unit: fc.constantFrom(...'冉旺𠮷a"\\[]\n') })
  fc.assert(
    fc.property(name, (each) => {
      expect(decodeCursor(encodeCursor([each, ID]), Pair)).toEqual([each, ID])
      expect(encodeCursor([each, ID])).toMatch(/^[\w-]+$/)
    }),
  )
})

test.each([
  ['nothing', ''],
  ['words', 'next'],
  ['JSON that is no list', Buffer.from('{"a":1}').toString('base64url')],
  ['one value too few', encodeCursor(['冉启旺'])],
  ['one value too many', encodeCursor(['冉启旺', ID, ID])],
  ['an id that is none', encodeCursor(['冉启旺', '7'])],
  ['a number in place of a text', Buffer.from(`[1,"${ID}"]`).toString('base64url')],
  ['a text the database cannot hold', encodeCursor(['冉\0', ID])],
])('a cursor of %s is refused by name', (_what, cursor) => {
  expect(() => decodeCursor(cursor, Pair)).toThrow(
    expect.objectContaining({ code: 'invalid', reason: 'cursor' }),
  )
})

const orderOf = (value: string) => [value]

test('the last page says that nothing follows, also when it is just full', () => {
  expect(pageOf([], 2, orderOf)).toEqual({ items: [], next: null })
  expect(pageOf(['a', 'b'], 2, orderOf)).toEqual({ items: ['a', 'b'], next: null })
  const more = pageOf(['a', 'b', 'c'], 2, orderOf)
  expect(more.items).toEqual(['a', 'b'])
  expect(decodeCursor(more.next ?? '', z.tuple([CursorText]))).toEqual(['b'])
})
