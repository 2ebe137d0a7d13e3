import { expect, test } from 'vitest'
import { startTelegramVillage } from '../../support/telegram-village'

const { api, chat, addFamily } = await startTelegramVillage()

const chosen = async () => {
  const rows = await api.sql<{ channel: string; stopped: string[] }[]>`
    select channel, stopped from contacts where chosen_at is not null order by chosen_at`
  return rows.map((row) => row.channel)
}

test('a chat whose phone is known has its messages sent by text, and here again', async () => {
  const { phone } = await addFamily()
  await api.addContact()
  const villager = chat()
  await villager.shows(phone)
  await villager.says('退订公示', '不再发公示')
  await villager.says('用短信', '以后发到您的手机短信', '“就发这里”')
  expect(await chosen()).toEqual(['sms'])
  await villager.says('设置', '公示已停，发到您的手机短信', '就发这里')
  await villager.says('就发这里', '以后都发到这里')
  expect(await chosen()).toEqual(['telegram'])
  await villager.says('设置', '发到这里')
})

test('a chat whose phone is not known is asked to show it', async () => {
  const { phone } = await addFamily()
  const villager = chat()
  await villager.says('用短信', '还不知道您的手机号，没有改')
  await villager.shows(phone, '手机号看到了', '用短信')
  await villager.says('用短信', '以后发到您的手机短信')
})
