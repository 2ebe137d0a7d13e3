import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  GROUP,
  MONDAY_MORNING,
  OTHER_VILLAGE,
  startApi,
  type TestApi,
  TOWNSHIP,
  VILLAGE,
} from '../../support/api'
import { deliverDue } from '../../support/outbox'
import { addMember, newName, proxiesOf } from '../../support/proxies'

let api: TestApi
beforeAll(async () => {
  api = await startApi({ connections: 2 })
  await api.addCounty()
})
beforeEach(() => {
  api.clock.now = new Date(MONDAY_MORNING)
})
afterAll(() => api.close())

/** A household whose head has a name of its own, and the phone linked to it. */
async function family(areaPath = GROUP, head = newName('牟')) {
  const household = await api.addHousehold({ head, areaPath })
  const own = await api.addContact({ linkedTo: [household.id] })
  return { household, own, last4: household.idNumber.slice(-4) }
}

async function staffPhone(...roles: Parameters<TestApi['addStaff']>[0]['roles']) {
  const member = await api.addStaff({ roles, name: '赵明礼' })
  return { member, contact: await api.addContact({ phone: member.phone ?? '' }) }
}

type Body = { head: string; idLast4?: string | null; consent?: string }
const open = (actor: `contact:${string}`, body: Body, key?: string) =>
  api.call('/proxies', { actor, body: { consent: 'spoken', ...body }, ...(key && { key }) })

const toldTo = async (contactId: string) =>
  (await deliverDue(api)).filter((each) => each.contactId === contactId)

describe('a relative', () => {
  test('proves the household by a member’s last four, and it hears of it at once', async () => {
    const { household, own } = await family()
    await addMember(api, household.id, '牟小妹', '717X')
    const niece = await api.addContact({ phone: '+8619912345678' })
    const answer = await open(niece.actor, { head: household.head, idLast4: '717X' })
    expect(answer).toMatchObject({
      status: 200,
      body: {
        code: 'opened',
        vars: {
          head: household.head,
          role: 'relative',
          until: '2026-03-09T14:00:00.000Z',
          slip: expect.stringMatching(/^\d{10}$/),
        },
      },
    })
    expect(await proxiesOf(api, household.id)).toMatchObject([
      { contact_id: niece.id, role: 'relative', staff_id: null, consent: 'spoken' },
    ])
    const { slip, until } = answer.body['vars'] as Record<string, string>
    expect(await toldTo(own.id)).toMatchObject([
      {
        template: 'proxy.told_opened',
        vars: { role: 'relative', name: '', phone: '199****5678', until, slip },
      },
    ])
  })

  test('who is wrong and who names nobody on the register are answered alike', async () => {
    const { household } = await family()
    const contact = await api.addContact()
    const wrong = await open(contact.actor, { head: household.head, idLast4: '999X' })
    const other = await api.addContact()
    const unknown = await open(other.actor, { head: '无此人', idLast4: '999X' })
    expect(wrong).toMatchObject({ status: 200, body: { code: 'wrong', vars: { left: 4 } } })
    expect(unknown).toEqual(wrong)
    expect(await proxiesOf(api, household.id)).toEqual([])
  })

  test('is refused after too many wrong proofs today, even with the right one', async () => {
    const { household, last4 } = await family()
    const contact = await api.addContact()
    for (let n = 0; n < 5; n++) await open(contact.actor, { head: '无此人', idLast4: '0000' })
    const right = { head: household.head, idLast4: last4 }
    expect((await open(contact.actor, right)).body).toMatchObject({ code: 'locked' })
    api.clock.now = new Date('2026-03-10T02:00:00.001Z')
    expect((await open(contact.actor, right)).body).toMatchObject({ code: 'opened' })
  })

  test('whose tries count together with those of linking', async () => {
    const contact = await api.addContact()
    await open(contact.actor, { head: '无此人', idLast4: '0000' })
    const linking = { name: '无此人', idLast4: '0000' }
    const linked = await api.call('/links', { actor: contact.actor, body: linking })
    expect(linked.body).toMatchObject({ vars: { left: 3 } })
  })

  test('a household that was tried too often answers slower, and its phones hear of it', async () => {
    const { household, own, last4 } = await family()
    for (let n = 0; n < 3; n++) {
      const stranger = await api.addContact()
      await open(stranger.actor, { head: household.head, idLast4: '999X' })
    }
    expect((await toldTo(own.id)).map(({ template }) => template)).toEqual(['link.told_others'])
    const niece = await api.addContact()
    const right = { head: household.head, idLast4: last4 }
    expect((await open(niece.actor, right)).body).toMatchObject({ code: 'wrong' })
    api.clock.now = new Date('2026-03-09T02:10:00Z')
    expect((await open(niece.actor, right)).body).toMatchObject({ code: 'opened' })
  })

  test('acts for three households at most at a time', async () => {
    const niece = await api.addContact()
    const families = [await family(), await family(), await family(), await family()]
    const answers = []
    for (const { household, last4 } of families)
      answers.push(await open(niece.actor, { head: household.head, idLast4: last4 }))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 409])
    expect(answers[3]?.body).toMatchObject({ reason: 'too_many' })
  })

  test('without digits learns nothing, whether there is such a household or not', async () => {
    const { household } = await family()
    const contact = await api.addContact()
    const known = await open(contact.actor, { head: household.head })
    expect(known).toMatchObject({ status: 409, body: { reason: 'proof_missing' } })
    expect(await open(contact.actor, { head: '无此人' })).toEqual(known)
  })

  test('on a chat whose phone is not known proves nothing and loses no try', async () => {
    const { household, last4 } = await family()
    const chat = await api.addContact({ chat: 'telegram 7' })
    const answer = await open(chat.actor, { head: household.head, idLast4: last4 })
    expect(answer).toMatchObject({ status: 409, body: { reason: 'phone_missing' } })
    expect(await api.sql`select from link_attempts where contact_id = ${chat.id}`).toHaveLength(0)
  })

  test('who speaks for the household already needs no proxy', async () => {
    const { household, own, last4 } = await family()
    const answer = await open(own.actor, { head: household.head, idLast4: last4 })
    expect(answer).toMatchObject({ status: 409, body: { reason: 'own_household' } })
  })
})

describe('staff', () => {
  test.each([
    ['first_secretary', VILLAGE, 'first_secretary'],
    ['group_cadre', GROUP, 'clerk'],
    ['township_clerk', TOWNSHIP, 'clerk'],
  ] as const)('%s of the area needs no digits, and is named', async (role, area, way) => {
    const { household, own } = await family()
    const { member, contact } = await staffPhone([role, area])
    const answer = await open(contact.actor, { head: household.head, consent: 'written' })
    expect(answer.body).toMatchObject({ code: 'opened', vars: { role: way } })
    expect(await proxiesOf(api, household.id)).toMatchObject([
      { role: way, staff_id: member.id, consent: 'written' },
    ])
    const [told] = await toldTo(own.id)
    expect(told?.vars).toMatchObject({ role: way, name: '赵明礼', phone: '' })
  })

  test('of another village find nobody there, but may prove as a relative does', async () => {
    const { household, last4 } = await family()
    const { contact } = await staffPhone(['village_cadre', OTHER_VILLAGE])
    const refused = await open(contact.actor, { head: household.head })
    expect(refused).toMatchObject({ status: 404, body: { reason: 'household' } })
    const proven = await open(contact.actor, { head: household.head, idLast4: last4 })
    expect(proven.body).toMatchObject({ code: 'opened', vars: { role: 'relative' } })
  })

  test('of the county office act as relatives: their work is not with households', async () => {
    const { household, last4 } = await family()
    const { contact } = await staffPhone(['county_office', 'wuxi'])
    const refused = await open(contact.actor, { head: household.head })
    expect(refused.body).toMatchObject({ reason: 'proof_missing' })
    const proven = await open(contact.actor, { head: household.head, idLast4: last4 })
    expect(proven.body).toMatchObject({ vars: { role: 'relative' } })
  })

  test('who are kin of the household act as a relative, with digits', async () => {
    const { household, last4 } = await family()
    const { member, contact } = await staffPhone(['village_cadre', VILLAGE])
    const tie = { county: 'wuxi', staff_id: member.id, household_id: household.id, kind: 'kin' }
    await api.sql`insert into staff_ties ${api.sql(tie)}`
    const refused = await open(contact.actor, { head: household.head })
    expect(refused).toMatchObject({ status: 409, body: { reason: 'proof_missing' } })
    const proven = await open(contact.actor, { head: household.head, idLast4: last4 })
    expect(proven.body).toMatchObject({ vars: { role: 'relative' } })
  })

  test('whose own phone stands in the register for the household are kin of it', async () => {
    const { member, contact } = await staffPhone(['village_cadre', VILLAGE])
    const household = await api.addHousehold({ head: '牟自家', phone: member.phone ?? '' })
    const refused = await open(contact.actor, { head: household.head })
    expect(refused.body).toMatchObject({ reason: 'proof_missing' })
  })

  test('name the 社 where several heads have the name', async () => {
    const there = await family(GROUP, '牟同名')
    await family(`${VILLAGE}.5`, '牟同名')
    const { contact } = await staffPhone(['village_cadre', VILLAGE])
    const refused = await open(contact.actor, { head: '牟同名' })
    expect(refused).toMatchObject({ status: 409, body: { reason: 'name_ambiguous' } })
    expect((await open(contact.actor, { head: '3社牟同名' })).body).toMatchObject({
      vars: { householdId: there.household.id },
    })
  })

  test('who give the digits of a household of their area act by their role all the same', async () => {
    const { household, last4 } = await family()
    const { contact } = await staffPhone(['village_cadre', VILLAGE])
    const answer = await open(contact.actor, { head: household.head, idLast4: last4 })
    expect(answer.body).toMatchObject({ code: 'opened', vars: { role: 'clerk' } })
  })

  test('of a village that was merged into another serve it from there', async () => {
    const { household } = await family('wuxi.tianyuan.jiucun.1')
    const merged = {
      county: 'wuxi',
      path: 'wuxi.tianyuan.jiucun',
      level: 'village',
      name: '旧村',
      successor_path: VILLAGE,
      source: '测试',
    }
    await api.sql`insert into areas ${api.sql(merged)}`
    const { contact } = await staffPhone(['village_cadre', VILLAGE])
    const answer = await open(contact.actor, { head: household.head })
    expect(answer.body).toMatchObject({ code: 'opened', vars: { role: 'clerk' } })
  })

  test('who left act as anybody', async () => {
    const { household } = await family()
    const left = await api.addStaff({ roles: [['village_cadre', VILLAGE]], isActive: false })
    const contact = await api.addContact({ phone: left.phone ?? '' })
    const refused = await open(contact.actor, { head: household.head })
    expect(refused.body).toMatchObject({ reason: 'proof_missing' })
  })
})

describe('asked twice', () => {
  test('with the same key the answer is the same, and the household hears once', async () => {
    const { household, own, last4 } = await family()
    const niece = await api.addContact()
    const body = { head: household.head, idLast4: last4 }
    const first = await open(niece.actor, body, 'p1')
    expect(await open(niece.actor, body, 'p1')).toEqual(first)
    expect(await toldTo(own.id)).toHaveLength(1)
  })

  test('with another key it is the proxy that is open already', async () => {
    const { household, own, last4 } = await family()
    const niece = await api.addContact()
    const body = { head: household.head, idLast4: last4 }
    const first = await open(niece.actor, body)
    expect(await toldTo(own.id)).toHaveLength(1)
    api.clock.now = new Date('2026-03-09T13:59:59.999Z')
    expect((await open(niece.actor, body)).body).toEqual(first.body)
    const told = await api.sql`select id from outbox where contact_id = ${own.id}`
    expect(told).toHaveLength(1)
    api.clock.now = new Date('2026-03-09T14:00:00Z')
    expect((await open(niece.actor, body)).body['vars']).not.toEqual(first.body['vars'])
    expect(await proxiesOf(api, household.id)).toHaveLength(2)
  })

  test('at once there is one proxy', async () => {
    const { household, last4 } = await family()
    const niece = await api.addContact()
    const body = { head: household.head, idLast4: last4 }
    const [one, other] = await Promise.all([open(niece.actor, body), open(niece.actor, body)])
    expect(one.body).toEqual(other.body)
    expect(await proxiesOf(api, household.id)).toHaveLength(1)
  })
})

test('is on record for the household, with who agreed how', async () => {
  const { household } = await family()
  const { member, contact } = await staffPhone(['village_cadre', VILLAGE])
  await open(contact.actor, { head: household.head, consent: 'written' })
  const [event] = await api.sql<{ actor: string; details: unknown }[]>`
    select actor, details from events
     where subject = ${`household:${household.id}`} and type = 'proxy.opened'`
  expect(event).toMatchObject({
    actor: `contact:${contact.id}`,
    details: { staffId: member.id, role: 'clerk', consent: 'written' },
  })
})

test('without a figure for how long nothing is opened', async () => {
  const { household, last4 } = await family()
  const niece = await api.addContact()
  await api.setFigures({ proxy_hours: null })
  const answer = await open(niece.actor, { head: household.head, idLast4: last4 })
  await api.setFigures()
  expect(answer).toMatchObject({ body: { code: 'figure_missing' } })
  expect(await proxiesOf(api, household.id)).toEqual([])
})

test.each([
  [{ head: '' }, 'head'],
  [{ head: '名'.repeat(51) }, 'head'],
  [{ head: '牟大山', idLast4: '12345' }, 'idLast4'],
  [{ head: '牟大山', idLast4: '12x4' }, 'idLast4'],
  [{ head: '牟大山', consent: 'silent' }, 'consent'],
  [{ head: '牟大山', more: 1 }, 'more'],
])('with %j answers 400 and names the field', async (body, reason) => {
  const { actor } = await api.addContact()
  expect(await open(actor, body)).toMatchObject({ status: 400, body: { reason } })
})
