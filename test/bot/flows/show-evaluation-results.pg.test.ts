import { expect, test } from 'vitest'
import { startEvaluation } from '../../support/evaluation-talk'

const { api, superior, office, secretary, cadre, plan, lock, release } = await startEvaluation()

test('each sees it in turn, with the rates against their limits and the households of their own area', async () => {
  const { id, sample } = await plan()
  await lock(id)
  await superior.says('评估结果', '访了4户，退出标准不达标', '综合贫困发生率')
  await office.says('评估结果', '现在没有可以看的评估结果')
  await release(id)
  await office.says('评估结果', '访了4户')
  let told = ''
  for (let i = 0; i < 5; i++) told += await office.says('下')
  expect(told).toContain('群众认可度0%，标准≥90%，不达标')
  expect(told).toContain(`${sample[0]?.head_name}家，疑似`)
  await secretary.says('评估结果', '现在没有可以看的评估结果')
  api.clock.now = new Date('2026-03-16T02:00:00Z')
  await release(id)
  await secretary.says('评估结果', '访了4户')
  await cadre.says('评估结果', '只有负责的干部能办')
})
