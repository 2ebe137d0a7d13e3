import { describe, expect, test } from 'vitest'
import { signedRequest } from '../../support/fake-twilio'
import { PUBLIC_URL, STATUS, TOKEN, openTwilioSms } from '../../support/twilio-world'

/** Twilio tells what became of message SM9. */
const give = (
  world: ReturnType<typeof openTwilioSms>,
  fields: Record<string, string>,
  at = STATUS,
) => {
  const { headers, body } = signedRequest(TOKEN, at, { MessageSid: 'SM9', ...fields })
  return world.app.request(at.slice(PUBLIC_URL.length), { method: 'POST', headers, body })
}

describe('a receipt', () => {
  test.each([
    [{ MessageStatus: 'sent' }, 'sent', null],
    [{ MessageStatus: 'delivered' }, 'delivered', null],
    [{ MessageStatus: 'read' }, 'delivered', null],
    [
      { MessageStatus: 'undelivered', ErrorCode: '30005' },
      'failed',
      { code: '30005', kind: 'fix' },
    ],
    [
      { MessageStatus: 'undelivered', ErrorCode: '30003' },
      'failed',
      { code: '30003', kind: 'retry' },
    ],
    [
      { MessageStatus: 'undelivered', ErrorCode: '30008' },
      'failed',
      { code: '30008', kind: 'retry', onlyOnce: true },
    ],
    [{ MessageStatus: 'failed', ErrorCode: '21610' }, 'failed', { code: '21610', kind: 'stop' }],
    [{ MessageStatus: 'failed', ErrorCode: '30007' }, 'failed', { code: '30007', kind: 'alarm' }],
    [{ MessageStatus: 'failed' }, 'failed', { code: 'failed', kind: 'alarm' }],
  ])('%j is passed on as %s', async (fields, status, error) => {
    const world = openTwilioSms()
    expect((await give(world, fields as Record<string, string>)).status).toBe(204)
    expect(world.receipts).toEqual([
      { reference: '0199-abc', providerMessageId: 'SM9', status, error },
    ])
  })

  test.each(['queued', 'sending', 'accepted', 'a word Twilio has yet to invent', 'constructor'])(
    'that says "%s" settles nothing',
    async (MessageStatus) => {
      const world = openTwilioSms()
      expect((await give(world, { MessageStatus })).status).toBe(204)
      expect(world.receipts).toEqual([])
    },
  )

  test('of a message that is not ours is let go', async () => {
    const world = openTwilioSms()
    const at = `${PUBLIC_URL}/webhooks/twilio/status`
    expect((await give(world, { MessageStatus: 'delivered' }, at)).status).toBe(204)
    expect(world.receipts).toEqual([])
  })

  test('without a status is refused', async () => {
    const world = openTwilioSms()
    expect((await give(world, {})).status).toBe(400)
  })

  test('that could not be kept says so, without the number', async () => {
    const world = openTwilioSms({ fails: true })
    expect((await give(world, { MessageStatus: 'delivered' })).status).toBe(500)
    expect(world.lines.join('')).toMatch(/SM9/)
    expect(world.lines.join('')).not.toMatch(/1990000/)
  })
})
