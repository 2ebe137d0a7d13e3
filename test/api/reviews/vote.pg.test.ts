import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { NOT_ASKED } from '../../../api/entry-visits/facts'
import { newId } from '../../../api/shared/ids'
import { GROUP, startApi, VILLAGE } from '../../support/api'
import { enter } from '../../support/entries'
import { NEIGHBOURS, startMeetings } from '../../support/meetings'
import { refused } from '../../support/rounds'
import { chainOf } from '../../support/visits'

const api = await startApi({ connections: 4 })
await api.addCounty()
const meetings = await startMeetings(api)
const { applicant, called, setUp, attend, vote, meeting, progress, act } = meetings
beforeEach(() => meetings.begin())
afterAll(() => api.close())

const itemsOf = (id: string) =>
  api.sql`
    select case_id, votes_for, votes_against, abstained, kin_abstained, outcome,
           reason_sealed is not null as has_reason
      from review_items where review_id = ${id} order by case_id`
const nextOf = async (id: string, skipped: string[] = [], actor?: `staff:${string}`) =>
  (await progress(id, skipped, actor))['next'] as Record<string, unknown>
const draft = (id: string, text: string, caseId: string | null, more: object = {}) =>
  api.call(`/reviews/${id}/drafts`, {
    actor: meetings.cadre.actor,
    body: { text, caseId, isReason: false, skipped: [], ...more },
  })

describe('a vote is written down', () => {
  test('with its outcome, kin of the household counted apart', async () => {
    const tan = await applicant('谭大山')
    const id = await meeting(['谭大山', ...NEIGHBOURS])
    expect((await vote(id, tan.caseId, { votesFor: 4, votesAgainst: 2 })).status).toBe(200)
    expect(await itemsOf(id)).toEqual([
      {
        case_id: tan.caseId,
        votes_for: 4,
        votes_against: 2,
        abstained: 0,
        kin_abstained: 1,
        outcome: 'passed',
        has_reason: false,
      },
    ])
  })

  test.each([
    // Of six present, one of whom may not vote.
    [3, 2, 'declined'],
    [4, 1, 'passed'],
  ])('%i for and %i against of six is %s', async (votesFor, votesAgainst, outcome) => {
    const tan = await applicant('谭大山')
    const id = await meeting(['谭大山', ...NEIGHBOURS.slice(0, 5)])
    await vote(id, tan.caseId, { votesFor, votesAgainst })
    expect(await itemsOf(id)).toMatchObject([{ outcome }])
  })

  test('again, and the last counts', async () => {
    const tan = await applicant('谭大山')
    const id = await meeting([...NEIGHBOURS])
    await vote(id, tan.caseId, { votesFor: 1, votesAgainst: 5, reason: '收入过线' })
    expect(await itemsOf(id)).toMatchObject([{ outcome: 'declined', has_reason: true }])
    await vote(id, tan.caseId, { votesFor: 2, votesAgainst: 4 })
    expect(await itemsOf(id)).toMatchObject([{ votes_for: 2, has_reason: true }])
    await vote(id, tan.caseId, { votesFor: 6 })
    expect(await itemsOf(id)).toMatchObject([{ outcome: 'passed', has_reason: false }])
  })

  test('and stands in the meeting’s story without a word of the reason', async () => {
    const tan = await applicant('谭大山')
    const id = await meeting([...NEIGHBOURS])
    await vote(id, tan.caseId, { votesFor: 1, votesAgainst: 5, reason: '收入过线' })
    const last = (await chainOf(api, `review:${id}`)).at(-1)
    expect(last).toMatchObject({
      type: 'review.voted',
      details: {
        votes: [{ caseId: tan.caseId, votesFor: 1, votesAgainst: 5, outcome: 'declined' }],
      },
    })
    expect(JSON.stringify(last)).not.toContain('收入过线')
  })
})

describe('no vote is written down', () => {
  test('without a quorum', async () => {
    const tan = await applicant('谭大山')
    const id = await meeting(['谭大山', '王家富', '李兴国'], 6)
    expect(await vote(id, tan.caseId, { votesFor: 2 })).toMatchObject(refused('no_quorum'))
    await attend(id, '陈开明')
    expect((await vote(id, tan.caseId, { votesFor: 3 })).status).toBe(200)
  })

  test('while more are there than are entitled, or it is not known how many are', async () => {
    const tan = await applicant('谭大山')
    const id = await called()
    expect(await vote(id, tan.caseId, { votesFor: 2 })).toMatchObject(refused('not_set_up'))
    await setUp(id, 1)
    await attend(id, '王家富 李兴国')
    expect(await vote(id, tan.caseId, { votesFor: 2 })).toMatchObject(refused('over_entitled'))
  })

  test.each([
    ['sum_wrong', { votesFor: 4, votesAgainst: 3 }],
    ['sum_wrong', { votesFor: 4, votesAgainst: 1 }],
    ['sum_wrong', { votesFor: 4, votesAgainst: 2, kin: 2 }],
    ['kin_missing', { votesFor: 5, votesAgainst: 2, kin: 0 }],
  ])('that is %s: %j', async (reason, votes) => {
    const tan = await applicant('谭大山')
    const id = await meeting(['谭大山', ...NEIGHBOURS])
    expect(await vote(id, tan.caseId, votes)).toMatchObject(refused(reason))
    expect(await itemsOf(id)).toEqual([])
  })

  test('of a list one of which does not add up', async () => {
    const tan = await applicant('谭大山')
    const mou = await applicant('牟大山')
    const id = await meeting([...NEIGHBOURS])
    const zero = { votesAgainst: 0, abstained: 0, kin: null, reason: null }
    const votes = [
      { caseId: tan.caseId, votesFor: 6, ...zero },
      { caseId: mou.caseId, votesFor: 5, ...zero },
    ]
    expect(await act(id, { type: 'vote', votes })).toMatchObject(refused('sum_wrong'))
    expect(await itemsOf(id)).toEqual([])
  })

  test('on a case that does not wait there', async () => {
    await applicant('谭大山')
    const id = await meeting([...NEIGHBOURS])
    const elsewhere = await applicant('冉启旺', `${VILLAGE}.4`)
    expect(await vote(id, elsewhere.caseId, { votesFor: 6 })).toMatchObject(refused('case_gone'))
    expect(await vote(id, newId(), { votesFor: 6 })).toMatchObject(refused('case_gone'))
  })

  test('on a household that nobody has entered', async () => {
    await applicant('谭大山')
    const mou = await applicant('牟大山')
    const id = await meeting([...NEIGHBOURS])
    await api.sql`update entry_visits set status = 'open' where household_id = ${mou.id}`
    expect(await vote(id, mou.caseId, { votesFor: 6 })).toMatchObject(refused('case_gone'))
  })

  test.each([-1, 1.5, 1_001])('of %d people', async (votesFor) => {
    const tan = await applicant('谭大山')
    const id = await meeting([...NEIGHBOURS])
    expect((await vote(id, tan.caseId, { votesFor })).status).toBe(400)
  })
})

describe('nobody decides on their own household or their kin’s', () => {
  async function tiedCadre(householdId: string, name = '谭社长') {
    const roles: [['group_cadre', string]] = [['group_cadre', GROUP]]
    return api.addStaff({ name, roles, ties: [householdId] })
  }

  test('a cadre who is tied writes no vote on it; a colleague does', async () => {
    const tan = await applicant('谭大山')
    const id = await meeting([...NEIGHBOURS])
    const { actor } = await tiedCadre(tan.id)
    expect(await vote(id, tan.caseId, { votesFor: 6 }, actor)).toMatchObject(refused('tied'))
    expect((await vote(id, tan.caseId, { votesFor: 6 })).status).toBe(200)
  })

  test('nor one whose own phone stands in its register', async () => {
    const phone = '+8619900123456'
    const household = await api.addHousehold({ head: '谭社长', phone })
    const contact = await api.addContact({ linkedTo: [household.id] })
    await api.runCommand(contact.id, { type: 'file_application', householdId: household.id })
    await api.sql`
      insert into entry_visits (county, id, round_id, household_id, area_path, kind, status,
                                staff_id, started_at, facts_sealed, open_disputes, is_far)
      values ('wuxi', ${newId()}, ${await meetings.roundId()}, ${household.id}, ${GROUP},
              'screening', 'finished', ${meetings.cadre.id}, now(), ''::bytea, 0, false)`
    const [row] = await api.sql<{ id: string }[]>`
      select id from applications where household_id = ${household.id}`
    const id = await meeting([...NEIGHBOURS])
    const own = await api.addStaff({ name: '谭社长', phone, roles: [['group_cadre', GROUP]] })
    const answer = await vote(id, row?.id ?? '', { votesFor: 6 }, own.actor)
    expect(answer).toMatchObject(refused('tied'))
    expect(await nextOf(id, [], own.actor)).toMatchObject({ step: 'nothing', left: 1, tied: 1 })
  })

  test('a tied cadre is asked about the other households alone', async () => {
    const tan = await applicant('谭大山')
    const mou = await applicant('牟大山')
    const id = await meeting([...NEIGHBOURS])
    const { actor } = await tiedCadre(mou.id)
    expect(await nextOf(id, [], actor)).toMatchObject({ step: 'vote', case: { name: '谭大山' } })
    await vote(id, tan.caseId, { votesFor: 6 }, actor)
    expect(await nextOf(id, [], actor)).toMatchObject({ step: 'minutes', left: 1, tied: 1 })
    expect(await nextOf(id)).toMatchObject({ step: 'vote', case: { name: '牟大山' } })
  })

  test('staff who are there and tied to the household are counted as kin', async () => {
    const tan = await applicant('谭大山')
    const { name } = await tiedCadre(tan.id, '谭会计')
    const id = await meeting([name, '谭大山', ...NEIGHBOURS.slice(0, 4)])
    expect(await nextOf(id)).toMatchObject({ case: { present: 6, kin: 2 } })
    expect(await vote(id, tan.caseId, { votesFor: 5 })).toMatchObject(refused('sum_wrong'))
    expect((await vote(id, tan.caseId, { votesFor: 4 })).status).toBe(200)
  })

  test('nor does one who holds a neighbour’s paper vote with it on their own', async () => {
    const tan = await applicant('谭大山')
    const id = await called()
    await setUp(id, 4)
    await attend(id, '谭大山、王家富 委托 谭大山、李兴国')
    expect(await nextOf(id)).toMatchObject({ case: { name: '谭大山', present: 3, kin: 2 } })
    expect((await vote(id, tan.caseId, { votesFor: 1 })).status).toBe(200)
  })
})

describe('when somebody comes or goes', () => {
  test('votes that do not add up any more are asked for again', async () => {
    const tan = await applicant('谭大山')
    const id = await meeting(NEIGHBOURS.slice(0, 5), 6)
    await vote(id, tan.caseId, { votesFor: 5 })
    expect(await nextOf(id)).toMatchObject({ step: 'minutes', passed: 1 })
    await attend(id, '吴德贵')
    expect(await nextOf(id)).toMatchObject({ step: 'recount', case: { present: 6 }, passed: 0 })
    expect(await meetings.close(id)).toMatchObject(refused('recount'))
    await vote(id, tan.caseId, { votesFor: 6 })
    expect(await nextOf(id)).toMatchObject({ step: 'minutes', passed: 1 })
  })

  test('it is the household itself that came, and may not have voted', async () => {
    const tan = await applicant('谭大山')
    const id = await meeting(NEIGHBOURS.slice(0, 5), 6)
    await vote(id, tan.caseId, { votesFor: 5 })
    await attend(id, '去掉 王家富')
    await attend(id, '谭大山')
    expect(await nextOf(id)).toMatchObject({ step: 'recount', case: { present: 5, kin: 1 } })
  })
})

describe('what is voted on next', () => {
  test('is shown with what the entries found', async () => {
    const tan = await applicant('谭大山')
    await api.sql`
      update entry_visits set net_income_per_head_fen = 320000, open_disputes = 1
       where household_id = ${tan.id}`
    await api.sql`update households set size = 4, housing_grade = 'c' where id = ${tan.id}`
    const id = await meeting([...NEIGHBOURS])
    expect(await nextOf(id)).toMatchObject({
      step: 'vote',
      case: {
        name: '谭大山',
        area: '宝坪村3社',
        facts: 'size=4;disputes=1;income=320000;line=400000;grade=c;screening=eligible',
        at: 1,
        of: 1,
        present: 6,
        kin: 0,
      },
    })
  })

  test('is shown as its survey found it, not as the roll or an older screening has it', async () => {
    const tan = await applicant('谭大山')
    await meetings.moveTo('village', tan.id)
    await api.sql`update households set size = 3, housing_grade = 'safe' where id = ${tan.id}`
    api.clock.now = new Date(api.clock.now.getTime() + 60_000)
    await enter(
      api,
      { householdId: tan.id, kind: 'survey', staffId: meetings.secretary.id, verdict: 'eligible' },
      {
        size: 5,
        housing: { areaM2: 80, structure: 'earth', grade: 'c' },
        assurances: { ...NOT_ASKED, drinking_water: { isMet: false, lacking: '水管冻裂' } },
      },
    )
    const actor = meetings.secretary.actor
    const id = await called(VILLAGE, { actor })
    await setUp(id, 2, { basis: 'members' }, actor)
    await attend(id, '王家富 李兴国', actor)
    const { case: of } = await nextOf(id, [], actor)
    expect(of).toMatchObject({
      facts: 'size=5;grade=c;lacking=drinking_water;survey=eligible;screening=eligible',
    })
  })

  test('says that one entry found it eligible and another did not', async () => {
    const tan = await applicant('谭大山')
    await meetings.moveTo('village', tan.id)
    await api.sql`
      update entry_visits set verdict = 'not_eligible'
       where household_id = ${tan.id} and kind = 'survey'`
    const actor = meetings.secretary.actor
    const id = await called(VILLAGE, { actor })
    await setUp(id, 2, { basis: 'members' }, actor)
    await attend(id, '王家富 李兴国', actor)
    const { case: of } = await nextOf(id, [], actor)
    expect(of).toMatchObject({ facts: expect.stringMatching(/differing=yes/) as string })
  })

  test('leaves out who was put off', async () => {
    const tan = await applicant('谭大山')
    const mou = await applicant('牟大山')
    const id = await meeting([...NEIGHBOURS])
    expect(await nextOf(id, [mou.caseId])).toMatchObject({ case: { caseId: tan.caseId, at: 2 } })
    expect(await nextOf(id, [mou.caseId, tan.caseId])).toMatchObject({ step: 'nothing', left: 2 })
  })
})

describe('votes as they are worded', () => {
  test('are read for the household that was asked about, and the next one told', async () => {
    const tan = await applicant('谭大山')
    const mou = await applicant('牟大山')
    const id = await meeting([...NEIGHBOURS])
    const { body } = await draft(id, '4 2', mou.caseId)
    expect(body).toMatchObject({
      state: 'ready',
      votes: [{ caseId: mou.caseId, votesFor: 4, votesAgainst: 2, abstained: 0, kin: null }],
      last: { name: '牟大山', outcome: 'passed', votesFor: 4, present: 6 },
      next: { step: 'vote', case: { caseId: tan.caseId } },
    })
    expect(await itemsOf(id)).toEqual([])
  })

  test('are read for several by their names, also by ear', async () => {
    const tan = await applicant('谭大山')
    const mou = await applicant('牟大山')
    const id = await meeting([...NEIGHBOURS])
    const { body } = await draft(id, '1 牟大三 6 0；2 谭大山 1 5 0 收入过线', mou.caseId)
    expect(body).toMatchObject({
      votes: [
        { caseId: mou.caseId, votesFor: 6, reason: null },
        { caseId: tan.caseId, votesFor: 1, votesAgainst: 5, reason: '收入过线' },
      ],
      next: { step: 'minutes', passed: 1, declined: 1 },
    })
  })

  test('everybody means everybody who may vote', async () => {
    const tan = await applicant('谭大山')
    const id = await meeting(['谭大山', ...NEIGHBOURS])
    const votes = (body: Record<string, unknown>) => body['votes']
    expect(votes((await draft(id, '全票', tan.caseId)).body)).toMatchObject([
      { votesFor: 6, kin: null },
    ])
    expect(votes((await draft(id, '都同意 回避2', tan.caseId)).body)).toMatchObject([
      { votesFor: 5, kin: 2 },
    ])
  })

  test.each([
    ['好的', { state: 'unreadable' }],
    ['4 1 0', { state: 'sum_wrong', name: '谭大山', said: 5, present: 6, kin: 0 }],
    ['王五 6 0 0', { state: 'name_unknown', name: '王五' }],
    ['李四 6 0；谭大山 6 0', { state: 'name_unknown', name: '李四' }],
  ])('“%s” is not taken', async (text, expected) => {
    const tan = await applicant('谭大山')
    const id = await meeting([...NEIGHBOURS])
    expect((await draft(id, text, tan.caseId)).body).toEqual(expected)
  })

  test('two of one name are told apart by their group or size, or are the one that was asked about', async () => {
    const small = await applicant('张三')
    const big = await applicant('张三')
    await api.sql`update households set size = 5 where id = ${big.id}`
    const id = await meeting([...NEIGHBOURS])
    expect((await draft(id, '张三 6 0', null)).body).toEqual({
      state: 'name_ambiguous',
      name: '张三',
    })
    expect((await draft(id, '张三5口 6 0', null)).body).toMatchObject({
      votes: [{ caseId: big.caseId }],
    })
    expect((await draft(id, '张三 6 0', small.caseId)).body).toMatchObject({
      votes: [{ caseId: small.caseId }],
    })
  })

  test('a reason comes to the vote that stands, and nobody is asked for one twice', async () => {
    const tan = await applicant('谭大山')
    const id = await meeting([...NEIGHBOURS])
    const first = (await draft(id, '1 5', tan.caseId)).body
    expect(first).toMatchObject({ next: { step: 'reason', case: { votesFor: 1 } } })
    await vote(id, tan.caseId, { votesFor: 1, votesAgainst: 5 })
    const told = (await draft(id, '收入过线', tan.caseId, { isReason: true })).body
    expect(told).toMatchObject({
      votes: [{ caseId: tan.caseId, votesFor: 1, votesAgainst: 5, kin: 0, reason: '收入过线' }],
      next: { step: 'minutes', declined: 1 },
    })
  })

  test('of a household that withdrew meanwhile are for nobody', async () => {
    const tan = await applicant('谭大山')
    const id = await meeting([...NEIGHBOURS])
    await api.sql`update applications set status = 'withdrawn' where id = ${tan.caseId}`
    expect((await draft(id, '6 0', tan.caseId)).body).toEqual({ state: 'case_gone' })
  })
})

test('two who write down different votes at once leave one of the two, and both in the story', async () => {
  const tan = await applicant('谭大山')
  const id = await meeting([...NEIGHBOURS])
  const both = await Promise.all([
    vote(id, tan.caseId, { votesFor: 6 }),
    vote(id, tan.caseId, { votesFor: 5, votesAgainst: 1 }),
  ])
  expect(both.map(({ status }) => status)).toEqual([200, 200])
  expect(await itemsOf(id)).toHaveLength(1)
  const voted = (await chainOf(api, `review:${id}`)).filter(({ type }) => type === 'review.voted')
  expect(voted).toHaveLength(2)
})
