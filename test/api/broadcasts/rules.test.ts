import { describe, expect, test } from 'vitest'
import {
  BROADCAST_END,
  cleanBody,
  costFen,
  excessOf,
  fatesOf,
  isDayUnclear,
  type KnownContact,
  planRecipients,
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
  expect(costFen(texts, segments, milliyuan)).toBe(fen)
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
    expect(wouldMislead('明天开会', new Date(draftedAt), new Date(now))).toBe(isUnclear)
    expect(wouldMislead('3月10日开会', new Date(draftedAt), new Date(now))).toBe(false)
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

describe('whom it goes to', () => {
  const contact = (given: Partial<KnownContact> & { id: string }): KnownContact => ({
    phone: null,
    isPhone: true,
    isStopped: false,
    ...given,
  })
  const home = (id: string, villagePath = 'v') => ({ id, villagePath })
  const plan = (given: Partial<Parameters<typeof planRecipients>[0]>) =>
    planRecipients({ homes: [], phones: [], links: [], contacts: [], ...given })

  test('a phone that never wrote to us is reached as one that did', () => {
    const { recipients, villages } = plan({
      homes: [home('a'), home('b')],
      phones: [
        { homeId: 'a', phone: '01', ownerId: 'p1' },
        { homeId: 'b', phone: '02', ownerId: 'p2' },
      ],
      contacts: [contact({ id: 'c1', phone: '01' })],
    })
    expect(recipients).toEqual([
      { villagePath: 'v', contactId: 'c1', ownerId: 'p1', isText: true },
      { villagePath: 'v', contactId: null, ownerId: 'p2', isText: true },
    ])
    expect(villages).toEqual([
      { path: 'v', households: 2, withoutPhone: 0, recipients: 2, optedOut: 0 },
    ])
  })

  test('a phone of two households, and of two members, gets one message, in its first village', () => {
    const { recipients, villages } = plan({
      homes: [home('a', 'v1'), home('b', 'v2')],
      phones: [
        { homeId: 'a', phone: '01', ownerId: 'p1' },
        { homeId: 'a', phone: '01', ownerId: 'p2' },
        { homeId: 'b', phone: '01', ownerId: 'p3' },
      ],
    })
    expect(recipients).toHaveLength(1)
    expect(recipients[0]).toMatchObject({ villagePath: 'v1', ownerId: 'p1' })
    expect(villages).toMatchObject([
      { path: 'v1', recipients: 1, withoutPhone: 0 },
      { path: 'v2', recipients: 0, withoutPhone: 0 },
    ])
  })

  test('a linked chat is reached though its phone is in no register; it costs nothing', () => {
    const { recipients } = plan({
      homes: [home('a')],
      links: [{ homeId: 'a', contactId: 'c1' }],
      contacts: [contact({ id: 'c1', isPhone: false })],
    })
    expect(recipients).toEqual([
      { villagePath: 'v', contactId: 'c1', ownerId: null, isText: false },
    ])
  })

  test('who has a chat and a phone gets one message, by the one preferred', () => {
    const { recipients } = plan({
      homes: [home('a')],
      phones: [{ homeId: 'a', phone: '01', ownerId: 'p1' }],
      links: [{ homeId: 'a', contactId: 'chat' }],
      contacts: [
        contact({ id: 'sms', phone: '01' }),
        contact({ id: 'chat', phone: '01', isPhone: false }),
      ],
    })
    expect(recipients.map(({ contactId }) => contactId)).toEqual(['sms'])
  })

  test('who stopped them on one way gets none by the other', () => {
    const { recipients, villages } = plan({
      homes: [home('a')],
      phones: [{ homeId: 'a', phone: '01', ownerId: 'p1' }],
      contacts: [
        contact({ id: 'sms', phone: '01' }),
        contact({ id: 'chat', phone: '01', isPhone: false, isStopped: true }),
      ],
    })
    expect(recipients).toEqual([])
    expect(villages).toMatchObject([{ recipients: 0, optedOut: 1, withoutPhone: 0 }])
  })

  test('a household without any phone is counted for the loudspeaker', () => {
    expect(plan({ homes: [home('a')] }).villages).toMatchObject([
      { households: 1, withoutPhone: 1, recipients: 0 },
    ])
  })
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
