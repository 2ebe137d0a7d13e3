import { expect, test } from 'vitest'
import { addFinding, startInspection } from '../../support/inspections'

const { api, county, yao, linkedFamily } = await startInspection()

test('the most urgent comes first, what is judged to be good is not there', async () => {
  await county.says('督查问题', '没有要整改的督查问题')
  await addFinding(api, { ownerId: yao.id, text: '账没公示', dueOn: '2026-04-20' })
  await addFinding(api, { ownerId: yao.id, text: '早该改的', dueOn: '2026-03-01' })
  const { code } = await addFinding(api, { ownerId: yao.id, text: '好了的', status: 'verified' })
  await addFinding(api, { ownerId: yao.id, text: '等看的', status: 'rectified' })
  const shown = await county.says('督查问题 宝坪村', '早该改的，姚云川，过期，3月1日前')
  expect(shown).not.toContain('好了的')
  await county.says(`督查问题 ${code}`, '好了的')
  await yao.says('督查问题', '早该改的')
  await county.says('督查问题 不知道在哪', '没找到这个地方')
})

test('a villager is shown none', async () => {
  const family = await linkedFamily()
  expect(await family.says('督查问题')).not.toContain('早该改的')
})
