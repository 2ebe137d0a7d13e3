import { describe, expect, test } from 'vitest'
import {
  asksAmount,
  asksWhatNoTextHolds,
  type Fit,
  mayOffer,
  verdictOn,
} from '../../../api/policies/rules'

test.each([
  '低保今年多少钱',
  '低保多少钱一个月',
  '2026年低保标准',
  '一亩补好多',
  '民政局电话',
  '镇政府地址在哪点',
  '窗口几点开门',
  '星期六上班没',
  '镇长是哪个',
  '我的残疾证办好没',
  '我家危房的钱好久到',
])('“%s” asks what no text holds', (text) => {
  expect(asksWhatNoTextHolds(text)).toBe(true)
})

test.each([
  '低保标准是怎么定的',
  '低保金什么时候发',
  '我家有车能吃低保吗',
  '残疾证找谁办',
  '子女读书要不要钱',
  '一户几处宅基地',
])('“%s” may stand in a text', (text) => {
  expect(asksWhatNoTextHolds(text)).toBe(false)
})

test.each([
  ['低保多少钱', true],
  ['骗低保罚多少', true],
  ['低保补多少怎么算', false],
  ['低保找谁', false],
])('“%s” asks for a sum: %s', (text, expected) => {
  expect(asksAmount(text)).toBe(expected)
})

const fit = (changes: Partial<Fit>): Fit => ({
  score: 30,
  covered: 0.5,
  near: 0.5,
  isOffTopic: false,
  isOnTopic: false,
  hasAmount: false,
  ...changes,
})

describe('a card', () => {
  test.each([
    ['answers where it covers the question', [fit({})], false, 'answer'],
    ['is offered where it covers half of it', [fit({ covered: 0.35, near: 0.25 })], false, 'offer'],
    ['answers from here', [fit({ covered: 0.4, near: 0.46 })], false, 'answer'],
    ['and no sooner', [fit({ covered: 0.4, near: 0.459 })], false, 'offer'],
    ['is kept back below', [fit({ covered: 0.35, near: 0.249 })], false, 'decline'],
    [
      'of the subject is offered sooner',
      [fit({ isOnTopic: true, covered: 0.2, near: 0.2 })],
      false,
      'offer',
    ],
    ['but not below', [fit({ isOnTopic: true, covered: 0.2, near: 0.19 })], false, 'decline'],
    [
      'that never names the subject is kept back',
      [fit({ isOffTopic: true, near: 0.4 })],
      false,
      'decline',
    ],
    ['that fits all but the subject is offered', [fit({ isOffTopic: true })], false, 'offer'],
    ['without a sum does not answer how much', [fit({})], true, 'offer'],
    ['with a sum does', [fit({ hasAmount: true })], true, 'answer'],
    ['as near as another is offered beside it', [fit({}), fit({ score: 25 })], false, 'offer'],
    ['clearly before another answers', [fit({}), fit({ score: 24 })], false, 'answer'],
    ['asked in its own words answers anyhow', [fit({ near: 0.9 }), fit({})], true, 'answer'],
  ] as const)('%s', (_what, fits, isAmountAsked, verdict) => {
    expect(verdictOn(fits, isAmountAsked)).toBe(verdict)
  })

  test('is declined where there is none', () => expect(verdictOn([], false)).toBe('decline'))

  test.each([
    [fit({ covered: 0.2, near: 0.15 }), true],
    [fit({ covered: 0.2, near: 0.14 }), false],
    [fit({ isOffTopic: true, covered: 0.5, near: 0.45 }), true],
    [fit({ isOffTopic: true, covered: 0.5, near: 0.44 }), false],
  ])('%o may be offered: %s', (each, expected) => expect(mayOffer(each)).toBe(expected))
})
