import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { AssuranceFacts } from '../../../api/entry-visits/facts'
import { startApi, TOWNSHIP, VILLAGE } from '../../support/api'
import { ASSURED } from '../../support/exits'
import { NEIGHBOURS, startMeetings } from '../../support/meetings'
import { deliverDue } from '../../support/outbox'
import { addEntry } from '../../support/reviews'
import { refused, varsOf } from '../../support/rounds'
import { surveyor, varsOf as outcomeVars, WHOLE } from '../../support/surveys'
import { chainOf } from '../../support/visits'

const api = await startApi({ connections: 4 })
await api.addCounty()
const meetings = await startMeetings(api)
const { clerk, secretary, setUp, attend, vote, minute, close, caseOf } = meetings
const companion = await api.addStaff({ name: '卢思远', roles: [['resident_cadre', VILLAGE]] })
const own = surveyor(api, secretary.actor)
let roundId = ''
beforeEach(async () => {
  await meetings.begin()
  await api.sql`update rounds set status = 'closed'`
  roundId = await openExits()
})
afterAll(() => api.close())

async function openExits() {
  const body = { kind: 'exit', year: 2026, areaPath: TOWNSHIP }
  return String((await api.call('/rounds', { actor: clerk.actor, body })).body['id'])
}

/** A household whose exit the village has proposed. */
async function proposed(head: string) {
  const household = await api.addHousehold({ head, status: 'registered' })
  const contact = await api.addContact({ linkedTo: [household.id] })
  const body = { kind: 'exit', householdId: household.id }
  await api.call('/proposals', { actor: secretary.actor, body })
  const [row] = await api.sql<{ id: string }[]>`
    select id from applications where household_id = ${household.id} and status = 'filed'`
  return { ...household, contact, caseId: row?.id ?? '' }
}

const surveyed = (householdId: string, fen: number | null, change: Partial<AssuranceFacts> = {}) =>
  addEntry(api, householdId, {
    kind: 'survey',
    netIncomePerHeadFen: fen,
    facts: { assurances: { ...ASSURED, ...change } },
  })

const LACKING = { isMet: false, lacking: '水管冻裂' }
const call = () => meetings.call(VILLAGE, { actor: secretary.actor })
const draft = async () =>
  (
    await api.call('/reviews/drafts', {
      actor: secretary.actor,
      body: { text: '宝坪村 今天下午3点' },
    })
  ).body

describe('the meeting votes on an exit', () => {
  test('of a household above the line that has all it needs', async () => {
    const tan = await proposed('谭大山')
    await surveyed(tan.id, 400_001)
    expect(varsOf(await call())).toMatchObject({ cases: 1, left: 0 })
  })

  test.each([
    ['at the line', 400_000, {}, 'lacking=income'],
    ['without safe water', 400_001, { drinking_water: LACKING }, 'lacking=drinking_water'],
    ['not asked for medical care', 400_001, { medical_care: null }, 'unasked=medical_care'],
    ['of an income nobody reckoned', null, {}, 'unasked=income'],
  ])('not of one %s, and the cadre hears what it is', async (_what, fen, change, gap) => {
    const tan = await proposed('谭大山')
    await surveyed(tan.id, fen, change)
    expect(await call()).toMatchObject(refused('exit_gap'))
    expect(await draft()).toMatchObject({
      state: 'exit_gap',
      short: { head: '谭大山', gap, more: 0 },
    })
  })

  test('of those who are fit, and leaves the others for another time', async () => {
    const [tan, mou] = [await proposed('谭大山'), await proposed('牟大山')]
    await surveyed(tan.id, 400_001)
    await surveyed(mou.id, 400_001, { safe_house: LACKING })
    expect(await draft()).toMatchObject({
      state: 'ready',
      cases: 1,
      left: 1,
      leftNames: '牟大山',
      short: { head: '牟大山', gap: 'lacking=safe_house', more: 0 },
    })
    expect(varsOf(await call())).toMatchObject({ cases: 1, left: 1 })
  })

  test('by the margin above the line that the round froze', async () => {
    await api.sql`
      update rounds set figures = jsonb_set(figures, '{exit_income_margin_percent,value}', '10')
       where id = ${roundId}`
    const [tan, mou] = [await proposed('谭大山'), await proposed('牟大山')]
    await surveyed(tan.id, 440_000)
    await surveyed(mou.id, 440_001)
    expect(varsOf(await call())).toMatchObject({ cases: 1, left: 1 })
  })
})

/** A meeting of the representatives that has voted for the exit. */
async function votedFor(caseId: string) {
  const { actor } = secretary
  const id = String(varsOf(await call())['reviewId'])
  await setUp(id, 6, { basis: 'members' }, actor)
  await attend(id, NEIGHBOURS.join(' '), actor)
  expect((await vote(id, caseId, { votesFor: 6 }, actor)).body['code']).toBe('voted')
  await minute(id, '都议了', actor)
  return id
}

describe('a vote for an exit', () => {
  test('lets it go on to the household’s own consent', async () => {
    const tan = await proposed('谭大山')
    await surveyed(tan.id, 400_001)
    const id = await votedFor(tan.caseId)
    expect(varsOf(await close(id, secretary.actor))).toMatchObject({ passed: 1 })
    expect(await caseOf(tan.caseId)).toMatchObject({ status: 'filed', review_id: id })
  })

  test('decides nothing once the survey was opened again and found water lacking', async () => {
    const tan = await proposed('谭大山')
    await own.start(tan.id, companion.id, WHOLE.join('；'))
    expect((await own.finish(tan.id)).body['code']).toBe('finished')
    const id = await votedFor(tan.caseId)
    await own.reopen(tan.id, '改 缺饮水')
    expect(await close(id, secretary.actor)).toMatchObject(refused('nothing_voted'))
    expect(await caseOf(tan.caseId)).toMatchObject({ status: 'filed', review_id: null })
  })

  test('stands while another case of the meeting was opened again', async () => {
    const [tan, mou] = [await proposed('谭大山'), await proposed('牟大山')]
    await surveyed(mou.id, 400_001)
    await own.start(tan.id, companion.id, WHOLE.join('；'))
    await own.finish(tan.id)
    const id = await votedFor(tan.caseId)
    await vote(id, mou.caseId, { votesFor: 6 }, secretary.actor)
    await own.reopen(tan.id, '改 缺饮水')
    expect(varsOf(await close(id, secretary.actor))).toMatchObject({ passed: 1 })
    expect(await caseOf(tan.caseId)).toMatchObject({ review_id: null })
    expect(await caseOf(mou.caseId)).toMatchObject({ review_id: id })
  })
})

test('of a survey opened again and a meeting closed at the same moment one comes first', async () => {
  const tan = await proposed('谭大山')
  await own.start(tan.id, companion.id, WHOLE.join('；'))
  await own.finish(tan.id)
  const id = await votedFor(tan.caseId)
  await Promise.all([close(id, secretary.actor), own.reopen(tan.id, '改 缺饮水')])
  const [row] = await api.sql`
    select v.status as survey, a.review_id is not null as passed
      from applications a join entry_visits v on v.household_id = a.household_id
     where a.id = ${tan.caseId} and v.kind = 'survey'`
  expect([
    { survey: 'open', passed: false },
    { survey: 'finished', passed: true },
  ]).toContainEqual(row)
})

describe('the survey of an exit', () => {
  const LACKS = WHOLE.join('；').replace('保 都有', '保 缺饮水 水管冻裂')

  test('is finished as fit to leave where nothing is lacking', async () => {
    const tan = await proposed('谭大山')
    await own.start(tan.id, companion.id, WHOLE.join('；'))
    expect(await own.read(tan.id)).toMatchObject({ exitGap: '' })
    expect((await own.finish(tan.id)).body['code']).toBe('finished')
  })

  test('is not where something is, and says what', async () => {
    const tan = await proposed('谭大山')
    await own.start(tan.id, companion.id, LACKS)
    expect(await own.read(tan.id)).toMatchObject({ exitGap: 'lacking=drinking_water' })
    expect(await own.finish(tan.id)).toMatchObject(refused('exit_gap'))
    expect(await caseOf(tan.caseId)).toMatchObject({ status: 'filed' })
  })

  test('ends it where the team finds it not fit, and the household stays and hears why', async () => {
    const tan = await proposed('谭大山')
    await own.start(tan.id, companion.id, LACKS)
    await deliverDue(api)
    const answer = await own.finish(tan.id, 'not_eligible')
    expect(answer.body['code']).toBe('exit_ended')
    expect(outcomeVars(answer)).toEqual({ head: '谭大山' })
    expect(await caseOf(tan.caseId)).toMatchObject({ status: 'declined', review_id: null })
    const [household] = await api.sql`select status from households where id = ${tan.id}`
    expect(household).toEqual({ status: 'registered' })
    expect(await deliverDue(api)).toContainEqual(
      expect.objectContaining({
        to: tan.contact.address,
        template: 'proposal.exit_ended',
        vars: { head: '谭大山', gap: 'lacking=drinking_water' },
      }),
    )
    const types = (await chainOf(api, `application:${tan.caseId}`)).map(({ type }) => type)
    expect(types.at(-1)).toBe('application.declined')
    const { body } = await api.call('/status', { actor: tan.contact.actor })
    expect(body).toMatchObject({
      households: [{ application: { kind: 'exit', status: 'declined' } }],
    })
  })

  test('tells in no event what is lacking', async () => {
    const tan = await proposed('谭大山')
    await own.start(tan.id, companion.id, LACKS)
    await own.finish(tan.id, 'not_eligible')
    const told = await api.sql`select details from events where details::text like '%水管%'`
    expect(told).toEqual([])
  })

  test('leaves it to the meeting where the team doubts what it found', async () => {
    const tan = await proposed('谭大山')
    await own.start(tan.id, companion.id, WHOLE.join('；'))
    expect((await own.finish(tan.id, 'not_eligible')).body['code']).toBe('finished')
    expect(await caseOf(tan.caseId)).toMatchObject({ status: 'filed' })
  })
})

test('an exit that ended can be proposed again', async () => {
  const tan = await proposed('谭大山')
  await own.start(tan.id, companion.id, WHOLE.join('；').replace('保 都有', '保 缺饮水'))
  await own.finish(tan.id, 'not_eligible')
  const body = { kind: 'exit', householdId: tan.id }
  const again = await api.call('/proposals', { actor: secretary.actor, body })
  expect(again.body).toMatchObject({ code: 'proposed' })
  expect(await call()).toMatchObject(refused('exit_gap'))
  await own.reopen(tan.id, '改 饮水有了')
  expect((await own.finish(tan.id)).body['code']).toBe('finished')
  expect(varsOf(await call())).toMatchObject({ cases: 1 })
})

test('in a round of identification nobody asks for it', async () => {
  await api.sql`update rounds set status = 'closed'`
  await meetings.open()
  const tan = await meetings.applicant('谭大山')
  await meetings.moveTo('village', tan.id)
  expect(varsOf(await call())).toMatchObject({ cases: 1, left: 0 })
})
