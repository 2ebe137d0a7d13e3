import { expect, test } from 'vitest'
import { receiptIn } from '../../support/talk'
import { startResidency } from '../../support/residency'

const { api, secretary, committee, resident, cadre } = await startResidency()

test('leave in one line is confirmed once, and the township is told', async () => {
  await secretary.says('请假 3天 3月16日到18日 母亲住院', '请假3月16日到3月18日：母亲住院。对吗？')
  const code = receiptIn(await secretary.says('1', '请假交给乡镇了'))
  await committee.gets('宝坪村姚云川请假3月16日到3月18日：母亲住院', `准假 ${code}`)
  expect(await api.sql`select status, from_day, to_day from leaves`).toEqual([
    { status: 'asked', from_day: '2026-03-16', to_day: '2026-03-18' },
  ])
  const sealed = await api.sql`select reason_sealed from leaves`
  expect(String(sealed[0]?.['reason_sealed'])).not.toContain('母亲')
})

test('days that overlap, are past or too many are refused, and nothing is kept', async () => {
  await secretary.says('请假 3月18日到19日 开会', '对吗？')
  await secretary.says('1', '这几天已经请过假')
  await secretary.says('请假 4月1日到12日 进修', '对吗？')
  await secretary.says('1', '请假交给乡镇了')
  await secretary.says('请假 5月1日到13日 进修', '对吗？')
  await secretary.says('1', '天数超过一次能请的')
  const answer = await api.call('/residency/leaves', {
    actor: secretary.actor,
    body: { fromDay: '2026-03-08', toDay: '2026-03-09', reason: '开会' },
  })
  expect(answer.body).toMatchObject({ reason: 'in_past' })
  expect(await api.sql`select 1 from leaves`).toHaveLength(2)
})

test('what is missing is asked for one by one', async () => {
  await resident.says('请假', '请哪几天？')
  await resident.says('3月20日到21日', '因为什么事')
  await resident.says('孩子高考', '请假3月20日到3月21日：孩子高考')
  await resident.says('2', '没有请假')
})

test('a cadre who is posted to no village asks elsewhere', async () => {
  await cadre.says('请假 3月20日 看病', '只有负责的干部能办')
})
