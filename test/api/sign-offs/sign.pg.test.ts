import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { randomCode } from '../../../api/shared/codes'
import { GROUP, MONDAY_MORNING, startApi, type TestApi, TOWNSHIP, VILLAGE } from '../../support/api'
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
  api.clock.now = new Date(MONDAY_MORNING)
  await api.sql`update outbox set status = 'cancelled', purpose = id::text where status = 'queued'`
  await api.sql`update sign_offs set status = 'void' where status = 'asked'`
  await api.sql`delete from staff_ties`
  await api.sql`delete from link_attempts`
})
afterAll(() => api.close())

const HOUR = 3_600_000
const later = (milliseconds: number) => {
  api.clock.now = new Date(api.clock.now.getTime() + milliseconds)
}

/** One case that was asked for, with the codes that went out. */
async function asked(given: Parameters<Signing['addCase']>[0] = {}) {
  const found = await s.addCase(given)
  await s.ask(found.applicationId)
  const codes = await s.codesSent()
  const codeOf = (who: { contact: { id: string } | null }) => codes.get(who.contact?.id ?? '') ?? ''
  return { ...found, codes, codeOf }
}

describe('whoever is asked', () => {
  test('is the household, village secretary, first secretary and a committee member, each with a code of its own', async () => {
    const found = await asked()
    const rows = await s.rowsOf(found.applicationId)
    expect(rows.map(({ role, staffId, status }) => [role, staffId, status])).toEqual([
      ['household', null, 'asked'],
      ['village_secretary', s.secretary.id, 'asked'],
      ['first_secretary', s.first.id, 'asked'],
      ['township_committee', s.committee.id, 'asked'],
    ])
    const signers = [found, s.secretary, s.first, s.committee]
    expect(new Set(signers.map(found.codeOf)).size).toBe(4)
    for (const signer of signers) expect(found.codeOf(signer)).toMatch(/^\d{7}$/)
  })

  test('gets the facts with it, and nobody else hears anything', async () => {
    const found = await s.addCase({ head: '牟大山' })
    await s.ask(found.applicationId)
    const sent = await deliverDue(api)
    expect(sent.map(({ template }) => template).toSorted()).toEqual([
      'sign_off.ask_household',
      'sign_off.ask_one',
      'sign_off.ask_one',
      'sign_off.ask_one',
    ])
    const facts =
      'outcome=register;size=1;type=ordinary;causes=illness,schooling;income=320000;line=400000;housing=c'
    for (const { vars } of sent) expect(vars).toMatchObject({ head: '牟大山', facts, again: 0 })
  })

  test('signs many households by one code', async () => {
    const [one, two] = [await s.addCase({ head: '甲一' }), await s.addCase({ head: '乙二' })]
    await s.ask(one.applicationId, two.applicationId)
    const sent = await deliverDue(api)
    const toFirst = sent.filter(({ contactId }) => contactId === s.first.contact.id)
    expect(toFirst).toMatchObject([{ template: 'sign_off.ask_many', vars: { households: 2 } }])
    const code = String(toFirst[0]?.vars['code'])
    const outcome = await api.runCommand(s.first.contact.id, { type: 'use_code', code })
    expect(outcome).toMatchObject({ code: 'signed', vars: { households: 2, left: 0 } })
    for (const each of [one, two])
      expect((await s.rowOf(each.applicationId, 'first_secretary')).status).toBe('signed')
  })

  test('asked twice gets no second code', async () => {
    const found = await asked()
    await s.ask(found.applicationId)
    expect(await s.rowsOf(found.applicationId)).toHaveLength(4)
    expect(await deliverDue(api)).toEqual([])
  })

  test.each([
    ['is withdrawn', `status = 'withdrawn'`],
    ['was decided', `status = 'accepted'`],
    ['has not come so far', `level = 'township'`],
    ['is being withdrawn no longer', `withdrawal_asked_at = '2026-03-08T02:00:00Z'`],
  ])('is nobody where a case %s', async (_what, set) => {
    const found = await s.addCase()
    await api.sql.unsafe(`update applications set ${set} where id = '${found.applicationId}'`)
    await s.ask(found.applicationId)
    expect(await s.rowsOf(found.applicationId)).toEqual([])
  })

  test('of a watch-list is nobody, and of an exit the household alone, before anything is posted', async () => {
    const watched = await s.addCase({ kind: 'watch_list' })
    const exit = await s.addCase({ kind: 'exit' })
    await s.ask(watched.applicationId, exit.applicationId)
    expect(await s.rowsOf(watched.applicationId)).toEqual([])
    expect(await s.statusesOf(exit.applicationId)).toEqual({ household: 'asked' })
    expect(await s.isDone(watched.applicationId)).toBe(true)
    expect(await s.isDone(exit.applicationId)).toBe(false)
    await s.signAll(exit)
    expect(await s.isDone(exit.applicationId)).toBe(true)
  })

  test('of an exit is nobody before its review has passed', async () => {
    const exit = await s.addCase({ kind: 'exit' })
    await api.sql`update applications set review_id = null where id = ${exit.applicationId}`
    await s.ask(exit.applicationId)
    expect(await s.rowsOf(exit.applicationId)).toEqual([])
  })

  test('is not an official tied to the household: a deputy is asked for', async () => {
    const found = await s.addCase({ head: '冉亲戚' })
    await api.sql`
      insert into staff_ties (county, staff_id, household_id, kind)
      values ('wuxi', ${s.secretary.id}, ${found.id}, 'kin')`
    await s.ask(found.applicationId)
    expect(await s.rowOf(found.applicationId, 'village_secretary')).toMatchObject({
      staffId: null,
      hasCode: false,
    })
    const sent = await deliverDue(api)
    const told = sent.filter(({ contactId }) => contactId === s.clerk.contact.id)
    expect(told).toMatchObject([
      {
        template: 'sign_off.deputy_needed',
        vars: { area: '宝坪村', role: 'village_secretary', households: 1 },
      },
    ])
  })

  test('is not the official whose own phone stands in the register for the household', async () => {
    const found = await s.addCase()
    const phone = api.deps.sealer.index('phone', 'wuxi', s.first.phone ?? '')
    await api.sql`update people set phone_index = ${phone} where household_id = ${found.id}`
    await s.ask(found.applicationId)
    expect((await s.rowOf(found.applicationId, 'first_secretary')).staffId).toBeNull()
    await api.sql`update people set phone_index = null where household_id = ${found.id}`
  })

  test('plays one part only, though they hold two offices', async () => {
    const village = 'wuxi.tianyuan.xinhua'
    const both = await api.addStaff({
      name: '两职',
      roles: [
        ['village_secretary', village],
        ['first_secretary', village],
      ],
    })
    const found = await s.addCase({ areaPath: `${village}.1` })
    await s.ask(found.applicationId)
    expect((await s.rowOf(found.applicationId, 'village_secretary')).staffId).toBe(both.id)
    expect((await s.rowOf(found.applicationId, 'first_secretary')).staffId).toBeNull()
  })

  test('on paper alone is a household none of whose phones may sign: it and its cadre hear so', async () => {
    const found = await s.addCase({ head: '向无机' })
    await api.sql`update contact_links set way = 'cadre_code' where household_id = ${found.id}`
    await s.ask(found.applicationId)
    const sent = await deliverDue(api)
    expect(sent.filter(({ contactId }) => contactId === found.contact?.id)).toMatchObject([
      { template: 'sign_off.paper_only', vars: { head: '向无机' } },
    ])
    expect(sent.filter(({ contactId }) => contactId === s.cadre.contact.id)).toMatchObject([
      { template: 'sign_off.paper_needed', vars: { area: '宝坪村', households: 1 } },
    ])
    expect((await s.rowOf(found.applicationId, 'household')).hasCode).toBe(false)
  })

  test('is reminded in the morning, every three days, three times, and no more once signed', async () => {
    const found = await asked()
    const remind = async () =>
      (await deliverDue(api))
        .filter(({ template }) => template === 'sign_off.remind')
        .map(({ contactId }) => contactId)
    api.clock.now = new Date('2026-03-11T23:59:59Z')
    expect(await remind()).toEqual([])
    api.clock.now = new Date('2026-03-12T00:00:00Z')
    const signers = [
      found.contact?.id,
      ...[s.secretary, s.first, s.committee].map((o) => o.contact.id),
    ]
    expect((await remind()).toSorted()).toEqual(signers.toSorted())
    await api.sql`
      update sign_offs set status = 'signed' where application_id = ${found.applicationId} and role <> 'first_secretary'`
    for (const day of ['15', '18']) {
      api.clock.now = new Date(`2026-03-${day}T00:00:00Z`)
      expect(await remind()).toEqual([s.first.contact.id])
    }
    api.clock.now = new Date('2026-04-18T00:00:00Z')
    expect(await remind()).toEqual([])
    await api.sql`
      update sign_offs set status = 'void' where application_id = ${found.applicationId}`
  })

  test('cannot be asked where the county has set no figure for it', async () => {
    const found = await s.addCase()
    await api.setFigures({ sign_code_hours: null })
    await expect(s.ask(found.applicationId)).rejects.toMatchObject({ code: 'figure_missing' })
    expect(await s.rowsOf(found.applicationId)).toEqual([])
    await api.setFigures()
  })
})

describe('a code that comes back', () => {
  test('from each of the four signs the case off, and not before', async () => {
    const found = await asked()
    for (const signer of [found, s.secretary, s.first]) {
      expect(await s.sign(signer.contact?.id ?? '', found.codeOf(signer))).toMatch(/^signed/)
      expect(await s.isDone(found.applicationId)).toBe(false)
    }
    expect(await s.sign(s.committee.contact.id, found.codeOf(s.committee))).toBe('signed')
    expect(await s.isDone(found.applicationId)).toBe(true)
    const story = await chainOf(api, `application:${found.applicationId}`)
    expect(story.map(({ type }) => type)).toEqual([
      'sign_off.asked',
      ...Array(4).fill('sign_off.signed'),
    ])
    expect(story[1]).toMatchObject({
      actor: `contact:${found.contact?.id}`,
      details: { role: 'household', way: 'code', snapshotSeq: 1, contactId: found.contact?.id },
    })
  })

  test('signs once: used again it says so and changes nothing', async () => {
    const found = await asked()
    const code = found.codeOf(s.first)
    expect(await s.sign(s.first.contact.id, code)).toBe('signed')
    expect(await s.sign(s.first.contact.id, code)).toBe('already_signed')
    expect(await chainOf(api, `application:${found.applicationId}`)).toHaveLength(2)
  })

  test('signs up to the very end of its hours and no longer', async () => {
    const found = await asked()
    later(36 * HOUR - 1)
    expect(await s.sign(s.first.contact.id, found.codeOf(s.first))).toBe('signed')
    later(1)
    expect(await s.sign(s.secretary.contact.id, found.codeOf(s.secretary))).toBe('code_expired')
    expect((await s.rowOf(found.applicationId, 'village_secretary')).status).toBe('asked')
  })

  test('from anybody else signs nothing and counts as a wrong one', async () => {
    const found = await asked()
    const stranger = await api.addContact()
    for (const [who, outcome] of [
      [s.secretary.contact.id, 'wrong_sign'],
      [found.contact?.id ?? '', 'wrong_sign'],
      [stranger.id, 'wrong'],
    ] as const)
      expect(await s.sign(who, found.codeOf(s.first))).toBe(outcome)
    expect((await s.rowOf(found.applicationId, 'first_secretary')).status).toBe('asked')
    const counted = await api.sql`select contact_id from link_attempts`
    expect(counted).toHaveLength(3)
  })

  test('wrong five times locks the phone for the day, the right one included', async () => {
    const found = await asked()
    const { id } = s.first.contact
    for (let tries = 0; tries < 5; tries++)
      expect(await s.sign(id, randomCode('link'))).toBe('wrong_sign')
    expect(await s.sign(id, found.codeOf(s.first))).toBe('locked')
    later(24 * HOUR)
    expect(await s.sign(id, found.codeOf(s.first))).toBe('signed')
  })

  test('is the link of a phone where it was a cadre’s, also from one that has something to sign', async () => {
    const found = await asked({ head: '牟连线' })
    await api.addHousehold({ head: '冉连线' })
    const issued = await api.call('/links/codes', {
      actor: s.cadre.actor,
      body: { headName: '冉连线' },
    })
    const { code } = issued.body['vars'] as { code: string }
    expect(await s.sign(found.contact?.id ?? '', code)).toBe('linked')
    expect((await s.rowOf(found.applicationId, 'household')).status).toBe('asked')
  })

  test('after the facts have changed signs nothing: everybody is asked anew', async () => {
    const found = await asked()
    expect(await s.sign(s.first.contact.id, found.codeOf(s.first))).toBe('signed')
    await api.sql`update households set size = 5 where id = ${found.id}`
    expect(await s.sign(s.secretary.contact.id, found.codeOf(s.secretary))).toBe('changed')
    const rows = await s.rowsOf(found.applicationId)
    expect(rows.filter(({ seq }) => seq === 1).map(({ status }) => status)).toEqual(
      Array(4).fill('void'),
    )
    expect(rows.filter(({ seq }) => seq === 2).map(({ status }) => status)).toEqual(
      Array(4).fill('asked'),
    )
    const codes = await s.codesSent()
    expect(await s.sign(s.first.contact.id, found.codeOf(s.first))).toBe('changed')
    expect(await s.sign(s.first.contact.id, codes.get(s.first.contact.id) ?? '')).toBe('signed')
  })

  test('of a batch signs the rest where one household has changed', async () => {
    const [one, two] = [await s.addCase({ head: '甲一' }), await s.addCase({ head: '乙二' })]
    await s.ask(one.applicationId, two.applicationId)
    const codes = await s.codesSent()
    await api.sql`update applications set main_cause = 'disability' where id = ${two.applicationId}`
    const code = codes.get(s.first.contact.id) ?? ''
    const outcome = await api.runCommand(s.first.contact.id, { type: 'use_code', code })
    expect(outcome).toMatchObject({ code: 'signed_some', vars: { households: 1, left: 1 } })
    expect((await s.rowOf(one.applicationId, 'first_secretary')).status).toBe('signed')
    expect((await s.rowOf(two.applicationId, 'first_secretary')).status).toBe('asked')
  })

  test('of an official tied to the household since signs nothing', async () => {
    const found = await asked()
    await api.sql`
      insert into staff_ties (county, staff_id, household_id, kind)
      values ('wuxi', ${s.first.id}, ${found.id}, 'work_unit')`
    expect(await s.sign(s.first.contact.id, found.codeOf(s.first))).toBe('tied')
    expect((await s.rowOf(found.applicationId, 'first_secretary')).status).toBe('asked')
  })

  test('of an official who has left signs nothing', async () => {
    const leaving = await api.addStaff({ roles: [['first_secretary', 'wuxi.tianyuan.xinhua']] })
    const contact = await api.addContact({ phone: leaving.phone ?? '' })
    await api.sql`update staff set is_active = false where name = '两职'`
    const found = await s.addCase({ areaPath: 'wuxi.tianyuan.xinhua.2' })
    await s.ask(found.applicationId)
    const codes = await s.codesSent()
    await api.sql`update staff set is_active = false where id = ${leaving.id}`
    expect(await s.sign(contact.id, codes.get(contact.id) ?? '')).toBe('wrong')
  })

  test('of a withdrawn case signs nothing', async () => {
    const found = await asked()
    await api.sql`update applications set status = 'withdrawn' where id = ${found.applicationId}`
    expect(await s.sign(s.first.contact.id, found.codeOf(s.first))).toBe('changed')
  })

  test.each([
    [
      'linked by a cadre’s code',
      (id: string) => api.sql`update contact_links set way = 'cadre_code' where contact_id = ${id}`,
    ],
    [
      'that has ended',
      (id: string) =>
        api.sql`update contact_links set ended_at = linked_at where contact_id = ${id}`,
    ],
  ])('from a phone %s signs for no household', async (_what, spoil) => {
    const found = await asked()
    const id = found.contact?.id ?? ''
    await spoil(id)
    expect(await s.sign(id, found.codeOf(found))).toMatch(/^wrong/)
    expect((await s.rowOf(found.applicationId, 'household')).status).toBe('asked')
  })

  test('from a phone that stands for four households signs for none, for three it does', async () => {
    const phone = '+8619955550001'
    const found = await s.addCase()
    const contact = await api.addContact({ phone, linkedTo: [found.id] })
    const others = []
    for (const head of ['甲', '乙', '丙', '丁'])
      others.push(await api.addHousehold({ head, phone }))
    await s.ask(found.applicationId)
    const code = (await s.codesSent()).get(found.contact?.id ?? '') ?? ''
    expect(await s.sign(contact.id, code)).toBe('wrong_sign')
    await api.sql`update people set phone_index = null where household_id = ${others[0]?.id ?? ''}`
    expect(await s.sign(contact.id, code)).toBe('signed_own')
  })

  test('from the phone of staff signs for no household', async () => {
    const found = await asked()
    await api.link(s.cadre.contact.id, found.id)
    expect(await s.sign(s.cadre.contact.id, found.codeOf(found))).toBe('wrong_sign')
    await api.sql`delete from contact_links where contact_id = ${s.cadre.contact.id}`
  })

  test('from the phone that has signed in another role signs nothing: one phone, one role', async () => {
    const found = await asked()
    const { id, phone } = await api.addStaff({ roles: [['first_secretary', VILLAGE]] })
    const contact = await api.addContact({ phone: phone ?? '', linkedTo: [found.id] })
    await api.sql`
      update sign_offs set staff_id = ${id}
       where application_id = ${found.applicationId} and role = 'first_secretary'`
    expect(await s.sign(contact.id, found.codeOf(s.first))).toBe('signed')
    // They leave, and the phone is the family's from then on.
    await api.sql`update staff set is_active = false where id = ${id}`
    expect(await s.sign(contact.id, found.codeOf(found))).toBe('other_role')
    expect((await s.rowOf(found.applicationId, 'household')).status).toBe('asked')
  })

  test('from a chat that has shown the same phone is the same phone', async () => {
    const found = await asked()
    const chat = await api.addContact({ chat: 'chat 1', channel: 'telegram' })
    await api.runCommand(chat.id, { type: 'prove_phone', phone: s.first.phone ?? '' })
    expect(await s.sign(chat.id, found.codeOf(s.first))).toBe('signed')
  })

  test('twice at once is one signature', async () => {
    const found = await asked()
    const second = await api.addContact({ linkedTo: [found.id] })
    const code = found.codeOf(found)
    const outcomes = await Promise.all([
      s.sign(found.contact?.id ?? '', code),
      s.sign(second.id, code),
    ])
    expect(outcomes.toSorted()).toEqual(['already_signed', 'signed_own'])
    const story = await chainOf(api, `application:${found.applicationId}`)
    expect(story.filter(({ type }) => type === 'sign_off.signed')).toHaveLength(1)
  })

  test('and a change of facts at once end in signatures of one version', async () => {
    const found = await asked()
    await api.sql`update households set size = 4 where id = ${found.id}`
    await Promise.all([
      s.sign(s.first.contact.id, found.codeOf(s.first)),
      s.sign(s.secretary.contact.id, found.codeOf(s.secretary)),
      s.refresh(found.applicationId),
    ])
    const rows = await s.rowsOf(found.applicationId)
    expect(rows.filter(({ status }) => status !== 'void').map(({ seq }) => seq)).toEqual([
      2, 2, 2, 2,
    ])
  })

  test('is kept nowhere in the clear', async () => {
    const found = await asked()
    await s.sign(s.first.contact.id, found.codeOf(s.first))
    const tables = await api.sql<{ name: string }[]>`
      select tablename as name from pg_tables where schemaname = 'public'`
    for (const code of found.codes.values())
      for (const { name } of tables) {
        const rows = await api.sql`
          select 1 from ${api.sql(name)} t where t::text like ${`%${code}%`}`
        expect([name, rows.length]).toEqual([name, 0])
      }
  })
})

describe('a fresh code', () => {
  test('takes the place of the first for all that waits', async () => {
    const found = await asked()
    const { code, vars } = await api.runCommand(s.first.contact.id, {
      type: 'renew_sign_code',
      householdId: null,
    })
    expect(code).toBe('renewed')
    expect(vars).toMatchObject({ households: 1, until: '2026-03-10T14:00:00.000Z' })
    expect(await s.sign(s.first.contact.id, found.codeOf(s.first))).toBe('wrong_sign')
    expect(await s.sign(s.first.contact.id, String(vars['code']))).toBe('signed')
  })

  test('is given to the phone a household has linked since it was asked', async () => {
    const found = await s.addCase({ head: '后连', hasPhone: false })
    await s.ask(found.applicationId)
    const contact = await api.addContact({ linkedTo: [found.id] })
    const renewed = await api.runCommand(contact.id, { type: 'renew_sign_code', householdId: null })
    expect(renewed).toMatchObject({ code: 'renewed_own', vars: { head: '后连' } })
    expect(await s.sign(contact.id, String(renewed.vars['code']))).toBe('signed_own')
  })

  test('is not given to whom nothing waits for, nor to a phone that may not sign', async () => {
    const renew = (id: string) => api.runCommand(id, { type: 'renew_sign_code', householdId: null })
    const stranger = await api.addContact()
    expect((await renew(stranger.id)).code).toBe('nothing_waits')
    const found = await asked()
    await api.sql`update contact_links set way = 'cadre_code' where household_id = ${found.id}`
    expect((await renew(found.contact?.id ?? '')).code).toBe('cannot_sign')
  })

  test('over HTTP is the same again for the same key, and kept sealed', async () => {
    await asked()
    const call = { actor: s.first.contact.actor, body: {}, key: 'fresh' }
    const [one, two] = [
      await api.call('/sign-offs/codes', call),
      await api.call('/sign-offs/codes', call),
    ]
    expect(one).toMatchObject({ status: 200, body: { code: 'renewed' } })
    expect(two).toEqual(one)
    const { code } = one.body['vars'] as { code: string }
    const body = { code }
    const signed = await api.call('/sign-offs/signatures', { actor: s.first.contact.actor, body })
    expect(signed.body).toMatchObject({ code: 'signed' })
  })
})

describe('POST /sign-offs/signatures', () => {
  test('counts a wrong code once for its key', async () => {
    await asked()
    const call = { actor: s.first.contact.actor, body: { code: '1000007' }, key: 'wrong 1' }
    const one = await api.call('/sign-offs/signatures', call)
    expect(one.body).toMatchObject({ code: 'wrong', vars: { left: 4 } })
    expect(await api.call('/sign-offs/signatures', call)).toEqual(one)
  })

  test.each([
    { code: '123' },
    { code: '12345678' },
    { code: 1234567 },
    {},
    { code: '1234567', x: 1 },
  ])('refuses %j as badly formed', async (body) => {
    const answer = await api.call('/sign-offs/signatures', { actor: s.first.contact.actor, body })
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid' } })
  })

  test('is nobody’s but a contact’s: no token of staff signs', async () => {
    const body = { code: '1000007' }
    for (const actor of [s.first.actor, s.committee.actor])
      expect((await api.call('/sign-offs/signatures', { actor, body })).status).toBe(403)
  })
})

test('roles hold in the areas that were merged into theirs', async () => {
  await api.sql`
    insert into areas (county, path, level, name, source, successor_path)
    values ('wuxi', 'wuxi.tianyuan.old', 'village', '老村', '测试', ${VILLAGE})`
  const found = await s.addCase({ areaPath: 'wuxi.tianyuan.old.1' })
  await s.ask(found.applicationId)
  expect((await s.rowOf(found.applicationId, 'first_secretary')).staffId).toBe(s.first.id)
  expect(GROUP.startsWith(VILLAGE)).toBe(true)
  expect(VILLAGE.startsWith(TOWNSHIP)).toBe(true)
})
