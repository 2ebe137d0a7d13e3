import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadDemoWithEvaluation } from '../../../api/demo/evaluation'
import { DEMO_STAFF } from '../../../db/demo/cast-staff'
import { COUNTY } from '../../support/api'
import { rowCounts, startBot } from '../../support/bot'
import { Talk } from '../../support/talk'

/** Wednesday, 15 April 2026, 10 o'clock in Shanghai. */
const bot = await startBot({ now: '2026-04-15T02:00:00.000Z' })
afterAll(bot.close)
const { api } = bot
const load = () => loadDemoWithEvaluation(api.deps, COUNTY, { registeredHouseholds: 120 })
beforeAll(load)

const talk = (key: string) =>
  new Talk(bot, DEMO_STAFF.find((each) => each.key === key)?.phone ?? '')

test('an evaluator who picks the phone up has households to ask today, and another day others', async () => {
  const evaluator = talk('evaluator')
  await evaluator.says('评估', '今天待访', '1/10 一年四季吃得饱吗')
  const days = await api.sql<{ day: string; waiting: number }[]>`
    select on_day::text as day, count(*)::int as waiting
      from evaluation_samples join evaluations e on e.id = evaluation_id
     where e.title = '2026年第三方评估' and evaluation_samples.status = 'waiting'
     group by 1 order by 1`
  expect(days.map(({ day }) => day)).toEqual(
    [15, 16, 17, 18, 19, 20, 21].map((d) => `2026-04-${d}`),
  )
})

test('the next one is drawn, and nobody has a household of it yet', async () => {
  const [next] = await api.sql`
    select from_on::text, to_on::text from evaluations where title = '天元乡回头看'`
  expect(next).toEqual({ from_on: '2026-05-15', to_on: '2026-05-17' })
})

test('the county office hears of neither', async () => {
  await talk('county_office').says('评估结果', '现在没有可以看的评估结果')
})

test('units have been drawn to evaluate each other', async () => {
  await talk('county_office').says('互评', '2026年集团单位互评')
})

test('the townships of this year are scored but for what one assessor has left', async () => {
  await talk('department').says('考核打分', '天元乡', '还有')
  await talk('county_office').says('考核', '2026年乡镇，打分中')
  const [scored] = await api.sql`
    select count(distinct subject_key)::int as townships, count(distinct staff_id)::int as assessors
      from assessment_scores`
  expect(scored).toEqual({ townships: 32, assessors: 3 })
})

test('loaded again it changes nothing', async () => {
  const before = await rowCounts(api)
  await load()
  expect(await rowCounts(api)).toEqual(before)
})
