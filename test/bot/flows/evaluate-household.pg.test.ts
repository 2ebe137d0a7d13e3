import { expect, test } from 'vitest'
import { startEvaluation } from '../../support/evaluation-talk'
import { listSample } from '../../support/evaluations'

const { api, lead, second, stranger, cadre, linkedFamily, plan } = await startEvaluation()

test('household by household and question by question, then handed in once it is confirmed', async () => {
  const { id, sample } = await plan()
  const [first] = sample
  await second.says(
    '评估',
    `第1户：`,
    first?.head_name ?? '',
    '1/7 家里吃的够不够',
    '1是的 2不是 3跳过',
  )
  await second.says('1', '2/7 住房安全吗')
  await second.says('跳过', '3/7 家里常住几口人', '请直接回答')
  await second.says('4口人', '4/7 孩子在哪里上学', '1本村 2镇上 3跳过')
  await second.says('上一题', '3/7')
  await second.says('5', '4/7')
  await second.says('2', '5/7 对帮扶满意吗', '1很满意', '6跳过')
  await second.says('1', '6/7 认可这里的工作吗')
  await second.says('认可', '7/7 还有什么想说的')
  await second.says('路灯坏了没人修', '题答完了，交上去吗？')
  await second.says('1', '已封存')
  const [done] = await listSample(api, id)
  expect(done?.status).toBe('done')
  const versions = await api.sql`select key, version from evaluation_answers
    where evaluation_id = ${id} and key = 'people' order by version`
  expect(versions).toHaveLength(2)
  expect(await cadre.gets()).toBe('')
})

test('what was answered stays when something comes between, and goes on where it was left', async () => {
  await plan()
  await second.says('评估', '1/7')
  await second.says('2', '2/7')
  await second.says('菜单')
  await second.says('评估 1', '2/7 住房安全吗')
  await second.says('看不清楚', '2/7')
})

test('what a household tells instead of an answer makes no case for those who are assessed', async () => {
  await plan()
  await second.says('评估', '1/7')
  for (const told of ['屋头还是漏，下雨天拿盆盆接', '干部收了我500块', '低保好久发嘛'])
    await second.says(told, '1/7 家里吃的够不够')
  expect(await api.sql`select 1 from help_requests`).toEqual([])
  expect(await cadre.gets()).toBe('')
})

test('to break off is no answer, and how satisfied somebody is may be said in words', async () => {
  const { id } = await plan()
  await second.says('评估', '1/7')
  await second.says('算了', '答的都留着。要接着来请发：评估 1')
  expect(await api.sql`select 1 from evaluation_answers where evaluation_id = ${id}`).toEqual([])
  await second.says('评估 1', '1/7')
  for (const answer of ['是的', '好', '4', '本村']) await second.says(answer, '/7')
  await second.says('满意', '6/7')
  await second.says('上一题', '5/7')
  await second.says('不太满意', '6/7')
  await second.says('评估名单', '待访')
})

test('who is not at home is tried again, and at the second time another is asked instead', async () => {
  const { sample } = await plan()
  const next = sample.find(
    ({ status, kind, village_path }) =>
      status === 'reserve' && kind === sample[0]?.kind && village_path === sample[0]?.village_path,
  )
  await second.says('评估 1', '1/7')
  await second.says('没在家', '没人在家，对吗？')
  await second.says('2', '1/7')
  await second.says('没在家', '对吗？')
  await second.says('1', '请换个时候再去一次')
  await second.says('评估 1', '1/7')
  await second.says('没人在家', '对吗？')
  await second.says('1', `换成同类的备用户${next?.head_name}`)
  await second.says('评估 1', '已经换户')
  const other = sample.findLast(({ status }) => status === 'waiting')
  await second.says(`评估 ${other?.seq}`, '1/7')
  await second.says('不愿意', '不愿意受访，对吗？')
  await second.says('1', '换成同类的备用户')
})

test('another evaluator, a cadre and a villager are told of no household', async () => {
  const { sample } = await plan()
  await stranger.says('评估', '今天没有要访的户')
  await stranger.says('评估 1', '这里没有您的户')
  await cadre.says('评估', '只有负责的干部能办')
  const family = await linkedFamily()
  expect(await family.says('评估')).not.toContain(sample[0]?.head_name)
  api.clock.now = new Date('2026-03-10T02:00:00Z')
  await lead.says('评估', '今天没有要访的户')
})
