import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codeKind, randomCode } from '../../../api/shared/codes'
import { CODE_KINDS, CODE_LENGTHS } from '../../../db/values/codes'

describe.each(CODE_KINDS)('a %s code', (kind) => {
  test('is digits of its length, begins with none that is dropped aloud, and is known again', () => {
    for (let i = 0; i < 200; i++) {
      const code = randomCode(kind)
      expect(code).toMatch(new RegExp(`^[1-9]\\d{${CODE_LENGTHS[kind] - 1}}$`))
      expect(codeKind(code)).toBe(kind)
    }
  })

  test('with one wrong digit is no code at all', () => {
    const code = randomCode(kind)
    const wrong = code.slice(0, -1) + ((Number(code.at(-1)) + 1) % 10)
    expect(codeKind(wrong)).toBeNull()
  })
})

test('each kind has a length of its own, so that the digits alone tell it', () => {
  expect(new Set(Object.values(CODE_LENGTHS)).size).toBe(CODE_KINDS.length)
  expect(Object.keys(CODE_LENGTHS).toSorted()).toEqual([...CODE_KINDS].toSorted())
})

test('digits of any other length are no code', () => {
  const lengths = new Set<number>(Object.values(CODE_LENGTHS))
  const other = fc.stringMatching(/^\d{0,20}$/).filter((text) => !lengths.has(text.length))
  fc.assert(fc.property(other, (text) => codeKind(text) === null))
})

test('two draws are hardly ever the same', () => {
  const drawn = new Set(Array.from({ length: 500 }, () => randomCode('complaint')))
  expect(drawn.size).toBe(500)
})
