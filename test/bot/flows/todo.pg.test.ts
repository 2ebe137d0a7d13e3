import { expect, test } from 'vitest'
import { TOWNSHIP, VILLAGE } from '../../support/api'
import { postList } from '../../support/objections'
import { startRound } from '../../support/rounds'
import { HOUR, receiptIn, startVillage } from '../../support/talk'

const { api, bot, cadre, linkedFamily, talk } = await startVillage()
const secretaryRow = await api.addStaff({ roles: [['village_secretary', VILLAGE]] })

test('a cadre sees how many calls wait, and the codes to answer them by', async () => {
  await cadre.says('待办', '现在没有要办的事')
  const tan = await linkedFamily()
  await tan.says('求助 房子漏雨')
  const receipt = receiptIn(await tan.says('1'))
  await cadre.says('待办', '有1件求助待答', receipt, '答 回执号 内容')
  await cadre.says(`答 ${receipt} 明天来`)
  // Somebody still is to go there.
  expect(await cadre.says('待办', '核实')).not.toContain('求助待答')
  await api.sql`update leads set status = 'decided', outcome = 'settled'`
  await cadre.says('待办', '现在没有要办的事')
})

test('of many only three codes are told', async () => {
  for (let calls = 0; calls < 4; calls++) {
    const family = await linkedFamily()
    await family.says('求助 房子漏雨')
    await family.says('1', '收到')
  }
  await cadre.says('待办', '有4件求助待答', /：(\d{10} ){2}\d{10}。/)
})

test('a villager has nothing to do', async () => {
  await talk().says('待办', '只有负责的干部能办')
})

test('lists whose days are over stand there for those who may send them on', async () => {
  const round = await startRound(api)
  const secretary = talk(round.secretary.phone ?? '')
  const mou = await api.addHousehold({ head: '牟大山' })
  const list = await postList(api, { households: [mou] })
  await secretary.says('待办', /^(?!.*公示期满)/s)
  bot.later(8 * 24 * HOUR)
  await secretary.says('待办', '有1张名单公示期满', list.code, '推进 单号')
  const group = await talk(round.cadre.phone ?? '').says('待办')
  expect(group).not.toContain(list.code)
})

test('a list without its photo stands there for whoever drew it up', async () => {
  const drawer = await api.addStaff({
    roles: [['village_cadre', VILLAGE]],
    phone: '+8619955500002',
  })
  const mou = await api.addHousehold({ head: '牟大山' })
  const waiting = { status: 'drawn_up' as const, postedBy: drawer.id }
  const list = await postList(api, { households: [mou], ...waiting })
  await talk(drawer.phone ?? '').says('待办', `名单${list.code}等贴出拍照`, `张贴 ${list.code}`)
  expect(await cadre.says('待办')).not.toContain(list.code)
})

test('a draft stands there for whoever may approve it, not for its author', async () => {
  const round = await startRound(api)
  const clerk = talk(round.clerk.phone ?? '')
  const committee = await api.addStaff({
    roles: [['township_committee', TOWNSHIP]],
    phone: '+8619955500001',
  })
  await linkedFamily({ head: '冉启旺' })
  await clerk.says('通知 宝坪村 明天上午开会')
  await clerk.says('1', '同事')
  const draft = await api.sql<
    { code: string }[]
  >`select code from broadcasts where status = 'draft'`
  await talk(committee.phone ?? '').says('待办', '有1份通知等您批准', draft[0]?.code ?? '')
  expect(await clerk.says('待办')).not.toContain('等您批准')
})

test('of more than two kinds the others are counted', async () => {
  await api.ownerSql`update help_requests set status = 'closed'`
  const family = await linkedFamily()
  await family.says('求助 房子漏雨')
  await family.says('1', '收到')
  const mou = await api.addHousehold({ head: '牟大山' })
  const list = await postList(api, { households: [mou] })
  const objector = talk()
  await objector.says(`异议 ${list.code} 牟大山家有小车`)
  await objector.says('1', '收到您的异议')
  await api.sql`update objections set staff_id = ${secretaryRow.id} where status = 'open'`
  const ran = await api.addHousehold({ head: '冉启旺' })
  await postList(api, { households: [ran], days: 0 })
  bot.later(24 * HOUR)
  const told = await talk(secretaryRow.phone ?? '').says(
    '待办',
    '求助待答',
    '另有1件异议、1张期满名单。',
  )
  expect(told.split('\n')).toHaveLength(2)
})

test.each(['department', 'group_unit', 'discipline_inspector', 'evaluator', 'journalist'] as const)(
  'a %s has none of it, and is told so',
  async (role) => {
    const { phone } = await api.addStaff({ roles: [[role, 'wuxi']] })
    await talk(phone ?? '').says('待办', '没有要办的事')
    await talk(phone ?? '').says('菜单', '您好')
  },
)
