import { expect, test } from 'vitest'
import { startEvaluation } from '../../support/evaluation-talk'

const { api, superior, lead, second, office, secretary, linkedFamily } = await startEvaluation()

const planned = () => api.sql<{ title: string; seed: string; lead_id: string }[]>`
  select title, seed, lead_id from evaluations order by made_on, id`

test('a superior is asked for what the line lacks, sees the sizes, and only then is it drawn', async () => {
  await superior.says('评估安排', '评估哪里')
  await superior.says('全县', '抽多少户')
  await superior.says('好多', '抽多少户')
  await superior.says('10户 等距', '哪天到哪天')
  await superior.says('3月12日到13日', '由谁入户', '杜思睿、韩知微')
  await superior.says('杜思睿', '由谁入户')
  await superior.says('杜思睿和韩知微', '3月12日到3月13日：2个村10户', '杜思睿、韩知微入户。对吗？')
  expect(await planned()).toEqual([])
  await superior.says('1', '安排了：种子记下，2个村抽了10户')
  const [one] = await planned()
  expect(one).toMatchObject({ title: '2026年第三方评估', lead_id: lead.id })
  expect(one?.seed).toMatch(/^[0-9a-f]{32}$/)
  await second.gets('请您参加“2026年第三方评估”入户评估，3月12日到3月13日')
  expect(await secretary.gets()).toBe('')
})

test('all in one line, and dropped nothing is kept', async () => {
  const before = await planned()
  const line = '评估安排 天元乡 6户 3月12日 杜思睿、韩知微'
  await superior.says(line, '天元乡第三方评估，3月12日到3月12日', '6户')
  await superior.says('算了', '好，没有办')
  expect(await planned()).toEqual(before)
})

test('whoever plans as an evaluator leads it', async () => {
  await second.says('评估安排 天元乡 4户 明天 杜思睿、韩知微', '对吗？')
  await second.says('1', '安排了')
  expect((await planned()).at(-1)).toMatchObject({ lead_id: second.id })
})

test('days that are over are said at once', async () => {
  await superior.says('评估安排 天元乡 6户 3月1日到3日 杜思睿、韩知微', '开始的日子已经过了')
})

test('the assessed do not plan who looks at them, and a villager hears of none', async () => {
  await office.says('评估安排 天元乡 6户', '只有负责的干部能办')
  await secretary.says('评估安排 天元乡 6户', '只有负责的干部能办')
  const family = await linkedFamily()
  expect(await family.says('评估安排 天元乡')).not.toContain('评估哪里')
})
