import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { listUnreached } from '../../../api/broadcasts/unreached'
import type { RequestContext } from '../../../api/http/context'
import { newId } from '../../../api/shared/ids'
import { applications, noticeEntries, notices, objections, rounds } from '../../../db/schema'
import type { ApplicationStatus } from '../../../db/values/filings'
import type { EntryStatus, NoticeLevel } from '../../../db/values/rounds'
import {
  COUNTY,
  GROUP,
  MONDAY_MORNING,
  OTHER_VILLAGE,
  startApi,
  type TestApi,
  TOWNSHIP,
  VILLAGE,
} from '../../support/api'
import { deliverDue, expandDue } from '../../support/outbox'

let api: TestApi
let clerk: Awaited<ReturnType<TestApi['addStaff']>>
let second: Awaited<ReturnType<TestApi['addStaff']>>
beforeAll(async () => {
  api = await startApi()
  await api.addCounty()
  clerk = await api.addStaff({ roles: [['township_clerk', TOWNSHIP]] })
  second = await api.addStaff({ roles: [['county_office', COUNTY]] })
})
beforeEach(async () => {
  api.clock.now = new Date(MONDAY_MORNING)
  await api.ownerSql`truncate contacts, households, broadcasts, rounds cascade`
  await api.addContact()
})
afterAll(() => api.close())

const phone = (n: number) => `+86199${String(60_000_000 + n)}`

const draft = (given: object) =>
  api.call('/broadcasts', {
    actor: clerk.actor,
    body: { areaPath: VILLAGE, audience: 'households', body: '3月10日开会', ...given },
  })

/** Who gets a notice that is drafted, approved and sent, by their phones or chats. */
async function reached(given: object): Promise<string[]> {
  const drafted = await draft(given)
  if (drafted.body['reason'] === 'nobody') return []
  const { code } = drafted.body['vars'] as { code: string }
  const [row] = await api.sql<{ id: string; reach: { recipients: number } }[]>`
    select id, reach from broadcasts where code = ${code}`
  await api.ownerSql`delete from outbox`
  const body = { type: 'approve' }
  await api.call(`/broadcasts/${row?.id}/actions`, { actor: second.actor, body })
  const to = (await deliverDue(api)).map((message) => message.to).toSorted()
  expect(to).toHaveLength(row?.reach.recipients ?? -1)
  return to
}

describe('a notice for households of some kind reaches these alone', () => {
  test.each([
    ['unregistered', 'unregistered'],
    ['registered', 'registered'],
    ['registered', 'returned'],
    ['exited', 'exited'],
  ])('%s: one that is %s', async (audience, status) => {
    const all = ['unregistered', 'registered', 'returned', 'exited', 'closed'] as const
    for (const [n, each] of all.entries()) await api.addHousehold({ status: each, phone: phone(n) })
    const to = await reached({ audience })
    expect(to).toContain(phone(all.indexOf(status as 'exited')))
    expect(to).toHaveLength(audience === 'registered' ? 2 : 1)
  })

  test('those watched, and of them those of a kind', async () => {
    const kinds = ['unstable_exit', 'borderline', null]
    for (const [n, watch] of kinds.entries()) {
      const { id } = await api.addHousehold({ phone: phone(n) })
      await api.sql`update households set watch = ${watch} where id = ${id}`
    }
    expect(await reached({ audience: 'watched' })).toEqual([phone(0), phone(1)])
    const narrowing = { watch: ['borderline'] }
    expect(await reached({ audience: 'watched', narrowing })).toEqual([phone(1)])
  })

  test('of several areas, and of none beside them', async () => {
    await api.addHousehold({ areaPath: GROUP, phone: phone(1) })
    await api.addHousehold({ areaPath: `${VILLAGE}.4`, phone: phone(2) })
    await api.addHousehold({ areaPath: OTHER_VILLAGE, phone: phone(3) })
    expect(await reached({ areaPath: GROUP, otherAreas: [OTHER_VILLAGE] })).toEqual([
      phone(1),
      phone(3),
    ])
    expect(await reached({ areaPath: GROUP })).toEqual([phone(1)])
  })

  test('who read English, or are reached by a chat', async () => {
    await api.addHousehold({ phone: phone(1) })
    await api.addHousehold({ phone: phone(2) })
    await api.addContact({ phone: phone(2), language: 'en' })
    const { id } = await api.addHousehold()
    await api.addContact({ channel: 'telegram', chat: '77', linkedTo: [id] })
    expect(await reached({ narrowing: { language: 'en' } })).toEqual([phone(2)])
    expect(await reached({ narrowing: { way: 'chat' } })).toEqual(['77'])
    expect(await reached({ narrowing: { way: 'text' } })).toEqual([phone(1), phone(2)])
  })
})

describe('a notice for those at a stage of a round', () => {
  const today = '2026-03-09'

  async function openRound() {
    const id = newId()
    const kind = { kind: 'identification' as const, year: 2026, status: 'open' as const }
    const opened = { openedOn: today, openedBy: clerk.id, figures: {} }
    await api.db
      .insert(rounds)
      .values({ county: COUNTY, id, areaPath: TOWNSHIP, ...kind, ...opened })
    return id
  }

  async function apply(n: number, status: ApplicationStatus, roundId: string | null) {
    const { id: householdId } = await api.addHousehold({ phone: phone(n) })
    const id = newId()
    await api.db.insert(applications).values({
      county: COUNTY,
      id,
      householdId,
      code: `${n}`,
      status,
      roundId,
      filedAt: api.clock.now,
      filedOn: today,
      answerDueOn: today,
    })
    return { id, householdId }
  }

  async function post(roundId: string, level: NoticeLevel, status: 'posted' | 'closed' = 'posted') {
    const id = newId()
    const at = { postedAt: api.clock.now, postedOn: today, postedBy: clerk.id }
    const window = { closesOn: '2026-03-15', closesAt: new Date('2026-03-16T00:00:00+08:00') }
    const place = { areaPath: VILLAGE, areaName: '宝坪村', code: id, level, status }
    await api.db.insert(notices).values({ county: COUNTY, id, roundId, ...place, ...at, ...window })
    return id
  }

  const enter = (
    noticeId: string,
    { id: applicationId, householdId }: { id: string; householdId: string },
    status: EntryStatus = 'listed',
  ) =>
    api.db.insert(noticeEntries).values({
      county: COUNTY,
      noticeId,
      householdId,
      applicationId,
      status,
      headName: '户主',
      size: 1,
      areaPath: GROUP,
    })

  test('applied, declined and taken in: each by its own case, in its own round', async () => {
    const [round, other] = [await openRound(), newId()]
    await apply(1, 'filed', round)
    await apply(2, 'declined', round)
    await apply(3, 'accepted', round)
    await apply(4, 'filed', null)
    await apply(5, 'withdrawn', round)
    await api.addHousehold({ phone: phone(6) })
    expect(await reached({ audience: 'applied' })).toEqual([phone(1), phone(4)])
    const narrowing = { roundId: round }
    expect(await reached({ audience: 'applied', narrowing })).toEqual([phone(1)])
    expect(await reached({ audience: 'declined', narrowing })).toEqual([phone(2)])
    expect(await reached({ audience: 'registered', narrowing })).toEqual([phone(3)])
    expect(await reached({ audience: 'applied', narrowing: { roundId: other } })).toEqual([])
  })

  test('a withdrawal counts once it is in force', async () => {
    const { id } = await apply(1, 'filed', null)
    await api.sql`update applications set withdrawal_asked_at = ${api.clock.now} where id = ${id}`
    expect(await reached({ audience: 'applied' })).toEqual([phone(1)])
    api.clock.now = new Date(api.clock.now.getTime() + 24 * 3_600_000)
    expect(await reached({ audience: 'applied', body: '开会' })).toEqual([])
  })

  test('on a posted list: of its level, while it hangs, unless taken off it', async () => {
    const round = await openRound()
    const [group, village, closed] = [
      await post(round, 'group'),
      await post(round, 'village'),
      await post(round, 'township', 'closed'),
    ]
    await enter(group, await apply(1, 'filed', round))
    await enter(village, await apply(2, 'filed', round), 'severed')
    await enter(village, await apply(3, 'filed', round), 'removed')
    await enter(closed, await apply(4, 'filed', round))
    expect(await reached({ audience: 'posted' })).toEqual([phone(1), phone(2)])
    const narrowing = { level: 'village', roundId: round }
    expect(await reached({ audience: 'posted', narrowing })).toEqual([phone(2)])
  })

  test('contested, while nobody has decided', async () => {
    const round = await openRound()
    const notice = await post(round, 'village')
    for (const [n, status] of (['open', 'upheld'] as const).entries()) {
      const { householdId } = await apply(n, 'filed', round)
      const filed = { filedAt: api.clock.now, filedOn: today, dueOn: today }
      const what = {
        ground: 'wrong_facts' as const,
        way: 'message' as const,
        code: `objection ${n}`,
      }
      await api.db.insert(objections).values({
        county: COUNTY,
        id: newId(),
        noticeId: notice,
        householdId,
        status,
        ...what,
        ...filed,
        bodySealed: Buffer.alloc(1),
      })
    }
    expect(await reached({ audience: 'contested' })).toEqual([phone(0)])
  })
})

describe('a person gets one message, where it reaches them best', () => {
  /** A phone of the register, and two chats that have shown it. */
  async function withChats(n = 1) {
    const { id } = await api.addHousehold({ phone: phone(n) })
    const index = api.deps.sealer.index('phone', COUNTY, phone(n))
    const text = await api.addContact({ phone: phone(n) })
    const chats = [`${n}1`, `${n}2`].map((chat) => api.addContact({ channel: 'telegram', chat }))
    const [one, other] = await Promise.all(chats)
    for (const chat of [one, other])
      await api.sql`update contacts set phone_index = ${index} where id = ${chat?.id ?? ''}`
    return { id, text: text.id, one: one?.id ?? '', other: other?.id ?? '' }
  }
  const set = (id: string, fields: object) =>
    api.sql`update contacts set ${api.sql(fields)} where id = ${id}`
  const MARCH = new Date('2026-03-01T00:00:00Z')
  const FEBRUARY = new Date('2026-02-01T00:00:00Z')

  test('a chat before a text', async () => {
    await withChats()
    expect(await reached({})).not.toContain(phone(1))
  })

  test('what was chosen last before all else', async () => {
    const { text, other } = await withChats()
    await set(other, { chosen_at: FEBRUARY })
    expect(await reached({})).toEqual(['12'])
    await set(text, { chosen_at: MARCH })
    expect(await reached({})).toEqual([phone(1)])
  })

  test('nothing that cannot be reached while anything can', async () => {
    const { text, one, other } = await withChats()
    await set(text, { chosen_at: MARCH, address_fault: 'fix', address_fault_at: MARCH })
    await set(one, { address_fault: 'stop' })
    expect(await reached({})).toEqual(['12'])
    await set(other, { address_fault: 'stop' })
    expect(await reached({})).toEqual([])
  })

  test('none, once they were stopped on one of them', async () => {
    // Not the one that would get it.
    const { text } = await withChats()
    await set(text, { stopped: ['broadcast'] })
    expect(await reached({})).toEqual([])
  })

  test('a number found wrong more than thirty days ago again', async () => {
    const { text, one, other } = await withChats()
    for (const chat of [one, other]) await set(chat, { address_fault: 'stop' })
    await set(text, {
      address_fault: 'fix',
      address_fault_at: new Date('2026-02-07T02:00:00.001Z'),
    })
    expect(await reached({})).toEqual([])
    await set(text, { address_fault_at: new Date('2026-02-07T02:00:00Z') })
    expect(await reached({})).toEqual([phone(1)])
  })

  test('and whoever does not want other messages still gets notices', async () => {
    const { one } = await withChats()
    await set(one, { stopped: ['reminder'] })
    expect(await reached({})).toHaveLength(1)
  })

  test('also where they chose another contact between one village and the next', async () => {
    const { text, other } = await withChats()
    await api.addHousehold({ areaPath: OTHER_VILLAGE, phone: phone(1) })
    await draft({ areaPath: TOWNSHIP })
    const [row] = await api.sql<{ id: string }[]>`select id from broadcasts`
    await api.ownerSql`delete from outbox`
    const body = { type: 'approve' }
    await api.call(`/broadcasts/${row?.id}/actions`, { actor: second.actor, body })
    const worker = { actor: 'job:worker' as const, body: {} }
    const first = await api.call('/broadcasts/expansions', worker)
    expect(first.body).toMatchObject({ expanded: { villagePath: VILLAGE, queued: 1 } })
    await set(other, { chosen_at: FEBRUARY })
    await set(text, { chosen_at: MARCH })
    const next = await api.call('/broadcasts/expansions', worker)
    expect(next.body).toMatchObject({ expanded: { villagePath: OTHER_VILLAGE, queued: 0 } })
    expect(await deliverDue(api)).toHaveLength(1)
  })

  test('a phone made a contact for it wants what the chat of that phone wants', async () => {
    const { id: householdId } = await api.addHousehold({ phone: phone(5) })
    const chat = await api.addContact({ channel: 'telegram', chat: '55', linkedTo: [householdId] })
    const phone_index = api.deps.sealer.index('phone', COUNTY, phone(5))
    const wish = { language: 'en', stopped: ['reminder'], address_fault: 'stop' }
    await set(chat.id, { ...wish, phone_index })
    expect(await reached({})).toEqual([phone(5)])
    const [made] = await api.sql`
      select language, stopped from contacts where address_index = ${phone_index}`
    expect(made).toEqual({ language: 'en', stopped: ['reminder'] })
  })
})

test('households nobody reaches are named with the reason, group by group', async () => {
  await api.addHousehold({ phone: phone(1) })
  await api.addHousehold({ head: '没手机', areaPath: `${VILLAGE}.2` })
  await api.addHousehold({ head: '退订了', areaPath: GROUP, phone: phone(2) })
  await api.addHousehold({ head: '不通', areaPath: GROUP, phone: phone(3) })
  const stopped = await api.addContact({ phone: phone(2) })
  await api.sql`update contacts set stopped = '{broadcast}' where id = ${stopped.id}`
  const lost = await api.addContact({ phone: phone(3) })
  await api.sql`update contacts set address_fault = 'fix', address_fault_at = ${MONDAY_MORNING}
    where id = ${lost.id}`
  await draft({})
  const [row] = await api.sql<{ id: string; reach: object }[]>`select id, reach from broadcasts`
  expect(row?.reach).toMatchObject({
    households: 4,
    withoutPhone: 1,
    optedOut: 1,
    unreachable: 1,
    recipients: 1,
  })
  const ctx = { county: COUNTY, now: api.clock.now, grant: { reach: 'all' } } as RequestContext
  const rows = await api.db.transaction((tx) => listUnreached(tx, ctx, row?.id ?? ''))
  expect(rows.map(({ head, why, areaPath }) => [head, why, areaPath])).toEqual([
    ['没手机', 'no_phone', `${VILLAGE}.2`],
    ['不通', 'unreachable', GROUP],
    ['退订了', 'stopped', GROUP],
  ])
  expect(await expandDue(api)).toBe(0)
})
