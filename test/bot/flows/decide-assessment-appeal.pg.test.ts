import { expect, test } from 'vitest'
import { startAssessmentTalks } from '../../support/assessment-talks'
import { receiptIn } from '../../support/talk'

const { api, talks, draft } = await startAssessmentTalks()

test('an appeal is decided by who had no part in the points, and whoever made it is told', async () => {
  await draft()
  await talks.second.says('考核申诉决定', '没有要您定的')
  await talks.leader.says('考核申诉 2 资料都在', '对吗？')
  const code = receiptIn(await talks.leader.says('1', '收到申诉'))
  await talks.leader.gets()
  await talks.second.says('考核申诉决定', '资料都在')
  await talks.office.says('考核申诉决定', '没有要您定的')
  await talks.office.says(`考核申诉决定 ${code} 不变 查过了`, '对吗？')
  await talks.office.says('1', '您审核过')
  await talks.second.says(`考核申诉决定 ${code}`, '请说不变还是改为几分')
  await talks.second.says('改为38.5分 资料补齐了', '改为38.5分，理由：资料补齐了')
  await talks.second.says('1', '定了：天元乡，基础工作')
  await talks.leader.gets('申诉成立，改为38.5分。资料补齐了')
  expect(await api.sql`select status, points from assessment_appeals`).toMatchObject([
    { status: 'upheld', points: 3850 },
  ])
  await talks.third.says(`考核申诉决定 ${code} 不变 不同意`, '对吗？')
  await talks.third.says('1', '已经定了')
})
