import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkDigit } from '../../../api/shared/check-digit'

const digits = fc.stringMatching(/^\d{1,15}$/)
const whole = digits.map((text) => text + checkDigit(text))
const isRight = (code: string) => checkDigit(code.slice(0, -1)) === code.at(-1)

test('a code from a known table has its known check digit', () => {
  expect(checkDigit('572')).toBe('4')
  expect(checkDigit('43881234567')).toBe('9')
})

test('a whole code with its right check digit leaves nothing over', () => {
  fc.assert(fc.property(whole, (code) => checkDigit(code) === '0'))
})

test('every single wrong digit is noticed', () => {
  fc.assert(
    fc.property(whole, (code) => {
      for (let i = 0; i < code.length; i++)
        for (const digit of '0123456789')
          if (digit !== code[i])
            expect(isRight(code.slice(0, i) + digit + code.slice(i + 1))).toBe(false)
    }),
  )
})

test('every two neighbours typed the wrong way round are noticed', () => {
  fc.assert(
    fc.property(whole, (code) => {
      for (let i = 0; i + 1 < code.length; i++) {
        const [a, b] = [code.charAt(i), code.charAt(i + 1)]
        if (a !== b) expect(isRight(code.slice(0, i) + b + a + code.slice(i + 2))).toBe(false)
      }
    }),
  )
})
