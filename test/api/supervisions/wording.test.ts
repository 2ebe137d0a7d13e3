import { expect, test } from 'vitest'
import { assign } from '../../../api/supervisions/rules'
import { kindFirst, kindsIn, tagsIn } from '../../../api/supervisions/wording'

test.each([
  ['优亲厚友、违规用钱 12月20日前', ['misuse_of_funds', 'favouritism']],
  ['五督查 年底前', ['neglect', 'falsification', 'misuse_of_funds', 'favouritism', 'extortion']],
  ['水管断了', []],
])('of %s they are %o', (text, kinds) => {
  expect(kindsIn(text).kinds).toEqual(kinds)
})

test('what stands around the first kind is left as it was written', () => {
  expect(kindFirst('优亲厚友 给侄子评低保，没公示')).toEqual({
    kind: 'favouritism',
    rest: '给侄子评低保，没公示',
  })
})

test.each([
  ['套取项目款', ['false_claim']],
  ['截留两万，大吃大喝', ['embezzlement', 'waste']],
  ['没公示', []],
])('%s is called %o', (text, tags) => {
  expect(tagsIn(text)).toEqual(tags)
})

test('whoever has the fewest places gets the next, the planner last; where all are tied nobody', () => {
  const chosen = assign(
    [
      { areaPath: 'a', untied: ['planner', 'x'] },
      { areaPath: 'b', untied: ['planner', 'x'] },
      { areaPath: 'c', untied: [] },
    ],
    'planner',
  )
  expect([...chosen]).toEqual([
    ['a', 'x'],
    ['b', 'planner'],
    ['c', null],
  ])
})
