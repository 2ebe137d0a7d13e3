import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
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
  TOWNSHIP,
  VILLAGE,
} from '../../support/api'

let api: TestApi
beforeAll(async () => {
  api = await startApi()
  await api.addCounty()
})
beforeEach(async () => {
  api.clock.now = new Date(MONDAY_MORNING)
  await api.sql`delete from applications`
})
afterAll(() => api.close())

async function apply(areaPath: string, at = MONDAY_MORNING) {
  api.clock.now = new Date(at)
  const household = await api.addHousehold({ areaPath })
  const contact = await api.addContact({ linkedTo: [household.id] })
  const { vars } = await api.runCommand(contact.id, {
    type: 'file_application',
    householdId: household.id,
  })
  const code = String(vars['code'])
  const [row] = await api.sql<{ id: string }[]>`select id from applications where code = ${code}`
  return { household, contact, code, id: row?.id ?? '' }
}

const cadreOf = (areaPath: string) => api.addStaff({ roles: [['village_cadre', areaPath]] })

const list = (actor: `staff:${string}`, query: { cursor?: string; limit?: string } = {}) =>
  parseResponse(api.client({ actor }).applications.index.$get({ query }))

test('a cadre sees the applications of the own village only, phones masked', async () => {
  const ours = await apply(GROUP)
  await apply(OTHER_VILLAGE)
  const { items, next } = await list((await cadreOf(VILLAGE)).actor)
  expect(next).toBeNull()
  expect(items).toEqual([
    {
      id: ours.id,
      code: ours.code,
      householdId: ours.household.id,
      head: '谭大山',
      areaPath: GROUP,
      rollStatus: 'unregistered',
      status: 'filed',
      filedOn: '2026-03-09',
      dueOn: '2026-03-29',
      isOverdue: false,
      isWithdrawalAsked: false,
      decidedOn: null,
      phone: `199****${ours.contact.address.slice(-4)}`,
    },
  ])
})

test('the office of another county with villages of the same path sees nothing of ours', async () => {
  const { id } = await apply(GROUP)
  const other = createSeeds(api.deps, 'chengkou')
  const stranger = await other.addStaff({ roles: [['village_cadre', VILLAGE]] })
  const call = { actor: stranger.actor, county: 'chengkou' }
  expect((await api.call('/applications', call)).body).toEqual({ items: [], next: null })
  expect((await api.call(`/applications/${id}`, call)).status).toBe(404)
})

test('township and county see every village beneath them', async () => {
  await apply(GROUP)
  await apply(OTHER_VILLAGE)
  const clerk = await api.addStaff({ roles: [['township_clerk', TOWNSHIP]] })
  const office = await api.addStaff({ roles: [['county_office', COUNTY]] })
  expect((await list(clerk.actor)).items).toHaveLength(2)
  expect((await list(office.actor)).items).toHaveLength(2)
})

test('pages follow one another from the oldest on, also within one millisecond', async () => {
  const filed = []
  for (let i = 0; i < 5; i++) filed.push((await apply(GROUP)).id)
  filed.push((await apply(GROUP, '2026-03-08T02:00:00Z')).id)
  api.clock.now = new Date(MONDAY_MORNING)
  const { actor } = await cadreOf(VILLAGE)
  const seen: string[] = []
  let page = await list(actor, { limit: '2' })
  for (;;) {
    expect(page.items.length).toBeLessThanOrEqual(2)
    seen.push(...page.items.map(({ id }) => id))
    if (!page.next) break
    page = await list(actor, { limit: '2', cursor: page.next })
  }
  expect(seen[0]).toBe(filed[5])
  expect(seen.toSorted()).toEqual(filed.toSorted())
})

test.each(['x', 'WyJhIiwiYiJd', Buffer.from('["2026-03-09T02:00:00.000Z"]').toString('base64url')])(
  'a cursor that is none of ours (%s) is refused',
  async (cursor) => {
    const { actor } = await cadreOf(VILLAGE)
    const answer = await api.call(`/applications?cursor=${cursor}`, { actor })
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid', reason: 'cursor' } })
  },
)

test.each([
  ['2026-03-29T15:59:59Z', false],
  ['2026-03-29T16:00:00Z', true],
])('at %s an unanswered application due on the 29th is overdue: %s', async (now, isOverdue) => {
  await apply(GROUP)
  const { actor } = await cadreOf(VILLAGE)
  api.clock.now = new Date(now)
  expect((await list(actor)).items).toMatchObject([{ isOverdue }])
})

test('a withdrawal in force shows as withdrawn before anybody has put it down', async () => {
  const { contact, code } = await apply(GROUP)
  await api.runCommand(contact.id, { type: 'ask_withdrawal', code })
  const { actor } = await cadreOf(VILLAGE)
  const shown = { isWithdrawalAsked: true }
  expect((await list(actor)).items).toMatchObject([{ ...shown, status: 'filed' }])
  api.clock.now = new Date('2026-03-10T02:00:00Z')
  expect((await list(actor)).items).toMatchObject([{ ...shown, status: 'withdrawn' }])
})

test('one application is looked at on record', async () => {
  const { id, code } = await apply(GROUP)
  const { actor } = await cadreOf(VILLAGE)
  const seen = await api.call(`/applications/${id}`, { actor })
  expect(seen).toMatchObject({ status: 200, body: { id, code, area: '宝坪村3社', reason: null } })
  const looked = await api.sql`
    select actor, action from audit
     where county = ${COUNTY} and subject = ${`application:${id}`} and action = 'application.read'`
  expect(looked).toEqual([{ actor, action: 'application.read' }])
})

test('an application of another village is not there, and nobody is said to have seen it', async () => {
  const { id } = await apply(OTHER_VILLAGE)
  const { actor } = await cadreOf(VILLAGE)
  for (const path of [id, newId()])
    expect(await api.call(`/applications/${path}`, { actor })).toMatchObject({
      status: 404,
      body: { reason: 'application' },
    })
  const looked =
    await api.sql`select 1 from audit where action = 'application.read' and actor = ${actor}`
  expect(looked).toHaveLength(0)
})

test('villagers, the public and other parts see no list of applications', async () => {
  const { contact, id } = await apply(GROUP)
  const inspector = await api.addStaff({ roles: [['discipline_inspector', COUNTY]] })
  for (const actor of [contact.actor, inspector.actor, 'job:bot'] as const) {
    expect((await api.call('/applications', { actor })).status).toBe(403)
    expect((await api.call(`/applications/${id}`, { actor })).status).toBe(403)
  }
  expect((await api.call('/applications')).status).toBe(403)
})
