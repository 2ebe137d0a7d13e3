import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { COUNTY, OTHER_VILLAGE, startApi, VILLAGE } from '../../support/api'
import { startAppeals } from '../../support/appeals'
import { deliverDue } from '../../support/outbox'
import { beginRound, startRound } from '../../support/rounds'
import { chainOf } from '../../support/visits'

const api = await startApi({ connections: 4 })
await api.addCounty()
const round = await startRound(api)
const { decided, appeal, appealed, rowOf } = await startAppeals(api, round)
beforeEach(async () => {
  await api.setFigures()
  await beginRound(api, round)
})
afterAll(() => api.close())

/** Told on Monday the 9th it can be asked about for three days. */
const LAST = '2026-03-12T15:59:59.999Z'
const OVER = '2026-03-12T16:00:00.000Z'

const stored = async () => {
  const [row] = await api.sql`
    select (select count(*)::int from objections) as objections,
           (select count(*)::int from events) as events,
           (select count(*)::int from codes) as codes,
           (select count(*)::int from outbox) as outbox`
  return row
}

/** Refused so, and nothing is kept of it. */
async function isRefused(contactId: string, code: string, refusal: string) {
  const before = await stored()
  expect(await appeal(contactId, code)).toMatchObject({ code: refusal })
  expect(await stored()).toEqual(before)
}

describe('whoever objected in vain', () => {
  test('is told with the reason until when to ask the next level', async () => {
    const { contact, receipt } = await decided()
    expect(await deliverDue(api)).toContainEqual(
      expect.objectContaining({
        to: contact.address,
        template: 'objection.rejected',
        vars: { code: receipt, text: '上门看过了', until: '2026-03-12' },
      }),
    )
  })

  test('asks it and gets a receipt and a day of its own, however little is said', async () => {
    const { contact, receipt, objection, mou } = await decided()
    const filed = await appeal(contact.id, receipt)
    // Six working days from Monday the 9th.
    const code = expect.stringMatching(/^\d{10}$/)
    expect(filed).toEqual({ code: 'filed', vars: { code, due: '2026-03-17' } })
    expect(filed.vars['code']).not.toBe(receipt)
    expect(await rowOf(filed.vars['code'])).toMatchObject({
      appeal_of_id: objection.id,
      ground: 'should_not_be_listed',
      household_id: mou.id,
      contact_id: contact.id,
      status: 'open',
      way: 'message',
      due_on: '2026-03-17',
    })
  })

  test('goes by the figures the round was opened with, not those set since', async () => {
    const { contact, receipt } = await decided()
    await api.setFigures({ appeal_days: 1, appeal_working_days: 1 })
    api.clock.now = new Date(LAST)
    expect((await appeal(contact.id, receipt)).vars['due']).toBe('2026-03-20')
  })

  test('is promised nothing, and refused, where nobody has set how long it may take', async () => {
    await api.sql`update rounds set figures = figures - 'appeal_days' where status = 'open'`
    await api.setFigures({ appeal_days: null })
    const { contact, receipt } = await decided()
    const told = (await deliverDue(api)).filter(({ to }) => to === contact.address)
    expect(told).toMatchObject([{ template: 'objection.outcome' }])
    await isRefused(contact.id, receipt, 'figure_missing')
  })

  test.each([
    [LAST, 'filed'],
    [OVER, 'appeal_late'],
  ])('at %s: %s', async (now, outcome) => {
    const { contact, receipt } = await decided()
    api.clock.now = new Date(now)
    expect((await appeal(contact.id, receipt)).code).toBe(outcome)
  })

  test('asks once: what the next level says is final', async () => {
    const { contact, receipt, appeal: asked } = await appealed()
    await isRefused(contact.id, receipt, 'already_appealed')
    await isRefused(contact.id, asked.code, 'already_appealed')
    await asked.decide(false)
    await isRefused(contact.id, receipt, 'already_appealed')
    await isRefused(contact.id, asked.code, 'already_appealed')
  })

  test('asking twice at once asks once', async () => {
    const { contact, receipt, objection } = await decided()
    const body = { code: receipt, text: '' }
    const post = () => api.call('/appeals', { actor: contact.actor, body })
    const both = await Promise.all([post(), post()])
    expect(both.map((each) => each.body['code']).toSorted()).toEqual(['already_appealed', 'filed'])
    const rows = await api.sql`select from objections where appeal_of_id = ${objection.id}`
    expect(rows).toHaveLength(1)
  })

  test('sent twice under one key gets one answer', async () => {
    const { contact, receipt } = await decided()
    const body = { code: receipt, text: '' }
    const post = () => api.call('/appeals', { actor: contact.actor, body, key: `once ${receipt}` })
    const [a, b] = await Promise.all([post(), post()])
    expect(a).toMatchObject({ status: 200, body: { code: 'filed' } })
    expect(b).toEqual(a)
  })

  test('is not asked about what is open, upheld or withdrawn', async () => {
    const { list, mou } = await decided()
    const facts = { ground: 'wrong_facts' as const, householdName: mou.head }
    const open = await round.object(list, '人口写错了', facts)
    await isRefused(open.contact.id, open.receipt, 'not_rejected')
    await api.runCommand(open.contact.id, { type: 'ask_withdrawal', code: open.receipt })
    round.later(1)
    await isRefused(open.contact.id, open.receipt, 'not_rejected')
    const upheld = await decided({ upheld: true })
    await isRefused(upheld.contact.id, upheld.receipt, 'not_rejected')
  })

  test('is alone in that: for anybody else, with any code, there is nothing to ask about', async () => {
    const { receipt, mou, list } = await decided()
    const other = await api.addContact()
    await isRefused(other.id, receipt, 'not_yours')
    await isRefused(mou.contact.id, receipt, 'not_yours')
    await isRefused(other.id, '1234567897', 'not_yours')
    await isRefused(other.id, mou.receipt, 'not_yours')
    await isRefused(mou.contact.id, mou.receipt, 'not_rejected')
    expect(list).toMatch(/^\d{6}$/)
  })

  test('may withdraw it again, and ask no second time', async () => {
    const { contact, receipt, appeal: asked } = await appealed()
    const withdrawn = { type: 'ask_withdrawal' as const, code: asked.code }
    expect((await api.runCommand(contact.id, withdrawn)).code).toBe('asked')
    round.later(1)
    await isRefused(contact.id, receipt, 'already_appealed')
  })
})

describe('an appeal', () => {
  test('is told the contested household neutrally, and whoever checks it', async () => {
    const { contact, receipt, mou, list } = await decided()
    await deliverDue(api)
    const { vars } = await appeal(contact.id, receipt, `${mou.head}的车还在`)
    expect(await rowOf(vars['code'])).toMatchObject({ staff_id: round.secretary.id })
    const told = await deliverDue(api)
    expect(told).toHaveLength(2)
    expect(told).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          to: mou.contact.address,
          template: 'appeal.gist',
          vars: { due: '2026-03-17' },
        }),
        expect.objectContaining({
          to: round.secretary.phone,
          template: 'appeal.assigned',
          vars: { notice: list, area: '宝坪村3社', code: vars['code'], due: '2026-03-17' },
        }),
      ]),
    )
  })

  test('stands in its own events, in those of the decision and of the list, there without who asked', async () => {
    const { contact, objection, mou, appeal: asked } = await appealed()
    const { notice_id } = asked.row
    expect(await chainOf(api, `objection:${asked.id}`)).toMatchObject([
      { type: 'objection.filed', actor: contact.actor, details: { appealOfId: objection.id } },
    ])
    expect((await chainOf(api, `objection:${objection.id}`)).at(-1)).toMatchObject({
      type: 'objection.appealed',
      details: { appealId: asked.id },
    })
    const ofList = (await chainOf(api, `notice:${notice_id}`)).at(-1)
    expect(ofList).toMatchObject({
      type: 'notice.contested',
      actor: 'job:bot',
      details: { householdId: mou.id, appealOfId: objection.id },
    })
    expect(JSON.stringify(ofList)).not.toContain(contact.id)
  })

  test('is kept sealed', async () => {
    const { contact, receipt } = await decided()
    const { vars } = await appeal(contact.id, receipt, '半夜运砖')
    const rows = await api.sql`select * from objections where code = ${String(vars['code'])}`
    expect(JSON.stringify(rows)).not.toContain('半夜')
    const { body } = await api.call(`/objections/${(await rowOf(vars['code'])).id}`, {
      actor: round.clerk.actor,
    })
    expect(body).toMatchObject({
      body: '半夜运砖',
      appealOf: { code: receipt, status: 'rejected', body: '家有小车', reason: '上门看过了' },
    })
  })

  test('is listed with its day among what is to be checked, and lies on the desk of its checker', async () => {
    const { appeal: asked, objection } = await appealed()
    const query = 'isMine=true&isOpen=true&limit=100'
    const { body } = await api.call(`/objections?${query}`, { actor: round.secretary.actor })
    expect((body as { items?: unknown[] }).items).toContainEqual(
      expect.objectContaining({
        code: asked.code,
        appealOfId: objection.id,
        dueOn: '2026-03-17',
        isMine: true,
        status: 'open',
      }),
    )
  })

  test('shows in both receipts how it stands, to whoever filed it alone', async () => {
    const { contact, receipt, appeal: asked } = await appealed()
    const read = async (code: string, actor = contact.actor) =>
      (await api.call(`/receipts/${code}`, { actor })).body
    const state = { code: asked.code, status: 'open', due: '2026-03-17', before: 'rejected' }
    expect(await read(receipt)).toMatchObject({ isAppeal: false, appeal: state, appealUntil: null })
    expect(await read(asked.code)).toMatchObject({ isAppeal: true, appeal: null })
    const other = await api.addContact()
    expect(await read(asked.code, other.actor)).toMatchObject({ code: 'not_found' })
    await asked.decide(false)
    expect(await read(receipt)).toMatchObject({ appeal: { status: 'rejected' } })
  })

  test('can still be asked for, says the receipt until the last day', async () => {
    const { contact, receipt } = await decided()
    const until = async () =>
      (await api.call(`/receipts/${receipt}`, { actor: contact.actor })).body['appealUntil']
    api.clock.now = new Date(LAST)
    expect(await until()).toBe('2026-03-12')
    api.clock.now = new Date(OVER)
    expect(await until()).toBeNull()
  })

  test('settles its ground for the next level, too', async () => {
    const { mou, list, appeal: asked } = await appealed()
    await asked.decide(false)
    round.later(8)
    await round.advance(list)
    const above = await round.postedCode(VILLAGE)
    const again = await api.addContact()
    const filing = {
      type: 'file_objection' as const,
      code: above,
      householdName: mou.head,
      ownHousehold: null,
    }
    const file = (ground: 'should_not_be_listed' | 'wrong_facts') =>
      api.runCommand(again.id, { ...filing, ground, text: '他家的情况不对' })
    expect((await file('should_not_be_listed')).code).toBe('decided_before')
    expect((await file('wrong_facts')).code).toBe('filed')
  })
})

describe('the household that was declined for an objection', () => {
  test('hears until when it may ask, and asks under the receipt it has', async () => {
    const { mou, objection } = await decided({ upheld: true })
    expect(await deliverDue(api)).toContainEqual(
      expect.objectContaining({
        to: mou.contact.address,
        template: 'appeal.declined',
        vars: { head: mou.head, kind: 'identification', reason: '上门看过了', until: '2026-03-12' },
      }),
    )
    const { code, vars } = await appeal(mou.contact.id, mou.receipt, '车早就卖了')
    expect(code).toBe('filed')
    expect(await rowOf(vars['code'])).toMatchObject({
      appeal_of_id: objection.id,
      ground: 'left_out',
      household_id: mou.id,
      contact_id: mou.contact.id,
    })
    await isRefused(mou.contact.id, mou.receipt, 'already_appealed')
  })

  test('does so from each of its phones, and once', async () => {
    const { mou } = await decided({ upheld: true })
    const second = await api.addContact({ linkedTo: [mou.id] })
    expect((await appeal(second.id, mou.receipt)).code).toBe('filed')
    await isRefused(mou.contact.id, mou.receipt, 'already_appealed')
  })

  test('is not it where it was declined for something else, or the appeal itself was upheld', async () => {
    const { mou } = await decided()
    await api.sql`
      update applications set status = 'declined', decided_on = '2026-03-09'
       where household_id = ${mou.id}`
    await isRefused(mou.contact.id, mou.receipt, 'not_rejected')
    const final = await appealed()
    await final.appeal.decide(true)
    await isRefused(final.mou.contact.id, final.mou.receipt, 'already_appealed')
  })

  test('asks no later than anybody', async () => {
    const { mou } = await decided({ upheld: true })
    api.clock.now = new Date(OVER)
    await isRefused(mou.contact.id, mou.receipt, 'appeal_late')
  })
})

describe('what 不服 would ask about', () => {
  const read = async (actor: `contact:${string}`, code: string | null = null) =>
    (await api.call('/appeals/drafts', { actor, body: { code } })).body

  test('is the one decision lost, or those there are', async () => {
    const { contact, receipt, list, mou } = await decided()
    const first = {
      code: receipt,
      ground: 'should_not_be_listed',
      side: 'objector',
      until: '2026-03-12',
    }
    expect(await read(contact.actor)).toEqual({
      decision: first,
      decisions: [first],
      refusal: null,
    })
    const { vars } = await api.runCommand(contact.id, {
      type: 'file_objection',
      code: list,
      ground: 'wrong_facts',
      householdName: mou.head,
      ownHousehold: null,
      text: '人口写错了',
    })
    const { id, staff_id } = await rowOf(vars['code'])
    const decision = { type: 'decide', upheld: false, reason: '没写错' }
    await api.call(`/objections/${id}/actions`, { actor: `staff:${staff_id}`, body: decision })
    const both = await read(contact.actor)
    expect(both).toMatchObject({ decision: null, refusal: null })
    expect(both['decisions']).toHaveLength(2)
  })

  test('is nothing for whoever lost nothing, and late for whoever waited too long', async () => {
    const nothing = { decision: null, decisions: [], refusal: null }
    expect(await read((await api.addContact()).actor)).toEqual(nothing)
    const { contact } = await decided()
    api.clock.now = new Date(OVER)
    expect(await read(contact.actor)).toMatchObject({
      decision: { until: '2026-03-12' },
      decisions: [],
      refusal: 'appeal_late',
    })
  })

  test('keeps nothing', async () => {
    const { contact } = await decided()
    const before = await stored()
    await read(contact.actor)
    expect(await stored()).toEqual(before)
  })
})

describe('for somebody without a phone', () => {
  /** 牟甲 objected to on paper by somebody, in vain. */
  async function entered() {
    const mou = await round.applicant('牟书面')
    const list = await round.postedCode()
    const body = { code: list, way: 'paper', householdName: mou.head, text: '有小车' }
    const filed = await api.call('/objections/entered', { actor: round.cadre.actor, body })
    const code = String((filed.body['vars'] as Record<string, unknown>)['code'])
    const { id, staff_id } = await rowOf(code)
    await api.call(`/objections/${id}/actions`, {
      actor: `staff:${staff_id}`,
      body: { type: 'decide', upheld: false, reason: '车是借的' },
    })
    return { mou, code, id, checkedBy: staff_id }
  }
  const enter = (code: string, actor: `staff:${string}` = round.cadre.actor) =>
    api.call('/appeals/entered', { actor, body: { code, way: 'speech', text: '没上门' } })

  test('a cadre writes it down, and neither checks it nor does who decided first', async () => {
    const { code, id, checkedBy } = await entered()
    await deliverDue(api)
    const answer = await enter(code, round.secretary.actor)
    expect(answer.body).toMatchObject({ code: 'filed', vars: { due: '2026-03-17' } })
    const row = await rowOf((answer.body['vars'] as Record<string, unknown>)['code'])
    expect(row).toMatchObject({ appeal_of_id: id, way: 'speech', contact_id: null })
    expect(row.entered_by).toBe(round.secretary.id)
    expect([checkedBy, round.secretary.id]).not.toContain(row.staff_id)
  })

  test('whoever wrote the first down hears how it can be asked for, and what came of it', async () => {
    const { code } = await entered()
    expect(await deliverDue(api)).toContainEqual(
      expect.objectContaining({
        to: round.cadre.phone,
        template: 'objection.tell_rejected',
        vars: { code, text: '车是借的', until: '2026-03-12' },
      }),
    )
    const { body } = await enter(code)
    const row = await rowOf((body['vars'] as Record<string, unknown>)['code'])
    await api.call(`/objections/${row.id}/actions`, {
      actor: `staff:${row.staff_id}`,
      body: { type: 'decide', upheld: false, reason: '看过了' },
    })
    expect(await deliverDue(api)).toContainEqual(
      expect.objectContaining({ to: round.cadre.phone, template: 'appeal.tell_filer' }),
    )
  })

  test('so does a household that was declined', async () => {
    const { mou } = await decided({ upheld: true })
    expect((await enter(mou.receipt)).body).toMatchObject({ code: 'filed' })
  })

  test('nobody writes down what somebody filed by phone, twice, late, or of another village', async () => {
    const byPhone = await decided()
    expect((await enter(byPhone.receipt)).body).toMatchObject({ code: 'by_filer' })
    const { code } = await entered()
    const stranger = await api.addStaff({ roles: [['village_cadre', OTHER_VILLAGE]] })
    expect(await enter(code, stranger.actor)).toMatchObject({ status: 404 })
    expect(await enter(byPhone.receipt, stranger.actor)).toMatchObject({ status: 404 })
    expect(await enter('1234567897')).toMatchObject({ status: 404 })
    await enter(code)
    expect((await enter(code)).body).toMatchObject({ code: 'already_appealed' })
    const late = await entered()
    api.clock.now = new Date(OVER)
    expect((await enter(late.code)).body).toMatchObject({ code: 'appeal_late' })
  })
})

describe('for a household somebody acted for', () => {
  async function proxied() {
    const tan = await api.addHousehold({ head: '谭代理' })
    const niece = await api.addContact()
    const id = crypto.randomUUID()
    const ends_at = new Date('2026-03-09T04:00:00Z')
    const who = { contact_id: niece.id, household_id: tan.id, role: 'relative', staff_id: null }
    const proxy = { ...who, consent: 'spoken', code: id.slice(-10), opened_at: api.clock.now }
    await api.sql`insert into proxies ${api.sql({ county: COUNTY, id, ...proxy, ends_at })}`
    await round.applicant('牟贴单')
    const list = await round.postedCode()
    const { vars } = await api.runCommand(niece.id, {
      type: 'file_objection',
      code: list,
      ground: 'left_out',
      householdName: null,
      ownHousehold: tan.id,
      proxyId: id,
      text: '没劳力',
    })
    const receipt = String(vars['code'])
    const row = await rowOf(receipt)
    await api.call(`/objections/${row.id}/actions`, {
      actor: `staff:${row.staff_id}`,
      body: { type: 'decide', upheld: false, reason: '有劳力' },
    })
    const own = await api.addContact({ linkedTo: [tan.id] })
    await deliverDue(api)
    return { niece, own, receipt, proxyId: id }
  }

  test('whoever acted asks on, and the household hears it', async () => {
    const { niece, own, receipt, proxyId } = await proxied()
    round.later(1)
    const { code, vars } = await appeal(niece.id, receipt)
    expect(code).toBe('filed')
    expect(await rowOf(vars['code'])).toMatchObject({ proxy_id: proxyId })
    expect((await deliverDue(api)).filter(({ to }) => to === own.address)).toMatchObject([
      { template: 'proxy.told_objection' },
    ])
  })

  test('or its own phone does, for itself', async () => {
    const { own, receipt } = await proxied()
    const { code, vars } = await appeal(own.id, receipt)
    expect(code).toBe('filed')
    expect(await rowOf(vars['code'])).toMatchObject({ proxy_id: null, contact_id: own.id })
  })
})

describe('POST /appeals', () => {
  test.each([
    [{ code: '123', text: '' }, 'code'],
    [{ code: '1234567897' }, 'text'],
    [{ code: '1234567897', text: '字'.repeat(1001) }, 'text'],
    [{ code: '1234567897', text: '', more: 1 }, 'more'],
  ])('with %j answers 400 and names the field', async (body, reason) => {
    const { actor } = await api.addContact()
    expect(await api.call('/appeals', { actor, body })).toMatchObject({
      status: 400,
      body: { reason },
    })
  })

  test('is for phones, not for staff', async () => {
    const body = { code: '1234567897', text: '' }
    const answer = await api.call('/appeals', { actor: round.clerk.actor, body })
    expect(answer.status).toBe(403)
  })
})
