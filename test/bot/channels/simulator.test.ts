import { describe, expect, test } from 'vitest'
import { eventsOf } from '../../support/events'
import { answer, CADRE, NOW, openSimulator, VILLAGER } from '../../support/simulator-world'

describe('a villager’s text', () => {
  test('reaches the conversation from the villager’s own number', async () => {
    const { say, heard } = openSimulator()
    const response = await say('查')
    expect(await response.json()).toEqual({ state: 'answered' })
    expect(heard).toEqual([
      {
        channel: 'simulator',
        providerMessageId: '+8619900001001 message-1',
        from: '+8619900001001',
        to: '+8619900009999',
        isPhone: true,
        text: '查',
      },
    ])
  })

  test('stands on the screen with its answers and what they cost', async () => {
    const { say, shown } = openSimulator()
    await say('查')
    const common = { phone: VILLAGER.phone, buttons: [], look: 'sms', at: NOW, state: 'sent' }
    const ours = { ...common, by: 'cunxin' }
    expect(await shown()).toEqual({
      type: 'snapshot',
      looks: { [VILLAGER.phone]: 'sms' },
      entries: [
        { ...common, id: 'message-1', by: 'person', text: '查', price: null },
        {
          ...ours,
          id: 'message-1.1',
          text: '【村信】在册',
          price: { segments: 2, yuan: '0.090' },
        },
        {
          ...ours,
          id: 'message-1.2',
          text: '回复 6 申请',
          price: { segments: 2, yuan: '0.090' },
        },
      ],
    })
  })

  test('sent twice under one id stands there once, with its answers once', async () => {
    const { say, shown, heard } = openSimulator()
    await say('查')
    await say('查')
    expect((await shown())?.entries.map(({ id }: { id: string }) => id)).toEqual([
      'message-1',
      'message-1.1',
      'message-1.2',
    ])
    expect(heard[0]?.providerMessageId).toBe(heard[1]?.providerMessageId)
  })

  test('that is not answered can be sent again; the log has no number', async () => {
    let isBroken = true
    const { say, shown, lines } = openSimulator(async ({ from }) => {
      if (isBroken) throw new Error(`no answer for ${from}`)
      return answer('好')
    })
    expect((await say('查')).status).toBe(500)
    expect(await shown()).toMatchObject({ entries: [{ state: 'failed' }] })
    expect(lines.join('')).toContain('not answered')
    expect(lines.join('')).not.toContain('1990000')
    isBroken = false
    expect((await say('查')).status).toBe(200)
    expect(await shown()).toMatchObject({ entries: [{ state: 'sent' }, { text: '好' }] })
  })

  test('of two people under the same id stays two texts', async () => {
    const { say, heard } = openSimulator()
    await say('查')
    await say('待办', { phone: CADRE.phone })
    expect(new Set(heard.map(({ providerMessageId }) => providerMessageId)).size).toBe(2)
  })

  test.each([
    ['no phone', { phone: '12345' }],
    ['markup for a phone', { phone: '<b>' }],
    ['an unknown look', { look: 'fax' }],
    ['no id', { id: '' }],
    ['an id with a space', { id: 'message 1' }],
    ['more than the API takes', { text: '长'.repeat(10_001) }],
    ['a text that is none', { text: 5 }],
  ])('with %s is refused', async (_what, change) => {
    const { say, heard, shown } = openSimulator()
    expect((await say('查', change)).status).toBe(400)
    expect(heard).toEqual([])
    expect(await shown()).toMatchObject({ entries: [] })
  })

  test('of 10,000 characters is taken', async () => {
    const { say, heard } = openSimulator()
    expect((await say('长'.repeat(10_000))).status).toBe(200)
    expect(heard[0]?.text).toHaveLength(10_000)
  })

  test('that another site’s page could post is refused', async () => {
    const { post, heard } = openSimulator()
    const body = JSON.stringify({ phone: VILLAGER.phone, text: '查', look: 'sms', id: 'message-1' })
    expect((await post('messages', body, 'text/plain')).status).toBe(400)
    expect((await post('messages', body, '')).status).toBe(400)
    expect((await post('messages', '{', 'application/json')).status).toBe(400)
    expect(heard).toEqual([])
  })

  test('larger than any text is refused', async () => {
    const { post } = openSimulator()
    expect((await post('messages', 'x'.repeat(64 * 1024 + 1))).status).toBe(413)
  })
})

describe('a message from the outbox', () => {
  test('appears on the phone it is for, once', async () => {
    const { simulator, shown } = openSimulator()
    const message = { text: '【村信】公示已张贴', buttons: [] }
    const sent = await simulator.send(CADRE.phone, message, 'reference-1')
    expect(sent).toEqual({ providerMessageId: 'simulated-reference-1' })
    await simulator.send(CADRE.phone, message, 'reference-1')
    expect(await shown(CADRE.phone)).toMatchObject({
      entries: [{ id: 'reference-1', phone: CADRE.phone, by: 'cunxin', state: 'sent' }],
    })
    expect(await shown(VILLAGER.phone)).toMatchObject({ entries: [] })
  })
})

describe('the look of a phone', () => {
  test('decides what can be sent to it', async () => {
    const { simulator, say, post } = openSimulator()
    const { abilitiesFor } = simulator
    expect(abilitiesFor?.(VILLAGER.phone)).toEqual({ isSms: true, hasButtons: false })
    await say('查', { look: 'chat' })
    expect(abilitiesFor?.(VILLAGER.phone)).toEqual({
      isSms: false,
      hasButtons: true,
      hasPictures: true,
    })
    expect(abilitiesFor?.(CADRE.phone)).toEqual({ isSms: true, hasButtons: false })
    expect((await post('look', { phone: VILLAGER.phone, look: 'sms' })).status).toBe(204)
    expect(abilitiesFor?.(VILLAGER.phone)).toEqual({ isSms: true, hasButtons: false })
    expect((await post('look', { phone: VILLAGER.phone, look: 'fax' })).status).toBe(400)
  })

  test('as a chat has buttons and no price', async () => {
    const buttons = [{ id: 'yes', label: '是' }]
    const { say, shown } = openSimulator(async () => ({
      ...answer(),
      messages: [{ text: '要申请吗？', buttons }],
    }))
    await say('6', { look: 'chat' })
    expect(await shown()).toMatchObject({ entries: [{}, { buttons, look: 'chat', price: null }] })
  })
})

test('every phone’s changes come over the one stream, a named phone’s over its own', async () => {
  const { app, say, simulator, post } = openSimulator()
  const all = eventsOf(await app.request('/simulator/events'))
  const path = `/simulator/events?phone=${encodeURIComponent(CADRE.phone)}`
  const cadres = eventsOf(await app.request(path))
  const next = async (events: typeof all) => (await events.next()).value
  expect([await next(all), await next(cadres)]).toMatchObject([
    { type: 'snapshot', entries: [] },
    { type: 'snapshot', entries: [] },
  ])
  await say('查', { look: 'chat' })
  await simulator.send(CADRE.phone, { text: '有人求助', buttons: [] }, 'reference-1')
  await post('clear', { phone: CADRE.phone })
  expect([await next(all), await next(all), await next(all)]).toMatchObject([
    { type: 'look', phone: VILLAGER.phone, look: 'chat' },
    { type: 'entry', entry: { id: 'message-1', state: 'sending' } },
    { type: 'entry', entry: { id: 'message-1', state: 'sent' } },
  ])
  expect([await next(cadres), await next(cadres)]).toMatchObject([
    { type: 'entry', entry: { id: 'reference-1' } },
    { type: 'cleared', phone: CADRE.phone },
  ])
  await all.return(undefined)
  await cadres.return(undefined)
})

test('a page that does not take its events is cut off, the others go on', async () => {
  const { app, simulator, shown } = openSimulator()
  const stalled = await app.request('/simulator/events')
  const events = eventsOf(await app.request('/simulator/events'))
  await events.next()
  for (let n = 0; n < 999; n++) {
    await simulator.send(CADRE.phone, { text: '通知', buttons: [] }, `reference-${n}`)
    await events.next()
  }
  const reader = stalled.body?.getReader()
  const countStalled = async () => {
    let chunks = 0
    while (!(await reader?.read())?.done) chunks += 1
    return chunks
  }
  await simulator.send(CADRE.phone, { text: '通知', buttons: [] }, 'reference-last-1')
  await simulator.send(CADRE.phone, { text: '通知', buttons: [] }, 'reference-last-2')
  expect(await countStalled()).toBeLessThan(1_002)
  expect((await events.next()).value).toMatchObject({ entry: { id: 'reference-last-1' } })
  await events.return(undefined)
  expect((await shown())?.entries).toHaveLength(200)
})

test('a cleared phone is empty, the others are as they were', async () => {
  const { say, post, shown } = openSimulator()
  await say('查')
  await say('待办', { phone: CADRE.phone })
  expect((await post('clear', { phone: VILLAGER.phone })).status).toBe(204)
  expect((await post('clear', {})).status).toBe(400)
  expect(await shown(VILLAGER.phone)).toMatchObject({ entries: [] })
  expect((await shown(CADRE.phone))?.entries).toHaveLength(3)
})

test('a talk can be taken away as a test', async () => {
  const { app, say, simulator } = openSimulator()
  await say('查')
  await simulator.send(VILLAGER.phone, { text: "It's\ndone", buttons: [] }, 'reference-1')
  const path = `/simulator/transcript?phone=${encodeURIComponent(VILLAGER.phone)}`
  expect(await (await app.request(path)).text()).toBe(
    `// 牟大岭 +8619900001001
await phone.says('查', '【村信】在册', '回复 6 申请')
await phone.gets('It\\'s\\ndone')
`,
  )
})
