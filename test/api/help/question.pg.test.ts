import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { MONDAY_MORNING, startApi, type TestApi, VILLAGE } from '../../support/api'
import { deliverDue } from '../../support/outbox'

let api: TestApi
beforeAll(async () => {
  api = await startApi()
  await api.addCounty()
})
beforeEach(() => {
  api.clock.now = new Date(MONDAY_MORNING)
})
afterAll(() => api.close())

const ask = (contactId: string, text: string) =>
  api.runCommand(contactId, { type: 'call_for_help', kind: 'question', text })

test('a question no text answers goes to the cadre, and the cadre’s answer to who asked', async () => {
  const cadre = await api.addStaff({ name: '熊长富', roles: [['village_cadre', VILLAGE]] })
  const cadreContact = await api.addContact({ phone: String(cadre.phone) })
  const household = await api.addHousehold()
  const contact = await api.addContact({ linkedTo: [household.id] })

  const asked = await ask(contact.id, '种花椒补不补钱')
  expect(asked).toMatchObject({ code: 'called', vars: { responder: '熊长富' } })
  const code = String(asked.vars['code'])
  expect(await deliverDue(api)).toMatchObject([
    {
      to: cadre.phone,
      template: 'help.told_responder',
      vars: { kind: 'question', code, text: '种花椒补不补钱', phone: contact.address },
    },
  ])

  const answer = { type: 'answer_help', code, text: '今年没有这项' } as const
  expect(await api.runCommand(cadreContact.id, answer)).toEqual({
    code: 'answered_question',
    vars: { code },
  })
  expect(await deliverDue(api)).toMatchObject([
    {
      to: contact.address,
      template: 'help.answer',
      vars: { name: '熊长富', text: '今年没有这项' },
    },
  ])
  expect(await api.sql`select kind, status from help_requests where code = ${code}`).toEqual([
    { kind: 'question', status: 'answered' },
  ])
  const receipt = await api.call(`/receipts/${code}`, { actor: contact.actor })
  expect(receipt).toMatchObject({
    status: 200,
    body: { vars: { kind: 'question', status: 'answered' } },
  })
})

test('a question and a call for help of one phone are two matters', async () => {
  const contact = await api.addContact({ linkedTo: [(await api.addHousehold()).id] })
  const question = await ask(contact.id, '种花椒补不补钱')
  const again = await ask(contact.id, '种核桃呢')
  const help = await api.runCommand(contact.id, {
    type: 'call_for_help',
    kind: 'help',
    text: '房子漏雨',
  })
  expect(again.vars['code']).toBe(question.vars['code'])
  expect(help.vars['code']).not.toBe(question.vars['code'])
})

test('what is neither help, a person nor a question is refused', async () => {
  const contact = await api.addContact()
  const { status } = await api.call('/help-requests', {
    actor: contact.actor,
    body: { kind: 'complaint', text: '收钱' },
  })
  expect(status).toBe(400)
})
