import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApi, type TestApi } from '../../support/api'

let api: TestApi
beforeAll(async () => {
  api = await startApi()
  await api.addCounty()
})
afterAll(() => api.close())

async function ask(question: string) {
  const { actor } = await api.addContact()
  return api.call(`/policies/answers?${new URLSearchParams({ q: question })}`, { actor })
}

test('a villager’s question is answered with law and article', async () => {
  const { status, body } = await ask('低保要交哪些材料')
  expect(status).toBe(200)
  expect(body['answer']).toMatchObject({
    id: 'low-income-papers',
    source: { document: '重庆市城乡居民最低生活保障条例', article: '第十五条', date: '2016-05-01' },
  })
})

test('what was offered can be picked', async () => {
  const { body } = await ask('低保')
  const [first] = body['others'] as { id: string; question: string }[]
  const { actor } = await api.addContact()
  const picked = await api.call(`/policies/answers/${first?.id}`, { actor })
  expect(picked).toMatchObject({ status: 200, body: { id: first?.id, question: first?.question } })
})

test('what no text holds has no answer', async () => {
  expect(await ask('今年低保好多钱')).toMatchObject({
    status: 200,
    body: { answer: null, others: [] },
  })
})

test('an answer that does not exist is not found', async () => {
  const { actor } = await api.addContact()
  expect(await api.call('/policies/answers/none', { actor })).toMatchObject({ status: 404 })
})

test.each([
  ['', 400],
  [' ', 400],
  ['低', 200],
  ['低'.repeat(300), 200],
  ['低'.repeat(301), 400],
])('a question of “%s” gets %i', async (question, status) => {
  expect((await ask(question)).status).toBe(status)
})

test('a question leaves nothing behind', async () => {
  const counts = async () => {
    const [row] = await api.sql`
      select (select count(*) from help_requests)::int as help,
        (select count(*) from events)::int as events, (select count(*) from audit)::int as audit,
        (select count(*) from outbox)::int as outbox`
    return row
  }
  const { actor } = await api.addContact()
  const before = await counts()
  await api.call('/policies/answers?q=%E4%BD%8E%E4%BF%9D', { actor })
  expect(await counts()).toEqual(before)
})
