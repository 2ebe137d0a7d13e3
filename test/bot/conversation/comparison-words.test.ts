import { expect, test } from 'vitest'
import { understand } from '../../../bot/conversation/understand'

test.each([
  ['比对', { intent: 'comparisons' }],
  ['信息比对', { intent: 'comparisons' }],
  ['比对进度', { intent: 'comparisons' }],
  ['比对 1234567897', { intent: 'comparisons' }],
  ['比对 怎么交', { intent: 'comparisons' }],
  ['怎么交？', { intent: 'comparisons' }],
  ['COMPARE', { intent: 'comparisons' }],
  ['比对 民政局 低保 12月10日前', { intent: 'ask_department', text: '民政局 低保 12月10日前' }],
  [
    '取消比对 1234567897 数据另有来源',
    { intent: 'comparisons', cancels: { code: '1234567897', reason: '数据另有来源' } },
  ],
  ['取消比对1234567897', { intent: 'comparisons', cancels: { code: '1234567897', reason: '' } }],
  ['取消比对', { intent: 'comparisons', cancels: { code: '', reason: '' } }],
  ['比对：车辆 月底前', { intent: 'ask_department', text: '车辆 月底前' }],
])('“%s” is the office’s word', (text, meaning) => {
  expect(understand(text)).toMatchObject(meaning)
})

test.each([
  '怎么交医保',
  '比对不对，车不是我的',
  '比对错了',
  '比对说我有车，凭啥',
  '比对出来没有低保',
])('“%s” is a household’s, and asks no department', (text) => {
  expect(['comparisons', 'ask_department']).not.toContain(understand(text).intent)
})
