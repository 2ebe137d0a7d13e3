import { describe, expect, test } from 'vitest'
import type { HouseholdStatus } from '../../../api/client'
import { answersAsked, lastAsked } from '../../../bot/conversation/asked'
import { measureMeaning, saysReceived } from '../../../bot/conversation/measures-words'
import { openingOf } from '../../../bot/conversation/lead'
import { normalise } from '../../../bot/conversation/normalise'
import type { Talk } from '../../../bot/conversation/session'
import { understand } from '../../../bot/conversation/understand'

const CODE = '4283595389'
const at = (minutes: number) => new Date(Date.parse('2026-03-09T02:00:00Z') + minutes * 60_000)

const household = (head: string, askedAt: Date | null): HouseholdStatus => ({
  householdId: head,
  head,
  area: '宝坪村3社',
  status: 'registered',
  watch: null,
  year: 2016,
  application: null,
  listing: null,
  asked: askedAt && { code: CODE, text: '学费', askedAt: askedAt.toISOString() },
  mayApply: false,
})
const talk = (flow: string, askedAt: Date, more: Partial<Talk> = {}): Talk => ({
  flow,
  step: 'confirm',
  data: {},
  offered: [{ id: 'yes' }, { id: 'no' }],
  kind: 'confirm',
  askedAt: askedAt.toISOString(),
  ...more,
})
const ASKED = [household('牟大山', at(0))]
const received = (isReceived: string) => ({
  flow: 'answer-measure',
  data: { code: CODE, isReceived },
})

describe('a message without a number', () => {
  test.each([
    ['1', 'yes'],
    ['2', 'no'],
    ['收到', 'yes'],
    ['钱收到了', 'yes'],
    ['没收到', 'no'],
    ['没得', 'no'],
    ['还没有收到', 'no'],
  ])('“%s” answers what was asked by a message of ours: %s', (plain, isReceived) => {
    expect(answersAsked(ASKED, undefined, plain, at(5))).toEqual(received(isReceived))
  })

  test.each(['3', '0', '好', '是', '不', '收', '没来过', '没有低保', '1000', '收到通知了'])(
    '“%s” does not',
    (plain) => {
      expect(answersAsked(ASKED, undefined, plain, at(5))).toBeUndefined()
    },
  )

  test('answers nothing where nothing was asked', () => {
    expect(answersAsked([household('牟大山', null)], undefined, '1', at(5))).toBeUndefined()
    expect(answersAsked([], undefined, '1', at(5))).toBeUndefined()
  })

  test('answers the question that was put later than the menu, and not the one before it', () => {
    expect(answersAsked(ASKED, talk('menu', at(-1)), '1', at(5))).toEqual(received('yes'))
    expect(answersAsked(ASKED, talk('menu', at(1)), '1', at(5))).toBeUndefined()
    expect(answersAsked(ASKED, talk('menu', at(0)), '1', at(5))).toBeUndefined()
  })

  test('answers it beside a question that has lapsed before', () => {
    expect(answersAsked(ASKED, talk('apply', at(-11)), '1', at(5))).toEqual(received('yes'))
  })

  test('is asked about where it may be meant for another open question', () => {
    const open = talk('apply', at(-1))
    expect(answersAsked(ASKED, open, '1', at(5))).toEqual({
      flow: 'which-question',
      data: { code: CODE },
    })
    expect(answersAsked(ASKED, open, '没收到', at(5))).toBeUndefined()
  })

  test('of a phone of several households answers the latest', () => {
    const two = [household('牟大山', at(0)), household('冉启旺', at(3))]
    expect(lastAsked(two)?.head).toBe('冉启旺')
    expect(lastAsked(two.toReversed())?.head).toBe('冉启旺')
  })
})

const meaning = (text: string) => measureMeaning(text, openingOf(text), normalise(text))

test.each([
  [`收到 ${CODE}`, true],
  [`收到了${CODE}`, true],
  [`收到：${CODE}`, true],
  [`已收到 4283-595-389`, true],
  [`RECEIVED ${CODE}`, true],
  [`#received-${CODE}`, true],
  [`没收到 ${CODE}`, false],
  [`没有 ${CODE}`, false],
  [`没得 ${CODE}`, false],
  [`missing ${CODE}`, false],
  [`#missing-${CODE}`, false],
])('“%s” says that it came: %s', (text, isReceived) => {
  expect(meaning(text)).toEqual({ intent: 'measure_answer', code: CODE, isReceived })
})

test.each([
  '收到',
  '没收到钱',
  '没有 428359',
  `收到 ${CODE} 了没`,
  '措施都是假的',
  '措施不到位',
  '落实政策',
  '落实了没',
  '取消',
  '退回去',
])('“%s” says nothing of a measure', (text) => {
  expect(meaning(text)).toBeUndefined()
})

test.each([
  ['措施 牟大山', { intent: 'plan_measure', text: '牟大山' }],
  ['措施：牟大山 因学', { intent: 'plan_measure', text: '牟大山 因学' }],
  ['措施牟大山因学：学费', { intent: 'plan_measure', text: '牟大山因学：学费' }],
  ['定措施牟大山', { intent: 'plan_measure', text: '牟大山' }],
  ['措施', { intent: 'plan_measure', text: '' }],
  [`落实 ${CODE} 昨天`, { intent: 'deliver_measure', code: CODE, text: '昨天' }],
  ['落实', { intent: 'deliver_measure', code: '', text: '' }],
  [`取消措施 ${CODE} 不办了`, { intent: 'cancel_measure', code: CODE, text: '不办了' }],
  ['查措施 牟大山', { intent: 'household_measures', text: '牟大山' }],
])('“%s” is %j', (text, read) => {
  expect(meaning(text)).toEqual(read)
})

test.each([
  ['帮扶', 'own_measures'],
  ['我的帮扶', 'own_measures'],
  ['我家的帮扶', 'own_measures'],
  ['帮扶措施', 'own_measures'],
  ['support', 'own_measures'],
  ['退出帮扶', 'leave'],
  ['申请帮扶', 'apply'],
  ['上报县里', 'report_cases'],
  ['上报到县里 天元乡', 'report_cases'],
  ['上报天元乡', 'report_cases'],
  ['上报 482163', 'advance_notice'],
  ['上报', 'advance_notice'],
  ['县审', 'check_reports'],
  ['县审 天元', 'check_reports'],
  ['通过 天元乡', 'check_reports'],
  ['公告 天元乡', 'announce_report'],
  ['公告', 'announce_report'],
  ['退回 牟大山 没签字', 'return_case'],
])('“%s” means %s', (text, intent) => {
  expect(understand(text).intent).toBe(intent)
})

test.each([
  '通过了没',
  '公告栏在哪里',
  '公告里有我家没',
  '公告错了',
  '申请通过没有',
  '上报干部贪污',
  '上报了没有',
  '县里审完没有',
  '县审过没',
])('“%s” stays a villager’s', (text) => {
  expect(understand(text).intent).not.toMatch(/report|announce|return/)
})

test('a bare digit is an answer only as 1 or 2', () => {
  expect([...'0123456789'].filter((digit) => saysReceived(digit) !== undefined)).toEqual(['1', '2'])
})
