import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { MONDAY_MORNING, startApi, type TestApi, TOWNSHIP, VILLAGE } from '../../../support/api'
import { addProposedCard } from '../../../support/policies'
import { addOffice, answerBy, answerTo, askPerson, cardsOf } from './cards'

type Act = 'publish' | 'refuse' | 'withdraw'

let api: TestApi
let author: Awaited<ReturnType<typeof addOffice>>
let office: Awaited<ReturnType<typeof addOffice>>
beforeAll(async () => {
  api = await startApi({ connections: 2 })
  await api.addCounty()
  author = await addOffice(api)
  office = await addOffice(api, '李玉')
})
beforeEach(() => {
  api.clock.now = new Date(MONDAY_MORNING)
})
afterEach(async () => {
  for (const { id } of await api.sql<{ id: string }[]>`
    select id from policy_cards where status = 'published'`)
    await act(id, 'withdraw')
  await api.sql`delete from policy_cards`
})
afterAll(() => api.close())

const QUESTION = '种花椒有没得补苗'

const propose = (given = {}) =>
  addProposedCard(api, { question: QUESTION, answer: '补苗，找镇农服中心登记。', ...given })

const act = (id: string, type: Act, actor = office.actor, question?: string) =>
  api.call(`/policies/cards/${id}/actions`, {
    actor,
    body: { type, ...(question !== undefined && { question }) },
  })
const outcome = async (id: string, type: Act, actor = office.actor) =>
  (await act(id, type, actor)).body['code']

const statusOf = async (id: string) => {
  const [row] = await api.sql`select status, decided_by from policy_cards where id = ${id}`
  return row
}

describe('a card another member of the office agrees to', () => {
  test('answers the next villager, as the office’s answer of that month', async () => {
    const { id, code } = await propose()
    expect(await answerTo(api, QUESTION)).toBeNull()
    expect((await act(id, 'publish')).body).toEqual({ code: 'published', vars: { code } })
    expect(await answerTo(api, QUESTION)).toMatchObject({
      id,
      text: '补苗，找镇农服中心登记。',
      source: { text: '县扶贫办2026年3月答复', date: '2026-03-09' },
    })
    const events = await api.sql`
      select type, actor from events where subject = ${`card:${id}`}`
    expect(events).toEqual([{ type: 'card.published', actor: office.actor }])
  })

  test('may get better words for its question', async () => {
    const { id } = await propose({ question: '那个麻麻的苗子' })
    await act(id, 'publish', office.actor, QUESTION)
    expect(await answerTo(api, QUESTION)).toMatchObject({ id, question: QUESTION })
  })

  test('may get no phone with them', async () => {
    const { id } = await propose()
    await act(id, 'publish', office.actor, `${QUESTION}打13912345678`)
    const [card] = await api.sql`select question from policy_cards where id = ${id}`
    expect(card?.['question']).toContain(QUESTION)
    expect(card?.['question']).not.toContain('139')
  })

  test('goes again when it is taken back', async () => {
    const { id } = await propose()
    await act(id, 'publish')
    expect((await answerTo(api, QUESTION))?.id).toBe(id)
    expect(await outcome(id, 'withdraw')).toBe('withdrawn')
    expect(await answerTo(api, QUESTION)).toBeNull()
  })

  test('that names another is one more wording for it, until it is taken back', async () => {
    const asked = '吃补助的红本本要些啥子'
    const { code } = await askPerson(api, asked)
    await answerBy(api, author.contactId, code, '同 低保要交哪些材料')
    const [card] = await cardsOf(api, code)
    expect(await answerTo(api, asked)).toBeNull()
    await act(card?.id ?? '', 'publish')
    expect((await answerTo(api, asked))?.id).toBe('low-income-papers')
    await act(card?.id ?? '', 'withdraw')
    expect(await answerTo(api, asked)).toBeNull()
  })
})

test('a card that was refused answers nobody', async () => {
  const { id } = await propose()
  expect(await outcome(id, 'refuse')).toBe('dropped')
  expect(await answerTo(api, QUESTION)).toBeNull()
  expect(await outcome(id, 'publish')).toBe('already_decided')
  expect(await answerTo(api, QUESTION)).toBeNull()
})

test('nobody publishes a card of their own, but may refuse it', async () => {
  const { id, code, proposedBy } = await propose()
  const own = `staff:${proposedBy}` as const
  expect((await act(id, 'publish', own)).body).toEqual({ code: 'own_card', vars: { code } })
  expect(await statusOf(id)).toEqual({ status: 'proposed', decided_by: null })
  expect(await outcome(id, 'refuse', own)).toBe('dropped')
})

describe('decided twice a card', () => {
  test.each<[Act, string]>([
    ['publish', 'published'],
    ['refuse', 'dropped'],
  ])('says the same and changes nothing: %s', async (type, said) => {
    const { id } = await propose()
    const third = await addOffice(api, '王平')
    expect(await outcome(id, type)).toBe(said)
    const before = await api.sql`select count(*)::int as n from policy_changes`
    expect(await outcome(id, type, third.actor)).toBe(said)
    expect(await statusOf(id)).toMatchObject({ decided_by: office.id })
    expect(await api.sql`select count(*)::int as n from policy_changes`).toEqual(before)
    const events = await api.sql`select 1 from events where subject = ${`card:${id}`}`
    expect(events).toHaveLength(1)
  })

  test.each<[Act, Act]>([
    ['publish', 'refuse'],
    ['refuse', 'withdraw'],
  ])('otherwise stays as it was first: %s, then %s', async (first, second) => {
    const { id } = await propose()
    await act(id, first)
    const before = await statusOf(id)
    expect(await outcome(id, second)).toBe('already_decided')
    expect(await statusOf(id)).toEqual(before)
  })

  test('cannot be taken back before it was published', async () => {
    const { id } = await propose()
    expect(await outcome(id, 'withdraw')).toBe('already_decided')
    expect(await statusOf(id)).toMatchObject({ status: 'proposed' })
  })

  test('by two at once is decided by one of them', async () => {
    for (let time = 0; time < 5; time++) {
      const { id } = await propose()
      const third = await addOffice(api, '王平')
      const outcomes = await Promise.all([
        outcome(id, 'publish'),
        outcome(id, 'refuse', third.actor),
      ])
      expect(outcomes.filter((each) => each === 'already_decided')).toHaveLength(1)
      const { status } = (await statusOf(id)) ?? {}
      expect(status).toBe(outcomes[0] === 'published' ? 'published' : 'refused')
      expect((await answerTo(api, QUESTION))?.id).toBe(status === 'published' ? id : undefined)
      if (status === 'published') await act(id, 'withdraw')
    }
  })
})

describe('by the number of its question', () => {
  const decide = (code: string, type: Act, contactId = office.contactId) =>
    api.runCommand(contactId, { type: 'decide_card', code, act: type })

  test('a card is decided from a phone', async () => {
    const { id, code } = await propose()
    expect(await decide(code, 'publish')).toEqual({ code: 'published', vars: { code } })
    expect((await answerTo(api, QUESTION))?.id).toBe(id)
  })

  test('that card is, though another was proposed later', async () => {
    const { id, code } = await propose()
    api.clock.now = new Date('2026-03-09T03:00:00Z')
    const later = await propose({ question: '种核桃有没得补苗' })
    await decide(code, 'publish')
    expect(await statusOf(id)).toMatchObject({ status: 'published' })
    expect(await statusOf(later.id)).toMatchObject({ status: 'proposed' })
  })

  test('which has no card nothing is found, whatever else is proposed', async () => {
    await propose()
    expect((await decide('1234567890', 'publish')).code).toBe('not_found')
  })

  test('the latest proposal is, and not the one it took the place of', async () => {
    const { code } = await askPerson(api, QUESTION)
    await answerBy(api, author.contactId, code, '不补')
    api.clock.now = new Date('2026-03-09T03:00:00Z')
    await answerBy(api, author.contactId, code, '补苗')
    await decide(code, 'publish')
    expect((await answerTo(api, QUESTION))?.text).toBe('补苗')
  })

  test('what is published is taken back, though another answer was proposed since', async () => {
    const { code } = await askPerson(api, QUESTION)
    await answerBy(api, author.contactId, code, '不补')
    await decide(code, 'publish')
    api.clock.now = new Date('2026-03-09T03:00:00Z')
    await answerBy(api, author.contactId, code, '补苗')
    expect((await decide(code, 'withdraw')).code).toBe('withdrawn')
    expect(await cardsOf(api, code)).toMatchObject([
      { status: 'withdrawn' },
      { status: 'proposed' },
    ])
  })
})

describe('cards are decided in the county office alone', () => {
  test.each([
    ['village_cadre', VILLAGE],
    ['township_clerk', TOWNSHIP],
  ] as const)('and not by a %s, who may not see them either', async (role, areaPath) => {
    const { id, code } = await propose()
    const cadre = await api.addStaff({ roles: [[role, areaPath]] })
    const phone = await api.addContact({ phone: String(cadre.phone) })
    expect(await act(id, 'publish', cadre.actor)).toMatchObject({ status: 403 })
    const listed = await api.call('/policies/cards?status=proposed', { actor: cadre.actor })
    expect(listed.status).toBe(403)
    const decided = await api.runCommand(phone.id, { type: 'decide_card', code, act: 'publish' })
    expect(decided.code).toBe('forbidden')
    expect(await statusOf(id)).toMatchObject({ status: 'proposed' })
  })

  test('nor by a villager', async () => {
    const { id } = await propose()
    const { actor } = await api.addContact()
    expect((await api.call('/policies/cards?status=proposed', { actor })).status).toBe(403)
    const body = { type: 'publish' }
    expect((await api.call(`/policies/cards/${id}/actions`, { actor, body })).status).toBe(403)
  })

  test('which lists those that wait, the oldest first, and for each member those of others', async () => {
    const first = await propose()
    api.clock.now = new Date('2026-03-09T03:00:00Z')
    const second = await propose({ question: '种核桃有没得补苗' })
    const refused = await propose()
    await act(refused.id, 'refuse')
    const list = async (actor: typeof office.actor, more = '') => {
      const { body } = await api.call(`/policies/cards?status=proposed${more}`, { actor })
      return (body['items'] as { id: string; isMine: boolean }[]).map(({ id, isMine }) => [
        id,
        isMine,
      ])
    }
    const own = `staff:${first.proposedBy}` as const
    expect(await list(own)).toEqual([
      [first.id, true],
      [second.id, true],
    ])
    expect(await list(own, '&isToDecide=true')).toEqual([])
    expect(await list(office.actor, '&isToDecide=true')).toEqual([
      [first.id, false],
      [second.id, false],
    ])
  })
})
