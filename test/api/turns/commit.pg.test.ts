import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { verifyAudit } from '../../../api/audit/verify'
import { setBroadcasts } from '../../../api/contacts/service'
import { enqueue } from '../../../api/outbox/enqueue'
import { ApiError } from '../../../api/shared/errors'
import { COMMANDS } from '../../../api/turns/commands'
import { COUNTY, MONDAY_MORNING, startApi, type TestApi } from '../../support/api'
import { dump, ending, LEASE_MS, openTurns, says } from './turns'

let api: TestApi
let turns: ReturnType<typeof openTurns>
beforeAll(async () => {
  api = await startApi()
  await api.addCounty()
  turns = openTurns(api)
})
beforeEach(() => {
  api.clock.now = new Date(MONDAY_MORNING)
})
afterAll(() => api.close())

let made = 0
const newPhone = () => `+86186${String(++made).padStart(8, '0')}`
const later = (milliseconds: number) => {
  api.clock.now = new Date(api.clock.now.getTime() + milliseconds)
}

/** A villager whose phone speaks for a household and who has a cadre. */
async function villager() {
  const phone = newPhone()
  const household = await api.addHousehold({ head: `冉启${made}` })
  const { id } = await api.addContact({ phone, linkedTo: [household.id] })
  return { phone, contactId: id, householdId: household.id }
}
const STALE = { status: 409, body: { code: 'stale' } }

describe('a commit that comes too late', () => {
  test('after somebody took the contact over is refused, and nothing has changed', async () => {
    const { phone, householdId } = await villager()
    const slow = await turns.begun(phone, '6')
    later(LEASE_MS)
    const taker = await turns.take(slow.contact.id)
    const before = await dump(api)
    const command = { type: 'file_application' as const, householdId }
    expect(await turns.tryCommit(slow)).toMatchObject(STALE)
    expect(await turns.tryCommit(slow, { command })).toMatchObject(STALE)
    expect(await turns.tryCommit(slow, { by: 'outbox' })).toMatchObject(STALE)
    expect(await dump(api)).toEqual(before)
    if (!taker) throw new Error('nobody took it over')
    await turns.commit(taker)
    expect(await turns.tryCommit(slow)).toMatchObject(STALE)
  })

  test('but before anybody took it over holds', async () => {
    const turn = await turns.begun(newPhone())
    later(10 * LEASE_MS)
    expect((await turns.commit(turn)).replies).toEqual([says('re 查')])
  })

  test('a second time is refused: the answer stays the first one', async () => {
    const phone = newPhone()
    const turn = await turns.begun(phone, '查', 'twice')
    await turns.commit(turn, { endings: ending('一') })
    const before = await dump(api)
    expect(await turns.tryCommit(turn, { endings: ending('二') })).toMatchObject(STALE)
    expect(await turns.tryCommit(turn, { sessionVersion: 1 })).toMatchObject(STALE)
    expect(await turns.tryCommit(turn, { sessionVersion: 1, by: 'outbox' })).toMatchObject(STALE)
    expect(await dump(api)).toEqual(before)
    expect(await turns.begin(phone, '查', 'twice')).toMatchObject({ replies: [says('一')] })
  })

  test('a second time is refused though the lease goes on with the next message', async () => {
    const { phone, householdId } = await villager()
    const turn = await turns.begun(phone, '一')
    await turns.begin(phone, '二')
    const { next } = await turns.commit(turn)
    const again = { ...turn, sessionVersion: next?.sessionVersion ?? -1 }
    const command = { type: 'file_application' as const, householdId }
    for (const change of [{}, { command }, { by: 'outbox' as const }])
      expect(await turns.tryCommit(again, change)).toMatchObject(STALE)
    const filed = await api.sql`select 1 from applications where household_id = ${householdId}`
    expect(filed).toHaveLength(0)
    if (next) await turns.commit(next)
  })

  test('twice at the same moment has one effect', async () => {
    const { phone, householdId } = await villager()
    const turn = await turns.begun(phone, '6')
    const command = { type: 'file_application' as const, householdId }
    const commits = Array.from({ length: 5 }, () => turns.tryCommit(turn, { command }))
    const statuses = (await Promise.all(commits)).map(({ status }) => status)
    expect(statuses.toSorted()).toEqual([200, 409, 409, 409, 409])
    expect(
      await api.sql`select 1 from applications where household_id = ${householdId}`,
    ).toHaveLength(1)
  })
})

describe('a commit that does not fit', () => {
  test.each([
    ['an older session', { sessionVersion: 0 }],
    ['a newer session', { sessionVersion: 2 }],
    ['a lease that is not held', { leaseId: '00000000-0000-7000-8000-000000000000' }],
    ['a contact that does not exist', { contactId: '00000000-0000-7000-8000-000000000000' }],
  ])('with %s is refused, and nothing has changed', async (_what, change) => {
    const phone = newPhone()
    await turns.commit(await turns.begun(phone))
    const turn = await turns.begun(phone)
    expect(turn.sessionVersion).toBe(1)
    const before = await dump(api)
    for (const by of ['response', 'outbox'] as const)
      expect(await turns.tryCommit(turn, { ...change, by })).toMatchObject(STALE)
    const command = { type: 'set_broadcasts' as const, wanted: false }
    expect(await turns.tryCommit(turn, { ...change, command })).toMatchObject(STALE)
    expect(await dump(api)).toEqual(before)
  })

  test('of another contact’s turn is refused under either lease', async () => {
    const [mine, theirs] = [await turns.begun(newPhone()), await turns.begun(newPhone())]
    const before = await dump(api)
    const { turnId } = theirs
    const command = { type: 'set_language' as const, language: 'en' as const }
    const both = [{}, { leaseId: theirs.leaseId }, { contactId: theirs.contact.id }]
    for (const change of both) {
      expect(await turns.tryCommit({ ...mine, turnId }, change)).toMatchObject(STALE)
      expect(await turns.tryCommit({ ...mine, turnId }, { ...change, command })).toMatchObject(
        STALE,
      )
    }
    expect(await dump(api)).toEqual(before)
  })

  test('in another county is refused', async () => {
    const turn = await turns.begun(newPhone())
    const { contact, leaseId, turnId } = turn
    const body = { contactId: contact.id, seq: 1, leaseId, sessionVersion: 0, by: 'response' }
    const call = { actor: 'job:bot' as const, county: 'fengjie' }
    const path = `/turns/${turnId}/commit`
    const sent = { ...body, endings: ending('好') }
    expect(await api.call(path, { ...call, body: sent })).toMatchObject(STALE)
    const command = { type: 'end_talk' }
    expect(await api.call(path, { ...call, body: { ...sent, command } })).toMatchObject(STALE)
  })

  test('without an ending for what came of it is refused, and the command undone', async () => {
    const { phone, householdId } = await villager()
    const turn = await turns.begun(phone)
    const before = await dump(api)
    const done = ending('好')['done']
    const other = { otherwise: done } as Record<string, NonNullable<typeof done>>
    const command = { type: 'file_application' as const, householdId }
    const invalid = { status: 400, body: { code: 'invalid', reason: 'endings.filed' } }
    expect(await turns.tryCommit(turn, { command, endings: other })).toMatchObject(invalid)
    expect(await turns.tryCommit(turn, { endings: other })).toMatchObject({ status: 400 })
    expect(await dump(api)).toEqual(before)
  })
})

describe('a command', () => {
  test('stands with its event, audit row, message and session, or nothing does', async () => {
    const cadre = await api.addStaff({ roles: [['village_cadre', 'wuxi.tianyuan.baoping']] })
    expect(cadre.id).toBeTruthy()
    const { phone, householdId } = await villager()
    const turn = await turns.begun(phone, '6')
    const change = {
      command: { type: 'file_application' as const, householdId },
      endings: ending('好', { at: 'filed' }),
    }
    const before = await dump(api)
    const tables = ['applications', 'codes', 'events', 'audit', 'outbox', 'turns'] as const
    for (const table of tables) {
      const privilege = table === 'turns' ? 'update' : 'insert'
      await api.ownerSql.unsafe(`revoke ${privilege} on ${table} from cunxin_app`)
      const response = await turns.tryCommit(turn, change)
      await api.ownerSql.unsafe(`grant ${privilege} on ${table} to cunxin_app`)
      const problem = { status: 500, body: { code: 'internal', reason: 'unexpected' } }
      expect([table, response]).toMatchObject([table, problem])
      expect(await dump(api)).toEqual(before)
    }
    expect((await turns.commit(turn, change)).outcome).toBe('filed')
    const added = (await dump(api)).filter((row) => !before.includes(row))
    const byTable = Object.groupBy(added, (row) => row.split(' ')[0] ?? '')
    expect(Object.keys(byTable)).toEqual(
      expect.arrayContaining(['applications', 'audit', 'codes', 'events', 'outbox', 'turns']),
    )
    expect((await turns.begun(phone)).session).toEqual({ at: 'filed' })
    expect(await verifyAudit(api.sql, COUNTY)).toMatchObject({ faultCount: 0 })
  })

  test('that is refused after it wrote undoes that, and the person is told why', async () => {
    const turn = await turns.begun(newPhone())
    const { id } = turn.contact
    const end = vi.spyOn(COMMANDS.end_talk, 'run').mockImplementation(async (tx, ctx) => {
      await setBroadcasts(tx, ctx, { wanted: false })
      await enqueue(tx, ctx, { contactId: id, purpose: 'lost', class: 'filing', say: says('') })
      throw new ApiError('refused', 'too_late')
    })
    onTestFinished(() => end.mockRestore())
    const late = { replies: [says('晚了')], session: { at: 'late' } }
    const command = { type: 'end_talk' as const }
    const before = await dump(api)
    const done = await turns.commit(turn, { command, endings: { too_late: late } })
    expect(done).toMatchObject({ outcome: 'too_late', replies: [says('晚了')], next: null })
    const changed = (await dump(api)).filter((row) => !before.includes(row))
    expect(changed.map((row) => row.split(' ')[0])).toEqual(['contacts', 'turns'])
    const [contact] = await api.sql`
      select stopped, last_out_seq from contacts where id = ${id}`
    expect(contact).toEqual({ stopped: [], last_out_seq: 0 })
  })

  test('whose figure is missing is answered, and nothing is filed', async () => {
    await api.setFigures({ application_answer_days: null })
    onTestFinished(() => api.setFigures())
    const { phone, householdId } = await villager()
    const turn = await turns.begun(phone, '6')
    const missing = { replies: [says('还不能')], session: null }
    const command = { type: 'file_application' as const, householdId }
    const endings = { figure_missing: missing }
    const { outcome, replies } = await turns.commit(turn, { command, endings })
    expect([outcome, replies]).toEqual(['figure_missing', [says('还不能')]])
    const filed = await api.sql`select 1 from applications where household_id = ${householdId}`
    expect(filed).toHaveLength(0)
  })

  test('that the contact may not give is answered, not done', async () => {
    await api.addHousehold({ head: '谭某人' })
    const turn = await turns.begun(newPhone())
    const command = { type: 'issue_link_code' as const, headName: '谭某人' }
    const { outcome, replies } = await turns.commit(turn, { command })
    expect([outcome, replies]).toEqual(['forbidden', [says('re 查')]])
    expect(await api.sql`select 1 from link_codes`).toHaveLength(0)
  })

  test.each([
    ['of no kind', { type: 'drop_everything' }],
    ['with a bad ID', { type: 'link_by_identity', idLast4: '12a4', name: '谭大山' }],
    ['without words', { type: 'call_for_help', kind: 'help', text: ' ' }],
    ['of too many words', { type: 'call_for_help', kind: 'help', text: '长'.repeat(1001) }],
    ['of SQL', { type: 'file_application', householdId: "' or 1=1" }],
  ])('%s is refused as badly formed', async (_what, command) => {
    const turn = await turns.begun(newPhone())
    const response = await turns.tryCommit(turn, { command } as never)
    expect(response).toMatchObject({ status: 400, body: { code: 'invalid' } })
  })

  test('of two phones about one household at once are both answered at once', async () => {
    const household = await api.addHousehold({ head: '冉两机' })
    const begun = await Promise.all(
      Array.from({ length: 6 }, async () => {
        const phone = newPhone()
        await api.addContact({ phone, linkedTo: [household.id] })
        return turns.begun(phone, '6')
      }),
    )
    const command = { type: 'file_application' as const, householdId: household.id }
    const outcomes = await Promise.all(
      begun.map(async (turn) => (await turns.commit(turn, { command })).outcome),
    )
    expect(outcomes.toSorted()).toEqual([...Array(5).fill('already_filed'), 'filed'])
  })

  test('by which four phones link to one household at once links all of them', async () => {
    const household = await api.addHousehold({ head: '冉同时' })
    const { id: staffId } = await api.addStaff({ roles: [['county_office', 'wuxi']] })
    const codes = ['1000007', '2000004', '3000001', '4000008']
    for (const code of codes) {
      const hash = api.deps.sealer.index('link_code', COUNTY, code)
      await api.sql`
        insert into link_codes (county, code_hash, household_id, staff_id, expires_at)
        values (${COUNTY}, ${hash}, ${household.id}, ${staffId}, '2026-03-10')`
    }
    const begun = await Promise.all(codes.map(() => turns.begun(newPhone())))
    const outcomes = await Promise.all(
      begun.map(async (turn, n) => {
        const command = { type: 'use_code' as const, code: codes[n] ?? '' }
        const { status, body } = await turns.tryCommit(turn, { command })
        return [status, body['outcome'] ?? body['code']]
      }),
    )
    expect(outcomes).toEqual(outcomes.map(() => [200, 'linked']))
    expect(outcomes).toHaveLength(4)
    const links = await api.sql`select 1 from contact_links where household_id = ${household.id}`
    expect(links).toHaveLength(4)
    expect(await verifyAudit(api.sql, COUNTY)).toMatchObject({ faultCount: 0 })
  })
})
