import { beforeEach, expect, test } from 'vitest'
import { OTHER_VILLAGE, TOWNSHIP, VILLAGE } from '../../support/api'
import { addProject } from '../../support/projects'
import { newPicture } from '../../support/prove'
import { startTelegramVillage } from '../../support/telegram-village'

const { api, bot, fake, chat, nextPhone } = await startTelegramVillage()
beforeEach(async () => {
  await api.sql`update projects set status = 'cancelled'`
})

type Roles = Parameters<typeof api.addStaff>[0]['roles']
/** Somebody of the staff in a chat, who has shown their phone. */
async function staffChat(roles: Roles) {
  const phone = nextPhone()
  await api.addStaff({ phone, roles })
  const member = chat()
  await member.shows(phone)
  return member
}
const cadre = chat()
const cadrePhone = nextPhone()
await api.addStaff({ phone: cadrePhone, roles: [['village_cadre', VILLAGE]] })
beforeEach(() => cadre.shows(cadrePhone))

let photos = 0
/** A photo Telegram has. */
function photo(content = newPicture()): string {
  const id = `project-sheet-${++photos}`
  fake.addFile(id, { content })
  return id
}

const noticesOf = (code: string) => api.sql`
  select n.stage, n.posted_on::text as posted, n.last_on::text as last from project_notices n
    join projects p on p.id = n.project_id where p.code = ${code} order by n.posted_on`

test('with the photo and the number the days begin', async () => {
  const { code } = await addProject(api, { status: 'applied' })
  await cadre.showsPhoto(photo(), `公示项目 ${code}`, '修3社水池公示到3月18日24点')
  await bot.fetchMedia()
  expect(await cadre.gets()).toEqual([])
  expect(await noticesOf(code)).toEqual([
    { stage: 'before', posted: '2026-03-09', last: '2026-03-18' },
  ])
})

test('without the photo it is asked for, and sent alone it is the one', async () => {
  const { code } = await addProject(api, { status: 'applied' })
  await cadre.says(`公示项目 ${code}`, '修3社水池：请把贴好的公示拍照发来', '短信发不了照片')
  await cadre.says('待办', '请把贴好的公示拍照发来')
  await cadre.showsPhoto(photo(), undefined, '修3社水池公示到3月18日24点')
  expect(await noticesOf(code)).toHaveLength(1)
})

test('the question for the photo can be left', async () => {
  const { code } = await addProject(api, { status: 'applied' })
  await cadre.says(`项目公示 ${code}`, '请把贴好的公示拍照发来')
  await cadre.says('算了', '好，没有办')
  expect(await noticesOf(code)).toHaveLength(0)
})

test('it hangs once', async () => {
  const { code } = await addProject(api, { status: 'applied' })
  await cadre.showsPhoto(photo(), `公示项目 ${code}`, '公示到3月18日')
  await cadre.showsPhoto(photo(), `公示项目 ${code}`, '这个项目已经公示了，没有再记')
  await cadre.says(`公示项目 ${code}`, '这个项目已经公示了')
  expect(await noticesOf(code)).toHaveLength(1)
})

test('a picture that showed another project shows nothing of this one', async () => {
  const picture = newPicture()
  const first = await addProject(api, { status: 'applied' })
  await cadre.showsPhoto(photo(picture), `公示项目 ${first.code}`, '公示到3月18日')
  await bot.fetchMedia()
  const second = await addProject(api, { status: 'applied', name: '修4社公路' })
  await cadre.showsPhoto(photo(picture), `公示项目 ${second.code}`, '修4社公路公示到')
  await bot.fetchMedia()
  expect((await cadre.gets()).join()).toContain(
    `修4社公路的照片以前用过，公示没算。请新拍一张发：公示项目 ${second.code}`,
  )
  expect(await noticesOf(second.code)).toHaveLength(0)
  await cadre.showsPhoto(photo(), `公示项目 ${second.code}`, '修4社公路公示到3月18日')
  await bot.fetchMedia()
  expect(await cadre.gets()).toEqual([])
})

test('what is no picture takes the notice with it', async () => {
  const { code } = await addProject(api, { status: 'applied' })
  await cadre.showsPhoto(photo(Buffer.from('no picture')), `公示项目 ${code}`, '公示到3月18日')
  await bot.fetchMedia()
  expect((await cadre.gets()).join()).toContain(
    `照片没收好，公示没算。请再拍一张发：公示项目 ${code}`,
  )
  expect(await noticesOf(code)).toHaveLength(0)
})

test('what came of it hangs once it is accepted', async () => {
  const { code } = await addProject(api, { status: 'accepted' })
  await cadre.showsPhoto(photo(), `公告项目 ${code}`, '修3社水池公示到3月18日24点')
  expect(await noticesOf(code)).toMatchObject([{ stage: 'result' }])
  await cadre.says(`公告项目 ${code}`, '已经公示了')
})

test('at any other step nothing hangs', async () => {
  const talked = await addProject(api, { status: 'discussed' })
  await cadre.showsPhoto(photo(), `公示项目 ${talked.code}`, '现在是“群众讨论”，不能办这一步')
  const done = await addProject(api, { status: 'finished' })
  await cadre.says(`公示项目 ${done.code}`, '现在是“已完工”，不能办这一步')
})

test('the township posts, too; who works elsewhere, and villagers, do not', async () => {
  const clerk = await staffChat([['township_clerk', TOWNSHIP]])
  const { code } = await addProject(api, { status: 'applied' })
  const stranger = await staffChat([['village_cadre', OTHER_VILLAGE]])
  await stranger.showsPhoto(photo(), `公示项目 ${code}`, '您这一片没有这个编号的项目')
  const office = await staffChat([['county_office', 'wuxi']])
  await office.showsPhoto(photo(), `公示项目 ${code}`, '只有负责的干部能办')
  const { text } = await chat().showsPhoto(photo(), `公示项目 ${code}`)
  expect(text).not.toContain('公示到')
  expect(await noticesOf(code)).toHaveLength(0)
  await clerk.showsPhoto(photo(), `公示项目 ${code}`, '公示到3月18日')
})

test('without a number, or with one that is none, says how', async () => {
  await cadre.says('公示项目', '请这样发：公示项目 9位编号，连同照片')
  await cadre.showsPhoto(photo(), '公示项目', '请这样发：公示项目 9位编号')
  await cadre.says('公示项目 123456789', '您这一片没有这个编号的项目')
})

test('it goes in English', async () => {
  const guest = await staffChat([['first_secretary', VILLAGE]])
  await guest.says('English')
  const { code } = await addProject(api, { status: 'applied' })
  await guest.says(`POST PROJECT ${code}`, 'please send a photo of the notice on the wall')
  await guest.showsPhoto(photo(), undefined, 'hangs until the end of 18 Mar')
})
