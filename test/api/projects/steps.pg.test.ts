import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { addDays, dayOf, instantOf } from '../../../api/shared/day'
import type { Command } from '../../../api/turns/command'
import { MONDAY_MORNING, OTHER_VILLAGE, startApi, TOWNSHIP, VILLAGE } from '../../support/api'
import { addAllocatedSource } from '../../support/funds'
import { addProject } from '../../support/projects'

const api = await startApi()
await api.addCounty()
afterAll(api.close)
beforeEach(() => {
  api.clock.now = new Date(MONDAY_MORNING)
})

let phones = 0
/** A member of staff who writes to us. */
async function member(role: Parameters<typeof api.addStaff>[0]['roles']) {
  const phone = `+86199600${String(++phones).padStart(5, '0')}`
  const { id, actor } = await api.addStaff({ phone, roles: role })
  const contact = await api.addContact({ phone })
  const run = (command: Command) => api.runCommand(contact.id, command)
  return { id, actor, run }
}
const cadre = await member([['village_cadre', VILLAGE]])
const clerk = await member([['township_clerk', TOWNSHIP]])
const office = await member([['county_office', 'wuxi']])
const second = await member([['county_office', 'wuxi']])
const third = await member([['county_office', 'wuxi']])
const { id: source } = await addAllocatedSource(api, {
  name: '溪财发174',
  plannedFen: 1_000_000_000,
})

const photos = [{ reference: 'sheet' }]
const application = {
  sector: 'water' as const,
  nature: 'new' as const,
  place: '3社大湾',
  content: '修水池一口100方',
  startsOn: '2026-04-01',
  endsOn: '2026-06-30',
  unit: '宝坪村委会',
  leaderId: cadre.id,
  plannedFen: 10_000_000,
  goals: [{ text: '受益', target: 80, unit: '户' }],
  helps: '解决吃水',
  householdIds: [],
}
const applyWith = (code: string, more: object = {}) =>
  cadre.run({ type: 'apply_project', code, ...application, ...more } as Command)
const statusOf = async (code: string) =>
  (await api.sql`select status, due_on::text as due from projects where code = ${code}`)[0]
const actsOf = async (code: string) =>
  (
    await api.sql<{ act: string }[]>`
      select a.act from project_acts a join projects p on p.id = a.project_id
       where p.code = ${code} order by a.seq`
  ).map(({ act }) => act)
const today = () => dayOf(api.clock.now)
const lines = (amountFen: number) => [{ sourceId: source, amountFen }]
const approve = (code: string, amountFen = 10_000_000) =>
  ({ type: 'approve_project', code, lines: lines(amountFen) }) as const

test('a project goes from the villagers’ discussion to its last stone', async () => {
  const talked = await cadre.run({
    type: 'discuss_project',
    areaPath: VILLAGE,
    name: '修3社水池',
    sector: 'water',
    present: 25,
    inFavour: 23,
    photos: [],
  })
  expect(talked).toMatchObject({ code: 'discussed', vars: { name: '修3社水池' } })
  const code = String(talked.vars['code'])
  expect(code).toMatch(/^\d{9}$/)
  expect(await applyWith(code)).toMatchObject({ code: 'applied' })
  expect(await clerk.run({ type: 'submit_project', code })).toMatchObject({ code: 'not_posted' })
  const posted = await cadre.run({ type: 'post_project', code, photos })
  // Nine days of the test's county, the day of posting not counted.
  expect(posted).toMatchObject({ code: 'posted', vars: { day: '2026-03-18' } })
  api.clock.now = instantOf('2026-03-18', 23)
  expect(await clerk.run({ type: 'submit_project', code })).toMatchObject({ code: 'notice_open' })
  api.clock.now = instantOf('2026-03-19', 0)
  expect(await clerk.run({ type: 'submit_project', code })).toMatchObject({ code: 'submitted' })
  expect(await statusOf(code)).toEqual({ status: 'submitted', due: addDays(today(), 18) })
  expect(await office.run(approve(code))).toMatchObject({ code: 'approved' })
  expect(await statusOf(code)).toMatchObject({ status: 'approved' })
  const work = { type: 'carry_out_project' as const, code, text: '', percent: null, photos: [] }
  expect(await cadre.run({ ...work, act: 'start' })).toMatchObject({ code: 'started' })
  expect(await cadre.run({ ...work, act: 'progress', text: '基础挖好了', percent: 40 })).toEqual({
    code: 'progressed',
    vars: { name: '修3社水池', due: '2026-04-03', told: 0 },
  })
  expect(await cadre.run({ ...work, act: 'finish' })).toMatchObject({ code: 'finished' })
  expect(await actsOf(code)).toEqual([
    'discussed',
    'applied',
    'submitted',
    'approved',
    'started',
    'progressed',
    'finished',
  ])
})

describe('villagers who do not want it make no project', () => {
  test.each([
    [0, 0, 'nobody_present'],
    [10, 11, 'more_than_present'],
    [10, 5, 'no_majority'],
    [10, 6, 'discussed'],
  ])('of %i who came %i were for it: %s', async (present, inFavour, outcome) => {
    const base = { areaPath: VILLAGE, name: '修路', sector: 'transport' as const, photos: [] }
    const { code } = await cadre.run({ type: 'discuss_project', ...base, present, inFavour })
    expect(code).toBe(outcome)
  })

  test('of one name there is one a year, also where two bring it at once', async () => {
    const discussion = {
      areaPath: VILLAGE,
      name: '修便民桥',
      sector: 'transport' as const,
      present: 9,
      inFavour: 9,
    }
    const discuss = () => api.call('/projects', { actor: cadre.actor, body: discussion })
    const both = await Promise.all([discuss(), discuss()])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
    const again = await cadre.run({ type: 'discuss_project', ...discussion, photos: [] })
    expect(again.code).toBe('already_discussed')
    await api.sql`update projects set status = 'rejected' where name = '修便民桥'`
    const anew = await cadre.run({ type: 'discuss_project', ...discussion, photos: [] })
    expect(anew.code).toBe('discussed')
  })

  test('nor does a cadre of another village', async () => {
    const given = {
      name: '修路',
      sector: 'transport' as const,
      present: 9,
      inFavour: 9,
      photos: [],
    }
    const outcome = await cadre.run({
      type: 'discuss_project',
      areaPath: OTHER_VILLAGE,
      ...given,
    })
    expect(outcome.code).toBe('not_found')
  })
})

describe('an application', () => {
  test.each([
    [{ goals: [] }, 'no_goal'],
    [{ goals: [{ text: '受益', target: 0, unit: '户' }] }, 'no_goal'],
    [{ goals: [{ text: '受益', target: 80, unit: '' }] }, 'no_goal'],
    [{ plannedFen: 0 }, 'no_amount'],
    [{ endsOn: '2026-03-31' }, 'days_reversed'],
    [{ content: '找张三13996000001' }, 'phone'],
    [{ leaderId: '01900000-0000-7000-8000-000000000000' }, 'leader_unknown'],
  ])('with %o is refused: %s', async (more, reason) => {
    const { code } = await addProject(api)
    expect((await applyWith(code, more)).code).toBe(reason)
    expect(await statusOf(code)).toMatchObject({ status: 'discussed' })
  })

  test('is made once', async () => {
    const { code } = await addProject(api)
    expect((await applyWith(code)).code).toBe('applied')
    expect((await applyWith(code)).code).toBe('wrong_step')
  })
})

describe('before the county sees it', () => {
  test('the notice needs its photo, and hangs once', async () => {
    const { code } = await addProject(api, { status: 'applied' })
    const post = (with_: typeof photos) => cadre.run({ type: 'post_project', code, photos: with_ })
    expect((await post([])).code).toBe('no_photo')
    expect((await post(photos)).code).toBe('posted')
    expect((await post(photos)).code).toBe('notice_there')
  })

  test('whoever applied does not send it on', async () => {
    const both = await member([
      ['village_cadre', VILLAGE],
      ['township_clerk', TOWNSHIP],
    ])
    const { code } = await addProject(api, { status: 'applied', by: { applied: both.id } })
    expect((await both.run({ type: 'submit_project', code })).code).toBe('own_application')
    expect((await both.run({ type: 'return_project', code, reason: '不行' })).code).toBe(
      'own_application',
    )
  })

  test('given back it is applied for anew, hangs anew and is told anew', async () => {
    const { code } = await addProject(api, { status: 'discussed' })
    const { id: householdId } = await api.addHousehold()
    const family = await api.addContact({ linkedTo: [householdId] })
    const told = async () =>
      (await api.sql`select template from outbox where contact_id = ${family.id}`).length
    await applyWith(code)
    await cadre.run({ type: 'post_project', code, photos })
    expect(await told()).toBe(1)
    const back = await clerk.run({ type: 'return_project', code, reason: '预算太高' })
    expect(back.code).toBe('returned')
    expect((await applyWith(code)).code).toBe('applied')
    api.clock.now = instantOf('2026-04-20', 9)
    expect((await clerk.run({ type: 'submit_project', code })).code).toBe('not_posted')
    await cadre.run({ type: 'post_project', code, photos })
    expect(await told()).toBe(2)
  })
})

describe('the county', () => {
  test.each([
    [19_999_999, 1],
    [20_000_000, 2],
    [99_999_999, 2],
    [100_000_000, 3],
  ])('has %i fen approved by %i people', async (plannedFen, people) => {
    const { code } = await addProject(api, { status: 'submitted', plannedFen })
    const outcomes = []
    for (const who of [office, second, third].slice(0, people))
      outcomes.push((await who.run(approve(code, plannedFen))).code)
    const waiting = Array.from({ length: people - 1 }, () => 'one_of_several')
    expect(outcomes).toEqual([...waiting, 'approved'])
  })

  test('counts two who approve at once as two, and one who does so twice as one', async () => {
    const plannedFen = 20_000_000
    const two = await addProject(api, { status: 'submitted', plannedFen })
    const both = await Promise.all([office, second].map((who) => who.run(approve(two.code))))
    expect(both.map(({ code }) => code).toSorted()).toEqual(['approved', 'one_of_several'])
    const one = await addProject(api, { status: 'submitted', plannedFen })
    const body = { type: 'approve', lines: lines(plannedFen) }
    const call = () => api.call(`/projects/${one.code}/decisions`, { actor: office.actor, body })
    const twice = await Promise.all([call(), call()])
    expect(twice.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect(await statusOf(one.code)).toMatchObject({ status: 'submitted' })
  })

  test.each(['discussed', 'applied', 'submitted'] as const)(
    'does not let who %s it approve',
    async (act) => {
      const { code } = await addProject(api, { status: 'submitted', by: { [act]: office.id } })
      expect((await office.run(approve(code))).code).toBe('own_project')
    },
  )

  test('does not let who answers for it approve', async () => {
    const { code } = await addProject(api, { status: 'submitted', leaderId: office.id })
    expect((await office.run(approve(code))).code).toBe('own_project')
  })

  test('gives no more than planned, and one money', async () => {
    const { code } = await addProject(api, { status: 'submitted' })
    expect((await office.run(approve(code, 20_000_001))).code).toBe('too_much')
    expect((await office.run({ type: 'approve_project', code, lines: [] })).code).toBe('no_money')
    expect((await office.run(approve(code, 20_000_000))).code).toBe('one_of_several')
    expect((await second.run(approve(code, 19_000_000))).code).toBe('lines_differ')
  })

  test('forgets earlier approvals of what it sent back', async () => {
    const { code } = await addProject(api, { status: 'submitted', plannedFen: 20_000_000 })
    await office.run(approve(code))
    const back = { type: 'refuse_project', code, reason: '材料不全', isFinal: false } as const
    expect((await second.run(back)).code).toBe('sent_back')
    expect(await statusOf(code)).toMatchObject({ status: 'applied' })
    await api.sql`insert into project_notices (county, id, project_id, stage, posted_by, posted_on, last_on)
      select county, gen_random_uuid(), id, 'before', ${cadre.id}::uuid, '2026-01-01', '2026-01-12'
        from projects where code = ${code}`
    expect((await clerk.run({ type: 'submit_project', code })).code).toBe('submitted')
    expect((await second.run(approve(code))).code).toBe('one_of_several')
    expect((await office.run(approve(code))).code).toBe('approved')
  })

  test('rejects it for good, with a reason', async () => {
    const { code } = await addProject(api, { status: 'submitted' })
    const no = { type: 'refuse_project', code, reason: '不符合规划', isFinal: true } as const
    expect((await office.run(no)).code).toBe('rejected')
    expect((await second.run(approve(code))).code).toBe('wrong_step')
  })
})

test('a project is given up before it is accepted, and not afterwards', async () => {
  const under = await addProject(api, { status: 'under_way' })
  const off = (code: string) => clerk.run({ type: 'cancel_project', code, reason: '村里不做了' })
  expect((await off(under.code)).code).toBe('cancelled')
  const accepted = await addProject(api, { status: 'accepted' })
  expect((await off(accepted.code)).code).toBe('wrong_step')
})

describe('who may not', () => {
  test.each([
    [
      'apply',
      'forbidden',
      clerk,
      (code: string) => ({ type: 'apply_project', code, ...application }),
    ],
    ['submit', 'forbidden', cadre, (code: string) => ({ type: 'submit_project', code })],
    ['approve', 'forbidden', clerk, (code: string) => approve(code)],
    [
      'cancel',
      'forbidden',
      cadre,
      (code: string) => ({ type: 'cancel_project', code, reason: '不' }),
    ],
  ] as const)('%s is told so', async (_what, outcome, who, command) => {
    const { code } = await addProject(api, { status: 'submitted' })
    expect((await who.run(command(code) as Command)).code).toBe(outcome)
  })
})
