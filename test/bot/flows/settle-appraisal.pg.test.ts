import { expect, test } from 'vitest'
import { startAssessmentTalks } from '../../support/assessment-talks'

const { api, talks, draft, publish } = await startAssessmentTalks()

test('a yearly appraisal is settled by another than who published, with what else counts', async () => {
  await publish(await draft())
  const [own] = await api.sql<{ code: string }[]>`
    select code from appraisals where staff_id is not null order by points desc, code limit 1`
  const code = own?.code ?? ''
  await talks.second.says(`年度考核定 ${code} 称职`, '对吗？')
  await talks.second.says('1', '结果是您公布的')
  await talks.office.says(`年度考核定 ${code}`, '定什么等次')
  await talks.office.says('差不多', /./)
  await talks.office.says(`年度考核定 ${code}`, '定什么等次')
  await talks.office.says('基本称职 请假多', '2026年年度考核定为基本称职，理由：请假多。对吗？')
  await talks.office.says('2', '好，没有办')
  await talks.office.says(`年度考核定 ${code} 基本称职 请假多`, '对吗？')
  await talks.office.says('1', '定了：', '基本称职')
  expect(await api.sql`select grade, others from appraisals where code = ${code}`).toEqual([
    { grade: 'basic', others: '请假多' },
  ])
  await talks.third.says(`年度考核定 ${code} 优秀`, '对吗？')
  await talks.third.says('1', '已经定了')
  await talks.third.says('年度考核定 1234567897 优秀', '没有这个编号的年度考核')
  await talks.leader.says(`年度考核定 ${code} 优秀`, '只有负责的干部能办')
})
