import { expect, test } from 'vitest'
import { VILLAGE } from '../../support/api'
import { addItem } from '../../support/list-items'
import { startLists } from '../../support/lists'
import { startVillage } from '../../support/talk'
import { startTelegramVillage } from '../../support/telegram-village'

const village = await startVillage()
const { cadre, talk, api } = village
const { secretary, item, statusOf, eventsOf } = await startLists(village)

test('the owner says what was done; whoever may strike it off is asked to look', async () => {
  const { id, code } = await item()
  await cadre.says(`办结 ${code} 换了新水管`, '3社水管断了办好了：换了新水管。对吗？')
  await cadre.says('1', '记下了，已请万清明去看')
  expect(await statusOf(code)).toMatchObject({ status: 'done', done_text: '换了新水管' })
  await secretary.gets(
    '宝坪村说办好了：3社水管断了，换了新水管',
    `销号 ${code}`,
    `退回 ${code} 原因`,
  )
  const [event] = await eventsOf(id)
  expect(event).toMatchObject({ type: 'list_item.done', details: { doneOn: '2026-03-09' } })
  expect(JSON.stringify(event)).not.toContain('水管')
})

test('what was done is asked for where it was not said', async () => {
  const { code } = await item()
  await cadre.says(`办结 ${code}`, '3社水管断了：做了什么？')
  await cadre.says('换了新水管', '对吗？')
  await cadre.says('2', '没有动')
  expect(await statusOf(code)).toMatchObject({ status: 'open' })
})

test('without its number it says how', async () => {
  await cadre.says('办结', '请这样发：办结 10位编号 做了什么')
})

test('another’s is not theirs to report, and unknown numbers are said to be', async () => {
  const other = await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
  const { code } = await item({ ownerId: other.id })
  await cadre.says(`办结 ${code} 好了`, '不是您负责的')
  await cadre.says('办结 1234567897 好了', '没有这个编号')
})

test.each([
  ['done', '已经报过办结，等着销号'],
  ['struck_off', '已经销号了'],
  ['cancelled', '已经不办了'],
] as const)('one that is %s is left as it is', async (status, answer) => {
  const { code } = await item({ status })
  await cadre.says(`办结 ${code} 好了`, answer)
})

test('a phone in it is refused', async () => {
  const { code } = await item()
  await cadre.says(`办结 ${code} 问19900000150`, '对吗')
  await cadre.says('1', '不能有身份证号和电话')
  expect(await statusOf(code)).toMatchObject({ status: 'open' })
})

test('one outside of the area is not there', async () => {
  const far = await api.addStaff({ roles: [['village_cadre', 'wuxi.yulin.wusong']] })
  const { code } = await item({ ownerId: far.id })
  await talk(far.phone ?? '').says(`办结 ${code} 好了`, '没有这个编号')
})

test('a villager who sends such words is told of their own filing, or whom to ask', async () => {
  await talk().says('办结 1234567897', /回执|编号|手机/)
  await talk().says('办结', '只有负责的干部能办')
})

test('a photo of the work comes with the words, and stays with the line', async () => {
  const telegram = await startTelegramVillage()
  const { phone, id: ownerId } = await telegram.addCadre()
  const own = telegram.chat()
  await own.shows(phone ?? '')
  const { id, code } = await addItem(telegram.api, { ownerId })
  await own.showsPhoto('file-done', `办结 ${code} 换了新水管`, '对吗？')
  await own.presses('#yes', '记下了')
  const media = await telegram.api.sql`select reference, subject from media`
  expect(media).toEqual([{ reference: 'file-done', subject: `list_item:${id}` }])
  const [event] = await telegram.api.sql`
    select details from events where subject = ${`list_item:${id}`} order by seq desc limit 1`
  expect(event).toMatchObject({ details: { photos: 1 } })
})
