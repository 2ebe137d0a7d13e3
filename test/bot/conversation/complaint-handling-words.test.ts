import { expect, test } from 'vitest'
import { readClass, readFinding } from '../../../bot/conversation/complaint-kinds'
import { handlingWork } from '../../../bot/conversation/complaint-handling-words'
import { openingOf } from '../../../bot/conversation/lead'

const of = (text: string, isStaff = true) =>
  handlingWork({ own: text, plain: text, opening: openingOf(text), isStaff })

test.each([
  ['举报件', 'show-complaints', { number: '' }],
  ['举报件 12345678', 'show-complaints', { number: '12345678' }],
  ['举报件１２３４５６７８', 'show-complaints', { number: '12345678' }],
  ['举报统计', 'complaint-counts', {}],
  ['受理 12345678 腐败', 'handle-complaint', { act: 'accept', number: '12345678', text: '腐败' }],
  ['受理', 'handle-complaint', { act: 'accept', number: '', text: '' }],
  [
    '问举报人 12345678 哪个月？',
    'handle-complaint',
    { act: 'ask', number: '12345678', text: '哪个月？' },
  ],
  ['不准延12345678', 'handle-complaint', { act: 'disallow', number: '12345678', text: '' }],
  ['准延 12345678', 'handle-complaint', { act: 'allow', number: '12345678', text: '' }],
  [
    '移送 12345678，涉及县里',
    'handle-complaint',
    { act: 'hand_up', number: '12345678', text: '涉及县里' },
  ],
])('an inspector’s %s begins %s', (text, flow, data) => {
  expect(of(text)).toMatchObject({ flow, data })
})

test.each([
  '受理了没有',
  '移送司法是什么意思',
  '延期到哪天',
  '举报件怎么写',
  '举报 冉书记',
  '查结 12345',
])('a sentence like %s begins none of it', (text) => {
  expect(of(text)).toBeUndefined()
})

test('to a villager the words are no work', () => {
  expect(of('举报件', false)).toBeUndefined()
  expect(of('受理 12345678 腐败', false)).toBeUndefined()
})

test.each([
  ['腐败', 'corruption', undefined],
  ['形式主义', 'formalism', undefined],
  ['责任 优亲厚友', 'duty', 'favouritism'],
  ['优亲厚友', undefined, 'favouritism'],
])('%s is of class %s and kind %s', (text, problem, kind) => {
  expect(readClass(text)).toEqual({ class: problem, kind })
})

test.each([
  ['属实 钱退了', 'founded', '钱退了'],
  ['部分属实，两户不该', 'partly_founded', '两户不该'],
  ['不实：查无此事', 'unfounded', '查无此事'],
  ['不属实 查无此事', 'unfounded', '查无此事'],
  ['查无此事', undefined, '查无此事'],
])('%s finds %s and says %s', (text, finding, said) => {
  expect(readFinding(text)).toEqual({ finding, text: said })
})
