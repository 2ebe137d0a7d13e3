import { afterAll, beforeEach, expect, test } from 'vitest'
import { remindDue } from '../../../api/satisfaction/ask'
import { startApi } from '../../support/api'
import { commandContext } from '../../support/command'
import { addHome } from '../../support/occasions'
import { addSatisfaction, addSatisfactionDraw } from '../../support/satisfaction'

const api = await startApi({ connections: 6 })
await api.addCounty()
afterAll(() => api.close())

const at = (day: string, time: string) => {
  api.clock.now = new Date(`${day}T${time}+08:00`)
}
beforeEach(async () => {
  for (const table of ['satisfaction_draws', 'satisfaction_surveys', 'outbox'])
    await api.ownerSql`truncate ${api.ownerSql(table)} cascade`
  at('2026-03-09', '10:00:00')
})

const run = () => api.call('/satisfaction/runs', { actor: 'job:worker', body: {} })
/** Asked on 9 March. */
async function asked(given: Partial<Parameters<typeof addSatisfactionDraw>[1]> = {}) {
  const { householdId, contactId } = await addHome(api)
  const { id: surveyId } = await addSatisfaction(api)
  return addSatisfactionDraw(api, { surveyId, householdId, contactId, ...given })
}
const reminders = async (id: string) =>
  (await api.sql`select 1 from outbox where purpose = ${`satisfaction:${id}:remind`}`).length
const remindedOn = async (id: string) =>
  (await api.sql`select reminded_on::text as on from satisfaction_draws where id = ${id}`)[0]?.[
    'on'
  ]

test.each([
  ['08:59:59', 0],
  ['09:00:00', 1],
  ['19:59:59', 1],
  ['20:00:00', 0],
  ['00:00:00', 0],
])('at %s on the day %i reminder goes out', async (time, count) => {
  const id = await asked()
  at('2026-03-12', time)
  await run()
  expect(await reminders(id)).toBe(count)
})

test('on a holiday nobody is reminded, and on the day after they are', async () => {
  at('2026-09-28', '10:00:00')
  const id = await asked()
  at('2026-10-01', '10:00:00')
  await run()
  expect(await reminders(id)).toBe(0)
  at('2026-10-08', '10:00:00')
  await run()
  expect(await reminders(id)).toBe(1)
})

test('two workers at once remind once, and no worker ever again', async () => {
  const ids = []
  for (let i = 0; i < 8; i++) ids.push(await asked())
  at('2026-03-12', '10:00:00')
  const runs = await Promise.all([run(), run(), run(), run()])
  expect(runs.map(({ status }) => status)).toEqual([200, 200, 200, 200])
  for (const id of ids) expect(await reminders(id)).toBe(1)
  expect(runs.reduce((sum, { body }) => sum + Number(body['reminded']), 0)).toBe(8)
  for (const day of ['13', '16', '20']) {
    at(`2026-03-${day}`, '10:00:00')
    await run()
  }
  for (const id of ids)
    expect([await reminders(id), await remindedOn(id)]).toEqual([1, '2026-03-12'])
  expect(await api.sql`select 1 from outbox where purpose like '%:remind'`).toHaveLength(8)
})

test('a worker that looks while another reminds leaves those alone', async () => {
  await asked()
  at('2026-03-12', '10:00:00')
  const ctx = commandContext(api)
  const remind = () => api.db.transaction((tx) => remindDue(tx, ctx))
  const meanwhile = await api.db.transaction(async (tx) => {
    expect(await remindDue(tx, ctx)).toBe(1)
    const other = remind()
    // The other one looks before this one is done.
    await Promise.race([other, new Promise((done) => setTimeout(done, 1000))])
    return { other }
  })
  expect(await meanwhile.other).toBe(0)
  expect(await remind()).toBe(0)
})

test('whoever was reminded is not, though the message is gone', async () => {
  const id = await asked({ remindedOn: '2026-03-12' })
  at('2026-03-16', '10:00:00')
  await run()
  expect(await reminders(id)).toBe(0)
})

test.each(['answered', 'stopped', 'unwilling', 'called_off', 'waiting'] as const)(
  'whose draw is %s is not reminded',
  async (status) => {
    const id = await asked({ status, askOn: '2026-12-01' })
    at('2026-03-12', '10:00:00')
    await run()
    expect(await reminders(id)).toBe(0)
  },
)

test('what is asked by itself comes once', async () => {
  const { householdId, contactId } = await addHome(api)
  const { id: surveyId } = await addSatisfaction(api, { occasion: 'visit', month: '2026-03' })
  const id = await addSatisfactionDraw(api, { surveyId, householdId, contactId })
  at('2026-03-12', '10:00:00')
  await run()
  expect(await reminders(id)).toBe(0)
})
