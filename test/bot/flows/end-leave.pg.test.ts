import { expect, test } from 'vitest'
import { startResidency } from '../../support/residency'
import { receiptIn } from '../../support/talk'

const { api, secretary, committee } = await startResidency()

test('who is back early ends the leave and is in the village again; days not taken do not count', async () => {
  await secretary.says('请假 3月9日到13日 看病', '对吗？')
  const code = receiptIn(await secretary.says('1', '请假交给乡镇了'))
  await committee.says(`准假 ${code}`, '对吗？')
  await committee.says('1', '准了')
  api.clock.now = new Date('2026-03-11T02:00:00Z')
  await secretary.says('到村', '您今天在请假')
  await secretary.says('销假', '3月9日到3月13日的假销了')
  await secretary.says('到村', '3月11日在宝坪村')
  await secretary.says('驻村', '本月1天，要求18天；请假2天')
  await secretary.says('销假', '没有要销的假')
  expect(await api.sql`select status, back_on from leaves`).toEqual([
    { status: 'ended', back_on: '2026-03-11' },
  ])
})

test('who asked for another leave, and takes it back, keeps the one before it', async () => {
  await secretary.says('请假 3月20日到22日 看病', '对吗？')
  await secretary.says('1', '请假交给乡镇了')
  await secretary.says('请假 4月5日到6日 扫墓', '对吗？')
  await secretary.says('1', '不请了发“销假”')
  await secretary.says('销假', '4月5日到4月6日的假销了')
  await secretary.says('销假', '3月20日到3月22日的假销了')
})

test('a day that is over is no leave of next year', async () => {
  await secretary.says('请假 2月5日到6日 看病', '对吗？')
  await secretary.says('1', '日子过了，或超过半年，没有请')
})
