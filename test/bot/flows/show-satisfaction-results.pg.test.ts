import { expect, test } from 'vitest'
import { VILLAGE } from '../../support/api'
import {
  addSatisfaction,
  addSatisfactionAnswer,
  addSatisfactionDraw,
} from '../../support/satisfaction'
import { startSurveys } from '../../support/satisfaction-talk'

const { api, clerk, cadre, linkedFamily, survey } = await startSurveys()

/** A survey that is over, with as many answers. */
async function closed(answers: number) {
  const { id, code } = await addSatisfaction(api, { status: 'closed', closedOn: '2026-03-08' })
  for (let i = 0; i < answers; i++) {
    const { id: householdId } = await api.addHousehold({ areaPath: VILLAGE })
    const { id: contactId } = await api.addContact()
    const drawId = await addSatisfactionDraw(api, {
      surveyId: id,
      householdId,
      contactId,
      status: 'answered',
    })
    await addSatisfactionAnswer(api, { drawId, value: i % 2 === 0 ? 5 : 3 })
  }
  return code
}

test('while it is open nobody sees what was answered, the office neither', async () => {
  const family = await linkedFamily()
  const code = await survey()
  await family.gets('1/3')
  await family.says('1', '2/3')
  await clerk.says(`满意度结果 ${code}`, '还没问完')
})

test('over, ten answers are shown with share and interval', async () => {
  const code = await closed(10)
  await clerk.says(`满意度结果 ${code}`, '问10户，答10户，回收率100%', '满意50%', '10人答')
})

test('nine are not', async () => {
  const code = await closed(9)
  const said = await clerk.says(`满意度结果 ${code}`, '答的人太少，不显示')
  expect(said).not.toContain('满意5')
})

test('a village cadre sees none, and an unknown number is said to be one', async () => {
  await cadre.says('满意度结果', '只有负责的干部能办')
  await clerk.says('满意度结果 1234567890', '没找到')
})
