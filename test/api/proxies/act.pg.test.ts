import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { GROUP, MONDAY_MORNING, startApi, type TestApi, TOWNSHIP, VILLAGE } from '../../support/api'
import { postList } from '../../support/objections'
import { deliverDue } from '../../support/outbox'
import { newName } from '../../support/proxies'

let api: TestApi
beforeAll(async () => {
  api = await startApi({ connections: 2 })
  await api.addCounty()
  await api.addStaff({ name: '答的人', roles: [['village_cadre', VILLAGE]] })
  await api.addStaff({ name: '查的人', roles: [['township_clerk', TOWNSHIP]] })
})
beforeEach(() => {
  api.clock.now = new Date(MONDAY_MORNING)
})
afterAll(() => api.close())

let made = 0
/** A household with a linked phone, and a niece who acts for it until 22 o'clock. */
async function acting() {
  const head = newName('覃')
  const household = await api.addHousehold({ head, areaPath: GROUP })
  const own = await api.addContact({ linkedTo: [household.id] })
  const niece = await api.addContact({ phone: `+861777777${String(++made).padStart(4, '0')}` })
  const body = { head, idLast4: household.idNumber.slice(-4), consent: 'spoken' }
  const answer = await api.call('/proxies', { actor: niece.actor, body })
  const { proxyId = '', slip = '' } = answer.body['vars'] as Record<string, string>
  await deliverDue(api)
  return { household, own, niece, proxyId, slip }
}

const apply = (actor: `contact:${string}`, householdId: string, proxyId?: string) =>
  api.call('/applications', { actor, body: { householdId, ...(proxyId && { proxyId }) } })
const help = (actor: `contact:${string}`, text: string, proxyId?: string) =>
  api.call('/help-requests', { actor, body: { kind: 'help', text, ...(proxyId && { proxyId }) } })
const toldTo = async (contactId: string) =>
  (await deliverDue(api)).filter((each) => each.contactId === contactId)
const detailsOf = async (type: string, householdId: string) =>
  (
    await api.sql<{ details: unknown }[]>`
      select details from events
       where type = ${type} and details->>'householdId' = ${householdId}`
  ).map(({ details }) => details)

describe('an application under a proxy', () => {
  test('gives its receipt to whoever acts, and the household hears whose word it was', async () => {
    const { household, own, niece, proxyId, slip } = await acting()
    const filed = await apply(niece.actor, household.id, proxyId)
    expect(filed.body).toMatchObject({ code: 'filed', vars: { head: household.head } })
    const { code } = filed.body['vars'] as { code: string }
    expect(await toldTo(own.id)).toMatchObject([
      {
        template: 'proxy.told_application',
        vars: { role: 'relative', name: '', phone: expect.stringContaining('****'), code, slip },
      },
    ])
    expect(await detailsOf('application.filed', household.id)).toEqual(
      Array.from({ length: 2 }, () => expect.objectContaining({ proxyId })),
    )
    const receipt = await api.call(`/receipts/${code}`, { actor: niece.actor })
    expect(receipt).toMatchObject({ status: 200, body: { mine: true } })
  })

  test('filed twice, or at once, is one', async () => {
    const { household, own, niece, proxyId } = await acting()
    const both = await Promise.all([
      apply(niece.actor, household.id, proxyId),
      apply(niece.actor, household.id, proxyId),
    ])
    expect(both.map(({ body }) => body['code']).toSorted()).toEqual(['already_filed', 'filed'])
    expect(await toldTo(own.id)).toHaveLength(1)
  })

  test('is not taken without the proxy, under another’s, or for another household', async () => {
    const one = await acting()
    const other = await acting()
    for (const answer of [
      await apply(one.niece.actor, one.household.id),
      await apply(one.niece.actor, one.household.id, other.proxyId),
      await apply(one.niece.actor, other.household.id, one.proxyId),
    ])
      expect(answer).toMatchObject({ status: 404 })
  })

  test('is taken to the last moment and not at the very instant the proxy ends', async () => {
    const { household, niece, proxyId } = await acting()
    api.clock.now = new Date('2026-03-09T14:00:00Z')
    expect(await apply(niece.actor, household.id, proxyId)).toMatchObject({
      status: 404,
      body: { reason: 'proxy' },
    })
    api.clock.now = new Date('2026-03-09T13:59:59.999Z')
    expect((await apply(niece.actor, household.id, proxyId)).body['code']).toBe('filed')
  })

  test('is refused once an objection has come between', async () => {
    const { household, own, niece, proxyId } = await acting()
    const mine = await api.addHousehold({ head: '覃侄女' })
    await api.link(niece.id, mine.id)
    const list = await postList(api, { households: [mine] })
    await api.call('/objections', {
      actor: own.actor,
      body: {
        code: list.code,
        ground: 'should_not_be_listed',
        householdName: '覃侄女',
        text: '有小车',
      },
    })
    expect(await apply(niece.actor, household.id, proxyId)).toMatchObject({
      status: 409,
      body: { reason: 'contested' },
    })
    const { body } = await api.call('/proxies', { actor: niece.actor })
    expect(body).toEqual({ proxies: [] })
  })

  test('of a household on the register files nothing, and the proxy stands', async () => {
    const household = await api.addHousehold({ head: '覃在册', status: 'registered' })
    const niece = await api.addContact()
    const outcome = await api.runCommand(niece.id, {
      type: 'open_proxy',
      head: '覃在册',
      idLast4: household.idNumber.slice(-4),
      consent: 'spoken',
      act: 'apply',
    })
    expect(outcome.code).toBe('on_register')
    expect(await api.sql`select from proxies where household_id = ${household.id}`).toHaveLength(1)
  })
})

describe('a call for help under a proxy', () => {
  test('is the household’s: its area’s cadre is told for whom, and it hears of it', async () => {
    const { household, own, niece, proxyId } = await acting()
    const called = await help(niece.actor, '房子漏雨', proxyId)
    expect(called.body).toMatchObject({ code: 'called', vars: { responder: '答的人' } })
    const sent = await deliverDue(api)
    expect(sent.map(({ template }) => template).toSorted()).toEqual([
      'proxy.help_responder',
      'proxy.told_help',
    ])
    expect(sent.find(({ contactId }) => contactId === own.id)?.template).toBe('proxy.told_help')
    expect(sent.find(({ contactId }) => contactId !== own.id)?.vars).toMatchObject({
      head: household.head,
      text: '房子漏雨',
    })
    expect(await detailsOf('help.called', household.id)).toMatchObject([{ proxyId }])
  })

  test('and one’s own are two', async () => {
    const { household, niece, proxyId } = await acting()
    await help(niece.actor, '我的难处')
    await help(niece.actor, '房子漏雨', proxyId)
    await help(niece.actor, '我还有话')
    await help(niece.actor, '又漏了', proxyId)
    const rows = await api.sql`
      select household_id, message_count from help_requests
       where contact_id = ${niece.id} order by household_id nulls first`
    expect(rows).toEqual([
      { household_id: null, message_count: 2 },
      { household_id: household.id, message_count: 2 },
    ])
    await deliverDue(api)
  })

  test('is answered to whoever acts', async () => {
    const { niece, proxyId } = await acting()
    const called = await help(niece.actor, '房子漏雨', proxyId)
    const { code } = called.body['vars'] as { code: string }
    const [row] = await api.sql<{ id: string; staff_id: string }[]>`
      select id, staff_id from help_requests where code = ${code}`
    await deliverDue(api)
    await api.call(`/help-requests/${row?.id}/actions`, {
      actor: `staff:${row?.staff_id ?? ''}`,
      body: { type: 'answer', text: '明天来' },
    })
    expect(await toldTo(niece.id)).toMatchObject([{ template: 'help.answer' }])
  })

  test('is none where a person is to be talked to', async () => {
    const { niece, proxyId } = await acting()
    const body = { kind: 'person', text: '找人', proxyId }
    const answer = await api.call('/help-requests', { actor: niece.actor, body })
    expect(answer).toMatchObject({ status: 400, body: { reason: 'proxyId' } })
  })

  test('is not taken once the proxy is over', async () => {
    const { niece, proxyId } = await acting()
    api.clock.now = new Date('2026-03-09T14:00:00Z')
    expect(await help(niece.actor, '漏雨', proxyId)).toMatchObject({ status: 404 })
  })
})

test('an objection under a proxy is told to the household, without its words', async () => {
  const { household, own, niece, proxyId } = await acting()
  const list = await postList(api, { households: [] })
  const filed = await api.call('/objections', {
    actor: niece.actor,
    body: {
      code: list.code,
      ground: 'left_out',
      ownHousehold: household.id,
      text: '没劳力',
      proxyId,
    },
  })
  expect(filed.body).toMatchObject({ code: 'filed' })
  const [told] = await toldTo(own.id)
  expect(told?.template).toBe('proxy.told_objection')
  expect(JSON.stringify(told)).not.toContain('没劳力')
})

test('a draft of an objection under a proxy that is over says so', async () => {
  const { niece, proxyId } = await acting()
  api.clock.now = new Date('2026-03-09T14:00:00Z')
  const body = { code: null, text: '漏了', proxyId }
  const draft = await api.call('/objections/drafts', { actor: niece.actor, body })
  expect(draft).toMatchObject({ status: 200, body: { refusal: 'proxy_over' } })
})

test('a cadre who acts is not named to answer the application or the call', async () => {
  const household = await api.addHousehold({ head: '覃书记', areaPath: `${VILLAGE}.9` })
  const member = await api.addStaff({ roles: [['group_cadre', `${VILLAGE}.9`]], name: '自己人' })
  const contact = await api.addContact({ phone: member.phone ?? '' })
  const outcome = await api.runCommand(contact.id, {
    type: 'open_proxy',
    head: '覃书记',
    idLast4: null,
    consent: 'written',
    act: 'help',
    text: '没柴烧',
  })
  expect(outcome).toMatchObject({ code: 'called', vars: { role: 'clerk', responder: '答的人' } })
  const [row] = await api.sql`select * from help_requests where household_id = ${household.id}`
  expect(row?.['staff_id']).not.toBe(member.id)
  await deliverDue(api)
})

test('a cadre who left office acts under the proxy no more', async () => {
  const household = await api.addHousehold({ head: '覃离任' })
  const member = await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
  const contact = await api.addContact({ phone: member.phone ?? '' })
  const body = { head: '覃离任', consent: 'written' }
  const opened = await api.call('/proxies', { actor: contact.actor, body })
  const { proxyId } = opened.body['vars'] as { proxyId: string }
  await api.sql`update staff set is_active = false where id = ${member.id}`
  expect(await apply(contact.actor, household.id, proxyId)).toMatchObject({ status: 404 })
  expect((await api.call('/proxies', { actor: contact.actor })).body).toEqual({ proxies: [] })
})

test('where a figure is missing for the filing nothing is opened either', async () => {
  const household = await api.addHousehold({ head: '覃缺数' })
  const niece = await api.addContact()
  await api.setFigures({ application_answer_days: null })
  const outcome = await api.runCommand(niece.id, {
    type: 'open_proxy',
    head: '覃缺数',
    idLast4: household.idNumber.slice(-4),
    consent: 'spoken',
    act: 'apply',
  })
  await api.setFigures()
  expect(outcome.code).toBe('figure_missing')
  expect(await api.sql`select from proxies where household_id = ${household.id}`).toEqual([])
})

describe('what a contact may act under', () => {
  test('is listed with where the household stands, until it is over', async () => {
    const { household, niece, proxyId, slip } = await acting()
    const { body } = await api.call('/proxies', { actor: niece.actor })
    expect(body).toEqual({
      proxies: [
        {
          id: proxyId,
          code: slip,
          role: 'relative',
          consent: 'spoken',
          endsAt: '2026-03-09T14:00:00.000Z',
          household: expect.objectContaining({
            householdId: household.id,
            head: household.head,
            status: 'unregistered',
          }),
        },
      ],
    })
    api.clock.now = new Date('2026-03-09T14:00:00Z')
    expect((await api.call('/proxies', { actor: niece.actor })).body).toEqual({ proxies: [] })
  })

  test('is nobody else’s business, not even the household’s', async () => {
    const { own } = await acting()
    expect((await api.call('/proxies', { actor: own.actor })).body).toEqual({ proxies: [] })
  })

  test('opens neither the status nor the links of a contact’s own', async () => {
    const { niece } = await acting()
    expect((await api.call('/status', { actor: niece.actor })).body).toEqual({ households: [] })
    expect((await api.call('/links', { actor: niece.actor })).body).toEqual({ links: [] })
  })
})

const end = (actor: `contact:${string}`, id: string, key?: string) =>
  api.call(`/proxies/${id}/actions`, { actor, body: { type: 'end' }, ...(key && { key }) })

describe('a proxy is ended', () => {
  test('by any phone of the household, and nothing more is filed', async () => {
    const { household, own, niece, proxyId } = await acting()
    const daughter = await api.addContact({ linkedTo: [household.id] })
    expect((await end(daughter.actor, proxyId)).body).toMatchObject({ code: 'stopped' })
    const sent = await deliverDue(api)
    const to = (id: string) => sent.filter((each) => each.contactId === id)
    expect(to(niece.id)).toMatchObject([{ template: 'proxy.told_stopped' }])
    expect(to(own.id)).toMatchObject([{ template: 'proxy.told_ended' }])
    expect(to(daughter.id)).toEqual([])
    expect(await apply(niece.actor, household.id, proxyId)).toMatchObject({ status: 404 })
    expect(await detailsOf('proxy.ended', household.id)).toEqual(
      Array.from({ length: 2 }, () => expect.objectContaining({ isByHousehold: true })),
    )
  })

  test('by whoever acts, and the household hears of it', async () => {
    const { own, niece, proxyId } = await acting()
    expect((await end(niece.actor, proxyId)).body).toMatchObject({ code: 'ended' })
    expect(await toldTo(own.id)).toMatchObject([{ template: 'proxy.told_ended' }])
  })

  test('once: again or at once there is nothing left to end', async () => {
    const { household, own, niece, proxyId } = await acting()
    const both = await Promise.all([end(own.actor, proxyId), end(niece.actor, proxyId)])
    expect(both.filter(({ body }) => body['code'] === 'over')).toHaveLength(1)
    expect((await end(own.actor, proxyId)).body).toMatchObject({ code: 'over' })
    expect(await detailsOf('proxy.ended', household.id)).toHaveLength(2)
    await deliverDue(api)
  })

  test('at the moment something is filed: it is filed, or it is too late for it', async () => {
    for (let n = 0; n < 5; n++) {
      const { household, own, niece, proxyId } = await acting()
      const [stopped, filed] = await Promise.all([
        end(own.actor, proxyId),
        apply(niece.actor, household.id, proxyId),
      ])
      expect(stopped.body).toMatchObject({ code: 'stopped' })
      expect([200, 404]).toContain(filed.status)
      expect(await apply(niece.actor, household.id, proxyId)).toMatchObject({ status: 404 })
    }
    await deliverDue(api)
  })

  test('with the same key with the same answer', async () => {
    const { own, proxyId } = await acting()
    const first = await end(own.actor, proxyId, 'e1')
    expect(await end(own.actor, proxyId, 'e1')).toEqual(first)
    await deliverDue(api)
  })

  test('by nobody else: to them it is not there', async () => {
    const { household, proxyId, slip } = await acting()
    const stranger = await api.addContact()
    const left = await api.addContact({ linkedTo: [household.id] })
    await api.sql`update contact_links set ended_at = linked_at where contact_id = ${left.id}`
    for (const contact of [stranger, left]) {
      expect(await end(contact.actor, proxyId)).toMatchObject({ status: 404 })
      const outcome = await api.runCommand(contact.id, { type: 'stop_proxy', code: slip })
      expect(outcome.code).toBe('not_found')
    }
  })

  test('by its slip only, not by another receipt', async () => {
    const { household, own, niece, proxyId } = await acting()
    const filed = await apply(niece.actor, household.id, proxyId)
    const { code } = filed.body['vars'] as { code: string }
    const outcome = await api.runCommand(own.id, { type: 'stop_proxy', code })
    expect(outcome.code).toBe('not_found')
    await deliverDue(api)
  })
})
