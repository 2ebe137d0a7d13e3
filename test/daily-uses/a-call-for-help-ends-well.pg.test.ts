import { expect, test } from 'vitest'
import { COUNTY, TOWNSHIP, VILLAGE } from '../support/api'
import { addEntry, passReview } from '../support/reviews'
import { receiptIn, startVillage } from '../support/talk'

const { api, cadre, cadreId, talk, linkedFamily } = await startVillage()
const member = async (
  name: string,
  role: Parameters<typeof api.addStaff>[0]['roles'][number][0],
  areaPath: string,
) => {
  const { phone } = await api.addStaff({ name, unit: name, roles: [[role, areaPath]] })
  return talk(phone ?? '')
}
const secretary = await member('谭支书', 'village_secretary', VILLAGE)
const clerk = await member('钟兰舒', 'township_clerk', TOWNSHIP)
const checker = await member('唐雪柏', 'county_office', COUNTY)
const announcer = await member('袁柏宁', 'county_office', COUNTY)

const days = (count: number) => {
  api.clock.now = new Date(api.clock.now.getTime() + count * 86_400_000)
}

/** Surveyed, reviewed and posted in the village, then by the township to the county: as any case goes. */
async function goesItsWay(householdId: string, said: string) {
  await addEntry(api, householdId, { kind: 'survey', staffId: cadreId })
  await passReview(api, { householdIds: [householdId], level: 'village' })
  await secretary.says('张贴 宝坪村', '1户要公示')
  const drawn = await secretary.says('1', '单号')
  const code = /单号(\d{6})/.exec(drawn)?.[1] ?? ''
  await api.prove(code)
  days(7)
  await api.prove(code, 'last')
  days(1)
  await secretary.says(`推进 ${code}`, '1户')
  await secretary.says('1', '1户报到乡镇')
  await passReview(api, { householdIds: [householdId], level: 'township' })
  await clerk.says('上报县里 天元乡', said, '1户齐了')
  await clerk.says('1', '1户已报到县里')
  await checker.says('县审 天元乡', '1户等审')
  await checker.says('1', '1户通过')
  await announcer.says('公告 天元乡', said, '对吗')
  await announcer.says('1', '1户')
}
const watchOf = async (householdId: string) =>
  (await api.sql`select watch from households where id = ${householdId}`)[0]?.['watch']

test('a call for help becomes a lead, a visit, a watch-list entry with its measure, and the risk is removed', async () => {
  const family = await linkedFamily({ head: '牟大岭' })
  const { id } = family.household

  // 求助 → 线索
  await family.says('求助 我老汉住院了，没得钱医', '对吗')
  await family.says('1', '收到')
  await cadre.gets('我老汉住院了')
  const waiting = await cadre.says('线索', '牟大岭家', '大额支出')
  const lead = /线索(\d{10})/.exec(waiting)?.[1] ?? ''

  // 上门核实，由别人来定
  await cadre.says(`核实 ${lead} 老汉住院花了四万，借了钱`, '自己怎么说')
  await cadre.says('借的钱年底要还', '对吗')
  await cadre.says('1', '记下了')
  await clerk.says('开评 天元乡 监测 2026', '监测认定', '对吗')
  await clerk.says('1', '开评了')
  await clerk.says(`线索 ${lead} 监测 花销大，借了钱`, '对吗')
  await clerk.says('1', '定了')
  await family.gets('要列入重点关心的户')
  await family.says('1', '在认定监测')

  // 村公示，乡镇，县里公告
  await goesItsWay(id, '跟进')
  expect(await watchOf(id)).not.toBeNull()
  await family.gets('有人跟进')
  await family.says('1', '村里在留意')

  // 没有措施要催，定了就落实，户里说收到
  await cadre.says('待办', '监测户没有措施')
  await cadre.says('监测', '牟大岭', '还没措施')
  await clerk.says('措施 牟大岭 因病：临时救助5000元 由 熊长富 12月30日前', '对吗')
  const measure = receiptIn(await clerk.says('1', '熊长富负责'))
  expect(await cadre.says('待办')).not.toContain('监测户没有措施')
  await cadre.says(`落实 ${measure}`, '对吗')
  await cadre.says('1', '记下了')
  await family.gets('收到没')
  await family.says(`收到 ${measure}`, '收到了')

  // 风险消除，走一样的路
  await clerk.says('开评 天元乡 风险消除 2026', '风险消除', '对吗')
  await clerk.says('1', '开评了')
  await cadre.says('解除 牟大岭', '监测的日子还不够')
  days(185)
  await cadre.says('解除 牟大岭', '还没上门')
  await cadre.says('走访 牟大岭 人好了，儿子打工有收入', '对吗')
  await cadre.says('1', '记下了')
  await cadre.says('解除 牟大岭', '收入还没算过账')
  await cadre.says('更正 牟大岭 工资收入 40000元', '报上去吗')
  const change = /\d{10}/.exec(await cadre.says('1', '记下了'))?.[0] ?? ''
  await clerk.says(`变更 ${change} 同意`, '对吗')
  await clerk.says('1', '生效')
  await family.gets('工资收入')
  await cadre.says('解除 牟大岭', '风险消除、不再监测', '对吗')
  await cadre.says('1', '提议了牟大岭家')
  await family.gets('难关过了')
  await goesItsWay(id, '消除风险')
  expect(await watchOf(id)).toBeNull()
  await family.gets('不再列入监测')
  await cadre.says('监测', '没有监测户')
})
