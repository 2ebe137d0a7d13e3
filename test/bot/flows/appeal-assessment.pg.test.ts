import { expect, test } from 'vitest'
import { receiptIn } from '../../support/talk'
import { startAssessmentTalks } from '../../support/assessment-talks'

const { api, talks, draft, toDay, cadre } = await startAssessmentTalks()

test('what stands against an item is said after one confirmation, and told to who may decide', async () => {
  await talks.leader.says('考核申诉 2 资料都在', '没有可以看的考核')
  await draft()
  await talks.leader.says('考核申诉 2 资料都在', '申诉基础工作（36分）：资料都在', '对吗？')
  expect(await api.sql`select 1 from assessment_appeals`).toHaveLength(0)
  const done = await talks.leader.says('1', '收到申诉', '基础工作', '3月16日前答复')
  const [row] = await api.sql`select * from assessment_appeals`
  expect(row).toMatchObject({ code: receiptIn(done), status: 'open', item_code: 'basics' })
  await talks.second.gets('天元乡申诉基础工作', '考核申诉决定')
  // Who moderated it is not asked.
  expect(await talks.office.gets()).not.toContain('申诉基础工作')
})

test('what is missing is asked for, a no files nothing, and the same item is appealed once', async () => {
  await talks.leader.says('考核申诉', '申诉哪一项')
  await talks.leader.says('3', '平时工作9/10分', '为什么不服')
  await talks.leader.says('算了', '没有申诉')
  await talks.leader.says('考核申诉 2 再说一次', '对吗？')
  await talks.leader.says('1', '已经申诉过')
})

test('after the last day nothing is filed, and nobody else has anything to appeal', async () => {
  await cadre.says('考核申诉 2 不服', '没有可以看的考核')
  toDay('2026-03-15')
  await talks.leader.says('考核申诉 1 走访了', '对吗？')
  await talks.leader.says('1', '申诉的日子过了')
})
