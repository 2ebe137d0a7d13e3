import { describe, expect, test } from 'vitest'
import { NUMBER, openGateway, SECRET_PATH, VILLAGER } from '../../support/gateway-world'

const UPLINK = {
  phone_number: '19900001014',
  send_time: '2026-03-02 10:00:00',
  content: '查',
  sign_name: '巫溪帮扶',
  dest_code: '001',
  sequence_id: 1234567890,
}
const RECEIPT = {
  phone_number: '19900001014',
  send_time: '2026-03-02 10:00:00',
  report_time: '2026-03-02 10:00:03',
  success: true,
  err_code: 'DELIVERED',
  err_msg: '用户接收成功',
  sms_size: '1',
  biz_id: '9006^0',
  out_id: '0199-a.12345678',
}
const taken = { code: 0, msg: '接收成功' }

describe('what a villager texts to us', () => {
  test('comes by an uplink, several at once, and carries no answer back', async () => {
    const { push, heard, channel } = await openGateway({
      receive: async () => ({
        state: 'answered',
        messages: [{ text: '好', buttons: [] }],
        language: 'zh',
      }),
    })
    const response = await push('uplinks', [
      UPLINK,
      { ...UPLINK, phone_number: '8619900001015', content: '0', sequence_id: '77' },
    ])
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual(taken)
    expect(channel.answersBy).toBe('outbox')
    const same = { channel: 'gateway', to: NUMBER, isPhone: true }
    expect(heard).toEqual([
      { ...same, providerMessageId: '1234567890', from: VILLAGER, text: '查' },
      { ...same, providerMessageId: '77', from: '+8619900001015', text: '0' },
    ])
  })

  test('is the same message when it is pushed again, also where it has no number of its own', async () => {
    const { push, heard } = await openGateway()
    const { sequence_id: _none, ...plain } = UPLINK
    await push('uplinks', [plain])
    await push('uplinks', [plain])
    await push('uplinks', [{ ...plain, send_time: '2026-03-02 10:00:01' }])
    const ids = heard.map(({ providerMessageId }) => providerMessageId)
    expect(ids[0]).toBe(ids[1])
    expect(ids[2]).not.toBe(ids[0])
  })

  test('comes again when it could not be taken, and keeps no other back', async () => {
    let asked = 0
    const { push, heard, lines } = await openGateway({
      receive: async () => {
        if (++asked === 1) throw new Error(`no answer for ${VILLAGER}`)
        return { state: 'answered', messages: [], language: 'zh' }
      },
    })
    const response = await push('uplinks', [UPLINK, { ...UPLINK, sequence_id: 2 }])
    expect(response.status).toBe(500)
    expect(await response.json()).toMatchObject({ code: 1 })
    expect(heard).toHaveLength(2)
    expect(lines.join()).not.toContain(VILLAGER)
  })
})

describe('a receipt', () => {
  test('names our message and says that it arrived', async () => {
    const { push, receipts } = await openGateway()
    const response = await push('receipts', [RECEIPT])
    expect(await response.json()).toEqual(taken)
    expect(receipts).toEqual([
      {
        reference: '0199-a',
        providerMessageId: '0199-a.12345678',
        status: 'delivered',
        error: null,
      },
    ])
  })

  test.each([
    ['USER_REJECT', 'stop'],
    ['MOBILE_IN_BLACK', 'stop'],
    ['MOBILE_NOT_ON_SERVICE', 'fix'],
    ['MOBILE_TERMINAL_ERROR', 'voice'],
    ['MOBILE_SEND_LIMIT', 'retry'],
    ['CONTENT_KEYWORD', 'alarm'],
    ['PORT_NOT_REGISTERED', 'alarm'],
    ['', 'alarm'],
  ])('with %s says why it did not', async (err_code, kind) => {
    const { push, receipts } = await openGateway()
    await push('receipts', [{ ...RECEIPT, success: false, err_code }])
    expect(receipts).toMatchObject([
      { status: 'failed', error: { code: err_code || 'no_code', kind } },
    ])
  })

  test('without our id is of another system on the same account, and is let be', async () => {
    const { push, receipts } = await openGateway()
    const { out_id: _none, ...foreign } = RECEIPT
    for (const each of [foreign, { ...RECEIPT, out_id: null }, { ...RECEIPT, out_id: '' }]) {
      expect((await push('receipts', [each])).status).toBe(200)
    }
    expect(receipts).toEqual([])
  })

  test('that could not be kept comes again', async () => {
    const { push, lines } = await openGateway({ fails: true })
    expect((await push('receipts', [RECEIPT])).status).toBe(500)
    expect(lines.join()).not.toContain(VILLAGER)
  })
})

describe('whoever does not know the path', () => {
  test.each([
    'x',
    `${SECRET_PATH}x`,
    SECRET_PATH.slice(0, -1),
    SECRET_PATH.toUpperCase(),
    encodeURIComponent('../'),
  ])('finds nothing at %s', async (secret) => {
    const { push, heard, receipts } = await openGateway()
    expect((await push('uplinks', [UPLINK], secret)).status).toBe(404)
    expect((await push('receipts', [RECEIPT], secret)).status).toBe(404)
    expect([...heard, ...receipts]).toEqual([])
  })
})

test.each(['', '{', '{}', 'null', '[1]', '[{"phone_number":"1"}, 3]'])(
  'a push of %j is refused and changes nothing',
  async (body) => {
    const { push, heard, receipts } = await openGateway()
    expect((await push('uplinks', body)).status).toBe(400)
    expect((await push('receipts', body)).status).toBe(400)
    expect([...heard, ...receipts]).toEqual([])
  },
)

test('a push beyond any size is not read', async () => {
  const { push } = await openGateway()
  const body = JSON.stringify([{ ...UPLINK, content: '长'.repeat(200_000) }])
  expect((await push('uplinks', body)).status).toBe(413)
})
