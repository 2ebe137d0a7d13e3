import { describe, expect, test } from 'vitest'
import { readValue } from '../../../api/changes/fields'
import { relationsUnder } from '../../../api/changes/relations'
import type { Member } from '../../../api/changes/rules'
import { readWords } from '../../../api/changes/words'

const TODAY = '2026-11-30'
const person = (name: string, more: Partial<Member> = {}): Member => ({
  id: name,
  name,
  isHead: false,
  relation: '之子',
  sex: 'male',
  bornOn: null,
  ...more,
})
const FAMILY = [
  person('牟大岭', { isHead: true, relation: '户主' }),
  person('田小花', { relation: '配偶', sex: 'female' }),
  person('牟大'),
]
const read = (text: string, isCorrection = false) => readWords(text, FAMILY, TODAY, isCorrection)
const names = (members: readonly Member[]) => members.map(({ name }) => name)

test.each([
  ['出生 女 牟小星 2026-11-02', { kind: 'join', reason: 'birth' }],
  ['生了个儿子 牟小山', { kind: 'join', reason: 'birth' }],
  ['婚入 冉桂花', { kind: 'join', reason: 'marriage_in' }],
  ['娶了冉桂花', { kind: 'join', reason: 'marriage_in' }],
  ['迁入 冉桂花', { kind: 'join', reason: 'move_in' }],
  ['收养 牟小星', { kind: 'join', reason: 'adoption' }],
  ['刑满释放 牟三', { kind: 'join', reason: 'release' }],
  ['去世 田小花 11月3日', { kind: 'leave', reason: 'death' }],
  ['病故 田小花', { kind: 'leave', reason: 'death' }],
  ['嫁出去 田小花', { kind: 'leave', reason: 'marriage_out' }],
  ['确实嫁到湖北了', { kind: 'leave', reason: 'marriage_out' }],
  ['田小花嫁人了', { kind: 'leave', reason: 'marriage_out' }],
  ['田小花嫁走了', { kind: 'leave', reason: 'marriage_out' }],
  ['嫁到湖北，户口也迁到湖北了', { kind: 'leave', reason: 'marriage_out' }],
  ['嫁到我家来了 冉桂花', { kind: 'join', reason: 'marriage_in' }],
  ['嫁进来一个媳妇 冉桂花', { kind: 'join', reason: 'marriage_in' }],
  ['迁走了 田小花', { kind: 'leave', reason: 'move_out' }],
  ['走了 田小花', { kind: 'leave', reason: 'death' }],
  ['迁出 田小花', { kind: 'leave', reason: 'move_out' }],
  ['服刑 牟大', { kind: 'leave', reason: 'imprisonment' }],
  ['参军 牟大', { kind: 'leave', reason: 'enlistment' }],
  ['分户 牟大', { kind: 'split' }],
  ['分家 牟大', { kind: 'split' }],
  ['合户 牟二', { kind: 'merge' }],
  ['全家迁出', { kind: 'close', reason: 'move_out' }],
  ['整户搬迁 5社', { kind: 'move' }],
  ['搬到5社', { kind: 'move' }],
  ['全家都去世', { kind: 'close', reason: 'death' }],
  ['销户 全家去世', { kind: 'close', reason: 'death' }],
  ['恢复 没有迁走', { kind: 'reopen' }],
  ['恢复户头 全家迁出报错了', { kind: 'reopen' }],
  ['撤销销户 人都还在', { kind: 'reopen' }],
  ['销错了 人都还在', { kind: 'reopen' }],
  ['更正 健康 恢复', { kind: 'correct' }],
  ['更正 电话 139', { kind: 'correct' }],
  ['户主 牟大', { kind: 'correct' }],
  ['今天天气好', null],
])('“%s” is %j', (text, what) => {
  expect(read(text).what).toEqual(what)
})

test.each([
  ['恢复 没有迁走 村里看过', '没有迁走 村里看过'],
  ['恢复户头：人都还在', '人都还在'],
  ['恢复', null],
])('“%s” says why the household comes back', (text, value) => {
  expect(read(text).value).toBe(value)
})

test('销户 alone asks why', () => {
  expect(read('销户')).toMatchObject({ what: null, isClosing: true })
})

test.each([
  ['出生 女 牟小星 2026-11-02', { name: '牟小星', sex: 'female', on: '2026-11-02' }],
  [
    '出生 牟小山 男 11月2日 之子',
    { name: '牟小山', sex: 'male', on: '2026-11-02', relation: '之子' },
  ],
  ['11月2号生了个儿子 叫牟小山', { name: '牟小山', sex: 'male', on: '2026-11-02' }],
  ['嫁进来一个媳妇 冉桂花', { name: '冉桂花', sex: 'female', relation: '之儿媳' }],
  ['婚入 冉桂花 从 冉启旺家 配偶', { name: '冉桂花', from: '冉启旺', relation: '配偶' }],
  ['出生 20261102 女 牟小星 孙女', { name: '牟小星', on: '2026-11-02', relation: '孙女' }],
  ['出生 牟小星 身份证 509938202611025678', { name: '牟小星', on: null }],
])('of who joins “%s” tells %j', (text, told) => {
  expect(read(text)).toMatchObject(told)
})

test('a name within another is not named by it', () => {
  expect(names(read('去世 牟大岭').who)).toEqual(['牟大岭'])
  expect(names(read('分户 牟大 田小花').who)).toEqual(['田小花', '牟大'])
})

test.each(['去世 牟大岭 新户主 田小花', '去世 牟大岭 由田小花当户主', '去世 牟大岭，田小花当户主'])(
  '“%s” names who goes and who is head then',
  (text) => {
    const { who, head } = read(text)
    expect(names(who)).toEqual(['牟大岭'])
    expect(head?.name).toBe('田小花')
  },
)

test.each([
  ['电话 13900001234', { field: 'phone', value: '13900001234' }],
  ['田小花 电话改成13900001234', { field: 'phone', value: '13900001234' }],
  ['住房面积 120平方米', { field: 'housing_area', value: '120平方米' }],
  ['工资性收入2万', { field: 'wage', value: '2万' }],
  ['务工收入 2万', { field: 'wage', value: '2万' }],
])('更正 %s', (text, told) => {
  expect(read(text, true)).toMatchObject(told)
})

describe('a value', () => {
  test.each([
    ['phone', '13900001234', { phone: '+8613900001234' }],
    ['phone', '没有了', { phone: null }],
    ['phone', '1390000123', null],
    ['name', '牟大岭', { name: '牟大岭' }],
    ['name', '=1+1', null],
    ['id_number', '509938199001011235', null],
    ['sex', '女', { sex: 'female' }],
    ['sex', '不知', null],
    ['education', '高中', { education: 'senior_middle' }],
    ['health', '残疾、患有大病', { health: ['disabled', 'serious_illness'] }],
    ['health', '还行', null],
    ['labour', '无劳动力', { labour: 'none' }],
    ['work_months', '12个月', { workMonths: 12 }],
    ['work_months', '13个月', null],
    ['housing_area', '120平方米', { housingAreaM2: 120 }],
    ['housing_area', '2000', { housingAreaM2: 2000 }],
    ['housing_area', '2001', null],
    ['housing_grade', 'C级', { housingGrade: 'c' }],
    ['farmland', '3.5亩', { farmlandMu: 3.5 }],
    ['wage', '2.4万元', { wageFen: 2_400_000 }],
    ['wage', '很多', null],
    ['bank_account', '6222 0212 3456 7890', { bankAccount: '6222021234567890' }],
    ['bank_account', '123', null],
  ] as const)('of %s, “%s”', (field, said, set) => {
    expect(readValue(field, said, TODAY)?.set ?? null).toEqual(set)
  })
})

describe('what everybody is to a new head', () => {
  const kin = (entries: [string, string, 'male' | 'female'][]) =>
    entries.map(([id, relation, sex]) => ({ id, relation, sex }))
  test('who is the widow', () => {
    const people = kin([
      ['田', '配偶', 'female'],
      ['子', '之子', 'male'],
      ['母', '之母', 'female'],
    ])
    expect([...relationsUnder('田', people).values()]).toEqual(['户主', '之子', '之婆婆'])
  })
  test('who is the only son', () => {
    const people = kin([
      ['子', '之子', 'male'],
      ['妻', '之儿媳', 'female'],
      ['孙', '之孙女', 'female'],
      ['母', '配偶', 'female'],
    ])
    expect([...relationsUnder('子', people).values()]).toEqual(['户主', '配偶', '之女', '之母'])
  })
  test('of several couples nobody is made one', () => {
    const people = kin([
      ['甲', '之子', 'male'],
      ['乙', '之子', 'male'],
      ['媳', '之儿媳', 'female'],
    ])
    expect([...relationsUnder('甲', people).values()]).toEqual(['户主', '之兄弟姐妹', '其他'])
  })
  test('what is not known stays unsaid', () => {
    const people = kin([
      ['子', '之子', 'male'],
      ['友', '朋友', 'male'],
    ])
    expect([...relationsUnder('子', people).values()]).toEqual(['户主', '其他'])
  })
})
