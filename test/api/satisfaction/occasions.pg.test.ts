import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { SatisfactionOccasion } from '../../../db/values/satisfaction'
import { COUNTY, startApi, VILLAGE } from '../../support/api'
import { addHome, occasionsOf } from '../../support/occasions'
import { addSatisfaction, addSatisfactionDraw } from '../../support/satisfaction'

const api = await startApi({ connections: 4 })
await api.addCounty()
afterAll(() => api.close())
const staff = await api.addStaff({ roles: [['village_cadre', VILLAGE]], phone: '+8619766660001' })
const ended = occasionsOf(api, staff.id)

const at = (day: string, time = '10:00') => {
  api.clock.now = new Date(`${day}T${time}:00+08:00`)
}
beforeEach(async () => {
  for (const table of [
    'satisfaction_answers',
    'satisfaction_draws',
    'satisfaction_surveys',
    'visits',
    'objections',
    'project_acts',
    'project_households',
    'outbox',
  ])
    await api.ownerSql`truncate ${api.ownerSql(table)} cascade`
  await api.ownerSql`update households set status = 'closed'`
  await api.ownerSql`delete from contact_links`
  await api.setFigures()
  at('2026-03-10')
})

const run = () => api.call('/satisfaction/runs', { actor: 'job:worker', body: {} })
interface Planned {
  household_id: string
  contact_id: string
  ask_on: string
  status: string
  occasion: SatisfactionOccasion
}
const planned = () => api.sql<Planned[]>`
  select d.household_id, d.contact_id, d.ask_on::text, d.status, s.occasion
    from satisfaction_draws d join satisfaction_surveys s on s.id = d.survey_id
   where s.occasion is not null order by d.ask_on, d.id`
const DAY = '2026-03-09'

describe.each(['visit', 'objection', 'project'] as const)('after a %s', (occasion) => {
  test('that ended yesterday the household is asked by itself, once, on one of the next five days', async () => {
    const home = await addHome(api)
    await ended[occasion](home, DAY)
    await Promise.all([run(), run()])
    const [one, ...others] = await planned()
    expect(others).toEqual([])
    expect(one).toMatchObject({
      household_id: home.householdId,
      contact_id: home.contactId,
      occasion,
      status: 'waiting',
    })
    expect(one?.ask_on).toMatch(/^2026-03-1[1-5]$/)
    at('2026-03-15')
    await run()
    const [sent] =
      await api.sql`select contact_id from outbox where template = 'satisfaction.ask_after'`
    expect(sent).toMatchObject({ contact_id: home.contactId })
  })

  test('that ends today it is not asked yet', async () => {
    await ended[occasion](await addHome(api), '2026-03-10')
    await run()
    expect(await planned()).toEqual([])
  })
})

test('an objection that is open or was withdrawn is asked about never', async () => {
  for (const given of [
    { status: 'open' as const, decidedAt: null },
    { status: 'withdrawn' as const },
  ])
    await ended.objection(await addHome(api), DAY, given)
  await run()
  expect(await planned()).toEqual([])
})

test('a county that has not said how many asks nobody by itself', async () => {
  await api.ownerSql`delete from figures where name = 'satisfaction_auto_permille'`
  await ended.visit(await addHome(api), DAY)
  await run()
  expect(await planned()).toEqual([])
})

test('many visits of one day are spread over the days that follow, none on the day itself', async () => {
  for (let i = 0; i < 30; i++) await ended.visit(await addHome(api), DAY)
  await run()
  const days = Map.groupBy(await planned(), ({ ask_on }) => ask_on)
  expect([...days.keys()].toSorted()).toEqual([
    '2026-03-11',
    '2026-03-12',
    '2026-03-13',
    '2026-03-14',
    '2026-03-15',
  ])
})

test('of a thousand the share the county has set is asked, and with none of it nobody', async () => {
  for (let i = 0; i < 30; i++) await ended.visit(await addHome(api), DAY)
  await api.ownerSql`update figures set value = 500 where name = 'satisfaction_auto_permille'`
  await run()
  const count = (await planned()).length
  expect(count).toBeGreaterThan(4)
  expect(count).toBeLessThan(26)
})

describe('within thirty days', () => {
  test.each([
    ['2026-02-10', 0],
    ['2026-02-09', 1],
  ])(
    'whoever was asked anything on %s is planned %i times for 11 March on',
    async (askOn, count) => {
      const { householdId, contactId } = await addHome(api)
      const { id: surveyId } = await addSatisfaction(api, {
        status: 'closed',
        closedOn: '2026-03-01',
      })
      await addSatisfactionDraw(api, {
        surveyId,
        householdId,
        contactId,
        askOn,
        status: 'answered',
      })
      await ended.visit({ householdId }, DAY)
      await run()
      expect(await planned()).toHaveLength(count)
    },
  )

  test('two things that ended for one household are asked about once', async () => {
    const home = await addHome(api)
    await ended.visit(home, DAY)
    await ended.project(home, DAY)
    await run()
    for (const day of ['11', '12', '13', '16', '17']) {
      at(`2026-03-${day}`)
      await run()
    }
    const asked = (await planned()).filter(({ status }) => status === 'asked')
    expect(asked).toHaveLength(1)
    expect(await api.sql`select 1 from outbox where purpose like 'satisfaction:%'`).toHaveLength(1)
  })

  test('whoever is asked by the county meanwhile is let go', async () => {
    const { householdId, contactId } = await addHome(api)
    await ended.visit({ householdId }, DAY)
    await run()
    const { id: surveyId } = await addSatisfaction(api)
    await addSatisfactionDraw(api, { surveyId, householdId, contactId, askOn: '2026-03-10' })
    at('2026-03-16')
    await run()
    expect((await planned()).map(({ status }) => status)).toEqual(['too_soon'])
  })
})

test('on one day no more are asked by themselves than the county allows; the others on the next', async () => {
  for (let i = 0; i < 5; i++) await ended.visit(await addHome(api), DAY)
  await run()
  await api.sql`update satisfaction_draws set ask_on = '2026-03-11'`
  await api.ownerSql`update figures set value = 2 where name = 'satisfaction_auto_per_day'`
  const asked = async () => (await planned()).filter(({ status }) => status === 'asked').length
  at('2026-03-11', '09:00')
  await Promise.all([run(), run()])
  expect(await asked()).toBe(2)
  at('2026-03-11', '19:00')
  await run()
  expect(await asked()).toBe(2)
  at('2026-03-12')
  await run()
  expect(await asked()).toBe(4)
})

test('what a survey of the county asks counts for no such limit', async () => {
  await api.ownerSql`update figures set value = 1 where name = 'satisfaction_auto_per_day'`
  const { id: surveyId } = await addSatisfaction(api, { areaPath: COUNTY })
  for (let i = 0; i < 3; i++) {
    const { householdId, contactId } = await addHome(api)
    const waiting = { status: 'waiting' as const, askedAt: null, tries: 0, askOn: '2026-03-10' }
    await addSatisfactionDraw(api, { surveyId, householdId, contactId, ...waiting })
  }
  await run()
  expect(await api.sql`select 1 from satisfaction_draws where status = 'asked'`).toHaveLength(3)
})
