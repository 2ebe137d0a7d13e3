import { expect, test } from 'vitest'
import { addCase, startInspection } from '../../support/inspections'

const { api, cadreId, county } = await startInspection()
const TEXT = '宝坪村委会熊长富给亲戚评低保，受到诫勉。'

test('a final case is written up for a colleague to approve, once', async () => {
  const { code } = await addCase(api, { staffId: cadreId, status: 'final' })
  await county.says(`曝光 ${code} ${TEXT}`, TEXT, '交另一位纪检干部批，对吗？')
  await county.says('1', '等另一位纪检干部批准')
  await county.says(`曝光 ${code} ${TEXT}`, '对吗？')
  await county.says('1', '已经写过曝光文稿')
  expect(await api.sql`select text, status from published_cases`).toMatchObject([
    { text: TEXT, status: 'drafted' },
  ])
})

test('what is not final yet is not made public', async () => {
  const { code } = await addCase(api, { staffId: cadreId, status: 'decided' })
  await county.says(`曝光 ${code} ${TEXT}`, '还没生效')
  await county.says('曝光 1234567897 什么', '没有这个编号')
})

test.each([
  ['熊长富受到诫勉', '要有当事人的单位'],
  ['宝坪村委会一名干部受到诫勉', '要有当事人的姓名'],
  ['经群众举报，宝坪村委会熊长富受到诫勉', '不能提举报'],
  ['宝坪村委会熊长富，电话19900000150', '不能有电话'],
  ['宝坪村委会熊长富昨天受到诫勉', '别写今天、昨天'],
  [`宝坪村委会熊长富${'给亲戚评低保'.repeat(20)}`, '文稿长了'],
])('%s is not kept', async (text, answer) => {
  const { code } = await addCase(api, { staffId: cadreId, status: 'final' })
  await county.says(`曝光 ${code} ${text}`, '对吗？')
  await county.says('1', answer)
})

test('nor what names a household', async () => {
  await api.addHousehold({ head: '谭家旺' })
  const { code } = await addCase(api, { staffId: cadreId, status: 'final' })
  await county.says(`曝光 ${code} 宝坪村委会熊长富扣谭家旺的钱，受到诫勉`, '对吗？')
  await county.says('1', '有农户的姓名')
})
