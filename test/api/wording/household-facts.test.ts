import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { factsIn } from '../../../api/wording/household-facts'

const read = (text: string) =>
  factsIn(text).map(
    ({ kind, words, count }) => `${kind} ${words}${count === null ? '' : ` ${count}`}`,
  )

describe('what a villager tells of the family', () => {
  test.each([
    ['家里5口人', ['people 5口人 5']],
    ['屋头有三个人', ['people 三个人 3']],
    ['两个娃儿读书', ['school 两个娃儿读书 2']],
    ['女儿在读大学', ['school 女儿在读大学']],
    ['老汉瘫痪', ['disability 老汉瘫痪']],
    ['我妈是二级残疾', ['disability 我妈是二级残疾']],
    ['儿子得了白血病', ['illness 儿子得了白血病']],
    ['老伴住院', ['illness 老伴住院']],
    ['房子漏雨', ['housing 房子漏雨']],
    ['住的危房', ['housing 危房']],
    ['儿子在广东打工', ['work 儿子在广东打工']],
    [
      '家里5口人，两个娃儿读书，老汉瘫痪，房子漏雨',
      ['people 5口人 5', 'school 两个娃儿读书 2', 'disability 老汉瘫痪', 'housing 房子漏雨'],
    ],
  ])('“%s”', (text, facts) => expect(read(text)).toEqual(facts))

  test.each(['没得大病', '不是残疾', '莫得危房', '没有打工', '低保怎么办', '5头猪', ''])(
    '“%s” tells nothing',
    (text) => expect(read(text)).toEqual([]),
  )
})

const sign = fc.constantFrom(...'家里5口人两个娃儿读书老汉瘫痪房子漏雨没得大病打工，我妈在')
test('every fact stands where it is said', () => {
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 16 }), (signs) => {
      const text = signs.join('')
      for (const { words, at } of factsIn(text)) {
        expect(words).not.toBe('')
        expect(text.slice(at, at + words.length)).toBe(words)
      }
    }),
  )
})
