import { expect, test } from 'vitest'
import { startAssessmentTalks } from '../../support/assessment-talks'

const { api, talks } = await startAssessmentTalks()

test('the office opens one after one confirmation, once', async () => {
  await talks.office.says('考核开始', '考核谁')
  await talks.office.says(
    '考核开始 乡镇 2026年 3月20日前',
    '开2026年乡镇考核，3月20日前打完分。对吗？',
  )
  await talks.office.says('2', '没有办')
  expect(await api.sql`select 1 from assessments`).toHaveLength(0)
  await talks.office.says('考核开始 乡镇 2026年 3月20日前', '对吗？')
  await talks.office.says('1', '开好了：4个对象')
  expect(await api.sql`select 1 from assessment_subjects`).toHaveLength(4)
  await talks.office.says('考核开始 乡镇 2026年 3月20日前', '对吗？')
  await talks.office.says('1', '已经开过')
})

test('of a month by itself, and not where no plan is set', async () => {
  await talks.office.says('考核开始 乡镇 2026年2月 3月20日前', '开2026年2月乡镇考核')
  await talks.office.says('1', '开好了')
  await talks.office.says('考核开始 第一书记 2026年', '第一书记')
  await talks.office.says('1', '还没有方案')
  await talks.leader.says('考核开始 乡镇 2026年', '只有负责的干部能办')
})
