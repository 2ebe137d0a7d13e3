import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { LeadClass } from '../../../db/values/leads'
import { COUNTY, MONDAY_MORNING, startApi, TOWNSHIP, VILLAGE } from '../../support/api'
import { addLeadRow, addLeads, clearLeads } from '../../support/leads'
import { varsOf } from '../../support/rounds'

const api = await startApi({ connections: 2 })
await api.addCounty()
const cadre = await api.addStaff({ name: '熊长富', roles: [['village_cadre', VILLAGE]] })
const resident = await api.addStaff({ name: '姚云川', roles: [['resident_cadre', VILLAGE]] })
const clerk = await api.addStaff({ name: '钟兰舒', roles: [['township_clerk', TOWNSHIP]] })
const office = await api.addStaff({ name: '卢梅', roles: [['county_office', COUNTY]] })
beforeEach(async () => {
  api.clock.now = new Date(MONDAY_MORNING)
  await clearLeads(api)
  await api.sql`update staff set is_active = true`
})
afterAll(() => api.close())

type Member = typeof cadre
const note = ({ actor }: Member, householdId: string) =>
  api.call('/visits', { actor, body: { householdId, text: '都好' } })

async function risk(leadClass: LeadClass) {
  const { id: householdId } = await api.addHousehold()
  await addLeads(api, [{ householdId, kind: 'risk', class: leadClass, records: null }])
  const status = async () =>
    (await api.sql`select status from leads where household_id = ${householdId}`)[0]?.['status']
  return { householdId, status }
}

describe('a note of a visit', () => {
  test('is one to a risk of the household', async () => {
    const { householdId, status } = await risk('income_drop')
    await note(cadre, householdId)
    expect(await status()).toBe('visited')
  })

  test('by kin is none', async () => {
    const { householdId, status } = await risk('income_drop')
    await api.sql`
      insert into staff_ties (county, staff_id, household_id, kind)
      values (${COUNTY}, ${cadre.id}, ${householdId}, 'kin')`
    expect((await note(cadre, householdId)).status).toBe(200)
    expect(await status()).toBe('open')
  })

  test('by the village’s own cadre does not settle whether the village put it on rightly', async () => {
    const { householdId, status } = await risk('wrongly_in')
    await note(cadre, householdId)
    expect(await status()).toBe('open')
    await note(resident, householdId)
    expect(await status()).toBe('visited')
  })

  test('that goes elsewhere takes what was left to the county back with it', async () => {
    const [wrong, right] = [await api.addHousehold(), await api.addHousehold()]
    const visitId = String(varsOf(await note(cadre, wrong.id))['id'])
    const referred = { status: 'referred' as const, referredBy: clerk.id, referredOn: '2026-03-09' }
    const visited = { visitId, visitedBy: cadre.id, visitedOn: '2026-03-09' }
    const { code } = await addLeadRow(api, { householdId: wrong.id, ...referred, ...visited })
    const body = { type: 'correct', text: '都好', visitedOn: null, householdId: right.id }
    await api.call(`/visits/${visitId}/actions`, { actor: cadre.actor, body })
    const [row] = await api.sql`select status, referred_by from leads where code = ${code}`
    expect(row).toEqual({ status: 'open', referred_by: null })
  })
})

describe('a lead whose visitor has left', () => {
  const waiting = async ({ actor }: Member) => {
    const { body } = await api.call('/todo', { actor })
    return (body['items'] as { kind: string }[]).filter(({ kind }) => kind === 'lead_visit').length
  }
  const shown = async ({ actor }: Member) =>
    ((await api.call('/leads/own', { actor })).body['items'] as unknown[]).length

  async function deserted() {
    const { id: householdId } = await api.addHousehold()
    await addLeadRow(api, { householdId, holderId: cadre.id })
    expect([await waiting(clerk), await shown(clerk)]).toEqual([0, 0])
    await api.sql`update staff set is_active = false where id = ${cadre.id}`
  }

  test('is the clerk’s to see to, and shown to them', async () => {
    await deserted()
    expect([await waiting(clerk), await shown(clerk)]).toEqual([1, 1])
    expect([await waiting(office), await shown(office)]).toEqual([0, 0])
  })

  test('is the county’s where the township has no clerk', async () => {
    await deserted()
    await api.sql`update staff set is_active = false where id = ${clerk.id}`
    expect([await waiting(office), await shown(office)]).toEqual([1, 1])
  })
})

test('what the only clerk visited is shown to the county, who is to decide it', async () => {
  const { id: householdId } = await api.addHousehold()
  await addLeadRow(api, { householdId, status: 'visited', visitedBy: clerk.id })
  const { body } = await api.call('/leads/own', { actor: office.actor })
  expect(body['items']).toHaveLength(1)
})
