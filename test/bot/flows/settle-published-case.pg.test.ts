import { expect, test } from 'vitest'
import { addCase, addPublished, startInspection } from '../../support/inspections'

const { api, cadre, cadreId, county, other, linkedFamily } = await startInspection()
const text = '宝坪村委会熊长富给亲戚评低保，受到诫勉。'

test('another inspector than who wrote it makes it public: two approved notices, and anybody reads it', async () => {
  await linkedFamily()
  const { code, id } = await addCase(api, { staffId: cadreId, status: 'final' })
  await addPublished(api, { accountabilityId: id, draftedBy: county.id, text })
  await county.says(`批准曝光 ${code}`, '是您写的')
  await other.says(`批准曝光 ${code}`, text, '批准吗？')
  await other.says('1', '批准了，会发给')
  expect(
    await api.sql`select audience, status, drafted_by, approved_by from broadcasts order by audience`,
  ).toMatchObject([
    { audience: 'households', status: 'approved', drafted_by: county.id, approved_by: other.id },
    { audience: 'staff', status: 'approved' },
  ])
  await other.says(`批准曝光 ${code}`, '已经定过了')
  await cadre.says('通报', '2026年第1季度曝光通报，1件', text)
})

test('a cadre approves nothing', async () => {
  await cadre.says('批准曝光 1234567897', '只有负责的干部能办')
  await other.says('批准曝光', '请这样发')
  await other.says('批准曝光 1234567897', '没有这个编号')
})
