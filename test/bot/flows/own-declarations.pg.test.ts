import { expect, test } from 'vitest'
import { startVillage } from '../../support/talk'

const { api, cadre, cadreId, linkedFamily } = await startVillage()

test('a cadre sees their own declarations numbered, and nobody else’s', async () => {
  await cadre.says('我的申报', '您还没申报过')
  const home = await api.addHousehold({ head: '熊长贵' })
  const declare = (body: object) => api.call('/declarations', { actor: `staff:${cadreId}`, body })
  await declare({ kind: 'kin', relation: 'sibling', name: '熊长贵', householdId: home.id })
  api.clock.now = new Date('2026-03-10T02:00:00Z')
  await declare({ kind: 'interest', firm: '巫溪县长兴建筑公司' })
  api.clock.now = new Date('2026-03-11T02:00:00Z')
  await declare({ kind: 'none' })
  await cadre.says('我的申报', '1. 兄弟姐妹熊长贵，宝坪村3社', '2. 企业：巫溪县长兴建筑公司')
  await cadre.says('下', '3. 2026年3月11日申报没有其他的')
  expect(await (await linkedFamily()).says('我的申报')).not.toContain('熊长贵')
})
