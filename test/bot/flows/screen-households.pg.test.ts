import { beforeEach, describe, expect, test } from 'vitest'
import { TOWNSHIP, VILLAGE } from '../../support/api'
import { entriesOf, openRound } from '../../support/entries'
import { HOUR, startVillage } from '../../support/talk'
import { chainOf } from '../../support/visits'

const { api, bot, cadre: villageCadre, talk, linkedFamily } = await startVillage()
const clerk = await api.addStaff({ name: '冉乡', roles: [['township_clerk', TOWNSHIP]] })

let groups = 10
/** A group of its own with its cadre and households, so that no test sees another's. */
async function group(...heads: string[]) {
  const areaPath = `${VILLAGE}.${++groups}`
  const households: { id: string; head: string; areaPath: string }[] = []
  for (const head of heads) households.push(await api.addHousehold({ head, areaPath }))
  const row = await api.addStaff({ name: '熊社长', roles: [['group_cadre', areaPath]] })
  const idOf = (head: string) => households.find((each) => each.head === head)?.id ?? ''
  return { areaPath, row, cadre: talk(row.phone ?? ''), idOf }
}

const verdictOf = async (householdId: string) =>
  (await entriesOf(api, householdId)).map(({ verdict }) => verdict)

beforeEach(async () => {
  await api.sql`update rounds set status = 'closed'`
  await api.sql`update outbox set status = 'cancelled' where status = 'queued'`
  await openRound(api, clerk.actor)
})

describe('a group cadre screens', () => {
  test('every household of the group, one line each, and sees the next one in the same answer', async () => {
    const { cadre, idOf } = await group('丁一', '丁二', '丁三', '丁四')
    const choices = '1符合 2不符合 3拿不准 4跳过 5停'
    await cadre.says('排查', /宝坪村\d+社 0\/4。丁一家（1口人）符合吗/, choices)
    await cadre.says('不符合 有车有楼房', '丁一：不符合。1/4。下一户：丁三（1口人）', choices)
    await cadre.says('2', '丁三：不符合。2/4。下一户：丁二')
    await cadre.says('拿不准 没见到人', '丁二：拿不准。3/4。下一户：丁四')
    await cadre.says(
      '符合 4口 劳力1 危房C级 约3000元',
      '丁四：符合，4口，劳力1，危房C级，人均3000元',
      '没电话，请上门说',
      '4户都查完了：符合1户，拿不准1户',
    )
    expect(await entriesOf(api, idOf('丁四'))).toMatchObject([
      {
        kind: 'screening',
        status: 'finished',
        verdict: 'eligible',
        netIncomePerHeadFen: 300_000,
        facts: { size: 4, workers: 1, housing: { grade: 'c' }, note: '4口 劳力1 危房C级 约3000元' },
      },
    ])
  })

  test('with a remark behind a digit, though it sounds like something else', async () => {
    const { cadre, idOf } = await group('戊一', '戊二', '戊三')
    await cadre.says('排查')
    await cadre.says('2 他家有小车，在城里买了房', '戊一：不符合。1/3。下一户：戊三')
    await cadre.says('3 是不是分了家？', '戊三：拿不准。2/3。下一户：戊二')
    await cadre.says('1，没劳力，看不起病', '戊二：符合，劳力0')
    expect(await api.sql`select from help_requests`).toEqual([])
    expect(await verdictOf(idOf('戊一'))).toEqual(['not_eligible'])
  })

  test('and goes on days later exactly where it was left', async () => {
    const { cadre } = await group('己一', '己二', '己三')
    await cadre.says('排查', '己一家')
    await cadre.says('2', '下一户：己三')
    await cadre.says('停', '好，查到1/3，都记下了。接着查，发“排查”')
    bot.later(5 * 24 * HOUR)
    await cadre.says('排查', '1/3。己三家（1口人）符合吗')
    await cadre.says('不符合', '己三：不符合。2/3。下一户：己二')
  })

  test('and 停 stops the screening alone, while 退订 still stops messages', async () => {
    const { cadre } = await group('庚一', '庚二')
    const stopped = () => api.sql`select from contacts where stopped <> '{}'`
    await cadre.says('排查')
    await cadre.says('停', '查到0/2')
    expect(await stopped()).toEqual([])
    await cadre.says('排查')
    await cadre.says('退订', '不再发通知')
    expect(await stopped()).toHaveLength(1)
    await cadre.says('订阅')
  })

  test('and puts a household off, which comes again at the end', async () => {
    const { cadre } = await group('辛一', '辛二', '辛三')
    await cadre.says('排查', '辛一家')
    await cadre.says('跳过', '辛一家放到最后。0/3。下一户：辛三')
    await cadre.says('4', '辛三家放到最后。0/3。下一户：辛二')
    await cadre.says('2', '辛二：不符合。1/3。下一户：辛一')
    await cadre.says('停')
    bot.later(100 * HOUR)
    await cadre.says('排查', '1/3。辛一家')
    await cadre.says('2', '下一户：辛三')
    await cadre.says('跳过', '只剩辛三一户了')
    await cadre.says('排查', '2/3。辛三家')
    await cadre.says('2', '3户都查完了')
    await cadre.says('排查', '3户都查完了：符合0户，拿不准0户')
  })

  test('and is asked again where a line has no verdict; what it said is kept', async () => {
    const { cadre, idOf } = await group('壬一', '壬二')
    await cadre.says('排查', '壬一家')
    await cadre.says('有车有楼房', '还没记。壬一家：“有车有楼房”，是哪样？', '2不符合')
    expect(await entriesOf(api, idOf('壬一'))).toEqual([])
    await cadre.says('符合不符合不好说', '还没记')
    await cadre.says('2', '壬一：不符合。1/2。下一户：壬二')
    const [entry] = await entriesOf(api, idOf('壬一'))
    expect(entry?.facts.note).toContain('有车有楼房')
  })

  test('is interrupted and asked again', async () => {
    const { cadre } = await group('癸一', '癸二')
    await cadre.says('排查', '癸一家')
    await cadre.says('待办', '0/2。癸一家（1口人）符合吗')
    await cadre.says('2', '癸一：不符合')
  })

  test('in English', async () => {
    const { cadre } = await group('甲一', '甲二')
    await cadre.says('English')
    await cadre.says('screen', '0/2. 甲一 (1): eligible?', '1 yes 2 no 3 unclear 4 skip 5 Pause')
    await cadre.says('not eligible, has a car', '甲一: not eligible', 'Next: 甲二 (1)')
    await cadre.says('pause', 'All kept, 1/2')
  })
})

describe('by name', () => {
  test('a household is screened at once, and corrected by saying it again', async () => {
    const { cadre, idOf } = await group('贺一', '贺二', '贺三')
    await cadre.says('排查 贺三 符合 5口', '贺三：符合，5口', '1/3。下一户：贺一')
    await cadre.says('排查 贺三 不符合 儿子有车', '改好了。贺三：不符合。', '1/3。下一户：贺一')
    const [entry] = await entriesOf(api, idOf('贺三'))
    expect(entry).toMatchObject({ verdict: 'not_eligible', facts: { note: '儿子有车' } })
    expect(await chainOf(api, `entry:${entry?.id}`)).toMatchObject([
      { type: 'entry.screened', details: { verdict: 'eligible', size: 5 } },
      {
        type: 'entry.screening_corrected',
        details: { verdict: 'not_eligible', before: { verdict: 'eligible', size: 5 } },
      },
    ])
  })

  test('another one than the one shown is meant when its line begins with its name', async () => {
    const { cadre, idOf } = await group('鲁一', '鲁二', '鲁三')
    await cadre.says('排查', '鲁一家')
    await cadre.says('鲁三 不符合 有车', '鲁三：不符合。1/3。下一户：鲁一')
    expect(await entriesOf(api, idOf('鲁一'))).toEqual([])
  })

  test('a verdict is asked for where none was said', async () => {
    const { cadre } = await group('柏一', '柏二')
    await cadre.says('排查 柏二', '柏二家（宝坪村', '符合吗')
    await cadre.says('3 没见到人', '柏二：拿不准。1/2。下一户：柏一')
    await cadre.says('排查 柏二', '柏二家查过：拿不准。改成哪样')
    await cadre.says('2', '改好了。柏二：不符合')
  })

  test('of several of one name one is picked', async () => {
    const areaPath = `${VILLAGE}.${++groups}`
    const [one, two] = [
      await api.addHousehold({ head: '麻三', areaPath }),
      await api.addHousehold({ head: '麻三', areaPath }),
    ]
    await api.sql`update households set size = 4 where id = ${two.id}`
    const row = await api.addStaff({ roles: [['group_cadre', areaPath]] })
    const cadre = talk(row.phone ?? '')
    await cadre.says('排查 麻三 不符合 有车', '有几户户主叫“麻三”', '社1口人', '社4口人')
    await cadre.says('2', '麻三：不符合。1/2。下一户：麻三（1口人）')
    expect(await entriesOf(api, one.id)).toEqual([])
    expect(await entriesOf(api, two.id)).toMatchObject([{ facts: { note: '有车' } }])
  })

  test('one written as it sounds is found, one nobody knows is not', async () => {
    const { cadre } = await group('章小兰')
    await cadre.says('排查 张小蓝 不符合', '章小兰：不符合')
    await cadre.says('排查 欧阳不知 不符合', '花名册上没找到这户，没有记', '排查 新户')
  })

  test('who is on the register needs no screening and counts as done', async () => {
    const { cadre, areaPath } = await group('穆一')
    await api.addHousehold({ head: '穆在册', areaPath, status: 'registered' })
    await api.addHousehold({ head: '穆注销', areaPath, status: 'closed' })
    await cadre.says('排查', '1/2。穆一家')
    await cadre.says('排查 穆在册 不符合', '穆在册家已在册，不用排查')
    await cadre.says('排查 穆注销 不符合', '户头已注销')
    await cadre.says('排查')
    await cadre.says('2', '穆一：不符合', '2户都查完了')
  })

  test('what the group has reviewed is not changed beneath the review', async () => {
    const { cadre, idOf } = await group('计一', '计二')
    const contact = await api.addContact({ linkedTo: [idOf('计一')] })
    await cadre.says('排查 计一 符合')
    await api.runCommand(contact.id, { type: 'file_application', householdId: idOf('计一') })
    await cadre.says('排查 计一 拿不准', '改好了')
    await api.sql`update applications set level = 'village' where household_id = ${idOf('计一')}`
    await cadre.says('排查 计一 不符合', '社里已评过，排查不能再改')
    expect(await verdictOf(idOf('计一'))).toEqual(['unclear'])
  })
})

describe('what is only said of a household', () => {
  test('leaves it unclear and is kept as disputed', async () => {
    const { cadre, idOf } = await group('伏一', '伏二')
    await cadre.says('排查', '伏一家')
    await cadre.says('有人说他家有车', '伏一：拿不准。1/2')
    expect(await entriesOf(api, idOf('伏一'))).toMatchObject([
      {
        verdict: 'unclear',
        openDisputes: 1,
        facts: { disputes: [{ topic: 'other', text: '有人说他家有车', settled: null }] },
      },
    ])
  })

  test('stays when the screening is corrected', async () => {
    const { cadre, idOf } = await group('成一', '成二')
    await cadre.says('排查 成一 有人说他家有车')
    await cadre.says('排查 成一 符合 没看到车', '成一：符合')
    expect(await entriesOf(api, idOf('成一'))).toMatchObject([
      { verdict: 'eligible', openDisputes: 1 },
    ])
  })
})

describe('a household that may qualify', () => {
  test('is told once on its linked phone, and its application is known to be invited', async () => {
    const areaPath = `${VILLAGE}.${++groups}`
    const household = await linkedFamily({ head: '温一', areaPath })
    const row = await api.addStaff({ roles: [['group_cadre', areaPath]] })
    const cadre = talk(row.phone ?? '')
    const answer = await cadre.says('排查 温一 符合 4口', '温一：符合')
    expect(answer).not.toContain('没电话')
    expect(await household.gets('看您家可能符合帮扶条件', '想申请，回6')).not.toContain('温一')
    await cadre.says('排查 温一 符合 5口', '改好了')
    expect(await household.gets()).toBe('')
    await household.says('6', '温一家申请')
    await household.says('1', '收到温一家的申请')
    const [filed] = await api.sql`
      select origin, level from applications where household_id = ${household.household.id}`
    expect(filed).toMatchObject({ origin: 'invited', level: 'group' })
  })

  test('is told on its phone in the register while none is linked', async () => {
    const areaPath = `${VILLAGE}.${++groups}`
    const phone = `+861990000${groups}77`
    await api.addHousehold({ head: '别一', areaPath, phone })
    const row = await api.addStaff({ roles: [['group_cadre', areaPath]] })
    const cadre = talk(row.phone ?? '')
    await cadre.says('排查 别一 符合')
    await talk(phone).gets('看您家可能符合帮扶条件')
  })

  test('is told in the morning when it was screened at night, and not where that was corrected', async () => {
    const areaPath = `${VILLAGE}.${++groups}`
    const [one, two] = [
      await linkedFamily({ head: '庄一', areaPath }),
      await linkedFamily({ head: '庄二', areaPath }),
    ]
    const row = await api.addStaff({ roles: [['group_cadre', areaPath]] })
    const cadre = talk(row.phone ?? '')
    api.clock.now = new Date('2026-03-09T22:30:00+08:00')
    await cadre.says('排查 庄一 符合')
    await cadre.says('排查 庄二 符合')
    await cadre.says('排查 庄二 不符合 有门面')
    expect(await one.gets()).toBe('')
    api.clock.now = new Date('2026-03-10T09:00:00+08:00')
    const sent = await bot.delivered()
    expect(sent.map(({ to }) => to)).toEqual([one.phone])
    expect(two.phone).not.toBe(one.phone)
  })

  test('without a phone is named to the cadre who leaves off, until it has applied', async () => {
    const { cadre, idOf } = await group('晏一', '晏二', '晏三')
    await cadre.says('排查 晏一 符合', '晏一：符合。没电话，请上门说可申请')
    await cadre.says('停', '这几家没电话，请上门说可以申请：晏一')
    const contact = await api.addContact({ linkedTo: [idOf('晏一')] })
    await api.runCommand(contact.id, { type: 'file_application', householdId: idOf('晏一') })
    await cadre.says('排查')
    expect(await cadre.says('停', '查到1/3')).not.toContain('晏一')
  })
})

describe('a household that is not on the roll', () => {
  test('is told to the township, and the screening goes on', async () => {
    const { cadre, areaPath } = await group('柴一', '柴二')
    await cadre.says('排查')
    await cadre.says('新户 王五 从老大家分出来的', '王五家不在册，已报乡里。0/2。下一户：柴')
    await talk(clerk.phone ?? '').gets('熊社长报：宝坪村', '王五家不在花名册上', '从老大家')
    const [event] = await api.sql<{ details: Record<string, unknown> }[]>`
      select details from events where type = 'household.unlisted' order by at desc limit 1`
    expect(event?.details['areaPath']).toBe(areaPath)
    expect(JSON.stringify(event)).not.toContain('王五')
  })

  test('is not one that is', async () => {
    const { cadre } = await group('瞿一')
    await cadre.says('排查 新户 瞿一', '瞿一在花名册上')
  })
})

describe('who screens', () => {
  test('is the village cadre where a group has no cadre, and nowhere else', async () => {
    const areaPath = `${VILLAGE}.${++groups}`
    await api.addHousehold({ head: '阎无社', areaPath })
    await group('阎有社')
    await villageCadre.says('排查', /阎无社家/)
    await villageCadre.says('2', '阎无社：不符合', '都查完了')
    await villageCadre.says('排查 阎有社 不符合', '归他们社的干部排查，没有记')
  })

  test('may be tied to the household, which stands in the record', async () => {
    const { areaPath, idOf } = await group('充一', '充二')
    const kin = await api.addStaff({ roles: [['group_cadre', areaPath]], ties: [idOf('充一')] })
    await talk(kin.phone ?? '').says('排查 充一 符合')
    await talk(kin.phone ?? '').says('排查 充二 不符合')
    const ties = await Promise.all(
      ['充一', '充二'].map(async (head) => {
        const [entry] = await entriesOf(api, idOf(head))
        const [event] = await chainOf(api, `entry:${entry?.id}`)
        return event?.details['isTied']
      }),
    )
    expect(ties).toEqual([true, false])
  })

  test('is nobody while no round is open', async () => {
    const { cadre } = await group('慕一')
    await api.sql`update rounds set status = 'closed'`
    await cadre.says('排查', '现在没有要您排查的户')
    await cadre.says('排查 慕一 符合', '现在没有在评的轮次')
  })

  test('is no township clerk and no villager; a villager who asks about conditions gets an answer', async () => {
    await talk(clerk.phone ?? '').says('排查', '只有负责的干部能办')
    await talk().says('排查', '只有负责的干部能办')
    expect(await talk().says('不符合 低保条件是什么')).not.toContain('排查')
  })

  test('finds the household screened that a colleague was quicker with', async () => {
    const { cadre, areaPath, idOf } = await group('连一', '连二')
    const row = await api.addStaff({ name: '冉快', roles: [['group_cadre', areaPath]] })
    const other = talk(row.phone ?? '')
    await cadre.says('排查', '连一家')
    await other.says('排查', '连一家')
    await other.says('符合')
    await cadre.says('2', '连一家冉快查过：符合，没有改。1/2。下一户：连二')
    expect(await verdictOf(idOf('连一'))).toEqual(['eligible'])
  })
})
