import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  afterReceipt,
  afterUnclear,
  type Fate,
  fateAfter,
  fateAfterFailedReceipt,
  isOfEarlierTry,
  RECEIPT_STATUSES,
  retryAt,
  type SendError,
} from '../../../api/outbox/rules'
import { MESSAGE_CLASSES, OUTBOX_STATUSES, type OutboxStatus } from '../../../db/values/messages'

const now = new Date('2026-03-09T02:00:00Z')

test.each([
  [1, '2026-03-09T02:01:00.000Z'],
  [2, '2026-03-09T02:02:00.000Z'],
  [3, '2026-03-09T02:04:00.000Z'],
  [4, '2026-03-09T02:08:00.000Z'],
  [5, undefined],
  [6, undefined],
])('after claim %i a message to a phone that is off is tried again at %s', (attempts, at) => {
  expect(retryAt(attempts, now)?.toISOString()).toBe(at)
})

test.each(MESSAGE_CLASSES)('a %s of unclear fate is sent again only if it is owed', (kind) => {
  const isOwed = kind === 'answer' || kind === 'filing'
  expect(afterUnclear({ class: kind, isResend: false })).toBe(isOwed ? 'queued' : 'unknown')
  expect(afterUnclear({ class: kind, isResend: true })).toBe('unknown')
})

const again = (minutes: number, isResend = false): Fate => ({
  status: 'queued',
  notBefore: new Date(now.getTime() + minutes * 60_000),
  isResend,
})
const FAILED: Fate = { status: 'failed' }
const UNKNOWN: Fate = { status: 'unknown' }
const message = { class: 'filing', isResend: false, attempts: 1 } as const

describe('after an error', () => {
  test.each<[Partial<SendError>, Parameters<typeof fateAfter>[0], Fate]>([
    [{ kind: 'retry' }, message, again(1)],
    [{ kind: 'retry' }, { ...message, class: 'notice' }, again(1)],
    [{ kind: 'retry' }, { ...message, attempts: 4 }, again(8)],
    [{ kind: 'retry' }, { ...message, attempts: 5 }, FAILED],
    // A resend that was certainly not taken stays one.
    [{ kind: 'retry' }, { ...message, isResend: true, attempts: 2 }, again(2, true)],
    [{ kind: 'retry', retryAfterSeconds: 59 }, message, again(1)],
    [{ kind: 'retry', retryAfterSeconds: 90 }, message, again(1.5)],
    [{ kind: 'retry', onlyOnce: true }, message, again(1)],
    [{ kind: 'retry', onlyOnce: true }, { ...message, attempts: 2 }, FAILED],
    [{ kind: 'unclear' }, message, again(1, true)],
    [{ kind: 'unclear' }, { ...message, class: 'answer' }, again(1, true)],
    [{ kind: 'unclear' }, { ...message, class: 'notice' }, UNKNOWN],
    [{ kind: 'unclear' }, { ...message, class: 'broadcast' }, UNKNOWN],
    [{ kind: 'unclear' }, { ...message, class: 'reminder' }, UNKNOWN],
    [{ kind: 'unclear' }, { ...message, isResend: true, attempts: 2 }, UNKNOWN],
    [{ kind: 'unclear' }, { ...message, attempts: 5 }, UNKNOWN],
    [{ kind: 'stop' }, message, FAILED],
    [{ kind: 'fix' }, message, FAILED],
    [{ kind: 'alarm' }, message, FAILED],
  ])('%j on %j comes %j', (error, tried, fate) => {
    expect(fateAfter(tried, { code: 'x', kind: 'alarm', ...error }, now)).toEqual(fate)
  })

  test.each<[SendError['kind'], Fate]>([
    ['retry', again(1)],
    ['unclear', FAILED],
    ['fix', FAILED],
    ['stop', FAILED],
    ['alarm', FAILED],
  ])('of kind %s on a receipt comes %j', (kind, fate) => {
    expect(fateAfterFailedReceipt(message, { code: 'x', kind }, now)).toEqual(fate)
  })

  test('that a receipt does not name, the message has failed', () => {
    expect(fateAfterFailedReceipt(message, null, now)).toEqual(FAILED)
  })
})

test.each([
  ['queued', 'SM1', 'SM1', true],
  ['sending', 'SM1', 'SM1', true],
  ['queued', 'SM1', 'SM2', false],
  ['sending', 'SM1', 'SM2', false],
  ['sent', 'SM2', 'SM2', false],
  ['sent', 'SM2', 'SM1', true],
  ['failed', 'SM2', 'SM1', true],
  ['sending', null, 'SM1', false],
  ['sent', 'SM1', undefined, false],
] as const)(
  'on a message that is %s and known as %s, one of %s is of an earlier try: %s',
  (...of) => {
    const [status, providerMessageId, told, isEarlier] = of
    expect(isOfEarlierTry({ status, providerMessageId }, told)).toBe(isEarlier)
  },
)

describe('a provider’s receipt', () => {
  test.each([
    ['sending', 'sent', 'sent'],
    ['sending', 'delivered', 'delivered'],
    ['sent', 'delivered', 'delivered'],
    ['sent', 'failed', 'failed'],
    ['sent', 'sent', null],
    ['sent', 'queued', null],
    ['delivered', 'failed', null],
    ['delivered', 'sent', null],
    ['failed', 'sent', null],
    ['failed', 'delivered', 'delivered'],
    ['unknown', 'sent', 'sent'],
    ['queued', 'sent', 'sent'],
    ['queued', 'failed', null],
    ['expired', 'delivered', 'delivered'],
    ['cancelled', 'failed', null],
  ] as const)('on a message that is %s: %s makes it %s', (status, receipt, after) => {
    expect(afterReceipt(status, receipt)).toBe(after)
  })

  test.each([
    ['sent', 'failed', null],
    ['sending', 'sent', null],
    ['queued', 'sent', null],
    ['queued', 'delivered', 'delivered'],
    ['failed', 'delivered', 'delivered'],
  ] as const)('of an earlier try on a message that is %s: %s makes it %s', (...of) => {
    const [status, receipt, after] = of
    expect(afterReceipt(status, receipt, true)).toBe(after)
  })

  test('that a villager got the message holds, whatever comes after it and in what order', () => {
    const receipts = fc.array(fc.constantFrom(...RECEIPT_STATUSES), { maxLength: 6 })
    fc.assert(
      fc.property(
        fc.constantFrom(...OUTBOX_STATUSES),
        receipts,
        receipts,
        (first, before, after) => {
          let status: OutboxStatus = first
          for (const receipt of [...before, 'delivered' as const, ...after])
            status = afterReceipt(status, receipt) ?? status
          expect(status).toBe('delivered')
        },
      ),
    )
  })
})
