import { expect, test } from 'vitest'
import { toldIn } from '../../../api/help/told'

const kindsOf = (text: string) => toldIn(text, '2026-03-09').facts.map(({ kind }) => kind)

test('whoever answers sees what a villager tells of the household, with sums and days', () => {
  const told = toldIn('我老汉瘫痪了 屋头5口人 上个月垮了3亩包谷 欠药费2000块', '2026-03-09')
  expect(told.facts).toMatchObject([
    { kind: 'disability', words: '我老汉瘫痪了' },
    { kind: 'people', count: 5 },
  ])
  expect(told.amounts).toMatchObject(
    expect.arrayContaining([
      expect.objectContaining({ kind: 'land', value: 3_000 }),
      expect.objectContaining({ kind: 'money', value: 200_000 }),
    ]),
  )
  expect(told.days).toMatchObject([{ from: '2026-02-01', to: '2026-02-28', words: '上个月' }])
})

test('a villager who says nothing of the household tells nothing', () => {
  expect(toldIn('哪个时候来人嘛', '2026-03-09')).toEqual({ facts: [], amounts: [], days: [] })
})

test.each([
  ['房子漏雨', ['housing']],
  ['两个娃儿读书', ['school']],
  ['出去打工了', ['work']],
])('“%s” is told as %j', (text, kinds) => {
  expect(kindsOf(text)).toEqual(kinds)
})
