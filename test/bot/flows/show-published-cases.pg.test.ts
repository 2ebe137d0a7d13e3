import { expect, test } from 'vitest'
import { addCase, addPublished, startInspection } from '../../support/inspections'

const { api, cadreId, linkedFamily } = await startInspection()

test('anybody reads the cases of the last quarter one by one, and no draft', async () => {
  const family = await linkedFamily()
  await family.says('通报', '还没有曝光的案件')
  const add = async (text: string, quarter: string, status: 'approved' | 'drafted') => {
    const { id: accountabilityId } = await addCase(api, { staffId: cadreId, status: 'final' })
    await addPublished(api, { accountabilityId, text, quarter, status, decidedOn: '2026-03-09' })
  }
  await add('去年的一件', '2025Q4', 'approved')
  await add('甲案', '2026Q1', 'approved')
  await add('乙案', '2026Q1', 'approved')
  await add('还没批的', '2026Q1', 'drafted')
  const first = await family.says('曝光', '2026年第1季度曝光通报，2件')
  const all = `${first}\n${await family.says('下')}`
  expect(all).toMatch(/甲案|乙案/)
  expect(all).not.toMatch(/去年|还没批/)
})

test('a villager who says what somebody did reports it, and reads no bulletin', async () => {
  const family = await linkedFamily()
  expect(await family.says('曝光 村长贪污低保钱')).not.toContain('季度')
})
