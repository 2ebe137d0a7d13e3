import { expect, test } from 'vitest'
import { addComplaint } from '../../support/handled-complaints'
import { startInspectors } from '../../support/inspectors'

const { api, handler, colleague, accused, office, numberOf } = await startInspectors()
const filedIn = async (count: number, more: Partial<Parameters<typeof addComplaint>[1]> = {}) => {
  const made = []
  for (let i = 0; i < count; i++)
    made.push(await addComplaint(api, { handlerId: handler.id, filedOn: '2025-11-03', ...more }))
  return made
}

test('inspectors see by kind what came in quarters that are over, and nobody else', async () => {
  await filedIn(5)
  await filedIn(4, { kind: 'extortion' })
  await filedIn(9, { filedOn: '2026-03-02' })
  await handler.says('举报统计', '2025年4季度', '优亲5', '卡要<5', '失职<5', '合计—')
  await office.says('举报统计', '只有负责的干部')
  await accused.says('举报统计', '只有负责的干部')
})

test('what is about the reader or their unit is not counted for them', async () => {
  await filedIn(4)
  await filedIn(1, { accusedIds: [colleague.id] })
  await handler.says('举报统计', '优亲5')
  await colleague.says('举报统计', '优亲<5')
})

test('a count never changes afterwards: not by a corrected kind, nor by somebody who is named later', async () => {
  const [one] = await filedIn(5)
  const before = await handler.says('举报统计', '优亲5')
  await handler.says(`受理 ${numberOf(one?.id ?? '')} 腐败 失职渎职`, '失职渎职')
  await handler.says('1', '已受理')
  await handler.says(`加对象 ${numberOf(one?.id ?? '')} 李清`)
  await handler.says('1', '已转走')
  expect(await handler.says('举报统计')).toBe(before)
  expect(await colleague.says('举报统计')).toBe(before)
})
