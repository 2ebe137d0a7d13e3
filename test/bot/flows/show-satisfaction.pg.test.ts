import { expect, test } from 'vitest'
import { startSurveys } from '../../support/satisfaction-talk'

const { clerk, cadre, linkedFamily, survey, talk } = await startSurveys()

test('how many were asked and answered, and nothing of what', async () => {
  await clerk.says('满意度', '没有满意度调查')
  const family = await linkedFamily()
  const code = await survey()
  await family.gets('1/3')
  await family.says('1', '2/3')
  const said = await clerk.says('满意度', `（${code}）正在问，问1户，答1户`)
  expect(said).not.toContain('%')
})

test('neither a village cadre nor a villager is told', async () => {
  await cadre.says('满意度', '只有负责的干部能办')
  expect(await talk().says('满意度')).not.toContain('正在问')
})
