import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sourceText } from '../../../api/policies/card'
import { CARDS } from '../../../api/policies/cards'
import type { Language, Reply } from '../../../api/client'
import { inPieces, tellAnswer } from '../../../bot/flows/policy-words'
import { render } from '../../../bot/messages/render'
import { sizeOf } from '../../../bot/messages/segments'

/** Six units with its brackets, as long as a county's signature is planned to be. */
const SIGNATURE = '村信通知'
const SMS = { isSms: true, hasButtons: false }

const textIn = (language: Language) => (reply: Reply) =>
  render(reply, language, SMS, SIGNATURE).text
const inChinese = textIn('zh')
const segmentsOf = (text: string) => sizeOf(text).segments

const SOURCE = { text: '《重庆市城乡居民最低生活保障条例》第三十三条' }
const told = (given: Partial<Parameters<typeof tellAnswer>[0]>, language: Language = 'zh') =>
  tellAnswer({ text: '带户口簿去村里。', whole: null, source: SOURCE, ...given }, language)

/** An article that is longer than a message, sentence by sentence. */
const sentences = (count: number) =>
  Array.from(
    { length: count },
    (_, i) => `第${i + 1}句说的是申请人应当如实提供材料，不得隐瞒。`,
  ).join('')

describe.each(CARDS.map((card) => [card.id, card] as const))('the card %s', (_id, card) => {
  const answer = { text: card.answer, whole: null, source: { text: sourceText(card.source) } }

  test('is told in one Chinese segment, whole and with its source', () => {
    const { reply, parts } = tellAnswer(answer, 'zh')
    const text = inChinese(reply)
    if (parts.length === 0) expect(text).toContain(card.answer)
    expect(text).toContain(`依据：${answer.source.text}`)
    expect(segmentsOf(text), text).toBe(1)
  })

  test('loses no word to its parts', () => {
    const { reply, parts } = tellAnswer(answer, 'zh')
    const pieces = [reply, ...parts].map(({ vars }) => vars['text'])
    expect(pieces.join('')).toBe(card.answer)
  })

  test('is told in at most two English segments, whole where it does not go on', () => {
    const { reply, plain, parts } = tellAnswer(answer, 'en')
    if (parts.length === 0) expect(textIn('en')(reply)).toContain(card.answer)
    for (const each of [reply, plain, ...parts]) {
      const text = textIn('en')(each)
      expect(segmentsOf(text), text).toBeLessThanOrEqual(2)
    }
  })
})

describe('an answer', () => {
  /** So long that with the choices it just fits, or just does not. */
  const fitting = 64 - 4 - SOURCE.text.length

  test.each([
    [fitting - 9, { isRated: true, parts: 0 }],
    [fitting - 8, { isRated: false, parts: 0 }],
    [fitting, { isRated: false, parts: 0 }],
    [fitting + 1, { isRated: false, parts: 1 }],
  ])('of %i characters beside a long source comes as %o', (length, expected) => {
    const { reply, isRated, parts } = told({ text: '好'.repeat(length) })
    expect({ isRated, parts: parts.length }).toEqual(expected)
    expect(segmentsOf(inChinese(reply))).toBe(1)
  })

  test.each([
    [83, { isRated: true, parts: 0 }],
    [84, { isRated: false, parts: 0 }],
    [111, { isRated: false, parts: 0 }],
    [112, { isRated: false, parts: 1 }],
  ])('with its source of %i characters comes in English as %o', (length, expected) => {
    const text = '好'.repeat(length - SOURCE.text.length)
    const { reply, isRated, parts } = told({ text }, 'en')
    expect({ isRated, parts: parts.length }).toEqual(expected)
    const sent = render(reply, 'en', SMS, SIGNATURE, { isResend: true }).text
    expect(sizeOf(sent)).toMatchObject({ segments: 2 })
    if (parts.length === 0) expect(sent).toContain(text)
  })

  test('that asks whether it was of use fills its segment to the last character', () => {
    const text = inChinese(told({ text: '好'.repeat(fitting - 9) }).reply)
    expect(text).toHaveLength(70)
    expect(text).toMatch(/\n回1有用 2没用$/)
  })

  test('is without its choices where something else is asked', () => {
    const { isRated, plain } = told({})
    expect(isRated).toBe(true)
    expect(plain.choices).toBeUndefined()
    expect(inChinese(plain)).toMatch(/带户口簿去村里。\n依据：《重庆市.*第三十三条$/)
  })

  test('of a sentence of an article brings the article by parts, the last of which asks', () => {
    const whole = sentences(4)
    const { reply, isRated, parts } = told({ text: '不得隐瞒。', whole })
    expect(isRated).toBe(false)
    expect(inChinese(reply)).toMatch(/不得隐瞒。…\n依据：.*\n回“下”接着看$/)
    expect(parts.map(({ vars }) => vars['text']).join('')).toBe(whole)
    const texts = parts.map(inChinese)
    for (const text of texts) expect(segmentsOf(text), text).toBe(1)
    expect(texts.filter((text) => text.endsWith('回“下”接着看'))).toHaveLength(texts.length - 1)
    expect(texts.at(-1)).toMatch(/有用吗？回“有用”或“没用”$/)
  })

  test('of a short article asks in the only part there is', () => {
    const { parts } = told({ text: '不得隐瞒。', whole: '申请人应当如实提供材料，不得隐瞒。' })
    expect(parts.map(inChinese)).toEqual([
      expect.stringMatching(/如实提供材料，不得隐瞒。\n有用吗/),
    ])
  })

  test('of an article without end stops after twelve parts, and shows that it does', () => {
    const { parts } = told({ text: '不得隐瞒。', whole: sentences(60) })
    expect(parts).toHaveLength(12)
    expect(inChinese(parts.at(-1) as Reply)).toMatch(/…\n有用吗/)
    expect(inChinese(parts.at(-2) as Reply)).not.toContain('…')
    const whole = told({ text: '不得隐瞒。', whole: sentences(12) }).parts
    expect(inChinese(whole.at(-1) as Reply)).not.toContain('…')
  })

  test('however long keeps to what a message may be', () => {
    const words = fc.string({
      unit: fc.constantFrom('好', '，', '。', '𠮷', ' ', 'a'),
      maxLength: 900,
    })
    const source = fc.integer({ min: 2, max: 40 }).map((length) => ({ text: '法'.repeat(length) }))
    const answer = fc.record({ text: words, whole: fc.option(words), source })
    const language = fc.constantFrom<Language>('zh', 'en')
    fc.assert(
      fc.property(answer, language, (given, of) => {
        const { reply, plain, parts } = tellAnswer(given, of)
        for (const each of [reply, plain, ...parts]) {
          expect(segmentsOf(textIn(of)(each))).toBeLessThanOrEqual(2)
          expect(textIn(of)(each).isWellFormed()).toBe(true)
        }
        if (of === 'zh') for (const each of parts) expect(segmentsOf(inChinese(each))).toBe(1)
      }),
    )
  })
})

describe('a text in pieces', () => {
  test.each([
    [
      'after a sentence',
      '一二三四五。六七八九，十一十二',
      12,
      ['一二三四五。', '六七八九，十一十二'],
    ],
    [
      'else after a clause',
      '一二三四五；六七八九，十一十二',
      12,
      ['一二三四五；', '六七八九，十一十二'],
    ],
    [
      'else after a comma',
      '一二三四五，六七八九十一十二',
      12,
      ['一二三四五，', '六七八九十一十二'],
    ],
    [
      'not so early that most stays empty',
      '一。二三四五六七八九十一',
      10,
      ['一。二三四五六七八九', '十一'],
    ],
    ['not at all where it fits', '一二。三四。', 6, ['一二。三四。']],
    ['with nothing in it', ' ', 6, []],
  ])('breaks %s', (_where, text, most, pieces) => {
    expect(inPieces(text, most, most)).toEqual(pieces)
  })

  const texts = fc.string({
    unit: fc.constantFrom('好', '人', '，', '。', '；', '𠮷', '👨‍👩‍👧', ' ', '\n', 'a', '1'),
    maxLength: 400,
  })
  const rooms = fc.tuple(fc.integer({ min: 4, max: 70 }), fc.integer({ min: 4, max: 70 }))
  const bare = (text: string) => text.replace(/\s/g, '')

  test('is whole again when they are put together, and none is longer than its room', () => {
    fc.assert(
      fc.property(texts, rooms, (text, [first, others]) => {
        const pieces = inPieces(text, first, others)
        expect(bare(pieces.join(''))).toBe(bare(text))
        for (const [at, piece] of pieces.entries()) {
          expect(piece.length).toBeLessThanOrEqual(at === 0 ? first : others)
          expect(piece).not.toBe('')
        }
      }),
    )
  })

  test('is broken through no character of two units', () => {
    fc.assert(
      fc.property(texts, rooms, (text, [first, others]) => {
        for (const piece of inPieces(text, first, others)) expect(piece.isWellFormed()).toBe(true)
      }),
    )
    expect(inPieces('𠮷'.repeat(5), 5, 5)).toEqual(['𠮷𠮷', '𠮷𠮷', '𠮷'])
  })
})
