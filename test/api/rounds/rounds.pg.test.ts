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
import { startRound } from '../../support/rounds'

const api = await startApi({ connections: 4 })
await api.addCounty()
const { open, post, applicant, object, clerk, office, standingOf } = await startRound(api)
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
      'notice_days',
      'objection_working_days',
      'poverty_line',
    ])
    expect(row?.figures['notice_days']).toEqual({
      value: 6,
      unit: 'days',
      validFrom: '2020-01-01',
      validTo: null,
      source: '示例',
    })
  })

  test.each(['notice_days', 'objection_working_days', 'poverty_line'] as const)(
    'is refused while no %s is in force',
    async (name) => {
      await api.setFigures({ [name]: null })
      expect(await open()).toMatchObject({
        status: 409,
        body: { code: 'figure_missing', reason: name },
      })
      expect(await api.sql`select from rounds where status = 'open'`).toEqual([])
    },
  )

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
    expect(await close(body['id'])).toMatchObject({ status: 200 })
  })

  test('is not for others', async () => {
    const { body } = await open()
    const other = await api.addStaff({ roles: [['township_clerk', 'wuxi.yulin']] })
    expect(await close(body['id'], other.actor)).toMatchObject({ status: 404 })
  })
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
