import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../../api/shared/ids'
import { GROUP, OTHER_VILLAGE, startApi, TOWNSHIP, VILLAGE } from '../../support/api'
import { AT_TWO, startMeetings } from '../../support/meetings'
import { deliverDue } from '../../support/outbox'
import { addEntry, passReview } from '../../support/reviews'
import { FIT_TO_LEAVE } from '../../support/exits'
import { refused, varsOf } from '../../support/rounds'
import { chainOf } from '../../support/visits'

const api = await startApi({ connections: 4 })
await api.addCounty()
const meetings = await startMeetings(api)
const { call, called, cancel, applicant, moveTo, cadre, secretary, clerk, office } = meetings
const village = await api.addStaff({ name: '熊村', roles: [['village_cadre', VILLAGE]] })
const first = await api.addStaff({ name: '第一', roles: [['first_secretary', VILLAGE]] })
const resident = await api.addStaff({ name: '驻村', roles: [['resident_cadre', VILLAGE]] })
beforeEach(() => meetings.begin())
afterAll(() => api.close())

const countCalled = async () => (await api.sql`select from reviews where status = 'called'`).length

describe('a meeting is called', () => {
  test('for everybody who waits and was entered; the others are named as left out', async () => {
    const tan = await applicant('谭大山')
    const mou = await meetings.applicant('牟大山')
    await api.sql`update entry_visits set status = 'open' where household_id = ${mou.id}`
    const answer = await call()
    expect(varsOf(answer)).toMatchObject({ area: '宝坪村3社', at: AT_TWO, cases: 1, left: 1 })
    const { reviewId } = varsOf(answer)
    const [event] = await chainOf(api, `review:${String(reviewId)}`)
    expect(event).toMatchObject({
      type: 'review.called',
      actor: cadre.actor,
      details: { level: 'group', body: 'group_meeting', cases: [tan.caseId], left: [mou.caseId] },
    })
  })

  test('each household hears of its own case in one message, the staff of the area how many', async () => {
    const tan = await applicant('谭大山')
    await applicant('牟大山')
    await deliverDue(api)
    await call()
    const told = await deliverDue(api)
    const mine = told.filter(({ to }) => to === tan.contact.address)
    expect(mine).toHaveLength(1)
    expect(mine[0]).toMatchObject({ template: 'review.announced' })
    expect(JSON.stringify(mine)).not.toContain('牟大山')
    const staff = told.filter(({ template }) => template === 'review.told_staff')
    expect(staff.map(({ to }) => to).toSorted()).toEqual(
      [secretary, village, first, resident].map(({ phone }) => phone).toSorted(),
    )
  })

  test.each([
    [
      'group',
      GROUP,
      [
        ['cadre', 200],
        ['village', 200],
        ['secretary', 200],
        ['first', 409],
      ],
    ],
    [
      'village',
      VILLAGE,
      [
        ['cadre', 404],
        ['village', 200],
        ['secretary', 200],
        ['first', 200],
      ],
    ],
    [
      'township',
      TOWNSHIP,
      [
        ['secretary', 404],
        ['clerk', 200],
      ],
    ],
  ] as const)('of a %s only by who may', async (level, areaPath, callers) => {
    const tan = await applicant('谭大山')
    if (level !== 'group') await moveTo(level, tan.id)
    const who = { cadre, village, secretary, first, clerk }
    for (const [name, status] of callers) {
      const answer = await call(areaPath, { actor: who[name].actor })
      expect(answer.status, name).toBe(status)
      await api.sql`update reviews set status = 'void' where status = 'called'`
    }
  })

  test('not by a clerk for a group, nor by whoever works elsewhere or has no such right', async () => {
    await applicant('谭大山')
    expect(await call(GROUP, { actor: clerk.actor })).toMatchObject(refused('other_level'))
    const other = await api.addStaff({ roles: [['village_secretary', OTHER_VILLAGE]] })
    expect((await call(GROUP, { actor: other.actor })).status).toBe(404)
    expect((await call(GROUP, { actor: resident.actor })).status).toBe(403)
    expect((await call(GROUP, { actor: office.actor })).status).toBe(403)
    expect(await countCalled()).toBe(0)
  })
})

describe('no meeting is called', () => {
  test('where nobody waits', async () => {
    expect(await call()).toMatchObject(refused('nobody'))
  })

  test('where nobody was entered yet', async () => {
    await meetings.applicant('谭大山')
    await api.sql`update entry_visits set status = 'open'`
    expect(await call()).toMatchObject(refused('no_entries'))
  })

  test('for whom a review has passed, who has withdrawn, or whose case is elsewhere', async () => {
    const passed = await applicant('谭大山')
    await passReview(api, { householdIds: [passed.id] })
    const withdrawn = await applicant('牟大山')
    await api.sql`
      update applications set withdrawal_asked_at = '2026-03-08T01:00:00Z'
       where household_id = ${withdrawn.id}`
    const further = await applicant('冉启旺')
    await moveTo('village', further.id)
    expect(await call()).toMatchObject(refused('nobody'))
  })

  test('while a withdrawal can still be taken back it is called', async () => {
    const withdrawing = await applicant('牟大山')
    await api.sql`
      update applications set withdrawal_asked_at = '2026-03-08T02:00:01Z'
       where household_id = ${withdrawing.id}`
    expect(varsOf(await call())).toMatchObject({ cases: 1 })
  })

  test.each([
    ['2026-03-08T15:59:00.000Z', 'past'],
    ['2026-05-08T16:00:00.000Z', 'too_far'],
  ])('for %s', async (meetsAt, reason) => {
    await applicant('谭大山')
    expect(await call(GROUP, { meetsAt })).toMatchObject(refused(reason))
  })

  test('for an hour of today that is past it is: the meeting may have been held', async () => {
    await applicant('谭大山')
    const answer = await call(GROUP, { meetsAt: '2026-03-08T16:00:00.000Z' })
    expect(answer.body['code']).toBe('called')
  })

  test('in a round of another place, or one that is closed', async () => {
    await applicant('谭大山')
    const body = { areaPath: GROUP, meetsAt: AT_TWO }
    const roundId = await meetings.roundId()
    const unknown = { ...body, roundId: newId() }
    expect((await api.call('/reviews', { actor: cadre.actor, body: unknown })).status).toBe(404)
    await api.sql`update rounds set status = 'closed' where id = ${roundId}`
    const closed = await api.call('/reviews', { actor: cadre.actor, body: { ...body, roundId } })
    expect(closed).toMatchObject(refused('no_round'))
  })

  test('a second time while one is called', async () => {
    await applicant('谭大山')
    await called()
    const again = await call()
    expect(again.body).toEqual({
      code: 'already_called',
      vars: { area: '宝坪村3社', day: '2026-03-09' },
    })
  })

  test('twice at once', async () => {
    await applicant('谭大山')
    const both = await Promise.all([call(), call(GROUP, { actor: village.actor })])
    expect(both.map(({ body }) => body['code']).toSorted()).toEqual(['already_called', 'called'])
    expect(await countCalled()).toBe(1)
  })

  test.each([
    ['meetsAt', { meetsAt: '明天' }],
    ['roundId', { roundId: '1' }],
    ['areaPath', { areaPath: '' }],
  ])('with a wrong %s', async (field, wrong) => {
    const body = { roundId: newId(), areaPath: GROUP, meetsAt: AT_TWO, ...wrong }
    const answer = await api.call('/reviews', { actor: cadre.actor, body })
    expect(answer).toMatchObject({ status: 400, body: { reason: field } })
  })
})

describe('of another kind of round', () => {
  async function openKind(kind: string, areaPath = TOWNSHIP) {
    const { body } = await api.call('/rounds', {
      actor: office.actor,
      body: { kind, year: 2026, areaPath },
    })
    return String(body['id'])
  }

  test('a village’s representatives vote on exits, the group on none', async () => {
    const mou = await applicant('牟大山')
    const roundId = await openKind('exit')
    await api.sql`
      update applications set kind = 'exit', level = 'village', round_id = ${roundId}
       where household_id = ${mou.id}`
    await addEntry(api, mou.id, { kind: 'survey', ...FIT_TO_LEAVE })
    const at = (areaPath: string) => ({ roundId, areaPath, meetsAt: AT_TWO })
    const group = await api.call('/reviews', { actor: cadre.actor, body: at(GROUP) })
    expect(group).toMatchObject(refused('nobody'))
    const body = at(VILLAGE)
    expect(varsOf(await api.call('/reviews', { actor: village.actor, body }))).toMatchObject({
      cases: 1,
    })
  })
})

describe('a meeting is called off', () => {
  test('and whoever was told hears it; another can be called', async () => {
    const tan = await applicant('谭大山')
    const id = await called()
    await deliverDue(api)
    expect((await cancel(id)).body).toMatchObject({ code: 'voided' })
    const told = await deliverDue(api)
    expect(told.find(({ to }) => to === tan.contact.address)).toMatchObject({
      template: 'review.called_off',
    })
    expect(told.filter(({ template }) => template === 'review.called_off_staff')).toHaveLength(4)
    expect((await call()).body['code']).toBe('called')
  })

  test('once', async () => {
    await applicant('谭大山')
    const id = await called()
    await cancel(id)
    expect(await cancel(id)).toMatchObject(refused('review_void'))
    expect((await chainOf(api, `review:${id}`)).map(({ type }) => type)).toEqual([
      'review.called',
      'review.voided',
    ])
  })

  test('not from elsewhere, nor by another level', async () => {
    await applicant('谭大山')
    const id = await called()
    const other = await api.addStaff({ roles: [['village_secretary', OTHER_VILLAGE]] })
    expect((await cancel(id, other.actor)).status).toBe(404)
    expect(await cancel(id, clerk.actor)).toMatchObject(refused('other_level'))
    expect((await cancel(newId())).status).toBe(404)
    expect(await countCalled()).toBe(1)
  })
})

test('what calling would come to is told without storing anything', async () => {
  await applicant('谭大山')
  const draft = (text: string, more: object = {}, actor = cadre.actor) =>
    api.call('/reviews/drafts', { actor, body: { text, ...more } })
  expect((await draft('宝坪村3社 今天下午2点')).body).toMatchObject({
    state: 'ready',
    area: '宝坪村3社',
    level: 'group',
    body: 'group_meeting',
    kind: 'identification',
    meetsAt: AT_TWO,
    cases: 1,
    left: 0,
  })
  expect((await draft('今天下午2点')).body).toMatchObject({ state: 'ready' })
  expect((await draft('3社 今天2点', {}, village.actor)).body).toMatchObject({ state: 'ready' })
  expect((await draft('新华村 今天2点')).body).toEqual({ state: 'area' })
  expect((await draft('宝坪村3社')).body).toMatchObject({ state: 'time', refusal: null })
  expect((await draft('宝坪村3社 昨天2点')).body).toMatchObject({ state: 'time', refusal: 'past' })
  expect((await draft('宝坪村', {}, village.actor)).body).toMatchObject({ state: 'nobody' })
  expect((await draft('宝坪村3社', {}, clerk.actor)).body).toMatchObject({ state: 'other_level' })
  expect(await countCalled()).toBe(0)
})
