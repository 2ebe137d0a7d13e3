import { expect, test } from 'vitest'
import { startEvaluation } from '../../support/evaluation-talk'

const { api, lead, second, office, secretary, plan, lock, release } = await startEvaluation()

test('whoever leads decides what the county says one by one, and the office is told', async () => {
  await lead.says('评估申辩', '没有等您答复的申辩')
  const { id, sample } = await plan()
  await lock(id)
  await release(id)
  await office.says('评估申辩 1 他家有商品房', '对吗？')
  await office.says('1', '申辩交了')
  await office.says('评估申辩 抽样那天大家都赶场去了', '对吗？')
  await office.says('1', '申辩交了')
  await lead.gets('请查证后发“评估申辩”答复')

  await lead.says('评估申辩', `${sample[0]?.head_name}家的申辩：他家有商品房`, '后面还有1件')
  await lead.says('要得', '查证后回')
  await lead.says('成立 查了房产证', '申辩“他家有商品房”成立，理由：查了房产证。对吗？')
  await lead.says('1', '申辩答复了')
  await office.gets('您对“年度第三方评估”的申辩成立，结果已改：查了房产证')
  const versions = await api.sql`select version from evaluation_results where evaluation_id = ${id}`
  expect(versions).toHaveLength(2)

  await lead.says('评估申辩', '抽样那天大家都赶场去了')
  await lead.says('不成立 访到了九成', '不成立，理由：访到了九成。对吗？')
  await lead.says('2', '好，没有办')
  await lead.says('评估申辩 不成立 访到了九成', '对吗？')
  await lead.says('1', '申辩答复了')
  await office.gets('申辩不成立：访到了九成')
  await lead.says('评估申辩', '没有等您答复的申辩')
})

test('another evaluator has none to decide, and a leader of a township may not', async () => {
  const { id } = await plan('另一次评估')
  await lock(id)
  await release(id)
  await office.says('评估申辩 1 他家有车', '对吗？')
  await office.says('1', '申辩交了')
  await second.says('评估申辩', '没有等您答复的申辩')
  await secretary.says('评估申辩 成立 好', '只有负责的干部能办')
  await secretary.says('评估申辩决定 成立 好', '只有负责的干部能办')
})

test('of two answers at once to the same one the second finds it decided', async () => {
  const { id } = await plan('第三次评估')
  await lock(id)
  await release(id)
  await office.says('评估申辩 1 他家有车', '对吗？')
  await office.says('1', '申辩交了')
  await lead.says('评估申辩 成立 查过了', '对吗？')
  await api.ownerSql`update evaluation_replies set status = 'declined' where status = 'open'`
  await lead.says('1', '已经答复过了')
})
