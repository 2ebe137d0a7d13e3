import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../../api/shared/ids'
import type { Command } from '../../../api/turns/command'
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
import { postList } from '../../support/objections'
import { deliverDue } from '../../support/outbox'

let api: TestApi
beforeAll(async () => {
  api = await startApi({ connections: 4 })
  await api.addCounty()
})
beforeEach(async () => {
  api.clock.now = new Date(MONDAY_MORNING)
  await api.sql`update staff set is_active = false`
  await api.sql`update outbox set status = 'cancelled' where status = 'queued'`
})
afterAll(() => api.close())

type Filing = Partial<Omit<Extract<Command, { type: 'file_objection' }>, 'type'>> & { code: string }

const file = (contactId: string, given: Filing) =>
  api.runCommand(contactId, {
    type: 'file_objection',
    ground: null,
    householdName: '牟大山',
    ownHousehold: null,
    text: '牟大山家有小车',
    ...given,
  })

/** A list with 牟大山 on it, and a phone that may object. */
async function posted(given: Parameters<typeof postList>[1] = {}) {
  const mou = await api.addHousehold({ head: '牟大山' })
  const list = await postList(api, { households: [mou], ...given })
  const contact = await api.addContact()
  return { mou, list, contact }
}

const objectionsOf = (noticeId: string) =>
  api.sql`select * from objections where county = ${COUNTY} and notice_id = ${noticeId}`

const stored = async () => {
  const [row] = await api.sql`
    select (select count(*)::int from objections) as objections,
           (select count(*)::int from events) as events,
           (select count(*)::int from codes) as codes,
           (select count(*)::int from outbox) as outbox`
  return row
}

/** Refused so, and nothing is kept of it. */
async function isRefused(contactId: string, given: Filing, code: string, vars?: object) {
  const before = await stored()
  const outcome = await file(contactId, given)
  expect(outcome.code).toBe(code)
  if (vars) expect(outcome.vars).toEqual(vars)
  expect(await stored()).toEqual(before)
}

describe('filing an objection', () => {
  test('gives whoever objects a receipt and the day of the answer, and is kept sealed', async () => {
    const { list, contact, mou } = await posted()
    const filed = await file(contact.id, { code: list.code })
    const code = expect.stringMatching(/^\d{10}$/)
    // Four working days from Monday the 9th.
    expect(filed).toEqual({ code: 'filed', vars: { code, due: '2026-03-13' } })
    const [row] = await objectionsOf(list.id)
    expect(row).toMatchObject({
      code: filed.vars['code'],
      ground: 'should_not_be_listed',
      household_id: mou.id,
      way: 'message',
      contact_id: contact.id,
      status: 'open',
      filed_on: '2026-03-09',
      due_on: '2026-03-13',
    })
    expect(String(row?.['body_sealed'])).not.toContain('小车')
  })

  test('takes the days its round was opened with, not those set since', async () => {
    const { list, contact } = await posted({ workingDays: 2 })
    expect((await file(contact.id, { code: list.code })).vars['due']).toBe('2026-03-11')
  })

  test.each([
    ['2026-03-13T02:00:00Z', '2026-03-19'],
    ['2026-03-13T15:59:59Z', '2026-03-19'],
    ['2026-03-13T16:00:00Z', '2026-03-19'],
  ])('at %s, before a week-end, is due on %s', async (now, due) => {
    api.clock.now = new Date(now)
    const { list, contact } = await posted()
    expect((await file(contact.id, { code: list.code })).vars['due']).toBe(due)
  })

  test('needs no link: the list hangs where everybody passes', async () => {
    const { list, contact } = await posted()
    expect((await file(contact.id, { code: list.code })).code).toBe('filed')
  })

  test('stands in its own events and the list’s, there without who filed it', async () => {
    const { list, contact, mou } = await posted()
    await file(contact.id, { code: list.code })
    const [objection] = await objectionsOf(list.id)
    const subjects = [`objection:${objection?.['id']}`, `notice:${list.id}`]
    const events = await api.sql`
      select subject, type, actor, details from events where subject in ${api.sql(subjects)}
       order by subject desc`
    const details = { householdId: mou.id, noticeId: list.id, ground: 'should_not_be_listed' }
    expect(events).toMatchObject([
      { subject: subjects[0], type: 'objection.filed', actor: contact.actor, details },
      { subject: subjects[1], type: 'notice.contested', actor: 'job:bot', details },
    ])
    const said = JSON.stringify(events)
    expect(JSON.stringify(events[1])).not.toContain(contact.id)
    expect(said).not.toContain('小车')
    expect(said).not.toContain('牟大山')
    const audit = await api.sql`select actor from audit where subject = ${subjects[1] ?? ''}`
    expect(audit).toEqual([{ actor: 'job:bot' }])
  })

  test('is found by how the name sounds', async () => {
    const { list, contact, mou } = await posted()
    await file(contact.id, { code: list.code, householdName: '谋大三家' })
    expect(await objectionsOf(list.id)).toMatchObject([{ household_id: mou.id }])
  })

  test('for one’s own household is taken where the facts are wrong', async () => {
    const { list, mou } = await posted()
    const contact = await api.addContact({ linkedTo: [mou.id] })
    const own = { householdName: null, ownHousehold: mou.id, text: '我家人口写错了' }
    expect((await file(contact.id, { code: list.code, ...own })).code).toBe('filed')
  })

  test('that one’s own household was left out is kept with it', async () => {
    const { list } = await posted()
    const tan = await api.addHousehold()
    const contact = await api.addContact({ linkedTo: [tan.id] })
    const own = { householdName: null, ownHousehold: tan.id, text: '漏了我家' }
    expect((await file(contact.id, { code: list.code, ...own })).code).toBe('filed')
    expect(await objectionsOf(list.id)).toMatchObject([
      { household_id: tan.id, ground: 'left_out' },
    ])
  })

  test.each([
    ['a household of the roll', '冉启旺', true],
    ['a name nobody finds', '钱多多', false],
  ])('that somebody was left out is taken for %s', async (_who, name, isFound) => {
    const { list, contact } = await posted()
    await api.sql`update households set head_name = '别人' where head_name = '冉启旺'`
    const ran = await api.addHousehold({ head: '冉启旺' })
    const given = { householdName: name, ground: 'left_out' as const, text: '他家最困难' }
    expect((await file(contact.id, { code: list.code, ...given })).code).toBe('filed')
    expect(await objectionsOf(list.id)).toMatchObject([{ household_id: isFound ? ran.id : null }])
  })

  test('to the procedure is about no household', async () => {
    const { list, contact } = await posted()
    await file(contact.id, { code: list.code, householdName: null, text: '没开会就贴了' })
    expect(await objectionsOf(list.id)).toMatchObject([
      { household_id: null, ground: 'faulty_procedure' },
    ])
  })

  test('under a superseded code goes to the list that was posted instead', async () => {
    const { list, mou, contact } = await posted()
    const next = await postList(api, { households: [mou], roundId: list.roundId })
    await api.sql`update codes set superseded_by = ${next.code} where code = ${list.code}`
    await file(contact.id, { code: list.code })
    expect(await objectionsOf(next.id)).toHaveLength(1)
    expect(await objectionsOf(list.id)).toHaveLength(0)
  })
})

describe('what cannot be taken', () => {
  test('a code of no list, of another kind, or of another county', async () => {
    const { contact } = await posted()
    await isRefused(contact.id, { code: '999999' }, 'not_found')
    const called = await api.runCommand(contact.id, {
      type: 'call_for_help',
      kind: 'help',
      text: '漏雨',
    })
    await isRefused(contact.id, { code: String(called.vars['code']) }, 'not_found')
    const wushan = createSeeds(api.deps, 'wushan')
    await wushan.addCounty()
    const there = await wushan.addHousehold({ head: '牟大山' })
    const foreign = await postList(api, { county: 'wushan', households: [there] })
    await isRefused(contact.id, { code: foreign.code }, 'not_found')
  })

  test('after 24:00 of the last day, and not a moment before', async () => {
    const { list, contact } = await posted()
    api.clock.now = new Date('2026-03-15T16:00:00.000Z')
    await isRefused(contact.id, { code: list.code }, 'window_closed', { day: '2026-03-15' })
    api.clock.now = new Date('2026-03-15T15:59:59.999Z')
    expect((await file(contact.id, { code: list.code })).code).toBe('filed')
  })

  test('against a list that is void or closed', async () => {
    const voided = await posted({ status: 'void' })
    await isRefused(voided.contact.id, { code: voided.list.code }, 'notice_void')
    const closed = await posted({ status: 'closed' })
    await isRefused(closed.contact.id, { code: closed.list.code }, 'window_closed')
  })

  test.each([
    [{ householdName: '钱多多', text: '钱多多家有车' }, 'name_unknown'],
    [{ householdName: null }, 'name_unknown'],
    [{ text: '   ' }, 'ground_missing'],
    [{ text: '不好说' }, 'ground_missing'],
    [{ ground: 'wrong_facts', text: '  ' }, 'reason_missing'],
    [{ ground: 'wrong_facts', text: '牟大山家' }, 'reason_missing'],
    [{ ground: 'left_out', text: '漏了他' }, 'on_list'],
  ] as const)('with %j: %s', async (given, code) => {
    const { list, contact } = await posted()
    await isRefused(contact.id, { code: list.code, ...given }, code)
  })

  test('against somebody who has left the list', async () => {
    const { list, contact } = await posted({ entryStatus: 'removed' })
    await isRefused(contact.id, { code: list.code }, 'name_unknown')
  })

  test('against one of two of the same name, until the 社 is said', async () => {
    const here = await api.addHousehold({ head: '牟大山' })
    const there = await api.addHousehold({ head: '牟大山', areaPath: `${VILLAGE}.4` })
    const { list, contact } = await posted({ households: [here, there] })
    await isRefused(contact.id, { code: list.code }, 'name_ambiguous')
    await isRefused(contact.id, { code: list.code, householdName: '5社牟大山' }, 'name_unknown')
    await file(contact.id, { code: list.code, householdName: '四社牟大山' })
    expect(await objectionsOf(list.id)).toMatchObject([{ household_id: there.id }])
  })

  test('that one’s own household should not be listed: that is a withdrawal', async () => {
    const { list, mou } = await posted()
    const contact = await api.addContact({ linkedTo: [mou.id] })
    await isRefused(contact.id, { code: list.code }, 'own_household')
    const own = { householdName: null, ownHousehold: mou.id }
    await isRefused(contact.id, { code: list.code, ...own }, 'own_household')
  })

  test('for a household as one’s own that the phone does not speak for', async () => {
    const { list, contact, mou } = await posted()
    const own = { householdName: null, ownHousehold: mou.id, text: '人口写错' }
    await isRefused(contact.id, { code: list.code, ...own }, 'not_found')
  })

  test('that one’s household of another village was left out here', async () => {
    const { list } = await posted()
    const tan = await api.addHousehold({ areaPath: `${OTHER_VILLAGE}.1` })
    const contact = await api.addContact({ linkedTo: [tan.id] })
    const own = { householdName: null, ownHousehold: tan.id, text: '漏了我家' }
    await isRefused(contact.id, { code: list.code, ...own }, 'other_area')
  })

  test('while nobody has set how long it may take', async () => {
    const { list, contact } = await posted()
    await api.setFigures({ objection_working_days: null })
    await isRefused(contact.id, { code: list.code }, 'figure_missing')
    await api.setFigures()
  })
})

describe('the same objection again', () => {
  test('gives the receipt there is, and files nothing', async () => {
    const { list, contact } = await posted()
    const { vars } = await file(contact.id, { code: list.code })
    await isRefused(contact.id, { code: list.code, text: '他家真的有小车' }, 'already_filed', vars)
  })

  test('sent twice at once is one', async () => {
    const { list, contact } = await posted()
    const body = { code: list.code, householdName: '牟大山', text: '他家有小车' }
    const post = () => api.call('/objections', { actor: contact.actor, body })
    const [a, b] = await Promise.all([post(), post()])
    expect([a.body['code'], b.body['code']].toSorted()).toEqual(['already_filed', 'filed'])
    expect(a.body['vars']).toEqual(b.body['vars'])
    expect(await objectionsOf(list.id)).toHaveLength(1)
  })

  test('sent twice under one key gets one answer', async () => {
    const { list, contact } = await posted()
    const body = { code: list.code, householdName: '牟大山', text: '他家有小车' }
    const post = () => api.call('/objections', { actor: contact.actor, body, key: 'once' })
    const [a, b] = await Promise.all([post(), post()])
    expect(a).toMatchObject({ status: 200, body: { code: 'filed' } })
    expect(b).toEqual(a)
    expect(await objectionsOf(list.id)).toHaveLength(1)
  })

  test('by somebody else, on another ground or to another list is another one', async () => {
    const { list, mou, contact } = await posted()
    const other = await api.addContact()
    await file(contact.id, { code: list.code })
    expect((await file(other.id, { code: list.code })).code).toBe('filed')
    const facts = { code: list.code, text: '牟大山家人口写错' }
    expect((await file(contact.id, facts)).code).toBe('filed')
    const next = await postList(api, { households: [mou], level: 'township', areaPath: TOWNSHIP })
    expect((await file(contact.id, { code: next.code })).code).toBe('filed')
  })

  test('by many at once on one list all are kept, each with a receipt of its own', async () => {
    const { list } = await posted()
    const filers = await Promise.all(Array.from({ length: 16 }, () => api.addContact()))
    const all = await Promise.all(filers.map(({ id }) => file(id, { code: list.code })))
    expect(all.map(({ code }) => code)).toEqual(filers.map(() => 'filed'))
    expect(new Set(all.map(({ vars }) => vars['code'])).size).toBe(16)
    const chain = await api.sql`
      select seq from events where subject = ${`notice:${list.id}`} order by seq`
    expect(chain.map(({ seq }) => Number(seq))).toEqual(filers.map((_, i) => i + 1))
  })

  test('after its withdrawal is in force may be filed anew', async () => {
    const { list, contact } = await posted()
    const { vars } = await file(contact.id, { code: list.code })
    await api.runCommand(contact.id, { type: 'ask_withdrawal', code: String(vars['code']) })
    api.clock.now = new Date('2026-03-10T01:59:59.999Z')
    expect((await file(contact.id, { code: list.code })).code).toBe('already_filed')
    api.clock.now = new Date('2026-03-10T02:00:00.000Z')
    expect((await file(contact.id, { code: list.code })).code).toBe('filed')
  })

  test('once looked into and found to be none is not opened again at that level', async () => {
    const { list, mou, contact } = await posted()
    await file(contact.id, { code: list.code })
    await api.sql`update objections set status = 'rejected' where notice_id = ${list.id}`
    const other = await api.addContact()
    await isRefused(other.id, { code: list.code }, 'decided_before')
    const again = await postList(api, { households: [mou], roundId: list.roundId })
    await isRefused(other.id, { code: again.code }, 'decided_before')
    expect((await file(other.id, { code: list.code, text: '他家收入写错' })).code).toBe('filed')
    const above = await postList(api, {
      households: [mou],
      roundId: list.roundId,
      level: 'township',
      areaPath: TOWNSHIP,
    })
    expect((await file(other.id, { code: above.code })).code).toBe('filed')
  })

  test('of the procedure likewise, of the same list', async () => {
    const { list, contact } = await posted()
    const given = { code: list.code, householdName: null, text: '没开会' }
    await file(contact.id, given)
    await api.sql`update objections set status = 'rejected' where notice_id = ${list.id}`
    await isRefused(contact.id, given, 'decided_before')
  })
})

describe('who is to check it', () => {
  const assigneeOf = async (noticeId: string) => (await objectionsOf(noticeId))[0]?.['staff_id']

  test('hears where, the receipt and the day, and no name; on the last morning but one again', async () => {
    const cadre = await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
    const { list, contact } = await posted()
    const { vars } = await file(contact.id, { code: list.code })
    expect(await assigneeOf(list.id)).toBe(cadre.id)
    const due = '2026-03-13'
    const assigned = { notice: list.code, area: '宝坪村', code: vars['code'], due }
    expect(await deliverDue(api)).toMatchObject([
      { to: cadre.phone, template: 'objection.assigned', vars: assigned },
    ])
    api.clock.now = new Date('2026-03-11T23:59:59Z')
    expect(await deliverDue(api)).toEqual([])
    api.clock.now = new Date('2026-03-12T00:00:00Z')
    expect(await deliverDue(api)).toMatchObject([
      { to: cadre.phone, template: 'objection.due_soon', vars: { code: vars['code'], due } },
    ])
  })

  test('is not reminded of what is decided by then', async () => {
    await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
    const { list, contact } = await posted()
    await file(contact.id, { code: list.code })
    await deliverDue(api)
    await api.sql`update objections set status = 'rejected' where notice_id = ${list.id}`
    api.clock.now = new Date('2026-03-12T00:00:00Z')
    expect(await deliverDue(api)).toEqual([])
  })

  test('is never kin of the household, nor of the one who objects', async () => {
    const { list, mou } = await posted()
    const tan = await api.addHousehold()
    const contact = await api.addContact({ linkedTo: [tan.id] })
    await api.addStaff({ roles: [['group_cadre', GROUP]], ties: [mou.id] })
    await api.addStaff({ roles: [['village_cadre', VILLAGE]], ties: [mou.id] })
    await api.addStaff({ roles: [['resident_cadre', VILLAGE]], ties: [tan.id] })
    const clerk = await api.addStaff({ roles: [['township_clerk', TOWNSHIP]] })
    await file(contact.id, { code: list.code })
    expect(await assigneeOf(list.id)).toBe(clerk.id)
  })

  test('is not a cadre whose own phone stands in the register for the household', async () => {
    const phone = '+8619955550001'
    const mou = await api.addHousehold({ head: '牟大山', phone })
    await api.addStaff({ phone, roles: [['village_cadre', VILLAGE]] })
    const { list, contact } = await posted({ households: [mou] })
    await file(contact.id, { code: list.code })
    expect(await assigneeOf(list.id)).toBeNull()
  })

  test('is neither the cadre who objects nor the one who posted the list', async () => {
    const objecting = await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
    const poster = await api.addStaff({ roles: [['village_secretary', VILLAGE]] })
    const office = await api.addStaff({ roles: [['county_office', COUNTY]] })
    const contact = await api.addContact({ phone: objecting.phone ?? '' })
    const { list } = await posted({ postedBy: poster.id })
    await file(contact.id, { code: list.code })
    expect(await assigneeOf(list.id)).toBe(office.id)
    await api.sql`update staff set is_active = false where id = ${office.id}`
    const { list: next } = await posted({ postedBy: poster.id })
    await file(contact.id, { code: next.code })
    expect(await assigneeOf(next.id)).toBeNull()
  })

  test('is nobody while nobody is left, and it is filed all the same', async () => {
    const { list, contact } = await posted()
    expect((await file(contact.id, { code: list.code })).code).toBe('filed')
    expect(await assigneeOf(list.id)).toBeNull()
  })

  test('takes turns with others of the village', async () => {
    const roles = [['village_cadre', VILLAGE]] as [['village_cadre', string]]
    const cadres = [await api.addStaff({ roles }), await api.addStaff({ roles })]
    const { list } = await posted()
    for (let count = 0; count < 4; count++) {
      const contact = await api.addContact()
      await file(contact.id, { code: list.code })
    }
    const rows = await objectionsOf(list.id)
    const perCadre = cadres.map(({ id }) => rows.filter((row) => row['staff_id'] === id).length)
    expect(perCadre).toEqual([2, 2])
  })
})

describe('the household it is about', () => {
  test('hears that there is something and by when it is settled, on each linked phone', async () => {
    const { list, contact, mou } = await posted()
    const phones = [
      await api.addContact({ linkedTo: [mou.id] }),
      await api.addContact({ linkedTo: [mou.id] }),
    ]
    await file(contact.id, { code: list.code })
    const told = await deliverDue(api)
    expect(told.map(({ to }) => to).toSorted()).toEqual(
      phones.map(({ address }) => address).toSorted(),
    )
    for (const each of told)
      expect(each).toMatchObject({ template: 'objection.gist', vars: { due: '2026-03-13' } })
  })

  test('is not told what it says itself, and nobody is told of who was left out', async () => {
    const { list, mou } = await posted()
    const own = await api.addContact({ linkedTo: [mou.id] })
    const facts = { householdName: null, ownHousehold: mou.id, text: '人口写错了' }
    await file(own.id, { code: list.code, ...facts })
    const ran = await api.addHousehold({ head: '冉启明' })
    await api.addContact({ linkedTo: [ran.id] })
    const leftOut = { householdName: '冉启明', ground: 'left_out' as const, text: '他家最困难' }
    const other = await api.addContact()
    await file(other.id, { code: list.code, ...leftOut })
    expect(await deliverDue(api)).toEqual([])
  })
})

describe('for a household somebody acts for', () => {
  /** 代办 of a cadre for 谭大山, open until noon. */
  async function acting(endsAt = '2026-03-09T04:00:00Z') {
    const tan = await api.addHousehold()
    const clerk = await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
    const contact = await api.addContact({ phone: clerk.phone ?? '' })
    const id = newId()
    const proxy = {
      county: COUNTY,
      id,
      contact_id: contact.id,
      household_id: tan.id,
      role: 'clerk',
      staff_id: clerk.id,
      consent: 'spoken',
      code: id.slice(-10),
      opened_at: api.clock.now,
      ends_at: new Date(endsAt),
    }
    await api.sql`insert into proxies ${api.sql(proxy)}`
    return { tan, clerk, contact, proxyId: id }
  }
  const leftOut = { householdName: null, ground: 'left_out' as const, text: '没劳力' }

  test('it is kept with the proxy, and who acts does not check it', async () => {
    const { tan, contact, proxyId } = await acting()
    const { list } = await posted()
    const clerk = await api.addStaff({ roles: [['township_clerk', TOWNSHIP]] })
    const given = { code: list.code, ...leftOut, ownHousehold: tan.id, proxyId }
    expect((await file(contact.id, given)).code).toBe('filed')
    expect(await objectionsOf(list.id)).toMatchObject([
      { household_id: tan.id, proxy_id: proxyId, staff_id: clerk.id },
    ])
  })

  test('against that household itself it is a withdrawal', async () => {
    const { contact, proxyId, tan } = await acting()
    const { list } = await posted({ households: [tan] })
    const given = { code: list.code, householdName: '谭大山', text: '他家有小车', proxyId }
    await isRefused(contact.id, given, 'own_household')
  })

  test('nothing is filed once it is over, under another’s, or without it', async () => {
    const { tan, contact, proxyId } = await acting('2026-03-09T02:00:00Z')
    const { list } = await posted()
    const given = { code: list.code, ...leftOut, ownHousehold: tan.id }
    await isRefused(contact.id, { ...given, proxyId }, 'not_found')
    await isRefused(contact.id, given, 'not_found')
    const open = await acting()
    const other = await api.addContact()
    const others = { ...given, ownHousehold: open.tan.id, proxyId: open.proxyId }
    await isRefused(other.id, others, 'not_found')
  })
})

test('a list that advances at the same moment takes no objection any more', async () => {
  const { list, contact } = await posted()
  const { promise: isHeld, resolve: held } = Promise.withResolvers<void>()
  const { promise: mayEnd, resolve: end } = Promise.withResolvers<void>()
  const advance = api.ownerSql.begin(async (sql) => {
    await sql`select from notices where id = ${list.id} for update`
    held()
    await mayEnd
    await sql`update notices set status = 'closed' where id = ${list.id}`
  })
  await isHeld
  const filing = file(contact.id, { code: list.code })
  await waitsForLock()
  end()
  await advance
  expect((await filing).code).toBe('window_closed')
  expect(await objectionsOf(list.id)).toHaveLength(0)
})

/** Until somebody waits for a row that is held. */
async function waitsForLock() {
  for (;;) {
    const waiting = await api.ownerSql`
      select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
    if (waiting.length > 0) return
  }
}

describe('POST /objections', () => {
  test.each([
    [{ code: '48216' }, 'code'],
    [{ code: '482163' }, 'text'],
    [{ code: '482163', text: '有车', ground: 'envy' }, 'ground'],
    [{ code: '482163', text: '有车', ownHousehold: 'x' }, 'ownHousehold'],
    [{ code: '482163', text: '有车', more: 1 }, 'more'],
    [{ code: '482163', text: '字'.repeat(1001) }, 'text'],
    [{ code: '482163', text: '有车', householdName: '名'.repeat(51) }, 'householdName'],
  ])('with %j answers 400 and names the field', async (body, reason) => {
    const contact = await api.addContact()
    const answer = await api.call('/objections', { actor: contact.actor, body })
    expect(answer).toMatchObject({ status: 400, body: { reason } })
  })

  test('says which household is contested to nobody in its answer', async () => {
    const { list, contact } = await posted()
    const body = { code: list.code, householdName: '牟大山', text: '有小车' }
    const answer = await api.call('/objections', { actor: contact.actor, body })
    expect(JSON.stringify(answer.body)).not.toContain('牟大山')
    expect(answer.body).toMatchObject({ code: 'filed' })
  })
})
