import { describe, expect, test } from 'vitest'
import { namesIn, readDeputy, roleIn, wayIn, witnessesSaid } from '../../../api/sign-offs/words'

test.each([
  ['第一书记', 'first_secretary'],
  ['宝坪村第一书记', 'first_secretary'],
  ['村支书', 'village_secretary'],
  ['支书', 'village_secretary'],
  ['村党支部书记', 'village_secretary'],
  ['书记', 'village_secretary'],
  ['乡镇党委', 'township_committee'],
  ['乡党委委员', 'township_committee'],
  ['党委成员', 'township_committee'],
  ['镇党委书记', 'township_committee'],
  ['户主本人', 'household'],
  ['first secretary', 'first_secretary'],
  ['驻村工作队', undefined],
  ['', undefined],
])('“%s” is the role %s', (text, role) => {
  expect(roleIn(text)?.value).toBe(role)
})

test.each([
  ['张三 手印', 'hand_print', '张三'],
  ['张三 按手印', 'hand_print', '张三'],
  ['张三 按了红手印', 'hand_print', '张三'],
  ['张三 签名', 'paper', '张三'],
  ['张三 签了字', 'paper', '张三'],
  ['张三', 'paper', '张三'],
  ['Zhang hand-print', 'hand_print', 'Zhang'],
])('“%s” is signed by %s', (text, way, rest) => {
  expect(wayIn(text)).toEqual({ value: way, rest })
})

test.each([
  ['张三 见证 李四、王五', '张三', ['李四', '王五']],
  ['张三 见证人：李四，王五', '张三', ['李四', '王五']],
  ['张三 证人李四和王五', '张三', ['李四', '王五']],
  ['张三 在场 李四 王五 赵六', '张三', ['李四', '王五', '赵六']],
  ['张三 见证人是李四', '张三', ['李四']],
  ['张三 见证', '张三', []],
  ['张三 李四', '张三 李四', []],
])('in “%s” those who saw it are named', (text, rest, names) => {
  expect(witnessesSaid(text)).toEqual({ value: names, rest })
})

test.each([
  ['李四 王五', ['李四', '王五']],
  ['李四、王五', ['李四', '王五']],
  ['李四和王五', ['李四', '王五']],
  ['Li and Wang', ['Li', 'Wang']],
  ['和平 王五', ['和平', '王五']],
  ['两个', ['两个']],
  ['1 2', []],
  ['', []],
])('“%s” are the names %j', (text, names) => {
  expect(namesIn(text)).toEqual(names)
})

describe('a deputy', () => {
  const role = 'first_secretary'
  test.each([
    ['宝坪村 第一书记 由 姚云川 因 出差', { whom: '宝坪村', role, name: '姚云川', reason: '出差' }],
    [
      '宝坪村第一书记由姚云川代签，因为出差',
      { whom: '宝坪村', role, name: '姚云川', reason: '出差' },
    ],
    [
      '宝坪村第一书记 请姚云川代签 原因：生病住院',
      { whom: '宝坪村', role, name: '姚云川', reason: '生病住院' },
    ],
    [
      '张三家 村支书 由 姚云川 因 是亲戚',
      { whom: '张三', role: 'village_secretary', name: '姚云川', reason: '是亲戚' },
    ],
    ['宝坪村 第一书记', { whom: '宝坪村', role, name: '', reason: '' }],
    ['第一书记', { whom: '', role, name: '', reason: '' }],
    ['宝坪村', { whom: '宝坪村', role: null, name: '', reason: '' }],
    ['', { whom: '', role: null, name: '', reason: '' }],
  ])('is read out of “%s”', (text, expected) => {
    expect(readDeputy(text)).toEqual(expected)
  })
})
