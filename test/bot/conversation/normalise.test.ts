import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normalise } from '../../../bot/conversation/normalise'

test.each([
  ['３', '3'],
  ['1️⃣', '1'],
  ['①', '1'],
  ['⑴', '1'],
  ['⒈', '1'],
  ['三', '3'],
  ['三。', '3'],
  ['第三', '3'],
  ['第三个', '3'],
  ['回1', '1'],
  ['回复“1”', '1'],
  ['按一', '1'],
  ['01', '1'],
  ['零', '0'],
  ['两', '2'],
  ['叁', '3'],
  ['十', '10'],
  ['十三', '13'],
  ['三十', '30'],
  ['三十三', '33'],
  ['九十九', '99'],
  ['二三五九', '2359'],
])('a number picked as “%s” is %s', (sent, plain) => expect(normalise(sent)).toBe(plain))

test.each([
  ['一百', '一百'],
  ['十十', '十十'],
  ['零十', '零十'],
  ['三零十', '三零十'],
  ['三社', '三社'],
  ['一家三口', '一家三口'],
  ['5口人', '5口人'],
])('“%s” is not a number alone', (sent, plain) => expect(normalise(sent)).toBe(plain))

test.each([
  ['異議 482163', '异议482163'],
  ['查狀態', '查状态'],
  ['我　要 查', '我要查'],
  ['1234 5678 90', '1234567890'],
  ['ｔｄ', 'TD'],
  ['help  me\nnow', 'HELP ME NOW'],
  ['查\u200b\u{feff}', '查'],
  ['！查！', '查'],
  ['查，谢谢', '查,谢谢'],
  ['？？', '??'],
  ['  \n ', ''],
  ['#yes', '#YES'],
  ['查\ud83d', '查'],
])('“%s” says “%s”', (sent, plain) => expect(normalise(sent)).toBe(plain))

/** What people type, and what breaks programs. */
const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 50 }),
  fc
    .array(
      fc.constantFrom(...'一二三零十第回复个号1 2.乾著麵於後裡錶鐘ａＡß👍\u200d\ufe0f"“”#?。'),
      {
        maxLength: 12,
      },
    )
    .map((characters) => characters.join('')),
)

describe('for any message at all', () => {
  test.each(['Ⅰ῁', '薴', '1 ͂', 'ａ̂'])('even for %j normalising twice changes nothing', (sent) => {
    expect(normalise(normalise(sent))).toBe(normalise(sent))
  })

  test('normalising twice changes nothing', () => {
    fc.assert(
      fc.property(anything, (sent) => {
        const plain = normalise(sent)
        expect(normalise(plain)).toBe(plain)
      }),
      { numRuns: 2000 },
    )
  })

  test('what comes out has no control characters and no lower-case Latin', () => {
    fc.assert(
      fc.property(anything, (sent) => {
        expect(normalise(sent)).not.toMatch(/[\p{Cc}\p{Cs}a-z]/u)
      }),
    )
  })
})
