import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { parseResponse } from '../../../api/client'
import {
  COUNTY,
  MONDAY_MORNING,
  OTHER_VILLAGE,
  startApi,
  type TestApi,
  TOWNSHIP,
  VILLAGE,
} from '../../support/api'
import { claim, deliverDue, expandDue, tell } from '../../support/outbox'

let api: TestApi
let clerk: Awaited<ReturnType<TestApi['addStaff']>>
let second: Awaited<ReturnType<TestApi['addStaff']>>
beforeAll(async () => {
  // Two who press at once take a connection each.
  api = await startApi({ connections: 4 })
  await api.addCounty()
  clerk = await api.addStaff({ roles: [['township_clerk', TOWNSHIP]] })
  second = await api.addStaff({ roles: [['county_office', COUNTY]] })
})
beforeEach(async () => {
  api.clock.now = new Date(MONDAY_MORNING)
  await api.setFigures()
  await api.ownerSql`truncate contacts, households, broadcasts, events cascade`
  await api.addContact()
})
afterAll(() => api.close())

const phone = (n: number) => `+86199${String(60_000_000 + n)}`
const later = (minutes: number) => {
  api.clock.now = new Date(api.clock.now.getTime() + minutes * 60_000)
}

type Act = 'approve' | 'cancel' | 'pause' | 'resume' | 'resend'
const act = (id: string, type: Act, actor = second.actor) =>
  api.call(`/broadcasts/${id}/actions`, { actor, body: { type } })
const told = ({ body }: Awaited<ReturnType<typeof act>>) => body['reason'] ?? body['code']

/** A notice to so many phones of a village and one of another, approved unless said otherwise. */
async function notice(phones = 3, given: object = {}, isApproved = true) {
  for (let n = 1; n <= phones; n++) await api.addHousehold({ phone: phone(n) })
  await api.addHousehold({ areaPath: OTHER_VILLAGE, phone: phone(100) })
  const body = { areaPath: TOWNSHIP, audience: 'households', body: '请来开会', ...given }
  const drafted = await api.call('/broadcasts', { actor: clerk.actor, body })
  expect(drafted.body).toMatchObject({ code: 'drafted' })
  const [row] = await api.sql<{ id: string }[]>`select id from broadcasts`
  const id = row?.id ?? ''
  await api.ownerSql`delete from outbox`
  if (isApproved) expect(told(await act(id, 'approve'))).toMatch(/^approved/)
  return id
}

const statusOf = async (id: string) => {
  const [row] = await api.sql<{ status: string }[]>`select status from broadcasts where id = ${id}`
  return row?.status
}
const fates = async () => {
  const rows = await api.sql<{ status: string; count: number }[]>`
    select status, count(*)::int as count from outbox group by 1`
  return Object.fromEntries(rows.map(({ status, count }) => [status, count]))
}
const expandOnce = () => api.call('/broadcasts/expansions', { actor: 'job:worker', body: {} })
const progress = async (id: string) =>
  (await api.call(`/broadcasts/${id}/progress`, { actor: clerk.actor })).body

describe('the worker queues a notice village by village', () => {
  test('and what one worker left undone the next one does; nobody gets it twice', async () => {
    const id = await notice()
    expect(await statusOf(id)).toBe('approved')
    expect((await expandOnce()).body).toMatchObject({
      expanded: { villagePath: VILLAGE, queued: 3 },
    })
    expect(await statusOf(id)).toBe('sending')
    expect(await fates()).toEqual({ queued: 3 })
    // Another worker after a restart.
    expect(await expandDue(api)).toBe(1)
    expect(await expandDue(api)).toBe(0)
    const sent = await deliverDue(api)
    expect(new Set(sent.map(({ to }) => to)).size).toBe(4)
    expect(sent).toHaveLength(4)
  })

  test('a village that broke off is queued whole by the next worker', async () => {
    const id = await notice()
    await api.ownerSql`alter table broadcast_villages add constraint broken check (queued_at is null)`
    expect((await expandOnce()).status).toBe(500)
    expect(await fates()).toEqual({})
    await api.ownerSql`alter table broadcast_villages drop constraint broken`
    expect(await expandDue(api)).toBe(4)
    expect(await statusOf(id)).toBe('sending')
  })

  test('two workers at once share the work and double nothing', async () => {
    await notice(20)
    const all = await Promise.all([expandDue(api), expandDue(api), expandDue(api)])
    await expandDue(api)
    expect(all.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(21)
    expect(await fates()).toEqual({ queued: 21 })
  })

  test('spread over the day as the county set it', async () => {
    await api.setFigures({ broadcast_messages_per_hour: 10 })
    const id = await notice(10)
    expect(await expandDue(api)).toBe(10)
    later(59)
    expect(await expandDue(api)).toBe(0)
    expect(await progress(id)).toMatchObject({ villages: 2, villagesQueued: 1, left: 11 })
    later(1)
    expect(await expandDue(api)).toBe(1)
  })

  test('is done once nothing of it waits', async () => {
    const id = await notice()
    await expandDue(api)
    await expandOnce()
    expect(await statusOf(id)).toBe('sending')
    await deliverDue(api)
    await expandOnce()
    expect(await statusOf(id)).toBe('done')
  })
})

describe('a notice for a day and an hour', () => {
  test('goes out then and not before, and never at night', async () => {
    const id = await notice(1, { sendAt: '2026-03-10T09:00:00+08:00' })
    api.clock.now = new Date('2026-03-10T08:59:59+08:00')
    expect(await expandDue(api)).toBe(0)
    api.clock.now = new Date('2026-03-10T09:00:00+08:00')
    expect(await deliverDue(api)).toHaveLength(2)
    const [row] = await api.sql`select send_at from broadcasts where id = ${id}`
    expect(row).toEqual({ send_at: api.clock.now })
  })

  test('asked for at night it waits for the morning', async () => {
    await notice(1, { sendAt: '2026-03-09T22:00:00+08:00' })
    api.clock.now = new Date('2026-03-10T07:59:59+08:00')
    expect(await expandDue(api)).toBe(0)
    api.clock.now = new Date('2026-03-10T08:00:00+08:00')
    expect(await expandDue(api)).toBe(2)
  })

  test.each([
    [{ sendAt: MONDAY_MORNING }, 'send_at_past'],
    [{ notAfter: MONDAY_MORNING }, 'too_late'],
    [{ sendAt: '2026-03-10T09:00:00+08:00', notAfter: '2026-03-10T09:00:00+08:00' }, 'too_late'],
  ])('%j is refused: %s', async (times, reason) => {
    await api.addHousehold({ phone: phone(1) })
    const body = { areaPath: VILLAGE, audience: 'households', body: '请来开会', ...times }
    const answer = await api.call('/broadcasts', { actor: clerk.actor, body })
    expect(answer).toMatchObject({ status: 409, body: { reason } })
  })

  test('what was not sent by its last hour is not sent any more', async () => {
    await notice(1, { notAfter: '2026-03-09T12:00:00+08:00' })
    await expandDue(api)
    api.clock.now = new Date('2026-03-09T12:00:01+08:00')
    expect(await deliverDue(api)).toEqual([])
    expect(await fates()).toEqual({ expired: 2 })
  })

  test('its “tomorrow” is unclear where the last village begins on another day', async () => {
    await api.setFigures({ broadcast_messages_per_hour: 10 })
    api.clock.now = new Date('2026-03-09T20:30:00+08:00')
    const id = await notice(10, { body: '明天开会' }, false)
    expect(told(await act(id, 'approve'))).toBe('day_unclear')
    expect(await statusOf(id)).toBe('draft')
  })
})

describe('pausing', () => {
  test('holds what is queued and what was to be queued, until it is resumed', async () => {
    await api.setFigures({ broadcast_messages_per_hour: 10 })
    const id = await notice(10)
    await expandDue(api)
    expect(told(await act(id, 'pause'))).toBe('paused')
    later(90)
    expect(await deliverDue(api)).toEqual([])
    expect(await expandDue(api)).toBe(0)
    expect(await fates()).toEqual({ queued: 10 })
    expect(await progress(id)).toMatchObject({ status: 'paused', waiting: 11, endsAt: null })
    expect(told(await act(id, 'resume'))).toBe('resumed')
    expect(await deliverDue(api)).toHaveLength(11)
    expect(await statusOf(id)).toBe('sending')
  })

  test('one that nothing was queued of goes on as it was approved', async () => {
    const id = await notice(1, { sendAt: '2026-03-10T09:00:00+08:00' })
    await act(id, 'pause')
    expect(told(await act(id, 'resume'))).toBe('resumed')
    expect(await statusOf(id)).toBe('approved')
    expect(await expandDue(api)).toBe(0)
    api.clock.now = new Date('2026-03-10T09:00:00+08:00')
    expect(await expandDue(api)).toBe(2)
  })

  test('resumed in the evening it goes on in the morning, with two days from then', async () => {
    const id = await notice(1)
    await expandDue(api)
    await act(id, 'pause')
    api.clock.now = new Date('2026-03-12T21:00:00+08:00')
    expect((await act(id, 'resume')).body).toMatchObject({
      code: 'resumed_later',
      vars: { from: '2026-03-13T00:00:00.000Z' },
    })
    expect(await deliverDue(api)).toEqual([])
    api.clock.now = new Date('2026-03-13T08:00:00+08:00')
    expect(await deliverDue(api)).toHaveLength(2)
  })

  test('villages whose hour went by meanwhile begin one after another again', async () => {
    await api.setFigures({ broadcast_messages_per_hour: 10 })
    const id = await notice(10)
    await act(id, 'pause')
    later(180)
    await act(id, 'resume')
    expect(await expandDue(api)).toBe(10)
    later(60)
    expect(await expandDue(api)).toBe(1)
  })

  test('one whose words are for another day by now is not resumed', async () => {
    const id = await notice(1, { body: '明天开会' })
    await act(id, 'pause')
    later(24 * 60)
    expect(told(await act(id, 'resume'))).toBe('day_unclear')
    expect(await statusOf(id)).toBe('paused')
  })

  test('one whose last hour is over is not resumed', async () => {
    const id = await notice(1, { notAfter: '2026-03-09T12:00:00+08:00' })
    await act(id, 'pause')
    later(120)
    expect(told(await act(id, 'resume'))).toBe('too_late')
  })
})

test('what the provider had when a notice was paused, and did not take, waits until it is resumed', async () => {
  const id = await notice(1)
  await expandDue(api)
  const taken = await claim(api)
  await act(id, 'pause')
  const error = { code: '30001', kind: 'retry' as const }
  await tell(
    api,
    taken.map(({ id: messageId, claim }) => ({ id: messageId, claim, error })),
  )
  later(1)
  expect(await claim(api)).toEqual([])
  expect(await fates()).toEqual({ queued: 2 })
  later(60)
  expect(await claim(api)).toEqual([])
  await act(id, 'resume')
  later(5)
  expect(await claim(api)).toHaveLength(2)
  const [most] = await api.sql`select max(attempts) as attempts from outbox`
  expect(most).toEqual({ attempts: 2 })
})

describe('cancelling', () => {
  test('takes back at once what is queued, and no village begins any more', async () => {
    await api.setFigures({ broadcast_messages_per_hour: 10 })
    const id = await notice(10)
    await expandDue(api)
    expect(told(await act(id, 'cancel', clerk.actor))).toBe('stopped')
    expect(await fates()).toEqual({ cancelled: 10 })
    later(600)
    expect(await expandDue(api)).toBe(0)
    const report = await api.call(`/broadcasts/${id}/report`, { actor: clerk.actor })
    expect(report.body['total']).toMatchObject({ recipients: 11, dropped: 11, waiting: 0 })
  })

  test('comes too late where all of it is sent, and in time while a village still waits', async () => {
    await api.setFigures({ broadcast_messages_per_hour: 10 })
    const id = await notice(10)
    await expandDue(api)
    await deliverDue(api)
    expect(told(await act(id, 'cancel'))).toBe('stopped')
    await api.ownerSql`truncate households, broadcasts, contacts cascade`
    await api.addContact()
    await api.setFigures()
    const all = await notice(1)
    await deliverDue(api)
    expect(told(await act(all, 'cancel'))).toBe('all_sent')
    expect(await statusOf(all)).toBe('cancelled')
  })

  test('of a paused one leaves nothing that waits', async () => {
    const id = await notice()
    await expandDue(api)
    await act(id, 'pause')
    await act(id, 'cancel')
    expect(await fates()).toEqual({ cancelled: 4 })
  })
})

describe('sending again what failed', () => {
  /** One failed for good, one by its address, one nobody knows, one that arrived. */
  async function halfFailed() {
    const id = await notice()
    await deliverDue(api)
    const rows = await api.sql<
      { id: string; contact_id: string }[]
    >`select * from outbox order by id`
    const set = (n: number, status: string) =>
      api.sql`update outbox set status = ${status}, error_code = '30008' where id = ${rows[n]?.id ?? ''}`
    await set(0, 'failed')
    await set(1, 'failed')
    await set(2, 'unknown')
    await set(3, 'delivered')
    const contact = rows[1]?.contact_id ?? ''
    await api.sql`update contacts set address_fault = 'stop' where id = ${contact}`
    return id
  }

  test('queues the one whose address is good, and leaves what may have arrived alone', async () => {
    const id = await halfFailed()
    await expandOnce()
    expect(await statusOf(id)).toBe('done')
    expect((await act(id, 'resend')).body).toMatchObject({
      code: 'resent',
      vars: { recipients: 1 },
    })
    expect(await fates()).toEqual({ queued: 1, failed: 1, unknown: 1, delivered: 1 })
    expect(await statusOf(id)).toBe('sending')
    expect(await deliverDue(api)).toHaveLength(1)
  })

  test('pressed twice at once queues it once', async () => {
    const id = await halfFailed()
    const both = await Promise.all([act(id, 'resend'), act(id, 'resend', clerk.actor)])
    expect(both.map(told).toSorted()).toEqual(['nothing_failed', 'resent'])
    expect(await deliverDue(api)).toHaveLength(1)
    const types = await api.sql`select type from events where type = 'broadcast.resent'`
    expect(types).toHaveLength(1)
  })

  test('days later it may take two days again', async () => {
    const id = await halfFailed()
    later(5 * 24 * 60)
    expect(told(await act(id, 'resend'))).toBe('resent')
    expect(await deliverDue(api)).toHaveLength(1)
  })
})

describe('every act has its time', () => {
  test.each([
    ['draft', 'pause', 'not_approved'],
    ['draft', 'resume', 'not_approved'],
    ['draft', 'resend', 'not_approved'],
    ['approved', 'resume', 'not_paused'],
    ['sending', 'resume', 'not_paused'],
    ['sending', 'approve', 'already_approved'],
    ['paused', 'pause', 'paused'],
    ['paused', 'resend', 'paused'],
    ['paused', 'approve', 'already_approved'],
    ['done', 'pause', 'done'],
    ['done', 'resume', 'done'],
    ['cancelled', 'pause', 'cancelled'],
    ['cancelled', 'resume', 'cancelled'],
    ['cancelled', 'resend', 'cancelled'],
    ['cancelled', 'cancel', 'cancelled'],
  ] as const)('of one that is %s, %s is refused: %s', async (status, type, reason) => {
    const id = await notice(1, {}, false)
    await api.sql`update broadcasts set status = ${status}`
    const before = await api.sql`select count(*) from events`
    expect(await act(id, type)).toMatchObject({ status: 409, body: { reason } })
    expect(await statusOf(id)).toBe(status)
    expect(await api.sql`select count(*) from events`).toEqual(before)
  })

  test('and stands in the record', async () => {
    const id = await notice()
    await expandDue(api)
    for (const type of ['pause', 'resume', 'cancel'] as const) await act(id, type)
    const rows = await api.sql<{ type: string }[]>`
      select type from events where subject = ${`broadcast:${id}`} order by seq`
    expect(rows.map(({ type }) => type.replace('broadcast.', ''))).toEqual(
      'drafted approved paused resumed cancelled'.split(' '),
    )
  })

  test('a cadre and a clerk of another township can do none of it', async () => {
    const id = await notice()
    const cadre = await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
    const stranger = await api.addStaff({ roles: [['township_clerk', 'wuxi.yulin']] })
    for (const type of ['pause', 'resume', 'resend', 'cancel'] as const) {
      expect((await act(id, type, cadre.actor)).status).toBe(403)
      expect((await act(id, type, stranger.actor)).status).toBe(404)
    }
    expect(await statusOf(id)).toBe('approved')
    const worker = api.client({ actor: 'job:worker' }).broadcasts
    await expect(parseResponse(worker.index.$get({ query: {} }))).rejects.toThrow()
    const staff = await api.call('/broadcasts/expansions', { actor: second.actor, body: {} })
    expect(staff.status).toBe(403)
  })
})
