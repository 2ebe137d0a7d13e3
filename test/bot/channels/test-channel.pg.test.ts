import { Hono } from 'hono'
import pino from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inMemoryFetch } from '../../../api/http/in-memory'
import type { Channel } from '../../../bot/channels/channel'
import { createBot } from '../../../bot/start'
import { PACE } from '../../support/pace'
import { COUNTY, startApi, type TestApi } from '../../support/api'

/** A whole channel: who writes to `/postbox` is answered there, and the rest is put into `letters`. */
function createPostbox(letters: string[]): Channel {
  return {
    name: 'postbox',
    abilities: { isSms: false, hasButtons: false },
    pace: PACE,
    routes(receive) {
      const app = new Hono()
      app.post('/postbox/:id', async (c) => {
        const { from, text } = await c.req.json<{ from: string; text: string }>()
        const { messages } = await receive({
          channel: 'postbox',
          providerMessageId: c.req.param('id'),
          from,
          to: 'postbox',
          isPhone: true,
          text,
        })
        return c.json(messages.map((message) => message.text))
      })
      return app
    },
    async send(to, { text }, reference) {
      letters.push(`${to}: ${text}`)
      return { providerMessageId: reference }
    },
  }
}

let api: TestApi
beforeAll(async () => {
  api = await startApi()
  await api.addCounty()
})
afterAll(() => api.close())

test('a channel of one file carries the whole conversation, there and back', async () => {
  const letters: string[] = []
  const bot = createBot({
    api: {
      baseUrl: 'http://api.test',
      serviceToken: api.deps.serviceToken,
      fetch: inMemoryFetch(api.app),
    },
    defaultCounty: COUNTY,
    channels: [createPostbox(letters)],
    log: pino({ level: 'silent' }),
  })
  let posted = 0
  const says = async (from: string, text: string) => {
    const request = { method: 'POST', body: JSON.stringify({ from, text }) }
    return (await bot.routes.request(`/postbox/${++posted}`, request)).json()
  }
  const phone = '+8619900007001'
  await api.addHousehold({ phone, idNumber: '509938196001012359' })

  expect(await says(phone, '0')).toEqual([
    expect.stringContaining('您好，这里是村信。想办什么？\n回1查我家'),
  ])
  expect(await says(phone, '1')).toEqual([expect.stringContaining('先核对是不是您家')])
  expect(await says(phone, '谭大山 2359')).toEqual([expect.stringContaining('连上了谭大山家')])
  expect(await says(phone, '1')).toEqual([expect.stringContaining('谭大山家（宝坪村3社）')])

  // A second phone of the family: the first hears of it by the worker.
  await api.sql`update people set phone_index = ${api.deps.sealer.index('phone', COUNTY, '+8619900007002')}`
  await says('+8619900007002', '谭大山 2359')
  await bot.deliver()
  expect(letters).toEqual([expect.stringMatching(/^\+8619900007001: .*有别的手机来核对您家/)])
})
