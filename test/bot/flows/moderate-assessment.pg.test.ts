import { expect, test } from 'vitest'
import { KEYS } from '../../support/assessment-world'
import { startAssessmentTalks } from '../../support/assessment-talks'

const { api, talks, world } = await startAssessmentTalks()
const names = ['钟兰舒', '邓知秋', '石若兰']
for (const [at, { id }] of world.assessors.entries())
  await api.ownerSql`update staff set name = ${names[at] ?? ''} where id = ${id}`
const [, , harsh] = world.assessors

const items = () => api.sql`
  select item_code, set_points, is_accepted from assessment_items
   where subject_key = ${KEYS[0] ?? ''} and item_code in ('basics', 'regular') order by item_code`

test('what stands out is looked at item by item: other points with a reason, asked again, right as it is', async () => {
  await talks.office.says('考核复核', '没有要复核的考核')
  const code = await world.open()
  await talks.office.says('考核复核', '还有8项没打够', `考核结束打分 ${code}`)
  await world.scoreAll(code)
  await talks.office.says('考核复核', '分打够了')
  for (const item of ['basics', 'regular']) await world.score(code, harsh, { item, points: 1 })
  await world.score(code, harsh, { key: KEYS[1] ?? '', points: 1 })
  await world.act(code, { type: 'end_scoring' })

  await talks.office.says('考核复核', '天元乡，基础工作（满分40）', '石若兰1←', '后面还有2项')
  await talks.office.says('99分 太少', '没看懂，没有记')
  await talks.office.says('33.5', '为什么？')
  await talks.office.says('核对过资料', '定为33.5分，理由：核对过资料。对吗？')
  await talks.office.says('1', '记下了：天元乡，基础工作', '天元乡，平时工作')
  await talks.office.says('重打 张三丰', '没看懂，没有记')
  await talks.office.says('重打 石若兰', '已请打分人再看', '鱼鳞乡，基础工作')
  await talks.three.gets('您的分和别人差得远')
  await talks.office.says('跳过', '还有1项没看')
  await talks.office.says('考核复核 鱼鳞乡 基础', '鱼鳞乡，基础工作')
  await talks.office.says('认可', '没有差得远、还没看的分了')
  expect(await items()).toEqual([
    { item_code: 'basics', set_points: 3350, is_accepted: true },
    { item_code: 'regular', set_points: null, is_accepted: false },
  ])
  await talks.three.says('考核打分', '天元乡，平时工作')
  await talks.three.says('8.9', '全部打完')
})

test('two who look at the same item do not get in each other’s way', async () => {
  await talks.office.says('考核复核 天元乡 基础', '基础工作')
  await talks.second.says('考核复核 天元乡 基础', '基础工作')
  await talks.office.says('34 再核对', '对吗？')
  await talks.second.says('认可', '记下了')
  await talks.office.says('1', '记下了')
  expect((await items())[0]).toMatchObject({ set_points: 3400 })
})

test('whoever scored does not moderate, and nobody outside the office does', async () => {
  await api.ownerSql`insert into assessment_assessors
    select county, assessment_id, ${world.third.id} from assessment_assessors limit 1`
  await api.ownerSql`update assessment_scores set staff_id = ${world.third.id}
    where staff_id = ${world.assessors[0].id}`
  await talks.third.says('考核复核 天元乡 基础', '您打过分')
  await talks.leader.says('考核复核', '只有负责的干部能办')
  await talks.one.says('考核复核', '只有负责的干部能办')
})
