import { expect, test } from 'vitest'
import { COUNTY, OTHER_VILLAGE, TOWNSHIP, VILLAGE } from '../../support/api'
import { openMailboxes } from '../../support/mailboxes'
import { addProject } from '../../support/projects'
import { startTelegramVillage } from '../../support/telegram-village'

const { api, bot, fake, chat, nextPhone } = await startTelegramVillage()
const { deliver, inboxOf } = openMailboxes({ bot, fake })
type Roles = Parameters<typeof api.addStaff>[0]['roles']
async function works(...roles: Roles) {
  const { phone } = await api.addStaff({ phone: nextPhone(), roles })
  const own = chat()
  await own.shows(phone ?? '')
  return own
}
const cadre = await works(['village_cadre', VILLAGE])
const clerk = await works(['township_clerk', TOWNSHIP])
const elsewhere = await works(['village_cadre', OTHER_VILLAGE])
const finance = await works(['county_finance', COUNTY])
const home = await api.addHousehold({ phone: nextPhone() })
const villager = chat()
await villager.says('你好')
await api.link(await villager.contactId(), home.id)

const statusOf = async (code: string) =>
  (await api.sql`select status, due_on from projects where code = ${code}`)[0]
const workOf = (code: string) => api.sql`
  select a.act, a.text, a.facts from project_acts a join projects p on p.id = a.project_id
   where p.code = ${code} and a.act in ('progressed', 'finished') order by a.seq`
const photosOf = async (code: string) =>
  (
    await api.sql`
      select m.id from media m join project_acts a on m.subject = 'project_act:' || a.id
        join projects p on p.id = a.project_id where p.code = ${code}`
  ).length

test('it begins, confirmed once, and is to end by its day', async () => {
  const { code } = await addProject(api, { status: 'approved' })
  await cadre.says(`开工 ${code}`, '修3社水池开工了。对吗？')
  await cadre.presses('#no', '没有办')
  expect(await statusOf(code)).toMatchObject({ status: 'approved' })
  await cadre.says(`动工 ${code}`, '对吗？')
  await cadre.presses('#yes', '要在12月31日前完工')
  expect(await statusOf(code)).toEqual({ status: 'under_way', due_on: '2026-12-31' })
  await cadre.says(`开工 ${code}`, '现在是“实施中”')
})

test('how far it is, with a photo, in one line; the village hears it once a month', async () => {
  const { code } = await addProject(api, { status: 'under_way' })
  await cadre.showsPhoto(
    'pit',
    `进度 ${code} 40% 基础挖好了`,
    '修3社水池进度：40% 基础挖好了，照片1张。对吗？',
  )
  await cadre.presses('#yes', '下次4月3日前报')
  expect(await workOf(code)).toEqual([
    { act: 'progressed', text: '40% 基础挖好了', facts: { percent: 40 } },
  ])
  expect(await photosOf(code)).toBe(1)
  await deliver()
  expect(inboxOf(villager)).toContain(`宝坪村的修3社水池，做到40%了。要问要说，发：${code} 您的话`)
  await cadre.says(`进度 ${code} 百分之五十`, '对吗？')
  await cadre.presses('#yes', '记下了')
  expect((await workOf(code))[1]).toMatchObject({ facts: { percent: 50 } })
  await deliver()
  expect(inboxOf(villager)).not.toContain('做到')
})

test('without a share of the whole nobody is told that nothing is done', async () => {
  const { code } = await addProject(api, { status: 'under_way' })
  await cadre.says(`报进度 ${code} 基础挖好了，超了140%`, '对吗？')
  await cadre.presses('#yes', '记下了')
  expect(await workOf(code)).toMatchObject([{ facts: {} }])
  await deliver()
  const told = inboxOf(villager)
  expect(told).toContain('宝坪村的修3社水池，有新进展')
  expect(told).not.toContain('%')
})

test('it is asked for where nothing was said; a picture alone says enough', async () => {
  const { code } = await addProject(api, { status: 'under_way' })
  await cadre.says(`进度 ${code}`, '修3社水池做到哪里了')
  await cadre.says('算了', '没有办')
  await cadre.says(`进度 ${code}`, '做到哪里了')
  await cadre.showsPhoto('pit', undefined, '修3社水池进度，照片1张。对吗？')
  await cadre.presses('#yes', '记下了')
  expect(await workOf(code)).toEqual([{ act: 'progressed', text: '', facts: {} }])
  await cadre.says(`进度 ${code}`, '做到哪里了')
  await cadre.says('60%', '修3社水池进度：60%')
  await cadre.presses('#yes', '记下了')
  expect((await workOf(code))[1]).toMatchObject({ text: '60%', facts: { percent: 60 } })
})

test('it is done, and the township comes to see it', async () => {
  const { code } = await addProject(api, { status: 'under_way' })
  await clerk.says(`完工 ${code} 水池98立方`, '修3社水池完工了：水池98立方。对吗？')
  await clerk.presses('#yes', '乡镇会在3月22日前来验收')
  expect(await statusOf(code)).toEqual({ status: 'finished', due_on: '2026-03-22' })
  await cadre.says(`完工 ${code}`, '现在是“已完工”')
  await cadre.says(`进度 ${code} 90%`, '现在是“已完工”')
  expect(await workOf(code)).toHaveLength(1)
})

test('not before its turn, not by others, and not with somebody’s number', async () => {
  const { code } = await addProject(api, { status: 'submitted' })
  await cadre.says(`开工 ${code}`, '现在是“乡镇申报”')
  await cadre.says(`完工 ${code}`, '现在是“乡镇申报”')
  const going = await addProject(api, { status: 'under_way' })
  await elsewhere.says(`进度 ${going.code} 40%`, '没有这个编号的项目')
  await finance.says(`进度 ${going.code} 40%`, '只有负责的干部能办')
  await cadre.says(`进度 ${going.code} 问张三13996000001`, '对吗？')
  await cadre.presses('#yes', '不能有身份证号和电话')
  await cadre.says('完工 123456789', '没有这个编号的项目')
  expect((await villager.says(`进度 ${going.code} 40%`)).text).not.toContain('照片')
  expect(await workOf(going.code)).toEqual([])
})

test('what changed between question and answer is not overwritten', async () => {
  const { code } = await addProject(api, { status: 'under_way' })
  await cadre.says(`完工 ${code}`, '对吗？')
  await clerk.says(`完工 ${code}`, '对吗？')
  await clerk.presses('#yes', '记下了')
  await cadre.presses('#yes', '情况刚变了，没有办')
  expect(await workOf(code)).toHaveLength(1)
})

test('in English', async () => {
  const { code } = await addProject(api, { status: 'under_way' })
  const foreign = await works(['village_cadre', VILLAGE])
  await foreign.says('English')
  await foreign.says(`PROGRESS ${code} 40% dug`, '修3社水池 progress: 40% dug. Right?')
  await foreign.presses('#yes', 'Noted. Next by 3 Apr')
})

test('a village cadre who sends 开工 or 完工 alone hears how it is sent', async () => {
  await cadre.says('开工', '请这样发：开工 9位编号')
  await cadre.says('完工', '请这样发：完工 9位编号')
})
