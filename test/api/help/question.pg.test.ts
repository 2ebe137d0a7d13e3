import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
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
  const help = await api.runCommand(contact.id, {
    type: 'call_for_help',
    kind: 'help',
    text: '房子漏雨',
  })
  expect(help.vars['code']).not.toBe(question.vars['code'])
})

describe('a villager who asks', () => {
  async function addAsker() {
    const cadre = await api.addStaff({ name: '熊长富', roles: [['village_cadre', VILLAGE]] })
    const { id: cadreId } = await api.addContact({ phone: String(cadre.phone) })
    const contact = await api.addContact({ linkedTo: [(await api.addHousehold()).id] })
    const codeOf = async (text: string) => String((await ask(contact.id, text)).vars['code'])
    return { contact, cadreId, codeOf }
  }
  const cardsOf = (code: string) =>
    api.sql`select question, answer from policy_cards where code = ${code}`
  const countOf = async (contactId: string) =>
    (await api.sql`select 1 from help_requests where contact_id = ${contactId}`).length

  test('two things has two receipts, two answers and a card of each', async () => {
    const { contact, cadreId, codeOf } = await addAsker()
    const pairs = [
      ['种花椒补不补钱', '今年没有这项'],
      ['残疾证哪里办', '镇残联办'],
    ] as const
    const codes = [await codeOf(pairs[0][0]), await codeOf(pairs[1][0])]
    expect(codes[0]).not.toBe(codes[1])
    await deliverDue(api)
    for (const [at, [question, text]] of pairs.entries()) {
      const code = codes[at] ?? ''
      await api.runCommand(cadreId, { type: 'answer_help', code, text })
      expect(await deliverDue(api)).toMatchObject([{ to: contact.address, vars: { text } }])
      expect(await cardsOf(code)).toEqual([{ question, answer: text }])
    }
  })

  test('the same again has the receipt of the first time, until that is answered', async () => {
    const { contact, cadreId, codeOf } = await addAsker()
    const code = await codeOf('种花椒补不补钱')
    await codeOf('残疾证哪里办')
    expect(await codeOf('种花椒，补不补钱？')).toBe(code)
    expect(await countOf(contact.id)).toBe(2)
    await api.runCommand(cadreId, { type: 'answer_help', code, text: '不补' })
    expect(await codeOf('种花椒补不补钱')).not.toBe(code)
  })

  test('a fourth thing while three wait adds it to the latest', async () => {
    const { contact, cadreId, codeOf } = await addAsker()
    const [first, , third] = [await codeOf('问一'), await codeOf('问二'), await codeOf('问三')]
    expect(await codeOf('问四')).toBe(third)
    expect(await codeOf('问一')).toBe(first)
    expect(await countOf(contact.id)).toBe(3)
    await api.runCommand(cadreId, { type: 'answer_help', code: first ?? '', text: '好' })
    expect([first, third]).not.toContain(await codeOf('问五'))
  })

  test.each([
    ['the same twice at once', ['种花椒', '种花椒'], 1],
    ['two things at once', ['种花椒', '种核桃'], 2],
  ])('%s asks each once', async (_how, texts, count) => {
    const { contact } = await addAsker()
    const asked = await Promise.all(
      texts.map((text) =>
        api.call('/help-requests', { actor: contact.actor, body: { kind: 'question', text } }),
      ),
    )
    expect(asked.map(({ status }) => status)).toEqual([200, 200])
    expect(await countOf(contact.id)).toBe(count)
  })

  test('and passes on the earlier of two things has that one kept as handed over', async () => {
    const { contact, codeOf } = await addAsker()
    for (const text of ['种花椒补不补钱', '残疾证哪里办'])
      await api.runCommand(contact.id, {
        type: 'note_question',
        text,
        outcome: 'declined',
        answerId: null,
      })
    const code = await codeOf('种花椒补不补钱')
    expect(
      await api.sql`
        select h.code from policy_questions q
        left join help_requests h on h.county = q.county and h.id = q.help_request_id
        where q.contact_id = ${contact.id} order by q.id`,
    ).toEqual([{ code }, { code: null }])
  })
})

test('what is neither help, a person nor a question is refused', async () => {
  const contact = await api.addContact()
  const { status } = await api.call('/help-requests', {
    actor: contact.actor,
    body: { kind: 'complaint', text: '收钱' },
  })
  expect(status).toBe(400)
})
