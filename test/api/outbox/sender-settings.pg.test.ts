import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { senderCommand } from '../../../api/commands/sender'
import { say } from '../../../api/messages/templates'
import { enqueue } from '../../../api/outbox/enqueue'
import { tokensAt } from '../../../api/outbox/pace'
import { senders } from '../../../db/schema'
import { COUNTY, MONDAY_MORNING, startApi } from '../../support/api'
import { runCommandLine } from '../../support/command-line'
import { claim, exchange, forget, SENDER, tell } from '../../support/outbox'
import { SERVER_SECRETS } from '../../support/server'

const api = await startApi()
await api.addCounty()
const office = await api.addStaff({ roles: [['county_office', COUNTY]] })
let folder: string
let env: Record<string, string>
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cunxin-sender-'))
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

const MINUTE = 60_000
const later = (milliseconds: number) => {
  api.clock.now = new Date(Date.parse(MONDAY_MORNING) + milliseconds)
}
const { channel, address } = SENDER
const PACE = { segmentsPerSecond: 2, burst: 10, dailyCap: 6 }

const list = async () => (await api.call('/outbox/senders', { actor: office.actor })).body
const post = (body: object, key?: string) =>
  api.call('/outbox/senders', { actor: office.actor, body, ...(key && { key }) })
const set = (over: object = {}) => post({ type: 'set', channel, address, ...PACE, ...over })
const events = async () =>
  (
    await api.sql<{ type: string }[]>`
      select type from events where subject = ${`sender:${channel}:${address}`} order by seq`
  ).map(({ type }) => type)

let made = 0
async function queue(notBefore?: Date) {
  const { id: contactId } = await api.addContact()
  const ctx = { county: COUNTY, deps: api.deps, now: api.clock.now }
  const message = { contactId, purpose: `test:${++made}`, class: 'filing' as const }
  const whole = { ...message, say: say('common.yes', {}), ...(notBefore && { notBefore }) }
  await api.db.transaction((tx) => enqueue(tx, ctx, whole))
}

async function refuse() {
  await queue()
  const [message] = await claim(api)
  const error = { code: '20003', kind: 'alarm' as const, isSenders: true }
  await tell(api, [{ id: message?.id ?? '', claim: 1, error }])
}

/** In the bucket now, as the worker reckons it. */
async function tokens(): Promise<number> {
  const [row] = await api.db.select().from(senders)
  return row ? tokensAt(row, api.clock.now) : -1
}

describe('the county office', () => {
  test('sees no sender before anything was sent', async () => {
    expect(await list()).toEqual({ senders: [], channels: [] })
  })

  test('sees the pace of a number, what waits for it and what went out within the hour', async () => {
    for (let i = 0; i < 3; i++) await queue()
    await queue(new Date('2026-03-10T02:00:00Z'))
    const [first] = await claim(api, { want: 1, sender: PACE })
    const sent = { id: first?.id ?? '', claim: 1, providerMessageId: `p${made}`, segments: 1 }
    await tell(api, [sent], { sender: PACE })
    expect(await list()).toEqual({
      senders: [{ channel, address, ...PACE, isFree: true, pausedUntil: null, pauseCode: null }],
      channels: [{ channel, queued: 3, due: 2, sentLastHour: 1 }],
    })
    later(60 * MINUTE - 1)
    expect(await list()).toMatchObject({ channels: [{ sentLastHour: 1 }] })
    later(60 * MINUTE)
    expect(await list()).toMatchObject({ channels: [{ sentLastHour: 0 }] })
  })

  test('cannot tell from the count that somebody was told of a complaint', async () => {
    await queue()
    await queue()
    await api.ownerSql`
      update outbox set template = 'complaint.waiting'
       where id = (select id from outbox order by id limit 1)`
    expect(await list()).toMatchObject({ channels: [{ channel, queued: 1, due: 1 }] })
  })

  test('sets the pace of a number, and no worker sets it back', async () => {
    await exchange(api)
    expect(await set()).toMatchObject({ status: 200, body: PACE })
    await exchange(api)
    expect(await list()).toMatchObject({ senders: [PACE] })
    expect(await tokens()).toBe(10)
  })

  test('leaves in the bucket what there is, not more than it holds', async () => {
    await exchange(api, { sender: { segmentsPerSecond: 1, burst: 5 } })
    await set({ burst: 50, segmentsPerSecond: 1 })
    expect(await tokens()).toBe(5)
    later(3_000)
    expect(await tokens()).toBe(8)
    await set({ burst: 2 })
    expect(await tokens()).toBe(2)
  })

  test('that says the same twice changes it once', async () => {
    await exchange(api)
    const before = (await events()).length
    await Promise.all([set(), set()])
    await set()
    expect((await events()).slice(before)).toEqual(['sender.set'])
  })

  test.each([
    ['a pace of nothing', { segmentsPerSecond: 0 }, 'segmentsPerSecond'],
    ['a bucket for half a message', { burst: 0.5 }, 'burst'],
    ['no message a day', { dailyCap: 0 }, 'dailyCap'],
    ['half a message a day', { dailyCap: 1.5 }, 'dailyCap'],
  ])('cannot set %s', async (_what, over, reason) => {
    await exchange(api)
    expect(await set(over)).toMatchObject({ status: 400, body: { code: 'invalid', reason } })
  })

  test('cannot set a number nothing was ever sent from', async () => {
    expect(await set({ address: '+8610000' })).toMatchObject({
      status: 404,
      body: { reason: 'sender' },
    })
  })

  test('sees why a number is paused, lifts it, and it sends at once', async () => {
    await refuse()
    expect(await list()).toMatchObject({
      senders: [{ pausedUntil: '2026-03-09T02:05:00.000Z', pauseCode: '20003' }],
    })
    await queue()
    expect(await claim(api)).toEqual([])
    expect((await post({ type: 'resume', channel, address })).body).toMatchObject({
      wasPaused: true,
    })
    expect(await claim(api)).toHaveLength(1)
    expect(await list()).toMatchObject({ senders: [{ pausedUntil: null, pauseCode: null }] })
  })

  test('that lifts a pause twice at once lifts it once', async () => {
    await refuse()
    const before = (await events()).length
    const resume = () => post({ type: 'resume', channel, address })
    const both = await Promise.all([resume(), resume()])
    expect(both.map(({ body }) => body['wasPaused']).toSorted()).toEqual([false, true])
    expect((await events()).slice(before)).toEqual(['sender.resumed'])
  })

  test('is shown a pause until it ends and not after', async () => {
    await refuse()
    later(5 * MINUTE - 1)
    expect(await list()).toMatchObject({ senders: [{ pauseCode: '20003' }] })
    later(5 * MINUTE)
    expect(await list()).toMatchObject({ senders: [{ pauseCode: null }] })
  })
})

describe('on the command line the office', () => {
  const run = (...args: string[]) => runCommandLine(senderCommand, env, args)

  test('lists, sets and resumes a number', async () => {
    expect(await run('list')).toContain('还没有发过')
    await exchange(api)
    const pace = ['--rate', '2', '--burst', '10', '--daily-cap', '6']
    await run('set', channel, address, ...pace)
    expect(await run('list')).toContain(`${channel} ${address} 2/s burst 10 cap 6`)
    const json = JSON.parse(await run('list', '--json')) as object
    expect(json).toMatchObject({ senders: [{ ...PACE }] })
    expect(await run('resume', channel, address)).toContain('没有暂停')
  })

  test('is refused a number out of range, and a sender that is not there', async () => {
    await exchange(api)
    const pace = ['--rate', '0', '--burst', '10', '--daily-cap', '6']
    await expect(run('set', channel, address, ...pace)).rejects.toThrow('ended with 1')
    await expect(run('resume', 'sms', 'nobody')).rejects.toMatchObject({ reason: 'sender' })
  })
})
