import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Command } from '../../../api/turns/command'
import { OTHER_VILLAGE, startApi, type TestApi, VILLAGE } from '../../support/api'
import { type Signing, startSigning } from '../../support/sign-offs'
import { addMember } from '../../support/proxies'
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
  await api.sql`update sign_offs set status = 'void' where status in ('asked', 'signed')`
  await api.sql`delete from staff_ties`
})
afterAll(() => api.close())

type Paper = Extract<Command, { type: 'enter_paper' }>

const enter = (signOffId: string, more: Partial<Paper> = {}, contactId = s.cadre.contact.id) =>
  api.runCommand(contactId, {
    type: 'enter_paper',
    signOffId,
    way: 'hand_print',
    witnesses: ['李四', '王五'],
    photos: [{ reference: `photo ${signOffId}` }],
    ...more,
  })

async function asked(given: Parameters<Signing['addCase']>[0] = {}) {
  const found = await s.addCase({ hasPhone: false, ...given })
  await s.ask(found.applicationId)
  const household = await s.rowOf(found.applicationId, 'household')
  return { ...found, signOffId: household.id }
}
/** What the worker makes of the picture. */
const photo = (signOffId: string, status: string) => api.sql`
  update media set status = ${status} where subject = ${`sign_off:${signOffId}`} and status = 'wanted'`
const tie = (staffId: string, householdId: string) => api.sql`
  insert into staff_ties (county, staff_id, household_id, kind)
  values ('wuxi', ${staffId}, ${householdId}, 'kin')`

describe('a signature on paper', () => {
  test('of a household without a phone is as good as a code, once its photo has come', async () => {
    const found = await asked({ head: '向无机' })
    expect(await enter(found.signOffId)).toMatchObject({
      code: 'entered',
      vars: { head: '向无机', role: 'household' },
    })
    await s.signAll(found)
    expect(await s.isDone(found.applicationId)).toBe(false)
    await photo(found.signOffId, 'kept')
    expect(await s.isDone(found.applicationId)).toBe(true)
    const [row] = await api.sql`select * from sign_offs where id = ${found.signOffId}`
    expect(row).toMatchObject({
      status: 'signed',
      way: 'hand_print',
      entered_by: s.cadre.id,
      witnesses: ['李四', '王五'],
      contact_id: null,
    })
  })

  test('of an official counts as theirs', async () => {
    const found = await asked()
    const { id } = await s.rowOf(found.applicationId, 'first_secretary')
    expect(await enter(id, { way: 'paper' })).toMatchObject({ code: 'entered' })
    expect(await s.rowOf(found.applicationId, 'first_secretary')).toMatchObject({
      status: 'signed',
      way: 'paper',
      staffId: s.first.id,
    })
  })

  test('stands in the story with who put it down, and without the names of who saw it', async () => {
    const found = await asked()
    await enter(found.signOffId)
    const story = await chainOf(api, `application:${found.applicationId}`)
    expect(story.at(-1)).toMatchObject({
      type: 'sign_off.signed',
      actor: s.cadre.actor,
      details: {
        role: 'household',
        way: 'hand_print',
        enteredBy: s.cadre.id,
        witnesses: 2,
        photos: 1,
      },
    })
    expect(JSON.stringify(story)).not.toContain('李四')
  })

  test('whose photo cannot be had counts for nothing until another has come', async () => {
    const found = await asked()
    await enter(found.signOffId)
    await photo(found.signOffId, 'refused')
    await s.signAll(found)
    expect(await s.isDone(found.applicationId)).toBe(false)
    const again = await enter(found.signOffId, {
      photos: [{ reference: 'another' }],
      witnesses: [],
    })
    expect(again.code).toBe('photo_added')
    expect(await s.isDone(found.applicationId)).toBe(false)
    await photo(found.signOffId, 'kept')
    expect(await s.isDone(found.applicationId)).toBe(true)
    const types = (await chainOf(api, `application:${found.applicationId}`)).map(({ type }) => type)
    expect(types).toContain('sign_off.photo_added')
  })

  test('still on its way is not entered a second time', async () => {
    const found = await asked()
    await enter(found.signOffId)
    expect((await enter(found.signOffId)).code).toBe('already_signed')
  })
})

describe('a paper is refused', () => {
  test.each([
    ['without a photo', { photos: [] }, 'photo_missing'],
    ['without witnesses', { witnesses: [] }, 'witness_missing'],
    ['with one witness', { witnesses: ['李四'] }, 'witness_missing'],
    ['with one witness said twice', { witnesses: ['李四', '李 四'] }, 'witness_missing'],
    ['witnessed by whoever enters it', { witnesses: ['李四', '熊长富'] }, 'witness_not_apart'],
    [
      'witnessed by an official who signs the case',
      { witnesses: ['李四', '卢书记'] },
      'witness_not_apart',
    ],
    ['witnessed by the head', { witnesses: ['李四', '谭大山'] }, 'witness_not_apart'],
  ])('%s', async (_what, more, refusal) => {
    const found = await asked()
    expect((await enter(found.signOffId, more)).code).toBe(refusal)
    expect((await s.rowOf(found.applicationId, 'household')).status).toBe('asked')
    const kept = await api.sql`select 1 from media where subject = ${`sign_off:${found.signOffId}`}`
    expect(kept).toEqual([])
  })

  test('witnessed by a member of the household', async () => {
    const found = await asked()
    await addMember(api, found.id, '谭小山', '2468')
    const { code } = await enter(found.signOffId, { witnesses: ['李四', '谭小山'] })
    expect(code).toBe('witness_not_apart')
  })

  test('from a cadre who is kin, or whose own household it is', async () => {
    const found = await asked()
    await tie(s.cadre.id, found.id)
    expect((await enter(found.signOffId)).code).toBe('tied')
    await api.sql`delete from staff_ties`
    const phone = api.deps.sealer.index('phone', 'wuxi', s.cadre.phone ?? '')
    await api.sql`update people set phone_index = ${phone} where household_id = ${found.id}`
    expect((await enter(found.signOffId)).code).toBe('tied')
    await api.sql`update people set phone_index = null where household_id = ${found.id}`
    expect((await enter(found.signOffId)).code).toBe('entered')
  })

  test('from whoever signs the case themselves', async () => {
    const found = await asked()
    for (const { contact } of [s.secretary, s.first, s.committee])
      expect((await enter(found.signOffId, {}, contact.id)).code).toBe('is_signer')
  })

  test('from a cadre of another village, a villager, or a stranger', async () => {
    const found = await asked()
    const other = await api.addStaff({ roles: [['village_cadre', OTHER_VILLAGE]] })
    const contact = await api.addContact({ phone: other.phone ?? '' })
    expect((await enter(found.signOffId, {}, contact.id)).code).toBe('not_found')
    expect((await enter(found.signOffId, {}, (await api.addContact()).id)).code).toBe('forbidden')
  })

  test('where no official is named to sign', async () => {
    const found = await s.addCase({ hasPhone: false })
    await tie(s.first.id, found.id)
    await s.ask(found.applicationId)
    const { id } = await s.rowOf(found.applicationId, 'first_secretary')
    expect((await enter(id)).code).toBe('signer_missing')
  })

  test('once the facts on it have changed', async () => {
    const found = await asked()
    await api.sql`update households set size = 6 where id = ${found.id}`
    expect((await enter(found.signOffId)).code).toBe('changed')
    expect((await s.rowOf(found.applicationId, 'household')).seq).toBe(2)
    expect((await s.rowOf(found.applicationId, 'household')).status).toBe('asked')
  })

  test('of a case that has gone back', async () => {
    const found = await asked()
    const { id } = await s.rowOf(found.applicationId, 'first_secretary')
    await api.runCommand(s.first.contact.id, {
      type: 'refuse_sign_off',
      signOffId: id,
      text: '有车',
    })
    expect((await enter(found.signOffId)).code).toBe('changed')
  })

  test('the second time of two at once', async () => {
    const found = await asked()
    const second = await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
    const contact = await api.addContact({ phone: second.phone ?? '' })
    const outcomes = await Promise.all([
      enter(found.signOffId),
      enter(found.signOffId, {}, contact.id),
    ])
    expect(outcomes.map(({ code }) => code).toSorted()).toEqual(['already_signed', 'entered'])
  })
})

describe('the words of a cadre', () => {
  const read = async (text: string, more: object = {}) =>
    (await api.call('/sign-offs/papers/drafts', { actor: s.cadre.actor, body: { text, ...more } }))
      .body

  test('in one go', async () => {
    const found = await asked({ head: '牟大力' })
    expect(await read('牟大力 手印 见证 李四、王五')).toMatchObject({
      signOffId: found.signOffId,
      head: '牟大力',
      area: '宝坪村3社',
      role: 'household',
      way: 'hand_print',
      witnesses: ['李四', '王五'],
      missing: null,
    })
  })

  test('about an official', async () => {
    const found = await asked({ head: '牟官方' })
    const { id } = await s.rowOf(found.applicationId, 'first_secretary')
    expect(await read('牟官方 第一书记 签名 见证 李四 王五')).toMatchObject({
      signOffId: id,
      role: 'first_secretary',
      way: 'paper',
      missing: null,
    })
  })

  test('step by step', async () => {
    const found = await asked({ head: '牟分步' })
    expect(await read('')).toMatchObject({ missing: 'household' })
    expect(await read('无此人')).toMatchObject({ missing: 'household' })
    expect(await read('', { householdName: '牟分步' })).toMatchObject({ missing: 'witnesses' })
    const given = { householdName: '牟分步', witnessWords: '李四和王五' }
    expect(await read('', given)).toMatchObject({ missing: null, witnesses: ['李四', '王五'] })
    expect(await read('', { signOffId: found.signOffId })).toMatchObject({ head: '牟分步' })
  })

  test('by ear, and with the group where several bear the name', async () => {
    const [one, two] = [
      await asked({ head: '谭同名', areaPath: `${VILLAGE}.3` }),
      await asked({ head: '谭同名', areaPath: `${VILLAGE}.5` }),
    ]
    const both = await read('谭同明')
    expect(both['missing']).toBe('which')
    expect(both['candidates']).toMatchObject([
      { id: one.signOffId, area: '宝坪村3社', size: 1 },
      { id: two.signOffId, area: '宝坪村5社' },
    ])
    expect(await read('5社谭同名')).toMatchObject({ signOffId: two.signOffId })
    expect(await read('谭同名家（3社）')).toMatchObject({ signOffId: one.signOffId })
  })

  test('about a household the cadre is tied to find nobody', async () => {
    const found = await asked({ head: '牟亲戚' })
    await tie(s.cadre.id, found.id)
    expect(await read('牟亲戚')).toMatchObject({ missing: 'household' })
  })

  test('without a name tell who has to sign on paper', async () => {
    await asked({ head: '甲纸' })
    await asked({ head: '乙机', hasPhone: true })
    const body = await read('')
    expect(body['onPaperAlone']).toEqual(['甲纸'])
  })

  test('find a signature whose photo was lost, and ask for no witnesses again', async () => {
    const found = await asked({ head: '牟丢图' })
    await enter(found.signOffId)
    expect(await read('牟丢图')).toMatchObject({ missing: 'household' })
    await photo(found.signOffId, 'lost')
    expect(await read('牟丢图')).toMatchObject({ signOffId: found.signOffId, missing: null })
  })
})
