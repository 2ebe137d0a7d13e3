import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../../api/shared/ids'
import { households, people } from '../../../db/schema'
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
let third: Awaited<ReturnType<TestApi['addStaff']>>
beforeAll(async () => {
  // Two who approve at once take a connection each.
  api = await startApi({ connections: 4 })
  await api.addCounty()
  const role = ['township_clerk', TOWNSHIP] as const
  clerk = await api.addStaff({ roles: [[...role]] })
  second = await api.addStaff({ roles: [['township_committee', TOWNSHIP]] })
  third = await api.addStaff({ roles: [['county_office', COUNTY]] })
})
beforeEach(async () => {
  api.clock.now = new Date(MONDAY_MORNING)
  await api.ownerSql`truncate contacts, households, broadcasts cascade`
  await api.addContact()
})
afterAll(() => api.close())

const phone = (n: number) => `+86199${String(60_000_000 + n)}`

/** A draft of the clerk for the village; its id. */
async function drafted(given: object = {}) {
  const body = { areaPath: VILLAGE, audience: 'households', body: '明天开会', ...given }
  const answer = await api.call('/broadcasts', { actor: clerk.actor, body })
  const { code } = answer.body['vars'] as { code: string }
  const [row] = await api.sql<{ id: string }[]>`select id from broadcasts where code = ${code}`
  // What was told to those who may approve is not what these tests look at.
  await api.ownerSql`delete from outbox`
  return { id: row?.id ?? '', code }
}

const act = (id: string, type: 'approve' | 'cancel', actor = second.actor) =>
  api.call(`/broadcasts/${id}/actions`, { actor, body: { type } })

const messages = () => api.sql<{ contact_id: string; not_before: Date; not_after: Date }[]>`
  select contact_id, not_before, not_after from outbox where template = 'broadcast.text'`
const statusOf = async (id: string) => {
  const [row] = await api.sql<{ status: string }[]>`select status from broadcasts where id = ${id}`
  return row?.status
}

describe('approving a notice', () => {
  test('queues it to every phone once, and makes contacts of those that never wrote', async () => {
    await api.addHousehold({ phone: phone(1) })
    await api.addHousehold({ phone: phone(2) })
    const known = await api.addContact({ phone: phone(2) })
    const { id } = await drafted()
    const answer = await act(id, 'approve')
    expect(answer.body).toMatchObject({ code: 'approved', vars: { recipients: 2 } })
    const sent = await deliverDue(api)
    expect(sent.map(({ to }) => to).toSorted()).toEqual([phone(1), phone(2)])
    expect(sent[0]).toMatchObject({
      template: 'broadcast.text',
      vars: { text: '明天开会' },
      class: 'broadcast',
      channel: 'sms',
    })
    expect(sent.map(({ contactId }) => contactId)).toContain(known.id)
    const recipients = await api.sql`select village_path from outbox where broadcast_id = ${id}`
    expect(recipients).toEqual([{ village_path: VILLAGE }, { village_path: VILLAGE }])
    const [row] = await api.sql`select status, approved_by, approved_at from broadcasts`
    expect(row).toEqual({
      status: 'sending',
      approved_by: second.id,
      approved_at: new Date(MONDAY_MORNING),
    })
  })

  test('reaches staff by the phones they have', async () => {
    const cadre = await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
    const { id } = await drafted({ audience: 'staff' })
    await act(id, 'approve')
    expect((await deliverDue(api)).map(({ to }) => to)).toEqual([cadre.phone])
    await api.sql`update staff set is_active = false where id = ${cadre.id}`
  })

  test('takes the place behind what the villager is to get before, and moves nothing', async () => {
    await api.addHousehold({ phone: phone(1) })
    const { id: contactId } = await api.addContact({ phone: phone(1) })
    const { id } = await drafted()
    await api.sql`update contacts set last_out_seq = 7 where id = ${contactId}`
    await act(id, 'approve')
    await expandDue(api)
    const [row] = await api.sql`
      select o.seq, c.last_out_seq from outbox o join contacts c on c.id = o.contact_id`
    expect(row).toEqual({ seq: 7, last_out_seq: 7 })
  })

  test('leaves out who stopped broadcasts since, and counts them', async () => {
    await api.addHousehold({ phone: phone(1) })
    await api.addHousehold({ phone: phone(2) })
    const { id } = await drafted()
    const stopped = await api.addContact({ phone: phone(2) })
    await api.runCommand(stopped.id, { type: 'set_broadcasts', wanted: false })
    await act(id, 'approve')
    expect((await deliverDue(api)).map(({ to }) => to)).toEqual([phone(1)])
    const report = await api.call(`/broadcasts/${id}/report`, { actor: second.actor })
    expect(report.body['total']).toMatchObject({ recipients: 1, optedOut: 1 })
  })

  test('a villager who stops them between approval and sending gets none', async () => {
    await api.addHousehold({ phone: phone(1) })
    const { id: contactId } = await api.addContact({ phone: phone(1) })
    const { id } = await drafted()
    await act(id, 'approve')
    await expandDue(api)
    await api.runCommand(contactId, { type: 'set_broadcasts', wanted: false })
    expect(await deliverDue(api)).toEqual([])
  })

  test.each([
    ['2026-03-09T07:59:00+08:00', '2026-03-09T08:00:00+08:00'],
    ['2026-03-09T08:00:00+08:00', '2026-03-09T08:00:00+08:00'],
    ['2026-03-09T20:59:00+08:00', '2026-03-09T20:59:00+08:00'],
    ['2026-03-09T21:00:00+08:00', '2026-03-10T08:00:00+08:00'],
  ])('at %s wakes nobody: it goes out from %s', async (now, from) => {
    await api.addHousehold({ phone: phone(1) })
    api.clock.now = new Date(now)
    const { id } = await drafted({ body: '3月10日开会' })
    const { body } = await act(id, 'approve')
    const isLater = Date.parse(now) < Date.parse(from)
    expect(body['code']).toBe(isLater ? 'approved_later' : 'approved')
    if (isLater) expect(await deliverDue(api)).toEqual([])
    api.clock.now = new Date(from)
    expect(await expandDue(api)).toBe(1)
    const [message] = await messages()
    expect(message?.not_before).toEqual(new Date(from))
    expect(message?.not_after).toEqual(new Date(Date.parse(from) + 48 * 3_600_000))
    expect(await deliverDue(api)).toHaveLength(1)
  })

  test('by two at once happens once, and nobody gets it twice', async () => {
    for (let n = 1; n <= 20; n++) await api.addHousehold({ phone: phone(n) })
    const { id } = await drafted()
    const both = await Promise.all([act(id, 'approve'), act(id, 'approve', third.actor)])
    const told = both.map(({ body }) => body['reason'] ?? body['code']).toSorted()
    expect(told).toEqual(['already_approved', 'approved'])
    const sent = await deliverDue(api)
    expect(sent).toHaveLength(20)
    expect(new Set(sent.map(({ to }) => to)).size).toBe(20)
  })

  test('two different notices at once reach the same phones with one each', async () => {
    for (let n = 1; n <= 20; n++) await api.addHousehold({ phone: phone(n) })
    const [one, other] = [await drafted(), await drafted({ body: '后天停水' })]
    const both = await Promise.all([act(one.id, 'approve'), act(other.id, 'approve', third.actor)])
    expect(both.map(({ body }) => body['code'])).toEqual(['approved', 'approved'])
    const perPhone = Map.groupBy(await deliverDue(api), ({ to }) => to)
    expect(perPhone.size).toBe(20)
    for (const sent of perPhone.values()) expect(sent).toHaveLength(2)
    const rows = await api.sql`select distinct contact_id from outbox`
    expect(rows).toHaveLength(20)
  })

  test('of 2,000 phones queues 2,000 messages in one go', async () => {
    const rows = Array.from({ length: 2_000 }, (_, i) => {
      const [id, ownerId] = [newId(), newId()]
      const place = { county: COUNTY, table: 'people', column: 'phone_sealed', row: ownerId }
      const household = {
        county: COUNTY,
        id,
        key: `bulk:${i}`,
        areaPath: i % 2 ? `${VILLAGE}.1` : OTHER_VILLAGE,
        headName: '户主',
        size: 1,
        status: 'unregistered' as const,
        otherCauses: [],
        fingerprint: Buffer.alloc(16),
      }
      const person = {
        county: COUNTY,
        id: ownerId,
        householdId: id,
        name: '户主',
        isHead: true,
        relation: '户主',
        health: [],
        idNumberSealed: Buffer.alloc(1),
        idNumberIndex: Buffer.from(String(i).padStart(16, '0')),
        phoneSealed: api.deps.sealer.seal(place, phone(i)),
        phoneIndex: api.deps.sealer.index('phone', COUNTY, phone(i)),
      }
      return { household, person }
    })
    for (let i = 0; i < rows.length; i += 500) {
      const some = rows.slice(i, i + 500)
      await api.db.insert(households).values(some.map(({ household }) => household))
      await api.db.insert(people).values(some.map(({ person }) => person))
    }
    const { id } = await drafted({ areaPath: TOWNSHIP })
    const { body } = await act(id, 'approve')
    expect(body).toMatchObject({ code: 'approved', vars: { recipients: 2_000 } })
    expect(await expandDue(api)).toBe(2_000)
    expect(await messages()).toHaveLength(2_000)
    const sent = await deliverDue(api)
    expect(new Set(sent.map(({ to }) => to)).size).toBe(2_000)
    expect(sent).toHaveLength(2_000)
    const report = await api.call(`/broadcasts/${id}/report`, { actor: clerk.actor })
    expect(report.body['total']).toMatchObject({ recipients: 2_000, sent: 2_000, waiting: 0 })
    expect(report.body['villages']).toMatchObject([
      { path: VILLAGE, recipients: 1_000, sent: 1_000 },
      { path: OTHER_VILLAGE, recipients: 1_000, sent: 1_000 },
    ])
  })
})

describe('a notice is not approved', () => {
  test.each([
    ['by its author', async () => clerk.actor, 'own_draft'],
    ['by a stranger of another township', outsider, 'broadcast'],
  ])('%s', async (_who, actor, reason) => {
    await api.addHousehold({ phone: phone(1) })
    const { id } = await drafted()
    const answer = await act(id, 'approve', await actor())
    expect(answer.body).toMatchObject({ reason })
    expect(await statusOf(id)).toBe('draft')
    expect(await messages()).toEqual([])
  })

  async function outsider() {
    return (await api.addStaff({ roles: [['township_clerk', 'wuxi.yulin']] })).actor
  }

  test('by a village cadre', async () => {
    await api.addHousehold({ phone: phone(1) })
    const { id } = await drafted()
    const cadre = await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
    expect((await act(id, 'approve', cadre.actor)).status).toBe(403)
    await api.sql`update staff set is_active = false where id = ${cadre.id}`
  })

  test('a second time', async () => {
    await api.addHousehold({ phone: phone(1) })
    const { id } = await drafted()
    await act(id, 'approve')
    const again = await act(id, 'approve', third.actor)
    expect(again).toMatchObject({ status: 409, body: { reason: 'already_approved' } })
    expect(await expandDue(api)).toBe(1)
  })

  test('after it was cancelled', async () => {
    await api.addHousehold({ phone: phone(1) })
    const { id } = await drafted()
    expect((await act(id, 'cancel', clerk.actor)).body).toMatchObject({ code: 'dropped' })
    expect((await act(id, 'approve')).body).toMatchObject({ reason: 'cancelled' })
    expect((await act(id, 'cancel')).body).toMatchObject({ reason: 'cancelled' })
    expect(await messages()).toEqual([])
  })

  test.each([
    ['2026-03-09T20:59:00+08:00', 'approved'],
    ['2026-03-09T21:00:00+08:00', 'day_unclear'],
    ['2026-03-10T00:01:00+08:00', 'day_unclear'],
    ['2026-03-10T10:00:00+08:00', 'day_unclear'],
  ])('when its “tomorrow” has become another day: at %s %s', async (now, expected) => {
    await api.addHousehold({ phone: phone(1) })
    const { id, code } = await drafted()
    api.clock.now = new Date(now)
    const isUnclear = expected === 'day_unclear'
    const byCode = await api.call(`/broadcasts/by-code/${code}`, { actor: second.actor })
    expect(byCode.body).toMatchObject({ isDayUnclear: isUnclear })
    const { status, body } = await act(id, 'approve')
    expect([status, body['reason'] ?? body['code']]).toEqual([isUnclear ? 409 : 200, expected])
    expect(await statusOf(id)).toBe(isUnclear ? 'draft' : 'approved')
    expect(await expandDue(api)).toBe(isUnclear ? 0 : 1)
  })

  test('when nobody is left to get it', async () => {
    const { id: householdId } = await api.addHousehold({ phone: phone(1) })
    const { id } = await drafted()
    await api.sql`update people set phone_index = null, phone_sealed = null
                   where household_id = ${householdId}`
    expect((await act(id, 'approve')).body).toMatchObject({ reason: 'nobody' })
    expect(await statusOf(id)).toBe('draft')
  })

  test('when no channel reaches phones', async () => {
    await api.addHousehold({ phone: phone(1) })
    const { id } = await drafted()
    await api.ownerSql`truncate contacts cascade`
    expect((await act(id, 'approve')).body).toMatchObject({ reason: 'no_channel' })
    expect(await statusOf(id)).toBe('draft')
  })

  test('where there is none', async () => {
    expect(await act(newId(), 'approve')).toMatchObject({ status: 404 })
  })
})

describe('cancelling a notice that is being sent', () => {
  test('stops what is still queued and nothing else', async () => {
    for (let n = 1; n <= 3; n++) await api.addHousehold({ phone: phone(n) })
    const { id } = await drafted()
    await act(id, 'approve')
    await expandDue(api)
    const [taken] = await claim(api, { want: 1 })
    if (!taken) throw new Error('nothing was to be sent')
    const sent = { claim: 1, providerMessageId: 'SM1', segments: 1 }
    await tell(api, [{ id: taken.id, ...sent }])
    expect((await act(id, 'cancel', clerk.actor)).body).toMatchObject({ code: 'stopped' })
    const report = () => api.call(`/broadcasts/${id}/report`, { actor: clerk.actor })
    const total = { recipients: 3, sent: 1, waiting: 0, dropped: 2 }
    expect((await report()).body['total']).toMatchObject(total)
    expect(await deliverDue(api)).toEqual([])
    expect((await report()).body['total']).toMatchObject(total)
  })
})

describe('the report', () => {
  test('changes with every message that changes, in its village alone', async () => {
    await api.addHousehold({ phone: phone(1) })
    await api.addHousehold({ areaPath: OTHER_VILLAGE, phone: phone(2) })
    await api.addHousehold({ areaPath: OTHER_VILLAGE })
    const { id } = await drafted({ areaPath: TOWNSHIP })
    await act(id, 'approve')
    await expandDue(api)
    const report = async () =>
      (await api.call(`/broadcasts/${id}/report`, { actor: clerk.actor })).body
    const before = await report()
    const none = { sent: 0, delivered: 0, waiting: 1, failed: 0, unknown: 0, dropped: 0 }
    expect(before['villages']).toEqual([
      {
        path: VILLAGE,
        name: '宝坪村',
        households: 1,
        withoutPhone: 0,
        recipients: 1,
        optedOut: 0,
        unreachable: 0,
        answers: 0,
        costFen: 0,
        notBefore: MONDAY_MORNING,
        isQueued: true,
        toTell: 0,
        told: 0,
        untold: 0,
        ...none,
      },
      {
        path: OTHER_VILLAGE,
        name: '新华村',
        households: 2,
        withoutPhone: 1,
        recipients: 1,
        optedOut: 0,
        unreachable: 0,
        answers: 0,
        costFen: 0,
        notBefore: MONDAY_MORNING,
        isQueued: true,
        toTell: 1,
        told: 0,
        untold: 1,
        ...none,
      },
    ])
    for (const [status, figures] of [
      ['sent', { sent: 1 }],
      ['delivered', { sent: 1, delivered: 1 }],
      ['failed', { failed: 1 }],
      ['unknown', { unknown: 1 }],
      ['expired', { dropped: 1 }],
    ] as const) {
      await api.sql`update outbox set status = ${status} where id =
        (select id from outbox where village_path = ${OTHER_VILLAGE})`
      const [own, other] = (await report())['villages'] as object[]
      expect(own).toMatchObject({ ...none })
      expect(other).toMatchObject({ ...none, waiting: 0, ...figures })
      expect((await report())['total']).toMatchObject({ ...none, ...figures })
    }
  })

  test('and the notice by its code are for those who may see its area', async () => {
    await api.addHousehold({ phone: phone(1) })
    const { id, code } = await drafted()
    const outside = await api.addStaff({ roles: [['township_clerk', 'wuxi.yulin']] })
    const cadre = await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
    for (const path of [`/broadcasts/${id}/report`, `/broadcasts/by-code/${code}`]) {
      expect((await api.call(path, { actor: clerk.actor })).status).toBe(200)
      expect((await api.call(path, { actor: outside.actor })).status).toBe(404)
      expect((await api.call(path, { actor: cadre.actor })).status).toBe(403)
    }
    expect((await api.call(`/receipts/${code}`)).status).toBe(404)
    await api.sql`update staff set is_active = false where id = ${cadre.id}`
  })

  test('of all notices comes in pages, the latest first', async () => {
    await api.addHousehold({ phone: phone(1) })
    const codes = []
    for (let n = 0; n < 3; n++) {
      api.clock.now = new Date(Date.parse(MONDAY_MORNING) + n * 60_000)
      codes.unshift((await drafted()).code)
    }
    const first = await api.call('/broadcasts?limit=2', { actor: clerk.actor })
    const codesIn = (body: Record<string, unknown>) =>
      (body['items'] as { code: string }[]).map(({ code }) => code)
    expect(codesIn(first.body)).toEqual(codes.slice(0, 2))
    const path = `/broadcasts?limit=2&cursor=${String(first.body['next'])}`
    const rest = await api.call(path, { actor: clerk.actor })
    expect(codesIn(rest.body)).toEqual(codes.slice(2))
    expect(rest.body['next']).toBeNull()
    expect((await api.call('/broadcasts?cursor=x', { actor: clerk.actor })).status).toBe(400)
  })
})
