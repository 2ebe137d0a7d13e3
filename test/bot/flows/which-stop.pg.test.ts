import { expect, test } from 'vitest'
import { startVillage } from '../../support/talk'

const { api, linkedFamily } = await startVillage()

const stopped = async () => (await api.sql`select from contacts where stopped <> '{}'`).length

test('退订 of something we do not know is asked about, and nothing is stopped yet', async () => {
  const tan = await linkedFamily()
  await tan.says('退订天气', '还没停', '1通知 2公示 3提醒 4都不要')
  expect(await stopped()).toBe(0)
  await tan.says('2', '不再发公示', '通知和提醒还发')
})

test('who wants none of it says so with a digit, or with the word again', async () => {
  const tan = await linkedFamily()
  await tan.says('退订 彩铃', '4都不要')
  await tan.says('4', '不再发通知、公示和提醒')
  const other = await linkedFamily()
  await other.says('退订 彩铃', '4都不要')
  await other.says('退订', '不再发通知、公示和提醒')
})

test('who meant something else goes on with that', async () => {
  const tan = await linkedFamily()
  await tan.says('退订 彩铃', '还没停')
  await tan.says('查', '谭大山家')
})
