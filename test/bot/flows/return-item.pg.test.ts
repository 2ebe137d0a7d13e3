import { expect, test } from 'vitest'
import { startLists } from '../../support/lists'
import { startVillage } from '../../support/talk'

const village = await startVillage()
const { cadre, talk } = village
const { secretary, item, statusOf, eventsOf } = await startLists(village)

test('what is not done is open again; the owner hears what is missing, and does it', async () => {
  const { id, code } = await item({ status: 'done' })
  await secretary.says(`退回 ${code} 还在漏水`, '3社水管断了退回去再办，原因“还在漏水”，对吗？')
  await secretary.says('1', '好，退回去了')
  expect(await statusOf(code)).toEqual({ status: 'open', done_text: null, reason: '还在漏水' })
  const events = await eventsOf(id)
  expect(events).toMatchObject([{ type: 'list_item.sent_back', details: { was: '2026-03-09' } }])
  expect(JSON.stringify(events)).not.toContain('漏水')
  await cadre.gets('没有销号：3社水管断了，原因“还在漏水”', `办结 ${code}`)
  await cadre.says(`办结 ${code} 又换了一段`, '对吗')
  await cadre.says('1', '记下了')
})

test('the reason is asked for where none was said', async () => {
  const { code } = await item({ status: 'done' })
  await secretary.says(`退回 ${code}`, '3社水管断了：还差什么？')
  await secretary.says('算了', '没有动')
  expect(await statusOf(code)).toMatchObject({ status: 'done' })
})

test('one that nobody said to be done is left, and so is one’s own', async () => {
  const open = await item()
  await secretary.says(`退回 ${open.code} 没做`, '还没报办结')
  const own = await item({ status: 'done' })
  await cadre.says(`退回 ${own.code} 没做`, '您自己负责的')
})

test('a phone in the reason is refused', async () => {
  const { code } = await item({ status: 'done' })
  await secretary.says(`退回 ${code} 问19900000150`, '对吗')
  await secretary.says('1', '不能有身份证号和电话')
})

test('退回 and a name is a case’s, and of a villager what they want to leave', async () => {
  await secretary.says('退回 牟大山 收入没算清', /没有|只有负责/)
  await talk().says('退回', '想退哪样')
})
