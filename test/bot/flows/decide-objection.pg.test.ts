import { expect, test } from 'vitest'
import { VILLAGE } from '../../support/api'
import { postList } from '../../support/objections'
import { HOUR, MINUTE, receiptIn, startVillage } from '../../support/talk'

const { api, bot, cadre, cadreId, talk, linked, linkedFamily } = await startVillage()

/** 牟大山 on a list, his phone, and somebody who objects: the cadre of the village is to check it. */
async function contested(words = '牟大山家有小车') {
  const mou = await api.addHousehold({ head: '牟大山' })
  const list = await postList(api, { households: [mou] })
  const own = await linked(mou.id)
  const objector = await linkedFamily({ head: '覃秘密' })
  await objector.says(`异议 ${list.code} ${words}`, '对吗')
  const receipt = receiptIn(await objector.says('1', '收到您的异议'))
  await bot.delivered()
  return { mou, list, own, objector, receipt }
}

const objectionOf = async (receipt: string) =>
  (await api.sql`select * from objections where code = ${receipt}`)[0]
const entryOf = async (noticeId: string, householdId: string) =>
  (
    await api.sql<{ status: string }[]>`
      select status from notice_entries
       where notice_id = ${noticeId} and household_id = ${householdId}`
  )[0]?.status

test('a cadre reads what is to be checked, and decides with one confirmation', async () => {
  const { mou, list, own, objector, receipt } = await contested()
  const shown = await cadre.says(
    receipt,
    '牟大山家，不该评上：“牟大山家有小车”',
    '3月13日前核实',
    `成立 或 不成立 ${receipt} 理由`,
  )
  expect(shown).not.toContain('覃')
  expect(shown).not.toContain(objector.phone.slice(3))
  await cadre.says(
    `不成立 ${receipt} 车是他弟弟的，户口不在一起`,
    `异议${receipt}不成立，理由“车是他弟弟的，户口不在一起”，对吗`,
  )
  await cadre.says('1', `异议${receipt}不成立`, '提的人会收到答复')
  const sent = await bot.delivered()
  const to = ({ phone }: { phone: string }) =>
    sent.filter((each) => each.to === phone).map(({ text }) => text)
  expect(to(objector)).toEqual([expect.stringContaining('不成立。车是他弟弟的')])
  expect(to(own)).toEqual([expect.stringContaining('核实了，没有问题')])
  expect(await entryOf(list.id, mou.id)).toBe('listed')
  expect(await objector.says(receipt, '不成立：车是他弟弟的，户口不在一起')).not.toContain('人工')
})

test('a reason too long for two messages is cut, and the rest is asked of a person', async () => {
  const { objector, receipt } = await contested()
  await cadre.says(`不成立 ${receipt} ${'车是他弟弟的，户口不在一起。'.repeat(10)}`)
  await cadre.says('1', '记下了')
  await objector.says(receipt, '不成立：车是他弟弟的，户口不在一起。', '…要问全文，发“人工”。')
})

test('where no reason was kept it is asked of a person', async () => {
  const { objector, receipt } = await contested()
  await api.sql`update objections set status = 'rejected' where code = ${receipt}`
  await objector.says(receipt, '不成立。要问原因，发“人工”。')
})

test('upheld, the household leaves the list and both sides hear it', async () => {
  const { mou, list, own, objector, receipt } = await contested()
  await cadre.says(`成立 ${receipt} 牟大山名下有小车一辆`)
  await cadre.says('1', `异议${receipt}成立`)
  expect(await entryOf(list.id, mou.id)).toBe('removed')
  const sent = await bot.delivered()
  const heard = sent.filter(({ to }) => to === objector.phone).map(({ text }) => text)
  expect(heard).toEqual([expect.stringContaining('成立。该户名下有小车一辆')])
  expect(heard.join()).not.toContain('牟大山')
  const told = sent.filter(({ to }) => to === own.phone).map(({ text }) => text)
  expect(told).toHaveLength(1)
  expect(told.join()).not.toMatch(/覃|异议人|牟大山家有小车/)
})

test('without a reason it is asked for, and can be left', async () => {
  const { receipt } = await contested()
  await cadre.says(`成立 ${receipt}`, '理由是什么', '别写旁人的名字')
  await cadre.says('算了', '没有定')
  await cadre.says(`不成立 ${receipt}`, '理由是什么')
  await cadre.says('车是借的', '不成立，理由“车是借的”')
  await cadre.says('2', '没有定')
  expect(await objectionOf(receipt)).toMatchObject({ status: 'open' })
})

test.each(['不成立，车是他弟弟的', '不成立 {receipt} 车是他弟弟的'])(
  '“%s” in answer to the reason is the other decision, not its reason',
  async (words) => {
    const { receipt } = await contested()
    await cadre.says(`成立 ${receipt}`, '理由是什么')
    await cadre.says(
      words.replace('{receipt}', receipt),
      `异议${receipt}不成立，理由“车是他弟弟的”，对吗`,
    )
  },
)

test('decided once it stays so', async () => {
  const { receipt } = await contested()
  await cadre.says(`不成立 ${receipt} 车是借的`)
  await cadre.says('1', '记下了')
  await cadre.says(`成立 ${receipt} 改主意了`, '已经定了')
  const sid = `SM${'8'.repeat(32)}`
  expect(await bot.says(cadre.phone, '待办', sid)).toEqual(await bot.says(cadre.phone, '待办', sid))
})

test('what is withdrawn needs no check', async () => {
  const { objector, receipt } = await contested()
  await objector.says(`撤回 ${receipt}`)
  await objector.says('1', '3月10日10点撤回')
  await cadre.gets('宝坪村要撤回', receipt, '请问清是不是本人意思')
  bot.later(24 * HOUR)
  await cadre.says(`不成立 ${receipt} 车是借的`, '已经撤回，不用核实')
  await objector.says(receipt, '已撤回')
})

test('withdrawing can be taken back for a day', async () => {
  const { objector, receipt } = await contested()
  await objector.says('撤回', `撤回${receipt}，对吗`)
  await objector.says('1', '撤回', '不撤了')
  await objector.says(receipt, '正在撤回')
  bot.later(24 * HOUR - MINUTE)
  await objector.says('不撤了', `${receipt}不撤回，照常办理`)
  bot.later(HOUR)
  await objector.says(receipt, '在核实')
})

test('another cadre neither reads nor decides it', async () => {
  const { receipt } = await contested()
  const other = await api.addStaff({
    roles: [['group_cadre', `${VILLAGE}.9`]],
    phone: '+8619912340001',
  })
  const colleague = await api.addStaff({
    roles: [['village_secretary', VILLAGE]],
    phone: '+8619912340002',
  })
  await talk(other.phone ?? '').says(`成立 ${receipt} 有车`, '没有这件异议')
  await talk(colleague.phone ?? '').says(`成立 ${receipt} 有车`, '由别的干部核实')
  const asked = await talk(colleague.phone ?? '').says(receipt, '手机号的后四位')
  expect(asked).not.toContain('牟大山')
  expect(await objectionOf(receipt)).toMatchObject({ status: 'open', staff_id: cadreId })
  await api.sql`update staff set is_active = false where id in ${api.sql([other.id, colleague.id])}`
})

test('kin do not decide, even where it was given to them', async () => {
  const { mou, receipt } = await contested()
  const row = { county: 'wuxi', staff_id: cadreId, household_id: mou.id, kind: 'kin' }
  await api.sql`insert into staff_ties ${api.sql(row)}`
  await cadre.says(`不成立 ${receipt} 车是借的`)
  await cadre.says('1', '亲属或同事')
  await api.ownerSql`delete from staff_ties`
  expect(await objectionOf(receipt)).toMatchObject({ status: 'open' })
})

test('who was left out is named by the cadre where nobody could tell', async () => {
  const ran = await api.addHousehold({ head: '冉启旺' })
  const list = await postList(api, {})
  const objector = talk()
  await objector.says(`异议 ${list.code} 漏了人`, '漏了哪一户')
  await objector.says('冉起望', '漏评：“冉起望 漏了人”')
  const receipt = receiptIn(await objector.says('1'))
  expect(await objectionOf(receipt)).toMatchObject({ household_id: null })
  await cadre.says(`成立 ${receipt} 确实困难`, '漏的是哪一户')
  await cadre.says('查无此人')
  await cadre.says('1', '没有找到这一户')
  await cadre.says(`成立 ${receipt} 确实困难`, '漏的是哪一户')
  await cadre.says('冉启旺', '成立，理由“确实困难”')
  await cadre.says('1', '记下了')
  expect(await objectionOf(receipt)).toMatchObject({ status: 'upheld', household_id: ran.id })
})

test('a villager decides nothing', async () => {
  const { receipt } = await contested()
  await talk().says(`成立 ${receipt} 有车`, '只有负责的干部能办')
})

test('a receipt that is none is said to be none', async () => {
  await cadre.says('成立 1234567897 有车', '没有这件异议')
})

test('待办 counts what waits to be checked', async () => {
  await api.sql`update objections set status = 'rejected' where status = 'open'`
  await cadre.says('待办', '没有要办的事')
  const { receipt } = await contested()
  await cadre.says('待办', '有1件异议等您核实', receipt)
})
