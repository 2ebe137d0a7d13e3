import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalise } from '/work/main/bot/conversation/normalise'
test.each([
  '３',
  '1️⃣',
  '①',
  '⑴',
  '⒈',
  '第三',
  '三。',
  '回1',
  '回复“1”',
  '異議 482163',
  '1234 5678 90',
  '我　要 查',
  'help  ME now',
  '二三五九',
  '十',
  '三十',
  '九十九',
  '一百',
  '?',
  '？？',
  '👌',
  '乾坤',
  '张乾',
  '\ud800a',
  '#abc-1',
  '第三个',
  '按一',
  '零',
  '两',
])('%s', (s) => {
  console.log(s, '→', normalise(s))
})
test('idem', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.string({ unit: 'grapheme', maxLength: 50 }),
        fc
          .array(
            fc
              .constantFrom(...'一二三十第回复1 2.乾著麵於后裡錶鐘製ａＡß👍\u200d\ufe0f"“')
              .map(String),
            { maxLength: 12 },
          )
          .map((a) => a.join('')),
      ),
      (s) => {
        const n = normalise(s)
        expect(normalise(n)).toBe(n)
      },
    ),
    { numRuns: 5000 },
  )
})
