import { beforeEach, expect, test } from 'vitest'
import { TOWNSHIP } from '../../support/api'
import { postList } from '../../support/objections'
import { HOUR, receiptIn, startVillage } from '../../support/talk'

const { api, bot, cadre, talk, linked, linkedFamily } = await startVillage()
const clerkRow = await api.addStaff({
  name: '冉乡',
  phone: '+8619912345601',
  roles: [['township_clerk', TOWNSHIP]],
})
const clerk = talk(clerkRow.phone ?? '')
let made = 0
beforeEach(async () => {
  await api.sql`update objections set status = 'rejected' where status = 'open'`
})

/** 牟 on a list, and somebody whose objection to it was looked into. */
async function decided(verdict: '成立' | '不成立' = '不成立', words = '家有小车') {
  const head = `牟大${'甲乙丙丁戊己庚辛壬癸子丑寅卯'.charAt(made++)}`
  const mou = await api.addHousehold({ head })
  const list = await postList(api, { households: [mou] })
  const own = await linked(mou.id)
  const objector = await linkedFamily({ head: '覃秘密' })
  await objector.says(`异议 ${list.code} ${head}${words}`)
  const receipt = receiptIn(await objector.says('1', '收到您的异议'))
  await bot.delivered()
  await cadre.says(`${verdict} ${receipt} 车是他弟弟的`)
  await cadre.says('1', '记下了')
  return { mou, head, list, own, objector, receipt }
}

const appealOf = async (receipt: string) =>
  (
    await api.sql`
      select a.* from objections a join objections o on o.county = a.county and o.id = a.appeal_of_id
       where o.code = ${receipt}`
  )[0]

test('whoever objected in vain is told how, and asks the next level with one confirmation', async () => {
  const { head, own, objector, receipt } = await decided()
  await objector.gets('不成立。车是他弟弟的。', `不服请3月12日前回：不服 ${receipt}`)
  await objector.says(receipt, '不成立：车是他弟弟的。', `不服请3月12日前回：不服 ${receipt}`)
  await objector.says(
    `不服 ${receipt} 他们没去看`,
    `请上一级复核${receipt}`,
    '理由“他们没去看”，对吗',
  )
  const asked = receiptIn(await objector.says('1', '转上一级由别的干部复核', '3月17日前答复'))
  expect(asked).not.toBe(receipt)
  const sent = await bot.delivered()
  const heard = sent.filter(({ to }) => to === own.phone).map(({ text }) => text)
  expect(heard).toEqual([expect.stringContaining('有人请上一级再核实')])
  expect(heard.join()).not.toMatch(/覃|没去看|小车/)
  const told = sent.filter(({ to }) => to === clerk.phone).map(({ text }) => text)
  expect(told).toEqual([expect.stringContaining(`有人不服，请3月17日前上门复核。发${asked}看内容`)])
  expect(told.join()).not.toContain(head)
})

test('its receipt and the first one show how it stands', async () => {
  const { objector, receipt } = await decided()
  await objector.says(`不服${receipt}`)
  const asked = receiptIn(await objector.says('1'))
  await objector.says(receipt, '不成立，上一级在复核，3月17日前答复', `发${asked}看详情`)
  await objector.says(asked, '3月9日请的复核（不该评上）在办，3月17日前答复')
  await clerk.says(`不成立 ${asked} 又看过，是借的`)
  await clerk.says('1', '记下了')
  await objector.gets(`上一级复核了${asked}：不成立，这一级就这样定了。又看过，是借的`)
  await objector.says(receipt, '不成立，上一级复核也不成立')
  await objector.says(asked, '不成立：又看过，是借的')
  await objector.says(`不服 ${receipt}`, '只能请一次')
  await objector.says(`不服 ${asked}`, '只能请一次')
})

test('whoever checks it reads what was said and decided before, and finds it among what waits', async () => {
  const { head, objector, receipt } = await decided()
  await objector.says(`不服 ${receipt}`)
  const asked = receiptIn(await objector.says('1'))
  const shown = await clerk.says(
    asked,
    `复核：${head}家，不该评上：“${head}家有小车”。原定不成立：“车是他弟弟的”`,
    `成立 或 不成立 ${asked} 理由`,
  )
  expect(shown).not.toContain('覃')
  await clerk.says('待办', '有1件异议等您核实', asked)
  await cadre.says(`不成立 ${asked} 我看过`, '由别的干部核实')
})

test('upheld, the household is declined for good', async () => {
  const { mou, own, objector, receipt } = await decided()
  await objector.says(`不服 ${receipt}`)
  const asked = receiptIn(await objector.says('1'))
  await bot.delivered()
  await clerk.says(`成立 ${asked} 车是他自己的`)
  await clerk.says('1', '记下了')
  await own.gets('这次没评上：车是他自己的')
  const rows = await api.sql`select status from applications where household_id = ${mou.id}`
  expect(rows).toEqual([{ status: 'declined' }])
  await own.says('不服', '只能请一次')
})

test.each(['不服', '我不服', '不服气', '申请复核', '请上一级复核', '我要申诉', '不服！'])(
  '“%s” alone is about the decision one has lost',
  async (words) => {
    const { objector, receipt } = await decided()
    await objector.says(words, `请上一级复核${receipt}（不该评上），对吗`)
    await objector.says('2', '没有请复核')
    expect(await appealOf(receipt)).toBeUndefined()
  },
)

test('why can stand behind it, or be said instead of yes', async () => {
  const { objector, receipt } = await decided()
  await objector.says('不服，他们根本没上门', '理由“他们根本没上门”，对吗')
  await objector.says('2', '没有请复核')
  await objector.says('不服', '想说理由就直接写')
  await objector.says('车天天停在屋头', '理由“车天天停在屋头”，对吗')
  await objector.says('1', '收到')
  expect(await appealOf(receipt)).toMatchObject({ status: 'open' })
})

test('for whoever has lost nothing it is about a list, as before', async () => {
  const { list } = await decided()
  const other = await linkedFamily({ head: '段别人' })
  await other.says('我不服', '名单', '6位号')
  await other.says('算了')
  await other.says(`我不服 ${list.code} 没开会就定了`, '没按规矩办', '对吗')
})

test('with another list in the words it is about that list', async () => {
  const { objector, list } = await decided()
  await objector.says(`不服 ${list.code} 没开会就定了`, `对${list.code}提异议`)
})

test('of several decisions it is asked which is meant', async () => {
  const { objector, list, head, receipt } = await decided()
  await objector.says(`异议 ${list.code} ${head}家人口写错`)
  const second = receiptIn(await objector.says('1'))
  await cadre.says(`不成立 ${second} 没写错`)
  await cadre.says('1', '记下了')
  await objector.says('不服', '对哪一件不服', '不该评上', '情况写错')
  await objector.says('1', `请上一级复核${second}（情况写错）`)
  await objector.says('1', '收到')
  await objector.says('不服', `请上一级复核${receipt}`)
})

test('too late it is said that it is', async () => {
  const { objector, receipt } = await decided()
  bot.later(96 * HOUR)
  await objector.says(`不服 ${receipt}`, '3月12日就过了')
  await objector.says('不服', '3月12日就过了')
  const seen = await objector.says(receipt, '不成立：车是他弟弟的')
  expect(seen).not.toContain('不服')
})

test('too late between question and answer, too', async () => {
  const { objector, receipt } = await decided()
  api.clock.now = new Date('2026-03-12T15:58:00Z')
  await objector.says(`不服 ${receipt}`, '对吗')
  api.clock.now = new Date('2026-03-12T16:00:00Z')
  await objector.says('1', '3月12日就过了')
})

test('somebody else’s receipt, one that is none and one not decided ask nothing', async () => {
  const { objector, receipt, list, head } = await decided()
  const other = await linkedFamily({ head: '段别人' })
  await other.says(`不服 ${receipt}`, '没有这件可以请复核的')
  await other.says('不服 1234567897', '没有这件可以请复核的')
  await objector.says(`异议 ${list.code} ${head}家人口写错`)
  const open = receiptIn(await objector.says('1'))
  await objector.says(`不服 ${open}`, '还没定，或没有不成立')
})

test('the household that was declined for an objection asks likewise, and comes back', async () => {
  const { mou, head, own, objector, receipt } = await decided('成立')
  await own.gets(`${head}家这次没评上：车是他弟弟的。不服请3月12日前回“不服”`)
  await own.says('不服', '您家的结果，请上一级复核')
  await own.says('车是弟弟的，早开走了', '理由“车是弟弟的，早开走了”，对吗')
  const asked = receiptIn(await own.says('1', '转上一级'))
  await objector.says(receipt, '成立，上一级在复核')
  await bot.delivered()
  const shown = await clerk.says(asked, `复核：${head}家，漏评：“车是弟弟的，早开走了”。原定成立`)
  expect(shown).not.toContain('覃')
  await clerk.says(`成立 ${asked} 车已过户`)
  await clerk.says('1', '记下了')
  const sent = await bot.delivered()
  const to = ({ phone }: { phone: string }) =>
    sent
      .filter((each) => each.to === phone)
      .map(({ text }) => text)
      .join('\n')
  expect(to(own)).toContain('补进')
  expect(to(objector)).toContain(`您的异议${receipt}，上一级复核后改为不成立`)
  expect(to(objector)).not.toMatch(new RegExp(`${head}|过户`))
  const rows = await api.sql`
    select status, level from applications where household_id = ${mou.id} and status = 'filed'`
  expect(rows).toEqual([{ status: 'filed', level: 'township' }])
})

test('sent twice it is one, answered alike', async () => {
  const { objector, receipt } = await decided()
  await objector.says(`不服 ${receipt}`, '对吗')
  const sid = `SM${'7'.repeat(32)}`
  const first = await bot.says(objector.phone, '1', sid)
  expect(await bot.says(objector.phone, '1', sid)).toEqual(first)
  expect(await appealOf(receipt)).toMatchObject({ status: 'open' })
})

test('it can be withdrawn, and is asked no second time', async () => {
  const { objector, receipt } = await decided()
  await objector.says(`不服 ${receipt}`)
  const asked = receiptIn(await objector.says('1'))
  await objector.says('撤回', `撤回${asked}，对吗`)
  await objector.says('1', '撤回')
  await objector.says(asked, '正在撤回')
  bot.later(24 * HOUR)
  await objector.says(receipt, '复核已撤回')
  await objector.says(`不服 ${receipt}`, '只能请一次')
})

test('where nobody has set how long it may take it is refused, and nothing is lost', async () => {
  await api.setFigures({ appeal_days: null })
  const { objector, receipt } = await decided()
  const told = await objector.gets('核实了：不成立。车是他弟弟的')
  expect(told).not.toContain('不服')
  await api.setFigures({ appeal_working_days: null })
  await objector.says(`不服 ${receipt}`, '对吗')
  await objector.says('1', '没有记下')
  await api.setFigures()
  expect(await appealOf(receipt)).toBeUndefined()
})

test('an interrupted question is asked again', async () => {
  const { objector, receipt } = await decided()
  await objector.says(`不服 ${receipt}`, '对吗')
  await objector.says('问 低保标准是多少', `请上一级复核${receipt}`)
  await objector.says('1', '收到')
})
