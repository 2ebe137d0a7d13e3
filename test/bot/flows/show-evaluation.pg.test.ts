import { expect, test } from 'vitest'
import { startEvaluation } from '../../support/evaluation-talk'

const { lead, second, stranger, office, plan } = await startEvaluation()

test('the list of today is shown to its pair, and to nobody else', async () => {
  const { sample } = await plan()
  const [first] = sample
  await second.says('评估名单', '第1户：', `${first?.head_name}家，待访`)
  await lead.says('评估名单', `${first?.head_name}家`)
  await stranger.says('评估名单', '今天没有要访的户')
  const told = await office.says('评估名单', '只有负责的干部能办')
  expect(told).not.toContain(first?.head_name)
})

test('who takes part hears of the days, and of no household', async () => {
  const { sample } = await plan('春季第三方评估')
  const told = await second.gets('请您参加“春季第三方评估”入户评估，3月9日到3月9日')
  for (const { head_name } of sample) expect(told).not.toContain(head_name)
})
