import { expect, test } from 'vitest'
import type { Entry } from '../../../../bot/channels/simulator/entry'
import { createStore } from '../../../../bot/channels/simulator/store'

const entry = (id: string, phone = '+8619900001001', state: Entry['state'] = 'sent'): Entry => ({
  id,
  phone,
  by: 'person',
  text: '查',
  buttons: [],
  look: 'sms',
  at: '2026-11-23T01:00:00.000Z',
  state,
  price: null,
})
const phone = (n: number) => `+8619900${String(n).padStart(6, '0')}`
const idsOf = (entries: readonly Entry[]) => entries.map(({ id }) => id)

test('a phone shows its last 200 messages', () => {
  const store = createStore()
  for (let n = 1; n <= 200; n++) store.put(entry(String(n)))
  expect(idsOf(store.entriesOf('+8619900001001'))).toHaveLength(200)
  store.put(entry('201'))
  const ids = idsOf(store.entriesOf('+8619900001001'))
  expect([ids.length, ids[0], ids.at(-1)]).toEqual([200, '2', '201'])
})

test('a message that comes again stands where it stood', () => {
  const store = createStore()
  store.put(entry('1', '+8619900001001', 'sending'))
  store.put(entry('2'))
  store.put(entry('1', '+8619900001001', 'failed'))
  const entries = store.entriesOf('+8619900001001')
  expect(entries.map(({ id, state }) => [id, state])).toEqual([
    ['1', 'failed'],
    ['2', 'sent'],
  ])
})

test('of 501 phones the one that was longest at rest is forgotten', () => {
  const store = createStore()
  for (let n = 0; n < 500; n++) store.put(entry('1', phone(n)))
  store.put(entry('2', phone(0)))
  expect(store.entriesOf(phone(1))).toHaveLength(1)
  store.put(entry('1', phone(500)))
  expect(store.entriesOf(phone(1))).toEqual([])
  expect(idsOf(store.entriesOf(phone(0)))).toEqual(['1', '2'])
  expect(Object.keys(store.snapshot().looks)).toHaveLength(500)
})

test('whoever has stopped listening is told nothing more', () => {
  const store = createStore()
  const told: string[] = []
  const stop = store.listen(({ type }) => told.push(type))
  store.put(entry('1'))
  store.setLook('+8619900001001', 'chat')
  store.setLook('+8619900001001', 'chat')
  store.clear('+8619900001001')
  expect(told).toEqual(['entry', 'look', 'cleared'])
  stop()
  store.put(entry('2'))
  expect(told).toHaveLength(3)
  expect(store.lookOf('+8619900001001')).toBe('chat')
})
