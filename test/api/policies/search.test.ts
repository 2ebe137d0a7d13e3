import { describe, expect, test } from 'vitest'
import { inTerms } from '../../../api/policies/lexicon'
import { bigrams, plain } from '../../../api/policies/plain'
import { answerById, answerFrom } from '../../../api/policies/answer'
import { createLibrary } from '../../../api/policies/library/library'
import { ASKED } from './asked'

const library = createLibrary()
const reader = { day: '2026-11-30', areaPaths: ['wuxi'] }
const ask = (question: string) => answerFrom(library, question, reader)

describe('a question', () => {
  test.each(ASKED.filter(([, id]) => id !== null))('“%s” is answered by %s', (question, id) => {
    expect(ask(question).answer?.id).toBe(id)
  })

  test.each(ASKED.filter(([, id]) => id === null))('“%s” is not answered', (question) => {
    expect(ask(question).answer).toBeNull()
  })

  test('comes with its source and date, and at most two more questions', () => {
    const { answer, others } = ask('低保要交哪些材料')
    expect(answer).toEqual({
      id: 'low-income-papers',
      question: '申请低保要带哪些材料？',
      text: expect.stringContaining('户口簿'),
      whole: null,
      source: {
        document: '重庆市城乡居民最低生活保障条例',
        article: '第十五条',
        date: '2016-05-01',
        text: '《重庆市城乡居民最低生活保障条例》第十五条',
      },
    })
    expect(others.length).toBeLessThanOrEqual(2)
    expect(others.map(({ id }) => id)).not.toContain('low-income-papers')
  })

  test('that may be one of several gets up to three to choose from', () => {
    const { answer, others } = ask('低保')
    expect(answer).toBeNull()
    expect(others).toHaveLength(3)
    for (const { id, question } of others)
      expect(answerById(library, id, reader)?.question).toBe(question)
  })

  test.each(['今年低保好多钱', '低保局电话', '我的低保好久发'])(
    '“%s” is not even guessed at: no text holds it',
    (question) => {
      expect(ask(question)).toMatchObject({ answer: null, others: [] })
    },
  )

  test.each(['？', '…', '🙂', 'a', '的'])('“%s” asks nothing', (question) => {
    expect(ask(question)).toMatchObject({ answer: null, others: [] })
  })

  test('is the same in traditional characters, with full-width signs and spaces', () => {
    for (const asked of ['危房改造的钱谁出', '危房改造的錢誰出', '　危房改造，的钱谁出？？'])
      expect(ask(asked).answer?.id).toBe('unsafe-house-money')
    expect(ask('扶贫小额信贷最多贷５万？').answer?.id).toBe('small-loan')
  })
})

test.each([
  ['娃儿在屋头读书要好多钱', '子女在家里读书要多少钱'],
  ['咋个办低堡', '怎么办低保'],
  ['请问五保户莫得房子', '特困没有房子'],
])('“%s” reads “%s” in the words of the cards', (text, terms) => {
  expect(inTerms(plain(text))).toBe(terms)
})

test('words of the cards stay what they are when read again', () => {
  for (const [question] of ASKED) {
    const once = inTerms(plain(question))
    expect(inTerms(once)).toBe(inTerms(inTerms(once)))
  }
})

test.each([
  ['低保标准', ['低保', '保标', '标准']],
  ['残 疾人', ['残', '疾人']],
  ['dibao2026年', ['dibao', '2026', '年']],
  ['', []],
])('“%s” in twos', (text, grams) => {
  expect(bigrams(text)).toEqual(grams)
})
