import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { afterLostLease, afterReceipt, RECEIPT_STATUSES, retryAt } from '../../../api/outbox/rules'
import { MESSAGE_CLASSES, OUTBOX_STATUSES, type OutboxStatus } from '../../../db/values/messages'

const now = new Date('2026-03-09T02:00:00Z')

test.each([
  [1, '2026-03-09T02:01:00.000Z'],
  [2, '2026-03-09T02:02:00.000Z'],
  [3, '2026-03-09T02:04:00.000Z'],
  [4, '2026-03-09T02:08:00.000Z'],
  [5, undefined],
  [6, undefined],
])('after attempt %i a message to a phone that is off is tried again at %s', (attempts, at) => {
  expect(retryAt(attempts, now)?.toISOString()).toBe(at)
})

test.each(MESSAGE_CLASSES)('a %s whose worker died is sent again only if it is owed', (kind) => {
  const isOwed = kind === 'answer' || kind === 'filing'
  expect(afterLostLease({ class: kind, isResend: false })).toBe(isOwed ? 'queued' : 'unknown')
  expect(afterLostLease({ class: kind, isResend: true })).toBe('unknown')
})

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
