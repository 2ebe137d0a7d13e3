import { test } from 'vitest'
import { startVillage } from '../../support/talk'

const { linkedFamily, talk } = await startVillage()

test('设置 shows what comes, where and in which language, and how to change it', async () => {
  const tan = await linkedFamily()
  await tan.says('设置', '通知、公示和提醒在发，发到这里，用中文', '退订公示、用短信、English')
  await tan.says('退订公示')
  await tan.says('我的设置', '通知和提醒在发，公示已停', '订阅公示')
  await tan.says('退订')
  await tan.says('设置', '通知、公示和提醒已停', '订阅公示')
})

test('a reader of English sees them in English', async () => {
  const reader = talk()
  await reader.says('EN')
  await reader.says('stop lists')
  await reader.says('settings', 'On: notices and reminders. Off: lists.', 'START LISTS', '中文')
})
