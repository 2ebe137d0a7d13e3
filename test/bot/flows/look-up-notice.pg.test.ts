import { expect, test } from 'vitest'
import { giveCode } from '../../../api/receipts/codes'
import { randomCode } from '../../../api/shared/codes'
import { postList } from '../../support/objections'
import { HOUR, startVillage } from '../../support/talk'

const { api, bot, cadre, talk, linkedFamily } = await startVillage()

async function posted(days = 6) {
  const family = await linkedFamily({ head: '牟大山' })
  return postList(api, { households: [family.household], days })
}

test('anybody sees a list by the number on its sheet, without a name', async () => {
  const list = await posted()
  const shown = await talk().says(list.code, '宝坪村公示，共1户，到3月15日', `异议 ${list.code}`)
  expect(shown).not.toContain('牟大山')
  await talk().says(`公示 N${list.code}`.replace('公示 ', ''), '宝坪村公示')
})

test('its stage is told: contested in its procedure, over, done, void', async () => {
  const list = await posted()
  const objector = talk()
  await objector.says(`异议 ${list.code} 没开会就定了名单`)
  await objector.says('1', '收到您的异议')
  await talk().says(list.code, '名单先不动')
  await api.sql`update objections set status = 'rejected' where notice_id = ${list.id}`
  bot.later(7 * 24 * HOUR)
  await talk().says(list.code, '3月15日期满，等着往上报')
  await api.sql`update notices set status = 'closed' where id = ${list.id}`
  await talk().says(list.code, '已经办完')
  await api.sql`update notices set status = 'void' where id = ${list.id}`
  await talk().says(list.code, '已经作废')
})

test('a superseded number leads to the list that was posted instead', async () => {
  const old = await posted()
  const anew = await posted()
  await api.sql`update codes set superseded_by = ${anew.code} where code = ${old.code}`
  await talk().says(old.code, '宝坪村公示，共1户', `异议 ${anew.code}`)
})

test('staff of its area also see what keeps it', async () => {
  const list = await posted()
  await cadre.says(list.code, '没有异议的1户，有异议的0户，暂缓的0户')
})

test('a number that is none, of another county or mistyped is said to be so', async () => {
  const free = randomCode('notice')
  await talk().says(free, '没有这张名单')
  const foreign = await giveCode(api.db, {
    county: 'wushan',
    kind: 'notice',
    subject: 'notice:x',
    contactId: null,
  })
  await talk().says(foreign, '没有这张名单')
  const mistyped = free.slice(0, -1) + ((Number(free.at(-1)) + 1) % 10)
  await talk().says(mistyped, '有一位不对')
})
