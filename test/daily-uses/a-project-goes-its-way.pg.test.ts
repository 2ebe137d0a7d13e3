import { describe, expect, test } from 'vitest'
import { instantOf } from '../../api/shared/day'
import { COUNTY, TOWNSHIP, VILLAGE } from '../support/api'
import { openMailboxes } from '../support/mailboxes'
import { receiptIn } from '../support/talk'
import type { Chat } from '../support/telegram-chat'
import { startTelegramVillage } from '../support/telegram-village'

const { api, bot, fake, chat, nextPhone } = await startTelegramVillage()
const { deliver, inboxOf } = openMailboxes({ bot, fake })

type Roles = Parameters<typeof api.addStaff>[0]['roles']
/** Somebody who works there, with a chat. */
async function works(name: string, unit: string, roles: Roles) {
  const member = await api.addStaff({ name, unit, phone: nextPhone(), roles })
  const own = chat()
  await own.shows(member.phone ?? '')
  return Object.assign(own, { staffId: member.id, actor: member.actor })
}
const cadre = await works('熊长富', '宝坪村委会', [['village_cadre', VILLAGE]])
const clerk = await works('汪晓松', '天元乡政府', [['township_clerk', TOWNSHIP]])
const head = await works('龙正川', '天元乡政府', [['township_head', TOWNSHIP]])
const office = await works('唐雪柏', '县扶贫办', [['county_office', COUNTY]])
const colleague = await works('姚云川', '县扶贫办', [['county_office', COUNTY]])
const looker = await works('邱看山', '县扶贫办', [['county_office', COUNTY]])
const finance = await works('易财政', '县财政局', [['county_finance', COUNTY]])
const inspector = await works('卢纪委', '县纪委', [['discipline_inspector', COUNTY]])
const home = await api.addHousehold({ head: '牟大岭', phone: nextPhone() })
const villager = chat()
await villager.says('你好')
await api.link(await villager.contactId(), home.id)

/** The story has one project; each part of it begins where the one before ended. */
let code = ''
let money = ''
let claim = ''
/** The villager's question. */
let asked = ''
const statusNow = async () =>
  (await api.sql<{ status: string }[]>`select status from projects where code = ${code}`)[0]?.status
/** Ten in the morning of a day of March or later. */
const atTen = (day: string) => {
  api.clock.now = instantOf(day, 10)
}
const isPay = (step: string) => step.startsWith('pay ')
const nobodys = '只有负责的干部能办'
async function agreesTo(who: Chat, words: string, confirmed: string | RegExp, done: string) {
  await who.says(words, confirmed)
  return (await who.says('1', done)).text
}
/** A photo with its words is confirmed, and done. */
async function shows(who: Chat, photo: string, words: string, confirmed: string, done: string) {
  await who.showsPhoto(photo, words, confirmed)
  return (await who.says('1', done)).text
}

describe.sequential('a project goes its way', () => {
  test('1 the villagers discuss it 群众讨论', async () => {
    await villager.says('项目讨论 修3社水池 25人参加 23人同意')
    await clerk.says('项目讨论 宝坪村 修3社水池 25人参加 23人同意', nobodys)
    await cadre.says('项目讨论 修3社水池 25人参加 12人同意', '没有过半')
    const told = await agreesTo(
      cadre,
      '项目讨论 修3社水池 25人参加 23人同意',
      '宝坪村：修3社水池（水利），25人参加，23人同意。对吗？',
      '记下了，项目编号',
    )
    code = /\d{9}/.exec(told)?.[0] ?? ''
    expect(code).toMatch(/^\d{9}$/)
    expect(await statusNow()).toBe('discussed')
    await cadre.says(`开工 ${code}`, '现在是“群众讨论”，不能办这一步')
  })

  test('2 the village applies 村社申请, with a goal and who it is for', async () => {
    await clerk.says(`项目申请 ${code}`)
    expect(await statusNow()).toBe('discussed')
    await clerk.says('算了')
    await cadre.says(`项目申请 ${code}`, '新建还是续建')
    await cadre.says('1', '在哪里做')
    await cadre.says('3社大湾', '做什么')
    await cadre.says('修100方水池一口，接管子2公里', '哪天开工')
    await cadre.says('4月20日到6月30日', '哪个单位实施')
    await cadre.says('宝坪村委会', '谁负责')
    await cadre.says('我', '计划用多少钱')
    await cadre.says('20万', '要达到什么目标')
    await cadre.says('水要好', '目标要有数字')
    await cadre.says('受益80户', '怎么帮到困难户')
    await cadre.says('优先请脱贫户务工', '哪些户受益')
    await cadre.says('牟大岭', '修3社水池（水利）20万元，4月20日到2026年6月30日，熊长富负责')
    await cadre.says('1', `公示项目 ${code}`)
    expect(await statusNow()).toBe('applied')
  })

  test('3 it hangs 事前公示, and the village hears what it costs and who answers for it', async () => {
    await clerk.says(`项目申报 ${code}`, '还没有公示')
    await cadre.says(`公示项目 ${code}`, '请把贴好的公示拍照发来')
    await cadre.showsPhoto('sheet', undefined, '修3社水池公示到3月18日24点，已通知1人')
    await deliver()
    expect(inboxOf(villager)).toContain(
      '宝坪村要做修3社水池，20万元，熊长富负责。时间2026年4月20日至6月30日。公示到3月18日',
    )
    await cadre.says(`公示项目 ${code}`, '已经公示了')
    await clerk.says(`项目申报 ${code}`, '正在公示，到3月18日24点')
  })

  test('a villager looks it up by its nine digits, and asks', async () => {
    await villager.says(code, '宝坪村：修3社水池。计划20万元', '第2步，共8步')
    const told = await agreesTo(
      villager,
      `问 ${code} 4社能不能也接水？`,
      '对吗？',
      '收到，不写您的名字',
    )
    asked = receiptIn(told)
    await deliver()
    expect(inboxOf(cadre)).toContain(`答 ${asked} 内容`)
  })
  test('4 the township submits it 乡镇申报 once it has hung, and not who applied', async () => {
    atTen('2026-03-18')
    await clerk.says(`项目申报 ${code}`, '正在公示')
    atTen('2026-03-19')
    await cadre.says(`项目申报 ${code}`, nobodys)
    await agreesTo(
      clerk,
      `项目申报 ${code}`,
      '修3社水池20万元，报县里。未列入村规划。还有1条意见没答。对吗？',
      '报到县里了',
    )
    expect(await statusNow()).toBe('submitted')
  })

  test('the money is there: two sources arrive and are given to the township', async () => {
    for (const words of ['溪财发174 中央 947万 水利 天元乡', '县农水2026 县级 50万 不限 全县'])
      await agreesTo(finance, `加资金 ${words}`, '对吗？', '记下了')
    await agreesTo(finance, '到账 溪财发174 500万', '对吗？', '记下了')
    await agreesTo(finance, '到账 县农水2026 50万', '对吗？', '记下了')
    await agreesTo(finance, '下达 溪财发174 天元乡 12万', '还剩488万元', '记下了')
    await agreesTo(finance, '下达 县农水2026 天元乡 10万', '还剩40万元', '记下了')
    await office.says('下达 县农水2026 天元乡 10万', nobodys)
  })

  test('5 the county approves it 县级审批: two people, the same money, never more than there is', async () => {
    const both = '溪财发174 12万 县农水2026 8万'
    await clerk.says(`项目审批 ${code} 同意 资金 ${both}`, nobodys)
    await finance.says(`项目审批 ${code} 同意 资金 ${both}`, nobodys)
    await agreesTo(
      office,
      `项目审批 ${code} 同意 资金 溪财发174 13万 县农水2026 8万`,
      '批21万元',
      '批的钱比计划的多',
    )
    await agreesTo(
      office,
      `项目审批 ${code} 同意 资金 ${both}`,
      '修3社水池批20万元：溪财发174 12万元、县农水2026 8万元。未列入村规划。要2人审，已有0人。同意吗？',
      '还要1位别的同事审批',
    )
    expect(await statusNow()).toBe('submitted')
    await agreesTo(office, `项目审批 ${code} 同意`, '已有1人', '您已经同意过了')
    await colleague.says(
      `项目审批 ${code} 同意 资金 溪财发174 10万 县农水2026 10万`,
      '前面审批的是溪财发174 12万元、县农水2026 8万元，要一样才算',
    )
    await agreesTo(colleague, `项目审批 ${code} 同意`, '溪财发174 12万元', '批了20万元，村里会知道')
    expect(await statusNow()).toBe('approved')
    await deliver()
    expect(inboxOf(cadre)).toContain(`修3社水池县里批了。动工时发：开工 ${code}`)
    expect(await heldBy('allocation')).toEqual({ 溪财发174: 0, 县农水2026: 2_000_000 })
    expect(await heldBy('project')).toEqual({ 溪财发174: 12_000_000, 县农水2026: 8_000_000 })
  })

  test('6 the village carries it out 开工, 进度, 完工, and the villagers hear how far it is', async () => {
    atTen('2026-04-20')
    await cadre.says(`进度 ${code} 40%`, '现在是“县级审批”')
    await finance.says(`开工 ${code}`)
    expect(await statusNow()).toBe('approved')
    await agreesTo(cadre, `开工 ${code}`, '修3社水池开工了。对吗？', '要在6月30日前完工')
    atTen('2026-05-06')
    await shows(
      cadre,
      'pit',
      `进度 ${code} 40% 基础挖好了`,
      '修3社水池进度：40% 基础挖好了，照片1张。对吗？',
      '下次6月3日前报',
    )
    await deliver()
    expect(inboxOf(villager)).toContain('宝坪村的修3社水池，做到40%了')
    await agreesTo(cadre, `进度 ${code} 百分之六十`, '进度：百分之六十', '下次6月3日前报')
    await deliver()
    expect(inboxOf(villager)).not.toContain('做到')
    atTen('2026-06-25')
    await agreesTo(cadre, `完工 ${code}`, '完工了。对吗？', '乡镇会在7月8日前来验收')
    expect(await statusNow()).toBe('finished')
  })

  test('7 the township accepts it 乡镇验收, once the villager is answered, and not above what was approved', async () => {
    const words = '水池98立方，管子2公里，不漏水'
    await cadre.says(`验收 ${code} 合格 18万 ${words}`, nobodys)
    await head.says(`验收 ${code} 合格 18万 ${words}`, `还有村民的话没答复，先答了再验收：${asked}`)
    await cadre.says(`答 ${asked} 4社明年接，今年先修3社`, '已')
    await deliver()
    expect(inboxOf(villager)).toContain('您说的修3社水池，熊长富答：4社明年接，今年先修3社')
    await head.says(`验收 ${code} 合格 21万 ${words}`, '县里只批了20万元')
    await head.showsPhoto('pool', `验收 ${code} 合格 18万 ${words}`, '目标“受益80户”，实际达到多少')
    await head.says('82', '修3社水池验收合格，认18万元')
    await head.says('1', '验收了，认18万元')
    expect(await statusNow()).toBe('accepted')
    await deliver()
    expect(inboxOf(villager)).toContain('宝坪村的修3社水池做完了')
    await clerk.says(`报账 ${code} 15万`, '县里还没抽查完')
  })

  test('8 the county draws it 县级抽查, and what it sees opens the acceptance again', async () => {
    atTen('2026-06-29')
    await head.says('抽查 天元乡', nobodys)
    await agreesTo(office, '抽查 天元乡', '验收了1个项目，随机抽1个去看', '1个项目抽中1个')
    await office.showsPhoto('crack', `抽查 ${code} 不合格 池壁裂了`, '不能由您抽查')
    await shows(looker, 'crack', `抽查 ${code} 不合格 池壁裂了`, '重新验收，对吗？', '下次一定再抽')
    expect(await statusNow()).toBe('finished')
    await deliver()
    for (const who of [cadre, head]) expect(inboxOf(who)).toContain('县里抽查不合格：池壁裂了')
    await clerk.says(`报账 ${code} 15万`, '还没验收')
    await head.showsPhoto('mended', `验收 ${code} 合格 17万 水池98立方，裂口补好了`, '实际达到多少')
    await head.says('82', '认17万元')
    await head.says('1', '验收了，认17万元')
    await agreesTo(office, '抽查 天元乡', '验收了1个项目，随机抽1个', '抽中1个')
    await shows(looker, 'whole', `抽查 ${code} 合格 水池在，不漏水`, '对吗？', '乡镇可以报账了')
    expect(await statusNow()).toBe('checked')
    await deliver()
    expect(inboxOf(clerk)).toContain(`抽查合格，可报账，最多17万元`)
  })

  test('9 the township claims 乡级报账, the county agrees, and finance pays', async () => {
    atTen('2026-07-06')
    await clerk.says(`报账 ${code} 18万`, '最多还能报17万元')
    await head.showsPhoto('bill', `报账 ${code} 17万`, '不能由您报账')
    await cadre.says(`报账 ${code} 17万`, nobodys)
    const told = await shows(
      clerk,
      'bill',
      `报账 ${code} 17万`,
      '报账17万元，照片1张',
      '县里7月14日前审',
    )
    claim = receiptIn(told)
    await deliver()
    const asks = [office, colleague, looker].filter((who) =>
      inboxOf(who).includes(`报账审核 ${claim}`),
    )
    expect(asks).toHaveLength(1)
    await finance.says(`拨付 ${claim} 牟大岭 3000元 巫溪水利公司 16.7万元`, '县里还没同意')
    await clerk.says(`报账审核 ${claim} 同意 票据齐全`, nobodys)
    await agreesTo(
      office,
      `报账审核 ${claim} 同意 票据齐全`,
      '同意修3社水池报账17万元',
      '转财政拨付',
    )
    await office.says(`拨付 ${claim} 牟大岭 17万元`, nobodys)
    await finance.says(`拨付 ${claim} 牟大岭 3000元 巫溪水利公司 16万`, '正好是17万元')
    await agreesTo(
      finance,
      `拨付 ${claim} 牟大岭 3000元 巫溪水利公司 16.7万元`,
      '拨17万元给牟大岭3000元、巫溪水利公',
      '钱结清了',
    )
    expect(await statusNow()).toBe('settled')
    await finance.says(`拨付 ${claim} 牟大岭 17万元`, '已经拨过了')
    await deliver()
    money = inboxOf(villager)
    expect(money).toContain('补助3000元，7月6日拨了。收到没？')
  })

  test('the household says that nothing came: somebody outside the payer’s line looks; then it came', async () => {
    atTen('2026-07-07')
    const number = /\d{10}/.exec(money)?.[0] ?? ''
    const { text } = await villager.says('2', '没收到修3社水池补助3000元', '卢纪委来查')
    await deliver()
    expect(inboxOf(inspector)).toContain(`答 ${receiptIn(text)} 内容`)
    await inspector.says('待办', receiptIn(text))
    // Whoever approved it is of its line as well, and learns nothing of it even when it is late.
    for (const who of [finance, office])
      expect((await who.says('待办')).text).not.toContain(receiptIn(text))
    for (const who of [finance, office, clerk, head]) expect(inboxOf(who)).not.toContain('没收到')
    await villager.says(`收到 ${number}`, '修3社水池补助3000元收到了')
    const [row] = await api.sql`select answer from payments where code = ${number}`
    expect(row).toEqual({ answer: 'received' })
  })

  test('its money is traced from the source to the claim, and what was left went back', async () => {
    const [project] = await api.sql<{ id: string }[]>`select id from projects where code = ${code}`
    const trace = await api.call(`/funds/trace?projectId=${project?.id ?? ''}&limit=100`, {
      actor: finance.actor,
    })
    expect(trace.status).toBe(200)
    const items = trace.body['items'] as TraceStep[]
    const steps = items.map(
      ({ type, source, amountFen, claimCode }) =>
        `${type} ${source} ${amountFen / 1_000_000}万${claimCode ? ` 报账${claimCode}` : ''}`,
    )
    // Of one instant they have no order: which source pays first is either's turn.
    const [paid, other] = [steps.filter(isPay), steps.filter((step) => !isPay(step))]
    expect(other.filter((step) => !step.startsWith('release')).toSorted()).toEqual(
      [
        'arrive 溪财发174 500万',
        'arrive 县农水2026 50万',
        'allocate 溪财发174 12万',
        'allocate 县农水2026 10万',
        'fund 溪财发174 12万',
        'fund 县农水2026 8万',
      ].toSorted(),
    )
    expect(paid).toHaveLength(3)
    for (const step of paid) expect(step).toContain(`报账${claim}`)
    const sum = (type: string) =>
      items.filter((each) => each.type === type).reduce((all, { amountFen }) => all + amountFen, 0)
    expect([sum('fund'), sum('pay'), sum('release')]).toEqual([20_000_000, 17_000_000, 3_000_000])
    const after = await api.call(`/funds/trace?projectId=${project?.id ?? ''}&limit=100`, {
      actor: inspector.actor,
    })
    expect(after.status).toBe(200)
    expect(await heldBy('project')).toEqual({ 溪财发174: 0, 县农水2026: 0 })
    expect(await api.sql`select sum(balance_fen)::int as sum from fund_accounts`).toEqual([
      { sum: 0 },
    ])
  })
})

interface TraceStep {
  type: string
  source: string
  amountFen: number
  claimCode: string | null
}

/** By source, in the accounts of one kind. */
async function heldBy(kind: string) {
  const rows = await api.sql<{ name: string; fen: string }[]>`
    select s.name, sum(a.balance_fen) as fen from fund_accounts a
      join fund_sources s on s.county = a.county and s.id = a.source_id
     where a.kind = ${kind} group by s.name`
  return Object.fromEntries(rows.map(({ name, fen }) => [name, Number(fen)]))
}
