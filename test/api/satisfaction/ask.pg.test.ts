import { beforeEach, expect, test } from 'vitest'
import { listSatisfaction } from '../../../api/satisfaction/export'
import { COUNTY, startApi, TOWNSHIP, VILLAGE } from '../../support/api'
import {
  addSatisfaction,
  addSatisfactionAnswer,
  addSatisfactionDraw,
} from '../../support/satisfaction'

const api = await startApi({ connections: 2 })

let phones = 0
beforeEach(async () => {
  api.clock.now = new Date('2026-03-09T02:00:00.000Z')
  await api.sql`update satisfaction_surveys set status = 'cancelled', occasion = null, month = null`
  await api.sql`update satisfaction_draws set status = 'called_off', ask_on = '2020-01-01'`
  await api.sql`delete from outbox where status = 'queued'`
})
await api.addCounty()

async function waiting(given: { askOn?: string; householdId?: string; contactId?: string } = {}) {
  const householdId = given.householdId ?? (await api.addHousehold()).id
  const phone = `+86199${String(60_000_000 + ++phones)}`
  const contactId = given.contactId ?? (await api.addContact({ phone, linkedTo: [householdId] })).id
  const survey = await addSatisfaction(api)
  const askOn = given.askOn ?? '2026-03-09'
  const status = 'waiting' as const
  const of = { surveyId: survey.id, householdId, contactId }
  const drawId = await addSatisfactionDraw(api, { ...of, askOn, status, askedAt: null, tries: 0 })
  return { drawId, householdId, contactId, surveyId: survey.id }
}

const run = () => api.call('/satisfaction/runs', { actor: 'job:worker', body: {} })
const statusOf = async (id: string) =>
  (await api.sql`select status from satisfaction_draws where id = ${id}`)[0]?.['status']
const queued = async () =>
  (
    await api.sql`select purpose from outbox where purpose like 'satisfaction:%' and status = 'queued' order by purpose`
  ).length

/** Shanghai is eight hours ahead. */
const at = (day: string, time: string) => new Date(`${day}T${time}+08:00`)

test.each([
  ['08:59:59', 'waiting'],
  ['09:00:00', 'asked'],
  ['19:59:59', 'asked'],
  ['20:00:00', 'waiting'],
  ['23:30:00', 'waiting'],
])('at %s whoever it is the day for is %s', async (time, status) => {
  const { drawId } = await waiting()
  api.clock.now = at('2026-03-09', time)
  expect((await run()).status).toBe(200)
  expect(await statusOf(drawId)).toBe(status)
})

test('on a holiday nobody is asked', async () => {
  const { drawId } = await waiting()
  api.clock.now = at('2026-10-01', '10:00:00')
  await api.sql`update satisfaction_surveys set ends_on = '2026-12-31'`
  await run()
  expect(await statusOf(drawId)).toBe('waiting')
})

test.each([
  ['2026-02-07', 'asked'],
  ['2026-02-08', 'too_soon'],
])('a household asked something else on %s is %s on 9 March', async (before, status) => {
  const first = await waiting()
  const { householdId } = first
  await api.sql`update satisfaction_draws set status = 'answered', ask_on = ${before} where id = ${first.drawId}`
  const second = await waiting({ householdId })
  await run()
  expect(await statusOf(second.drawId)).toBe(status)
})

test('of two surveys of one household on one day one is asked, the other let go', async () => {
  const first = await waiting()
  const second = await waiting({ householdId: first.householdId })
  await Promise.all([run(), run()])
  await run()
  const both = [await statusOf(first.drawId), await statusOf(second.drawId)]
  expect(both.toSorted()).toEqual(['asked', 'too_soon'])
  expect(await queued()).toBe(1)
})

test('whoever stopped such messages is not asked, nor where something urgent is open', async () => {
  const unwilling = await waiting()
  await api.sql`update contacts set stopped = '{broadcast}' where id = ${unwilling.contactId}`
  const urgent = await waiting()
  await api.sql`insert into help_requests (county, id, kind, contact_id, household_id, area_path, code, status, opened_at,
      answer_due_at, message_count, is_urgent)
    values (${COUNTY}, gen_random_uuid(), 'help', ${urgent.contactId}, ${urgent.householdId}, ${VILLAGE}, '1234567890', 'open',
      now(), now(), 1, true)`
  await run()
  expect(await statusOf(unwilling.drawId)).toBe('unwilling')
  expect(await statusOf(urgent.drawId)).toBe('called_off')
  expect(await queued()).toBe(0)
})

test('reminded once, after three days and not before, and not who has answered', async () => {
  const { drawId } = await waiting()
  await run()
  const reminders = async () =>
    (await api.sql`select 1 from outbox where purpose = ${`satisfaction:${drawId}:remind`}`).length
  api.clock.now = at('2026-03-11', '19:00:00')
  await run()
  expect(await reminders()).toBe(0)
  api.clock.now = at('2026-03-12', '09:00:00')
  await run()
  await run()
  expect(await reminders()).toBe(1)
  api.clock.now = at('2026-03-16', '09:00:00')
  await run()
  expect(await reminders()).toBe(1)
})

test('what did not go out in its hours is put again the next day', async () => {
  const { drawId } = await waiting()
  await run()
  await api.sql`update outbox set status = 'expired' where purpose = ${`satisfaction:${drawId}:ask:1`}`
  api.clock.now = at('2026-03-10', '09:00:00')
  await run()
  expect(await statusOf(drawId)).toBe('asked')
  expect(
    await api.sql`select 1 from outbox where purpose = ${`satisfaction:${drawId}:ask:2`}`,
  ).toHaveLength(1)
})

test('after its last day a survey is closed, and who waited is not asked', async () => {
  const { drawId, surveyId } = await waiting({ askOn: '2026-03-20' })
  await api.sql`update satisfaction_surveys set ends_on = '2026-03-10' where id = ${surveyId}`
  const status = async () =>
    (await api.sql`select status from satisfaction_surveys where id = ${surveyId}`)[0]?.['status']
  api.clock.now = at('2026-03-10', '23:59:59')
  await run()
  expect(await status()).toBe('asking')
  api.clock.now = at('2026-03-11', '00:00:00')
  await run()
  expect(await status()).toBe('closed')
  expect(await statusOf(drawId)).toBe('called_off')
})

test('a noted visit is asked about within days, once, whatever runs how often', async () => {
  const phone = `+86199${String(60_000_000 + ++phones)}`
  const { id: householdId } = await api.addHousehold({ phone })
  await api.addContact({ phone, linkedTo: [householdId] })
  const { id: staffId } = await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
  await api.sql`insert into visits (county, id, household_id, staff_id, purpose, visited_on, noted_at, body_sealed, is_far)
    values (${COUNTY}, gen_random_uuid(), ${householdId}, ${staffId}, 'other', '2026-04-07', '2026-04-07T02:00:00Z', '', false)`
  api.clock.now = at('2026-04-08', '10:00:00')
  await run()
  await run()
  const planned = await api.sql<{ ask_on: string; status: string }[]>`
    select d.ask_on::text, d.status from satisfaction_draws d join satisfaction_surveys s on s.id = d.survey_id
     where s.occasion = 'visit' and d.household_id = ${householdId}`
  expect(planned).toHaveLength(1)
  const askOn = planned[0]?.ask_on ?? ''
  expect(askOn > '2026-04-08' && askOn <= '2026-04-13').toBe(true)
  api.clock.now = at('2026-04-13', '10:00:00')
  await run()
  const [sent] =
    await api.sql`select template, class from outbox where template = 'satisfaction.ask_after'`
  expect(sent).toMatchObject({ class: 'broadcast' })
})

test('the export holds closed surveys by township, and nothing of fewer than ten', async () => {
  for (const count of [10, 9]) {
    const survey = await addSatisfaction(api, {
      status: 'closed',
      closedOn: '2026-03-08',
      areaPath: TOWNSHIP,
    })
    for (let i = 0; i < count; i++) {
      const { id: householdId } = await api.addHousehold()
      const { id: contactId } = await api.addContact()
      const drawId = await addSatisfactionDraw(api, {
        surveyId: survey.id,
        householdId,
        contactId,
        status: 'answered',
      })
      await addSatisfactionAnswer(api, { drawId, value: 4 })
    }
  }
  const found = await listSatisfaction(api.db, COUNTY, { from: '2026-03-01', to: '2026-03-31' })
  expect(
    found.map(({ areaPath, seq, figure }) => [areaPath, seq, figure?.answers, figure?.satisfied]),
  ).toEqual([
    [TOWNSHIP, 1, 10, 1],
    [TOWNSHIP, 2, undefined, undefined],
    [TOWNSHIP, 1, undefined, undefined],
    [TOWNSHIP, 2, undefined, undefined],
  ])
  expect(await listSatisfaction(api.db, COUNTY, { from: '2026-03-09', to: '2026-03-31' })).toEqual(
    [],
  )
})
