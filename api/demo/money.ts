import { and, eq } from 'drizzle-orm'
import { castHousehold } from '../../db/demo/cast'
import { BAOPING } from '../../db/demo/cast-spec'
import { fundSources, people, projects } from '../../db/schema'
import type { ProjectSector } from '../../db/values/projects'
import type { Day } from '../shared/day'
import { addMonths } from '../wording/day-spans'
import { CLERK, idOf, OFFICE, POSTER, SECRETARY, TOWNSHIP } from './acts'
import { cadre, type Stage, villager } from './stage'

const FINANCE = cadre('county_finance')
const INSPECTOR = cadre('discipline_inspector')
/** Its leader is the village secretary, who applies; others post it and carry it out. */
const ROAD = '2社入户路硬化'
const PIPES = '3社人饮管道维修'
const WAN = 1_000_000

const SOURCES = [
  {
    name: '示例财发12',
    kind: 'central',
    giver: '示例财政局',
    wan: 300,
    given: 120,
    sectors: [] as ProjectSector[],
  },
  {
    name: '示例捐赠3',
    kind: 'donor',
    giver: '示例帮扶集团',
    wan: 50,
    given: 20,
    // Who donates says what for.
    sectors: ['transport', 'water'] as ProjectSector[],
  },
] as const

/** Money of the county and of a donor arrives, and some of it goes to 天元乡. */
export async function bringMoney({ act, tx, county }: Stage, today: Day): Promise<void> {
  for (const { name, kind, giver, wan, given, sectors } of SOURCES) {
    const year = Number(today.slice(0, 4))
    const terms = { giver, documentNo: null, year, plannedFen: wan * WAN, note: '示例' }
    const earmark = { sectors, areaPath: county, usableUntil: null }
    await act(FINANCE, { type: 'record_fund_source', name, kind, ...terms, ...earmark }, 'recorded')
    const sourceId = await sourceOf({ tx, county }, name)
    const move = { type: 'move_funds', sourceId } as const
    await act(FINANCE, { ...move, move: 'arrive', areaPath: null, amountFen: wan * WAN }, 'moved')
    const amountFen = given * WAN
    await act(FINANCE, { ...move, move: 'allocate', areaPath: TOWNSHIP, amountFen }, 'moved')
  }
}

async function sourceOf({ tx, county }: Pick<Stage, 'tx' | 'county'>, name: string) {
  const [source] = await tx
    .select({ id: fundSources.id })
    .from(fundSources)
    .where(and(eq(fundSources.county, county), eq(fundSources.name, name)))
  return source?.id ?? ''
}

interface Plan {
  name: string
  sector: 'transport' | 'water'
  place: string
  content: string
  wan: number
  goal: { text: string; target: number; unit: string }
  from: Day
  to: Day
}

/** The villagers talk it over, the secretary applies, and its notice hangs. */
async function propose(stage: Stage, plan: Plan): Promise<string> {
  const { name, sector, place, content, wan, goal, from, to } = plan
  const talk = { areaPath: BAOPING, name, sector, present: 25, inFavour: 23, photos: [] }
  const { code: given } = await stage.act(
    SECRETARY,
    { type: 'discuss_project', ...talk },
    'discussed',
  )
  const code = String(given)
  const work = { sector, nature: 'new', place, content, startsOn: from, endsOn: to } as const
  const who = { unit: '宝坪村委会', leaderId: stage.staffId(SECRETARY), householdIds: [] }
  const what = { plannedFen: wan * WAN, goals: [goal], helps: '先请本村脱贫户来做工' }
  await stage.act(SECRETARY, { type: 'apply_project', code, ...work, ...who, ...what }, 'applied')
  const photos = [{ reference: `story-project-${code}` }]
  await stage.act(POSTER, { type: 'post_project', code, photos }, 'posted')
  await stage.fetchPictures()
  return code
}

export const proposeRoad = (stage: Stage, from: Day, to: Day) =>
  propose(stage, {
    name: ROAD,
    sector: 'transport',
    place: '宝坪村2社',
    content: '硬化入户路800米',
    wan: 18,
    goal: { text: '受益', target: 42, unit: '户' },
    from,
    to,
  })

export const proposePipes = (stage: Stage, from: Day, to: Day) =>
  propose(stage, {
    name: PIPES,
    sector: 'water',
    place: '宝坪村3社',
    content: '换管道1200米，修蓄水池1口',
    wan: 12,
    goal: { text: '通水', target: 36, unit: '户' },
    from,
    to,
  })

/** The township sends the road on, the county gives its money, from both purses. */
export async function approveRoad(stage: Stage, code: string): Promise<void> {
  await stage.act(CLERK, { type: 'submit_project', code }, 'submitted')
  const [county, donor] = await Promise.all(SOURCES.map(({ name }) => sourceOf(stage, name)))
  const lines = [
    { sourceId: county ?? '', amountFen: 15 * WAN },
    { sourceId: donor ?? '', amountFen: 3 * WAN },
  ]
  await stage.act(OFFICE, { type: 'approve_project', code, lines }, 'approved')
}

export async function buildRoad(
  stage: Stage,
  code: string,
  act: 'start' | 'progress' | 'finish',
): Promise<void> {
  const said = {
    start: { text: '开挖路基', percent: null, expected: 'started' },
    progress: { text: '路面铺了一半', percent: 50, expected: 'progressed' },
    finish: { text: '800米都铺完了', percent: null, expected: 'finished' },
  }[act]
  const { expected, ...words } = said
  await stage.act(POSTER, { type: 'carry_out_project', code, act, ...words, photos: [] }, expected)
}

/** A question that acceptance waits for. */
export async function askAboutRoad(stage: Stage): Promise<void> {
  const [project] = await stage.tx
    .select({ code: projects.code })
    .from(projects)
    .where(and(eq(projects.county, stage.county), eq(projects.name, ROAD)))
  const text = '路边的排水沟还没修，啥时候修？'
  const comment = { code: project?.code ?? '', text }
  await stage.act(villager('objector'), { type: 'file_project_comment', ...comment }, 'filed')
}

/** 牟大岭's loan is due in three weeks. */
export async function lend(stage: Stage, dueOn: Day): Promise<void> {
  const householdId = await idOf(stage, 'registered')
  const [head] = await stage.tx
    .select({ id: people.id })
    .from(people)
    .where(
      and(
        eq(people.county, stage.county),
        eq(people.householdId, householdId),
        eq(people.isHead, true),
      ),
    )
  const terms = { months: 36, lentOn: addMonths(dueOn, -36), rateBasisPoints: 475 }
  const loan = { bank: '示例农商行', amountFen: 5 * WAN, text: '养牛' }
  await stage.act(
    CLERK,
    { type: 'record_loan', householdId, personId: head?.id ?? '', ...terms, ...loan },
    'recorded_no_phone',
  )
}

/** A group's cadre declares a cousin who was on the register; the comparison finds it. */
export async function declareCousin(stage: Stage): Promise<void> {
  const name = castHousehold('exited').people[0]?.name ?? ''
  const householdId = await idOf(stage, 'exited')
  const kin = { relation: 'collateral', name, idNumber: null, kinStaffId: null } as const
  const told = { type: 'declare_kin', ...kin, householdId } as const
  await stage.act(cadre('group_cadre_5'), told, 'declared_tied')
  await stage.act(INSPECTOR, { type: 'compare_declarations', areaPath: TOWNSHIP }, 'compared')
}
