import { expect, test } from 'vitest'
import { startAssessmentTalks } from '../../support/assessment-talks'

const { talks, draft, publish, linkedFamily } = await startAssessmentTalks()

test('anybody reads what is published, and nothing before', async () => {
  const family = await linkedFamily()
  const code = await draft()
  await family.says('考核结果', '还没有公布')
  await family.says('考核 天元乡', '还没有公布')
  await publish(code)
  const all = await family.says('考核结果', '2026年乡镇考核：共4个，优秀1个')
  expect(all).toContain('1 天元乡 95 优秀；2 鱼鳞乡 85 称职')
  const one = await family.says('考核 天元乡', '天元乡2026年考核95分，4个里第1名，优秀')
  expect(one).toContain('1 走访到户 50/50')
  await family.says('考核结果 天上乡', '没有找到')
  await talks.leader.says('考核结果 鱼鳞乡', '第2名')
})

test('anybody is sent the ranking as a picture, with what it is of for a phone without pictures', async () => {
  const reader = await linkedFamily()
  await reader.says('考核图 第一书记', '还没有公布的考核结果')
  const sent = await reader.says('考核图', '2026年乡镇考核：共4个，优秀1个')
  expect(sent).not.toContain('天元乡')
  await talks.leader.says('考核图 乡镇', '共4个')
})
