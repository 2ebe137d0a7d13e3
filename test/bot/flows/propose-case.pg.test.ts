import { beforeEach, expect, test } from 'vitest'
import { COUNTY, TOWNSHIP } from '../../support/api'
import { addMeasure } from '../../support/reports'
import { startRound } from '../../support/rounds'
import { receiptIn, startVillage } from '../../support/talk'

const { api, cadre, talk, linkedFamily } = await startVillage()
const { clerk } = await startRound(api)
beforeEach(async () => {
  await api.sql`update rounds set status = 'closed'`
  await api.sql`update applications set status = 'withdrawn' where status = 'filed'`
  await api.sql`update households set head_name = '别家'`
})
const open = (kind: string) =>
  api.call('/rounds', { actor: clerk.actor, body: { kind, year: 2026, areaPath: TOWNSHIP } })

test('a village cadre proposes a household for exit, and the household hears that it has the last word', async () => {
  await open('exit')
  const family = await linkedFamily({ head: '牟大山', status: 'registered' })
  await cadre.says('脱贫 牟大山', '提议牟大山家', '脱贫', '对吗')
  await cadre.says('1', '提议了牟大山家', '编号')
  await family.gets('村里提议牟大山家脱贫', '您家点头才算')
  await family.says('1', '在办脱贫，等村干部上门调查')
})

test('a household that is proposed for exit, and asks to apply, hears what its village proposes', async () => {
  await open('exit')
  const family = await linkedFamily({ head: '牟大山', status: 'registered' })
  await cadre.says('脱贫 牟大山', '对吗')
  const receipt = receiptIn(await cadre.says('1', '提议了牟大山家'))
  await family.says('6', '村里提议了牟大山家脱贫', '不用另外申请', receipt)
  await family.says(receipt, '牟大山家')
})

test('a household that is proposed to be watched, and asks to apply, hears that', async () => {
  await open('watch_list')
  const family = await linkedFamily({ head: '牟大山' })
  await cadre.says('监测 牟大山 突发困难')
  await cadre.says('1', '提议了牟大山家')
  const told = await family.says('6', '村里提议了牟大山家纳入监测', '不用另外申请')
  expect(told).not.toContain('申请过')
})

test('a household whose exit was declined hears that it stays in the programme', async () => {
  await open('exit')
  const family = await linkedFamily({ head: '牟大山', status: 'registered' })
  await cadre.says('脱贫 牟大山', '对吗')
  await cadre.says('1', '提议了牟大山家')
  await api.sql`
    update applications set status = 'declined', decided_on = '2026-03-09'
     where household_id = ${family.household.id}`
  await family.says('1', '3月9日核定不退出，继续帮扶')
})

test('of a household to be watched the kind is asked for, and said within one message it is not', async () => {
  await open('watch_list')
  await linkedFamily({ head: '牟大山', status: 'exited' })
  await cadre.says('拟监测 牟大山', '牟大山家是哪一种', '怕返贫')
  await cadre.says('2', '牟大山家不是这一种')
  await cadre.says('监测 牟大山 脱贫不稳定', '监测：怕返贫')
  await cadre.says('1', '提议了牟大山家')
  await cadre.says('监测 牟大山 脱贫不稳定', '监测：怕返贫')
  await cadre.says('1', '有一件正在办')
})

test('a household nobody knows is asked for again, and can be left', async () => {
  await open('exit')
  await cadre.says('拟脱贫', '提议哪一户')
  await cadre.says('覃没有', '没找到这户')
  await cadre.says('算了', '没有提议')
})

test('without a round, and of who is not on the register, it is said why not', async () => {
  await linkedFamily({ head: '牟大山', status: 'registered' })
  await cadre.says('脱贫 牟大山', '没开脱贫退出这一轮', '请乡镇扶贫专干先开')
  await open('exit')
  await linkedFamily({ head: '冉没册' })
  await cadre.says('脱贫 冉没册', '不在册，不用办脱贫')
})

test('a villager proposes nobody', async () => {
  await talk().says('拟脱贫 牟大山', '只有负责的干部能办')
})

test('a village cadre proposes to watch a household no more; why it is watched on is said', async () => {
  await open('risk_removal')
  const family = await linkedFamily({ head: '牟大山', status: 'exited' })
  await cadre.says('解除 牟大山', '没在监测')
  const { id } = family.household
  await api.ownerSql`update households set watch = 'unstable_exit' where id = ${id}`
  await api.ownerSql`
    insert into events (county, subject, seq, type, actor, at, details, prev_hash, hash)
    values ('wuxi', ${`household:${id}`}, 1, 'household.watched', 'job:command',
            '2025-08-01T02:00:00Z', '{}', '\\x00', '\\x00')`
  await cadre.says('风险消除 牟大山', '还没上门', '走访 牟大山')
  await cadre.says('走访 牟大山 都好', '对吗')
  await cadre.says('1')
  await cadre.says('风险消除 牟大山', '还没有帮扶措施')
  await addMeasure(api, { householdId: id, status: 'planned' })
  await cadre.says('风险消除 牟大山', '还有措施没落实到')
  await api.ownerSql`update measures set status = 'confirmed' where household_id = ${id}`
  await cadre.says('风险消除 牟大山', '收入还没算过账')
  const earns = (fen: number) =>
    api.ownerSql`update households set net_income_per_head_fen = ${fen} where id = ${id}`
  await earns(610_000)
  await cadre.says('风险消除 牟大山', '没稳定超过监测线', '继续监测')
  await earns(610_001)
  await cadre.says('风险消除 牟大山', '风险消除、不再监测', '对吗')
  await cadre.says('1', '提议了牟大山家')
  await family.gets('难关过了', '不再监测')
  await family.says('1', '在办风险消除')
})

test('the township clerk hears what to send first, and who proposes', async () => {
  const clerkTalk = talk(clerk.phone ?? '')
  await clerkTalk.says('风险消除 牟大山', '请先发：开评 天元乡 风险消除', '解除 牟大山')
  await clerkTalk.says('开评 天元乡 风险消除', '天元乡开2026年风险消除', '对吗')
  await clerkTalk.says('1', '天元乡开评了')
  await clerkTalk.says('解除监测 牟大山', '这由村里提', '解除 牟大山')
  await clerkTalk.says('监测 牟大山', '请先发：开评 天元乡 监测认定', '拟监测 牟大山')
})

test('the county office names the township', async () => {
  const office = await api.addStaff({ name: '唐雪柏', roles: [['county_office', COUNTY]] })
  await talk(office.phone ?? '').says('解除 牟大山', '开评 乡镇名 风险消除')
})

test('a department proposes nobody', async () => {
  const some = await api.addStaff({ name: '向某', roles: [['department', COUNTY]] })
  await talk(some.phone ?? '').says('解除 牟大山', '只有负责的干部能办')
})
