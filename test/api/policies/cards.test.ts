import { describe, expect, test } from 'vitest'
import { said, sourceText } from '../../../api/policies/card'
import { CARDS } from '../../../api/policies/cards'
import { answerFrom } from '../../../api/policies/answer'
import { createLibrary } from '../../../api/policies/library/library'
import { say } from '../../../api/messages/templates'
import { render } from '../../../bot/messages/render'
import { sizeOf } from '../../../bot/messages/segments'

const library = createLibrary()
const reader = { day: '2026-11-30', areaPaths: ['wuxi'] }
const ask = (question: string) => answerFrom(library, question, reader)

const SMS = { isSms: true, hasButtons: false }
const CASES = CARDS.map((card) => [card.id, card] as const)

/** Characters that count something, outside of words that only look like it. */
const NUMERALS = /\d+|[一二三四五六七八九十百千万两半]/g
const NO_NUMBERS = /一般|一共|一起|一样|一定|统一|万一|一次性|一时|一家人|回[0-6](?=申请|提异议)/g
/** What offices say and nobody of 70 understands, and what we may never promise. */
const BANNED =
  /建档立卡|动态管理|信息比对|监测对象|边缘易致贫|脱贫不稳定|系统|无效|提交|输入|登录|账户|保证能|一定能|【|】|\p{Extended_Pictographic}(?<!\d)/u

describe.each(CASES)('the card %s', (_id, card) => {
  const { question, aliases, answer, source, figures } = card

  test('says where its answer stands', () => {
    expect(source.document).not.toBe('')
    expect(source.article).not.toBe('')
    expect(source.ref).toMatch(/^(?:[a-z]{2}\d+|domain:\d(?:\.\d)?)$/)
    if (source.date !== null) expect(source.date).toMatch(/^\d{4}(?:-\d{2}-\d{2})?$/)
  })

  test('is asked in the words of the villages as well', () => {
    expect(aliases.length).toBeGreaterThanOrEqual(4)
    expect(aliases.length).toBeLessThanOrEqual(11)
    expect(new Set([question, ...aliases]).size).toBe(aliases.length + 1)
    for (const wording of aliases) expect(wording).toMatch(/^[^,，\s]{4,30}$/)
    expect(question).toMatch(/^[^,\s]{4,29}？$/)
  })

  test('fits into two messages in both languages, whole', () => {
    const text = sourceText(source)
    for (const language of ['zh', 'en'] as const) {
      const reply = say('policy.answer', { text: answer, source: text })
      const sent = render(reply, language, SMS, '巫溪扶贫', { isResend: true }).text
      expect(sizeOf(sent).segments, sent).toBeLessThanOrEqual(2)
      expect(sent).toContain(answer)
      expect(sent.endsWith(text)).toBe(true)
    }
  })

  test('names no number that is not among its figures, and no figure it does not say', () => {
    const spoken = figures.map(said)
    for (const figure of spoken) expect(answer).toContain(figure)
    const rest = spoken
      .toSorted((a, b) => b.length - a.length)
      .reduce((left, figure) => left.replaceAll(figure, ''), answer)
      .replace(NO_NUMBERS, '')
    expect(rest.match(NUMERALS), rest).toBeNull()
  })

  test('is plain, and promises nothing', () => {
    expect(`${question}${answer}`).not.toMatch(BANNED)
    expect(answer).toMatch(/。$/)
  })

  test('answers each wording it lists', () => {
    for (const wording of [question, ...aliases])
      expect(ask(wording).answer?.id, wording).toBe(card.id)
  })
})

test('no two cards have one id, one question or one wording', () => {
  const all = CARDS.flatMap(({ question, aliases }) => [question, ...aliases])
  expect(new Set(CARDS.map(({ id }) => id)).size).toBe(CARDS.length)
  expect(all.filter((wording, i) => all.indexOf(wording) !== i)).toEqual([])
})
