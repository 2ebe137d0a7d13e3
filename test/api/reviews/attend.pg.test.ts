import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../../api/shared/ids'
import { people } from '../../../db/schema'
import { COUNTY, GROUP, startApi, TOWNSHIP, VILLAGE } from '../../support/api'
import { NEIGHBOURS, startMeetings } from '../../support/meetings'
import { refused, varsOf } from '../../support/rounds'
import { chainOf } from '../../support/visits'

const api = await startApi({ connections: 4 })
await api.addCounty()
const meetings = await startMeetings(api)
const { applicant, called, setUp, attend, vote, minute, close, moveTo, progress } = meetings
const { secretary, clerk } = meetings
beforeEach(() => meetings.begin())
afterAll(() => api.close())

const attendeesOf = (id: string) =>
  api.sql<{ name: string; way: string; proxy_name: string | null; household_id: string | null }[]>`
    select name, way, proxy_name, household_id from review_attendees
     where review_id = ${id} order by seq`
const namesOf = async (id: string) => (await attendeesOf(id)).map(({ name }) => name)
const neighbours = (...heads: string[]) =>
  Promise.all(heads.map((head) => api.addHousehold({ head })))

/** A member of a household besides its head. */
async function addPerson(householdId: string, name: string) {
  const id = newId()
  const place = { county: COUNTY, table: 'people', column: 'id_number_sealed', row: id }
  await api.db.insert(people).values({
    county: COUNTY,
    id,
    householdId,
    name,
    isHead: false,
    relation: '之子',
    health: [],
    idNumberSealed: api.deps.sealer.seal(place, id),
    idNumberIndex: api.deps.sealer.index('id_number', COUNTY, id),
  })
}

describe('how many are entitled', () => {
  test('is suggested for a group by its roll, closed households not counted', async () => {
    await applicant('谭大山')
    await neighbours('王家富', '李兴国')
    const [gone] = await neighbours('陈开明')
    await api.sql`update households set status = 'closed' where id = ${gone?.id ?? ''}`
    expect(await progress(await called())).toMatchObject({ suggested: 3, entitled: null })
  })

  test('is remembered from the last meeting of a body', async () => {
    const tan = await applicant('谭大山')
    const mou = await applicant('牟大山')
    await moveTo('village', tan.id, mou.id)
    const actor = secretary.actor
    const id = await called(VILLAGE, { actor })
    expect(await progress(id, [], actor)).toMatchObject({ suggested: null })
    await setUp(id, 3, { basis: 'members' }, actor)
    await attend(id, '王家富 李兴国', actor)
    await vote(id, tan.caseId, { votesFor: 2 }, actor)
    await minute(id, '记录', actor)
    await close(id, actor)
    const next = await called(VILLAGE, { actor })
    expect(await progress(next, [], actor)).toMatchObject({ suggested: 3 })
    await setUp(next, 3, { basis: 'members' }, actor)
    await attend(next, '照上次', actor)
    expect(await namesOf(next)).toEqual(['王家富', '李兴国'])
  })

  test.each([
    ['members of a group', 'members', 409],
    ['adults of a group', 'adults', 200],
    ['households of a group', 'households', 200],
  ])('can be %s: %s', async (_what, basis, status) => {
    await applicant('谭大山')
    expect((await setUp(await called(), 5, { basis })).status).toBe(status)
  })

  test.each([0, 1_001, 1.5])('is never %d', async (entitled) => {
    await applicant('谭大山')
    expect((await setUp(await called(), entitled)).status).toBe(400)
  })

  test('the share is the round’s own, not what is in force since', async () => {
    await applicant('谭大山')
    const id = await called()
    await api.setFigures({ review_quorum_permille_group: 1_000 })
    expect(varsOf(await setUp(id, 30))).toEqual({ entitled: 30, needed: 20 })
  })

  test('of a round that froze none it is the one in force, and none is refused', async () => {
    await applicant('谭大山')
    const id = await called()
    await api.sql`update rounds set figures = '{}' where id = ${await meetings.roundId()}`
    await api.setFigures({ review_quorum_permille_group: 1_000 })
    expect(varsOf(await setUp(id, 30))).toMatchObject({ needed: 30 })
    await api.setFigures({ review_quorum_permille_group: null })
    expect((await setUp(id, 30)).body).toMatchObject({ code: 'figure_missing' })
  })
})

describe('who is present', () => {
  test('is known by name: heads, members of households, staff, and strangers as they are written', async () => {
    const tan = await applicant('谭大山')
    await addPerson(tan.id, '谭小山')
    const id = await called()
    await setUp(id, 6, { basis: 'adults' })
    const answer = await attend(id, '谭大山、谭小山、谭支书 路过人')
    expect(answer.body['code']).toBe('attended')
    expect(varsOf(answer)).toMatchObject({ added: 4, present: 4, needed: 4, strangers: '路过人' })
    const rows = await api.sql`
      select name, household_id, staff_id from review_attendees where review_id = ${id} order by seq`
    expect(rows).toEqual([
      { name: '谭大山', household_id: tan.id, staff_id: null },
      { name: '谭小山', household_id: tan.id, staff_id: null },
      { name: '谭支书', household_id: null, staff_id: secretary.id },
      { name: '路过人', household_id: null, staff_id: null },
    ])
  })

  test('is found by ear where a name is written with other characters', async () => {
    const tan = await applicant('谭大山')
    const id = await called()
    await setUp(id, 3)
    await attend(id, '谈大三')
    expect(await attendeesOf(id)).toMatchObject([{ name: '谭大山', household_id: tan.id }])
  })

  test('comes in several messages, each once', async () => {
    await applicant('谭大山')
    await neighbours(...NEIGHBOURS)
    const id = await called()
    await setUp(id, 7)
    await attend(id, '王家富 李兴国')
    expect(varsOf(await attend(id, '还有 李兴国 陈开明'))).toMatchObject({ added: 1, present: 3 })
    expect(varsOf(await attend(id, '去掉 李兴国'))).toMatchObject({ removed: 1, present: 2 })
    expect(varsOf(await attend(id, '李兴国'))).toMatchObject({ added: 1, present: 3 })
    expect(await namesOf(id)).toEqual(['王家富', '陈开明', '李兴国'])
  })

  test('twice at once is there once', async () => {
    await applicant('谭大山')
    const id = await called()
    await setUp(id, 3)
    await Promise.all([attend(id, '谭大山 王家富'), attend(id, '王家富 谭大山')])
    // Whichever comes first: each has its own order.
    expect((await namesOf(id)).toSorted()).toEqual(['王家富', '谭大山'])
  })

  test('counts once a household where households are counted, and each adult else', async () => {
    const tan = await applicant('谭大山')
    await addPerson(tan.id, '谭小山')
    const id = await called()
    await setUp(id, 3)
    expect(varsOf(await attend(id, '谭大山 谭小山'))).toMatchObject({
      present: 1,
      unread: '谭小山',
    })
    await setUp(id, 3, { basis: 'adults' })
    expect(varsOf(await attend(id, '谭小山'))).toMatchObject({ present: 2 })
  })

  test('of two of one name the group’s size tells which', async () => {
    const [small] = await neighbours('张三', '张三')
    await api.sql`update households set size = 4 where id = ${small?.id ?? ''}`
    await applicant('谭大山')
    const id = await called()
    await setUp(id, 3)
    expect(varsOf(await attend(id, '张三'))).toMatchObject({ namesakes: '张三', strangers: '' })
    expect(await attendeesOf(id)).toMatchObject([{ name: '张三', household_id: null }])
    expect(varsOf(await attend(id, '张三4口'))).toMatchObject({ present: 1 })
    expect(await attendeesOf(id)).toMatchObject([{ name: '张三', household_id: small?.id }])
    expect(varsOf(await attend(id, '张三'))).toMatchObject({ added: 0, present: 1 })
  })

  test.each(['35人', '到会35人', '张三李四王五'])(
    'a number or a jumble is no name: %s',
    async (text) => {
      await applicant('谭大山')
      const id = await called()
      await setUp(id, 3)
      expect((await attend(id, text)).body['code']).toBe('names_missing')
      expect(await namesOf(id)).toEqual([])
    },
  )

  test('more than are entitled is said, so that one of the two is put right', async () => {
    await applicant('谭大山')
    const id = await called()
    await setUp(id, 1)
    expect((await attend(id, '谭大山 王家富')).body).toMatchObject({
      code: 'over_entitled',
      vars: { present: 2, entitled: 1 },
    })
  })

  test('nobody before it is known how many there are', async () => {
    await applicant('谭大山')
    expect(await attend(await called(), '谭大山')).toMatchObject(refused('not_set_up'))
  })

  test('in a committee they are staff, and namesakes among villagers are not meant', async () => {
    const tan = await applicant('冉乡')
    await moveTo('township', tan.id)
    const actor = clerk.actor
    const id = await called(TOWNSHIP, { actor })
    await setUp(id, 9, { basis: 'members' }, actor)
    expect(varsOf(await attend(id, '冉乡', actor))).toMatchObject({ present: 1, needed: 5 })
    expect(await attendeesOf(id)).toMatchObject([{ name: '冉乡', household_id: null }])
  })

  test('who left the staff since last time is not there by 照上次', async () => {
    const tan = await applicant('谭大山')
    const mou = await applicant('牟大山')
    await moveTo('township', tan.id, mou.id)
    const actor = clerk.actor
    const leaver = await api.addStaff({ name: '向委员', roles: [['township_committee', TOWNSHIP]] })
    const id = await called(TOWNSHIP, { actor })
    await setUp(id, 3, { basis: 'members' }, actor)
    await attend(id, '冉乡 向委员', actor)
    await vote(id, tan.caseId, { votesFor: 2 }, actor)
    await minute(id, '记录', actor)
    expect((await close(id, actor)).status).toBe(200)
    await api.sql`update staff set is_active = false where id = ${leaver.id}`
    const next = await called(TOWNSHIP, { actor })
    await setUp(next, 3, { basis: 'members' }, actor)
    await attend(next, '照上次', actor)
    expect(await namesOf(next)).toEqual(['冉乡'])
  })
})

describe('a written proxy', () => {
  test('counts for whoever gave it', async () => {
    const tan = await applicant('谭大山')
    const id = await called()
    await setUp(id, 3)
    expect(varsOf(await attend(id, '谭大山 委托 王家富'))).toMatchObject({ present: 1 })
    expect(await attendeesOf(id)).toEqual([
      { name: '谭大山', way: 'written_proxy', proxy_name: '王家富', household_id: tan.id },
    ])
  })

  test('one person holds so many and no more', async () => {
    await applicant('谭大山')
    const id = await called()
    await setUp(id, 6)
    await attend(id, '陈开明 委托 王家富，李兴国 委托 王家富')
    expect((await attend(id, '周昌明 委托 王家富')).body).toEqual({
      code: 'proxies_too_many',
      vars: { name: '王家富', most: 2 },
    })
    expect(await namesOf(id)).toEqual(['陈开明', '李兴国'])
  })
})

test('photos come by a chat, and stay with the meeting', async () => {
  const other = await api.addStaff({ roles: [['group_cadre', GROUP]] })
  const contact = await api.addContact({ phone: other.phone ?? '' })
  await applicant('谭大山')
  const id = await called()
  await setUp(id, 3)
  const photos = [{ reference: 'paper-1' }]
  const done = await api.runCommand(contact.id, {
    type: 'attend_review',
    reviewId: id,
    text: '谭大山 委托 王家富',
    photos,
  })
  expect(done).toMatchObject({ code: 'attended', vars: { present: 1 } })
  expect(await progress(id)).toMatchObject({ photos: 1 })
})

test('every change of who is there stands in the meeting’s story', async () => {
  await applicant('谭大山')
  const id = await called()
  await setUp(id, 3, { basis: 'adults', isSecret: true })
  await attend(id, '谭大山 王家富')
  await attend(id, '谭大山')
  await attend(id, '去掉 王家富')
  const chain = await chainOf(api, `review:${id}`)
  expect(chain.map(({ type }) => type)).toEqual([
    'review.called',
    'review.set_up',
    'review.attended',
    'review.attended',
  ])
  expect(chain[1]?.details).toMatchObject({ basis: 'adults', entitled: 3, isSecret: true })
  expect(chain[2]?.details).toMatchObject({
    added: [
      { seq: 1, name: '谭大山', way: 'in_person' },
      { seq: 2, name: '王家富', way: 'in_person' },
    ],
    removed: [],
    present: 2,
  })
  expect(chain[3]?.details).toMatchObject({ added: [], removed: [2], present: 1 })
})

test('nothing is written down before the day, nor of a meeting that is off', async () => {
  await applicant('谭大山')
  const later = { meetsAt: '2026-03-11T06:00:00.000Z' }
  const { vars } = (await meetings.call(GROUP, later)).body as { vars: { reviewId: string } }
  expect(await setUp(vars.reviewId, 3)).toMatchObject(refused('not_yet'))
  expect(await progress(vars.reviewId)).toMatchObject({ refusal: 'not_yet' })
  api.clock.now = new Date('2026-03-10T16:00:00.000Z')
  expect((await setUp(vars.reviewId, 3)).status).toBe(200)
  await meetings.cancel(vars.reviewId)
  expect(await attend(vars.reviewId, '谭大山')).toMatchObject(refused('review_void'))
})
