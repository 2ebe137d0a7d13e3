import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import {
  COUNTY,
  GROUP,
  MONDAY_MORNING,
  OTHER_VILLAGE,
  startApi,
  TOWNSHIP,
  VILLAGE,
} from '../../support/api'
import { addEntry } from '../../support/reviews'
import { startRound } from '../../support/rounds'

const api = await startApi({ connections: 4 })
await api.addCounty()
const { open, post, applicant, object, later, cadre, clerk, office, standingOf } =
  await startRound(api)
beforeEach(async () => {
  api.clock.now = new Date(MONDAY_MORNING)
  await api.setFigures()
  await api.sql`update rounds set status = 'closed'`
  await api.sql`update applications set status = 'withdrawn' where status = 'filed'`
})
afterAll(() => api.close())

const refused = (reason: string) => ({ status: 409, body: { code: 'refused', reason } })
const close = (id: unknown, actor: `staff:${string}` = clerk.actor) =>
  api.call(`/rounds/${id}/actions`, { actor, body: { type: 'close' } })

describe('opening a round', () => {
  test('freezes its figures with unit, validity and source', async () => {
    const { body } = await open()
    const [row] = await api.sql<{ figures: Record<string, unknown> }[]>`
      select figures from rounds where id = ${String(body['id'])}`
    expect(Object.keys(row?.figures ?? {}).toSorted()).toEqual([
      'appeal_days',
      'appeal_working_days',
      'entry_area_tolerance_percent',
      'entry_income_tolerance_percent',
      'notice_days',
      'objection_working_days',
      'poverty_line',
      'review_proxies_per_person',
      'review_quorum_permille_group',
      'review_quorum_permille_township',
      'review_quorum_permille_village',
      'survey_cost_percent_grain',
      'survey_cost_percent_livestock',
      'survey_cost_percent_other_crops',
      'survey_cost_percent_tobacco',
      'survey_cost_percent_tree_fruit',
    ])
    expect(row?.figures['notice_days']).toEqual({
      value: 6,
      unit: 'days',
      validFrom: '2020-01-01',
      validTo: null,
      source: '示例',
    })
  })

  test.each([
    'notice_days',
    'objection_working_days',
    'appeal_days',
    'appeal_working_days',
    'poverty_line',
  ] as const)('is refused while no %s is in force', async (name) => {
    await api.setFigures({ [name]: null })
    expect(await open()).toMatchObject({
      status: 409,
      body: { code: 'figure_missing', reason: name },
    })
    expect(await api.sql`select from rounds where status = 'open'`).toEqual([])
  })

  test('takes in who applied there before, and nobody from elsewhere', async () => {
    const here = await applicant('牟大山')
    const elsewhere = await applicant('谭外村', OTHER_VILLAGE)
    expect((await open(VILLAGE)).body).toMatchObject({ area: '宝坪村', applications: 1 })
    expect(await standingOf(here.id)).toMatchObject({ level: 'group' })
    expect(await standingOf(elsewhere.id)).toMatchObject({ level: null })
  })

  test.each([
    [TOWNSHIP, TOWNSHIP],
    [TOWNSHIP, VILLAGE],
    [VILLAGE, TOWNSHIP],
  ])('on %s keeps another from %s', async (first, second) => {
    expect(await open(first)).toMatchObject({ status: 200 })
    expect(await open(second)).toMatchObject(refused('round_open'))
    expect(await open(OTHER_VILLAGE)).toMatchObject({ status: first === TOWNSHIP ? 409 : 200 })
  })

  test('takes in who was left over from a round that is closed, and no withdrawn one', async () => {
    await open(VILLAGE)
    const [left, gone] = [await applicant('牟大山'), await applicant('谭撤回')]
    await api.sql`
      update applications set withdrawal_asked_at = '2026-03-08T02:00:00Z'
       where household_id = ${gone.id}`
    await api.sql`update rounds set status = 'closed'`
    const { body } = await open(VILLAGE)
    expect(body).toMatchObject({ applications: 1 })
    const [row] = await api.sql`
      select round_id from applications where household_id = ${left.id} and status = 'filed'`
    expect(row?.['round_id']).toBe(body['id'])
  })

  test('twice at once, one within the other, opens one', async () => {
    const answers = await Promise.all([open(TOWNSHIP), open(VILLAGE), open(COUNTY, office.actor)])
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  })

  test('is for the officials of its area', async () => {
    expect(await open(COUNTY)).toMatchObject({ status: 404 })
    expect(await open('wuxi.yulin')).toMatchObject({ status: 404 })
    const secretary = await api.addStaff({ roles: [['village_secretary', VILLAGE]] })
    expect(await open(VILLAGE, secretary.actor)).toMatchObject({ status: 403 })
  })

  test('is not for a single group, nor for a year out of mind', async () => {
    expect(await open(GROUP)).toMatchObject(refused('area_too_small'))
    const body = { kind: 'identification', year: 1999, areaPath: VILLAGE }
    const answer = await api.call('/rounds', { actor: clerk.actor, body })
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid', reason: 'year' } })
  })
})

describe('closing a round', () => {
  test('waits for everybody in it', async () => {
    const { body } = await open()
    await applicant('牟大山')
    expect(await close(body['id'])).toMatchObject(refused('applications_waiting'))
    await api.sql`update applications set status = 'declined' where status = 'filed'`
    expect(await close(body['id'])).toMatchObject({ status: 200 })
    expect(await close(body['id'])).toMatchObject(refused('round_closed'))
  })

  test('waits for every objection to its lists', async () => {
    const { body } = await open()
    await applicant('牟大山')
    const posted = await post()
    const code = String((posted.body['vars'] as Record<string, unknown>)['code'])
    const objection = await object(code, '没开会就定了名单')
    await api.sql`update applications set status = 'declined' where status = 'filed'`
    expect(await close(body['id'])).toMatchObject(refused('objections_open'))
    await objection.decide(false)
    later(8)
    expect(await close(body['id'])).toMatchObject({ status: 200 })
  })

  test('waits for the last day on which the next level can be asked about a decision', async () => {
    const { body } = await open()
    await applicant('牟大山')
    const posted = await post()
    const code = String((posted.body['vars'] as Record<string, unknown>)['code'])
    const text = '家里有小车'
    const facts = { ground: 'should_not_be_listed', householdName: '牟大山' } as const
    const objection = await object(code, text, facts)
    await api.sql`update notices set closes_at = ${api.clock.now} where code = ${code}`
    // Declined for it; three days to ask the next level, the day of the decision not counted.
    expect(await objection.decide(true)).toMatchObject({ status: 200 })
    api.clock.now = new Date('2026-03-12T15:59:59Z')
    expect(await close(body['id'])).toMatchObject(refused('appeals_open'))
    api.clock.now = new Date('2026-03-12T16:00:00Z')
    expect(await close(body['id'])).toMatchObject({ status: 200 })
  })

  test('calls off a meeting at which nobody is left to be voted on, and says so', async () => {
    const { body } = await open()
    const mou = await applicant('牟大山')
    await addEntry(api, mou.id)
    const meetsAt = new Date(api.clock.now.getTime() + 86_400_000).toISOString()
    const called = { roundId: String(body['id']), areaPath: GROUP, meetsAt }
    expect(await api.call('/reviews', { actor: cadre.actor, body: called })).toMatchObject({
      body: { code: 'called' },
    })
    await api.sql`update applications set status = 'withdrawn' where household_id = ${mou.id}`
    expect(await close(body['id'])).toMatchObject({ status: 200 })
    expect(
      await api.sql`select status from reviews where round_id = ${String(body['id'])}`,
    ).toMatchObject([{ status: 'void' }])
    const [told] = await api.sql`
      select count(*)::int as told from outbox where template = 'review.called_off_staff'`
    expect(told?.['told']).toBeGreaterThan(0)
  })

  test('waits for the last instant in which somebody can say they were left out', async () => {
    const { body } = await open()
    await applicant('牟大山')
    await post()
    await api.sql`update applications set status = 'declined' where status = 'filed'`
    api.clock.now = new Date('2026-03-16T15:59:59.999Z')
    expect(await close(body['id'])).toMatchObject(refused('window_open'))
    api.clock.now = new Date('2026-03-16T16:00:00Z')
    expect(await close(body['id'])).toMatchObject({ status: 200 })
  })

  test('is not for others', async () => {
    const { body } = await open()
    const other = await api.addStaff({ roles: [['township_clerk', 'wuxi.yulin']] })
    expect(await close(body['id'], other.actor)).toMatchObject({ status: 404 })
  })
})

describe('an application filed at the moment', () => {
  const during = async (first: () => Promise<unknown>, second: () => Promise<unknown>) => {
    const [contact] = await api.sql<{ id: string }[]>`
      select c.id from contacts c join staff s on s.phone_index = c.address_index
       where s.id = ${cadre.id}`
    let running: Promise<unknown>[] = []
    // Whoever files is held up in telling the cadre, with everything else written.
    await api.sql.begin(async (tx) => {
      await tx`select from contacts where id = ${contact?.id ?? ''} for update`
      running = [first()]
      await waiting(1)
      running.push(second())
      await waiting(2)
    })
    return Promise.all(running)
  }
  async function waiting(some: number) {
    for (let look = 0; look < 40; look++) {
      const [row] = await api.ownerSql<{ count: number }[]>`
        select count(*)::int as count from pg_stat_activity
         where datname = current_database() and wait_event_type = 'Lock'`
      if ((row?.count ?? 0) >= some) return
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
  }
  const apply = async () => {
    await applicant('谭先到')
    const household = await api.addHousehold({ head: '牟同时' })
    const contact = await api.addContact({ linkedTo: [household.id] })
    const command = { type: 'file_application', householdId: household.id } as const
    return { household, file: () => api.runCommand(contact.id, command) }
  }

  test('a round is closed keeps it open', async () => {
    const { body } = await open()
    const { file } = await apply()
    await api.sql`update applications set status = 'withdrawn' where status = 'filed'`
    const [, closed] = await during(file, () => close(body['id']))
    expect(closed).toMatchObject(refused('applications_waiting'))
  })

  test('a round is opened comes into it', async () => {
    const { household, file } = await apply()
    await during(file, () => open())
    expect(await standingOf(household.id)).toMatchObject({ application: 'filed', level: 'group' })
  })

  test('a round has just been closed waits for the next', async () => {
    const { body } = await open()
    const { household, file } = await apply()
    let filed: Promise<unknown> | undefined
    await api.sql.begin(async (tx) => {
      await tx`select from rounds where id = ${String(body['id'])} for update`
      await tx`update rounds set status = 'closed' where id = ${String(body['id'])}`
      filed = file()
      await waiting(1)
    })
    await filed
    expect(await standingOf(household.id)).toMatchObject({ application: 'filed', level: null })
  })
})

test('a round is listed with the households on its lists, and none of another round', async () => {
  const { body: first } = await open(VILLAGE)
  await applicant('牟大山')
  await applicant('谭小河')
  await post()
  const { body: second } = await open(OTHER_VILLAGE)
  const { body } = await api.call('/rounds', { actor: clerk.actor })
  const listed = new Map(
    (body['items'] as { id: string; listed: number }[]).map((round) => [round.id, round.listed]),
  )
  expect(listed.get(String(first['id']))).toBe(2)
  expect(listed.get(String(second['id']))).toBe(0)
})

test('rounds are listed to the officials of their area, the newest first', async () => {
  await open()
  const { body } = await api.call('/rounds', { actor: clerk.actor })
  expect((body['items'] as unknown[])[0]).toMatchObject({
    kind: 'identification',
    year: 2026,
    areaPath: TOWNSHIP,
    openedOn: '2026-03-09',
  })
  const other = await api.addStaff({ roles: [['township_clerk', 'wuxi.yulin']] })
  expect((await api.call('/rounds', { actor: other.actor })).body).toEqual({ items: [] })
})
