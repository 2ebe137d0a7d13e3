import { expect, test } from 'vitest'
import { changeEn, changeZh } from '../../../bot/messages/change-lines'

const birth = (sex: string, relation: string) =>
  `what=birth;name=牟小星;sex=${sex};relation=${relation};id=none;on=2026-11-02`

test.each([
  ['female', '女', '牟小星出生（11月2日，女，身份证号待补）'],
  ['female', '之女', '牟小星出生（11月2日，之女，身份证号待补）'],
  ['female', '之儿媳', '牟小星出生（11月2日，之儿媳，身份证号待补）'],
  ['female', '妻子', '牟小星出生（11月2日，妻子，身份证号待补）'],
  ['male', '之外孙子', '牟小星出生（11月2日，之外孙子，身份证号待补）'],
  ['male', '之女婿', '牟小星出生（11月2日，之女婿，身份证号待补）'],
])('whose relation tells that they are %s, %s, is said to be so once', (sex, relation, text) => {
  expect(changeZh(birth(sex, relation))).toBe(text)
})

test.each([
  ['female', '配偶', '女，11月2日，配偶'],
  ['male', '外孙', '男，11月2日，外孙'],
  ['female', '之兄弟姐妹', '女，11月2日，之兄弟姐妹'],
  // What contradicts itself is shown to whoever confirms it.
  ['male', '之女', '男，11月2日，之女'],
  ['female', '之女婿', '女，11月2日，之女婿'],
  ['male', '妻子', '男，11月2日，妻子'],
])('whose relation leaves it open, or says otherwise: %s, %s', (sex, relation, text) => {
  expect(changeZh(birth(sex, relation))).toContain(`（${text}，`)
})

test('a household that comes back says why', () => {
  expect(changeZh('what=reopen;value=没有迁走')).toBe('恢复户头：没有迁走')
  expect(changeEn('what=reopen;value=没有迁走')).toBe('reopened: 没有迁走')
})
