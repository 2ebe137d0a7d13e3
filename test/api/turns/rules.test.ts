import { describe, expect, test } from 'vitest'
import { isCompared, mutingOf, placeIn, windowFrom } from '../../../api/turns/rules'

const told = (why: 'flood' | 'same') => ({ why, isFirst: true, isDeaf: false })
const muted = (why: 'flood' | 'same') => ({ why, isFirst: false, isDeaf: false })

describe('how much a person may write', () => {
  test.each([
    [1, false, null],
    [30, false, null],
    [31, false, told('flood')],
    [32, false, muted('flood')],
    [500, false, muted('flood')],
    [31, true, null],
    [120, true, null],
    [121, true, told('flood')],
    [122, true, muted('flood')],
  ])('the %i. message of ten minutes (of staff: %s) comes to %j', (count, isStaff, expected) => {
    expect(mutingOf(count, 0, isStaff)).toEqual(expected)
  })

  test.each([
    [1, 1, null],
    [3, 3, null],
    [4, 4, told('same')],
    [5, 5, muted('same')],
    [12, 12, muted('same')],
    [13, 13, { why: 'same', isFirst: false, isDeaf: true }],
    // Told of one thing already.
    [31, 4, muted('same')],
    [30, 4, told('same')],
    [31, 3, told('flood')],
  ])('the %i. message, the %i. of the same words, comes to %j', (count, same, expected) => {
    expect(mutingOf(count, same, false)).toEqual(expected)
  })

  test.each([
    [59, null],
    [60, { why: 'same', isFirst: true, isDeaf: true }],
    [61, { why: 'same', isFirst: false, isDeaf: true }],
  ])('a cadre who screens a group says the same of %i households: %j', (same, expected) => {
    expect(mutingOf(same, same, true)).toEqual(expected)
  })

  test('ten minutes are over at their last instant', () => {
    expect(windowFrom(new Date('2026-03-09T02:10:00Z'))).toEqual(new Date('2026-03-09T02:00:00Z'))
  })
})

test.each([
  ['确认', false],
  ['STOP', false],
  ['1234', false],
  [' 1234 ', false],
  ['𠮷𠮷𠮷𠮷', false],
  ['12345', true],
  ['𠮷𠮷𠮷𠮷𠮷', true],
  ['我在开会', false],
  ['我在开会。', true],
])('“%s” said again and again may be a machine’s: %s', (text, expected) => {
  expect(isCompared(text, false)).toBe(expected)
  expect(isCompared(text, true)).toBe(false)
})

test.each([
  ['the last one', 5, 9, 9, 5],
  ['the one before', 5, 9, 8, 4],
  ['the first of the window', 5, 9, 5, 1],
  ['one from before the window', 5, 9, 4, 0],
  ['one from long before', 5, 9, 1, 0],
])('the place of %s in a count', (_which, count, lastSeq, seq, expected) => {
  expect(placeIn(count, lastSeq, seq)).toBe(expected)
})
