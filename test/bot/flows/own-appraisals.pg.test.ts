import { test } from 'vitest'
import { startAssessmentTalks } from '../../support/assessment-talks'

const { talks, draft, publish, linkedFamily } = await startAssessmentTalks()

test('whoever is assessed sees what it means for their own year', async () => {
  await talks.leader.says('我的年度考核', '还没有年度考核')
  await publish(await draft())
  await talks.leader.says('我的年度考核', '2026年', '扶贫考核95分，称职，用于综合目标考核')
  await (await linkedFamily()).says('我的年度考核')
})
