import { expect, test } from 'vitest'
import { startResidency } from '../../support/residency'
import { receiptIn } from '../../support/talk'

const { api, secretary, committee, cadre } = await startResidency()
async function asked(days: string) {
  await secretary.says(`请假 ${days} 看病`, '对吗？')
  return receiptIn(await secretary.says('1', '请假交给乡镇了'))
}

test('the township grants leave, once, and the asker is told', async () => {
  const code = await asked('3月16日到17日')
  await committee.says(`准假 ${code}`, '准姚云川3月16日到3月17日的假（看病）')
  await committee.says('1', '准了，会告诉姚云川')
  await secretary.gets('3月16日到3月17日的假批准了')
  await committee.says(`准假 ${code}`, '已经决定了')
})

test('the township refuses leave and says why', async () => {
  const code = await asked('3月20日')
  await committee.says(`不准 ${code}`, '为什么不准姚云川的假')
  await committee.says('那天要迎检', '不准姚云川3月20日的假：那天要迎检')
  await committee.says('1', '没有准')
  await secretary.gets('3月20日的假没有批：那天要迎检')
  expect(await api.sql`select status from leaves order by from_day`).toEqual([
    { status: 'approved' },
    { status: 'refused' },
  ])
})

test('nobody decides their own leave, nor kin, nor who has no part in it', async () => {
  const code = await asked('3月24日')
  await cadre.says(`准假 ${code}`, '只有负责的干部能办')
  await committee.says('准假', '编号是十位数字')
  await committee.says('准假 1234567897', '没有这个编号')
  await api.ownerSql`insert into staff_roles (county, staff_id, role, area_path)
    values ('wuxi', ${secretary.id}, 'township_committee', 'wuxi.tianyuan')`
  await secretary.says(`准假 ${code}`, '对吗？')
  await secretary.says('1', '这是您自己的事')
})

test('granted twice at once it is granted once', async () => {
  const code = await asked('3月27日')
  const decide = () =>
    api.call(`/residency/leaves/by-code/${code}/decisions`, {
      actor: committee.actor,
      body: { isGranted: true },
    })
  const answers = await Promise.all([decide(), decide()])
  expect(answers.map(({ body }) => body['code'] ?? body['reason']).toSorted()).toContain('granted')
  expect(answers.map(({ body }) => body['reason'])).toContain('already_judged')
})

test('待办 tells the township of leave that waits, and afterwards of who is not back', async () => {
  const code = await asked('4月1日到2日')
  await committee.says('待办', `请假${code}等您批`, '3月31日前', `准假 ${code}`)
  await committee.says(`准假 ${code}`, '对吗？')
  await committee.says('1', '准了')
  api.clock.now = new Date('2026-04-03T02:00:00Z')
  await secretary.says('待办', '您的假满了，该回村了', '4月3日前', '请发：到村')
  api.clock.now = new Date('2026-04-07T02:00:00Z')
  await committee.says('待办', '宝坪村有人假满没回', '查驻村 宝坪村')
  await secretary.says('到村', '记下了')
  await committee.says('待办', /^(?!.*假满)/s)
  await secretary.says('待办', /^(?!.*假满)/s)
})
