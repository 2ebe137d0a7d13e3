import { afterAll, expect, test } from 'vitest'
import { say } from '../../../api/messages/templates'
import { enqueue, enqueueMany } from '../../../api/outbox/enqueue'
import { COUNTY, startApi } from '../../support/api'
import { commandContext } from '../../support/command'

const api = await startApi({ connections: 4 })
await api.addCounty()
afterAll(() => api.close())

const ctx = commandContext(api)
const message = (contactId: string, purpose: string) => ({
  contactId,
  purpose,
  class: 'filing' as const,
  say: say('common.text', { text: purpose }),
})
const queuedFor = async (contactId: string) =>
  (
    await api.sql<{ purpose: string; seq: number }[]>`
      select purpose, seq from outbox
       where county = ${COUNTY} and contact_id = ${contactId} order by seq`
  ).map(({ purpose, seq }) => [purpose, seq])

test('many messages keep the order of each phone they are for', async () => {
  const tan = await api.addContact()
  const ran = await api.addContact()
  await enqueue(api.db, ctx, message(tan.id, 'first'))
  await enqueueMany(api.db, ctx, [
    message(tan.id, 'second'),
    message(ran.id, 'other'),
    message(tan.id, 'third'),
  ])
  await enqueue(api.db, ctx, message(tan.id, 'fourth'))
  expect(await queuedFor(tan.id)).toEqual([
    ['first', 1],
    ['second', 2],
    ['third', 3],
    ['fourth', 4],
  ])
  expect(await queuedFor(ran.id)).toEqual([['other', 1]])
})

test('what was told is not told again, and nobody is told nothing', async () => {
  const tan = await api.addContact()
  await enqueueMany(api.db, ctx, [message(tan.id, 'once')])
  await enqueueMany(api.db, ctx, [message(tan.id, 'once'), message(tan.id, 'more')])
  await enqueueMany(api.db, ctx, [])
  expect((await queuedFor(tan.id)).map(([purpose]) => purpose)).toEqual(['once', 'more'])
})

test('more than fit into one statement are all told', async () => {
  const tan = await api.addContact()
  await enqueueMany(
    api.db,
    ctx,
    Array.from({ length: 1_001 }, (_, i) => message(tan.id, `one of many ${i}`)),
  )
  const queued = await queuedFor(tan.id)
  expect(queued).toHaveLength(1_001)
  expect(queued.at(-1)).toEqual(['one of many 1000', 1_001])
})

test('two who tell the same phones at once both do', async () => {
  const phones = [await api.addContact(), await api.addContact(), await api.addContact()]
  const tell = (what: string, order: typeof phones) =>
    api.db.transaction((tx) =>
      enqueueMany(
        tx,
        ctx,
        order.map(({ id }) => message(id, `${what} ${id}`)),
      ),
    )
  await Promise.all([tell('one', phones), tell('two', phones.toReversed())])
  for (const { id } of phones) expect(await queuedFor(id)).toHaveLength(2)
})
