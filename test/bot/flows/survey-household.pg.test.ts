import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { NO_FACTS } from '../../../api/entry-visits/facts'
import { saveEntry } from '../../../api/entry-visits/store'
import { commandContext } from '../../support/command'
import { OTHER_VILLAGE, VILLAGE } from '../../support/api'
import { HOUR, MINUTE, startVillage, type Talk } from '../../support/talk'
import { startTelegramVillage } from '../../support/telegram-village'
import { entriesOf } from '../../support/entries'
import { startSurveys, WHOLE } from '../../support/surveys'
import { handbookOf, placeVillage } from '../../support/visits'

const { api, bot, cadre, cadreId, talk } = await startVillage()
const telegram = await startTelegramVillage()
const { openRound, applicant, companion } = await startSurveys(api)
const other = talk(companion.phone ?? '')
const CHILDREN = ['李秀英', '谭小军', '谭老汉']
beforeAll(() => openRound())
afterEach(async () => {
  await cadre.says('菜单')
})

const surveyOf = async (householdId: string) => {
  const [row] = await api.sql`select * from entry_visits where household_id = ${householdId}`
  return row
}

/** Sends one message after the other; how many it took. */
async function sends(phone: Talk, script: [text: string, ...expected: (string | RegExp)[]][]) {
  for (const [text, ...expected] of script) await phone.says(text, ...expected)
  return script.length
}

describe('a household of four is surveyed', () => {
  test('question by question, one thing a message, in 25 messages at most', async () => {
    const { id } = await applicant('谭大山', CHILDREN)
    const messages = await sends(cadre, [
      ['调查 谭大山', '要两个人', '谁同去'],
      ['卢思远', '谭大山家几口人', '花名册4口'],
      ['4', '记下：4口人', '房子多大'],
      ['80平 土木 C级', '房 80平 土木 C级', '够吃几个月'],
      ['7个月', '粮 7个月', '哪些人能劳动'],
      ['谭大山 普通 在家务农', '谁在上学'],
      ['李秀英 弱', '劳 李秀英 弱', '谁在上学'],
      ['谭小军 大学 每年12000', '两不愁三保障和饮水都有吗'],
      ['缺饮水 水管冻裂', '保 缺饮水 水管冻裂，其余都有', '问过谁'],
      ['邻居王五说常年在外', '哪里说法不一'],
      ['村干部说确实困难', '村干部：确实困难', '哪里说法不一'],
      ['没有', '工资'],
      ['谭大山 零工 60天 每天120', '人均1800元，低于线2200元', '种什么养什么'],
      ['李秀英 公益岗 12月 每月500', '人均3300元，低于线700元'],
      ['苞谷 3亩 每亩800斤 1.2元一斤', '按比例成本864元', '人均3804元，低于线196元', '生活费'],
      ['洋芋 2亩 每亩2000斤 8毛一斤', '高于线364元'],
      ['猪 2头 每头2000 成本1500', '高于线989元'],
      ['核桃 200斤 每斤8块', '人均5329元'],
      ['600', '生活费 12月 每月600元', '人均5329元', '补贴'],
      ['低保 每月300', '人均6229元', '哪类户', '1一般 2低保 3特困'],
      ['养老金 1人 每月110', '人均6559元'],
      ['退耕 5亩 每亩125', '人均6715元，高于线2715元'],
      ['2', '型 低保', '为什么困难', '8缺劳力'],
      ['8 1', '缺劳力 ××', '都问完了', '符合条件吗', '1符合 2不符合 3拿不准'],
      ['1', '谭大山家调查完了，意见：符合', '手册也填好了'],
    ])
    expect(messages).toBeLessThanOrEqual(25)
    expect(await surveyOf(id)).toMatchObject({
      status: 'finished',
      verdict: 'eligible',
      staff_id: cadreId,
      companion_id: companion.id,
      net_income_per_head_fen: 671_525,
    })
    expect(await handbookOf(api, id)).toMatchObject({ housing_grade: 'c', pigs: '2', pupils: '1' })
  })

  test('block by block in 8 messages at most', async () => {
    const { id } = await applicant('谭二山', CHILDREN)
    const messages = await sends(cadre, [
      ['调查 谭二山 同去 卢思远', '几口人'],
      [
        '4口；房 80平 土木 C级；粮 7个月；劳 谭二山 普通 打工10月、李秀英 弱；学 谭小军 大学 每年12000；保 都有',
        '问过谁',
      ],
      ['访 邻居王五说常年在外，村干部说属实；争 无', '工资'],
      ['工 谭二山 浙江打工10月 每月3500', '人均8750元，高于线4750元'],
      [
        '产 苞谷 3亩 每亩800斤 1.2元一斤，洋芋 2亩 每亩1000，猪 2头 每头2000 成本1500，核桃 200斤 每斤8块',
        '生活费',
      ],
      ['支 每月600；补 低保 每月300，养老金 2人 每月110，退耕 5亩 每亩125', '哪类户'],
      ['低保 缺劳力 病', '符合条件吗'],
      ['1', '调查完了'],
    ])
    expect(messages).toBeLessThanOrEqual(8)
    expect(await surveyOf(id)).toMatchObject({ status: 'finished' })
  })

  test('all of it in one message, and it is nothing but confirmed', async () => {
    const { id } = await applicant('谭三山', CHILDREN)
    await cadre.says(`调查 谭三山 同去 卢思远 ${WHOLE.join('；')}`, '都问完了', '符合条件吗')
    await cadre.says('2', '意见：不符合')
    expect(await surveyOf(id)).toMatchObject({ verdict: 'not_eligible' })
  })
})

describe('before it begins', () => {
  test('the cadre sees what the screening found, and what is disputed', async () => {
    const household = await applicant('冉启旺', CHILDREN)
    const [round] = await api.sql`select id from rounds where status = 'open'`
    await saveEntry(api.db, commandContext(api), {
      roundId: String(round?.['id']),
      householdId: household.id,
      kind: 'screening',
      areaPath: household.areaPath,
      status: 'finished',
      staffId: cadreId,
      companionId: null,
      startedAt: api.clock.now,
      finishedAt: api.clock.now,
      visitedOn: '2026-03-08',
      verdict: 'eligible',
      facts: {
        ...NO_FACTS,
        size: 4,
        workers: 2,
        housing: { ...NO_FACTS.housing, grade: 'c' },
        netIncomePerHeadFen: 300_000,
        disputes: [{ topic: 'income', text: '有人说他家有小车', settled: null }],
      },
      point: null,
      isFar: false,
    })
    await cadre.says(
      '调查 冉启旺 同去 卢思远',
      '冉启旺家排查时：符合，4口，劳力2，危房C级，人均3000元',
      '有争议：有人说他家有小车',
      '几口人',
    )
  })

  test('who comes along is picked by a digit; whoever may not is asked for again', async () => {
    await applicant('冉启富')
    await cadre.says('调查 冉启富 房 80平', '谁同去', '1卢思远')
    await cadre.says('王麻子', '“王麻子”不能同去', '1卢思远')
    await cadre.says('1', '几口人')
    await cadre.says('对', '1口人', '够吃几个月')
  })

  test('one of several of a name is picked', async () => {
    await applicant('李四', [], `${VILLAGE}.1`)
    await applicant('李四', [], `${VILLAGE}.2`)
    await cadre.says('调查 李四 同去 卢思远', '有几户户主叫“李四”', '1宝坪村1社 2宝坪村2社')
    await cadre.says('2社', '李四家几口人')
  })

  test('nobody of the name is asked for again, and what was written is kept', async () => {
    await applicant('覃明珠')
    await cadre.says('调查 覃不在 同去 卢思远 房 80平', '没找到这户', '您写的都还在')
    await cadre.says('覃明珠', '几口人')
    await cadre.says('3', '够吃几个月')
  })

  test('调查 alone asks for whom, and 算了 leaves it', async () => {
    await cadre.says('先到这')
    const lone = await api.addStaff({
      phone: '+8619960000001',
      roles: [['village_cadre', VILLAGE]],
    })
    const phone = talk(lone.phone ?? '')
    await phone.says('调查', '调查哪一户')
    await phone.says('算了', '没有记')
  })

  test.each<[string, (id: string) => Promise<unknown>, string]>([
    [
      'without a case',
      (id) => api.sql`update applications set status = 'declined' where household_id = ${id}`,
      '没有申请，不用调查',
    ],
    [
      'before a round took its case in',
      (id) => api.sql`update applications set round_id = null where household_id = ${id}`,
      '还没进轮次',
    ],
    [
      'that the village has reviewed',
      (id) => api.sql`update applications set level = 'township' where household_id = ${id}`,
      '村里已经评过',
    ],
    [
      'tied to the cadre',
      (id) => api.sql`
        insert into staff_ties (county, staff_id, household_id, kind)
        values ('wuxi', ${cadreId}, ${id}, 'kin')`,
      '亲属或同事关系',
    ],
  ])('a household %s is not surveyed', async (what, change, answer) => {
    const { id } = await applicant(`牟${'一二三四'.charAt(what.length % 4)}${what.length}`)
    await change(id)
    const [{ head } = { head: '' }] = await api.sql<{ head: string }[]>`
      select head_name as head from households where id = ${id}`
    await cadre.says(`调查 ${head} 同去 卢思远`, answer)
    expect(await surveyOf(id)).toBeUndefined()
  })

  test('a household of another village is as none', async () => {
    await applicant('冉外村', [], `${OTHER_VILLAGE}.1`)
    await cadre.says('调查 冉外村', '没找到这户')
  })

  test('whoever is no cadre is told that it is not theirs', async () => {
    await talk().says('调查 谭大山', '负责的干部')
  })
})

describe('a survey is left and gone on with', () => {
  test('days later, by 继续调查, though the conversation has lapsed', async () => {
    const { id } = await applicant('冉东', CHILDREN)
    await cadre.says('调查 冉东 同去 卢思远 4口；房 80平', '够吃几个月')
    await cadre.says('先到这', '冉东家记到这里', '继续调查')
    bot.later(96 * HOUR)
    await cadre.says('调查 冉东', '接着调查冉东家（熊长富、卢思远）', '够吃几个月')
    await cadre.says('7个月', '哪些人能劳动')
    expect(await surveyOf(id)).toMatchObject({ visited_on: '2026-03-09', status: 'open' })
  })

  test('by the other who came along, from their own phone', async () => {
    await applicant('冉西', CHILDREN)
    await cadre.says('调查 冉西 同去 卢思远 4口', '房子多大')
    await other.says('调查 冉西', '接着调查冉西家', '房子多大')
    await other.says('80平 土木', '够吃几个月')
    await cadre.says('7个月', '哪些人能劳动')
    await other.says('无')
  })

  test('the only one by 继续调查 alone, one of several by a digit', async () => {
    const member = await api.addStaff({
      phone: '+8619960000002',
      roles: [['village_cadre', VILLAGE]],
    })
    const phone = talk(member.phone ?? '')
    await applicant('冉甲', CHILDREN)
    await applicant('冉乙', CHILDREN)
    await phone.says('调查 冉甲 同去 卢思远', '几口人')
    await phone.says('先到这')
    await phone.says('继续调查', '接着调查冉甲家')
    await phone.says('调查 冉乙 同去 卢思远', '冉乙家几口人')
    await phone.says('算了', '冉乙家记到这里')
    await phone.says('继续调查', '有2户没调查完', '1冉乙 2冉甲')
    await phone.says('2', '接着调查冉甲家', '几口人')
  })

  test('and not opened again by the way, once the other has confirmed it', async () => {
    const { id } = await applicant('冉丙', CHILDREN)
    await cadre.says(`调查 冉丙 同去 卢思远 ${WHOLE.join('；')}`, '符合条件吗')
    await other.says('调查 冉丙', '符合条件吗')
    await other.says('1', '调查完了')
    await cadre.says('改 猪 3头', '已经调查完了')
    expect(await surveyOf(id)).toMatchObject({ status: 'finished' })
  })

  test('interrupted by something else, its question comes back', async () => {
    await applicant('冉南', CHILDREN)
    await cadre.says('调查 冉南 同去 卢思远 4口', '房子多大')
    await cadre.says('待办', '房子多大')
    await cadre.says('80平', '够吃几个月')
  })
})

describe('what is said', () => {
  const begin = async (head: string) => {
    const household = await applicant(head, CHILDREN)
    await cadre.says(`调查 ${head} 同去 卢思远 ${WHOLE[0]}`, '工资')
    return household
  }

  test('is asked about where it is no number, or too large to be true', async () => {
    await begin('覃一')
    await cadre.says('产 猪 2头 每头七八百', '“猪 2头 每头七八百”：请说一个数')
    await cadre.says('750', '猪 2头 每头750元')
    await cadre.says('产 核桃 一年500万', '数太大了吧')
    await cadre.says('核桃 200斤 每斤8块', '核桃 200斤 每斤8元')
    await cadre.says('公益岗 每月500', '一年几个月')
    await cadre.says('10', '公益岗 10月 每月500元')
  })

  test('and not understood is said so, and kept beside', async () => {
    const { id } = await begin('覃二')
    await cadre.says('今年雨水多', '没看懂“今年雨水多”', '备注', '工资')
    const { body } = await api.call('/surveys/readings', {
      actor: `staff:${cadreId}`,
      body: { householdId: id, text: '' },
    })
    expect(body['summary']).toContain('备 今年雨水多')
  })

  test('is corrected at any time, and taken out', async () => {
    await begin('覃三')
    await cadre.says('改 房 90平', '房 90平', '工资')
    await cadre.says('产 猪 2头 每头2000，羊 1头 每头900', '人均')
    await cadre.says('改 第1条 3头', '猪 3头 每头2000元')
    await cadre.says('删 羊', '删 羊 1头')
    await cadre.says('删 牛', '没有这一条')
    await cadre.says('工 张三 打工 10月 每月3000')
    await cadre.says('删 张三', '有几条', '删哪一条')
    await cadre.says('删 劳 张三', '删 张三')
  })

  test.each([
    ['郎一', '镇上打工10月 每月3000'],
    ['郎二', '村上打工10月 每月3000'],
    ['郎三', '乡上打工10月 每月3000'],
    ['郎四', '镇上干部家帮忙打工10月 每月3000'],
  ])('of %s who earns “%s” is of the wages, not a complaint', async (head, told) => {
    await begin(head)
    const answer = await cadre.says(`工 李秀英 ${told}`)
    expect(answer).not.toContain('举报')
    expect(answer).toContain('人均')
  })

  test('of an official who was asked is an answer, not a complaint', async () => {
    await applicant('覃四', CHILDREN)
    await cadre.says('调查 覃四 同去 卢思远 4口；房 80平；粮 0；劳 无；学 无；保 都有', '问过谁')
    await cadre.says('社长说情况属实', '村干部：情况属实')
    await cadre.says('举报 社长收钱', '举报')
  })
})

describe('两不愁三保障', () => {
  const assured = async (householdId: string) =>
    (await entriesOf(api, householdId)).find(({ kind }) => kind === 'survey')?.facts.assurances
  const upTo = async (head: string) => {
    const household = await applicant(head, CHILDREN)
    await cadre.says(`调查 ${head} 同去 卢思远 4口；房 80平；粮 0；劳 无；学 无`, '两不愁三保障')
    return household
  }

  test('are all there with one digit', async () => {
    const { id } = await upTo('晏大')
    await cadre.says('1', '保 都有', '问过谁')
    expect(Object.values((await assured(id)) ?? {}).every((each) => each?.isMet)).toBe(true)
  })

  test('are asked again where the answer may mean either, and nobody has to know', async () => {
    const { id } = await upTo('晏二')
    await cadre.says('没有', '“没有”', '都有回1')
    await cadre.says('跳过', '问过谁')
    expect(await assured(id)).toEqual(NO_FACTS.assurances)
  })

  test('of which one was named before its turn are asked for the others', async () => {
    const { id } = await applicant('晏三', CHILDREN)
    await cadre.says(
      '调查 晏三 同去 卢思远 4口；房 80平；缺饮水 水管冻裂',
      '保 缺饮水 水管冻裂',
      '够吃几个月',
    )
    await cadre.says('粮 0；劳 无；学 无', '两不愁三保障')
    await cadre.says('1', '问过谁')
    expect(await assured(id)).toMatchObject({
      food: { isMet: true },
      drinking_water: { isMet: false, lacking: '水管冻裂' },
    })
  })

  test('are corrected like anything else, one or all of them', async () => {
    const { id } = await upTo('晏四')
    await cadre.says('缺饮水 缺住房', '保 缺住房，缺饮水，其余都有')
    await cadre.says('改 饮水 有了', '保 饮水有')
    expect(await assured(id)).toMatchObject({ drinking_water: { isMet: true } })
    expect(await assured(id)).toMatchObject({ safe_house: { isMet: false } })
    await cadre.says('改 保 都有', '保 都有')
    expect(await assured(id)).toMatchObject({ safe_house: { isMet: true } })
    await cadre.says('删 饮水', '删 饮水有', '两不愁三保障')
    expect(await assured(id)).toMatchObject({ drinking_water: null })
  })

  test('stand in the survey as it is shown at the end', async () => {
    await applicant('晏五', CHILDREN)
    const said = WHOLE.join('；').replace('保 都有', '缺饮水 水管冻裂；保 都有')
    await cadre.says(`调查 晏五 同去 卢思远 ${said}`, '符合条件吗')
    await cadre.says('下', '保 缺饮水 水管冻裂，其余都有')
  })
})

describe('an exit', () => {
  const exiting = async (head: string, said: string) => {
    await openRound('exit')
    const household = await applicant(head, CHILDREN)
    await api.sql`
      update applications set kind = 'exit', level = 'village',
             round_id = (select id from rounds where kind = 'exit' and status = 'open')
       where household_id = ${household.id}`
    await cadre.says(`调查 ${head} 同去 卢思远 ${WHOLE.join('；').replace('保 都有', said)}`)
    return household
  }

  test('that lacks something cannot be found fit, and ends where the cadre says so', async () => {
    const { contact } = await exiting('晏不退', '缺饮水 水管冻裂；保 医疗没问，其余都有')
    await cadre.says('继续调查 晏不退', '还不能退出：缺饮水；没问医疗', '符合退出条件吗')
    await cadre.says('1', '还不能退出：缺饮水；没问医疗，没有交', '真缺就选不符合，帮扶照旧')
    await cadre.says('2', '晏不退家核完了：不能退出，帮扶照旧')
    const told = await api.sql`
      select template from outbox where contact_id = ${contact.id} and template like 'proposal.%'`
    expect(told).toEqual([{ template: 'proposal.exit_ended' }])
  })

  test('that was corrected goes on', async () => {
    await exiting('晏能退', '保 缺饮水')
    await cadre.says('改 饮水有了', '保 饮水有', '都问完了', '符合退出条件吗')
    await cadre.says('1', '晏能退家调查完了，意见：符合')
  })
})

describe('at the end', () => {
  const whole = async (head: string) => {
    const household = await applicant(head, CHILDREN)
    await cadre.says(`调查 ${head} 同去 卢思远 ${WHOLE.join('；')}`, '符合条件吗')
    return household
  }

  test('all of it is shown in parts, and still waits to be confirmed', async () => {
    const { id } = await whole('廖一')
    await cadre.says('下', '人口 4；房 80平 土木 C级')
    await cadre.says('下', '2 苞谷 3亩 每亩800斤 每斤1.2元＝2880元')
    await cadre.says('拿不准', '意见：拿不准')
    expect(await surveyOf(id)).toMatchObject({ verdict: 'unclear' })
  })

  test('without a cause nobody is found eligible, and is asked about with the same digits', async () => {
    await applicant('廖无因', CHILDREN)
    const said = WHOLE.join('；').replace('；因 缺劳力 病', '')
    await cadre.says(`调查 廖无因 同去 卢思远 ${said}`, '为什么困难')
    await cadre.says('跳过', '符合条件吗')
    await cadre.says('1', '还缺户类型或致贫原因', '1符合 2不符合 3拿不准')
    await cadre.says('2', '意见：不符合')
  })

  test('it says what was not asked', async () => {
    await applicant('廖跳过', CHILDREN)
    const said = WHOLE.join('；')
      .replace('；学 张小 大学 每年12000', '')
      .replace(/产 .*?；/u, '')
    await cadre.says(`调查 廖跳过 同去 卢思远 ${said}`, '谁在上学')
    await cadre.says('跳过', '种什么养什么')
    await cadre.says('不知道', '没问学生、种养', '符合条件吗')
  })

  test('a correction is taken before it is confirmed', async () => {
    await whole('廖二')
    await cadre.says('改 猪 3头', '猪 3头', '符合条件吗')
    await cadre.says('1', '调查完了')
  })

  test('who is to be registered needs a cause', async () => {
    await applicant('廖三', CHILDREN)
    await cadre.says(
      '调查 廖三 同去 卢思远 4口；房 80平；粮 0；劳 无；学 无；保 都有；访 无；争 无',
    )
    await cadre.says('工 无；产 无；支 无；补 无；型 无；因 无', '人均0元，低于线4000元')
    await cadre.says('1', '还缺户类型或致贫原因')
    await cadre.says('型 特困；因 残', '符合条件吗')
    await cadre.says('1', '调查完了')
  })

  test('a yes that comes after ten minutes is asked about again', async () => {
    const { id } = await whole('廖四')
    bot.later(11 * MINUTE)
    await cadre.says('1', '哪件事')
    await cadre.says('1', '符合条件吗')
    await cadre.says('1', '调查完了')
    expect(await surveyOf(id)).toMatchObject({ status: 'finished' })
  })

  test('a finished one is opened again only by 改调查, and confirmed anew', async () => {
    const { id } = await whole('廖五')
    await cadre.says('1', '调查完了')
    await cadre.says('调查 廖五', '已经调查完了', '改调查 廖五')
    await cadre.says('改调查 廖五 房 90平', '重新打开了', '房 90平', '符合条件吗')
    expect(await surveyOf(id)).toMatchObject({ status: 'open', verdict: null })
    await cadre.says('2', '意见：不符合')
    expect(await handbookOf(api, id)).toMatchObject({ housing_area_m2: '90' })
  })

  test('what was never surveyed cannot be corrected', async () => {
    await applicant('廖六')
    await cadre.says('改调查 廖六 房 90平', '还没有调查过')
  })

  test('nobody of the household hears of it', async () => {
    const { contact } = await whole('廖七')
    await cadre.says('1', '调查完了')
    const told = await api.sql`
      select purpose from outbox where contact_id = ${contact.id} and purpose like '%survey%'`
    expect(told).toEqual([])
  })
})

test('by text message no word of illness goes out, in a question, a part or a note', async () => {
  const { id } = await applicant('向健', CHILDREN)
  const told: string[] = []
  for (const text of [
    `调查 向健 同去 卢思远 ${WHOLE.join('；')}`,
    '下',
    '下',
    '补 残疾补贴 每月60',
    '访 亲戚李六说老人癌症住院',
    '备 大病花了3万',
    '删 补贴',
    '支 医药费 每月几百',
    '跳过',
    '1',
  ])
    told.push(await cadre.says(text))
  const all = told.join('\n').replace(/1病2残/gu, '')
  expect(all).not.toMatch(/病|残|癌|住院|医药/u)
  expect(all).toContain('××补贴 12月 每月60元')
  const [row] =
    await api.sql`select main_cause, other_causes from applications where household_id = ${id}`
  expect(row).toEqual({ main_cause: 'lack_of_labour', other_causes: ['illness'] })
})

test('in English a cadre is asked in English', async () => {
  const member = await api.addStaff({
    phone: '+8619960000003',
    roles: [['village_cadre', VILLAGE]],
  })
  const phone = talk(member.phone ?? '')
  await phone.says('English')
  await applicant('向阳', CHILDREN)
  await phone.says('survey 向阳 with 卢思远', 'How many live together', 'On the roll 4')
  await phone.says('yes', 'House')
  await phone.says('0', 'grain')
})

describe('in a chat', () => {
  const { api: chatApi, chat, addCadre } = telegram

  test('pictures of the house and the place go with the survey', async () => {
    await placeVillage(chatApi, 1_000)
    const member = await addCadre()
    const surveys = await startSurveys(chatApi)
    await surveys.openRound()
    const { id } = await surveys.applicant('向怀玉', CHILDREN)
    const own = chat()
    await own.shows(member.phone ?? '')
    await own.says('调查 向怀玉 同去 卢思远 4口', '有照片也发来')
    await own.showsPhoto('house', '80平 土木 C级', '照片', '够吃几个月')
    await own.showsPhoto('house', undefined, '照片1张收好了', '够吃几个月')
    await own.showsPlace('够吃几个月')
    await own.says('备 老人残疾', '记下：备 老人残疾')
    const [row] = await chatApi.sql`
      select v.id, v.is_far, v.latitude_e6 from entry_visits v where v.household_id = ${id}`
    expect(row).toMatchObject({ is_far: false, latitude_e6: 31_400_000 })
    const kept = await chatApi.sql`select from media where subject = ${`entry:${row?.['id']}`}`
    expect(kept).toHaveLength(2)
  })
})
