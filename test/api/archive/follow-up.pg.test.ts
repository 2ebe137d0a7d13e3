import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { AskedLeave, Details } from '../../../api/changes/facts'
import { newId } from '../../../api/shared/ids'
import { contactLinks, ledgerEntries, proxies } from '../../../db/schema'
import { COUNTY, startApi, type TestApi, TOWNSHIP, VILLAGE } from '../../support/api'
import { addChange, addMember } from '../../support/changes'
import { addLeadRow } from '../../support/leads'
import { chainOf } from '../../support/visits'

let api: TestApi
let clerk: { id: string; actor: `staff:${string}` }
let cadre: { id: string; actor: `staff:${string}` }
beforeAll(async () => {
  api = await startApi()
  await api.addCounty()
  clerk = await api.addStaff({ roles: [['township_clerk', TOWNSHIP]] })
  cadre = await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
})
beforeEach(() => api.sql`delete from outbox`)
afterAll(() => api.close())

let phones = 0
const newPhone = () => `+86139777${String(++phones).padStart(5, '0')}`

/** A head and a grown-up son, each with a phone that is linked. */
async function family(head: string, sonPhone = newPhone()) {
  const phone = newPhone()
  const household = await api.addHousehold({ head, phone })
  const son = await addMember(api, household.id, { name: `${head}儿`, phone: sonPhone })
  const ofHead = await api.addContact({ phone, linkedTo: [household.id] })
  return { ...household, son, sonPhone, ofHead }
}
const linkedTo = (phone: string, ...householdIds: string[]) =>
  api.addContact({ phone, linkedTo: householdIds })
async function homesOf(contactId: string) {
  const rows = await api.sql<{ head: string; way: string }[]>`
    select h.head_name as head, l.way from contact_links l join households h on h.id = l.household_id
     where l.contact_id = ${contactId} and l.ended_at is null order by h.head_name`
  return rows.map(({ head, way }) => (way === 'register_phone' ? head : `${head} ${way}`))
}
const toldOf = (contactId: string) => api.sql<{ template: string }[]>`
  select template from outbox where contact_id = ${contactId} order by seq`

async function inForce(householdId: string, details: Details) {
  const given = { householdId, details, status: 'checked' as const, checkedBy: cadre.id }
  const { code } = await addChange(api, given)
  const { body } = await api.call(`/changes/by-code/${code}/decisions`, {
    actor: clerk.actor,
    body: { isAccepted: true },
  })
  expect(body).toMatchObject({ code: 'accepted' })
}
const splitOff = (personId: string): Details => ({
  kind: 'split',
  personIds: [personId],
  headId: personId,
  successorId: null,
  on: null,
})
const closing: Details = { kind: 'close', reason: 'move_out', on: null }
const merging = (otherId: string): Details => ({ kind: 'merge', otherId, on: null })

describe('a household that is split', () => {
  test('keeps its phones but those of whoever goes, who hear of it once', async () => {
    const { id, son, sonPhone, ofHead } = await family('牟留下')
    const ofSon = await linkedTo(sonPhone, id)
    await inForce(id, splitOff(son.id))
    expect(await homesOf(ofHead.id)).toEqual(['牟留下'])
    expect(await homesOf(ofSon.id)).toEqual(['牟留下儿'])
    for (const phone of [ofHead, ofSon])
      expect(await toldOf(phone.id)).toEqual([{ template: 'change.told' }])
    const [event] = (await chainOf(api, `household:${id}`)).filter(
      ({ type }) => type === 'contact.unlinked',
    )
    expect(event?.details).toMatchObject({ contactId: ofSon.id })
  })

  test('shares with the new one a phone that somebody of each has, and it is told once', async () => {
    const { id, son, ofHead } = await family('牟共用')
    await api.sql`update people set phone_index = (select phone_index from people
      where household_id = ${id} and is_head) where id = ${son.id}`
    await inForce(id, splitOff(son.id))
    expect(await homesOf(ofHead.id)).toEqual(['牟共用', '牟共用儿'])
    expect(await toldOf(ofHead.id)).toEqual([{ template: 'change.told' }])
  })

  test('keeps a phone that the register does not know', async () => {
    const { id, son } = await family('牟生号')
    const other = await linkedTo(newPhone(), id)
    await inForce(id, splitOff(son.id))
    expect(await homesOf(other.id)).toEqual(['牟生号'])
  })
})

test('who marries into another household brings their phone along, as it was linked', async () => {
  const [his, hers] = [await family('牟夫家'), await family('田娘家')]
  const bride = await linkedTo(hers.sonPhone, hers.id)
  await api.db.update(contactLinks).set({ way: 'cadre_code' })
  await inForce(his.id, {
    kind: 'join',
    reason: 'marriage_in',
    person: { name: hers.son.name, sex: 'male', idNumber: null, relation: '之女婿' },
    personId: hers.son.id,
    fromHouseholdId: hers.id,
    on: null,
  })
  expect(await homesOf(bride.id)).toEqual(['牟夫家 cadre_code'])
  expect(await homesOf(hers.ofHead.id)).toEqual(['田娘家 cadre_code'])
  expect(await toldOf(bride.id)).toEqual([{ template: 'change.told' }])
})

describe('who leaves for outside the county', () => {
  const leaves = (personId: string, reason: AskedLeave): Details => {
    const on = reason === 'death' ? '2026-03-08' : null
    return { kind: 'leave', reason, personId, successorId: null, on }
  }
  test.each(['marriage_out', 'move_out'] as const)(
    'by %s has a phone that hears no more of the household, and hears that once',
    async (reason) => {
      const { id, son, sonPhone, ofHead } = await family(`牟出${reason.length}`)
      const ofSon = await linkedTo(sonPhone, id)
      await inForce(id, leaves(son.id, reason))
      expect(await homesOf(ofSon.id)).toEqual([])
      expect(await toldOf(ofSon.id)).toEqual([{ template: 'change.told_left' }])
      expect(await homesOf(ofHead.id)).toHaveLength(1)
      expect(await toldOf(ofHead.id)).toEqual([{ template: 'change.told' }])
      const [event] = (await chainOf(api, `household:${id}`)).filter(
        ({ type }) => type === 'contact.unlinked',
      )
      expect(event?.details).toMatchObject({ contactId: ofSon.id, reason })
    },
  )

  test('by death has a phone to which nothing more is sent', async () => {
    const { id, son, sonPhone } = await family('牟过世')
    const ofSon = await linkedTo(sonPhone, id)
    await inForce(id, leaves(son.id, 'death'))
    expect(await homesOf(ofSon.id)).toEqual([])
    expect(await toldOf(ofSon.id)).toEqual([])
  })

  test('leaves a phone that somebody who stays has as well', async () => {
    const { id, son, ofHead } = await family('牟同号')
    await api.sql`update people set phone_index = (select phone_index from people
      where household_id = ${id} and is_head) where id = ${son.id}`
    await inForce(id, leaves(son.id, 'move_out'))
    expect(await homesOf(ofHead.id)).toEqual(['牟同号'])
    expect(await toldOf(ofHead.id)).toEqual([{ template: 'change.told' }])
  })

  test('and comes back, from the army, keeps theirs', async () => {
    const { id, son, sonPhone } = await family('牟当兵')
    const ofSon = await linkedTo(sonPhone, id)
    await inForce(id, leaves(son.id, 'enlistment'))
    expect(await homesOf(ofSon.id)).toEqual(['牟当兵'])
  })

  test('with the whole household keeps theirs: it may have been closed by mistake', async () => {
    const { id, ofHead } = await family('牟全走')
    await inForce(id, closing)
    expect(await homesOf(ofHead.id)).toEqual(['牟全走'])
  })
})

describe('a household that is merged into another', () => {
  test('takes all its phones along, each told once, also one linked to both', async () => {
    const [stays, ends] = [await family('牟续户'), await family('牟并户')]
    const stranger = await linkedTo(newPhone(), ends.id)
    const both = await linkedTo(newPhone(), stays.id, ends.id)
    await inForce(stays.id, merging(ends.id))
    for (const phone of [stays.ofHead, ends.ofHead, stranger, both]) {
      expect(await homesOf(phone.id)).toEqual(['牟续户'])
      expect(await toldOf(phone.id)).toEqual([{ template: 'change.told' }])
    }
  })

  test('leaves what was to be looked into to the other', async () => {
    const [stays, ends] = [await family('牟接办'), await family('牟有疑')]
    const open = await addLeadRow(api, { householdId: ends.id, holderId: cadre.id })
    const done = await addLeadRow(api, { householdId: ends.id, status: 'decided', outcome: 'kept' })
    await inForce(stays.id, merging(ends.id))
    const rows =
      await api.sql`select id, household_id from leads where id in ${api.sql([open.id, done.id])}`
    const homes = new Map(rows.map((row) => [row['id'], row['household_id']]))
    expect(homes.get(open.id)).toBe(stays.id)
    expect(homes.get(done.id)).toBe(ends.id)
    expect((await chainOf(api, `lead:${open.id}`)).map(({ type }) => type)).toContain('lead.passed')
  })
})

describe('a household that is struck off', () => {
  const actsFor = async (householdId: string, endsAt: Date) => {
    const { id: contactId } = await api.addContact()
    const openedAt = new Date('2026-03-08T02:00:00Z')
    const row = { county: COUNTY, id: newId(), contactId, householdId, code: newId() }
    await api.db
      .insert(proxies)
      .values({ ...row, role: 'relative', consent: 'spoken', openedAt, endsAt })
    return { id: row.id, contactId }
  }
  const endOf = async (id: string) =>
    (await api.sql<{ ends_at: Date }[]>`select ends_at from proxies where id = ${id}`)[0]?.ends_at

  test('is acted for by nobody any more, who hears that', async () => {
    const { id } = await family('牟代办')
    const over = new Date('2026-03-08T12:00:00Z')
    const open = await actsFor(id, new Date('2026-03-10T02:00:00Z'))
    const past = await actsFor(id, over)
    await inForce(id, closing)
    expect(new Date((await endOf(open.id)) ?? 0)).toEqual(api.clock.now)
    expect(new Date((await endOf(past.id)) ?? 0)).toEqual(over)
    expect(await toldOf(open.contactId)).toEqual([{ template: 'proxy.told_over' }])
    expect(await toldOf(past.contactId)).toEqual([])
  })

  test('is acted for still while it only loses a member', async () => {
    const { id, son } = await family('牟还在')
    const endsAt = new Date('2026-03-10T02:00:00Z')
    const open = await actsFor(id, endsAt)
    await inForce(id, splitOff(son.id))
    expect(new Date((await endOf(open.id)) ?? 0)).toEqual(endsAt)
  })

  test('stands in the ledger no more', async () => {
    const { id } = await family('牟台账')
    await api.db.insert(ledgerEntries).values({
      county: COUNTY,
      id: newId(),
      householdId: id,
      class: 'income_drop',
      enteredBy: cadre.id,
      enteredOn: '2026-03-01',
      reasonSealed: Buffer.from('x'),
    })
    await inForce(id, closing)
    const entries = await api.sql`
      select left_on::text as left_on, left_because from ledger_entries where household_id = ${id}`
    expect(entries).toEqual([{ left_on: '2026-03-09', left_because: 'closed' }])
  })

  test('is looked into no more: nobody is there to be visited or heard', async () => {
    const { id } = await family('牟还查')
    const open = await addLeadRow(api, { householdId: id, holderId: cadre.id })
    await inForce(id, closing)
    const [lead] = await api.sql`select status, outcome from leads where id = ${open.id}`
    expect(lead?.['status']).toBe('decided')
    const [last] = await api.sql`
      select type, details from events where subject = ${`lead:${open.id}`} order by seq desc limit 1`
    expect(last).toMatchObject({ type: 'lead.decided', details: { outcome: lead?.['outcome'] } })
  })
})
