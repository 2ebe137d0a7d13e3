import { expect, test } from 'vitest'
import { startVillage } from '../../support/talk'

const { api, talk } = await startVillage()

test('who stopped notices can have them again', async () => {
  const phone = talk()
  await phone.says('退订')
  for (const words of ['订阅', 'START']) await phone.says(words, '以后有通知会发给您')
  expect(await api.sql`select from contacts where stopped <> '{}'`).toHaveLength(0)
})
