import { beforeEach, expect, test } from 'vitest'
import { VILLAGE } from '../../support/api'
import { addLeadRow, addLeads, clearLeads } from '../../support/leads'
import { startVillage } from '../../support/talk'

const { api, cadre, talk, linkedFamily } = await startVillage()
await api.addStaff({ name: '姚云川', roles: [['resident_cadre', VILLAGE]] })
beforeEach(() => clearLeads(api))

async function found(given: object = {}) {
  const family = await linkedFamily({ status: 'registered' })
  const { id: householdId } = family.household
  const { opened } = await addLeads(api, [{ householdId, class: 'property', ...given }])
  return { family, householdId, code: opened[0]?.code ?? '' }
}
const said = async () => (await api.sql`select contact_id from lead_statements`).length

test('the household says how it is, once it has confirmed it, and its receipt shows so', async () => {
  const { family, code } = await found()
  await family.says(code, '您家房产的事：还没上门，3月19日前', '有话发“说明”加编号')
  await family.says(`说明 ${code} 房子是我爸的`, '记下您的说明：房子是我爸的。对吗？')
  expect(await said()).toBe(0)
  await family.says('1', '记下了，谢谢您。4月3日前定')
  expect(await said()).toBe(1)
  await family.says(code, '您家的说明记下了')
})

test('an answer to the message that leaves out the number is taken for the only one there is', async () => {
  const { family } = await found()
  await family.says('说明 房子是我爸的', '记下您的说明：房子是我爸的。对吗？')
  await family.says('1', '记下了，谢谢您')
  expect(await said()).toBe(1)
})

test('of another household’s lead nobody is asked to confirm anything, nor hears what it is', async () => {
  const { code } = await found()
  const neighbour = await linkedFamily({ head: '牟大山' })
  const other = await addLeadRow(api, { householdId: neighbour.household.id })
  await neighbour.says(`说明 ${code} 他家有车`, '不是您家的')
  await neighbour.says(`不服 ${code}`, '您没有这件可以请复核的')
  await neighbour.says(`不服 ${other.code} 车是我哥的`, '记下您的说明：车是我哥的')
})

test('the bare word asks how it is, and is the menu’s for whoever has no household here', async () => {
  const { family } = await found()
  await family.says('说明', '请说是怎么回事')
  await family.says('房子卖了', '房子卖了。对吗')
  await family.says('2', '好，没有动')
  const other = await linkedFamily({ head: '牟大山' })
  await other.says('说明', '眼下没有要说明的事')
  const stranger = await talk()
  expect(await stranger.says('说明')).toContain('1查')
})

test('whose the car is says a household without any word for it', async () => {
  const { family } = await found({ class: 'vehicle' })
  await family.says('车是我弟弟的', '记下您的说明：车是我弟弟的。对吗？')
  await family.says('2', '好，没有动')
  await family.says('我屋里没得车', '记下您的说明：我屋里没得车。对吗？')
  await family.says('1', '记下了')
  expect(await said()).toBe(1)
})

test('to others its receipt says nothing', async () => {
  const { code } = await found()
  const neighbour = await linkedFamily({ head: '牟大山' })
  const answer = await neighbour.says(code)
  expect(answer).not.toContain('房产')
  await neighbour.says('0001', '没')
})

test('what it said is kept sealed, and in no event', async () => {
  const { family, code } = await found()
  await family.says(`说明${code}，房子是我爸的`, '对吗')
  await family.says('1', '记下了')
  const [row] = await api.sql<{ all: string }[]>`
    select (select string_agg(e::text, '') from events e)
           || (select string_agg(s::text, '') from lead_statements s) as all`
  expect(row?.all).not.toContain('我爸')
})

test('without words it is asked for them, and without a number for which', async () => {
  const { family, code, householdId } = await found()
  await family.says(`说明 ${code}`, '请说是怎么回事')
  await family.says('房子卖了', '房子卖了。对吗')
  await family.says('2', '好，没有动')
  await family.says('申辩 房子卖了', '对吗')
  await family.says('2', '好，没有动')
  await addLeads(api, [{ householdId, class: 'vehicle' }])
  await family.says('申辩 卖了', '您要说明哪一件？', '1谭大山家房产 2谭大山家车辆')
  await family.says('2', '记下您的说明：卖了')
  await family.says('1', '记下了')
})

test('of several found at once it hears in one message, and is asked which it explains', async () => {
  const family = await linkedFamily({ status: 'registered' })
  const { id: householdId } = family.household
  await addLeads(api, [
    { householdId, class: 'property' },
    { householdId, class: 'vehicle' },
  ])
  await family.gets('看到您家有2条记录，头一条是房产，干部3月19日前上门问', '回：说明 怎么回事')
  // Found in the same moment they come in any order.
  const asked = await family.says('说明 车是我哥的', '您要说明哪一件？', '谭大山家房产')
  await family.says(/(\d)谭大山家车辆/u.exec(asked)?.[1] ?? '', '记下您的说明：车是我哥的')
  await family.says('1', '记下了')
  const [row] = await api.sql`
    select l.class from lead_statements s join leads l on l.id = s.lead_id`
  expect(row).toEqual({ class: 'vehicle' })
})

test('with nothing open there is nothing to explain', async () => {
  const family = await linkedFamily()
  await family.says('申辩 我没有车', '您家眼下没有要说明的事')
})

test('after the decision it is told where to turn', async () => {
  const family = await linkedFamily({ status: 'registered' })
  const { code } = await addLeadRow(api, {
    householdId: family.household.id,
    status: 'decided',
    outcome: 'unfounded',
    decidedOn: '2026-03-08',
  })
  await family.says(`说明 ${code} 我有话说`, '3月8日已经定了。不同意回5求助')
  await family.says(`不服 ${code}`, '3月8日已经定了。不同意回5求助')
})

test('an unlinked phone is first asked who it is; a cadre’s is no household', async () => {
  const { code } = await found()
  await talk().says(`说明 ${code} 不是我的`, /姓名|身份证/)
  await cadre.says(`说明 ${code} 不是我的`, /姓名|身份证|不是您家的|只有/)
})

test('a question about how it works is none', async () => {
  const { family } = await found()
  const answer = await family.says('说明一下低保怎么申请')
  expect(answer).not.toContain('记下您的说明')
})

test('two of one class are told apart by their days, or of one day by the ends of their codes', async () => {
  const { family, code, householdId } = await found({ class: 'vehicle' })
  const { opened } = await addLeads(api, [{ householdId, class: 'vehicle' }])
  const [first, second] = [code, opened[0]?.code ?? ''].map((each) => each.slice(-4))
  const ends = ['您要说明哪一件？', `谭大山家车辆（尾号${first}）`, `谭大山家车辆（尾号${second}）`]
  await family.says('申辩 车卖了', ...ends)
  await family.says('2', '记下您的说明：车卖了')
  await family.says('2')
  await api.sql`update leads set opened_at = opened_at - interval '2 days' where code = ${code}`
  await family.says('申辩 车卖了', '1谭大山家车辆（3月7日） 2谭大山家车辆（3月9日）')
  await family.says('1', '记下您的说明：车卖了')
  await family.says('1', '记下了')
  const [row] = await api.sql`
    select l.code from lead_statements s join leads l on l.id = s.lead_id`
  expect(row).toEqual({ code })
})
