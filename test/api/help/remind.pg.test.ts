import { afterAll, beforeEach, expect, test } from 'vitest'
import { MONDAY_MORNING, startApi, VILLAGE } from '../../support/api'
import { deliverDue, forget } from '../../support/outbox'

const api = await startApi({ connections: 2 })
await api.addCounty()
const cadre = await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
beforeEach(async () => {
  await forget(api)
  api.clock.now = new Date(MONDAY_MORNING)
  await api.setFigures({ help_answer_hours: 72, application_answer_days: 10 })
})
afterAll(() => api.close())

const at = (instant: string) => {
  api.clock.now = new Date(instant)
}
async function family() {
  const { id } = await api.addHousehold({ head: '牟大山' })
  const contact = await api.addContact({ linkedTo: [id] })
  return { householdId: id, contact }
}
const toCadre = async () =>
  (await deliverDue(api))
    .filter(({ to, template }) => to === cadre.phone && !template.startsWith('lead.'))
    .map(({ template }) => template)

async function callForHelp() {
  const { contact } = await family()
  const call = { type: 'call_for_help', kind: 'help', text: '房子漏雨' } as const
  const { vars } = await api.runCommand(contact.id, call)
  return String(vars['code'])
}

test('a cadre is reminded a working day before a call for help is due', async () => {
  await callForHelp()
  expect(await toCadre()).toEqual(['help.told_responder'])
  // Due on Thursday, 10 o'clock.
  at('2026-03-10T23:59:59.999Z')
  expect(await toCadre()).toEqual([])
  at('2026-03-11T00:00:00.000Z')
  expect(await toCadre()).toEqual(['todo.help_due'])
  expect(await toCadre()).toEqual([])
})

test('and is not where it is answered by then', async () => {
  const code = await callForHelp()
  await toCadre()
  await api.sql`update help_requests set status = 'answered' where code = ${code}`
  at('2026-03-11T00:00:00.000Z')
  expect(await toCadre()).toEqual([])
})

test('nor when the time is over', async () => {
  await callForHelp()
  await toCadre()
  at('2026-03-12T02:00:00.001Z')
  expect(await toCadre()).toEqual([])
})

test('one that is due within a day is not reminded of at once', async () => {
  await api.setFigures({ help_answer_hours: 12 })
  await callForHelp()
  at('2026-03-09T10:00:00.000Z')
  expect(await toCadre()).toEqual(['help.told_responder'])
})

test('a cadre is reminded a working day before an application is to be answered', async () => {
  const { householdId, contact } = await family()
  await api.runCommand(contact.id, { type: 'file_application', householdId })
  expect(await toCadre()).toEqual(['staff.application'])
  // Due on Thursday, 19 March.
  at('2026-03-17T23:59:59.999Z')
  expect(await toCadre()).toEqual([])
  at('2026-03-18T00:00:00.000Z')
  expect(await toCadre()).toEqual(['todo.application_due'])
})

test('and is not where it was decided by then', async () => {
  const { householdId, contact } = await family()
  await api.runCommand(contact.id, { type: 'file_application', householdId })
  await toCadre()
  await api.sql`update applications set status = 'declined' where household_id = ${householdId}`
  at('2026-03-18T00:00:00.000Z')
  expect(await toCadre()).toEqual([])
})
