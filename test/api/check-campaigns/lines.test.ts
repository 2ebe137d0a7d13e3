import { describe, expect, test } from 'vitest'
import { cutPart } from '../../../api/check-campaigns/cut'
import { outcomeAt, partsOf, readPart } from '../../../api/check-campaigns/lines'
import { soundOf } from '../../../api/names/sound'

const NAMES = ['牟大岭', '牟大山', '谭二', '谭二娃', '张三']
const read = (text: string) =>
  partsOf(text).flatMap((part) =>
    readPart(part, NAMES, soundOf).map(({ whom, outcome, note }) => [
      whom.names[0],
      outcome,
      ...(note ? [note] : []),
    ]),
  )

test.each<[string, unknown[]]>([
  ['牟大岭 属实', [['牟大岭', 'right']]],
  ['牟大岭属实', [['牟大岭', 'right']]],
  ['牟大岭家 情况属实', [['牟大岭', 'right']]],
  ['谭二 有变 生了个娃儿', [['谭二', 'changed', '生了个娃儿']]],
  ['谭二有变：生了个娃儿', [['谭二', 'changed', '生了个娃儿']]],
  ['谭二娃 错评 在城里买了房', [['谭二娃', 'wrongly_in', '在城里买了房']]],
  ['谭二错评在城里买了房', [['谭二', 'wrongly_in', '在城里买了房']]],
  ['漏评 张三 3社 房子垮了', [['张三', 'missed', '房子垮了']]],
  ['张三 漏评 房子垮了', [['张三', 'missed', '房子垮了']]],
  [
    '牟大岭、谭二 属实',
    [
      ['牟大岭', 'right'],
      ['谭二', 'right'],
    ],
  ],
  [
    '牟大岭 谭二 张三 都属实',
    [
      ['牟大岭', 'right'],
      ['谭二', 'right'],
      ['张三', 'right'],
    ],
  ],
  [
    '属实 牟大岭 谭二',
    [
      ['牟大岭', 'right'],
      ['谭二', 'right'],
    ],
  ],
  [
    '牟大岭 属实\n谭二 有变 生了娃；张三 错评 有车',
    [
      ['牟大岭', 'right'],
      ['谭二', 'changed', '生了娃'],
      ['张三', 'wrongly_in', '有车'],
    ],
  ],
  [
    '核查 牟大岭 属实。核查 谭二 没变',
    [
      ['牟大岭', 'right'],
      ['谭二', 'right'],
    ],
  ],
  ['牟大岭', [['牟大岭', null]]],
  // Neither one nor the other.
  ['牟大岭 不属实', [['牟大岭', null, '不属实']]],
  ['李不知 属实', []],
  ['', []],
])('%j says %j', (text, expected) => {
  expect(read(text)).toEqual(expected)
})

describe('a group', () => {
  test.each([
    ['3社牟大岭 属实', 3],
    ['牟大岭（3社）属实', 3],
    ['牟大岭3社 属实', 3],
    ['牟大岭 属实', null],
  ])('is heard in %s: %s', (text, group) => {
    expect(readPart(text, NAMES, soundOf)[0]?.whom.group).toBe(group)
  })
})

test.each([
  ['有变化 添了人', 'changed', '添了人'],
  ['没得变化', 'right', ''],
  ['，属实！', 'right', '！'],
  ['不该评 有公司', 'wrongly_in', '有公司'],
  ['应评未评：没房', 'missed', '没房'],
])('%s is %s, %j', (text, outcome, rest) => {
  expect(outcomeAt(text)).toEqual({ outcome, rest })
})

test.each<[string, string[]]>([
  [
    '牟大岭 属实 谭二 有变 娃儿打工去了 张三属实',
    ['牟大岭 属实', '谭二 有变 娃儿打工去了', '张三属实'],
  ],
  ['牟大岭属实，谭二属实，张三属实', ['牟大岭属实，', '谭二属实，', '张三属实']],
  ['牟大岭 谭二 属实 张三 谭二娃 有变 打工去了', ['牟大岭 谭二 属实', '张三 谭二娃 有变 打工去了']],
  ['牟大岭 属实 李不知 有变 打工去了', ['牟大岭 属实', '李不知 有变 打工去了']],
  ['牟大岭 属实 李不知属实', ['牟大岭 属实', '李不知属实']],
  ['谭二 有变 生了娃 李不知 属实', ['谭二 有变 生了娃', '李不知 属实']],
  // One line each, as it was.
  ['牟大岭 谭二 张三 都属实', ['牟大岭 谭二 张三 都属实']],
  ['属实 牟大岭 谭二', ['属实 牟大岭 谭二']],
  ['谭二 有变 和牟大岭家一起打工去了', ['谭二 有变 和牟大岭家一起打工去了']],
  ['谭二 错评 牟大岭 说他有车', ['谭二 错评 牟大岭 说他有车']],
  ['漏评 张三 3社 房子垮了', ['漏评 张三 3社 房子垮了']],
])('%j is cut into %j', (text, parts) => {
  expect(cutPart(text, NAMES, soundOf)).toEqual(parts)
})
