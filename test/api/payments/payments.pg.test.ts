import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  COUNTY,
  GROUP,
  MONDAY_MORNING,
  OTHER_VILLAGE,
  startApi,
  type TestApi,
  TOWNSHIP,
  VILLAGE,
} from '../../support/api'
import { addBeneficiary, addClaim, addDesk } from '../../support/claims'
import { fund } from '../../support/funds'
import { addProject } from '../../support/projects'
import { addMeasure } from '../../support/reports'

let api: TestApi
type Desk = Awaited<ReturnType<typeof addDesk>>
let office: Desk
let finance: Desk
let second: Desk
let colleague: Desk
let inspector: Desk
let cadre: Desk
beforeAll(async () => {
  api = await startApi()
  await api.addCounty()
  office = await addDesk(api, 'county_office', COUNTY, { unit: '县扶贫办' })
  finance = await addDesk(api, 'county_finance', COUNTY, { unit: '县财政局' })
  second = await addDesk(api, 'county_finance', COUNTY, { unit: '县财政局' })
  colleague = await addDesk(api, 'county_office', COUNTY, { unit: '县财政局' })
  inspector = await addDesk(api, 'discipline_inspector', COUNTY, { unit: '县纪委', name: '卢纪委' })
  cadre = await addDesk(api, 'village_cadre', VILLAGE)
})
beforeEach(() => {
  api.clock.now = new Date(MONDAY_MORNING)
})
afterAll(() => api.close())

const one = async (query: Promise<Record<string, unknown>[]>) => (await query)[0]
const paymentOf = (householdId: string) =>
  one(api.sql`select * from payments where household_id = ${householdId}`)

interface New {
  acceptedFen?: number
  by?: Record<string, string>
}

/** A household with a phone, and a claim that was agreed to and makes up what was accepted. */
async function agreed({ acceptedFen = 300_000, by = {} }: New = {}) {
  const household = await api.addHousehold({ head: '牟大岭' })
  const contact = await api.addContact({ linkedTo: [household.id] })
  const project = await addProject(api, { status: 'checked', name: '修水池', acceptedFen, by })
  await fund(api, { projectId: project.id, amountFen: acceptedFen })
  const claim = await addClaim(api, {
    projectId: project.id,
    amountFen: 300_000,
    status: 'agreed',
    opinionBy: office.id,
  })
  return { household, contact, project, claim }
}

const pay = (code: string, householdId: string, amountFen = 300_000) => ({
  type: 'pay_claim' as const,
  code,
  payees: [{ householdId, payee: '', amountFen }],
})
/** Paid, and the household is asked. */
async function paid(given: New = {}) {
  const it = await agreed(given)
  expect(await finance.run(pay(it.claim.code, it.household.id))).toMatch(/^paid/)
  const payment = await paymentOf(it.household.id)
  const code = String(payment?.['code'])
  const answer = (isReceived: boolean) =>
    api.runCommand(it.contact.id, { type: 'answer_measure', code, isReceived })
  return { ...it, code, id: String(payment?.['id']), answer }
}

describe('paying out', () => {
  test('asks the household, settles the project and tells who claimed', async () => {
    const { household, project, id, contact } = await paid()
    expect(await paymentOf(household.id)).toMatchObject({
      payee: '牟大岭',
      payee_kind: 'household',
      paid_by: finance.id,
      answer: null,
    })
    const row = await one(api.sql`select status from projects where id = ${project.id}`)
    expect(row).toEqual({ status: 'settled' })
    const asked = await api.sql`
      select purpose, not_before from outbox
       where contact_id = ${contact.id} and template = 'payment.received' order by not_before`
    expect(asked.map(({ purpose }) => purpose)).toEqual([
      `payment:${id}:asked:${contact.id}`,
      `payment:${id}:reminded:${contact.id}`,
    ])
    const [first, again] = asked.map(({ not_before: at }) => new Date(at as string).getTime())
    expect((again ?? 0) - (first ?? 0)).toBe(7 * 24 * 3_600_000)
  })

  test('leaves a project open while some of it is not paid', async () => {
    const { project } = await paid({ acceptedFen: 300_001 })
    const row = await one(api.sql`select status from projects where id = ${project.id}`)
    expect(row).toEqual({ status: 'checked' })
  })

  test('is for county finance alone, of the whole sum, and never twice', async () => {
    const { claim, household } = await agreed()
    for (const desk of [office, inspector, cadre])
      expect(await desk.run(pay(claim.code, household.id))).toBe('forbidden')
    expect(await finance.run(pay(claim.code, household.id, 299_999))).toBe('sum_differs')
    const both = await Promise.all([
      finance.run(pay(claim.code, household.id)),
      second.run(pay(claim.code, household.id)),
    ])
    expect(both.toSorted()).toEqual(['already_paid', 'paid_settled'])
    expect(await finance.run(pay(claim.code, household.id))).toBe('already_paid')
    expect(await api.sql`select from payments where claim_id = ${claim.id}`).toHaveLength(1)
  })

  test('is not by who gave the opinion or claimed', async () => {
    const { project, household } = await agreed({ acceptedFen: 900_000 })
    for (const [column, refusal] of [
      ['opinionBy', 'own_opinion'],
      ['claimedBy', 'own_claim'],
    ] as const) {
      const claim = await addClaim(api, {
        projectId: project.id,
        amountFen: 300_000,
        status: 'agreed',
        [column]: finance.id,
      })
      expect(await finance.run(pay(claim.code, household.id))).toBe(refusal)
    }
  })

  test('goes to households of the project’s area, or that it is for', async () => {
    const { claim, project } = await agreed()
    const far = await api.addHousehold({ head: '冉远', areaPath: OTHER_VILLAGE })
    expect(await finance.run(pay(claim.code, far.id))).toBe('not_found')
    await addBeneficiary(api, project.id, far.id)
    expect(await finance.run(pay(claim.code, far.id))).toBe('paid_settled')
  })

  test('finds a household by its head, asks which of several, and knows a firm', async () => {
    const { claim } = await agreed()
    await api.addHousehold({ head: '牟大岭', areaPath: GROUP })
    const path = `/claims/${claim.code}/payees/drafts`
    const read = async (text: string) =>
      (await api.call(path, { actor: finance.actor, body: { text } })).body
    expect(await read('牟大岭 3000元')).toMatchObject({ missing: 'which' })
    expect(await read('巫溪某某公司 3000元')).toMatchObject({ missing: null, sumFen: 300_000 })
    expect(await read('承包人张三 3000元')).toMatchObject({
      missing: null,
      lines: [{ payee: '张三', householdId: null }],
    })
    expect(await read('张三 3000元')).toMatchObject({ missing: 'unknown', unknown: '张三' })
    expect(await read('')).toMatchObject({ missing: 'payees' })
  })
})

describe('the household’s word', () => {
  test('that it came is kept, and said once', async () => {
    const { household, answer } = await paid()
    expect((await answer(true)).code).toBe('confirmed')
    expect(await paymentOf(household.id)).toMatchObject({ answer: 'received' })
    expect((await answer(true)).code).toBe('same')
  })

  test('that it did not opens a request with discipline inspection, who alone may answer', async () => {
    const { household, answer } = await paid()
    expect(await answer(false)).toMatchObject({ code: 'denied' })
    const payment = await paymentOf(household.id)
    const request = await one(
      api.sql`select * from help_requests where id = ${String(payment?.['help_request_id'])}`,
    )
    expect(request).toMatchObject({ kind: 'unpaid', staff_id: inspector.id, status: 'open' })
    const path = `/help-requests/${String(request?.['id'])}/actions`
    const body = { type: 'answer', text: '查清了，明天补发' }
    // Those of its own line, and a colleague of who paid.
    for (const { actor } of [office, colleague, cadre])
      expect(await api.call(path, { actor, body })).toMatchObject({ status: 404 })
    expect(await api.call(path, { actor: inspector.actor, body })).toMatchObject({ status: 200 })
  })

  test('taken back is told to who looks into it', async () => {
    const { answer } = await paid()
    await answer(false)
    expect((await answer(true)).code).toBe('confirmed')
    const told = await api.sql`
      select from outbox where contact_id = ${inspector.contact.id}
         and template = 'measure.received_after_all'`
    expect(told).toHaveLength(1)
    expect((await answer(false)).code).toBe('denied')
  })

  test('is nobody else’s', async () => {
    const { code } = await paid()
    const stranger = await api.addContact({ linkedTo: [(await api.addHousehold()).id] })
    const given = { type: 'answer_measure' as const, code, isReceived: true }
    expect((await api.runCommand(stranger.id, given)).code).toBe('not_found')
  })

  test('without a phone is put down by a cadre who had nothing to do with it', async () => {
    const household = await api.addHousehold({ head: '段腊秀' })
    const project = await addProject(api, { status: 'checked', acceptedFen: 300_000 })
    await fund(api, { projectId: project.id, amountFen: 300_000 })
    const claim = await addClaim(api, {
      projectId: project.id,
      amountFen: 300_000,
      status: 'agreed',
    })
    await finance.run(pay(claim.code, household.id))
    const code = String((await paymentOf(household.id))?.['code'])
    const told = await api.sql`
      select from outbox where contact_id = ${cadre.contact.id} and template = 'measure.ask_at_visit'`
    expect(told).toHaveLength(1)
    const enter = { type: 'enter_measure_answer' as const, code, isReceived: false }
    expect(await finance.run(enter)).toBe('forbidden')
    const tied = await api.addStaff({ roles: [['village_cadre', VILLAGE]], ties: [household.id] })
    const own = await api.addContact({ phone: tied.phone ?? '' })
    expect((await api.runCommand(own.id, enter)).code).toBe('tied')
    expect(await cadre.run(enter)).toBe('denied')
  })

  test('is not put down by who accepted the project', async () => {
    const clerk = await addDesk(api, 'township_clerk', TOWNSHIP)
    const { code } = await paid({ by: { accepted: clerk.id } })
    const enter = { type: 'enter_measure_answer' as const, code, isReceived: true }
    expect(await clerk.run(enter)).toBe('own_delivery')
  })
})

test('a household is asked one thing after the other, be it a measure or money', async () => {
  const { household, contact, claim } = await agreed()
  const { id: measureId, code } = await addMeasure(api, {
    householdId: household.id,
    ownerId: cadre.id,
  })
  await cadre.run({ type: 'deliver_measure', code, deliveredOn: null })
  await finance.run(pay(claim.code, household.id))
  const at = (value: unknown) => new Date(String(value)).getTime()
  const measure = await one(api.sql`select asked_at from measures where id = ${measureId}`)
  const before = await paymentOf(household.id)
  expect(at(before?.['asked_at']) - at(measure?.['asked_at'])).toBeGreaterThanOrEqual(
    72 * 3_600_000,
  )
  await api.runCommand(contact.id, { type: 'answer_measure', code, isReceived: true })
  const after = await paymentOf(household.id)
  expect(at(after?.['asked_at'])).toBe(api.clock.now.getTime())
  const [reminder] = await api.sql`
    select not_before from outbox where purpose like ${`payment:${String(after?.['id'])}:reminded:%`}`
  expect(at(reminder?.['not_before'])).toBe(api.clock.now.getTime() + 7 * 24 * 3_600_000)
})
