import { test } from 'vitest'
import { addFinding, startInspection } from '../../support/inspections'

const { api, county, linkedFamily } = await startInspection()

test('they are counted by township, kind and what they are called', async () => {
  await county.says('督查统计', '没有要整改的督查问题')
  await addFinding(api, { dueOn: '2026-03-01' })
  await addFinding(api, { kind: 'misuse_of_funds', tags: ['waste', 'embezzlement'] })
  await addFinding(api, { status: 'verified' })
  await county.says('督查统计', '天元乡督查问题3个：待整改2（过期1），待核验0，合格1')
  await county.says('督查统计 天元乡', '失职0，作假0，用钱1，优亲2，卡要0')
  await county.says('下', '虚报冒领0，截留私分1，挥霍浪费1')
})

test('a villager is not told', async () => {
  const family = await linkedFamily()
  const answer = await family.says('督查统计')
  if (answer.includes('待整改')) throw new Error(answer)
})
