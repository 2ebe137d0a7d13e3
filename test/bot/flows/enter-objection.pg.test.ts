import { expect, test } from 'vitest'
import { VILLAGE } from '../../support/api'
import { postList } from '../../support/objections'
import { receiptIn, startVillage } from '../../support/talk'

const { api, bot, cadre, cadreId, talk } = await startVillage()
const colleague = await api.addStaff({
  name: '向明月',
  phone: '+8619912350001',
  roles: [['resident_cadre', VILLAGE]],
})

async function posted() {
  const mou = await api.addHousehold({ head: '牟大山' })
  const list = await postList(api, { households: [mou] })
  return { mou, list }
}

const objectionsTo = (noticeId: string) =>
  api.sql`select * from objections where notice_id = ${noticeId}`

test('a cadre writes down what a villager said; another one checks it', async () => {
  const { mou, list } = await posted()
  await cadre.says(
    `记异议 ${list.code} 牟大山家有小车`,
    `给${list.code}记异议，不该评上：“牟大山家有小车”，对吗`,
  )
  const done = await cadre.says('1', '记下了。回执', '3月13日前核实，由别的干部办')
  expect(await objectionsTo(list.id)).toMatchObject([
    {
      household_id: mou.id,
      way: 'speech',
      contact_id: null,
      entered_by: cadreId,
      staff_id: colleague.id,
      code: receiptIn(done),
    },
  ])
  await talk(colleague.phone ?? '').gets(`名单${list.code}有异议`)
  expect(await cadre.gets()).toBe('')
})

test('whoever wrote it down tells the filer what came of it', async () => {
  const { list } = await posted()
  await cadre.says(`记异议 ${list.code} 牟大山家有小车`)
  const receipt = receiptIn(await cadre.says('1'))
  const checker = talk(colleague.phone ?? '')
  await checker.says(`不成立 ${receipt} 车是借的`)
  await checker.says('1', '记下了')
  await cadre.gets(`您代记的异议${receipt}不成立`, '请当面告诉提的人：车是借的')
})

test('handed in on paper it is kept as paper', async () => {
  const { list } = await posted()
  await cadre.says(`记异议 ${list.code} 书面：没开会就定了`, '没按规矩办')
  await cadre.says('1', '记下了')
  expect(await objectionsTo(list.id)).toMatchObject([{ way: 'paper', ground: 'faulty_procedure' }])
})

test('only what is missing is asked, and 我家 is not the cadre’s', async () => {
  const { list } = await posted()
  await cadre.says(`记异议 ${list.code} 漏了我家`, '漏了哪一户')
  await cadre.says('冉启旺', '漏评：“冉启旺 漏了我家”')
  await cadre.says('2', '没有提')
  expect(await objectionsTo(list.id)).toHaveLength(0)
})

test('who repeats the number of the list goes on writing down, and does not object', async () => {
  const { list } = await posted()
  await cadre.says(`记异议 ${list.code} 牟大山`, '您觉得哪里不对')
  await cadre.says(`${list.code} 牟大山家有小车`, `给${list.code}记异议`)
  await cadre.says('1', '记下了')
  expect(await objectionsTo(list.id)).toMatchObject([{ contact_id: null, entered_by: cadreId }])
})

test('without the number of the list the cadre is told how', async () => {
  await cadre.says('记异议', '请这样发：记异议 名单上的6位号')
})

test('a list elsewhere is not there', async () => {
  const mou = await api.addHousehold({ head: '牟大山', areaPath: 'wuxi.tianyuan.xinhua.1' })
  const there = { areaPath: 'wuxi.tianyuan.xinhua', areaName: '新华村', households: [mou] }
  const list = await postList(api, there)
  await cadre.says(`记异议 ${list.code} 牟大山家有小车`)
  await cadre.says('1', '没有这张名单')
  expect(await objectionsTo(list.id)).toHaveLength(0)
})

test('a villager cannot', async () => {
  const { list } = await posted()
  await talk().says(`记异议 ${list.code} 牟大山家有小车`, '只有负责的干部能办')
  expect(bot.told.length).toBeGreaterThan(0)
})
