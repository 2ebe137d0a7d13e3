import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { undeliveredCommand } from '../../../api/commands/undelivered'
import { say } from '../../../api/messages/templates'
import { COUNTY, MONDAY_MORNING, startApi } from '../../support/api'
import { runCommandLine } from '../../support/command-line'
import { addDead, markFault } from '../../support/dead-letters'
import { claim, forget } from '../../support/outbox'
import { SERVER_SECRETS } from '../../support/server'

const api = await startApi()
await api.addCounty()
const office = await api.addStaff({ roles: [['county_office', COUNTY]] })
let folder: string
let env: Record<string, string>
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cunxin-undelivered-'))
  const target = { DATABASE_URL: api.target, DATA_DIR: folder }
  env = { ...SERVER_SECRETS, ...target, DEMO: 'false', LOG_LEVEL: 'error' }
})
beforeEach(() => {
  api.clock.now = new Date(MONDAY_MORNING)
})
afterEach(() => forget(api))
afterAll(async () => {
  await api.close()
  await rm(folder, { recursive: true, force: true })
})

const HOUR = 3_600_000
const later = (milliseconds: number) => {
  api.clock.now = new Date(Date.parse(MONDAY_MORNING) + milliseconds)
}

const GROUP = {
  status: 'failed',
  class: 'filing',
  template: 'common.yes',
  channel: 'sms',
  errorCode: '30005',
}

interface Group {
  key: string
  count: number
  canResend: boolean
  exampleId: string
}
interface Found {
  total: number
  groups: Group[]
}
const list = async () =>
  (await api.call('/outbox/dead-letters', { actor: office.actor })).body as unknown as Found
const act = (type: 'resend' | 'dismiss', group: object = GROUP) =>
  api.call('/outbox/dead-letters/actions', { actor: office.actor, body: { type, group } })
const messages = async (query: Record<string, string> = {}) => {
  const all = new URLSearchParams({ ...GROUP, ...query }).toString()
  const { body } = await api.call(`/outbox/dead-letters/messages?${all}`, { actor: office.actor })
  return body as { items: Record<string, unknown>[]; next: string | null }
}
const rowOf = async (id: string) => {
  const [row] = await api.sql<{ status: string; attempts: number; isResend: boolean }[]>`
    select status, attempts, is_resend as "isResend" from outbox where id = ${id}`
  return row
}
const faultOf = async (contactId: string) => {
  const [row] = await api.sql<{ fault: string | null }[]>`
    select address_fault as fault from contacts where id = ${contactId}`
  return row?.fault
}

async function countResent() {
  const [row] = await api.sql<{ n: number }[]>`
    select count(*)::int as n from events where type = 'dead_letters.resent'`
  return row?.n ?? 0
}

describe('the county office', () => {
  test('sees nothing where everything arrived', async () => {
    expect(await list()).toEqual({ total: 0, groups: [] })
  })

  test('sees what did not arrive by what it is and why, the most first', async () => {
    const { id } = await api.addContact()
    const first = await addDead(api, id)
    later(HOUR)
    const last = await addDead(api, id)
    await addDead(api, id, { errorCode: '30003' })
    const { total, groups } = await list()
    expect(total).toBe(3)
    expect(groups).toEqual([
      {
        key: expect.stringMatching(/^[0-9a-f]{8}$/),
        ...GROUP,
        broadcastId: null,
        count: 2,
        oldestOn: '2026-03-09',
        oldestAt: '2026-03-09T02:00:00.000Z',
        newestAt: '2026-03-09T03:00:00.000Z',
        exampleId: last,
        canResend: true,
      },
      expect.objectContaining({ errorCode: '30003', count: 1 }),
    ])
    expect(first).not.toBe(last)
  })

  test.each([
    ['class', { class: 'notice' as const }],
    ['sentence', { say: say('common.no', {}) }],
    ['reason', { errorCode: null }],
    ['certainty', { status: 'unknown' as const }],
  ])('sees messages of another %s apart', async (_what, over) => {
    const { id } = await api.addContact()
    await addDead(api, id)
    await addDead(api, id, over)
    expect((await list()).groups.map(({ count }) => count)).toEqual([1, 1])
  })

  test('sees whose they are with the phone masked, page by page', async () => {
    const household = await api.addHousehold({ head: '牟大山' })
    const { id, address } = await api.addContact({ linkedTo: [household.id] })
    await addDead(api, id)
    await addDead(api, (await api.addContact()).id)
    const page = await messages({ limit: '1' })
    expect(page.items).toMatchObject([
      {
        attempts: 5,
        createdAt: '2026-03-09T02:00:00.000Z',
        triedAt: '2026-03-09T02:00:00.000Z',
      },
    ])
    const rest = await messages({ limit: '1', cursor: page.next ?? '' })
    expect(rest.next).toBeNull()
    const both = [...page.items, ...rest.items]
    expect(JSON.stringify(both)).not.toContain(address)
    const ofFamily = both.find(({ households }) => (households as unknown[]).length > 0)
    expect(ofFamily).toMatchObject({ households: [{ id: household.id, head: '牟大山' }] })
    expect(String(ofFamily?.['phone'])).toMatch(/\*.*\d{4}$/)
  })
})

describe('a group that is sent again', () => {
  test('goes out once, as if for the first time, and is listed no longer', async () => {
    const { id } = await api.addContact()
    const dead = await addDead(api, id)
    const other = await addDead(api, id, { errorCode: '30003' })
    expect((await act('resend')).body).toEqual({ requeued: 1, left: 0 })
    expect(await rowOf(dead)).toEqual({ status: 'queued', attempts: 0, isResend: false })
    expect(await rowOf(other)).toMatchObject({ status: 'failed' })
    expect((await list()).total).toBe(1)
    expect(await claim(api)).toMatchObject([{ id: dead, claim: 1, isResend: false }])
  })

  test('by two at once, and once more, goes out once', async () => {
    const { id } = await api.addContact()
    await addDead(api, id)
    const before = await countResent()
    const both = await Promise.all([act('resend'), act('resend')])
    expect(both.map(({ body }) => body['requeued']).toSorted()).toEqual([0, 1])
    expect((await act('resend')).body).toEqual({ requeued: 0, left: 0 })
    expect(await countResent()).toBe(before + 1)
    expect(await claim(api)).toHaveLength(1)
  })

  test.each(['answer', 'filing'] as const)(
    'of an %s that may have arrived is marked 重发',
    async (of) => {
      const { id } = await api.addContact()
      const dead = await addDead(api, id, { class: of, status: 'unknown', errorCode: null })
      const { errorCode: _, ...group } = { ...GROUP, class: of, status: 'unknown' }
      expect((await list()).groups).toMatchObject([{ canResend: true }])
      expect((await act('resend', group)).body).toEqual({ requeued: 1, left: 0 })
      expect(await rowOf(dead)).toMatchObject({ status: 'queued', isResend: true })
    },
  )

  test.each(['notice', 'broadcast', 'reminder'] as const)(
    'of a %s that may have arrived is refused',
    async (of) => {
      const { id } = await api.addContact()
      const dead = await addDead(api, id, { class: of, status: 'unknown', errorCode: null })
      const { errorCode: _, ...group } = { ...GROUP, class: of, status: 'unknown' }
      expect((await list()).groups).toMatchObject([{ canResend: false }])
      expect(await act('resend', group)).toMatchObject({
        status: 409,
        body: { reason: 'may_have_arrived' },
      })
      expect(await rowOf(dead)).toMatchObject({ status: 'unknown' })
    },
  )

  test('of a notice that did not arrive goes out', async () => {
    const { id } = await api.addContact()
    await addDead(api, id, { class: 'notice' })
    expect((await act('resend', { ...GROUP, class: 'notice' })).body).toMatchObject({ requeued: 1 })
  })

  test('leaves what is too late by now, and takes what is not yet', async () => {
    const { id } = await api.addContact()
    const dead = await addDead(api, id, { notAfter: new Date(Date.parse(MONDAY_MORNING) + HOUR) })
    later(HOUR + 1)
    expect((await act('resend')).body).toEqual({ requeued: 0, left: 1 })
    expect(await rowOf(dead)).toMatchObject({ status: 'failed' })
    later(HOUR)
    expect((await act('resend')).body).toEqual({ requeued: 1, left: 0 })
  })

  test('leaves what nobody needs any more', async () => {
    const { id } = await api.addContact()
    const guard = { kind: 'help_open' as const, id: '01890000-0000-7000-8000-000000000000' }
    await addDead(api, id, { guard })
    expect((await act('resend')).body).toEqual({ requeued: 0, left: 1 })
  })

  test.each(['fix', 'voice'] as const)('makes good a number found wrong: %s', async (fault) => {
    const { id } = await api.addContact()
    await markFault(api, id, fault)
    await addDead(api, id)
    await act('resend')
    expect(await faultOf(id)).toBeNull()
    expect(await claim(api)).toHaveLength(1)
  })

  test('leaves whoever stopped us, and their stop', async () => {
    const { id } = await api.addContact()
    await markFault(api, id, 'stop')
    await addDead(api, id)
    expect((await act('resend')).body).toEqual({ requeued: 0, left: 1 })
    expect(await faultOf(id)).toBe('stop')
    expect(await claim(api)).toEqual([])
  })

  test('makes good no number of another group', async () => {
    const { id } = await api.addContact()
    const { id: other } = await api.addContact()
    await markFault(api, other, 'fix')
    await addDead(api, id)
    await addDead(api, other, { errorCode: '30003' })
    await act('resend')
    expect(await faultOf(other)).toBe('fix')
  })

  test('is on record with its counts', async () => {
    const { id } = await api.addContact()
    await addDead(api, id, { errorCode: '21614' })
    const group = { ...GROUP, errorCode: '21614' }
    const [{ key } = { key: '' }] = (await list()).groups
    await act('resend', group)
    const [event] = await api.sql`
      select type, actor, details from events where subject = ${`dead_letters:${key}`}`
    expect(event).toMatchObject({
      type: 'dead_letters.resent',
      actor: office.actor,
      details: { ...group, requeued: 1, left: 0 },
    })
  })
})

describe('a group that is put away', () => {
  test('is listed no longer, goes out no more, and keeps its reason', async () => {
    const { id } = await api.addContact()
    const dead = await addDead(api, id)
    expect((await act('dismiss')).body).toEqual({ dismissed: 1 })
    expect((await list()).total).toBe(0)
    expect(await claim(api)).toEqual([])
    const [row] = await api.sql`select status, error_code from outbox where id = ${dead}`
    expect(row).toEqual({ status: 'cancelled', error_code: '30005' })
    expect((await act('dismiss')).body).toEqual({ dismissed: 0 })
    expect((await act('resend')).body).toEqual({ requeued: 0, left: 0 })
  })

  test('may be one of which nobody knows whether it arrived', async () => {
    const { id } = await api.addContact()
    await addDead(api, id, { class: 'broadcast', status: 'unknown' })
    const group = { ...GROUP, class: 'broadcast', status: 'unknown' }
    expect((await act('dismiss', group)).body).toEqual({ dismissed: 1 })
  })
})

describe('on the command line the office', () => {
  const run = (...args: string[]) => runCommandLine(undeliveredCommand, env, args)

  test('lists, sends again and puts away', async () => {
    expect(await run()).toBe('没有 (none)')
    const { id } = await api.addContact()
    await addDead(api, id)
    const { groups } = JSON.parse(await run('list', '--json')) as Found
    const key = groups[0]?.key ?? ''
    expect(await run()).toContain(`${key} 1条 filing common.yes sms 30005`)
    expect(await run('resend', key)).toBe('重发1条，不发0条')
    await expect(run('resend', key)).rejects.toMatchObject({ reason: 'dead_group' })
    await addDead(api, id)
    expect(await run('dismiss', key)).toBe('收起1条')
  })
})
