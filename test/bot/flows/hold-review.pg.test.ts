import { beforeEach, expect, test } from 'vitest'
import { COUNTY } from '../../support/api'
import { addEntry } from '../../support/reviews'
import { beginRound, startRound } from '../../support/rounds'
import { startVillage } from '../../support/talk'

const { api, bot, talk, linkedFamily } = await startVillage()
const round = await startRound(api)
const groupCadre = talk(round.cadre.phone ?? '')
beforeEach(async () => {
  await beginRound(api, round)
  await api.sql`update reviews set status = 'void' where status = 'called'`
  await api.sql`update households set status = 'closed'`
})

/** A family that has applied and was screened. */
async function applied(head: string) {
  const family = await linkedFamily({ head })
  await family.says('申请')
  await family.says('1', '收到')
  await addEntry(api, family.household.id, { netIncomePerHeadFen: 320_000 })
  return family
}

/** People of the group who do not apply. */
const neighbours = (...heads: string[]) =>
  Promise.all(heads.map((head) => api.addHousehold({ head })))

async function called() {
  await groupCadre.says('开会 宝坪村3社 今天下午2点', '开社员会')
  await groupCadre.says('1', '定了', '评议')
  await bot.delivered()
}

test('a group meeting is held from the first name to the last vote', async () => {
  const tan = await applied('谭大山')
  const mou = await applied('牟大山')
  await neighbours('王家富', '李兴国', '陈开明')
  await called()
  await groupCadre.says('评议', '宝坪村3社应到几户', '花名册5户', '对')
  await groupCadre.says('对', '怎么表决', '1举手 2不记名投票')
  await groupCadre.says('1', '应到5，至少到4', '发名字')
  await groupCadre.says('谭大山 牟大山', '到会2', '还差2')
  await groupCadre.says('好了', '到会2，至少要4', '不能评')
  await groupCadre.says('还有 王家富、李兴国', '到会4', '够了')
  await groupCadre.says('好了', '1/2 牟大山家', '人均3200元', '线4000元', '排查符合', '回避1')
  await groupCadre.says('3 0 0', '牟大山通过', '2/2 谭大山')
  await groupCadre.says('2 2 0', '加起来5', '到会4', '没记')
  await groupCadre.says('1 2 0', '谭大山', '同意1', '没过半', '为什么')
  await groupCadre.says('跟王家富合伙开店，收入过线', '通过1，没过1', '会议记录')
  await groupCadre.says('好了', '还没有会议记录')
  await groupCadre.says('张三主持，两户都议了', '会议记录收到')
  await groupCadre.says('好了', '宝坪村3社到会4/5', '通过1，没过1', '散吗')
  await groupCadre.says('1', '散会了', '通过1，没过1', '张贴 宝坪村3社')
  await mou.gets('牟大山家的申请社里评议通过了')
  const told = await tan.gets().then(() => '')
  expect(told).toBe('')
  const [row] = await api.sql`
    select status, reason from applications where county = ${COUNTY}
       and household_id = ${tan.household.id}`
  expect(row).toEqual({ status: 'declined', reason: '跟某某合伙开店，收入过线' })
})
