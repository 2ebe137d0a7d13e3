import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../../api/shared/ids'
import { reportItems, reports } from '../../../db/schema'
import { COUNTY, startApi, type TestApi, TOWNSHIP } from '../../support/api'
import { deliverDue } from '../../support/outbox'
import { type Signing, startSigning } from '../../support/sign-offs'
import { chainOf } from '../../support/visits'

let api: TestApi
let s: Signing
beforeAll(async () => {
  api = await startApi()
  await api.addCounty()
  s = await startSigning(api)
})
beforeEach(async () => {
  await api.sql`update outbox set status = 'cancelled', purpose = id::text where status = 'queued'`
  await api.sql`update sign_offs set status = 'void' where status = 'asked'`
  await api.sql`delete from staff_ties`
})
afterAll(() => api.close())

const refuse = (contactId: string, signOffId: string, text = '家里有小车') =>
  api.runCommand(contactId, { type: 'refuse_sign_off', signOffId, text })
const applicationOf = async (id: string) =>
  (
    await api.sql`select status, level, review_id, decided_on, reason from applications where id = ${id}`
  )[0]
const surveyOf = async (householdId: string) =>
  (
    await api.sql`select id, status, finished_at from entry_visits where household_id = ${householdId}`
  )[0]

async function asked(given: Parameters<Signing['addCase']>[0] = {}) {
  const found = await s.addCase(given)
  await s.ask(found.applicationId)
  const codes = await s.codesSent()
  return { ...found, codes }
}

/** The case is in a report, and the county has found it in order. */
async function checked(found: { applicationId: string; roundId: string }) {
  const id = newId()
  await api.db.insert(reports).values({
    county: COUNTY,
    id,
    roundId: found.roundId,
    areaPath: TOWNSHIP,
    areaName: '天元乡',
    status: 'reported',
    reportedBy: s.clerk.id,
    reportedAt: api.clock.now,
  })
  const item = { county: COUNTY, reportId: id, applicationId: found.applicationId }
  await api.db.insert(reportItems).values({ ...item, status: 'checked' })
  return async () =>
    (await api.sql`select status from report_items where report_id = ${id}`)[0]?.['status']
}

describe('an official who refuses', () => {
  test('takes it out of the county’s report: what was checked does not count when it comes again', async () => {
    const found = await asked({ head: '牟大山' })
    const itemOf = await checked(found)
    const { id } = await s.rowOf(found.applicationId, 'first_secretary')
    await refuse(s.first.contact.id, id)
    expect(await itemOf()).toBe('returned')
  })

  test('sends the case back to the village for another survey and review; every signature is void', async () => {
    const found = await asked({ head: '牟大山' })
    await s.sign(s.secretary.contact.id, found.codes.get(s.secretary.contact.id) ?? '')
    const { id } = await s.rowOf(found.applicationId, 'first_secretary')
    expect(await refuse(s.first.contact.id, id)).toMatchObject({
      code: 'sent_back',
      vars: { head: '牟大山' },
    })
    expect(await applicationOf(found.applicationId)).toMatchObject({
      status: 'filed',
      level: 'village',
      review_id: null,
    })
    expect(await s.statusesOf(found.applicationId)).toEqual({
      household: 'void',
      village_secretary: 'void',
      first_secretary: 'refused',
      township_committee: 'void',
    })
    expect(await surveyOf(found.id)).toMatchObject({ status: 'open', finished_at: null })
    const survey = await surveyOf(found.id)
    expect((await chainOf(api, `entry:${survey?.['id']}`)).map(({ type }) => type)).toEqual([
      'entry.survey_reopened',
    ])
    const story = (await chainOf(api, `application:${found.applicationId}`)).map(({ type }) => type)
    expect(story.slice(-3)).toEqual([
      'sign_off.refused',
      'sign_off.voided',
      'application.sent_back',
    ])
    expect((await chainOf(api, `household:${found.id}`)).at(-1)).toMatchObject({
      type: 'application.sent_back',
      details: { level: 'village', role: 'first_secretary' },
    })
  })

  test('is read by the cadre who surveys again; the household hears neither who nor why', async () => {
    const found = await asked({ head: '牟大山' })
    await refuse(s.first.contact.id, (await s.rowOf(found.applicationId, 'first_secretary')).id)
    const sent = await deliverDue(api)
    expect(sent.map(({ contactId, template }) => [contactId, template])).toEqual(
      expect.arrayContaining([
        [s.cadre.contact.id, 'sign_off.survey_again'],
        [found.contact?.id, 'sign_off.sent_back'],
      ]),
    )
    expect(sent).toHaveLength(2)
    const toCadre = sent.find(({ contactId }) => contactId === s.cadre.contact.id)
    expect(toCadre?.vars).toMatchObject({
      head: '牟大山',
      role: 'first_secretary',
      text: '家里有小车',
    })
    const toHousehold = sent.find(({ contactId }) => contactId === found.contact?.id)
    expect(toHousehold?.vars).toEqual({ head: '牟大山' })
  })

  test('has the reason kept sealed, and shown to staff of the area', async () => {
    const found = await asked()
    await refuse(
      s.first.contact.id,
      (await s.rowOf(found.applicationId, 'first_secretary')).id,
      '名下有门面',
    )
    for (const name of ['sign_offs', 'events', 'applications', 'audit', 'turns']) {
      const rows = await api.sql`
        select 1 from ${api.sql(name)} t where t::text like '%门面%'`
      expect([name, rows.length]).toEqual([name, 0])
    }
    const { body } = await api.call(`/sign-offs/cases/${found.applicationId}`, {
      actor: s.cadre.actor,
    })
    expect(JSON.stringify(body)).toContain('名下有门面')
  })

  test('has the codes of the others signing nothing any more', async () => {
    const found = await asked()
    await refuse(s.first.contact.id, (await s.rowOf(found.applicationId, 'first_secretary')).id)
    for (const { contact } of [s.secretary, s.committee, s.first])
      expect(await s.sign(contact.id, found.codes.get(contact.id) ?? '')).toBe('changed')
    expect(await s.isDone(found.applicationId)).toBe(false)
  })

  test('is asked again when the case has come up once more, under a new version', async () => {
    const found = await asked()
    await refuse(s.first.contact.id, (await s.rowOf(found.applicationId, 'first_secretary')).id)
    await api.sql`
      update applications set level = 'county', review_id = ${found.reviewId} where id = ${found.applicationId}`
    await s.ask(found.applicationId)
    expect((await s.rowsOf(found.applicationId)).filter(({ seq }) => seq === 2)).toHaveLength(4)
    await s.signAll(found)
    expect(await s.isDone(found.applicationId)).toBe(true)
  })

  test('takes one household out of many, and signs the rest by the same code', async () => {
    const [one, two] = [await s.addCase({ head: '甲一' }), await s.addCase({ head: '乙二' })]
    await s.ask(one.applicationId, two.applicationId)
    const code = (await s.codesSent()).get(s.first.contact.id) ?? ''
    await refuse(s.first.contact.id, (await s.rowOf(one.applicationId, 'first_secretary')).id)
    const outcome = await api.runCommand(s.first.contact.id, { type: 'use_code', code })
    expect(outcome).toMatchObject({ code: 'signed_some', vars: { households: 1, left: 1 } })
    expect((await s.rowOf(two.applicationId, 'first_secretary')).status).toBe('signed')
    expect((await s.rowOf(one.applicationId, 'first_secretary')).status).toBe('refused')
  })
})

describe('a household that refuses', () => {
  test('sends its case back', async () => {
    const found = await asked({ head: '谭不对' })
    const { id } = await s.rowOf(found.applicationId, 'household')
    expect((await refuse(found.contact?.id ?? '', id, '我家是5口人')).code).toBe('sent_back')
    expect((await applicationOf(found.applicationId))?.['level']).toBe('village')
    const sent = await deliverDue(api)
    expect(sent.map(({ template }) => template)).toEqual(['sign_off.survey_again'])
  })

  test('of its exit stays on the register: the case is declined and nobody surveys', async () => {
    const found = await asked({ kind: 'exit', head: '谭不退' })
    await api.sql`update households set status = 'registered' where id = ${found.id}`
    const { id } = await s.rowOf(found.applicationId, 'household')
    expect((await refuse(found.contact?.id ?? '', id, '还没脱贫')).code).toBe('declined')
    expect(await applicationOf(found.applicationId)).toMatchObject({
      status: 'declined',
      reason: null,
    })
    expect((await surveyOf(found.id))?.['status']).toBe('finished')
    const [household] = await api.sql`select status from households where id = ${found.id}`
    expect(household).toEqual({ status: 'registered' })
    expect(await s.isDone(found.applicationId)).toBe(false)
    const sent = await deliverDue(api)
    expect(sent).toMatchObject([
      {
        contactId: s.cadre.contact.id,
        template: 'sign_off.exit_declined',
        vars: { text: '还没脱贫' },
      },
    ])
    expect((await chainOf(api, `household:${found.id}`)).at(-1)).toMatchObject({
      type: 'application.declined',
    })
  })

  test('may not from a phone linked by a cadre’s code', async () => {
    const found = await asked()
    await api.sql`update contact_links set way = 'cadre_code' where household_id = ${found.id}`
    const { id } = await s.rowOf(found.applicationId, 'household')
    expect((await refuse(found.contact?.id ?? '', id)).code).toBe('cannot_sign')
    expect((await applicationOf(found.applicationId))?.['level']).toBe('county')
  })
})

describe('nothing is refused', () => {
  test('without a reason', async () => {
    const found = await asked()
    const { id } = await s.rowOf(found.applicationId, 'first_secretary')
    const answer = await api.call(`/sign-offs/${id}/actions`, {
      actor: s.first.contact.actor,
      body: { type: 'refuse', text: '  ' },
    })
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid', reason: 'text' } })
  })

  test('by somebody of whom it was not asked', async () => {
    const found = await asked()
    const { id } = await s.rowOf(found.applicationId, 'first_secretary')
    const stranger = await api.addContact()
    for (const who of [
      s.secretary.contact.id,
      found.contact?.id ?? '',
      stranger.id,
      s.cadre.contact.id,
    ])
      expect((await refuse(who, id)).code).toBe('not_found')
    expect((await s.rowOf(found.applicationId, 'first_secretary')).status).toBe('asked')
  })

  test('that was signed already', async () => {
    const found = await asked()
    await s.sign(s.first.contact.id, found.codes.get(s.first.contact.id) ?? '')
    const { id } = await s.rowOf(found.applicationId, 'first_secretary')
    expect((await refuse(s.first.contact.id, id)).code).toBe('not_found')
  })

  test('by an official who is tied to the household', async () => {
    const found = await asked()
    await api.sql`
      insert into staff_ties (county, staff_id, household_id, kind)
      values ('wuxi', ${s.first.id}, ${found.id}, 'kin')`
    const { id } = await s.rowOf(found.applicationId, 'first_secretary')
    expect((await refuse(s.first.contact.id, id)).code).toBe('tied')
  })

  test('twice: of two who refuse at once one sends it back', async () => {
    const found = await asked()
    const [one, two] = [
      await s.rowOf(found.applicationId, 'first_secretary'),
      await s.rowOf(found.applicationId, 'village_secretary'),
    ]
    const outcomes = await Promise.all([
      refuse(s.first.contact.id, one.id),
      refuse(s.secretary.contact.id, two.id),
    ])
    const codes = outcomes.map(({ code }) => code).toSorted()
    expect(codes[1]).toBe('sent_back')
    expect(['changed', 'not_found']).toContain(codes[0])
    const story = await chainOf(api, `application:${found.applicationId}`)
    expect(story.filter(({ type }) => type === 'application.sent_back')).toHaveLength(1)
  })

  test('and signed at the same time: either it goes back or it is signed, never both', async () => {
    const found = await asked()
    const { id } = await s.rowOf(found.applicationId, 'village_secretary')
    const [signed, refused] = await Promise.all([
      s.sign(s.first.contact.id, found.codes.get(s.first.contact.id) ?? ''),
      refuse(s.secretary.contact.id, id),
    ])
    expect(refused.code).toBe('sent_back')
    expect(['signed', 'changed']).toContain(signed)
    expect((await s.rowOf(found.applicationId, 'first_secretary')).status).toBe('void')
  })
})
