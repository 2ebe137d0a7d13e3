import pino from 'pino'
import { describe, expect, test } from 'vitest'
import { inMemoryFetch } from '../../../api/http/in-memory'
import { keepMedia } from '../../../api/media/service'
import { createTelegram } from '../../../bot/channels/telegram'
import { createBot } from '../../../bot/start'
import { COUNTY } from '../../support/api'
import { commandContext } from '../../support/command'
import { rowCounts } from '../../support/bot'
import { startTelegramVillage } from '../../support/telegram-village'
import { messageOf, photoOf, pressOf } from '../../support/telegram-world'

const village = await startTelegramVillage({ connections: 4 })
const { api, bot, fake, chat, addCadre, addFamily, answerTo, postUpdate, logged } = village

const of = (id: number) => ({ chat: { id, type: 'private' }, from: { id } })

async function linkedChat() {
  const { phone, id: householdId } = await addFamily()
  const villager = chat()
  await villager.shows(phone)
  await villager.says('谭大山 2359', '连上了')
  return Object.assign(villager, { householdId })
}

describe('an update that Telegram brings again', () => {
  test('gets the same answer, word for word and button for button, and changes nothing', async () => {
    const villager = await linkedChat()
    const asked = messageOf('6', of(villager.id))
    const first = await answerTo(asked)
    expect(await answerTo(asked)).toEqual(first)
    const press = pressOf('#yes', `press-${villager.id}`)
    const message = { ...press.callback_query.message, ...of(villager.id) }
    const confirm = { callback_query: { ...press.callback_query, message } }
    const filed = await answerTo(confirm)
    expect(filed?.text).toMatch(/收到谭大山家的申请/)
    const before = await rowCounts(api)
    for (let i = 0; i < 3; i++) expect(await answerTo(confirm)).toEqual(filed)
    expect(await rowCounts(api)).toEqual(before)
    const rows = await api.sql`
      select from applications where household_id = ${villager.householdId}`
    expect(rows).toHaveLength(1)
  })

  test('twice at once is answered twice alike and stored once', async () => {
    const villager = chat()
    const update = messageOf('0', of(villager.id))
    const answers = await Promise.all([answerTo(update), answerTo(update), answerTo(update)])
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    const id = await villager.contactId()
    expect(await api.sql`select from turns where contact_id = ${id}`).toHaveLength(1)
  })

  test('changed is answered anew', async () => {
    const villager = chat()
    const { message } = messageOf('1', of(villager.id))
    await answerTo({ message })
    const edited_message = { ...message, text: '0', edit_date: 5 }
    expect((await answerTo({ edited_message }))?.text).toContain('想办什么')
  })
})

describe('what the worker sends', () => {
  const outcome = async (id: string) => {
    const [row] = await api.sql`
      select status, error_code, attempts from outbox where contact_id = ${id}
       order by seq desc limit 1`
    return row
  }
  /** A call for help that is answered: what the villager then gets is sent by the worker. */
  async function answered() {
    const { phone } = await addCadre()
    const cadre = chat()
    await cadre.shows(phone ?? '')
    await api.ownerSql`update staff set is_active = phone_index = (
      select phone_index from contacts where id = ${await cadre.contactId()})`
    const villager = await linkedChat()
    await villager.says('求助 房子漏雨')
    const { text } = await villager.presses('#yes', '收到')
    await cadre.says(`答 ${/\d{10}/.exec(text)?.[0]} 明天来看`, '已答复')
    return villager
  }

  test('arrives in the chat', async () => {
    const villager = await answered()
    expect((await villager.gets()).join()).toContain('明天来看')
    expect(await outcome(await villager.contactId())).toMatchObject({ status: 'sent' })
  })

  test('to somebody who blocked the bot stops, and nothing more is written to them', async () => {
    const villager = await answered()
    const id = await villager.contactId()
    fake.answerWith('blocked')
    await villager.gets()
    fake.answerWith('taken')
    expect(await outcome(id)).toMatchObject({ status: 'failed', error_code: 'blocked' })
    const [row] = await api.sql`select stopped from contacts where id = ${id}`
    expect(row).toEqual({ stopped: ['notice', 'broadcast'] })
    expect(await villager.gets()).toEqual([])
  })

  test('too fast for Telegram waits, and is then sent once', async () => {
    const villager = await answered()
    fake.answerWith({ retryAfter: 30 })
    await bot.deliver()
    fake.answerWith('taken')
    expect(await outcome(await villager.contactId())).toMatchObject({
      status: 'queued',
      error_code: 'rate_limited',
    })
    expect(await villager.gets()).toEqual([])
    village.api.clock.now = new Date(api.clock.now.getTime() + 10 * 60_000)
    expect(await villager.gets()).toHaveLength(1)
    expect(await villager.gets()).toEqual([])
  })
})

describe('a picture', () => {
  const JPEG = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 1, 2, 3)
  async function sentPhoto(fileId: string) {
    const villager = chat()
    await postUpdate(messageOf(undefined, { ...of(villager.id), photo: photoOf(fileId) }))
    const contactId = await villager.contactId()
    const photos = [{ reference: fileId }]
    const wanted = { contactId, channel: 'telegram', photos, subject: `visit:${villager.id}` }
    const [id = ''] = await keepMedia(api.db, commandContext(api), wanted)
    return { villager, id }
  }
  const statusOf = async (id: string) => {
    const [row] = await api.sql`select status from media where county = ${COUNTY} and id = ${id}`
    return row?.['status'] as string
  }

  test('is fetched after the answer, kept, and nobody is told', async () => {
    fake.addFile('good', { content: JPEG })
    const { villager, id } = await sentPhoto('good')
    expect(await bot.fetchMedia()).toBe(1)
    expect(await statusOf(id)).toBe('kept')
    expect(await bot.fetchMedia()).toBe(0)
    expect(await villager.gets()).toEqual([])
  })

  test('of 30 MB, or that is none, is refused and its sender told', async () => {
    fake.addFile('text', { content: Buffer.from('<html>') })
    fake.addFile('big', { content: JPEG, declared: 30_000_000 })
    for (const name of ['text', 'big']) {
      const { villager, id } = await sentPhoto(name)
      await bot.fetchMedia()
      expect(await statusOf(id)).toBe('refused')
      expect((await villager.gets()).join()).toContain('请重发一张小一点的')
    }
  })

  test('that cannot be had now is asked for again, and one that is gone is lost', async () => {
    fake.addFile('late', { content: JPEG, status: 500 })
    fake.addFile('gone', { content: JPEG, status: 404 })
    const late = await sentPhoto('late')
    const gone = await sentPhoto('gone')
    expect(await bot.fetchMedia()).toBe(2)
    expect(await statusOf(gone.id)).toBe('lost')
    expect(await statusOf(late.id)).toBe('wanted')
    fake.addFile('late', { content: JPEG })
    api.clock.now = new Date(api.clock.now.getTime() + 60_000)
    expect(await bot.fetchMedia()).toBe(1)
    expect(await statusOf(late.id)).toBe('kept')
  })
})

test('a bot that fetches its messages, restarted amid them, answers each once', async () => {
  const options = {
    api: {
      baseUrl: 'http://api.test',
      serviceToken: api.deps.serviceToken,
      fetch: inMemoryFetch(api.app),
    },
    defaultCounty: COUNTY,
    log: pino({ level: 'silent' }),
  }
  const run = () => {
    const settings = { botToken: fake.botToken, apiRoot: fake.url, webhook: null }
    const { log } = options
    const telegram = createTelegram(settings, { log, wait: async () => {} })
    return createBot({ ...options, channels: [telegram] }).start()
  }
  const before = fake.callsOf('sendMessage').length
  const people = Array.from({ length: 6 }, () => chat())
  const writes = (text: string) => fake.push(...people.map(({ id }) => messageOf(text, of(id))))
  writes('0')
  const stopFirst = run()
  await fake.until('sendMessage', before + 3)
  await stopFirst()
  writes('1')
  const stopSecond = run()
  await fake.confirmed()
  await stopSecond()
  const sent = fake.callsOf('sendMessage').slice(before)
  for (const { id } of people)
    expect(sent.filter(({ chat_id: to }) => to === id).map(({ text }) => text)).toEqual([
      expect.stringContaining('想办什么'),
      expect.stringContaining('先看看您的手机号'),
    ])
})

test('the token, a chat or a phone never stand in the log', () => {
  expect(logged.join('\n')).not.toMatch(/not-a-real|\+?86199\d{8}|47120000\d\d/)
})
