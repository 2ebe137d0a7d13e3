import { expect, test } from 'vitest'
import { readName } from '../../../../api/roll/import/name'

test.each([
  ['牟大山', '牟大山', []],
  ['李𠮷', '李𠮷', []],
  ['王㙦', '王㙦', []],
  ['罗垴', '罗垴', []],
  ['阿布都热西提·买买提', '阿布都热西提·买买提', []],
  [' 萧世平　', '萧世平', ['name_spaces']],
  ['张 三', '张三', ['name_spaces']],
  ['张\u00a0三', '张三', ['name_spaces']],
  ['Li  Ming ', 'Li Ming', ['name_spaces']],
  ['张\u200b三', '张三', ['name_characters']],
  ['张\n三', '张三', ['name_characters']],
  ['\ufeff张三\u0000', '张三', ['name_characters']],
  ['\u202e三张', '三张', ['name_characters']],
  ['\uf9e3三', '泥三', ['name_characters']],
  ['e\u0301', 'é', ['name_characters']],
  [' 张\u200b三 ', '张三', ['name_characters', 'name_spaces']],
])('the name %j is taken as %s', (text, name, changes) => {
  expect(readName(text)).toEqual({ name, changes })
})

test.each(['=HYPERLINK("http://x","点我")', '+1', '-2', '@SUM(1 2)', '＝1'])(
  'the formula %s stays the text it is',
  (text) => {
    expect(readName(text)).toEqual({ name: text, changes: [], doubt: 'formula_in_name' })
    expect(readName(` ${text}`)).toMatchObject({ name: text, doubt: 'formula_in_name' })
    expect(readName(`\t${text}`)).toMatchObject({ name: text, doubt: 'formula_in_name' })
  },
)

test.each(['张?', '张？', '张□', '张\ufffd', '\ud842三', '张\ue000', '123', '…'])(
  'the name %j is taken and doubted',
  (text) => {
    expect(readName(text)).toMatchObject({ doubt: 'name_unreadable' })
  },
)

test.each([
  ['', 'name_missing'],
  [' 　\u200b', 'name_missing'],
  ['#N/A', 'name_missing'],
  ['#REF!', 'name_missing'],
  ['张'.repeat(200), 'name_too_long'],
  ['张'.repeat(101), 'name_too_long'],
])('the name %j is refused as %s', (text, refusal) => {
  expect(readName(text)).toEqual({ refusal })
})

test('a name of 100 characters is the longest', () => {
  expect(readName('张'.repeat(100))).toEqual({ name: '张'.repeat(100), changes: [] })
})
