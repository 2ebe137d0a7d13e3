import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  formatAssurances,
  isOfAssurances,
  readAssurances,
  withAssurances,
} from '../../../api/entry-visits/assurance-words'
import { type AssuranceFacts, NOT_ASKED } from '../../../api/entry-visits/facts'
import { anyAssurances } from '../../support/survey-arbitraries'

/** As whoever surveys sees it written back. */
const answered = (text: string, known: AssuranceFacts = NOT_ASKED) =>
  formatAssurances(withAssurances(known, readAssurances(text, true)))
const byTheWay = (text: string) =>
  formatAssurances(withAssurances(NOT_ASKED, readAssurances(text, false)))

describe('an answer to whether a household has all of 两不愁三保障 and water', () => {
  test.each([
    ['1', '都有'],
    ['都有', '都有'],
    ['齐了', '都有'],
    ['两不愁三保障齐，饮水安全', '都有'],
    ['缺饮水', '缺饮水，其余都有'],
    ['缺饮水 水管冻裂', '缺饮水 水管冻裂，其余都有'],
    ['缺饮水水管冻裂', '缺饮水 水管冻裂，其余都有'],
    ['缺饮水：水管冻裂', '缺饮水 水管冻裂，其余都有'],
    ['缺饮水 缺住房', '缺住房，缺饮水，其余都有'],
    ['没得水吃', '缺饮水，其余都有'],
    ['住房不安全', '缺住房，其余都有'],
    ['医疗没有保障，其余都有', '缺医疗，其余都有'],
    ['没饭吃', '缺吃饭，其余都有'],
    ['吃穿不愁，三保障齐', '吃饭有，穿衣有，上学有，医疗有，住房有，饮水没问'],
    ['三保障齐', '上学有，医疗有，住房有，吃饭没问，穿衣没问，饮水没问'],
    ['有水吃', '饮水有，吃饭没问，穿衣没问，上学没问，医疗没问，住房没问'],
    ['缺住房，饮水没问，其余都有', '缺住房，吃饭有，穿衣有，上学有，医疗有，饮水没问'],
  ])('%s is read as %s', (text, expected) => {
    expect(answered(text)).toBe(expected)
  })

  test.each(['饮水不太安全', '住房可能安全', '饮水说不清', '三保障没有全部落实', '今年雨水多'])(
    '%s is nobody’s word for met',
    (text) => {
      expect(readAssurances(text, true).found).toEqual({})
      expect(readAssurances(text, true).isRestMet).toBe(false)
    },
  )

  test('1 leaves lacking what was named as lacking before', () => {
    const known = withAssurances(NOT_ASKED, readAssurances('缺饮水', false))
    expect(answered('1', known)).toBe('缺饮水，其余都有')
  })

  test('what was lacking is met once somebody says so of it', () => {
    const known = withAssurances(NOT_ASKED, readAssurances('缺饮水', true))
    expect(answered('饮水 有了', known)).toBe('都有')
  })
})

describe('by the way', () => {
  test.each([
    ['缺饮水', '缺饮水，吃饭没问，穿衣没问，上学没问，医疗没问，住房没问'],
    ['吃穿不愁', '吃饭有，穿衣有，上学没问，医疗没问，住房没问，饮水没问'],
  ])('%s says nothing of the others', (text, expected) => {
    expect(isOfAssurances(text)).toBe(true)
    expect(byTheWay(text)).toBe(expected)
  })

  test.each(['缺水', '上学', '房 80平', '没有学生', '缺劳力 病', '住在河边', '医保交了'])(
    '%s may mean something else, and is not taken for it',
    (text) => {
      expect(isOfAssurances(text)).toBe(false)
    },
  )
})

test('what is written back is read again as the same', () => {
  fc.assert(
    fc.property(anyAssurances, (facts) => {
      expect(withAssurances(NOT_ASKED, readAssurances(formatAssurances(facts), true))).toEqual(
        facts,
      )
    }),
    { numRuns: 500 },
  )
})
