import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { rowCounts } from '../../support/bot'
import {
  GROUP,
  MONDAY_MORNING,
  OTHER_VILLAGE,
  startApi,
  type TestApi,
  TOWNSHIP,
  VILLAGE,
} from '../../support/api'
import { postList } from '../../support/objections'

let api: TestApi
beforeAll(async () => {
  api = await startApi()
  await api.addCounty()
})
beforeEach(async () => {
  api.clock.now = new Date(MONDAY_MORNING)
  await api.sql`update notices set status = 'closed'`
})
afterAll(() => api.close())

type Contact = Awaited<ReturnType<TestApi['addContact']>>

async function read(contact: Contact, draft: object) {
  const body = { code: null, text: '', ...draft }
  const answer = await api.call('/objections/drafts', { actor: contact.actor, body, key: null })
  expect(answer.status).toBe(200)
  return answer.body
}

async function posted(heads = ['牟大山'], given: Parameters<typeof postList>[1] = {}) {
  const households = await Promise.all(heads.map((head) => api.addHousehold({ head })))
  const list = await postList(api, { households, ...given })
  return { list, households }
}

async function villager(areaPath = GROUP) {
  const household = await api.addHousehold({ areaPath })
  return Object.assign(await api.addContact({ linkedTo: [household.id] }), { household })
}

describe('what is still to be asked', () => {
  test.each([
    ['牟大山家有小车', {}, null],
    ['牟大山家我不服', {}, 'ground'],
    ['有家人不该评上', {}, 'household'],
    ['', { ground: 'faulty_procedure' }, 'reason'],
    ['牟大山家', { ground: 'wrong_facts' }, 'reason'],
    ['没开会', {}, null],
    ['漏了人', {}, 'household'],
    ['他家最困难', { ground: 'left_out', householdName: '冉启旺' }, null],
    ['有小车', { householdName: '钱多多' }, 'name_unknown'],
    ['有小车', { householdName: '牟大山家有' }, null],
    ['有小车', { householdName: '谋大山' }, null],
  ])('of “%s” with %j: %s', async (text, given, missing) => {
    const { list } = await posted()
    const contact = await api.addContact()
    expect(await read(contact, { code: list.code, text, ...given })).toMatchObject({
      notice: { code: list.code, area: '宝坪村', closesOn: '2026-03-15' },
      refusal: null,
      missing,
    })
  })

  test('is the 社 where two have one name', async () => {
    const { list } = await posted(['牟大山', '牟大山'])
    const contact = await api.addContact()
    const draft = { code: list.code, text: '牟大山家有小车' }
    expect(await read(contact, draft)).toMatchObject({ missing: 'group' })
  })

  test('is whose household where the words name two', async () => {
    const { list } = await posted(['牟大山', '冉启旺'])
    const contact = await api.addContact()
    const draft = { code: list.code, text: '牟大山和冉启旺都有小车' }
    expect(await read(contact, draft)).toMatchObject({ missing: 'household', householdName: null })
  })
})

describe('which list', () => {
  test('is the only one open where somebody lives', async () => {
    const { list } = await posted()
    const contact = await villager()
    expect(await read(contact, { text: '没开会' })).toMatchObject({
      notice: { code: list.code },
      missing: null,
    })
  })

  test('is to be picked of several: of the 社, the village and the township, no others', async () => {
    const codes = []
    for (const areaPath of [GROUP, VILLAGE, TOWNSHIP, OTHER_VILLAGE, `${VILLAGE}.4`])
      codes.push((await posted([], { areaPath })).list.code)
    const { notices, missing } = await read(await villager(), {})
    expect(missing).toBe('notice')
    const offered = (notices as { code: string }[]).map(({ code }) => code)
    expect(offered.toSorted()).toEqual(codes.slice(0, 3).toSorted())
  })

  test('is no longer offered from the instant it closes', async () => {
    await posted()
    const contact = await villager()
    api.clock.now = new Date('2026-03-15T15:59:59.999Z')
    expect((await read(contact, {}))['notice']).not.toBeNull()
    api.clock.now = new Date('2026-03-15T16:00:00.000Z')
    expect(await read(contact, {})).toMatchObject({ notice: null, notices: [], missing: 'notice' })
  })

  test('has to be said by whoever lives nowhere here', async () => {
    await posted()
    const contact = await api.addContact()
    expect(await read(contact, {})).toMatchObject({ notices: [], missing: 'notice' })
  })
})

describe('one’s own household', () => {
  test('is meant by 我家 where the phone speaks for one', async () => {
    const { list } = await posted()
    const contact = await villager()
    const draft = { code: list.code, text: '漏了我家' }
    expect(await read(contact, draft)).toMatchObject({
      ownHousehold: contact.household.id,
      missing: null,
    })
    expect(await read(contact, { ...draft, isEntered: true })).toMatchObject({
      ownHousehold: null,
      missing: 'household',
    })
  })

  test('is refused where it makes no sense, before anything else is asked', async () => {
    const { list, households } = await posted()
    const [mou] = households
    const own = await api.addContact({ linkedTo: [mou?.id ?? ''] })
    const refusalOf = async (contact: Contact, text: string) =>
      (await read(contact, { code: list.code, text }))['refusal']
    expect(await refusalOf(own, '漏了我家')).toBe('on_list')
    expect(await refusalOf(own, '牟大山家有小车')).toBe('own_household')
    expect(await refusalOf(await villager(`${OTHER_VILLAGE}.1`), '漏了我家')).toBe('other_area')
    expect(await refusalOf(await villager(), '我家人口写错了')).toBe('other_area')
  })
})

test.each([
  ['999999', {}, 'unknown_code'],
  [null, { status: 'void' as const }, 'notice_void'],
  [null, { status: 'closed' as const }, 'window_closed'],
])('a list %s of %j is refused as %s', async (code, given, refusal) => {
  const { list } = await posted(['牟大山'], given)
  const contact = await api.addContact()
  expect(await read(contact, { code: code ?? list.code })).toMatchObject({ refusal })
})

test('reading a draft keeps nothing', async () => {
  const { list } = await posted()
  const contact = await villager()
  const before = await rowCounts(api)
  await read(contact, { code: list.code, text: '牟大山家有小车' })
  expect(await rowCounts(api)).toEqual(before)
})
