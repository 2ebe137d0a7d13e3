import { expect, test } from 'vitest'
import { startAssessmentTalks } from '../../support/assessment-talks'

const { api, world, talks, cadre, linkedFamily } = await startAssessmentTalks()

test('whoever is named scores item after item, skips, stops, and goes on where they were', async () => {
  await talks.one.says('考核打分', '没有要您打分的考核')
  await world.open()
  await talks.one.gets('请您给', '打分', '考核打分')
  await talks.one.says('考核打分', '基础工作，满分40，打几分？', '还有8个')
  await talks.one.says('41', '没看懂，没有记', '0到40')
  await talks.one.says('36.5 资料齐', '记下36.5分。', '平时工作，满分10', '还有7个')
  await talks.one.says('跳过', '满分40', '还有6个')
  await talks.one.says('0', '记下0分', '还有5个')
  await talks.one.says('算了', '还有6个没打')
  await talks.one.says('考核打分', '平时工作，满分10', '还有6个')
  const rows = await api.sql`select points, note_sealed from assessment_scores order by points desc`
  expect(rows.map(({ points }) => points)).toEqual([3650, 0])
  expect(String(rows[0]?.['note_sealed'])).not.toContain('资料')
})

test('by its name one is scored again, and the last score counts', async () => {
  await talks.two.says('考核打分 天元乡', '天元乡，基础工作', '还有2个')
  await talks.two.says('30', '天元乡，平时工作')
  await talks.two.says('8', '全部打完')
  await talks.two.says('考核打分 天元乡', '天元乡，基础工作')
  await talks.two.says('31', '记下31分')
  const rows = await api.sql`select points from assessment_scores
    where staff_id = ${world.assessors[1].id} and item_code = 'basics' order by seq`
  expect(rows.map(({ points }) => points)).toEqual([3000, 3100])
})

test('nobody else is asked for any', async () => {
  await cadre.says('考核打分', '没有要您打分的考核')
  const family = await linkedFamily()
  expect(await family.says('考核打分')).not.toContain('满分')
})
