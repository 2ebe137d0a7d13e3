import { expect, test } from 'vitest'
import { COUNTY } from '../../support/api'
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

test('an inspector’s unit is theirs however it is written', async () => {
  await filedIn(4)
  await filedIn(1, { accusedIds: [accused.id] })
  await api.sql`update staff set unit = '县纪委 二　室' where id = ${accused.id}`
  await handler.says('举报统计', '优亲5')
  await colleague.says('举报统计', '优亲<5')
  await api.sql`update staff set unit = '宝坪村委会' where id = ${accused.id}`
})

test('an inspector who declares somebody as kin, or withdraws it, learns from no count whether they were accused', async () => {
  await filedIn(4)
  await filedIn(1, { accusedIds: [accused.id] })
  const before = await handler.says('举报统计', '优亲5')
  const declare = (declaredOn: string) => api.sql`
    insert into declarations (county, id, staff_id, kind, relation, kin_staff_id, declared_on)
    values (${COUNTY}, gen_random_uuid(), ${handler.id}, 'kin', 'sibling', ${accused.id}, ${declaredOn})`
  await declare('2026-03-09')
  expect(await handler.says('举报统计')).toBe(before)
  await api.ownerSql`delete from declarations`
  // Whose kin it was about when it came stays uncounted for them.
  await declare('2025-01-06')
  const without = await handler.says('举报统计', '优亲<5')
  await api.sql`update declarations set ended_on = '2026-03-09'`
  expect(await handler.says('举报统计')).toBe(without)
  await api.ownerSql`delete from declarations`
})
