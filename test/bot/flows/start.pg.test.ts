import { expect, test } from 'vitest'
import { startVillage } from '../../support/talk'

const { api, talk } = await startVillage()

const stopped = async () => {
  const rows = await api.sql<{ stopped: string[] }[]>`
    select stopped from contacts where stopped <> '{}'`
  return rows.map((row) => row.stopped)
}

test('who stopped notices can have them again', async () => {
  const phone = talk()
  await phone.says('退订')
  for (const words of ['订阅', 'START'])
    await phone.says(words, '以后有通知、公示和提醒会发给您', '“退订”')
  expect(await stopped()).toEqual([])
})

test('who wants one kind of them again gets that alone', async () => {
  const phone = talk()
  await phone.says('退订')
  await phone.says('恢复公示', '以后有公示会发给您', '“退订公示”')
  expect(await stopped()).toEqual([['broadcast', 'reminder']])
  await phone.says('提醒打开', '以后有提醒会发给您')
  expect(await stopped()).toEqual([['broadcast']])
})

test('whoever asks not to be taken off goes on getting them', async () => {
  const phone = talk()
  await phone.says('不要退订', '以后有通知')
})
