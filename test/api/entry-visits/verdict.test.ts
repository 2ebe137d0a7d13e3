import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readScreeningLine } from '../../../api/entry-visits/screening-line'
import { readVerdict } from '../../../api/entry-visits/verdict'
import type { Verdict } from '../../../db/values/entry-visits'

const ELIGIBLE = [
  '符合',
  '符合条件',
  '符和',
  '够条件',
  '够格',
  '合格',
  '该评',
  '1',
  'eligible',
] as const
const NOT_ELIGIBLE = [
  '不符合',
  '不符合条件',
  '不够条件',
  '不合格',
  '不该评',
  '评不上',
  '2',
] as const
const UNCLEAR = ['拿不准', '拿不定', '不清楚', '不晓得', '说不准', '3'] as const

describe('a verdict is read', () => {
  test.each([
    ...ELIGIBLE.map((word) => [word, 'eligible'] as const),
    ...NOT_ELIGIBLE.map((word) => [word, 'not_eligible'] as const),
    ...UNCLEAR.map((word) => [word, 'unclear'] as const),
  ])('%s alone as %s', (word, verdict) => {
    expect(readVerdict(word)).toEqual({ verdict, rest: '' })
  })

  test.each([
    ['不符合 有车有楼房', 'not_eligible', '有车有楼房'],
    ['不符合有车有楼房', 'not_eligible', '有车有楼房'],
    ['不符合。开小车', 'not_eligible', '开小车'],
    ['2 有车', 'not_eligible', '有车'],
    ['2.有车', 'not_eligible', '有车'],
    ['符合 4口 劳力1', 'eligible', '4口 劳力1'],
    ['符合4口人', 'eligible', '4口人'],
    ['1，3口人', 'eligible', '3口人'],
    ['拿不准 没见到人', 'unclear', '没见到人'],
    ['3没见到人', 'unclear', '没见到人'],
    ['家里有车 不符合', 'not_eligible', '家里有车'],
    ['不符合 老婆说符合', 'not_eligible', '老婆说符合'],
    ['符合 前年不符合今年遭灾', 'eligible', '前年不符合今年遭灾'],
    ['拿不准 符不符合不好说', 'unclear', '符不符合不好说'],
  ])('%s as %s, with what else it says', (line, verdict, rest) => {
    expect(readVerdict(line)).toEqual({ verdict, rest })
  })

  test.each(['没见到人', '人不在家', '家里没人在'])(
    'in %s, which is a reason not to know',
    (line) => {
      expect(readVerdict(line).verdict).toBe('unclear')
    },
  )
})

describe('nothing is read where it is not clear', () => {
  test.each([
    '符合不符合',
    '符合吗',
    '符合？',
    '符合吧',
    '符合还是不符合',
    '不是不符合',
    '不是 不符合',
    '不是符合',
    '不一定符合',
    '不敢说符合',
    '应该 符合',
    '有人说 不符合',
    '符合 不符合',
    '不符合 是符合',
    '不符合条件的人太多',
    '符合政策的没有几家',
    '不符合不对',
    '1口人',
    '2口人 没劳力',
    '2个劳力',
    '3社',
    '2.5',
    '1 不符合',
    '有车有楼房',
    '',
    '嘿嘿',
  ])('%s', (line) => {
    expect(readVerdict(line)).toEqual({ verdict: null, rest: line })
  })
})

/** What turns a verdict into its opposite, a doubt, a question or somebody else's. */
const BEFORE = [
  '不是',
  '不是不',
  '没说',
  '不能说',
  '不一定',
  '谁说',
  '哪个说',
  '怎么会',
  '难道',
  '应该',
  '可能',
  '好像',
  '怕是',
  '有人说',
  '听说',
  '他自己说',
]
const AFTER = ['吗', '不符合', '？', '?', '吗?', '还是不符合', '不', '没有', '才怪', '什么']
const OPPOSITES: Record<'eligible' | 'not_eligible', Verdict> = {
  eligible: 'not_eligible',
  not_eligible: 'eligible',
}

describe('whatever is written', () => {
  test('a line is read without an error, and its facts are of a plausible size', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fragments()), (text) => {
        const { size, workers, netIncomePerHeadFen } = readScreeningLine(text, 4)
        expect(size === null || (size >= 1 && size <= 20)).toBe(true)
        expect(workers === null || (workers >= 0 && workers <= 20)).toBe(true)
        expect(netIncomePerHeadFen === null || netIncomePerHeadFen > 0).toBe(true)
      }),
    )
  })

  test('a verdict that is denied, doubted, asked or somebody else’s is not taken for one', () => {
    const words = fc.constantFrom(...ELIGIBLE.slice(0, 7), ...NOT_ELIGIBLE.slice(0, 6))
    const gap = fc.constantFrom('', ' ', '，')
    fc.assert(
      fc.property(
        fc.constantFrom(...BEFORE),
        gap,
        words,
        fc.constantFrom('', ' 有车', '，4口'),
        (before, space, word, rest) => {
          const { verdict } = readVerdict(`${before}${space}${word}${rest}`)
          expect([null, 'unclear']).toContain(verdict)
        },
      ),
    )
    fc.assert(
      fc.property(
        fc.constantFrom(...ELIGIBLE.slice(0, 7)),
        fc.constantFrom(...AFTER),
        (word, after) => {
          expect(readVerdict(`${word}${after}`).verdict).toBeNull()
        },
      ),
    )
  })

  test('no remark turns a verdict into its opposite', () => {
    const words = fc.constantFrom(
      ...ELIGIBLE.map((word) => [word, 'eligible'] as const),
      ...NOT_ELIGIBLE.map((word) => [word, 'not_eligible'] as const),
    )
    fc.assert(
      fc.property(words, fragments(), ([word, meant], remark) => {
        expect(readVerdict(`${word} ${remark}`).verdict).not.toBe(OPPOSITES[meant])
      }),
    )
  })
})

/** Bits of what cadres write, in any order. */
function fragments() {
  const bits = [
    '符合',
    '不符合',
    '不',
    '是',
    '没',
    '有车',
    '4口',
    '人',
    '劳力1',
    '危房C级',
    '约3000元',
    '有人说',
    '他家',
    '听说',
    '拿不准',
    ' ',
    '，',
    '。',
    '?',
    '1',
    '2',
    '3',
    '的',
    '吗',
    '人均',
    '2千',
  ]
  return fc.array(fc.constantFrom(...bits), { maxLength: 12 }).map((parts) => parts.join(''))
}
