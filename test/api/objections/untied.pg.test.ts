import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../../api/shared/ids'
import { entryVisits, noticeProofs, reviewAttendees, reviews } from '../../../db/schema'
import type { NoticeLevel } from '../../../db/values/rounds'
import { COUNTY, GROUP, MONDAY_MORNING, startApi, TOWNSHIP, VILLAGE } from '../../support/api'
import { postList } from '../../support/objections'
import { passReview } from '../../support/reviews'

const api = await startApi({ connections: 4 })
await api.addCounty()
beforeEach(async () => {
  api.clock.now = new Date(MONDAY_MORNING)
  await api.sql`update staff set is_active = false`
})
afterAll(() => api.close())

const MINUTES = 60_000
type Staff = Awaited<ReturnType<typeof api.addStaff>>
type World = Awaited<ReturnType<typeof listed>>

/** 牟大山 on the list of the village, a cadre of the village, and a clerk to whom it climbs. */
async function listed() {
  const cadre = await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
  const clerk = await api.addStaff({ roles: [['township_clerk', TOWNSHIP]] })
  const mou = await api.addHousehold({ head: '牟大山' })
  const list = await postList(api, { households: [mou] })
  return { cadre, clerk, mou, list }
}

async function object({ list }: Pick<World, 'list'>, householdName: string | null = '牟大山') {
  const contact = await api.addContact()
  const { code, vars } = await api.runCommand(contact.id, {
    type: 'file_objection',
    code: list.code,
    ground: householdName ? 'should_not_be_listed' : 'faulty_procedure',
    householdName,
    ownHousehold: null,
    text: householdName ? '他家有小车' : '没开会就定了',
  })
  expect(code).toBe('filed')
  const [row] = await api.sql<{ id: string; staff_id: string | null }[]>`
    select id, staff_id from objections where code = ${String(vars['code'])}`
  if (!row) throw new Error('no objection')
  return row
}

const decide = (id: string, actor: Staff['actor']) =>
  api.call(`/objections/${id}/actions`, {
    actor,
    body: { type: 'decide', upheld: false, reason: '看过了' },
  })
const assign = (id: string, staffId: string, actor: Staff['actor']) =>
  api.call(`/objections/${id}/actions`, { actor, body: { type: 'assign', staffId } })
const refused = (reason: string) => ({ status: 409, body: { code: 'refused', reason } })

/** A meeting of the round about the household, closed by somebody; `by` as it is when none is given. */
async function meet({ list, mou }: World, level: NoticeLevel, calledBy?: string) {
  await api.sql`
    update applications set level = ${level}, review_id = null where household_id = ${mou.id}`
  const [id] = await passReview(api, { householdIds: [mou.id], ...(calledBy && { calledBy }) })
  await api.sql`update applications set level = 'village' where household_id = ${mou.id}`
  if (!id) throw new Error('no meeting')
  expect(list.roundId).toBeTruthy()
  return id
}

const attend = (reviewId: string, staffId: string) =>
  api.db.insert(reviewAttendees).values({
    county: COUNTY,
    reviewId,
    seq: 1,
    name: '熊长富',
    way: 'in_person' as const,
    staffId,
  })

const enter = (
  { list, mou }: World,
  who: { staffId: string; companionId?: string },
  kind: 'screening' | 'survey' | 'revisit' = 'survey',
) =>
  api.db.insert(entryVisits).values({
    county: COUNTY,
    id: newId(),
    roundId: list.roundId,
    householdId: mou.id,
    areaPath: GROUP,
    kind,
    status: 'finished' as const,
    ...who,
    startedAt: api.clock.now,
    finishedAt: api.clock.now,
    visitedOn: '2026-03-09',
    factsSealed: Buffer.alloc(1),
    openDisputes: 0,
    isFar: false,
  })

const bystander = () => api.addStaff({ roles: [['evaluator', COUNTY]], phone: null })

const postIt = ({ list, cadre }: World) =>
  api.sql`update notices set posted_by = ${cadre.id} where id = ${list.id}`

/** What a cadre can have done about the household or its list. */
const DOINGS: [what: string, byCadre: (world: World) => Promise<unknown>][] = [
  ['posted the list', postIt],
  [
    'proved that it hangs',
    ({ list, cadre }) =>
      api.db.insert(noticeProofs).values({
        county: COUNTY,
        mediaId: newId(),
        noticeId: list.id,
        staffId: cadre.id,
        moment: 'first',
        status: 'accepted',
        sentAt: api.clock.now,
      }),
  ],
  [
    'posted the list of the household below',
    async ({ list, mou, cadre }) => {
      const below = { level: 'group' as const, areaPath: GROUP, roundId: list.roundId }
      await postList(api, { ...below, households: [mou], postedBy: cadre.id })
      await api.sql`update applications set level = 'village' where household_id = ${mou.id}`
    },
  ],
  ['closed the meeting', (world) => meet(world, 'village', world.cadre.id)],
  ['closed the one below', (world) => meet(world, 'group', world.cadre.id)],
  [
    'sat in the meeting by name',
    async (world) => attend(await meet(world, 'village'), world.cadre.id),
  ],
  ['sat in the one below', async (world) => attend(await meet(world, 'group'), world.cadre.id)],
  ['screened it', (world) => enter(world, { staffId: world.cadre.id }, 'screening')],
  ['surveyed it', (world) => enter(world, { staffId: world.cadre.id })],
  [
    'came along to the survey',
    async (world) => {
      const { id: staffId } = await bystander()
      await enter(world, { staffId, companionId: world.cadre.id })
    },
  ],
  ['visited it again', (world) => enter(world, { staffId: world.cadre.id }, 'revisit')],
]

describe.each(DOINGS)('whoever %s', (_what, doBy) => {
  test('is not asked to check what is said against the household', async () => {
    const world = await listed()
    await doBy(world)
    expect(await object(world)).toMatchObject({ staff_id: world.clerk.id })
  })

  test('is not given it, and does not decide it where it lies with them all the same', async () => {
    const world = await listed()
    await doBy(world)
    const { id } = await object(world)
    const { cadre, clerk } = world
    expect(await assign(id, cadre.id, clerk.actor)).toMatchObject(refused('own_decision'))
    await api.sql`update objections set staff_id = ${cadre.id} where id = ${id}`
    expect(await decide(id, cadre.actor)).toMatchObject(refused('own_decision'))
    expect(await assign(id, clerk.id, clerk.actor)).toMatchObject({ status: 200 })
    expect(await decide(id, clerk.actor)).toMatchObject({ status: 200 })
  })
})

describe('what was said of a procedure', () => {
  test.each<[string, (world: World) => Promise<unknown>, boolean]>([
    ['posted the list', postIt, true],
    ['closed the meeting', (world) => meet(world, 'village', world.cadre.id), true],
    ['sat in it', async (world) => attend(await meet(world, 'village'), world.cadre.id), true],
    ['closed the one of a group', (world) => meet(world, 'group', world.cadre.id), false],
    ['surveyed a household on it', (world) => enter(world, { staffId: world.cadre.id }), false],
  ])('is for somebody else than whoever %s, or not', async (_what, doBy, isTheirs) => {
    const world = await listed()
    await doBy(world)
    const { staff_id } = await object(world, null)
    expect(staff_id).toBe(isTheirs ? world.clerk.id : world.cadre.id)
  })
})

describe('the same done', () => {
  test.each<[string, (world: World) => Promise<unknown>]>([
    [
      'in another round',
      async ({ mou, cadre }) => {
        const other = await postList(api, { households: [], areaPath: GROUP, level: 'group' })
        await enter({ list: other, mou } as World, { staffId: cadre.id })
      },
    ],
    [
      'for another household',
      async (world) => {
        const other = await api.addHousehold({ head: '冉别家' })
        await enter({ ...world, mou: other }, { staffId: world.cadre.id })
      },
    ],
    [
      'at a meeting that came to nothing',
      async (world) => {
        const id = await meet(world, 'village', world.cadre.id)
        await api.db.update(reviews).set({ status: 'void' })
        expect(id).toBeTruthy()
      },
    ],
  ])('%s keeps nobody from checking it', async (_what, doBy) => {
    const world = await listed()
    await doBy(world)
    expect(await object(world)).toMatchObject({ staff_id: world.cadre.id })
  })

  test('after it was given to them keeps nobody from deciding, and from being given it anew', async () => {
    const world = await listed()
    const { id, staff_id } = await object(world)
    expect(staff_id).toBe(world.cadre.id)
    api.clock.now = new Date(api.clock.now.getTime() + MINUTES)
    await enter(world, { staffId: world.cadre.id })
    expect(await assign(id, world.cadre.id, world.clerk.actor)).toMatchObject(
      refused('own_decision'),
    )
    expect(await decide(id, world.cadre.actor)).toMatchObject({ status: 200 })
  })
})

describe('colleagues', () => {
  const tie = (staffId: string, householdId: string, kind: 'kin' | 'work_unit') =>
    api.sql`insert into staff_ties ${api.sql({
      county: COUNTY,
      staff_id: staffId,
      household_id: householdId,
      kind,
    })}`

  test('of somebody of the household are as tied to it as who said so', async () => {
    const world = await listed()
    await api.sql`update staff set unit = '天元乡扶贫办' where id = ${world.clerk.id}`
    const said = await api.addStaff({ roles: [['group_cadre', GROUP]] })
    await tie(said.id, world.mou.id, 'work_unit')
    const { id, staff_id } = await object(world)
    expect(staff_id).toBe(world.clerk.id)
    await api.sql`update objections set staff_id = ${world.cadre.id} where id = ${id}`
    expect(await decide(id, world.cadre.actor)).toMatchObject(refused('tied'))
  })

  test('of kin are not', async () => {
    const world = await listed()
    const kin = await api.addStaff({ roles: [['group_cadre', GROUP]] })
    await tie(kin.id, world.mou.id, 'kin')
    expect(await object(world)).toMatchObject({ staff_id: world.cadre.id })
  })
})

test('where everybody up to the county had a part in it, nobody is asked and it is filed all the same', async () => {
  const world = await listed()
  await enter(world, { staffId: world.cadre.id, companionId: world.clerk.id })
  expect(await object(world)).toMatchObject({ staff_id: null })
})
