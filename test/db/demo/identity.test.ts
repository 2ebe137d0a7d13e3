import { describe, expect, test } from 'vitest'
import {
  accountAt,
  ageOn,
  birthAt,
  checkDigit,
  createIdentities,
  dayNumber,
  DEMO_ROLL_DAY,
  phoneAt,
} from '../../../db/demo/identity'

const dayOf = (number: number) => new Date(number * 86_400_000).toISOString().slice(0, 10)

describe('identity numbers of invented people', () => {
  test('the check digit is that of the national standard, X included', () => {
    expect(checkDigit('11010519491231002')).toBe('X')
    expect(checkDigit('44052418800101001')).toBe('4')
  })

  test('a number carries a region nobody has, the birth and the sex', () => {
    const { issue } = createIdentities()
    const born = dayNumber('1971-04-12')
    const his = issue(born, 'male')
    const hers = issue(born, 'female')
    expect(his.slice(0, 14)).toBe('50993819710412')
    expect(Number(his[16]) % 2).toBe(1)
    expect(Number(hers[16]) % 2).toBe(0)
    for (const id of [his, hers]) expect(id[17]).toBe(checkDigit(id.slice(0, 17)))
  })

  test('500 women of one birthday get 500 numbers and the next is refused, not repeated', () => {
    const { issue } = createIdentities()
    const born = dayNumber('1980-02-29')
    const numbers = new Set(Array.from({ length: 500 }, () => issue(born, 'female')))
    expect(numbers.size).toBe(500)
    expect(() => issue(born, 'female')).toThrow(RangeError)
    expect(issue(born, 'male')).toHaveLength(18)
  })

  test.each([
    ['before the oldest', '1919-12-31'],
    ['after the roll was drawn up', '2026-03-02'],
  ])('a birth %s gets no number', (_, day) => {
    expect(() => createIdentities().issue(dayNumber(day), 'male')).toThrow(RangeError)
  })
})

describe('ages on the roll', () => {
  test.each([
    ['2006-03-01', 20],
    ['2006-03-02', 19],
    ['2026-03-01', 0],
  ])('somebody born on %s is %i', (birth, age) => {
    expect(ageOn(DEMO_ROLL_DAY, birth)).toBe(age)
  })

  test('a drawn birth makes its owner exactly as old as asked, at both ends of the year', () => {
    for (let age = 0; age <= 100; age++) {
      for (const turn of [0, 0.5, 0.999_999]) {
        expect(ageOn(DEMO_ROLL_DAY, dayOf(birthAt(age, turn)))).toBe(age)
      }
    }
  })
})

test('phones and accounts of a whole county are all different and well formed', () => {
  const count = 120_000
  const phones = new Set<string>()
  const accounts = new Set<string>()
  for (let i = 0; i < count; i++) {
    phones.add(phoneAt(i))
    accounts.add(accountAt(i))
  }
  expect(phones.size).toBe(count)
  expect(accounts.size).toBe(count)
  expect(phoneAt(0)).toMatch(/^\+861990001\d{4}$/)
  expect(phoneAt(count)).toMatch(/^\+861990013\d{4}$/)
  expect(accountAt(count)).toMatch(/^62000099\d{11}$/)
})
