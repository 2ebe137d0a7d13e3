import { beforeEach, expect, test } from 'vitest'
import { GROUP, OTHER_VILLAGE, TOWNSHIP, VILLAGE } from '../../support/api'
import { addPairing } from '../../support/list-items'
import { startVillage } from '../../support/talk'

const { api, bot, cadre, cadreId, talk, linkedFamily } = await startVillage()
const wan = await api.addStaff({ name: '万清明', roles: [['village_secretary', VILLAGE]] })
const secretary = talk(wan.phone ?? '')
const yao = await api.addStaff({
  name: '姚云川',
  unit: '县林业局',
  roles: [['resident_cadre', VILLAGE]],
})
beforeEach(() => bot.delivered())

const pairingsOf = (householdId: string) => api.sql`
  select staff_id, from_day::text, to_day::text, reason, end_reason from pairings
   where household_id = ${householdId} order by from_day, to_day`

test('after one confirmation the household, its helper and who helped before are told', async () => {
  const mou = await linkedFamily({ head: '牟大岭' })
  await secretary.says('结对 牟大岭 熊长富', '牟大岭从今天起由熊长富帮扶，对吗？')
  await secretary.says('1', '记下了：牟大岭由熊长富帮扶')
  expect(await pairingsOf(mou.household.id)).toMatchObject([
    { staff_id: cadreId, from_day: '2026-03-09', to_day: null, reason: 'assigned' },
  ])
  const sent = await bot.delivered()
  const textTo = (phone: string | null) => sent.find(({ to }) => to === phone)?.text
  expect(textTo(mou.phone)).toContain('的熊长富从今天起帮扶牟大岭家')
  expect(textTo(cadre.phone)).toContain('宝坪村牟大岭从今天起由您帮扶')

  api.clock.now = new Date('2026-03-20T02:00:00Z')
  await secretary.says(
    '结对 牟大岭 姚云川 老熊调动',
    '牟大岭家从今天起由姚云川帮扶，熊长富不再帮扶，对吗？',
  )
  await secretary.says('1', '记下了')
  expect(await pairingsOf(mou.household.id)).toEqual([
    {
      staff_id: cadreId,
      from_day: '2026-03-09',
      to_day: '2026-03-19',
      reason: 'assigned',
      end_reason: 'transfer',
    },
    {
      staff_id: yao.id,
      from_day: '2026-03-20',
      to_day: null,
      reason: 'transfer',
      end_reason: null,
    },
  ])
  await cadre.gets('牟大岭从今天起由姚云川帮扶，谢谢您')
  const events = await api.sql<{ type: string; details: object }[]>`
    select type, details from events
     where subject = ${`household:${mou.household.id}`} and type like 'pairing.%' order by seq`
  expect(events.map(({ type }) => type)).toEqual(['pairing.made', 'pairing.ended', 'pairing.made'])
  expect(JSON.stringify(events)).not.toContain('老熊')
})

test('several households at once; who cannot be paired is named with why, the rest are', async () => {
  const first = await api.addHousehold({ head: '牟一多' })
  const kin = await api.addHousehold({ head: '牟二亲' })
  const gone = await api.addHousehold({ head: '牟三销', status: 'closed' })
  const tied = await api.addStaff({
    name: '田有亲',
    roles: [['village_cadre', VILLAGE]],
    ties: [kin.id],
  })
  const asked = await secretary.says(
    '结对 田有亲 牟一多、牟二亲、牟三销',
    '牟一多从今天起由田有亲帮扶',
  )
  expect(asked).toMatch(/牟二亲不能结对：和帮扶人有亲属|牟三销不能结对：户头已注销/)
  await secretary.says('1', '牟一多由田有亲帮扶')
  expect(await pairingsOf(first.id)).toMatchObject([{ staff_id: tied.id }])
  expect(await pairingsOf(kin.id)).toEqual([])
  expect(await pairingsOf(gone.id)).toEqual([])
})

test.each([
  ['牟甲拒', 'closed', '姚云川', '户头已注销'],
  ['牟乙拒', 'registered', '熊长富', '本来就是他帮扶'],
] as const)('%s, %s, with %s is refused', async (head, status, helper, why) => {
  const { id } = await api.addHousehold({ head, status })
  await addPairing(api, { householdId: id, staffId: cadreId })
  await secretary.says(`结对 ${head} ${helper}`, `${head}不能结对：${why}`)
})

test('who works elsewhere, or has left, is not found', async () => {
  await api.addHousehold({ head: '牟找人' })
  await api.addStaff({ name: '远在外', roles: [['village_cadre', OTHER_VILLAGE]] })
  await api.addStaff({ name: '已离岗', roles: [['village_cadre', VILLAGE]], isActive: false })
  await secretary.says('结对 牟找人', '谁来帮扶牟找人家？')
  await secretary.says('远在外', '没找到这个人，或不管这一片')
  await secretary.says('已离岗', '没找到这个人')
  await secretary.says('姚云川', '牟找人从今天起由姚云川帮扶')
  await secretary.says('2', '好，没有动')
})

test('who has left between question and answer is not paired', async () => {
  const { id } = await api.addHousehold({ head: '牟半路' })
  const leaving = await api.addStaff({ name: '要走了', roles: [['village_cadre', VILLAGE]] })
  await secretary.says('结对 牟半路 要走了', '对吗')
  await api.sql`update staff set is_active = false where id = ${leaving.id}`
  expect(await secretary.says('1')).not.toContain('记下了')
  expect(await pairingsOf(id)).toEqual([])
})

test('of a name there are several of is asked which household, and which cadre', async () => {
  await api.addHousehold({ head: '牟同名' })
  const fifth = await api.addHousehold({ head: '牟同名', areaPath: `${VILLAGE}.5` })
  await api.addStaff({
    name: '蒲明秀',
    unit: '天元乡扶贫办',
    roles: [['township_clerk', TOWNSHIP]],
  })
  await api.addStaff({ name: '蒲明秀', unit: '宝坪村委会', roles: [['village_cadre', VILLAGE]] })
  const asked = await secretary.says('结对 牟同名 蒲明秀', '有几户户主叫“牟同名”')
  const helpers = await secretary.says(/(\d)宝坪村5社/.exec(asked)?.[1] ?? '', '有几位叫蒲明秀的')
  await secretary.says(/(\d)天元乡扶贫办/.exec(helpers)?.[1] ?? '', '牟同名从今天起由蒲明秀帮扶')
  await secretary.says('1', '记下了')
  expect(await pairingsOf(fifth.id)).toHaveLength(1)
})

test('a household nobody knows is asked for again, and no leaves all as it was', async () => {
  await secretary.says('结对 王没有 姚云川', '没找到这户')
  await secretary.says('算了', '好，没有动')
})

test('two who pair the same household at once: one holds, and its history is whole', async () => {
  const { id } = await api.addHousehold({ head: '牟两抢' })
  const clerkRow = await api.addStaff({ roles: [['township_clerk', TOWNSHIP]] })
  const clerk = talk(clerkRow.phone ?? '')
  await api.addStaff({ name: '田两抢', roles: [['village_cadre', VILLAGE]] })
  await secretary.says('结对 牟两抢 姚云川', '对吗')
  await clerk.says('结对 牟两抢 田两抢', '对吗')
  await Promise.all([secretary.says('1', '记下了'), clerk.says('1', '记下了')])
  const rows = await pairingsOf(id)
  expect(rows).toHaveLength(2)
  expect(rows.filter((row) => row['to_day'] === null)).toHaveLength(1)
})

test('kin of the household decide nothing about it', async () => {
  const { id } = await api.addHousehold({ head: '牟自家' })
  const row = await api.addStaff({ roles: [['first_secretary', VILLAGE]], ties: [id] })
  await talk(row.phone ?? '').says('结对 牟自家 姚云川', '和您有亲属或同事关系')
})

test('a village cadre pairs nobody, and a villager is told who helps them', async () => {
  await api.addHousehold({ head: '牟无权', areaPath: GROUP })
  await cadre.says('结对 牟无权 姚云川', '只有负责的干部能办')
  const family = await linkedFamily({ head: '牟问人' })
  await family.says('结对 牟问人 姚云川', '牟问人家还没有定帮扶人')
})
