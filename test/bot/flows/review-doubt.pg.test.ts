import { expect, test } from 'vitest'
import { startEvaluation } from '../../support/evaluation-talk'
import { listSample } from '../../support/evaluations'

const { api, lead, second, plan, finish } = await startEvaluation()

test('whoever leads goes through the doubts, each with a reason and one confirmation', async () => {
  const { id, sample } = await plan()
  const other = sample.findLast(({ status }) => status === 'waiting')?.seq ?? 0
  await finish(id)
  await api.ownerSql`update evaluation_samples set doubt = 'open'
    where evaluation_id = ${id} and seq in (1, ${other})`
  const head = sample[0]?.head_name ?? ''
  await lead.says('评估复核', `${head}（疑似`, '评估复核 1 属实')
  await lead.says('评估复核 1', '第1户属实吗')
  await lead.says('属实 屋顶漏雨', `${head}家的问题属实：屋顶漏雨。对吗？`)
  await lead.says('1', '复核好了')
  await lead.says(`评估复核 ${other} 不属实 看错了户`, '疑点不属实：看错了户')
  await lead.says('1', '复核好了')
  await lead.says('评估复核', '没有要复核的疑点')
  const doubts = (await listSample(api, id)).filter(({ seq }) => [1, other].includes(seq))
  expect(doubts.map(({ doubt }) => doubt)).toEqual(['confirmed', 'dismissed'])
})

test('nobody else reviews any, and a household without a doubt is not reviewed', async () => {
  const { id } = await plan()
  await finish(id)
  await second.says('评估复核', '没有要复核的疑点')
  await lead.says('评估复核 4 属实 没有粮', '没有要复核的')
  await lead.says('评估复核 1 属实 没有粮', '对吗？')
  await lead.says('2', '好，没有办')
})
