import { test } from 'vitest'
import { startAssessmentTalks } from '../../support/assessment-talks'

const { world, talks, linkedFamily } = await startAssessmentTalks()

test('the office sees how far each is, others only what is published', async () => {
  await talks.office.says('考核', '还没有考核。要开请发')
  await world.open()
  await talks.office.says('考核', '2026年乡镇，打分中，编号')
  await talks.leader.says('考核', '还没有公布的考核结果')
  await (await linkedFamily()).says('考核', '还没有公布的考核结果')
})
