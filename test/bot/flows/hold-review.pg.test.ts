import { beforeEach, describe, expect, test } from 'vitest'
import { COUNTY } from '../../support/api'
import { addEntry } from '../../support/reviews'
import { beginRound, startRound } from '../../support/rounds'
import { HOUR, startVillage } from '../../support/talk'
import { startTelegramVillage } from '../../support/telegram-village'

const { api, bot, cadre, talk, linkedFamily } = await startVillage()
const telegram = await startTelegramVillage()
const round = await startRound(api)
const groupCadre = talk(round.cadre.phone ?? '')
const secretary = talk(round.secretary.phone ?? '')
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

async function called(at = '今天下午2点') {
  await groupCadre.says(`开会 宝坪村3社 ${at}`, '开社员会')
  await groupCadre.says('1', '定了', '评议')
  await bot.delivered()
}

/** Up to the first vote, with three neighbours there. */
async function begun(...heads: string[]) {
  const families = []
  for (const head of heads) families.push(await applied(head))
  await neighbours('王家富', '李兴国', '陈开明')
  await called()
  await groupCadre.says('评议')
  await groupCadre.says('对')
  await groupCadre.says('1')
  await groupCadre.says('王家富 李兴国 陈开明 路过人')
  return families
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
  const sent = await bot.delivered()
  const textTo = (phone: string) => sent.find(({ to }) => to === phone)?.text
  expect(textTo(mou.phone)).toContain('牟大山家的申请社里评议通过了')
  expect(textTo(tan.phone)).toContain(
    '谭大山家社里没评上：跟某某合伙开店，收入过线。不服，名单贴出后发：异议 漏评我家',
  )
  await groupCadre.says('张贴 宝坪村3社', '有1户要公示')
})

test('a secretary who comes is somebody present, and not somebody complained of', async () => {
  await applied('谭大山')
  await called()
  await groupCadre.says('评议')
  await groupCadre.says('3户')
  await groupCadre.says('1', '发名字')
  await groupCadre.says('谢书记 张乡长 王部长 李主席', '到会')
})

test('several households are voted on in one message', async () => {
  await begun('谭大山', '牟大山', '冉启旺')
  await groupCadre.says('好了', '1/3')
  await groupCadre.says('1 冉启旺 全票；2 牟大山 1 3 0 家里有小车', '牟大山没过', '3/3 谭大山')
  await groupCadre.says('都同意', '通过2，没过1')
})

test('the rest of them are passed in one message', async () => {
  await begun('谭大山', '牟大山', '冉启旺')
  await groupCadre.says('好了', '1/3 冉启旺')
  await groupCadre.says('3 1', '2/3')
  await groupCadre.says('其余全票', '通过3，没过0')
})

test('numbers that would make a code together are votes', async () => {
  await begun('谭大山')
  await groupCadre.says('好了', '1/1')
  await groupCadre.says('85 12 10', '加起来107', '对不上')
  await groupCadre.says('100 20 10', '加起来130')
  await groupCadre.says('4', '通过1')
})

test('what cannot be read is asked again, and nothing is written down', async () => {
  await begun('谭大山')
  await groupCadre.says('好了', '1/1 谭大山')
  await groupCadre.says('差不多都举了手', '没看懂，没记')
  await groupCadre.says('王五 4 0 0', '没有“王五”')
  await groupCadre.says('3', '加起来3')
  expect(
    await api.sql`select from review_items i join reviews r on r.id = i.review_id
    where r.status = 'called'`,
  ).toEqual([])
  await groupCadre.says('同意4', '通过1')
})

test('a household can be left to another meeting', async () => {
  await begun('谭大山', '牟大山')
  await groupCadre.says('好了', '1/2 牟大山')
  await groupCadre.says('跳过', '2/2 谭大山')
  await groupCadre.says('4 0 0', '会议记录')
  await groupCadre.says('都议了')
  await groupCadre.says('好了', '下次评1')
  await groupCadre.says('1', '散会了', '下次评1')
  await groupCadre.says('开会 今天2点', '评申请1户')
})

test('who is kin of a household does not write its vote down; a colleague does', async () => {
  const [tan] = await begun('谭大山', '牟大山')
  await api.sql`
    insert into staff_ties (county, staff_id, household_id, kind)
    values (${COUNTY}, ${round.cadre.id}, ${tan?.household.id ?? ''}, 'kin')`
  await groupCadre.says('好了', '1/2 牟大山')
  await groupCadre.says('谭大山 4 0 0', '您和谭大山有关系', '没记')
  await groupCadre.says('4 0 0', '会议记录')
  await cadre.says('评议', '2/2 谭大山')
  await cadre.says('3 1 0', '通过2')
  await groupCadre.says('都议了')
  await groupCadre.says('好了', '通过2')
  await groupCadre.says('1', '散会了')
  await api.sql`delete from staff_ties where staff_id = ${round.cadre.id}`
})

test('without a quorum nothing is voted on; the meeting is called off and called again', async () => {
  await applied('谭大山')
  await neighbours('王家富', '李兴国', '陈开明')
  await called()
  await groupCadre.says('评议')
  await groupCadre.says('对')
  await groupCadre.says('2', '应到4，至少到3')
  await groupCadre.says('王家富')
  await groupCadre.says('没有了', '到会1，至少要3')
  await groupCadre.says('不开了', '不开了，对吗')
  await groupCadre.says('1')
  await groupCadre.says('评议', '没有定好的评议会')
  await called()
})

test('it is left, interrupted, and gone on with the next day by another cadre', async () => {
  await begun('谭大山', '牟大山')
  await groupCadre.says('好了', '1/2 牟大山')
  await groupCadre.says('待办', '1/2 牟大山')
  await groupCadre.says('4 0 0', '牟大山通过')
  await groupCadre.says('算了', '先放着')
  bot.later(26 * HOUR)
  await cadre.says('评议 宝坪村3社', '2/2 谭大山')
  await cadre.says('3 1 0', '通过2')
})

test('a digit to a question of the day before is not a vote', async () => {
  await begun('谭大山')
  await groupCadre.says('好了', '1/1 谭大山')
  bot.later(25 * HOUR)
  await groupCadre.says('4', /哪|过了|重/)
  expect(
    await api.sql`select from review_items i join reviews r on r.id = i.review_id
    where r.status = 'called'`,
  ).toEqual([])
})

describe('how many there are', () => {
  test('can be said of adults, and put right later', async () => {
    await applied('谭大山')
    await called()
    await groupCadre.says('评议', '花名册1户')
    await groupCadre.says('很多', '没看懂')
    await groupCadre.says('0', '没看懂')
    await groupCadre.says('3人', '怎么表决')
    await groupCadre.says('不记名投票', '应到3，至少到2')
    await groupCadre.says('王家富 李兴国 陈开明 赵世富', '到会4，比应到3还多')
    await groupCadre.says('应到 4人', '怎么表决')
    await groupCadre.says('2', '应到4')
    await groupCadre.says('好了', '1/1 谭大山')
    const [row] = await api.sql`
      select basis, entitled, is_secret from reviews where status = 'called'`
    expect(row).toEqual({ basis: 'adults', entitled: 4, is_secret: true })
  })

  test('of the representatives is remembered, and who came, too', async () => {
    const families = [await applied('谭大山'), await applied('牟大山')]
    for (const { household } of families) {
      await api.sql`
        update applications set level = 'village' where household_id = ${household.id}`
      await addEntry(api, household.id, { kind: 'survey' })
    }
    await secretary.says('开会 宝坪村 今天2点', '村民代表会')
    await secretary.says('1', '定了')
    await secretary.says('评议', '村民代表会应到几人', '请回人数')
    await secretary.says('5', '怎么表决')
    await secretary.says('举手', '应到5，至少到3')
    await secretary.says('王家富 李兴国 陈开明', '到会3', '够了')
    await secretary.says('好了', '1/2 牟大山', '调查符合')
    await secretary.says('跳过', '2/2')
    await secretary.says('全票', '会议记录')
    await secretary.says('都同意')
    await secretary.says('好了')
    await secretary.says('1', '散会了')
    await secretary.says('开会 宝坪村 今天2点')
    await secretary.says('1', '定了')
    await secretary.says('评议', '上次5人，对就回“对”')
    await secretary.says('对')
    await secretary.says('1')
    await secretary.says('照上次', '到会3')
  })
})

describe('who is there', () => {
  test('is said back as far as it was understood', async () => {
    await applied('谭大山')
    await called()
    await groupCadre.says('评议')
    await groupCadre.says('6户')
    await groupCadre.says('1')
    await groupCadre.says('谭大山 路过人', '到会2', '名册上没有，照写了：路过人')
    await groupCadre.says('35人', '没记：35人', '一个个写名字')
    await groupCadre.says('去掉 路过人', '到会1')
    await groupCadre.says('王家富 委托 谭大山，李兴国 委托 谭大山', '到会3')
    await groupCadre.says('陈开明 委托 谭大山', '谭大山最多代2人')
  })

  test('by paper asks to see the paper before the end; without it the vote does not count', async () => {
    await begun('谭大山')
    await groupCadre.says('去掉 路过人')
    await groupCadre.says('陈开明 委托 王家富', '到会3')
    await groupCadre.says('去掉 陈开明')
    await groupCadre.says('陈开明 委托 王家富', '到会3')
    await groupCadre.says('好了')
    await groupCadre.says('3 0 0', '会议记录')
    await groupCadre.says('都同意')
    await groupCadre.says('好了', '还没见到委托书')
    await groupCadre.says('去掉 陈开明', '到会2，应到4，还差1')
  })
})

test('before it is closed a vote and who came can be put right', async () => {
  await begun('谭大山')
  await groupCadre.says('好了')
  await groupCadre.says('4 0 0', '会议记录')
  await groupCadre.says('都同意')
  await groupCadre.says('好了', '散吗')
  await groupCadre.says('2', '没有散会')
  await groupCadre.says('谭大山 3 1 0', '通过1')
  await groupCadre.says('好了', '散吗')
  await groupCadre.says('2', '没有散会')
  await groupCadre.says('去掉 路过人', '到会3')
  await groupCadre.says('好了', '到会人数变成3了，谭大山要重报')
  await groupCadre.says('2 1', '通过1')
  await groupCadre.says('好了', '到会3/4')
  await groupCadre.says('1', '散会了')
})

test('it is not held before its day', async () => {
  await applied('谭大山')
  await called('明天下午2点')
  await groupCadre.says('评议', '定在3月10日', '到那天')
})

test('of two who close it one does, the other hears that it is over', async () => {
  await begun('谭大山')
  await groupCadre.says('好了')
  await groupCadre.says('4 0 0')
  await groupCadre.says('都同意')
  await groupCadre.says('好了', '散吗')
  await cadre.says('评议', '散吗')
  await cadre.says('1', '散会了')
  await groupCadre.says('1', '这个会已经散了')
})

test('a household that withdrew meanwhile is not voted on', async () => {
  const [, mou] = await begun('谭大山', '牟大山')
  await groupCadre.says('好了', '1/2 牟大山')
  await api.sql`
    update applications set status = 'withdrawn' where household_id = ${mou?.household.id ?? ''}`
  await groupCadre.says('4 0 0', '1/1 谭大山')
})

test('a villager holds nothing, nor is one told that there is a meeting', async () => {
  await begun('谭大山')
  await talk().says('评议 宝坪村3社', '只有负责的干部能办')
  await talk().says('评议不公平', /异议|名单|公示/)
})

test('by a chat the minutes and the papers come as photos', async () => {
  const { api: over } = telegram
  const there = await startRound(over)
  await beginRound(over, there)
  const household = await there.applicant('谭大山')
  await addEntry(over, household.id)
  const chat = telegram.chat()
  await chat.says('你好')
  await chat.shows(there.cadre.phone ?? '')
  await chat.says('开会 宝坪村3社 今天2点', '开社员会')
  await chat.presses('#yes', '定了')
  await chat.says('评议', '应到几户')
  await chat.says('3户', '怎么表决')
  await chat.presses('#open', '应到3，至少到2')
  await chat.says('王家富，李兴国 委托 王家富', '到会2')
  await chat.showsPhoto('paper-1', undefined, '到会2')
  await chat.says('好了', '1/1 谭大山')
  await chat.says('2 0 0', '会议记录')
  await chat.showsPhoto('minutes-1', undefined, '照片2张')
  await chat.says('好了', '散吗')
  await chat.presses('#yes', '散会了')
  const photos = await over.sql`
    select reference from media m join reviews r on m.subject = 'review:' || r.id order by reference`
  expect(photos.map(({ reference }) => String(reference))).toHaveLength(2)
})
