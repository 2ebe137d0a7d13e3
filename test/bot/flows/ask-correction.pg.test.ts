import { expect, test } from 'vitest'
import { TOWNSHIP } from '../../support/api'
import { HOUR, receiptIn, startVillage } from '../../support/talk'

const { api, bot, cadre, talk, linkedFamily } = await startVillage()
const clerkRow = await api.addStaff({ roles: [['township_clerk', TOWNSHIP]] })
const clerk = talk(clerkRow.phone ?? '')

test('a villager says what is wrong; it is checked, put right and answered', async () => {
  const mou = await linkedFamily({ head: '牟更正' })
  await mou.says('更正 我家电话换了', '牟更正家要更正：“我家电话换了”')
  const code = receiptIn(await mou.says('1', '收到了，回执', '3月21日前答复'))
  await mou.says(code, '更正（3月9日报）正在核实，3月21日前答复')
  await cadre.gets('牟更正家（宝坪村3社）要更正：“我家电话换了”', `变更 ${code} 核实`)
  await cadre.says(`变更 ${code} 核实`, '牟更正家怎么变？')
  await cadre.says('更正 电话 13900005678', '牟更正的电话改为*5678。对吗？')
  await cadre.says('1', '已核实')
  await mou.says(code, '已核实，乡镇3月21日前答复')
  await clerk.gets('已核实：牟更正的电话改为*5678')
  await clerk.says(`变更 ${code} 同意`, '对吗')
  await clerk.says('1', '已生效')
  await mou.gets('牟更正家的户情改好了：牟更正的电话改为')
  await mou.says(code, '已经改好了')
})

test('what happened in a household is offered as a correction, without the word for it', async () => {
  const mou = await linkedFamily({ head: '牟添丁' })
  await mou.says('婆娘生了', '牟添丁家要更正：“婆娘生了”')
  await mou.says('2')
  await mou.says('老娘走了', '牟添丁家要更正：“老娘走了”')
  await mou.says('2')
})

test('an objection’s question is left for it and for one’s own file', async () => {
  const mou = await linkedFamily({ head: '牟离开' })
  await mou.says('异议')
  await mou.says('更正 没得我家', '牟离开家要更正：“没得我家”')
  await mou.says('2')
  await mou.says('异议')
  await mou.says('更正', '牟离开家登记的哪里不对？')
  await mou.says('不')
  await mou.says('异议')
  await mou.says('我的档案', '牟离开')
})

test('one that is not so is declined with a reason', async () => {
  const mou = await linkedFamily({ head: '牟不实' })
  await mou.says('更正', '牟不实家登记的哪里不对？')
  await mou.says('我家少了一口人', '“我家少了一口人”')
  const code = receiptIn(await mou.says('1', '收到了'))
  await cadre.says(`变更 ${code} 不属实`, '为什么不行')
  await cadre.says('户口簿上只有一人', '不属实：户口簿上只有一人。对吗？')
  await cadre.says('1', '记下了，不属实')
  await clerk.gets('核实不属实：户口簿上只有一人', `变更 ${code} 不同意`)
  await clerk.says(`变更 ${code} 同意`, '村里核实不属实，不能同意')
  await clerk.says(`变更 ${code} 不同意 户口簿上只有您一人`, '对吗')
  await clerk.says('1', '没有同意')
  await mou.gets(`更正${code}没有同意：户口簿上只有您一人`)
  await mou.says(code, '没有同意：户口簿上只有您一人')
})

test('it can be withdrawn, and that taken back for a day', async () => {
  const mou = await linkedFamily({ head: '牟撤回' })
  await mou.says('更正 我家耕地写少了', '报上去吗')
  const code = receiptIn(await mou.says('1', '收到了'))
  await mou.says('撤回', code)
  await mou.says('1', '撤')
  await mou.says(code, '您要撤回')
  await mou.says('不撤了')
  await mou.says('变更', `您报的更正${code}正在办`)
  await mou.says(`撤回 ${code}`, code)
  await mou.says('1')
  bot.later(24 * HOUR)
  await mou.says(code, '您已撤回')
  await cadre.says(`变更 ${code} 核实 更正 耕地 3亩`, '对吗')
  await cadre.says('1', '这件已撤回')
})

test('the same said twice has one receipt', async () => {
  const mou = await linkedFamily({ head: '牟重复' })
  await mou.says('更正 我家名字错了', '报上去吗')
  const code = receiptIn(await mou.says('1', '收到了'))
  await mou.says('更正 我家名字错了', '报上去吗')
  await mou.says('1', `这件您报过了，回执${code}`)
})

test('a no sends nothing', async () => {
  const mou = await linkedFamily({ head: '牟算了' })
  await mou.says('更正 我家名字错了', '报上去吗')
  await mou.says('2', '好，没有报')
  expect(await api.sql`select 1 from changes where household_id = ${mou.household.id}`).toEqual([])
})

test('whoever speaks for several is asked for which', async () => {
  const { household } = await linkedFamily({ head: '牟甲户' })
  const other = await linkedFamily({ head: '牟乙户' })
  const phone = talk()
  const contact = await api.addContact({
    phone: phone.phone,
    linkedTo: [household.id, other.household.id],
  })
  expect(contact.id).toBeDefined()
  await phone.says('更正 我家名字错了', '更正哪一户的？')
  await phone.says('2', '家要更正')
})

test('somebody who is not linked is asked who they are', async () => {
  await talk().says('更正 我家名字错了', /身份证|绑/)
})

test('a cry for help within it is heard as one', async () => {
  const mou = await linkedFamily({ head: '牟救命' })
  await mou.says('更正 我家房子塌了人埋在里面救命', /120|119|110/)
})

test('what was said is kept sealed', async () => {
  const mou = await linkedFamily({ head: '牟密封' })
  await mou.says('更正 我家老幺有羊癫疯没写', '报上去吗')
  await mou.says('1', '收到了')
  const rows = await api.sql<{ row: string }[]>`
    select changes::text as row from changes union all select events::text from events`
  expect(rows.some(({ row }) => row.includes('羊癫疯'))).toBe(false)
})
