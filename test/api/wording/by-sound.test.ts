import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bySound, urgentBySound } from '../../../api/wording/by-sound'
import { OTHER_WORDS, PRODUCT_WORDS } from '../../../api/wording/product-words'

describe('what is typed in pinyin', () => {
  test.each([
    ['chaxun', '查询'],
    ['dibao zenme ban', '低保怎么办'],
    ['di bao zen me ban', '低保怎么办'],
    ['Dibao Zenmeban', '低保怎么办'],
    ['di1bao3', '低保'],
    ['tuiding', '退订'],
    ['sengqing dibao', '申请低保'],
    ['yibao shenme shihou', '医保什么时候'],
    ['wo yao tuiding', '我要退订'],
    ['jiuming', '救命'],
  ])('“%s” is “%s”', (typed, said) => expect(bySound(typed)).toBe(said))

  test.each(['help me', 'hello', 'yes', 'ok', 'TD', 'http', 'a', 'wo', 'xiexiedajia'])(
    '“%s” is not',
    (typed) => expect(bySound(typed)).toBeNull(),
  )
})

describe('what is written with other characters of the same sound', () => {
  test.each([
    ['底包怎么申请', '低保怎么申请'],
    ['低堡', '低保'],
    ['退定', '退订'],
    ['义议', '异议'],
    ['身亲低保', '申请低保'],
    ['公是名单', '公示名单'],
    ['救名', '救命'],
    ['捉火了', '着火了'],
  ])('“%s” is “%s”', (written, said) => expect(bySound(written)).toBe(said))

  test.each(['意义', '公式', '九名学生', '事情', '找活干', '运到了', '舅舅我', '低保怎么办'])(
    '“%s” is what it says',
    (written) => expect(urgentBySound(written) ?? bySound(written)).toBeNull(),
  )
})

test('there are 250 words of this product, and none of them is another', () => {
  expect(new Set(PRODUCT_WORDS).size).toBeGreaterThanOrEqual(240)
  for (const word of PRODUCT_WORDS) expect(bySound(word), word).toBeNull()
  for (const word of OTHER_WORDS) expect(bySound(word), word).toBeNull()
})

const sign = fc.constantFrom(...'低底包保义议救名火找着查询abcdefz hn1，。')
test('rewriting twice changes nothing', () => {
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 16 }), (signs) => {
      const once = bySound(signs.join(''))
      if (once !== null) expect(bySound(once) ?? once).toBe(once)
    }),
  )
})

test('a long message of letters or characters is read at once', () => {
  for (const text of ['dibao'.repeat(200), '底包'.repeat(500), 'n'.repeat(1000)]) {
    expect(() => bySound(text)).not.toThrow()
  }
})
