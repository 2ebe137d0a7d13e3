import { describe, expect, test } from 'vitest'
import { startVillage } from '../../support/talk'

const { api, cadre, linkedFamily, talk } = await startVillage()

const stopped = async () => (await api.sql`select from contacts where stopped <> '{}'`).length

test.each(['退订', 'TD', 't', 'STOP', '莫发了'])(
  '“%s” stops notices, and nothing else',
  async (words) => {
    const before = await stopped()
    const tan = await linkedFamily()
    await tan.says(words, '不再发通知、公示和提醒', '您办的事还会答复', '“订阅”')
    expect(await stopped()).toBe(before + 1)
    await tan.says('查', '谭大山家')
  },
)

test('a stranger can stop them too', async () => {
  await talk().says('退订', '不再发通知')
})

describe('who names what they do not want', () => {
  test('is told what still comes, and how to have it again', async () => {
    const tan = await linkedFamily()
    const answer = await tan.says('别再发公示', '不再发公示', '通知和提醒还发', '“订阅公示”')
    expect(await tan.says('公示退订')).toBe(answer)
    await tan.says('不收提醒', '不再发提醒', '通知还发')
    await tan.says('TD 通知', '不再发通知', '您办的事还会答复', '“订阅通知”')
  })

  test('in English as well', async () => {
    const tan = await linkedFamily()
    await tan.says('English')
    await tan.says(
      'no reminders',
      'No more reminders',
      'Notices and lists still come',
      'START REMIND',
    )
    await tan.says('Stop', 'No more notices, lists or reminders', 'Answers', 'START')
  })

  test('is understood in the middle of something else, which then goes on', async () => {
    const tan = await linkedFamily()
    await tan.says('申请', '对吗')
    await tan.says('退订公示', '不再发公示', '对吗')
    await tan.says('1', '回执')
  })
})

test('a cadre who stops them is told that work still comes', async () => {
  await cadre.says('退订', '不再发通知和公示。待办和工作提醒照发', '“订阅”')
  await cadre.says('不收提醒', '不再发提醒', '发“待办”看', '“订阅提醒”')
  await cadre.says('订阅', '以后有通知、公示和提醒')
})

test('who says it twice hears the same and changes nothing', async () => {
  const tan = await linkedFamily()
  const answer = await tan.says('退订')
  const events = () => api.sql`select id from audit where action = 'contact.stopped'`
  const before = (await events()).length
  expect(await tan.says('退订')).toBe(answer)
  expect(await events()).toHaveLength(before)
})
