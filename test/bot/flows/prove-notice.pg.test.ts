import { beforeEach, expect, test } from 'vitest'
import { GROUP, VILLAGE } from '../../support/api'
import { postList } from '../../support/objections'
import { newPicture } from '../../support/prove'
import { startRound } from '../../support/rounds'
import { startTelegramVillage } from '../../support/telegram-village'

const { api, bot, fake, chat, nextPhone } = await startTelegramVillage()
const round = await startRound(api)
beforeEach(clear)

async function clear() {
  await api.sql`update rounds set status = 'closed'`
  await api.sql`update applications set status = 'withdrawn' where status = 'filed'`
  await api.sql`update notices set status = 'void'`
}

/** A cadre of the group in a chat, who has shown their phone. */
async function cadreChat(area = GROUP) {
  const phone = nextPhone()
  const { id } = await api.addStaff({ phone, roles: [['group_cadre', area]] })
  const cadre = chat()
  await cadre.shows(phone)
  return Object.assign(cadre, { staffId: id })
}

async function drawn(cadre: Awaited<ReturnType<typeof cadreChat>>): Promise<string> {
  await round.open()
  await round.applicant('牟大山')
  await round.review()
  await cadre.says('张贴 宝坪村3社', '宝坪村3社有1户要公示')
  const { text } = await cadre.presses('#yes', '单号')
  return /单号(\d{6})/.exec(text)?.[1] ?? ''
}

let photos = 0
/** A photo Telegram has. */
function photo(content = newPicture()): string {
  const id = `sheet-${++photos}`
  fake.addFile(id, { content })
  return id
}

test('a cadre sends the photo with the number, and hears that the days have begun', async () => {
  const cadre = await cadreChat()
  const code = await drawn(cadre)
  await cadre.showsPhoto(photo(), `张贴 ${code}`, `${code}的照片收到，正在核对`)
  await bot.fetchMedia()
  const [told = ''] = await cadre.gets()
  expect(told).toContain(`${code}开始公示，1户，到3月16日24点`)
  expect(told).toContain(`那天再拍一张发：张贴 ${code}`)
  await cadre.says(code, '宝坪村3社公示，共1户，到3月16日')
})

test('without the photo it is asked for, and sent alone it is the one', async () => {
  const cadre = await cadreChat()
  const code = await drawn(cadre)
  await cadre.says(`张贴 ${code}`, '请把贴好的单子拍照发来', '请片区有聊天软件的同事发')
  await cadre.showsPhoto(photo(), undefined, `${code}的照片收到`)
  await bot.fetchMedia()
  expect((await cadre.gets()).join()).toContain('开始公示')
})

test('the question for the photo can be left', async () => {
  const cadre = await cadreChat()
  const code = await drawn(cadre)
  await cadre.says(`张贴 ${code}`, '请把贴好的单子拍照发来')
  await cadre.says('算了', '照片没有用')
})

test('a photo alone is asked of which list it is', async () => {
  const cadre = await cadreChat()
  const code = await drawn(cadre)
  const { keyboard } = await cadre.showsPhoto(photo(), undefined, '这是哪张名单的照片')
  expect(JSON.stringify(keyboard)).toContain(`宝坪村3社 ${code}`)
  await cadre.presses(`#${code}`, `${code}的照片收到`)
  await bot.fetchMedia()
  expect((await cadre.gets()).join()).toContain('开始公示')
})

test('the number behind the photo says of which list it is, with or without the word', async () => {
  for (const words of ['', '张贴 ']) {
    await clear()
    const cadre = await cadreChat()
    const code = await drawn(cadre)
    await cadre.showsPhoto(photo(), undefined, '这是哪张名单的照片')
    await cadre.says(`${words}${code}`, `${code}的照片收到`)
  }
})

test('the photo of none of them is put away', async () => {
  const cadre = await cadreChat()
  await drawn(cadre)
  await cadre.showsPhoto(photo(), undefined, '这是哪张名单的照片')
  await cadre.says('算了', '照片没有用')
})

test('a photo right after a visit may be of the visit or of a list', async () => {
  const cadre = await cadreChat(VILLAGE)
  const { id } = await api.addHousehold({ head: '冉启旺' })
  await drawn(cadre)
  await cadre.says('走访 冉启旺 房子漏雨', '冉启旺')
  await cadre.presses('#yes', '走访记下了')
  const { keyboard } = await cadre.showsPhoto(photo(), undefined, '这是哪张名单的照片')
  expect(JSON.stringify(keyboard)).toContain('刚才的走访')
  await cadre.presses('#visit', '照片')
  const [row] = await api.sql`
    select m.subject from media m join visits v on m.subject = 'visit:' || v.id
     where v.household_id = ${id}`
  expect(row).toBeDefined()
})

test('a photo that was shown before is refused with what to do', async () => {
  const cadre = await cadreChat()
  const picture = newPicture()
  const first = await drawn(cadre)
  await cadre.showsPhoto(photo(picture), `张贴 ${first}`)
  await bot.fetchMedia()
  await round.applicant('冉启旺')
  await round.review()
  await cadre.says('张贴')
  const { text } = await cadre.presses('#yes', '单号')
  const second = /单号(\d{6})/.exec(text)?.[1] ?? ''
  await cadre.showsPhoto(photo(picture), `张贴 ${second}`)
  await bot.fetchMedia()
  expect((await cadre.gets()).join()).toContain(
    `以前用过，不能算。请到现场重拍，发：张贴 ${second}`,
  )
})

test('before the last day another photo is not wanted, on it it is', async () => {
  const cadre = await cadreChat()
  const list = await postList(api, { level: 'group', areaPath: GROUP, proofs: ['first'] })
  await cadre.showsPhoto(photo(), `张贴 ${list.code}`, '已经在公示。最后一天是3月15日')
  api.clock.now = new Date('2026-03-15T02:00:00.000Z')
  await cadre.showsPhoto(photo(), `张贴 ${list.code}`, '照片收到')
  await bot.fetchMedia()
  expect((await cadre.gets()).join()).toContain('首尾两张齐了')
  await cadre.showsPhoto(photo(), `张贴 ${list.code}`, '都有了，不用再拍')
})

test('a villager, or a cadre of elsewhere, proves nothing', async () => {
  const list = await postList(api, { status: 'drawn_up' })
  await chat().showsPhoto(photo(), `张贴 ${list.code}`, '只有负责的干部能办')
  const stranger = await cadreChat('wuxi.tianyuan.xinhua')
  await stranger.showsPhoto(photo(), `张贴 ${list.code}`, '不在您的片区')
})
