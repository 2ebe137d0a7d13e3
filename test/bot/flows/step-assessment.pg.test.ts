import { test } from 'vitest'
import { startAssessmentTalks } from '../../support/assessment-talks'

const { world, talks, toDay } = await startAssessmentTalks()

test('the office goes step by step, each after one confirmation, and another publishes', async () => {
  const code = await world.open()
  const step = async (words: string, asked: string, done: string, who = talks.office) => {
    await who.says(`${words} ${code}`, asked, '对吗？')
    await who.says('1', done)
  }
  await step('考核结束打分', '结束打分', '还有没打完的')
  await world.scoreAll(code)
  await step('考核结束打分', '结束打分', '打分结束了，差得远的分0个')
  await step('考核告知', '告知初评', '初评告知了2人')
  await step('考核锁定', '锁定结果', '申诉期还没过')
  toDay('2026-03-15')
  await talks.office.says(`考核锁定 ${code}`, '对吗？')
  await talks.office.says('2', '没有办')
  await step('考核锁定', '锁定结果', '锁定了')
  await step('考核公布', '公布结果', '要两个人')
  await step('考核公布', '公布结果', '公布了4个的结果', talks.second)
})

test('nobody but the office takes any', async () => {
  await talks.leader.says('考核公布 1234567897', '只有负责的干部能办')
})
