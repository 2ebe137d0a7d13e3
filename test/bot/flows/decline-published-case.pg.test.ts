import { expect, test } from 'vitest'
import { addCase, addPublished, startInspection } from '../../support/inspections'

const { api, cadreId, county, other } = await startInspection()

test('what is not approved goes back to who wrote it, and may be written anew', async () => {
  const { code, id } = await addCase(api, { staffId: cadreId, status: 'final' })
  await addPublished(api, { accountabilityId: id, draftedBy: county.id })
  await other.says(`不批准曝光 ${code} 说得不清楚`, '不批准，原因“说得不清楚”')
  await other.says('1', '没有批准')
  await county.gets(`曝光${code}没批准：“说得不清楚”`)
  expect(await api.sql`select status from published_cases`).toMatchObject([{ status: 'refused' }])
  expect(await api.sql`select 1 from broadcasts`).toHaveLength(0)
  await county.says(`曝光 ${code} 宝坪村委会熊长富给亲戚评低保，受到诫勉`, '对吗？')
  await county.says('1', '等另一位')
})
