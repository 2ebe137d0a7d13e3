import { expect, test } from 'vitest'
import { startAssessmentTalks } from '../../support/assessment-talks'

const { talks, draft, publish } = await startAssessmentTalks()

test('the office reads what is proposed of units and of persons, once it is published', async () => {
  await talks.office.says('年度考核名单', '没有这样的年度考核')
  await publish(await draft())
  await talks.office.says('年度考核名单 2026 单位', /\d{10} 2026年/, '95分')
  await talks.office.says('年度考核名单 2025', '没有这样的年度考核')
  await talks.office.says('考核运用 召回', '没有这样的年度考核')
  expect(await talks.leader.says('年度考核名单')).toContain('只有负责的干部能办')
})
