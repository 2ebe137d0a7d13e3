import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { GROUP, MONDAY_MORNING, startApi, type TestApi, VILLAGE } from '../../../support/api'
import { deliverDue } from '../../../support/outbox'
import { addOffice, answerBy, answerTo, askPerson, cardsOf } from './cards'

let api: TestApi
beforeAll(async () => {
  // A single connection: nothing may wait for a second one while it holds the first.
  api = await startApi({ connections: 1 })
  await api.addCounty()
})
beforeEach(() => {
  api.clock.now = new Date(MONDAY_MORNING)
})
afterEach(async () => {
  await api.sql`update outbox set status = 'cancelled' where status = 'queued'`
  await api.sql`update policy_cards set status = 'withdrawn'`
})
afterAll(() => api.close())

describe('an answer to a villager’s question', () => {
  test('is proposed as a card for the whole county, from the day on, and that is on record', async () => {
    const office = await addOffice(api)
    const { code } = await askPerson(api, '种花椒补不补钱')
    expect(await answerBy(api, office.contactId, code, '补苗，不补钱')).toEqual({
      code: 'answered_question',
      vars: { code },
    })
    const [card] = await api.sql`select * from policy_cards where code = ${code}`
    expect(card).toMatchObject({
      question: '种花椒补不补钱',
      answer: '补苗，不补钱',
      status: 'proposed',
      alias_of: null,
      area_path: 'wuxi',
      valid_from: '2026-03-09',
      valid_to: null,
      proposed_by: office.id,
      decided_by: null,
    })
    const events = await api.sql`
      select type, actor from events where subject = ${`card:${String(card?.['id'])}`}`
    expect(events).toEqual([{ type: 'card.proposed', actor: office.actor }])
  })

  test('names no neighbour of the asker, in the question as little as in the answer', async () => {
    const office = await addOffice(api)
    await api.addHousehold({ areaPath: GROUP, head: '冉光耀' })
    const { code } = await askPerson(api, '隔壁冉光耀家为啥有低保')
    await answerBy(api, office.contactId, code, '冉光耀家有重病人')
    expect(await cardsOf(api, code)).toMatchObject([
      { question: '隔壁〔姓名〕家为啥有低保', answer: '〔姓名〕家有重病人' },
    ])
  })

  test('is proposed by the village cadre too, and answers nobody else yet', async () => {
    const cadre = await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
    const { id: contactId } = await api.addContact({ phone: String(cadre.phone) })
    const { code } = await askPerson(api, '养蜂箱坏了哪个赔')
    await answerBy(api, contactId, code, '找村里登记')
    expect(await cardsOf(api, code)).toMatchObject([{ status: 'proposed' }])
    expect(await answerTo(api, '养蜂箱坏了哪个赔')).toBeNull()
  })

  test('says nothing of whom it was about: phone and ID are gone from the question, the ID from the answer', async () => {
    const office = await addOffice(api)
    const [phone, idNumber] = ['13912345678', '509938196001011239']
    const { contact, code } = await askPerson(
      api,
      `我电话${phone}，身份证${idNumber}，种花椒补钱不`,
    )
    await deliverDue(api)
    const said = `打023-51522345找王小二 ${phone}，证号${idNumber}，补苗`
    await answerBy(api, office.contactId, code, said)
    const [card] = await cardsOf(api, code)
    expect(card?.question).toContain('种花椒补钱不')
    expect(card?.question).not.toMatch(/\d{6}/)
    expect(card?.answer).toBe(`打023-51522345找王小二 ${phone}，证号〔号码〕，补苗`)
    // The villager who asked gets it as it was written.
    expect(await deliverDue(api)).toMatchObject([{ to: contact.address, vars: { text: said } }])
  })

  test('is about what was asked last, a hundred characters of it', async () => {
    const office = await addOffice(api)
    const { contact } = await askPerson(api, '种花椒补不补钱')
    const ask = (text: string) =>
      api.runCommand(contact.id, { type: 'call_for_help', kind: 'question', text })
    await ask('种李子呢')
    const { vars } = await ask('种梨子呢')
    const code = String(vars['code'])
    expect((await ask('种核桃呢'.repeat(30))).vars['code']).toBe(code)
    await answerBy(api, office.contactId, code, '不补')
    expect(await cardsOf(api, code)).toMatchObject([{ question: '种核桃呢'.repeat(25) }])
  })

  test('given again takes the place of the first proposal', async () => {
    const [office, other] = [await addOffice(api), await addOffice(api, '李玉')]
    const { code } = await askPerson(api, '种花椒补不补钱')
    await answerBy(api, office.contactId, code, '不补')
    api.clock.now = new Date('2026-03-09T03:00:00Z')
    await answerBy(api, other.contactId, code, '补苗')
    expect(await cardsOf(api, code)).toMatchObject([
      { answer: '不补', status: 'withdrawn', decided_by: null },
      { answer: '补苗', status: 'proposed', proposed_by: other.id },
    ])
  })

  test.each(['help', 'person'] as const)('to a call for %s is no card', async (kind) => {
    const office = await addOffice(api)
    const { code } = await askPerson(api, '房子漏雨', kind)
    expect((await answerBy(api, office.contactId, code, '同 明天来看')).code).toBe('answered')
    expect(await cardsOf(api, code)).toEqual([])
  })
})

describe('an answer that names a card', () => {
  const asked = '吃补助的红本本要些啥子'

  test.each([
    '同 低保要交哪些材料',
    '同：低保要交哪些材料',
    '见 低保要交哪些材料',
    '同低保要交哪些材料',
  ])(
    '“%s” gives the asker its answer and source, and proposes the question as another wording',
    async (text) => {
      const office = await addOffice(api)
      const { contact, code } = await askPerson(api, asked)
      await deliverDue(api)
      expect((await answerBy(api, office.contactId, code, text)).code).toBe('answered_question')
      const [card] = await cardsOf(api, code)
      const answer = (await answerTo(api, '低保要交哪些材料'))?.text ?? ''
      expect(card).toMatchObject({ question: asked, alias_of: 'low-income-papers' })
      const [message] = await deliverDue(api)
      expect(message?.to).toBe(contact.address)
      expect(message?.vars['text']).toBe(
        `${answer}依据：《重庆市城乡居民最低生活保障条例》第十五条`,
      )
    },
  )

  test('there is not, is answered with that, and nothing is sent or kept', async () => {
    const office = await addOffice(api)
    const { code, id } = await askPerson(api, '哪里有卖化肥的')
    await deliverDue(api)
    const none = { code: 'no_such_card', vars: {} }
    expect(await answerBy(api, office.contactId, code, '同 化肥在哪点卖')).toEqual(none)
    expect(await deliverDue(api)).toEqual([])
    expect(await cardsOf(api, code)).toEqual([])
    const [request] = await api.sql`select status from help_requests where id = ${id}`
    expect(request).toEqual({ status: 'open' })
  })

  test.each(['同意，明天来登记', '见了面再说'])('“%s” is no such answer', async (text) => {
    const office = await addOffice(api)
    const { code } = await askPerson(api, '我想种花椒')
    expect((await answerBy(api, office.contactId, code, text)).code).toBe('answered_question')
    expect(await cardsOf(api, code)).toMatchObject([{ answer: text, alias_of: null }])
  })

  test('from the page does the same', async () => {
    const office = await addOffice(api)
    const { code, id } = await askPerson(api, asked)
    const body = { type: 'answer', text: '同 低保要交哪些材料' }
    const said = await api.call(`/help-requests/${id}/actions`, { actor: office.actor, body })
    expect(said).toMatchObject({ status: 200, body: { code: 'answered_question' } })
    expect(await cardsOf(api, code)).toMatchObject([{ alias_of: 'low-income-papers' }])
  })
})
