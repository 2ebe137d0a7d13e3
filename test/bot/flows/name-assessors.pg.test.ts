import { expect, test } from 'vitest'
import { startAssessmentTalks } from '../../support/assessment-talks'

const { api, talks, world } = await startAssessmentTalks()
const rename = (id: string, name: string) =>
  api.ownerSql`update staff set name = ${name} where id = ${id}`
const [one, two, three] = world.assessors
await rename(one.id, '钟兰舒')
await rename(two.id, '邓知秋')
await rename(three.id, '石若兰')
const named = async () =>
  (await api.sql`select staff_id from assessment_assessors order by staff_id`).length

test('the office names who scores; a name nobody has or several have is asked for again', async () => {
  await talks.office.says('考核打分人', '没有这个编号的考核')
  const code = await world.open()
  await talks.office.says('考核打分人', '请谁打分？')
  await talks.office.says('钟兰舒、张三丰', '没有找到：张三丰')
  await talks.office.says('钟兰舒、邓知秋', '请2人打分：钟兰舒、邓知秋。对吗？')
  await talks.office.says('2', '好，没有办')
  expect(await named()).toBe(3)
  await talks.office.says(`考核打分人 ${code} 钟兰舒、邓知秋`, '对吗？')
  await talks.office.says('1', '请了2人打分')
  expect(await named()).toBe(2)
  await rename(three.id, '邓知秋')
  await talks.office.says('考核打分人 邓知秋', '不止一人叫这名字：邓知秋')
  await talks.office.says('县审计局邓知秋、县农委邓知秋', '请2人打分')
  await talks.office.says('算了', '好，没有办')
})

test('whoever has scored is not taken out, and nobody else names any', async () => {
  const [{ code } = { code: '' }] = await api.sql<{ code: string }[]>`select code from assessments`
  await world.score(code, two, { points: 30 })
  await talks.office.says('考核打分人 钟兰舒', '对吗？')
  await talks.office.says('1', '有人已经打过分，不能换下')
  await talks.leader.says('考核打分人 钟兰舒', '只有负责的干部能办')
})
