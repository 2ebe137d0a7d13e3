import { expect, test } from 'vitest'
import { COUNTY, GROUP, VILLAGE } from '../../support/api'
import { addClaim } from '../../support/claims'
import { fund } from '../../support/funds'
import { addProject } from '../../support/projects'
import { MINUTE, receiptIn, startVillage } from '../../support/talk'

const { api, bot, cadre, talk, linkedFamily } = await startVillage()
const xiang = await api.addStaff({ unit: '县财政局', roles: [['county_finance', COUNTY]] })
const finance = talk(xiang.phone ?? '')
const lu = await api.addStaff({
  name: '卢纪委',
  unit: '县纪委',
  roles: [['discipline_inspector', COUNTY]],
})
const inspector = talk(lu.phone ?? '')

async function agreed(amountFen = 300_000) {
  const project = await addProject(api, {
    status: 'checked',
    name: '修水池',
    acceptedFen: amountFen,
  })
  await fund(api, { projectId: project.id, amountFen })
  const { code } = await addClaim(api, { projectId: project.id, amountFen, status: 'agreed' })
  return code
}

test('to a household, which is asked and says that it came', async () => {
  const family = await linkedFamily({ head: '牟大岭' })
  const code = await agreed()
  await finance.says(`拨付 ${code} 牟大岭 3000元`, '修水池拨3000元给牟大岭。对吗？')
  await finance.says('1', '拨了3000元，钱结清了')
  await family.gets('您家的修水池补助3000元，3月9日拨了。收到没？')
  bot.later(MINUTE)
  await family.says('1', '记下了，修水池补助3000元收到了')
  await finance.says(`拨付 ${code} 牟大岭 3000元`, '已经拨过了')
})

test('a bare 2 brings somebody outside the line, who answers', async () => {
  const family = await linkedFamily({ head: '冉启旺' })
  const code = await agreed()
  await finance.says(`拨付 ${code} 冉启旺 3000元`, '对吗？')
  await finance.says('1')
  await family.gets('收到没')
  bot.later(MINUTE)
  const told = await family.says('2', '记下了，没收到修水池补助3000元', '卢纪委来查')
  const receipt = receiptIn(told)
  await inspector.gets('没收到钱', `答 ${receipt} 内容`)
  await inspector.says(`答 ${receipt} 查清了，明天补发`, '已答复')
  await family.gets('卢纪委答复：查清了，明天补发')
})

test('reminded once after seven days, when a bare digit counts again', async () => {
  const family = await linkedFamily({ head: '覃大学' })
  const code = await agreed()
  await finance.says(`拨付 ${code} 覃大学 3000元`)
  await finance.says('1')
  await family.gets('收到没')
  bot.later(7 * 24 * 60 * MINUTE + MINUTE)
  await family.gets('收到没')
  bot.later(MINUTE)
  await family.says('收到了', '修水池补助3000元收到了')
  bot.later(7 * 24 * 60 * MINUTE)
  expect(await family.gets()).toBe('')
})

test('finance sees what each of several households gets, the first two at once and the others by 下', async () => {
  for (const head of ['龚大川', '龚二川', '龚三川'])
    await api.addHousehold({ head, areaPath: GROUP })
  const code = await agreed(900_000)
  await finance.says(
    `拨付 ${code} 龚大川 2000 龚二川 3000 龚三川 4000元`,
    '修水池拨9000元给龚大川2000元、龚二川3000元等3家，发“下”看。对吗？',
  )
  await finance.says('下', '这次还要拨给龚三川，金额4000元')
  await finance.says('1', '拨了9000元')
})

test('of two heads of one name is asked which', async () => {
  await api.addHousehold({ head: '谭同名', areaPath: GROUP })
  await api.addHousehold({ head: '谭同名', areaPath: `${VILLAGE}.5` })
  const code = await agreed()
  const asked = await finance.says(`拨付 ${code} 谭同名 3000元`, '有几户户主叫“谭同名”')
  await finance.says(/(\d)宝坪村5社/.exec(asked)?.[1] ?? '', '对吗？')
  await finance.says('1', '拨了3000元')
  const [row] = await api.sql`
    select h.area_path from payments p join households h on h.id = p.household_id
     where p.payee = '谭同名'`
  expect(row).toEqual({ area_path: `${VILLAGE}.5` })
})

test('to a firm; what does not add up, or nobody knows, is not paid', async () => {
  const code = await agreed(15_000_000)
  await finance.says(`拨付 ${code}`, '拨给谁')
  await finance.says('巫溪某某公司 14万', '正好是15万元')
  await finance.says(`拨付 ${code} 无名氏 15万`, '没有户主“无名氏”')
  await finance.says(`拨付 ${code} 巫溪某某公司 15万`, '拨15万元给巫溪某某公司')
  await finance.says('1', '钱结清了')
  await finance.says('拨付', '请这样发：拨付')
})

test('not before the opinion, and by finance alone', async () => {
  const project = await addProject(api, { status: 'checked' })
  const { code } = await addClaim(api, { projectId: project.id })
  await finance.says(`拨付 ${code} 牟大岭 1万`, '县里还没同意')
  await cadre.says(`拨付 ${code} 牟大岭 1万`, '只有负责的干部能办')
  await finance.says('拨付 1234567897 牟大岭 1万', '没有这笔报账')
})

test('a cadre puts down the word of a household without a phone', async () => {
  const { id } = await api.addHousehold({ head: '段腊秀', areaPath: GROUP })
  const code = await agreed()
  await finance.says(`拨付 ${code} 段腊秀 3000元`)
  await finance.says('1')
  await cadre.gets('段腊秀家', '没有手机，走访时请问：修水池补助3000元收到没')
  const [row] = await api.sql`select code from payments where household_id = ${id}`
  await cadre.says(`收到 ${String(row?.['code'])}`, '段腊秀家说修水池补助3000元收到了，对吗？')
  await cadre.says('1', '段腊秀家说收到了')
})
