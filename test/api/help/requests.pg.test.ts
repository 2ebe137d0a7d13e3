import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { parseResponse } from '../../../api/client'
import { newId } from '../../../api/shared/ids'
import {
  COUNTY,
  createSeeds,
  GROUP,
  MONDAY_MORNING,
  OTHER_VILLAGE,
  startApi,
  type TestApi,
  VILLAGE,
} from '../../support/api'

let api: TestApi
beforeAll(async () => {
  api = await startApi()
  await api.addCounty()
})
beforeEach(() => {
  api.clock.now = new Date(MONDAY_MORNING)
})
afterEach(async () => {
  await api.sql`update staff set is_active = false`
  await api.sql`delete from help_messages`
  await api.sql`delete from help_requests`
  await api.sql`update outbox set status = 'cancelled' where status = 'queued'`
})
afterAll(() => api.close())

/** A cadre with the phone that writes to us. */
async function cadreOf(areaPath: string, name = '熊长富', ties: string[] = []) {
  const cadre = await api.addStaff({ name, roles: [['village_cadre', areaPath]], ties })
  const contact = await api.addContact({ phone: String(cadre.phone) })
  return { ...cadre, contactId: contact.id }
}

async function call(kind: 'help' | 'person' = 'help', areaPath = GROUP) {
  const household = await api.addHousehold({ areaPath })
  const contact = await api.addContact({ linkedTo: [household.id] })
  const { vars } = await api.runCommand(contact.id, { type: 'call_for_help', kind, text: '漏雨' })
  const code = String(vars['code'])
  const [row] = await api.sql<{ id: string }[]>`select id from help_requests where code = ${code}`
  return { household, contact, code, id: row?.id ?? '' }
}

const answer = (contactId: string, code: string | null, text = '明天来看') =>
  api.runCommand(contactId, { type: 'answer_help', code, text })

const statusOf = async (id: string) => {
  const [row] = await api.sql<
    { status: string }[]
  >`select status from help_requests where id = ${id}`
  return row?.status
}

const list = (actor: `staff:${string}`, query: Record<string, string> = {}) =>
  parseResponse(api.client({ actor }).help.index.$get({ query }))

describe('the list of calls for help', () => {
  test('shows a cadre those of the own village, without what was said, phones masked', async () => {
    const cadre = await cadreOf(VILLAGE)
    const { household, contact, code, id } = await call()
    await call('help', OTHER_VILLAGE)
    const { items, next } = await list(cadre.actor)
    expect(next).toBeNull()
    expect(items).toEqual([
      {
        id,
        code,
        kind: 'help',
        status: 'open',
        areaPath: GROUP,
        householdId: household.id,
        head: '谭大山',
        responder: { staffId: cadre.id, name: '熊长富' },
        openedAt: MONDAY_MORNING,
        dueAt: '2026-03-10T02:00:00.000Z',
        isOverdue: false,
        isUrgent: false,
        messageCount: 1,
        phone: `199****${contact.address.slice(-4)}`,
      },
    ])
  })

  test('can be asked for one status only, in the own village', async () => {
    const cadre = await cadreOf(VILLAGE)
    const answered = await call()
    await answer(cadre.contactId, answered.code)
    const open = await call()
    const codes = async (status: string) =>
      (await list(cadre.actor, { status })).items.map(({ code }) => code)
    expect(await codes('open')).toEqual([open.code])
    expect(await codes('answered')).toEqual([answered.code])
    expect(await codes('closed')).toEqual([])
  })

  test('goes on page by page, the oldest first', async () => {
    const cadre = await cadreOf(VILLAGE)
    const ids = [(await call()).id, (await call()).id, (await call()).id]
    const first = await list(cadre.actor, { limit: '2' })
    const second = await list(cadre.actor, { limit: '2', cursor: String(first.next) })
    expect(second.next).toBeNull()
    const seen = [...first.items, ...second.items].map(({ id }) => id)
    expect(seen.toSorted()).toEqual(ids.toSorted())
  })

  test.each([
    ['2026-03-10T02:00:00.000Z', false],
    ['2026-03-10T02:00:00.001Z', true],
  ])('at %s says that an answer is overdue: %s', async (now, isOverdue) => {
    const cadre = await cadreOf(VILLAGE)
    await call()
    api.clock.now = new Date(now)
    expect((await list(cadre.actor)).items).toMatchObject([{ isOverdue }])
  })

  test('of another county stays there', async () => {
    const { id } = await call()
    const other = createSeeds(api.deps, 'chengkou')
    const { actor } = await other.addStaff({ roles: [['village_cadre', VILLAGE]] })
    const there = { actor, county: 'chengkou' }
    expect((await api.call('/help-requests', there)).body).toEqual({ items: [], next: null })
    expect((await api.call(`/help-requests/${id}`, there)).status).toBe(404)
  })

  test('is closed to villagers, the public and other parts', async () => {
    const { contact, id } = await call()
    const journalist = await api.addStaff({ roles: [['journalist', COUNTY]] })
    for (const actor of [contact.actor, journalist.actor, undefined]) {
      const as = actor ? { actor } : {}
      expect((await api.call('/help-requests', as)).status).toBe(403)
      expect((await api.call(`/help-requests/${id}`, as)).status).toBe(403)
    }
  })
})

describe('one call for help', () => {
  test('is opened with what was said in it, on record', async () => {
    const cadre = await cadreOf(VILLAGE)
    const { id, code } = await call()
    await answer(cadre.contactId, code)
    const { status, body } = await api.call(`/help-requests/${id}`, { actor: cadre.actor })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      id,
      area: '宝坪村3社',
      messages: [
        { seq: 1, side: 'contact', staffId: null, text: '漏雨', saidAt: MONDAY_MORNING },
        { seq: 2, side: 'staff', staffId: cadre.id, text: '明天来看' },
      ],
    })
    const looked = await api.sql`
      select actor from audit where subject = ${`help:${id}`} and action = 'help.read'`
    expect(looked).toEqual([{ actor: cadre.actor }])
  })

  test('of another village is not there, for reading as for acting', async () => {
    const cadre = await cadreOf(VILLAGE)
    const elsewhere = await call('help', OTHER_VILLAGE)
    const { actor } = cadre
    const gone = { status: 404, body: { code: 'not_found', reason: 'help_request' } }
    for (const id of [elsewhere.id, newId()]) {
      expect(await api.call(`/help-requests/${id}`, { actor })).toMatchObject(gone)
      for (const body of [{ type: 'close' }, { type: 'answer', text: '好' }])
        expect(await api.call(`/help-requests/${id}/actions`, { actor, body })).toMatchObject(gone)
    }
    expect(await statusOf(elsewhere.id)).toBe('open')
  })

  test('is answered by a route once for a key', async () => {
    const cadre = await cadreOf(VILLAGE)
    const { id, code } = await call()
    const body = { type: 'answer', text: '明天来看' }
    const act = () =>
      api.call(`/help-requests/${id}/actions`, { actor: cadre.actor, body, key: 'a1' })
    const [first, second] = await Promise.all([act(), act()])
    expect(first).toEqual({ status: 200, body: { code: 'answered', vars: { code } } })
    expect(second).toEqual(first)
    const said = await api.sql`select 1 from help_messages where help_request_id = ${id}`
    expect(said).toHaveLength(2)
  })

  test('is closed only after an answer, and only once', async () => {
    const cadre = await cadreOf(VILLAGE)
    const { id, code } = await call()
    const close = () =>
      api.call(`/help-requests/${id}/actions`, { actor: cadre.actor, body: { type: 'close' } })
    expect(await close()).toMatchObject({ status: 409, body: { reason: 'unanswered' } })
    expect(await statusOf(id)).toBe('open')
    await answer(cadre.contactId, code)
    expect((await close()).body).toEqual({ code: 'closed', vars: { code } })
    expect((await close()).body).toEqual({ code: 'nothing', vars: {} })
    const events = await api.sql`
      select 1 from events where subject = ${`help:${id}`} and type = 'help.closed'`
    expect(events).toHaveLength(1)
  })

  test.each([
    [{ type: 'answer' }, 'text'],
    [{ type: 'answer', text: '' }, 'text'],
    [{ type: 'close', text: 'x' }, 'text'],
    [{ type: 'open' }, 'type'],
  ])('names the field that is wrong in %j', async (body, reason) => {
    const cadre = await cadreOf(VILLAGE)
    const { id } = await call()
    const wrong = await api.call(`/help-requests/${id}/actions`, { actor: cadre.actor, body })
    expect(wrong).toMatchObject({ status: 400, body: { reason } })
  })
})
