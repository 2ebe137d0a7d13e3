import { expect, onTestFinished, test } from 'vitest'
import { parseResponse } from '../../../api/client'
import { MESSAGES } from '../../../bot/channels/gateway/approvals'
import type { Receipt } from '../../../bot/channels/channel'
import { startBot } from '../../support/bot'
import { openGateway, SECRET_PATH } from '../../support/gateway-world'

const PHONE = '19900001014'
/** The whole product with a gateway, the county's signature approved, and every text of the menu. */
async function startWithGateway() {
  const keep = { receipt: async (_receipt: Receipt): Promise<unknown> => undefined }
  const world = await openGateway({
    approved: MESSAGES.filter((name) => name.startsWith('menu.') || name.startsWith('common.')),
    signature: '村信',
    onReceipt: (receipt) => keep.receipt(receipt),
  })
  const bot = await startBot({ more: () => [world.channel] })
  onTestFinished(() => bot.close())
  world.clock.now = bot.api.clock.now
  const worker = bot.api.client({ actor: 'job:worker' })
  keep.receipt = (receipt) =>
    parseResponse(worker.outbox.receipts.$post({ json: { channel: 'gateway', ...receipt } }))
  const push = (what: string, body: unknown) =>
    bot.app.request(`/webhooks/gateway/${SECRET_PATH}/${what}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })
  const text = (content: string, sequence_id: number) =>
    push('uplinks', [
      { phone_number: PHONE, send_time: '2026-03-09 10:00:00', content, sequence_id },
    ])
  const statuses = async () =>
    (await bot.api.sql<{ status: string }[]>`select status from outbox order by id`).map(
      ({ status }) => status,
    )
  return { ...world, bot, push, text, statuses }
}

test('a villager texts the gateway, and the conversation hears it once however often it is pushed', async () => {
  const { bot, text } = await startWithGateway()
  for (let n = 0; n < 3; n++) expect((await text('你好', 1)).status).toBe(200)
  const turns = await bot.api.sql`select channel, provider_message_id as id from turns`
  expect(turns).toEqual([{ channel: 'gateway', id: '1' }])
})

test('a villager who texts the gateway is answered by the outbox in approved words, and receipts are kept in any order', async () => {
  const { bot, text, operator, push, statuses } = await startWithGateway()
  await text('你好', 1)
  expect(await bot.deliver()).toBe(1)
  expect(operator.calls.flatMap(({ faults }) => faults)).toEqual([])
  expect(operator.texts()).toEqual([
    expect.stringContaining('【村信】您好，这里是村信。想办什么？'),
  ])
  expect(await statuses()).toEqual(['sent'])

  const out_id = operator.calls[0]?.parameters['OutId']
  const receipt = { success: true, err_code: 'DELIVERED', biz_id: '9006^0', out_id }
  const unknown = { ...receipt, out_id: '0199a1b2-0000-7000-8000-00000000dead.12345678' }
  expect((await push('receipts', [unknown])).status).toBe(200)
  expect(await statuses()).toEqual(['sent'])
  expect((await push('receipts', [receipt, receipt])).status).toBe(200)
  expect(await statuses()).toEqual(['delivered'])
  const late = { ...receipt, success: false, err_code: 'SP_UNKNOWN_ERROR' }
  expect((await push('receipts', [late])).status).toBe(200)
  expect(await statuses()).toEqual(['delivered'])
})
