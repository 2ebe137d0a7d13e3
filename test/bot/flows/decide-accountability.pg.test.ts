import { expect, test } from 'vitest'
import { TOWNSHIP } from '../../support/api'
import { addCase, startInspection } from '../../support/inspections'

const { api, cadre, cadreId, county, other, township } = await startInspection()

test('another inspector decides, and only then the person is told, with the last day to object', async () => {
  const { code } = await addCase(api, { staffId: cadreId, proposedBy: county.id })
  await county.says(`问责决定 ${code} 同意 属实`, '对吗？')
  await county.says('1', '是您提的')
  await other.says(`问责决定 ${code} 同意`, '什么理由？')
  await other.says('事实清楚', '熊长富：诫勉，同意，理由“事实清楚”')
  await other.says('1', '4月8日前可以申诉')
  await cadre.gets('对您的问责决定：诫勉，理由“事实清楚”', `申诉 ${code}`)
  await other.says(`问责决定 ${code} 同意 属实`, '已经决定了')
  expect(
    await api.sql`select *, final_on::text from accountabilities where code = ${code}`,
  ).toMatchObject([{ status: 'decided', final_on: '2026-04-09', decided_by: other.id }])
})

test('turned down it is nothing the person ever hears of', async () => {
  const { code } = await addCase(api, { staffId: cadreId, proposedBy: county.id })
  await other.says(`问责决定 ${code} 不同意 证据不足`, '不同意，理由“证据不足”')
  await other.says('1', '这件撤销了')
  expect(await cadre.gets()).toBe('')
  expect(await cadre.says('问责')).not.toContain(code)
})

test('who stands below the person does not decide', async () => {
  const { id: staffId } = await api.addStaff({
    name: '唐雪柏',
    unit: '县扶贫办',
    roles: [
      ['county_office', 'wuxi'],
      ['township_committee', TOWNSHIP],
    ],
  })
  const { code } = await addCase(api, { staffId, proposedBy: county.id })
  await township.says(`问责决定 ${code} 同意 属实`, '对吗？')
  await township.says('1', '级别比您高')
})

test('without a word for yes or no the way to write it is told; outside it is not there', async () => {
  await other.says('问责决定', '请这样发：问责决定')
  await other.says('问责决定 1234567897 同意 属实', '没有这个编号')
  await cadre.says('问责决定 1234567897 同意 属实', '没有这个编号')
})
