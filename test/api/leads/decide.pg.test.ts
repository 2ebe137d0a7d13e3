import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { COUNTY, MONDAY_MORNING, startApi, TOWNSHIP, VILLAGE } from '../../support/api'
import { addLeadRow, addLeads, clearLeads } from '../../support/leads'
import { deliverDue } from '../../support/outbox'
import { refused, varsOf } from '../../support/rounds'

const api = await startApi({ connections: 4 })
await api.addCounty()
const cadre = await api.addStaff({ name: '熊长富', roles: [['village_cadre', VILLAGE]] })
const resident = await api.addStaff({ name: '姚云川', roles: [['resident_cadre', VILLAGE]] })
const clerk = await api.addStaff({ name: '钟兰舒', roles: [['township_clerk', TOWNSHIP]] })
const office = await api.addStaff({ name: '卢梅', roles: [['county_office', COUNTY]] })
await api.addContact({ phone: cadre.phone ?? '' })
beforeEach(async () => {
  api.clock.now = new Date(MONDAY_MORNING)
  await clearLeads(api)
})
afterAll(() => api.close())

type Given = Partial<Parameters<typeof addLeadRow>[1]>

/** A lead that was visited and about which the household was heard. */
async function lead(given: Given = {}, status: 'registered' | 'unregistered' = 'registered') {
  const { id: householdId } = await api.addHousehold({ status })
  const heard = { status: 'visited' as const, visitedBy: cadre.id, heardOn: '2026-03-09' }
  return { householdId, ...(await addLeadRow(api, { householdId, ...heard, ...given })) }
}
const decide = (code: string, given: object = {}, actor: `staff:${string}` = clerk.actor) =>
  api.call(`/leads/by-code/${code}/actions`, {
    actor,
    body: { type: 'decide', decision: 'unfounded', reason: '车是他哥的', ...given },
  })
const rowOf = async (code: string) => (await api.sql`select * from leads where code = ${code}`)[0]
const eventsOf = async (subject: string) =>
  (
    await api.sql<{ type: string }[]>`
    select type from events where subject = ${subject} order by seq`
  ).map(({ type }) => type)

describe('a decision', () => {
  test('is kept with its reason sealed, in the history of both, and told to household and visitor', async () => {
    const { code, id, householdId } = await lead()
    const villager = await api.addContact({ linkedTo: [householdId] })
    expect(varsOf(await decide(code))).toMatchObject({ head: '谭大山', decision: 'unfounded' })
    expect(await rowOf(code)).toMatchObject({
      status: 'decided',
      outcome: 'unfounded',
      decided_by: clerk.id,
      decided_on: '2026-03-09',
    })
    expect(await eventsOf(`lead:${id}`)).toEqual(['lead.decided'])
    expect(await eventsOf(`household:${householdId}`)).toEqual(['lead.decided'])
    const [row] = await api.sql<{ all: string }[]>`
      select (select string_agg(e::text, '') from events e) || l::text as all
        from leads l where code = ${code}`
    expect(row?.all).not.toContain('他哥')
    const sent = await deliverDue(api)
    expect(sent.map(({ to, template }) => `${to} ${template}`).toSorted()).toEqual(
      [`${villager.address} lead.decided`, `${cadre.phone} lead.decided_to_visitor`].toSorted(),
    )
  })

  test('that a household is not wrongly in says so, and shows no number that was written into it', async () => {
    const { code, householdId } = await lead({
      kind: 'risk',
      class: 'wrongly_in',
      heardOn: null,
      toldOn: '2026-01-01',
    })
    await api.addContact({ linkedTo: [householdId] })
    const shown = async () =>
      (await api.call(`/leads/by-code/${code}`, { actor: office.actor })).body
    expect((await shown())['decisions']).toEqual(['terminated', 'kept', 'no_risk'])
    expect(await decide(code, { decision: 'terminated' }, office.actor)).toMatchObject(
      refused('not_heard'),
    )
    const reason = '看了，电话19900000150也问了'
    await decide(code, { decision: 'no_risk', reason }, office.actor)
    expect((await shown())['reason']).toBe('看了，电话199****0150也问了')
  })

  test('names nobody but the household itself to the household', async () => {
    const { code, householdId } = await lead()
    await api.addHousehold({ head: '冉启旺' })
    await api.addContact({ linkedTo: [householdId] })
    await decide(code, { reason: '冉启旺说车是谭大山哥哥的' })
    const [told] = (await deliverDue(api)).filter(({ template }) => template === 'lead.decided')
    expect(String(told?.vars['reason'])).not.toContain('冉启旺')
    expect(String(told?.vars['reason'])).toContain('谭大山')
  })

  test('by two at once is one', async () => {
    const { code, id } = await lead()
    const both = await Promise.all([decide(code), decide(code, {}, office.actor)])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect(both.find(({ status }) => status === 409)).toMatchObject(refused('decided'))
    expect(await eventsOf(`lead:${id}`)).toEqual(['lead.decided'])
  })

  test('sent twice is one, with the same answer', async () => {
    const { code, id } = await lead()
    const body = { type: 'decide', decision: 'unfounded', reason: '车是他哥的' }
    const path = `/leads/by-code/${code}/actions`
    const once = await api.call(path, { actor: clerk.actor, body, key: 'k1' })
    expect(await api.call(path, { actor: clerk.actor, body, key: 'k1' })).toEqual(once)
    expect(await eventsOf(`lead:${id}`)).toEqual(['lead.decided'])
  })

  test('is refused to who noted any visit there since, though another’s counted', async () => {
    const { code, householdId } = await lead()
    await api.call('/visits', { actor: clerk.actor, body: { householdId, text: '看了院坝' } })
    expect(await decide(code)).toMatchObject(refused('visitor'))
  })

  test('that ends a registration is refused while an objection is open', async () => {
    const { code, householdId } = await lead({ status: 'referred', referredBy: clerk.id })
    await api.sql`
      insert into rounds (county, id, kind, year, area_path, status, opened_on, opened_by, figures)
      values (${COUNTY}, gen_random_uuid(), 'identification', 2026, ${VILLAGE}, 'open',
              '2026-03-01', ${clerk.id}, '{}') on conflict do nothing`.catch(() => [])
    await api.sql`
      insert into applications (county, id, household_id, code, status, filed_at, filed_on, answer_due_on)
      values (${COUNTY}, gen_random_uuid(), ${householdId}, '1234567897', 'filed', now(),
              '2026-03-09', '2026-04-09')`
    const terminate = { decision: 'terminated', reason: '本人名下有车' }
    expect(await decide(code, terminate, office.actor)).toMatchObject(refused('contested'))
    await api.sql`update applications set status = 'declined' where household_id = ${householdId}`
    expect(await decide(code, terminate, office.actor)).toMatchObject({ status: 200 })
    const [home] = await api.sql`select status, watch from households where id = ${householdId}`
    expect(home).toEqual({ status: 'terminated', watch: null })
  })

  test('whose effect is refused leaves the lead as it was', async () => {
    const { code } = await lead({ kind: 'risk', class: 'income_drop' })
    expect(await decide(code, { decision: 'watch' })).toMatchObject(refused('no_round'))
    expect(await rowOf(code)).toMatchObject({ status: 'visited', outcome: null })
  })

  test('to watch makes a case of the open round, and the household is told', async () => {
    const body = { kind: 'watch_list', year: 2026, areaPath: TOWNSHIP }
    await api.call('/rounds', { actor: clerk.actor, body })
    await api.setFigures({ watch_list_days: 30 })
    const given = { kind: 'risk', class: 'income_drop', records: null } as const
    const { code, householdId } = await lead(given, 'unregistered')
    const villager = await api.addContact({ linkedTo: [householdId] })
    const watch = { decision: 'watch', reason: '厂子关了，没有别的收入' }
    expect(await decide(code, watch)).toMatchObject({ status: 200, body: { code: 'watch' } })
    const [filed] = await api.sql`
      select a.id, a.kind, a.watch, a.status, a.level, a.answer_due_on, r.kind as round, r.status as "stands"
        from applications a join rounds r on r.county = a.county and r.id = a.round_id
       where a.household_id = ${householdId}`
    expect(filed).toMatchObject({
      kind: 'watch_list',
      watch: 'borderline',
      status: 'filed',
      level: 'village',
      // Sixteen days, as the round froze them.
      answer_due_on: '2026-03-25',
      round: 'watch_list',
      stands: 'open',
    })
    const decided = { status: 'decided', outcome: 'watch', application_id: filed?.['id'] }
    expect(await rowOf(code)).toMatchObject(decided)
    expect(await eventsOf(`application:${filed?.['id']}`)).toEqual(['application.proposed'])
    const told = (await deliverDue(api)).filter(({ to }) => to === villager.address)
    expect(told).toMatchObject([{ template: 'lead.decided', vars: { decision: 'watch', code } }])
    await api.setFigures()
    await api.sql`update rounds set status = 'closed'`
  })

  test('by the county of what it referred itself needs another one there', async () => {
    const { code } = await lead({ status: 'referred', referredBy: office.id })
    expect(await decide(code, { decision: 'kept' }, office.actor)).toMatchObject(
      refused('referrer'),
    )
  })

  test('that corrects wants a member who is still one', async () => {
    const { code } = await lead({ class: 'death', personId: null })
    expect(await decide(code, { decision: 'corrected' })).toMatchObject(refused('no_such_outcome'))
  })
})

describe('a correction of a note', () => {
  const note = (householdId: string) =>
    api.call('/visits', { actor: cadre.actor, body: { householdId, text: '厂子关了' } })

  test('that went to the wrong household moves the visit of its risks with it', async () => {
    const [wrong, right] = [await api.addHousehold(), await api.addHousehold()]
    const both = [wrong, right].map(({ id }) => ({
      householdId: id,
      kind: 'risk' as const,
      class: 'income_drop' as const,
      records: null,
    }))
    const { opened } = await addLeads(api, both)
    const [first = '', second = ''] = opened
      .toSorted((a) => (a.householdId === wrong.id ? -1 : 1))
      .map(({ code }) => code)
    const visitId = String(varsOf(await note(wrong.id))['id'])
    expect(await rowOf(first)).toMatchObject({ status: 'visited', visit_id: visitId })
    const body = { type: 'correct', text: '厂子关了', visitedOn: null, householdId: right.id }
    await api.call(`/visits/${visitId}/actions`, { actor: cadre.actor, body })
    expect(await rowOf(first)).toMatchObject({ status: 'open', visited_by: null })
    expect(await rowOf(second)).toMatchObject({ status: 'visited', visited_by: cadre.id })
  })
})

describe('what is to be done about leads', () => {
  const todoOf = async ({ actor }: { actor: `staff:${string}` }) =>
    ((await api.call('/todo', { actor })).body['items'] as Record<string, unknown>[]).map(
      ({ kind, area, dueOn, count }) => `${kind} ${area} ${dueOn} ${count}`,
    )
  const isLead = (line: string) => line.startsWith('lead')

  test('is to be visited by whoever was sent, then decided by the clerk', async () => {
    await addLeads(api, [
      { householdId: (await api.addHousehold()).id, class: 'death' },
      { householdId: (await api.addHousehold()).id, class: 'death' },
    ])
    expect((await todoOf(cadre)).filter(isLead)).toEqual(['lead_visit 宝坪村 2026-03-19 2'])
    await api.sql`update leads set status = 'visited', visited_by = ${cadre.id}`
    expect((await todoOf(cadre)).filter(isLead)).toEqual([])
    expect((await todoOf(clerk)).filter(isLead)).toEqual(['lead_decision 天元乡 2026-04-03 2'])
  })

  test('is the county’s where the only clerk visited, and where it was left to the county', async () => {
    await lead({ visitedBy: clerk.id })
    await lead({ status: 'referred', referredBy: clerk.id, referredOn: '2026-03-09' })
    expect((await todoOf(clerk)).filter(isLead)).toEqual([])
    expect((await todoOf(office)).filter(isLead).toSorted()).toEqual([
      'lead_decision 巫溪县 2026-04-03 1',
      'lead_referral 巫溪县 2026-03-14 1',
    ])
  })
})

describe('the list of leads', () => {
  const list = async (query: string, actor: `staff:${string}` = clerk.actor) =>
    (await api.call(`/leads?${query}`, { actor })).body['items'] as Record<string, unknown>[]

  test('is by what is due next, in pages, and says nothing of what was found', async () => {
    const late = await lead({ status: 'open', visitDueOn: '2026-03-08' })
    const next = await lead({ status: 'open', visitDueOn: '2026-03-20' })
    const done = await lead({ status: 'decided', outcome: 'kept', decidedOn: '2026-03-09' })
    const first = await api.call('/leads?limit=2', { actor: clerk.actor })
    const codes = (first.body['items'] as { code: string }[]).map(({ code }) => code)
    expect(codes).toEqual([late.code, next.code])
    const cursor = encodeURIComponent(String(first.body['next']))
    expect(await list(`limit=2&cursor=${cursor}`)).toMatchObject([{ code: done.code }])
    expect(JSON.stringify(first.body)).not.toContain('渝F')
    expect(await list('isLate=true')).toMatchObject([{ code: late.code, isLate: true }])
    expect(await list('status=decided')).toMatchObject([{ code: done.code, dueOn: null }])
    expect(await list('class=death')).toEqual([])
    expect(await list('kind=mismatch')).toHaveLength(3)
  })

  test('of one household is looked at on record', async () => {
    const { householdId } = await lead()
    expect(await list(`householdId=${householdId}`)).toHaveLength(1)
    const seen = await api.sql`
      select 1 from audit where action = 'lead.list' and subject = ${`household:${householdId}`}`
    expect(seen).toHaveLength(1)
  })

  test('shows a cadre what waits for them', async () => {
    const { code } = await lead({ status: 'open', holderId: cadre.id })
    await lead({ status: 'open', holderId: clerk.id })
    expect(await list('isMine=true', cadre.actor)).toMatchObject([{ code }])
  })
})

test('pictures that come with what was seen belong to the visit', async () => {
  const { id: householdId } = await api.addHousehold({ status: 'registered' })
  const { code } = await addLeadRow(api, { householdId })
  const contact = await api.addContact({ phone: resident.phone ?? '' })
  const outcome = await api.runCommand(contact.id, {
    type: 'check_lead',
    code,
    seen: '',
    said: null,
    visitedOn: null,
    place: null,
    photos: [{ reference: 'https://pictures.test/1' }],
  })
  expect(outcome).toMatchObject({ code: 'checked_unheard' })
  const [row] = await api.sql`
    select m.subject = 'visit:' || l.visit_id as "isOfVisit"
      from media m, leads l where l.code = ${code}`
  expect(row).toEqual({ isOfVisit: true })
})
