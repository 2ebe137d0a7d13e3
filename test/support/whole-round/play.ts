import { receiptIn } from '../talk'
import { apply, applyByKin, revisit, screenAgain, screenAll, survey } from './entries'
import { decide, object, postList, sendOn } from './lists'
import { meet } from './meetings'
import { deliverOne, endAtCounty, signAll } from './signing'
import type { Village } from './village'

/** Who applies, by group. */
const APPLICANTS = [
  ['谭大山', '牟大山', '冉大山', '熊大山'],
  ['谭启旺', '牟启旺', '冉启旺', '熊启旺'],
  ['谭正文', '牟正文', '冉正文'],
  ['谭明英', '牟明英', '冉明英'],
] as const
export const ALL: readonly string[] = APPLICANTS.flat()
/** Named by whoever objects, and rightly so. */
export const DROPPED = '牟大山'
/** Not passed by the neighbours, and taken in once the objection was heard. */
export const ADDED = '熊启旺'
/** Contested in the village until the others had gone on. */
export const SEVERED = '牟启旺'
/** The objection against it was taken to the next level. */
export const ESCALATED = '谭大山'
/** Their own phones are none that could sign. */
export const ON_PAPER: readonly string[] = ['熊大山', '冉启旺', '冉正文']
export const REGISTERED = ALL.filter((head) => head !== DROPPED)

type Codes = Awaited<ReturnType<typeof playGroups>>

/** From the first screening to the county's announcement, by text and chat alone. */
export async function playRound(village: Village) {
  await enter(village)
  const groups = await playGroups(village)
  village.later(8)
  await sendOnGroups(village, groups)
  const severed = await playVillage(village, groups.appeal)
  await playTownship(village)
  await signAll(village, REGISTERED, ON_PAPER)
  await endAtCounty(village, REGISTERED)
  await deliverOne(village, '谭大山')
  return { ...groups, severed }
}

async function enter(village: Village): Promise<void> {
  const { clerk } = village
  await clerk.says('开评 天元乡 识别', '对吗')
  await clerk.says('1', '天元乡开评了')
  await screenAll(village, ALL)
  for (const head of ALL)
    await (ON_PAPER.includes(head) ? applyByKin(village, head) : apply(village, head))
  await village.deliver()
}

/** Neighbours who do not apply, enough for a quorum. */
const neighbours = ({ homes }: Village, count: number, group?: number) =>
  homes
    .filter((home) => !ALL.includes(home.head) && (group === undefined || home.group === group))
    .slice(0, count)
    .map(({ head }) => head)

function groupMeeting(village: Village, group: number) {
  const chair = village.groupCadres[group - 1]
  if (!chair) throw new Error(`no group ${group}`)
  const area = `宝坪村${group}社`
  const meeting = { chair, area, present: neighbours(village, 10, group), entitled: 15 }
  return {
    meet: (cases: number, against: Parameters<typeof meet>[0]['against'] = []) =>
      meet({ ...meeting, cases, against }),
    post: (households: number) => postList(village, chair, area, households),
  }
}

/** Four meetings and lists, nine objections to them, and two lists of what changed. */
async function playGroups(village: Village) {
  const { cadre, speak, talk } = village
  const lists: string[] = []
  for (const [i, heads] of APPLICANTS.entries()) {
    const against = heads
      .filter((head) => head === ADDED)
      .map((head) => ({ head, votes: '2 8 0', reason: '家里有人在城里开店' }))
    const { meet: hold, post } = groupMeeting(village, i + 1)
    await hold(heads.length, against)
    lists.push(await post(heads.length - against.length))
  }
  const [first = '', second = '', third = '', fourth = ''] = lists

  const car = await object(speak('杨大山'), first, `${ESCALATED}家有小车`)
  const house = await object(speak('周大山'), first, `${DROPPED}家在县城买了房`)
  const facts = await object(speak('冉大山'), first, '我家人口写错了，是5口')
  const leftOut = await object(speak(ADDED), second, '漏了我家')
  const procedure = await object(talk(), third, '没开会就贴出来了')
  const other = await object(speak('郑明英'), fourth, '漏了沈明英家')
  await cadre.says(`记异议 ${fourth} 谭明英家儿子在城里有房`, '对吗')
  const spoken = receiptIn(await cadre.says('1', '记下了'))
  await cadre.says(`记异议 ${fourth} 书面：牟明英家有门面`, '对吗')
  const paper = receiptIn(await cadre.says('1', '记下了'))
  const withdrawn = await object(speak('陈明英'), fourth, '冉明英家有车')
  await speak('陈明英').says(`撤回 ${withdrawn}`, '对吗')
  await speak('陈明英').says('1', '撤回')

  await decide(village, car, '不成立', '车是他弟弟的')
  await decide(village, house, '成立', '县城有商品房一套')
  await decide(village, facts, '成立', '户口簿上是5口')
  await decide(village, leftOut, '成立', '店是亲戚的')
  await decide(village, procedure, '不成立', '3月9日开了会，有签到')
  await decide(village, other, '不成立', '收入过线')
  await decide(village, spoken, '不成立', '是同名的人')
  await decide(village, paper, '不成立', '门面是他堂哥的')
  await speak('杨大山').says(`不服 ${car} 他们没去看`, '对吗')
  const appeal = receiptIn(await speak('杨大山').says('1', '转上一级'))

  const [head] = village.groupCadres
  if (head) await screenAgain(head, '冉大山', '符合 5口 劳力1 危房C级 约3000元')
  await groupMeeting(village, 1).meet(1)
  const firstAgain = await groupMeeting(village, 1).post(1)
  await groupMeeting(village, 2).meet(1)
  const secondAgain = await groupMeeting(village, 2).post(1)
  return { lists: { first, second, third, fourth, firstAgain, secondAgain }, leftOut, appeal }
}

async function sendOnGroups(village: Village, { lists }: Codes): Promise<void> {
  await sendOn(village, lists.first, 2, '村里')
  await sendOn(village, lists.firstAgain, 1, '村里')
  await sendOn(village, lists.second, 3, '村里')
  await sendOn(village, lists.secondAgain, 1, '村里')
  await sendOn(village, lists.third, 3, '村里')
  await sendOn(village, lists.fourth, 3, '村里')
}

/** Surveys, the representatives, a list with one household set apart and settled later. */
async function playVillage(village: Village, appeal: string) {
  const { secretary, speak } = village
  for (const head of REGISTERED) await survey(village, head)
  const present = neighbours(village, 12)
  const cases = REGISTERED.length
  await meet({ chair: secretary, area: '宝坪村', present, entitled: 15, cases })
  const code = await postList(village, secretary, '宝坪村', cases)
  const receipt = await object(speak('蒲启旺'), code, `${SEVERED}家在镇上有门面`)
  village.later(8)
  await village.photographs(`张贴 ${code}`, '照片收到')
  await secretary.says(`推进 ${code}`, '异议没有定')
  await decide(village, appeal, '不成立', '复查过，车不是他家的')
  await secretary.says(`推进 ${code}`, '有1户的异议没有定')
  await secretary.says(`暂缓 ${code} ${SEVERED}`, '对吗')
  await secretary.says('1', `${SEVERED}家暂缓`)
  await secretary.says(`推进 ${code}`, `${cases - 1}户公示期满`, '1户暂缓')
  await secretary.says('1', `${cases - 1}户报到乡镇`)
  await village.deliver()
  await decide(village, receipt, '不成立', '门面是租的')
  await secretary.says(`推进 ${code}`, '1户公示期满')
  await secretary.says('1', '1户报到乡镇')
  return { code, receipt }
}

/** The check on the spot, the committee, and the last list. */
async function playTownship(village: Village): Promise<void> {
  const { clerk, committee, talk } = village
  for (const head of REGISTERED) await revisit(village, head)
  const present = ['谢书记', '张乡长', '罗委员', '王部长', '李主席']
  const cases = REGISTERED.length
  await meet({ chair: clerk, area: '天元乡', present, entitled: 7, cases })
  const code = await postList(village, clerk, '天元乡', cases)
  const receipt = await object(talk(), code, '牟正文家人口写错了，只有2口')
  await decide(village, receipt, '不成立', '户口簿上是4口')
  village.later(8)
  await village.photographs(`张贴 ${code}`, '照片收到')
  await committee.says(`推进 ${code}`, `${cases}户公示期满`)
  await committee.says('1', `${cases}户签字报县里`)
  await village.deliver()
}
