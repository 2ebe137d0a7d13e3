import { expect, test } from 'vitest'
import { startVillage } from '../../support/talk'

const { api, linkedFamily, talk } = await startVillage()

const stopped = async () => (await api.sql`select from contacts where stopped <> '{}'`).length

test.each(['退订', 'TD', 't', 'STOP', '莫发了'])(
  '“%s” stops notices, and nothing else',
  async (words) => {
    const before = await stopped()
    const tan = await linkedFamily()
    await tan.says(words, '不再发通知', '“订阅”')
    expect(await stopped()).toBe(before + 1)
    await tan.says('查', '谭大山家')
  },
)

test('a stranger can stop them too', async () => {
  await talk().says('退订', '不再发通知')
})
