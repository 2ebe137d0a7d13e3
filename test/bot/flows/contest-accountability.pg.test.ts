import { expect, test } from 'vitest'
import { addCase, startInspection } from '../../support/inspections'

const { api, cadre, cadreId, county, other, township } = await startInspection()

const decided = () =>
  addCase(api, {
    staffId: cadreId,
    proposedBy: county.id,
    status: 'decided',
    decidedBy: other.id,
    decidedOn: '2026-03-09',
    finalOn: '2026-04-09',
  })

test('what the person says against it goes to somebody who neither proposed nor decided it', async () => {
  const { code } = await decided()
  await cadre.says(`申诉 ${code}`, '对诫勉不服，什么理由？')
  await cadre.says('那家不是我亲戚', '申诉：“那家不是我亲戚”')
  await cadre.says('1', `收到申诉${code}`)
  await township.gets('本人申诉了，等您定', code)
  await cadre.says(`申诉 ${code} 再说一次`, '已经申诉过')
  await other.says(`问责决定 ${code} 同意 维持`, '对吗？')
  await other.says('1', '上次是您定的')
  await township.says(`问责 ${code}`, '申诉待定', '本人申诉了，发“下”看')
  await township.says('下', '本人申诉：那家不是我亲戚')
  await township.says(`问责决定 ${code} 不同意 确实不是亲戚`, '对吗？')
  await township.says('1', '撤销了')
  await cadre.gets('撤销问责，理由“确实不是亲戚”')
})

test('on the last day it is in time, and the day after it is final without anybody doing anything', async () => {
  const { code } = await decided()
  api.clock.now = new Date('2026-04-08T15:59:00Z')
  await cadre.says(`申诉 ${code} 不是亲戚`, '对吗？')
  await cadre.says('2', '没有动')
  api.clock.now = new Date('2026-04-08T16:00:00Z')
  await cadre.says(`申诉 ${code} 不是亲戚`, '申诉的期限过了')
  await cadre.says('问责', '对您的问责：诫勉，已生效')
})

test('what is only proposed is not there, and any other receipt is an appeal as ever', async () => {
  const { code } = await addCase(api, { staffId: cadreId, proposedBy: county.id })
  expect(await cadre.says(`申诉 ${code} 不是我`)).not.toContain('问责')
})
