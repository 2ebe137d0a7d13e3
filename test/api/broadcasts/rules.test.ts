import { describe, expect, test } from 'vitest'
import {
  BROADCAST_END,
  cleanBody,
  costFen,
  excessOf,
  fatesOf,
  isDayUnclear,
  refusalToApprove,
  segmentsOf,
  wouldMislead,
} from '../../../api/broadcasts/rules'
import { sendingTimes } from '../../../api/shared/sending-hours'
import { sizeOf } from '../../../api/shared/segments'

describe('what an office notice may say', () => {
  test.each([
    ['村信', 1, 0],
    ['村信', 120, 0],
    ['村信', 121, 1],
    ['巫溪县扶贫', 120, 0],
    ['巫溪县扶贫', 150, 30],
  ])('signed %s, %i characters are %i too many', (signature, length, over) => {
    expect(excessOf(signature, '会'.repeat(length))).toBe(over)
  })

  test('whatever is left fits into two texts, also where a character may not be cut in two', () => {
    for (const body of ['👨‍👩‍👧‍👦'.repeat(20), `${'会'.repeat(60)}👨‍👩‍👧‍👦${'会'.repeat(60)}`]) {
      const over = excessOf('巫溪县扶贫办', body)
      expect(over).toBeGreaterThan(0)
      const kept = body.slice(0, body.length - over)
      expect(segmentsOf('巫溪县扶贫办', kept)).toBeLessThanOrEqual(2)
    }
  })

  test('the signature and the words that stop it are counted', () => {
    const body = '会'.repeat(70 - '【村信】'.length - BROADCAST_END.length)
    expect(segmentsOf('村信', body)).toBe(1)
    expect(segmentsOf('村信', `${body}会`)).toBe(2)
    expect(sizeOf(`【村信】${body}${BROADCAST_END}`)).toEqual({ segments: 1, units: 70 })
  })

  test('no other sender’s signature is imitated, and it stays on one line', () => {
    expect(cleanBody(' 【公安局】明天\r\n  开会 ')).toBe('（公安局）明天 开会')
  })
})

test.each([
  // ¥0.045 a segment: 10,000 messages of one segment are ¥450.
  [10_000, 1, 45, 45_000],
  [190, 2, 45, 1_710],
  [1, 1, 45, 5],
  [3, 1, 45, 14],
  [0, 2, 45, 0],
])('%i texts of %i segments at %i thousandths of a yuan cost %i fen', (...row) => {
  const [texts, segments, milliyuan, fen] = row
  expect(costFen(texts * segments, milliyuan)).toBe(fen)
})

test.each([
  ['2026-03-09T07:59:59.999+08:00', '2026-03-09T08:00:00.000+08:00'],
  ['2026-03-09T08:00:00.000+08:00', '2026-03-09T08:00:00.000+08:00'],
  ['2026-03-09T20:59:59.999+08:00', '2026-03-09T20:59:59.999+08:00'],
  ['2026-03-09T21:00:00.000+08:00', '2026-03-10T08:00:00.000+08:00'],
  ['2026-03-09T23:59:59.999+08:00', '2026-03-10T08:00:00.000+08:00'],
  ['2026-03-10T00:00:00.000+08:00', '2026-03-10T08:00:00.000+08:00'],
  ['2026-12-31T22:00:00.000+08:00', '2027-01-01T08:00:00.000+08:00'],
])('approved at %s it is sent from %s, for two days', (now, from) => {
  const { notBefore, notAfter } = sendingTimes(new Date(now))
  expect(notBefore).toEqual(new Date(from))
  expect(notAfter.getTime() - notBefore.getTime()).toBe(48 * 3_600_000)
})

describe('a day that is another one when the notice goes out', () => {
  const words =
    '今天 今晚 今日 今早 今晨 今起 今下午 明天 明晨 明起 明早 明晚 明日 明上午 昨晚 后天 大后天 後天 大後天'
  test.each(words.split(' '))('%s', (word) => {
    expect(isDayUnclear(`请${word}九点开会`, '2026-03-09', '2026-03-10')).toBe(true)
    expect(isDayUnclear(`请${word}九点开会`, '2026-03-09', '2026-03-09')).toBe(false)
  })

  test.each([
    '3月10日九点开会',
    '周三九点开会',
    '三月十号停水',
    '今年医保交400元',
    '今后每周三量血压',
    '今后天天有人值班',
    '清明早上莫烧纸',
    '请交说明日期的单子',
    '目前天气转冷，雨后天气潮',
  ])('not: %s', (body) => expect(isDayUnclear(body, '2026-03-09', '2026-03-10')).toBe(false))

  test.each([
    ['2026-03-09T20:59:59.999+08:00', '2026-03-09T20:59:59.999+08:00', false],
    ['2026-03-09T20:59:59.999+08:00', '2026-03-09T21:00:00.000+08:00', true],
    ['2026-03-09T20:59:59.999+08:00', '2026-03-09T23:59:59.999+08:00', true],
    ['2026-03-09T23:59:59.999+08:00', '2026-03-10T00:00:00.000+08:00', true],
    ['2026-03-10T00:00:00.000+08:00', '2026-03-10T07:59:59.999+08:00', false],
    ['2026-03-10T00:00:00.000+08:00', '2026-03-10T20:59:59.999+08:00', false],
    ['2026-03-09T09:00:00.000+08:00', '2026-03-10T09:00:00.000+08:00', true],
    ['2026-03-09T21:00:00.000+08:00', '2026-03-09T21:00:00.000+08:00', true],
  ])('“明天” drafted at %s and approved at %s misleads: %s', (draftedAt, now, isUnclear) => {
    const times = { draftedAt: new Date(draftedAt), sendAt: null }
    expect(wouldMislead({ body: '明天开会', ...times }, new Date(now))).toBe(isUnclear)
    expect(wouldMislead({ body: '3月10日开会', ...times }, new Date(now))).toBe(false)
  })
})

test.each([
  ['draft', 'other', null],
  ['draft', 'author', 'own_draft'],
  ['approved', 'other', 'already_approved'],
  ['approved', 'author', 'already_approved'],
  ['cancelled', 'other', 'cancelled'],
] as const)('a %s notice that its %s approves: %s', (status, who, refusal) => {
  expect(refusalToApprove({ status, draftedBy: 'author' }, who)).toBe(refusal)
})

describe('what became of it', () => {
  test('every message is counted once, and those that arrived are among those sent', () => {
    const fates = fatesOf(
      [
        ['queued', 1],
        ['sending', 2],
        ['sent', 4],
        ['delivered', 8],
        ['failed', 16],
        ['unknown', 32],
        ['expired', 64],
        ['cancelled', 128],
      ],
      true,
    )
    const own = { waiting: 3, sent: 12, delivered: 8, failed: 16, unknown: 32, dropped: 192 }
    expect(fates).toEqual(own)
  })

  test('what waits of a cancelled one is not sent any more', () => {
    expect(fatesOf([['queued', 5]], false)).toMatchObject({ waiting: 0, dropped: 5 })
  })
})
