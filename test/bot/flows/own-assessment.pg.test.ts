import { expect, test } from 'vitest'
import { startAssessmentTalks } from '../../support/assessment-talks'

const { talks, draft, publish, cadre } = await startAssessmentTalks()

test('the assessed see their own draft item by item, nothing once it is locked, and all when it is public', async () => {
  await talks.leader.says('我的考核', '现在没有可以看的考核')
  const code = await draft()
  await talks.leader.gets('初评出来了', '3月14日')
  const own = await talks.leader.says('我的考核', '天元乡2026年初评95分', '还没公布')
  expect(own).toContain('1 走访到户 50/50；2 基础工作 36/40；3 平时工作 9/10')
  expect(own).not.toContain('名')
  await cadre.says('我的考核', '现在没有可以看的考核')
  await publish(code)
  await talks.leader.gets('考核公布了')
  await talks.leader.says('我的考核', '第1名，优秀')
})
