import { expect, test } from 'vitest'
import { addComplaint, say } from '../../../support/handled-complaints'
import { startInspectors } from '../../../support/inspectors'

const { bot, api, handler, office, numberOf, rowOf } = await startInspectors()
// Whoever never wrote to us is reached as phones of the county write.
await office.says('0')
const at = (shanghai: string) => {
  api.clock.now = new Date(`${shanghai}+08:00`)
}
const remind = () =>
  api.call('/complaint-handling/reminders', { actor: 'job:worker', method: 'POST', body: {} })
const told = async () => {
  expect((await remind()).status).toBe(200)
  return (await bot.delivered()).filter(({ to }) => to === handler.phone).map(({ text }) => text)
}

test('a handler is told how many wait at nine and at three, never when one is filed, and once', async () => {
  at('2026-03-10T08:59:00')
  const { id } = await addComplaint(api, { handlerId: handler.id })
  expect(await told()).toEqual([])
  at('2026-03-10T09:00:00')
  expect(await told()).toEqual([expect.stringContaining('有1件新举报。发“举报件”看')])
  expect(await told()).toEqual([])
  await handler.says(`举报件 ${numberOf(id)}`)
  at('2026-03-10T15:30:00')
  expect(await told()).toEqual([])
  await say(api, id, 'message', '还有一件事')
  at('2026-03-11T09:10:00')
  expect(await told()).toEqual([expect.stringContaining('1件举报人有新话')])
  expect(await told()).toEqual([])
})

test('what did not reach a handler stands in nobody’s list of what did not arrive', async () => {
  at('2026-03-10T09:00:00')
  await addComplaint(api, { handlerId: handler.id })
  await remind()
  await api.sql`update outbox set status = 'failed', error_code = '30003'`
  const { body } = await api.call('/outbox/dead-letters', { actor: office.actor })
  expect(body).toEqual({ total: 0, groups: [] })
})

test('one that is decided is over the day after its filer was to be told', async () => {
  at('2026-03-10T09:00:00')
  const { id } = await addComplaint(api, { handlerId: handler.id })
  await api.sql`update complaints set status = 'decided', finding = 'unfounded', decided_on = '2026-03-10',
                       tell_due_on = '2026-03-31' where id = ${id}`
  at('2026-03-31T09:00:00')
  await remind()
  expect(await rowOf(id)).toMatchObject({ status: 'decided' })
  at('2026-04-01T09:00:00')
  await remind()
  expect(await rowOf(id)).toMatchObject({ status: 'closed', closed_on: '2026-04-01' })
})
