import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { MONDAY_MORNING, startApi, TOWNSHIP, VILLAGE } from '../../support/api'
import { deliverDue } from '../../support/outbox'
import { addMeasure, clearCounty } from '../../support/reports'
import { refused, varsOf } from '../../support/rounds'

const api = await startApi({ connections: 4 })
await api.addCounty()
await api.addContact()
const owner = await api.addStaff({
  name: '姚云川',
  unit: '驻村工作队',
  roles: [['resident_cadre', VILLAGE]],
})
const cadre = await api.addStaff({
  name: '熊长富',
  unit: '宝坪村委会',
  roles: [['village_cadre', VILLAGE]],
})
const secretary = await api.addStaff({
  name: '龙正川',
  unit: '天元乡党委',
  roles: [['township_secretary', TOWNSHIP]],
})
beforeEach(async () => {
  api.clock.now = new Date(MONDAY_MORNING)
  await clearCounty(api)
  await api.ownerSql`update help_requests set status = 'closed'`
})
afterAll(() => api.close())

/** A household with a linked phone and a measure that 姚云川 is to deliver. */
async function planned(more: object = {}) {
  const household = await api.addHousehold({ head: '牟大山', status: 'registered' })
  const contact = await api.addContact({ linkedTo: [household.id] })
  const measure = await addMeasure(api, {
    householdId: household.id,
    ownerId: owner.id,
    ...more,
  })
  return { household, contact, ...measure }
}
const deliver = (code: string, actor = owner.actor, body: object = {}) =>
  api.call(`/measures/by-code/${code}/deliveries`, { actor, body })
const answer = (code: string, isReceived: boolean, actor: `contact:${string}`) =>
  api.call(`/measures/by-code/${code}/answers`, { actor, body: { isReceived } })
const measureAt = async (id: string) => (await api.sql`select * from measures where id = ${id}`)[0]
const requestOf = async (id: string) =>
  (
    await api.sql`
      select r.* from help_requests r join measures m on m.help_request_id = r.id
       where m.id = ${id}`
  )[0]
const types = async (id: string) =>
  (
    await api.sql<{ type: string }[]>`
      select type from events where subject = ${`measure:${id}`} order by seq`
  ).map(({ type }) => type)

describe('a delivery', () => {
  test('is put down by its owner, and the household is asked with words that always work', async () => {
    const it = await planned()
    expect(await deliver(it.code)).toMatchObject({ status: 200, body: { code: 'delivered' } })
    expect(await measureAt(it.id)).toMatchObject({
      status: 'delivered',
      delivered_by: owner.id,
      delivered_on: '2026-03-09',
    })
    expect(await deliverDue(api)).toMatchObject([
      {
        to: it.contact.address,
        template: 'measure.received',
        vars: { head: '牟大山', text: '教育资助每年3000元', code: it.code },
        choices: [{ id: `received-${it.code}` }, { id: `missing-${it.code}` }],
      },
    ])
    expect(await types(it.id)).toEqual(['measure.delivered', 'measure.asked'])
  })

  test('by the village cadre, of another day, but of none to come', async () => {
    const it = await planned()
    const tomorrow = { deliveredOn: '2026-03-10' }
    expect(await deliver(it.code, cadre.actor, tomorrow)).toMatchObject(refused('day_in_future'))
    const answered = await deliver(it.code, cadre.actor, { deliveredOn: '2026-03-05' })
    expect(answered).toMatchObject({ status: 200 })
    expect(await measureAt(it.id)).toMatchObject({
      delivered_by: cadre.id,
      delivered_on: '2026-03-05',
    })
  })

  test('is neither anybody else’s, nor kin’s, nor said twice', async () => {
    const it = await planned()
    const other = await api.addStaff({ roles: [['group_cadre', VILLAGE]] })
    const kin = await api.addStaff({ roles: [['village_cadre', VILLAGE]], ties: [it.household.id] })
    const far = await api.addStaff({ roles: [['village_cadre', 'wuxi.yulin.wusong']] })
    expect(await deliver(it.code, other.actor)).toMatchObject(refused('not_owner'))
    expect(await deliver(it.code, kin.actor)).toMatchObject(refused('tied'))
    expect(await deliver(it.code, far.actor)).toMatchObject({ status: 404 })
    const answers = await Promise.all([deliver(it.code), deliver(it.code, cadre.actor)])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect(await deliver(it.code)).toMatchObject(refused('already_delivered'))
    const gone = await planned({ status: 'cancelled' })
    expect(await deliver(gone.code)).toMatchObject(refused('cancelled'))
    expect(await deliver('4283595389')).toMatchObject({ status: 404 })
  })

  test('at night is asked about in the morning', async () => {
    const it = await planned()
    api.clock.now = new Date('2026-03-09T15:30:00Z')
    await deliver(it.code)
    expect(await deliverDue(api)).toEqual([])
    api.clock.now = new Date('2026-03-10T00:00:00Z')
    expect(await deliverDue(api)).toMatchObject([{ template: 'measure.received' }])
  })
})

describe('one question at a time', () => {
  async function three() {
    const first = await planned()
    const more = { householdId: first.household.id, ownerId: owner.id }
    const second = await addMeasure(api, { ...more, content: '危房改造' })
    const third = await addMeasure(api, { ...more, content: '仔猪3头' })
    for (const { code } of [first, second, third]) await deliver(code)
    return { first, second, third }
  }
  const asked = async () => (await deliverDue(api)).map(({ vars }) => vars['text'])

  test('the next waits until the time of the one before it is over', async () => {
    await three()
    expect(await asked()).toEqual(['教育资助每年3000元'])
    api.clock.now = new Date('2026-03-12T01:59:59Z')
    expect(await asked()).toEqual([])
    api.clock.now = new Date('2026-03-12T02:00:00Z')
    expect(await asked()).toEqual(['危房改造'])
    api.clock.now = new Date('2026-03-15T02:00:00Z')
    expect(await asked()).toEqual(['仔猪3头'])
  })

  test('or until it is answered', async () => {
    const { first } = await three()
    expect(await asked()).toEqual(['教育资助每年3000元'])
    api.clock.now = new Date('2026-03-09T06:00:00Z')
    await answer(first.code, true, first.contact.actor)
    expect(await asked()).toEqual(['危房改造'])
    api.clock.now = new Date('2026-03-12T06:00:00Z')
    expect(await asked()).toEqual(['仔猪3头'])
  })

  test('the status shows the question while a bare digit answers it, and not a moment longer', async () => {
    const it = await planned()
    await deliver(it.code)
    const status = async () => {
      const { body } = await api.call('/status', { actor: it.contact.actor })
      return (body['households'] as { asked: unknown }[])[0]?.asked
    }
    expect(await status()).toMatchObject({ code: it.code, text: '教育资助每年3000元' })
    api.clock.now = new Date('2026-03-12T01:59:59.999Z')
    expect(await status()).not.toBeNull()
    api.clock.now = new Date('2026-03-12T02:00:00Z')
    expect(await status()).toBeNull()
  })

  test('is not put any more once one of the household’s phones has answered', async () => {
    const it = await planned()
    await api.addContact({ linkedTo: [it.household.id] })
    await deliver(it.code)
    await answer(it.code, true, it.contact.actor)
    expect((await deliverDue(api)).map(({ template }) => template)).toEqual([])
  })
})

describe('the household’s word', () => {
  test('收到 confirms it', async () => {
    const it = await planned()
    await deliver(it.code)
    expect(await answer(it.code, true, it.contact.actor)).toMatchObject({
      status: 200,
      body: { code: 'confirmed' },
    })
    expect(await measureAt(it.id)).toMatchObject({ status: 'confirmed' })
    expect((await answer(it.code, true, it.contact.actor)).body).toMatchObject({ code: 'same' })
    expect(await requestOf(it.id)).toBeUndefined()
  })

  test('没收到 opens a request with receipt and time, outside the line', async () => {
    const it = await planned()
    await deliver(it.code, cadre.actor)
    await deliverDue(api)
    const answered = await answer(it.code, false, it.contact.actor)
    expect(varsOf(answered)).toMatchObject({
      responder: '龙正川',
      due: '2026-03-10T02:00:00.000Z',
    })
    expect(await requestOf(it.id)).toMatchObject({
      kind: 'undelivered',
      status: 'open',
      staff_id: secretary.id,
      household_id: it.household.id,
      code: varsOf(answered)['receipt'],
    })
    expect(await deliverDue(api)).toMatchObject([
      {
        to: secretary.phone,
        template: 'help.told_responder',
        vars: { kind: 'undelivered', text: '教育资助每年3000元', phone: it.contact.address },
      },
    ])
  })

  test('can be taken back: whoever looks into it hears so, and the request stays theirs', async () => {
    const it = await planned()
    await deliver(it.code)
    await answer(it.code, false, it.contact.actor)
    await deliverDue(api)
    await answer(it.code, true, it.contact.actor)
    expect(await measureAt(it.id)).toMatchObject({ status: 'confirmed' })
    expect(await requestOf(it.id)).toMatchObject({ status: 'open' })
    expect(await deliverDue(api)).toMatchObject([
      { to: secretary.phone, template: 'measure.received_after_all' },
    ])
    await answer(it.code, false, it.contact.actor)
    const requests = await api.sql`
      select from help_requests where household_id = ${it.household.id}`
    expect(requests).toHaveLength(1)
    expect(await types(it.id)).toEqual([
      'measure.delivered',
      'measure.asked',
      'measure.denied',
      'measure.confirmed',
      'measure.denied',
    ])
  })

  test('is nobody else’s, and of nothing that was not delivered', async () => {
    const it = await planned()
    expect((await answer(it.code, true, it.contact.actor)).body).toMatchObject({
      code: 'not_delivered',
      vars: { due: '2026-06-07' },
    })
    await deliver(it.code)
    const stranger = await api.addContact()
    expect(await answer(it.code, true, stranger.actor)).toMatchObject({ status: 404 })
    const ended = await api.addContact({ linkedTo: [it.household.id] })
    await api.sql`
      update contact_links set ended_at = ${MONDAY_MORNING} where contact_id = ${ended.id}`
    expect(await answer(it.code, true, ended.actor)).toMatchObject({ status: 404 })
    expect(await measureAt(it.id)).toMatchObject({ status: 'delivered' })
    const cancelled = await planned({ status: 'cancelled' })
    expect((await answer(cancelled.code, true, cancelled.contact.actor)).body).toMatchObject({
      code: 'cancelled',
    })
  })

  test('of two phones at once is one word after the other, with one request', async () => {
    const it = await planned()
    const second = await api.addContact({ linkedTo: [it.household.id] })
    await deliver(it.code)
    await Promise.all([
      answer(it.code, false, it.contact.actor),
      answer(it.code, false, second.actor),
    ])
    expect(
      await api.sql`select from help_requests where household_id = ${it.household.id}`,
    ).toHaveLength(1)
  })

  test('waits for nothing where the county has set no time to answer: it is said so', async () => {
    const it = await planned()
    await deliver(it.code)
    await api.setFigures({ help_answer_hours: null })
    expect(await answer(it.code, false, it.contact.actor)).toMatchObject({
      status: 409,
      body: { code: 'figure_missing' },
    })
    expect(await measureAt(it.id)).toMatchObject({ status: 'delivered' })
    await api.setFigures()
  })
})

describe('a household without a phone', () => {
  async function silent() {
    const household = await api.addHousehold({ head: '冉启旺', status: 'registered' })
    const measure = await addMeasure(api, { householdId: household.id, ownerId: owner.id })
    return { household, ...measure }
  }
  const enter = (code: string, isReceived: boolean, actor = cadre.actor) =>
    api.call(`/measures/by-code/${code}/entered-answers`, { actor, body: { isReceived } })

  test('is asked by a cadre who has not delivered it', async () => {
    const it = await silent()
    expect((await deliver(it.code)).body).toMatchObject({ code: 'delivered_no_phone' })
    expect(await deliverDue(api)).toMatchObject([
      { to: cadre.phone, template: 'measure.ask_at_visit', vars: { head: '冉启旺' } },
    ])
    expect((await enter(it.code, true)).body).toMatchObject({ code: 'confirmed' })
    expect(await measureAt(it.id)).toMatchObject({ status: 'confirmed' })
  })

  test('whose no a cadre puts down gets its request; the cadre hears the answer', async () => {
    const it = await silent()
    await deliver(it.code)
    await deliverDue(api)
    expect((await enter(it.code, false)).body).toMatchObject({ code: 'denied' })
    const request = await requestOf(it.id)
    expect(request).toMatchObject({ staff_id: secretary.id, household_id: it.household.id })
    await deliverDue(api)
    await api.call(`/help-requests/${request?.['id']}/actions`, {
      actor: secretary.actor,
      body: { type: 'answer', text: '查清了，明天补发' },
    })
    expect(await deliverDue(api)).toMatchObject([{ to: cadre.phone, template: 'help.answer' }])
  })

  test('has its word put down neither by who delivered, nor by who was to, nor by kin', async () => {
    const it = await silent()
    await deliver(it.code, cadre.actor)
    const kin = await api.addStaff({ roles: [['group_cadre', VILLAGE]], ties: [it.household.id] })
    const far = await api.addStaff({ roles: [['village_cadre', 'wuxi.yulin.wusong']] })
    expect(await enter(it.code, true, cadre.actor)).toMatchObject(refused('own_delivery'))
    expect(await enter(it.code, true, owner.actor)).toMatchObject(refused('own_delivery'))
    expect(await enter(it.code, true, kin.actor)).toMatchObject(refused('tied'))
    expect(await enter(it.code, true, far.actor)).toMatchObject({ status: 404 })
    expect(await measureAt(it.id)).toMatchObject({ status: 'delivered' })
  })
})

describe('what the household itself sees', () => {
  const mine = async (actor: `contact:${string}`) =>
    (await api.call('/measures/mine', { actor })).body['items'] as { content: string }[]

  test('is what is decided for it, and nothing of others', async () => {
    const it = await planned()
    const neighbour = await planned({ content: '别家的' })
    await addMeasure(api, { householdId: it.household.id, status: 'cancelled' })
    expect(await mine(it.contact.actor)).toMatchObject([
      { content: '教育资助每年3000元', owner: { name: '姚云川' }, status: 'planned' },
    ])
    expect(await mine(neighbour.contact.actor)).toMatchObject([{ content: '别家的' }])
  })

  test('is not what is planned while nothing is decided, but what came to be asked about', async () => {
    const it = await planned()
    await api.sql`update households set status = 'unregistered' where id = ${it.household.id}`
    expect(await mine(it.contact.actor)).toEqual([])
    await deliver(it.code)
    expect(await mine(it.contact.actor)).toHaveLength(1)
  })
})

test('measures past their day are found, of one’s own area alone', async () => {
  const late = await planned({ dueOn: '2026-03-08' })
  await planned({ dueOn: '2026-03-09' })
  const read = async (actor: `staff:${string}`, query: string) =>
    (await api.call(`/measures?limit=100&${query}`, { actor })).body['items'] as { code: string }[]
  const overdue = await read(cadre.actor, 'isOverdue=true')
  expect(overdue).toMatchObject([{ code: late.code, isOverdue: true }])
  const far = await api.addStaff({ roles: [['village_cadre', 'wuxi.yulin.wusong']] })
  expect(await read(far.actor, 'isOverdue=true')).toEqual([])
  expect(await read(cadre.actor, `householdId=${late.household.id}`)).toHaveLength(1)
  const [seen] = await api.sql`
    select action from audit where subject = ${`household:${late.household.id}`}
       and action = 'measure.list'`
  expect(seen).toBeDefined()
  const page = await api.call('/measures?limit=1', { actor: cadre.actor })
  const next = await api.call(`/measures?limit=1&cursor=${page.body['next']}`, {
    actor: cadre.actor,
  })
  expect(next.body['items']).toHaveLength(1)
  expect(next.body['items']).not.toEqual(page.body['items'])
  expect(await api.call(`/measures?cursor=x`, { actor: cadre.actor })).toMatchObject({
    status: 400,
  })
})
