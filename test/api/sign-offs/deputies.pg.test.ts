import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { COUNTY, startApi, type TestApi, TOWNSHIP, VILLAGE } from '../../support/api'
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

async function asked(...heads: string[]) {
  const cases = []
  for (const head of heads) cases.push(await s.addCase({ head }))
  await s.ask(...cases.map(({ applicationId }) => applicationId))
  const codes = await s.codesSent()
  return { cases, codes, only: cases[0]! }
}
const tie = (staffId: string, householdId: string) => api.sql`
  insert into staff_ties (county, staff_id, household_id, kind)
  values (${COUNTY}, ${staffId}, ${householdId}, 'kin')`

interface Given {
  areaPath?: string
  householdId?: string
  role?: string
  staffId?: string
  reason?: string
}
const appoint = (given: Given = {}, actor: `staff:${string}` = s.clerk.actor) =>
  api.call('/sign-offs/deputies', {
    actor,
    body: {
      role: 'first_secretary',
      staffId: s.resident.id,
      reason: '出差',
      ...(given.householdId ? {} : { areaPath: VILLAGE }),
      ...given,
    },
  })

describe('a deputy named by the clerk', () => {
  test('signs all that waits in the village in the place of whoever is away', async () => {
    const { cases, codes } = await asked('甲一', '乙二')
    expect((await appoint()).body).toMatchObject({
      code: 'appointed',
      vars: { name: '姚云川', role: 'first_secretary', households: 2, left: 0 },
    })
    const sent = await deliverDue(api)
    const toDeputy = sent.find(({ contactId }) => contactId === s.resident.contact.id)
    expect(toDeputy).toMatchObject({ template: 'sign_off.ask_deputy', vars: { households: 2 } })
    expect(sent.find(({ contactId }) => contactId === s.first.contact.id)).toMatchObject({
      template: 'sign_off.relieved',
      vars: { name: '姚云川', households: 2 },
    })
    // Whoever was asked first signs no more.
    expect(await s.sign(s.first.contact.id, codes.get(s.first.contact.id) ?? '')).toBe('wrong')
    expect(await s.sign(s.resident.contact.id, String(toDeputy?.vars['code']))).toBe('signed')
    for (const { applicationId } of cases)
      expect(await s.rowOf(applicationId, 'first_secretary')).toMatchObject({
        status: 'signed',
        staffId: s.resident.id,
        isDeputy: true,
        deputyReason: '出差',
      })
  })

  test('leaves what was signed already as it is', async () => {
    const { cases, codes } = await asked('甲一')
    await s.sign(s.first.contact.id, codes.get(s.first.contact.id) ?? '')
    expect(await appoint()).toMatchObject({ status: 409, body: { reason: 'nobody_waits' } })
    expect(await s.rowOf(cases[0]?.applicationId ?? '', 'first_secretary')).toMatchObject({
      staffId: s.first.id,
      isDeputy: false,
    })
  })

  test('because of a recusal signs only for those whose own official is tied', async () => {
    const [tied, free] = [await s.addCase({ head: '冉亲戚' }), await s.addCase({ head: '冉外人' })]
    await tie(s.first.id, tied.id)
    await s.ask(tied.applicationId, free.applicationId)
    expect((await appoint({ reason: '回避' })).body).toMatchObject({ vars: { households: 1 } })
    expect((await s.rowOf(tied.applicationId, 'first_secretary')).staffId).toBe(s.resident.id)
    expect((await s.rowOf(free.applicationId, 'first_secretary')).staffId).toBe(s.first.id)
  })

  test('for one household alone signs for it alone', async () => {
    const { cases, only } = await asked('甲一', '乙二')
    expect((await appoint({ householdId: only.id, reason: '回避' })).body).toMatchObject({
      vars: { households: 1 },
    })
    expect((await s.rowOf(cases[1]?.applicationId ?? '', 'first_secretary')).isDeputy).toBe(false)
  })

  test('is left out of the households they are tied to', async () => {
    const { cases } = await asked('甲一', '乙二')
    await tie(s.resident.id, cases[0]?.id ?? '')
    expect((await appoint()).body).toMatchObject({ vars: { households: 1, left: 1 } })
    expect((await s.rowOf(cases[0]?.applicationId ?? '', 'first_secretary')).staffId).toBe(
      s.first.id,
    )
  })

  test('stays one when the facts change and everybody is asked anew', async () => {
    const { only } = await asked('甲一')
    await appoint()
    await api.sql`update households set size = 7 where id = ${only.id}`
    await s.refresh(only.applicationId)
    expect(await s.rowOf(only.applicationId, 'first_secretary')).toMatchObject({
      seq: 2,
      status: 'asked',
      staffId: s.resident.id,
      isDeputy: true,
      deputyReason: '出差',
    })
  })

  test('does not stay one of a household they have become tied to', async () => {
    const { only } = await asked('甲一')
    await appoint()
    await tie(s.resident.id, only.id)
    await api.sql`update households set size = 7 where id = ${only.id}`
    await s.refresh(only.applicationId)
    expect(await s.rowOf(only.applicationId, 'first_secretary')).toMatchObject({
      staffId: s.first.id,
      isDeputy: false,
      deputyReason: null,
    })
  })

  test('stands in the story of the case, with the reason', async () => {
    const { only } = await asked('甲一')
    await appoint()
    const story = await chainOf(api, `application:${only.applicationId}`)
    expect(story.at(-1)).toMatchObject({
      type: 'sign_off.deputy_appointed',
      actor: s.clerk.actor,
      details: {
        role: 'first_secretary',
        staffId: s.resident.id,
        before: s.first.id,
        reason: '出差',
      },
    })
  })

  test('is asked once for one key', async () => {
    await asked('甲一')
    const body = {
      role: 'first_secretary',
      staffId: s.resident.id,
      reason: '出差',
      areaPath: VILLAGE,
    }
    const call = { actor: s.clerk.actor, body, key: 'deputy 1' }
    const first = await api.call('/sign-offs/deputies', call)
    expect(first.status).toBe(200)
    expect(await api.call('/sign-offs/deputies', call)).toEqual(first)
    expect(await s.codesSent()).toHaveProperty('size', 1)
  })
})

describe('nobody stands in', () => {
  test.each([
    [
      'who is of a lower level',
      async () => (await api.addStaff({ roles: [['group_cadre', `${VILLAGE}.3`]] })).id,
    ],
    [
      'who works elsewhere',
      async () => (await api.addStaff({ roles: [['first_secretary', 'wuxi.tianyuan.xinhua']] })).id,
    ],
    [
      'who has left',
      async () =>
        (await api.addStaff({ roles: [['resident_cadre', VILLAGE]], isActive: false })).id,
    ],
    [
      'who inspects',
      async () => (await api.addStaff({ roles: [['discipline_inspector', COUNTY]] })).id,
    ],
  ])('%s', async (_what, who) => {
    const { only } = await asked('甲一')
    expect(await appoint({ staffId: await who() })).toMatchObject({
      status: 409,
      body: { reason: 'deputy_level' },
    })
    expect((await s.rowOf(only.applicationId, 'first_secretary')).staffId).toBe(s.first.id)
  })

  test('for a committee member who is of the village', async () => {
    await asked('甲一')
    expect(await appoint({ role: 'township_committee' })).toMatchObject({
      body: { reason: 'deputy_level' },
    })
  })

  test('who signs the case in another role, asked or signed', async () => {
    const { codes } = await asked('甲一')
    expect(await appoint({ staffId: s.secretary.id })).toMatchObject({
      body: { reason: 'other_role' },
    })
    await s.sign(s.secretary.contact.id, codes.get(s.secretary.contact.id) ?? '')
    expect(await appoint({ staffId: s.secretary.id })).toMatchObject({
      body: { reason: 'other_role' },
    })
  })

  test('who is tied to the household', async () => {
    const { only } = await asked('甲一')
    await tie(s.resident.id, only.id)
    expect(await appoint()).toMatchObject({ status: 409, body: { reason: 'tied' } })
  })

  test('whom a clerk names who is tied to the household', async () => {
    const { only } = await asked('甲一')
    await tie(s.clerk.id, only.id)
    expect(await appoint({ householdId: only.id })).toMatchObject({ body: { reason: 'tied' } })
  })

  test('who named themselves', async () => {
    await asked('甲一')
    expect(await appoint({ staffId: s.clerk.id })).toMatchObject({ body: { reason: 'self_named' } })
  })

  test('where nothing waits', async () => {
    expect(await appoint()).toMatchObject({ status: 409, body: { reason: 'nobody_waits' } })
  })

  test('whom a clerk of another township, or a village secretary, would name', async () => {
    await asked('甲一')
    const other = await api.addStaff({ roles: [['township_clerk', 'wuxi.yulin']] })
    expect((await appoint({}, other.actor)).status).toBe(404)
    expect((await appoint({}, s.secretary.actor)).status).toBe(403)
  })

  test.each([
    { role: 'household' },
    { role: 'mayor' },
    { reason: '' },
    { staffId: 'x' },
    { areaPath: '' },
  ])('by a call with %j: badly formed', async (given) => {
    expect(await appoint(given)).toMatchObject({ status: 400, body: { code: 'invalid' } })
  })
})

test('two deputies named at once end in one', async () => {
  const { only } = await asked('甲一')
  const outcomes = await Promise.all([appoint(), appoint({ staffId: s.cadre.id })])
  expect(outcomes.map(({ status }) => status)).toEqual([200, 200])
  const row = await s.rowOf(only.applicationId, 'first_secretary')
  expect([s.resident.id, s.cadre.id]).toContain(row.staffId)
  const codes = await s.codesSent()
  const own = row.staffId === s.resident.id ? s.resident : s.cadre
  const other = row.staffId === s.resident.id ? s.cadre : s.resident
  expect(await s.sign(other.contact.id, codes.get(other.contact.id) ?? '')).toBe('wrong')
  expect(await s.sign(own.contact.id, codes.get(own.contact.id) ?? '')).toBe('signed')
})

describe('the words of a clerk', () => {
  const read = async (text: string, more: object = {}, actor = s.clerk.actor) =>
    (await api.call('/sign-offs/deputies/drafts', { actor, body: { text, ...more } })).body

  test('in one go', async () => {
    await asked('甲一', '乙二')
    expect(await read('宝坪村 第一书记 由 姚云川 因 出差')).toMatchObject({
      areaPath: VILLAGE,
      householdId: null,
      place: '宝坪村',
      role: 'first_secretary',
      name: '姚云川',
      staffId: s.resident.id,
      reason: '出差',
      households: 2,
      missing: null,
    })
  })

  test('about one household', async () => {
    const { only } = await asked('牟独户', '乙二')
    expect(await read('牟独户 村支书 由 姚云川 因 回避')).toMatchObject({
      areaPath: null,
      householdId: only.id,
      place: '牟独户',
      households: 1,
      missing: null,
    })
  })

  test('step by step', async () => {
    await asked('甲一')
    expect(await read('')).toMatchObject({ missing: 'whom' })
    expect(await read('火星村')).toMatchObject({ missing: 'whom' })
    expect(await read('宝坪村')).toMatchObject({ missing: 'role' })
    const place = { whom: '宝坪村', roleWords: '第一书记' }
    expect(await read('', place)).toMatchObject({ missing: 'name' })
    expect(await read('', { ...place, name: '无此人' })).toMatchObject({ missing: 'unknown_name' })
    expect(await read('', { ...place, name: '姚云川' })).toMatchObject({ missing: 'reason' })
    expect(await read('', { ...place, name: '姚云川', reason: '生病' })).toMatchObject({
      missing: null,
    })
    expect(await read('', { ...place, name: '卢书记', reason: '生病' })).toMatchObject({
      missing: 'nobody_waits',
    })
  })

  test('about one of two of the same name', async () => {
    await asked('甲一')
    const twin = await api.addStaff({ name: '同名人', roles: [['village_cadre', VILLAGE]] })
    await api.addStaff({ name: '同名人', roles: [['township_head', TOWNSHIP]] })
    const draft = await read('宝坪村 第一书记 由 同名人 因 出差')
    expect(draft['missing']).toBe('which')
    expect(draft['candidates']).toHaveLength(2)
    expect(await read('宝坪村 第一书记 由 同名人 因 出差', { staffId: twin.id })).toMatchObject({
      missing: null,
      staffId: twin.id,
    })
  })
})
