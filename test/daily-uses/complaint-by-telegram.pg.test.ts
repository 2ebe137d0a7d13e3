import { expect, test } from 'vitest'
import { COUNTY, TOWNSHIP, VILLAGE } from '../support/api'
import { complaintCodeIn, dumpAll, leftOf } from '../support/complaint-traces'
import { startTelegramVillage } from '../support/telegram-village'

const { api, bot, chat, fake, logged } = await startTelegramVillage()
await api.addStaff({ name: '熊长富', roles: [['village_cadre', VILLAGE]] })
await api.addStaff({
  name: '纪明',
  unit: '天元乡纪委',
  roles: [['discipline_inspector', TOWNSHIP]],
})
const STORY = '熊长富收了我五百块红包才给办低保'

const filedUnder = async (code: string) => {
  const index = api.deps.sealer.index('complaint_code', COUNTY, code)
  return (await api.sql`select id from complaints where code_index = ${index}`).length
}
/** The shapes of somebody's turns. */
const turnsOf = async (contactId: string) => api.sql`
  select answered_by, length(body_sealed) as body, length(answer_sealed) as answer,
         attachments_sealed is null as bare
    from turns where contact_id = ${contactId} order by seq`

test('by Telegram, with buttons, nothing leads from the complaint to the chat', async () => {
  const [filer, other] = [chat(), chat()]
  await filer.says(`举报 ${STORY}`, '12388')
  await filer.presses('#anonymous', '吃拿卡要')
  const { text, keyboard } = await filer.presses('#yes', '后四位')
  // A button would file what nobody has read.
  expect(JSON.stringify(keyboard ?? {})).not.toContain('#yes')
  const code = complaintCodeIn(text)
  await filer.presses('#yes', '后四位')
  expect(await filedUnder(code)).toBe(0)
  await filer.says(code.slice(-4), '交上去了')
  await filer.says(code, '收到了')
  expect(await filedUnder(code)).toBe(1)
  expect(await leftOf(api, [code, '红包', '吃拿卡要', 'complaint.'])).toEqual([])
  for (let i = 0; i < 6; i++) await other.says('0')
  expect(await turnsOf(await filer.contactId())).toEqual(await turnsOf(await other.contactId()))
  const contactId = await filer.contactId()
  for (const [table, rows] of await dumpAll(api)) {
    if (!table.startsWith('complaint')) continue
    for (const row of rows)
      expect(JSON.stringify(row), table).not.toMatch(new RegExp(`${contactId}|${filer.id}`))
  }
  expect(logged.join('\n')).not.toContain('红包')
})

test('a picture sent within it is kept nowhere and fetched by nobody', async () => {
  const filer = chat()
  fake.addFile('receipt-of-bribe', { content: new Uint8Array([1, 2, 3]) })
  const media = async () => ((await dumpAll(api)).get('media') ?? []).length
  const before = await media()
  await filer.says(`举报 ${STORY}`, '12388')
  await filer.showsPhoto('receipt-of-bribe', undefined, '照片这里不收')
  await filer.presses('#anonymous', '吃拿卡要')
  await filer.showsPhoto('receipt-of-bribe', '就是这张红包', '吃拿卡要')
  const code = complaintCodeIn((await filer.presses('#yes', '后四位')).text)
  await filer.showsPhoto('receipt-of-bribe', undefined, '照片这里不收')
  await filer.says(code.slice(-4), '交上去了')
  await bot.fetchMedia()
  expect(fake.callsOf('getFile')).toEqual([])
  expect(await media()).toBe(before)
  expect(await leftOf(api, ['receipt-of-bribe', '红包', code])).toEqual([])
  for (const turn of await turnsOf(await filer.contactId())) expect(turn['bare']).toBe(true)
})

test('a picture with the accusation as its caption is kept nowhere either', async () => {
  const filer = chat()
  await filer.showsPhoto('receipt-of-bribe', `举报 ${STORY}`, '12388')
  await filer.says('不', '没有交')
  await bot.fetchMedia()
  expect(await leftOf(api, ['receipt-of-bribe', '红包'])).toEqual([])
})
