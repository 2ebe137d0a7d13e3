import { expect, test } from 'vitest'
import { sendDigests } from '../../bot/digest'
import { COUNTY } from '../support/api'
import { receiptIn, startVillage } from '../support/talk'

const { api, bot, cadre, linkedFamily } = await startVillage()

const round = () => sendDigests({ clientFor: api.client, county: COUNTY })

test('a cadre gets one message in the morning, and none at noon', async () => {
  const family = await linkedFamily()
  await family.says('求助 房子漏雨')
  const receipt = receiptIn(await family.says('1'))
  await cadre.gets(receipt)

  api.clock.now = new Date('2026-03-10T00:29:59.999Z')
  expect(await round()).toBe(0)
  api.clock.now = new Date('2026-03-10T00:30:00.000Z')
  expect(await round()).toBe(1)
  await cadre.gets('早上好，等您办：待答1件。', `先答${receipt}，3月10日10点前`)
  expect(await round()).toBe(0)
  expect(await cadre.gets()).toBe('')
})

test('one that could not be sent by noon is not sent in the afternoon', async () => {
  api.clock.now = new Date('2026-03-11T03:59:00.000Z')
  expect(await round()).toBe(1)
  api.clock.now = new Date('2026-03-11T04:00:01.000Z')
  const sent = await bot.delivered()
  expect(sent.filter(({ text }) => text.includes('早上好'))).toEqual([])
})
