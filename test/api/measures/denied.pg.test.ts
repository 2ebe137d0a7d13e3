import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { OWNER_ROLES } from '../../../api/measures/rules'
import type { StaffRole } from '../../../db/values/staff'
import { COUNTY, GROUP, MONDAY_MORNING, startApi, TOWNSHIP, VILLAGE } from '../../support/api'
import { addMeasure } from '../../support/reports'

const api = await startApi({ connections: 4 })
afterAll(() => api.close())

const AREA_OF: Partial<Record<StaffRole, string>> = {
  group_cadre: GROUP,
  department: COUNTY,
  group_unit: COUNTY,
  county_office: COUNTY,
  discipline_inspector: COUNTY,
}
const areaOf = (role: StaffRole) =>
  AREA_OF[role] ?? (role.startsWith('township') ? TOWNSHIP : VILLAGE)

/** One of each, each of a unit of their own, and a second of some. */
const ROLES = [...OWNER_ROLES, 'county_office', 'discipline_inspector'] as const
type Member = Awaited<ReturnType<typeof api.addStaff>>
const members = new Map<StaffRole, Member>()
const member = (role: StaffRole): Member => {
  const found = members.get(role)
  if (!found) throw new Error(role)
  return found
}

beforeAll(async () => {
  api.clock.now = new Date(MONDAY_MORNING)
  await api.addCounty()
  for (const role of ROLES)
    members.set(role, await api.addStaff({ name: role, unit: role, roles: [[role, areaOf(role)]] }))
})

/** A measure that one delivered and another was to, and that never came. */
async function denied(deliverer: Member, owner: Member = deliverer) {
  const household = await api.addHousehold({ status: 'registered' })
  const contact = await api.addContact({ linkedTo: [household.id] })
  const { id, code } = await addMeasure(api, {
    householdId: household.id,
    status: 'delivered',
    ownerId: owner.id,
    deliveredBy: deliverer.id,
  })
  const answered = await api.call(`/measures/by-code/${code}/answers`, {
    actor: contact.actor,
    body: { isReceived: false },
  })
  if (answered.status !== 200) throw new Error(JSON.stringify(answered.body))
  const [request] = await api.sql<{ id: string; staffId: string | null; code: string }[]>`
    select r.id, r.staff_id as "staffId", r.code
      from help_requests r join measures m on m.help_request_id = r.id where m.id = ${id}`
  if (!request) throw new Error('no request')
  return { household, contact, ...request }
}
const act = (id: string, actor: Member['actor'], type: 'answer' | 'close' = 'answer') =>
  api.call(`/help-requests/${id}/actions`, {
    actor,
    body: type === 'answer' ? { type, text: '查清了' } : { type },
  })
const roleOf = (staffId: string | null) =>
  [...members].find(([, { id }]) => id === staffId)?.[0] ?? staffId

describe.each(OWNER_ROLES)('what %s delivered and never came', (role) => {
  const expected = [
    'group_cadre',
    'village_cadre',
    'village_secretary',
    'resident_cadre',
    'first_secretary',
  ].includes(role)
    ? 'township_secretary'
    : 'county_office'

  test(`goes to ${expected}`, async () => {
    const { staffId } = await denied(member(role))
    expect(roleOf(staffId)).toBe(expected)
  })

  test('is seen, answered and closed by nobody who does not stand above', async () => {
    const { id } = await denied(member(role))
    for (const each of ROLES) {
      await api.sql`update help_requests set status = 'open' where id = ${id}`
      const { actor } = member(each)
      const { body, status } = await api.call('/help-requests?limit=100', { actor })
      const isSeen = status === 200 && JSON.stringify(body).includes(id)
      const mayAct = (await act(id, actor)).status === 200
      const isAbove =
        expected === 'township_secretary'
          ? ['township_secretary', 'township_head', 'township_committee', 'county_office']
          : ['county_office']
      expect([each, isSeen, mayAct]).toEqual([each, isAbove.includes(each), isAbove.includes(each)])
      expect((await api.call(`/help-requests/${id}`, { actor })).status === 200).toBe(isSeen)
      expect((await act(id, actor, 'close')).status === 200).toBe(isSeen)
    }
  })
})

describe('the line', () => {
  test('is of who delivered and of who was to', async () => {
    const mixed = await denied(member('village_cadre'), member('township_clerk'))
    expect(roleOf(mixed.staffId)).toBe('county_office')
    expect(await act(mixed.id, member('township_secretary').actor)).toMatchObject({ status: 404 })
  })

  test('reaches as far as its unit', async () => {
    const same = await api.addStaff({
      unit: 'township_secretary',
      roles: [['village_cadre', VILLAGE]],
    })
    const { id, staffId } = await denied(same)
    expect(roleOf(staffId)).toBe('township_head')
    expect(await act(id, member('township_secretary').actor)).toMatchObject({ status: 404 })
  })

  test('of one unit with everybody above leaves it to these, and they can answer', async () => {
    const units = ['township_secretary', 'township_head', 'township_committee', 'county_office']
    await api.sql`update staff set unit = '一家' where unit in ${api.sql(units)}`
    const same = await api.addStaff({ unit: '一家', roles: [['village_cadre', VILLAGE]] })
    const { id, staffId } = await denied(same)
    expect(roleOf(staffId)).toBe('township_secretary')
    expect(await act(id, member('township_secretary').actor)).toMatchObject({ status: 200 })
    for (const unit of units) await api.sql`update staff set unit = ${unit} where name = ${unit}`
  })

  test('holds nobody who is tied to the household', async () => {
    const kin = await api.addHousehold({ status: 'registered' })
    const { id: contactId, actor } = await api.addContact({ linkedTo: [kin.id] })
    await api.sql`
      insert into staff_ties (county, staff_id, household_id, kind)
      values (${COUNTY}, ${member('township_secretary').id}, ${kin.id}, 'kin')`
    const { code } = await addMeasure(api, {
      householdId: kin.id,
      status: 'delivered',
      ownerId: member('village_cadre').id,
    })
    await api.call(`/measures/by-code/${code}/answers`, { actor, body: { isReceived: false } })
    const [request] = await api.sql<{ staffId: string }[]>`
      select staff_id as "staffId" from help_requests where contact_id = ${contactId}`
    expect(roleOf(request?.staffId ?? null)).toBe('township_head')
  })

  test('does not reach other calls for help', async () => {
    const household = await api.addHousehold()
    const { actor } = await api.addContact({ linkedTo: [household.id] })
    await api.call('/help-requests', { actor, body: { kind: 'help', text: '房子漏雨' } })
    const { body } = await api.call('/help-requests?limit=100', {
      actor: member('village_cadre').actor,
    })
    expect(JSON.stringify(body)).toContain(household.id)
  })
})

test('nobody calls for it beside a measure', async () => {
  const { actor } = await api.addContact()
  const body = { kind: 'undelivered', text: '没收到' }
  expect(await api.call('/help-requests', { actor, body })).toMatchObject({
    status: 400,
    body: { reason: 'kind' },
  })
})

test('the household withdraws it itself, and reads its receipt', async () => {
  const { contact, code } = await denied(member('village_cadre'))
  const receipt = await api.call(`/receipts/${code}`, { actor: contact.actor })
  expect(receipt.body).toMatchObject({
    kind: 'help',
    vars: { kind: 'undelivered', status: 'open' },
  })
  const withdrawn = await api.runCommand(contact.id, { type: 'ask_withdrawal', code })
  expect(withdrawn.code).toBe('closed')
})
