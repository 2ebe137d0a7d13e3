import { eq } from 'drizzle-orm'
import { Hono } from 'hono'
import { afterAll, expect } from 'vitest'
import { createTelegram } from '../../../bot/channels/telegram'
import { areas, households } from '../../../db/schema'
import type { StaffRole } from '../../../db/values/staff'
import { COUNTY, TOWNSHIP, VILLAGE } from '../api'
import { startBot } from '../bot'
import { openFakeTelegram } from '../fake-telegram'
import { newPicture } from '../prove'
import { Talk } from '../talk'
import { openChats } from '../telegram-chat'
import { PUBLIC_URL, SECRET, webhookOf } from '../telegram-world'

const SURNAMES = [...'谭牟冉熊沈蒲田杨周吴郑向卢姚陈']
/** Of a group's households, so that no two of the village have one name. */
const GIVEN_NAMES = ['大山', '启旺', '正文', '明英'] as const
export const GROUPS = [1, 2, 3, 4] as const

export interface Home {
  id: string
  head: string
  group: (typeof GROUPS)[number]
  idLast4: string
  phone: string
}

export type Village = Awaited<ReturnType<typeof settleVillage>>

/**
 * 宝坪村 with four groups of fifteen households and everybody who plays a part there, all on ordinary
 * phones; one clerk has a chat that carries photos. For the top of a file.
 */
export async function settleVillage() {
  const fake = await openFakeTelegram()
  const settings = {
    botToken: fake.botToken,
    apiRoot: fake.url,
    webhook: { url: PUBLIC_URL, secret: SECRET },
  }
  const bot = await startBot({ more: (log) => [createTelegram(settings, { log })] })
  const { api } = bot
  const poster = webhookOf(new Hono().route('/', bot.app))
  const chat = openChats({ api, bot, fake, poster })
  afterAll(async () => {
    expect(fake.faults).toEqual([])
    fake.close()
    await bot.close()
  })

  let phones = 0
  const nextPhone = () => `+86199${String(40_000_000 + ++phones)}`
  const talk = (phone = nextPhone()) => new Talk(bot, phone)
  async function staff(name: string, role: StaffRole, areaPath: string) {
    const row = await api.addStaff({ name, phone: nextPhone(), roles: [[role, areaPath]] })
    const { id, actor } = row
    return Object.assign(talk(row.phone ?? ''), { id, actor })
  }
  const row = { county: COUNTY, level: 'group' as const, source: '测试' }
  await api.db
    .insert(areas)
    .values(GROUPS.map((n) => ({ ...row, path: `${VILLAGE}.${n}`, name: `${n}社` })))
    .onConflictDoNothing()
  const groupCadres = []
  for (const group of GROUPS)
    groupCadres.push(await staff(`社长${group}`, 'group_cadre', `${VILLAGE}.${group}`))
  const people = {
    groupCadres,
    cadre: await staff('熊长富', 'village_cadre', VILLAGE),
    secretary: await staff('赵支书', 'village_secretary', VILLAGE),
    first: await staff('鲁书记', 'first_secretary', VILLAGE),
    resident: await staff('姚云川', 'resident_cadre', VILLAGE),
    clerk: await staff('汪晓松', 'township_clerk', TOWNSHIP),
    committee: await staff('罗委员', 'township_committee', TOWNSHIP),
    office: await staff('李县', 'county_office', COUNTY),
  }
  const album = chat()
  const archivist = await api.addStaff({
    name: '汪文书',
    phone: nextPhone(),
    roles: [['township_clerk', TOWNSHIP]],
  })
  await album.shows(archivist.phone ?? '')

  const homes: Home[] = []
  for (const group of GROUPS)
    for (const surname of SURNAMES) {
      const head = `${surname}${GIVEN_NAMES[group - 1]}`
      const phone = nextPhone()
      const idLast4 = String(1000 + phones)
      const idNumber = `5099381960010${String(phones).slice(-1)}${idLast4}`
      const areaPath = `${VILLAGE}.${group}`
      const { id } = await api.addHousehold({ head, areaPath, phone, idNumber })
      await api.db.update(households).set({ size: 4 }).where(eq(households.id, id))
      homes.push({ id, head, group, idLast4, phone })
    }
  const home = (head: string): Home => {
    const found = homes.find((each) => each.head === head)
    if (!found) throw new Error(`nobody is called ${head}`)
    return found
  }

  const inbox: { to: string; text: string }[] = []
  /** All that is due goes out; it stays to be read by whoever it was for. */
  async function deliver() {
    inbox.push(...(await bot.delivered()))
    while ((await bot.deliver()) > 0);
  }
  /** The last text a phone was brought that holds these words. */
  async function heard(phone: string, words: string): Promise<string> {
    await deliver()
    const text = inbox.findLast((each) => each.to === phone && each.text.includes(words))?.text
    const own = inbox.filter(({ to }) => to === phone).map((each) => each.text)
    expect(text, `${words} in:\n${own.join('\n')}`).toBeDefined()
    return text ?? ''
  }

  /** Which of some phones was the last to be told of a receipt. */
  const lastTold = (receipt: string, to: readonly (string | null)[]) =>
    inbox.findLast((each) => to.includes(each.to) && each.text.includes(receipt))?.to

  let photos = 0
  /** A photo from the clerk's chat, with a caption; fetched at once. */
  async function photographs(caption: string, ...expected: string[]) {
    const fileId = `photo-${++photos}`
    fake.addFile(fileId, { content: newPicture() })
    const answer = await album.showsPhoto(fileId, caption, ...expected)
    while ((await bot.fetchMedia()) > 0);
    await deliver()
    return answer
  }

  /** Ten in the morning, some days later. */
  function later(days: number) {
    bot.later(days * 86_400_000)
  }

  /** A family's own phone. */
  const speak = (head: string) => talk(home(head).phone)

  return {
    bot,
    speak,
    api,
    homes,
    home,
    talk,
    album,
    heard,
    lastTold,
    deliver,
    photographs,
    later,
    ...people,
  }
}
