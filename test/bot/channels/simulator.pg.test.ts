import { afterAll, beforeEach, expect, test } from 'vitest'
import { GROUP, MONDAY_MORNING } from '../../support/api'
import { startBot } from '../../support/bot'
import { eventsOf } from '../../support/events'
import { newPicture } from '../../support/prove'
import { startRound } from '../../support/rounds'

const bot = await startBot()
const { api } = bot
const round = await startRound(api)
beforeEach(async () => {
  api.clock.now = new Date(MONDAY_MORNING)
  await api.sql`update rounds set status = 'closed'`
  await api.sql`update applications set status = 'withdrawn' where status = 'filed'`
  await api.sql`update notices set status = 'void'`
})
afterAll(bot.close)

let phones = 0

/** A cadre of the group whose phone of the simulator looks like a chat. */
async function cadreChat() {
  const phone = `+86199${String(60_000_000 + ++phones)}`
  await api.addStaff({ phone, roles: [['group_cadre', GROUP]] })
  let messages = 0
  const screen = async () => {
    const path = `/simulator/events?phone=${encodeURIComponent(phone)}`
    const events = eventsOf(await bot.app.request(path))
    const { value } = await events.next()
    await events.return(undefined)
    const entries: { text?: unknown }[] = value?.entries ?? []
    return entries.map(({ text }) => String(text))
  }
  /** What has come onto the screen since. */
  const after = async (act: () => unknown) => {
    const before = (await screen()).length
    await act()
    return (await screen()).slice(before).join('\n')
  }
  const says = (text: string, picture?: Uint8Array) =>
    after(() => {
      const more = picture && { picture: Buffer.from(picture).toString('base64') }
      const id = `message-${++messages}`
      return bot.simulate(phone, text, id, { look: 'chat', ...more })
    })
  const gets = () => after(bot.deliver)
  return { says, gets }
}

async function drawn(cadre: Awaited<ReturnType<typeof cadreChat>>): Promise<string> {
  await round.open()
  await round.applicant('牟大山')
  await round.review()
  await cadre.says('张贴 宝坪村3社')
  return /单号(\d{6})/.exec(await cadre.says('#yes'))?.[1] ?? ''
}

test('a cadre proves with a photo that the list hangs, and hears that its days have begun', async () => {
  const cadre = await cadreChat()
  const code = await drawn(cadre)
  expect(await cadre.says(`张贴 ${code}`, newPicture())).toContain(`${code}的照片收到，正在核对`)
  expect(await bot.fetchMedia()).toBe(1)
  expect(await cadre.gets()).toContain(`${code}开始公示，1户，到3月16日24点`)
})

test('a photo sent alone is asked of which list it is', async () => {
  const cadre = await cadreChat()
  const code = await drawn(cadre)
  expect(await cadre.says('', newPicture())).toContain('这是哪张名单的照片')
  expect(await cadre.says(`#${code}`)).toContain(`${code}的照片收到`)
  await bot.fetchMedia()
  expect(await cadre.gets()).toContain('开始公示')
})

test('a photo that a restart has lost proves nothing, and the cadre is told', async () => {
  const cadre = await cadreChat()
  const code = await drawn(cadre)
  await cadre.says(`张贴 ${code}`, newPicture())
  // Forty later ones push it out of memory as a restart would.
  const other = await cadreChat()
  for (let n = 0; n < 40; n++) await other.says('', newPicture())
  await bot.fetchMedia()
  const told = await cadre.gets()
  expect(told).toContain(code)
  expect(told).not.toContain('开始公示')
})
