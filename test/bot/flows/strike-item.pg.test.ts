import { expect, test } from 'vitest'
import { startLists } from '../../support/lists'
import { startVillage } from '../../support/talk'

const village = await startVillage()
const { cadre, talk } = village
const { secretary, secretaryId, clerk, item, statusOf, eventsOf } = await startLists(village)

test('somebody else than the owner strikes it off, and the owner hears of it', async () => {
  const { id, code } = await item({ status: 'done' })
  await secretary.says(`销号 ${code}`, '3社水管断了，熊长富说：换了新管。您看过，销号吗？')
  await secretary.says('1', '好，这一条销号了')
  expect(await statusOf(code)).toMatchObject({ status: 'struck_off' })
  expect(await eventsOf(id)).toMatchObject([{ type: 'list_item.struck_off' }])
  await cadre.gets('清单上的3社水管断了，已经销号了')
})

test('nobody strikes off their own, whatever they are', async () => {
  const { code } = await item({ status: 'done', ownerId: secretaryId })
  await secretary.says(`销号 ${code}`, '这一条是您自己负责的，要别人来看')
  await clerk.says(`销号 ${code}`, '销号吗？')
  await clerk.says('1', '销号了')
})

test('a cadre who may not strike off is told so', async () => {
  const { code } = await item({ status: 'done', ownerId: secretaryId })
  await cadre.says(`销号 ${code}`, '销号吗？')
  await cadre.says('1', '只有负责的干部能办')
  expect(await statusOf(code)).toMatchObject({ status: 'done' })
})

test.each([
  ['open', '还没报办结'],
  ['struck_off', '已经销号了'],
  ['cancelled', '已经不办了'],
] as const)('one that is %s is left as it is', async (status, answer) => {
  const { code } = await item({ status })
  await secretary.says(`销号 ${code}`, answer)
})

test('of two at once the second is told that it is struck off', async () => {
  const { code } = await item({ status: 'done' })
  await secretary.says(`销号 ${code}`, '销号吗？')
  await clerk.says(`销号 ${code}`, '销号吗？')
  const said = await Promise.all([secretary.says('1'), clerk.says('1')])
  expect(said.filter((text) => text.includes('好，这一条销号了'))).toHaveLength(1)
  expect(said.filter((text) => text.includes('已经销号了'))).toHaveLength(1)
})

test('a no leaves it, without a number it says how, and unknown ones are said to be', async () => {
  const { code } = await item({ status: 'done' })
  await secretary.says(`销号 ${code}`, '销号吗？')
  await secretary.says('2', '没有动')
  await secretary.says('销号', '请这样发：销号 10位编号')
  await secretary.says('销号 1234567897', '没有这个编号')
})

test('a villager who wants to be struck off is asked from what', async () => {
  await talk().says('销号', '想退哪样')
})
