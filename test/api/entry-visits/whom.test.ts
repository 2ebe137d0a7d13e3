import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readWhom } from '../../../api/entry-visits/whom'
import { soundOf } from '../../../api/names/sound'

const NAMES = ['张三', '张三丰', '章小兰', '王大', '买买提']
const whom = (text: string) => readWhom(text, NAMES, soundOf)

test.each([
  ['张三 不符合', ['张三'], null, '不符合'],
  ['张三不符合', ['张三'], null, '不符合'],
  ['张三丰 符合', ['张三丰'], null, '符合'],
  ['张三家 有车', ['张三'], null, '有车'],
  ['3社张三 符合', ['张三'], 3, '符合'],
  ['三社的张三家，符合', ['张三'], 3, '符合'],
  ['张三（3社）符合', ['张三'], 3, '符合'],
  ['户主张三 1', ['张三'], null, '1'],
  ['张小蓝 符合', ['章小兰'], null, '符合'],
  ['张三', ['张三'], null, ''],
])('%s is about %s', (text, names, group, rest) => {
  expect(whom(text)).toEqual({ names, group, rest })
})

test.each(['王大山 符合', '不符合 张三说有车', '有车', '', '3社', '社长张三'])(
  '%s begins with no name of the roll',
  (text) => {
    expect(whom(text)).toBeNull()
  },
)

test('whatever is written is read without an error', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const found = whom(text)
      for (const name of found?.names ?? []) expect(NAMES).toContain(name)
    }),
  )
})
