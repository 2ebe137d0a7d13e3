import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { MONDAY_MORNING, startApi, TOWNSHIP, VILLAGE } from '../../support/api'
import { clearLeads } from '../../support/leads'
import { leadsOf } from '../../support/monitoring'
import { deliverDue } from '../../support/outbox'

const api = await startApi({ connections: 4 })
await api.addCounty()
const cadre = await api.addStaff({ name: '熊长富', roles: [['village_cadre', VILLAGE]] })
await api.addStaff({ name: '钟兰舒', roles: [['township_clerk', TOWNSHIP]] })
await api.addContact({ phone: cadre.phone ?? '' })
beforeEach(async () => {
  api.clock.now = new Date(MONDAY_MORNING)
  await clearLeads(api)
  await api.setFigures()
})
afterAll(() => api.close())

async function villager() {
  const household = await api.addHousehold({ head: '牟大岭' })
  const contact = await api.addContact({ linkedTo: [household.id] })
  const call = (text: string, more: object = {}) =>
    api.runCommand(contact.id, { type: 'call_for_help', kind: 'help', text, ...more })
  const withdraw = (code: unknown) =>
    api.runCommand(contact.id, { type: 'ask_withdrawal', code: String(code) })
  const leads = () => leadsOf(api, household.id)
  return { household, contact, call, withdraw, leads }
}
const later = (hours: number) => {
  api.clock.now = new Date(api.clock.now.getTime() + hours * 3_600_000)
}
const note = (householdId: string, text: string, more: object = {}) =>
  api.call('/visits', { actor: cadre.actor, body: { householdId, text, ...more } })

describe('a household’s own call for help', () => {
  test.each([
    ['我老汉住院了，没得钱医', 'medical_cost'],
    ['屋头遭大水淹了', 'disaster'],
    ['想找个人商量', 'call_for_help'],
  ])('“%s” is a lead: %s', async (text, leadClass) => {
    const mou = await villager()
    const { code } = await mou.call(text)
    expect(code).toBe('called')
    expect(await mou.leads()).toMatchObject([{ class: leadClass, status: 'open' }])
  })

  test('goes on: what it says more is added only where it says what is wrong', async () => {
    const mou = await villager()
    await mou.call('想找个人商量')
    await mou.call('你们快点')
    expect((await mou.leads())[0]?.signals).toHaveLength(1)
    await mou.call('房子遭水冲垮了')
    const [lead, ...others] = await mou.leads()
    expect(others).toEqual([])
    expect(lead?.signals).toHaveLength(2)
  })

  test('of somebody nobody knows, for a person or with a question, is none', async () => {
    const stranger = await api.addContact()
    await api.runCommand(stranger.id, { type: 'call_for_help', kind: 'help', text: '没得饭吃' })
    const mou = await villager()
    await api.runCommand(mou.contact.id, { type: 'call_for_help', kind: 'person', text: '住院' })
    await api.runCommand(mou.contact.id, { type: 'call_for_help', kind: 'question', text: '住院' })
    expect(await api.sql`select id from leads`).toHaveLength(0)
  })

  test('of danger is heard by night as well, once by whoever answers it and goes there, and stands first in what is to be done', async () => {
    const mou = await villager()
    await mou.call('想找个人商量')
    const tan = await villager()
    later(12)
    await tan.call('娃儿掉水里了', { isUrgent: true })
    const sent = await deliverDue(api)
    expect(sent.map(({ template }) => template)).toEqual(['help.told_responder'])
    const { body } = await api.call('/todo', { actor: cadre.actor })
    const [first] = body['items'] as { kind: string; code: string }[]
    const [request] = await api.sql`
      select code from help_requests where household_id = ${tan.household.id}`
    expect(first).toMatchObject({ kind: 'help', code: request?.['code'] })
  })

  test('is taken down where the county has not set by when leads are looked into', async () => {
    await api.setFigures({ lead_visit_days: null })
    const mou = await villager()
    expect(await mou.call('没得饭吃')).toMatchObject({ code: 'called' })
    expect(await mou.leads()).toEqual([])
  })
})

describe('a call that is taken back', () => {
  test('leaves no lead hanging', async () => {
    const mou = await villager()
    const { vars } = await mou.call('想找个人商量')
    await mou.withdraw(vars['code'])
    expect(await mou.leads()).toMatchObject([{ status: 'decided', outcome: 'settled' }])
  })

  test('so does one that says that all is well again', async () => {
    const mou = await villager()
    await mou.call('停电了')
    await mou.call('没得事了', { isOver: true })
    expect(await mou.leads()).toMatchObject([{ status: 'decided', outcome: 'settled' }])
  })

  test('stays a lead where a cadre saw the trouble, too', async () => {
    const mou = await villager()
    const { vars } = await mou.call('想找个人商量')
    await note(mou.household.id, '看了，墙裂了')
    await mou.withdraw(vars['code'])
    expect(await mou.leads()).toMatchObject([{ status: 'visited', outcome: null }])
  })

  test('stays one where somebody was in danger: what is said now is added', async () => {
    const mou = await villager()
    await mou.call('他要打死我', { isUrgent: true })
    await mou.call('没得事了', { isOver: true })
    const [lead] = await mou.leads()
    expect(lead).toMatchObject({ status: 'open', outcome: null })
    expect(lead?.signals).toHaveLength(2)
  })
})

describe('a note of a visit', () => {
  test('that tells of a large bill is a signal, to be looked into', async () => {
    const mou = await villager()
    expect(await note(mou.household.id, '老伴住院自付三万多块')).toMatchObject({ status: 200 })
    const [visit] = await api.sql`select id from visits where household_id = ${mou.household.id}`
    expect(await mou.leads()).toMatchObject([
      { class: 'medical_cost', status: 'open', signals: [`visit:${String(visit?.['id'])}`] },
    ])
  })

  test('goes by the county’s sums, lower for whoever is on the register', async () => {
    const mou = await villager()
    await note(mou.household.id, '老伴住院自付6000块')
    expect(await mou.leads()).toEqual([])
    const on = await api.addHousehold({ head: '谭大山', status: 'registered' })
    await note(on.id, '老伴住院自付6000块')
    expect(await leadsOf(api, on.id)).toHaveLength(1)
    await api.setFigures({ inpatient_trigger_registered: 700_000 })
    const other = await api.addHousehold({ head: '冉启旺', status: 'registered' })
    await note(other.id, '老伴住院自付6000块')
    expect(await leadsOf(api, other.id)).toEqual([])
  })

  test.each(['没得啥困难', '送了鸡苗，一切都好', '宣传防火灾'])('“%s” is none', async (text) => {
    const mou = await villager()
    await note(mou.household.id, text)
    expect(await mou.leads()).toEqual([])
  })

  test('in the same words opens nothing anew once that is decided', async () => {
    const mou = await villager()
    await note(mou.household.id, '房子漏雨')
    await api.sql`update leads set status = 'decided', outcome = 'no_risk'`
    await note(mou.household.id, '房子 漏雨')
    expect(await mou.leads()).toHaveLength(1)
    await note(mou.household.id, '房子垮了')
    expect(await mou.leads()).toHaveLength(2)
  })

  test('to a household with an open risk is a visit to that and no signal', async () => {
    const mou = await villager()
    await mou.call('房子漏雨')
    await note(mou.household.id, '看了，房子漏雨')
    const [lead, ...others] = await mou.leads()
    expect(others).toEqual([])
    expect(lead).toMatchObject({ status: 'visited' })
    expect(lead?.signals).toHaveLength(1)
  })

  test('that is corrected is read anew', async () => {
    const mou = await villager()
    await note(mou.household.id, '看了，都好')
    const [visit] = await api.sql<{ id: string }[]>`
      select id from visits where household_id = ${mou.household.id}`
    await api.call(`/visits/${visit?.id}/actions`, {
      actor: cadre.actor,
      body: { type: 'correct', text: '看了，房子垮了' },
    })
    expect(await mou.leads()).toMatchObject([{ class: 'assurance_gap' }])
  })

  test('sent twice at once is one signal', async () => {
    const mou = await villager()
    await Promise.all([note(mou.household.id, '房子垮了'), note(mou.household.id, '房子垮了')])
    expect(await mou.leads()).toHaveLength(1)
  })

  test('is taken where the county has set no sums', async () => {
    await api.setFigures({ inpatient_trigger_other: null })
    const mou = await villager()
    expect(await note(mou.household.id, '房子垮了')).toMatchObject({ status: 200 })
  })
})
