import { eq } from 'drizzle-orm'
import { castHousehold } from '../../db/demo/cast'
import { BAOPING } from '../../db/demo/cast-spec'
import type { Db } from '../../db/client'
import type { DemoOptions } from '../../db/demo/county'
import { counties, households, rounds } from '../../db/schema'
import { getFigure } from '../figures/service'
import type { AppDeps } from '../http/context'
import { inTransaction } from '../http/write'
import type { OnProgress } from '../roll/load/service'
import { closeRound } from '../rounds/close'
import { addDays, type Day, dayOf, instantOf } from '../shared/day'
import { isWorkingDay } from '../shared/working-days'
import {
  advance,
  apply,
  CLERK,
  COMMITTEE,
  draft,
  enterNeighbours,
  idOf,
  link,
  open,
  post,
  POSTER,
  prove,
  RESIDENT,
  SECRETARY,
  TOWNSHIP,
} from './acts'
import { endAtCounty } from './ending'
import { DEMO_FIGURES } from './figures'
import { review } from './meeting'
import {
  approveRoad,
  askAboutRoad,
  bringMoney,
  buildRoad,
  declareCousin,
  lend,
  proposePipes,
  proposeRoad,
} from './money'
import { type StoryDays, storyDays } from './rules'
import { loadDemo, loaderOf } from './service'
import { callPlayers, createStage, type Stage, villager } from './stage'
import { loadDemoChecklists } from './checklists'
import { loadDemoPeerQuestions } from './peer-questions'
import { loadDemoVillages } from './villages'

/** Who applies in the round that is open, by group of 宝坪村. */
const APPLICANTS = [
  { group: 1, keys: ['listed', 'contested'] },
  { group: 2, keys: ['held'] },
  { group: 4, keys: ['severed'] },
  { group: 6, keys: ['over'] },
] as const

/**
 * The invented county in the middle of its work: the roll as it was before the story, and the story.
 * Loading it again changes nothing.
 */
export async function loadDemoWithStory(
  deps: AppDeps,
  county: string,
  options: DemoOptions = {},
  onProgress?: OnProgress,
) {
  const { db } = deps.connection
  const isNew = (await db.$count(households, eq(households.county, county))) === 0
  const days = daysUntil(dayOf(deps.clock()), DEMO_FIGURES.notice_days)
  const before = instantOf(addDays(days.firstOpened, -1), 8)
  const loading = isNew ? { ...deps, clock: () => before } : deps
  const counts = await loadDemo(loading, county, options, onProgress)
  await playStory(deps, county)
  await inTransaction(db, async (tx) => {
    await lockStory(tx, county)
    await loadDemoVillages(tx, loaderOf(deps, county))
    await loadDemoChecklists(tx, loaderOf(deps, county))
    await loadDemoPeerQuestions(tx, loaderOf(deps, county))
  })
  return counts
}

/** Of two loads at once the second finds the story told. */
const lockStory = (tx: Db, county: string) =>
  tx.select().from(counties).where(eq(counties.county, county)).for('update')

const daysUntil = (today: Day, noticeDays: number) => storyDays(today, { noticeDays, isWorkingDay })

/**
 * Plays what the last weeks brought, by the very services and as the people who do it: a round that
 * is over, and one in the middle of its lists. Once a county has a round it is nobody's to play.
 */
async function playStory(deps: AppDeps, county: string): Promise<void> {
  const players = await callPlayers(deps, county)
  await inTransaction(deps.connection.db, async (tx) => {
    await lockStory(tx, county)
    if ((await tx.$count(rounds, eq(rounds.county, county))) > 0) return
    const today = dayOf(deps.clock())
    const days = daysUntil(today, await getFigure(tx, county, 'notice_days', today))
    const stage = createStage(tx, deps, county, players)
    const road = await playClosedRound(stage, days)
    await playOpenRound(stage, days, road)
    await playYesterday(stage, days)
  })
}

/** One household of group 2 goes through all three lists and onto the register. */
async function playClosedRound(stage: Stage, days: StoryDays): Promise<string> {
  await stage.moveTo(days.firstOpened, 9)
  await bringMoney(stage, days.firstOpened)
  const road = await proposeRoad(stage, days.opened, addDays(days.villageList, 30))
  const roundId = await open(stage, days.firstOpened)
  await apply(stage, 'newly_registered')
  await stage.moveTo(days.firstGroup, 10)
  await review(stage, POSTER, `${BAOPING}.2`)
  const group = await post(stage, POSTER, `${BAOPING}.2`)
  await stage.moveTo(days.firstVillage, 9)
  await prove(stage, POSTER, group, 'last')
  await advance(stage, SECRETARY, group)
  await review(stage, SECRETARY, BAOPING)
  const village = await post(stage, SECRETARY, BAOPING)
  await stage.moveTo(days.firstTownship, 9)
  await prove(stage, SECRETARY, village, 'last')
  await advance(stage, SECRETARY, village)
  await approveRoad(stage, road)
  await review(stage, CLERK, TOWNSHIP)
  const township = await post(stage, CLERK, TOWNSHIP)
  await stage.moveTo(days.opened, 9)
  await prove(stage, CLERK, township, 'last')
  await advance(stage, COMMITTEE, township)
  await endAtCounty(stage, roundId, 'newly_registered')
  await closeRound(stage.tx, stage.as(CLERK, 'round.open'), roundId)
  return road
}

/** Group lists of which one is held, one is over and waits, and two went on to the village's list. */
async function playOpenRound(stage: Stage, days: StoryDays, road: string) {
  await stage.moveTo(days.opened, 11)
  await buildRoad(stage, road, 'start')
  await lend(stage, addDays(days.yesterday, 21))
  await declareCousin(stage)
  await open(stage, days.opened)
  for (const { group, keys } of APPLICANTS) {
    for (const key of keys) await apply(stage, key)
    await enterNeighbours(stage, `${BAOPING}.${group}`)
  }
  await stage.moveTo(days.groupLists, 10)
  const lists = new Map<number, string>()
  for (const { group } of APPLICANTS) {
    await review(stage, POSTER, `${BAOPING}.${group}`)
    lists.set(group, await post(stage, POSTER, `${BAOPING}.${group}`))
  }
  const [first = '', second = '', fourth = ''] = [1, 2, 4].map((group) => lists.get(group))

  await buildRoad(stage, road, 'progress')

  await stage.moveTo(days.groupListsClose, 16)
  for (const code of lists.values()) await prove(stage, POSTER, code, 'last')
  const filed = { type: 'enter_objection', ground: null } as const
  await stage.act(
    POSTER,
    { ...filed, code: second, way: 'paper', householdName: null, text: '没开会评议就贴出来了' },
    'filed',
  )
  const severed = castHousehold('severed').people[0]?.name ?? ''
  await stage.act(
    POSTER,
    { ...filed, code: fourth, way: 'speech', householdName: severed, text: '他家在街上开了铺子' },
    'filed',
  )

  await stage.moveTo(days.villageList, 9)
  await buildRoad(stage, road, 'finish')
  await proposePipes(stage, addDays(days.villageList, 40), addDays(days.villageList, 120))
  await stage.act(SECRETARY, { type: 'sever_entry', code: fourth, head: severed }, 'severed')
  await advance(stage, SECRETARY, first)
  await advance(stage, SECRETARY, fourth)
  await review(stage, SECRETARY, BAOPING)
  const village = await post(stage, SECRETARY, BAOPING)

  await stage.moveTo(days.yesterday, 9)
  await link(stage, 'objector')
  await askAboutRoad(stage)
  const householdName = castHousehold('contested').people[0]?.name ?? ''
  const objection = { ground: null, householdName, ownHousehold: null, text: '她家去年买了小车' }
  await stage.act(
    villager('objector'),
    { type: 'file_objection', code: village, ...objection },
    'filed',
  )
}

/** A household comes forward, one is visited, one office notice is sent and another is drafted. */
async function playYesterday(stage: Stage, days: StoryDays) {
  await stage.moveTo(days.yesterday, 10)
  await apply(stage, 'waiting')
  await review(stage, POSTER, `${BAOPING}.5`)
  const code = await draft(
    stage,
    `${BAOPING}.6`,
    '村医每周三上午在村办公室量血压、看小病，不收钱，欢迎来。',
  )
  await stage.moveTo(days.yesterday, 11)
  await stage.act(COMMITTEE, { type: 'decide_broadcast', code, act: 'approve' }, 'approved')
  const householdId = await idOf(stage, 'newly_registered')
  const visit = { visitedOn: null, purpose: null, place: null, photos: [] }
  const text = '住院费报销办好了，娃儿上学正常，想学养蜂。'
  await stage.act(RESIDENT, { type: 'note_visit', householdId, text, ...visit }, 'noted')
  // Nothing is sent after this: whoever may approve it finds it on the phone.
  await stage.moveTo(days.yesterday, 16)
  await draft(stage, BAOPING, '周六上午清理河道，能来的请九点在村办公室集合，中午管饭。')
}
