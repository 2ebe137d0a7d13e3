import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../../api/shared/ids'
import { reviewItems, villageCases } from '../../../db/schema'
import { COUNTY, GROUP, startApi, TOWNSHIP, VILLAGE } from '../../support/api'
import { AT_TWO, NEIGHBOURS, startMeetings } from '../../support/meetings'
import { deliverDue } from '../../support/outbox'
import { refused, varsOf } from '../../support/rounds'
import { chainOf } from '../../support/visits'

const api = await startApi({ connections: 4 })
await api.addCounty()
const meetings = await startMeetings(api)
const { applicant, called, setUp, attend, vote, minute, close, meeting, caseOf, moveTo } = meetings
const { cadre, secretary, clerk, office } = meetings
beforeEach(() => meetings.begin())
afterAll(() => api.close())

const passedBy = (votesFor: number) => ({ votesFor })
const declinedBy = (votesAgainst: number, reason: string | null = '收入过线') => ({
  votesFor: 0,
  votesAgainst,
  reason,
})
const typesOf = async (subject: string) => (await chainOf(api, subject)).map(({ type }) => type)

/** A meeting of six neighbours that has passed the one and declined the other, with its minutes. */
async function voted() {
  const tan = await applicant('谭大山')
  const mou = await applicant('牟大山')
  const id = await meeting([...NEIGHBOURS])
  await vote(id, tan.caseId, passedBy(6))
  await vote(id, mou.caseId, declinedBy(6))
  await minute(id)
  return { id, tan, mou }
}

describe('a closed meeting', () => {
  test('passes who has more than half, and declines who has not, with a reason', async () => {
    const { id, tan, mou } = await voted()
    const answer = await close(id)
    expect(answer.body).toEqual({
      code: 'closed',
      vars: { area: '宝坪村3社', passed: 1, declined: 1, left: 0 },
    })
    expect(await caseOf(tan.caseId)).toEqual({
      status: 'filed',
      level: 'group',
      review_id: id,
      reason: null,
    })
    expect(await caseOf(mou.caseId)).toEqual({
      status: 'declined',
      level: 'group',
      review_id: null,
      reason: '收入过线',
    })
    const [row] = await api.sql`
      select status, present, closed_by, closed_at from reviews where id = ${id}`
    expect(row).toMatchObject({ status: 'closed', present: 6, closed_by: cadre.id })
  })

  test('tells each household its own outcome in one message, and no name of others', async () => {
    const { id, tan, mou } = await voted()
    await deliverDue(api)
    await close(id)
    const told = await deliverDue(api)
    expect(told.map(({ to, template }) => [to, template]).toSorted()).toEqual(
      [
        [tan.contact.address, 'review.passed'],
        [mou.contact.address, 'review.declined'],
      ].toSorted(),
    )
    expect(JSON.stringify(told.filter(({ to }) => to === mou.contact.address))).toContain(
      '收入过线',
    )
  })

  test('gives no reason with the name of somebody else in it', async () => {
    const mou = await applicant('牟大山')
    await api.addHousehold({ head: '向文才', areaPath: `${VILLAGE}.5` })
    const id = await meeting([...NEIGHBOURS])
    await vote(id, mou.caseId, declinedBy(6, '王家富和向文才说牟大山家有小车'))
    await minute(id)
    await close(id)
    expect(await caseOf(mou.caseId)).toMatchObject({ reason: '某某和某某说牟大山家有小车' })
  })

  test('stands in the stories of the meeting, the round, each case and household', async () => {
    const { id, tan, mou } = await voted()
    await close(id)
    const closed = (await chainOf(api, `review:${id}`)).at(-1)
    expect(closed).toMatchObject({
      type: 'review.closed',
      details: { present: 6, passed: [tan.caseId], declined: [mou.caseId], skipped: [] },
    })
    expect(await typesOf(`round:${await meetings.roundId()}`)).toEqual([
      'round.opened',
      'review.called',
      'review.closed',
    ])
    for (const subject of [`application:${tan.caseId}`, `household:${tan.id}`])
      expect(await typesOf(subject)).toEqual(['application.filed', 'application.reviewed'])
    for (const subject of [`application:${mou.caseId}`, `household:${mou.id}`])
      expect(await typesOf(subject)).toEqual(['application.filed', 'application.declined'])
  })

  test('cannot be closed, voted in, attended, minuted or called off any more', async () => {
    const { id, tan } = await voted()
    await close(id)
    const before = await caseOf(tan.caseId)
    const chain = await typesOf(`review:${id}`)
    const all = [
      close(id),
      vote(id, tan.caseId, passedBy(6)),
      attend(id, '谭大山'),
      minute(id),
      setUp(id, 9),
      meetings.cancel(id),
    ]
    for (const answer of await Promise.all(all))
      expect(answer).toMatchObject(refused('review_closed'))
    expect(await caseOf(tan.caseId)).toEqual(before)
    expect(await typesOf(`review:${id}`)).toEqual(chain)
  })

  test('is closed once by two at once; the other hears that it is', async () => {
    const { id, tan } = await voted()
    const both = await Promise.all([close(id), close(id, secretary.actor)])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect(both.find(({ status }) => status === 409)).toMatchObject(refused('review_closed'))
    expect(await typesOf(`application:${tan.caseId}`)).toEqual([
      'application.filed',
      'application.reviewed',
    ])
  })

  test('leaves who was not voted on to another meeting', async () => {
    const { id } = await voted()
    const ran = await applicant('冉启旺')
    expect(varsOf(await close(id))).toMatchObject({ passed: 1, declined: 1, left: 1 })
    expect(await caseOf(ran.caseId)).toMatchObject({ status: 'filed', review_id: null })
    expect(varsOf(await meetings.call())).toMatchObject({ cases: 1 })
  })

  test('is of the household only, and not of one that withdrew, moved or went on meanwhile', async () => {
    const { id, tan, mou } = await voted()
    const ran = await applicant('冉启旺')
    await vote(id, ran.caseId, passedBy(6))
    const gone = await applicant('向文才')
    await vote(id, gone.caseId, passedBy(6))
    await api.sql`
      update applications set withdrawal_asked_at = '2026-03-08T01:00:00Z' where id = ${tan.caseId}`
    await api.sql`update applications set level = 'village' where id = ${mou.caseId}`
    await api.sql`update households set area_path = ${`${VILLAGE}.4`} where id = ${gone.id}`
    expect(varsOf(await close(id))).toEqual({ area: '宝坪村3社', passed: 1, declined: 0, left: 0 })
    expect(await caseOf(mou.caseId)).toMatchObject({ status: 'filed', level: 'village' })
    expect(await caseOf(gone.caseId)).toMatchObject({ status: 'filed', review_id: null })
    expect(await caseOf(ran.caseId)).toMatchObject({ review_id: id })
    expect(await api.sql`select case_id from review_items where review_id = ${id}`).toEqual([
      { case_id: ran.caseId },
    ])
    expect((await chainOf(api, `review:${id}`)).at(-1)?.details['skipped']).toHaveLength(3)
  })

  test('a withdrawal that can still be taken back does not keep a household from being passed', async () => {
    const { id, tan } = await voted()
    await api.sql`
      update applications set withdrawal_asked_at = '2026-03-08T03:00:00Z' where id = ${tan.caseId}`
    await close(id)
    expect(await caseOf(tan.caseId)).toMatchObject({ review_id: id })
  })
})

describe('a meeting is not closed', () => {
  test('without a quorum any more: nothing is decided, and another can be called', async () => {
    const { id, tan, mou } = await voted()
    await attend(id, '去掉 王家富、李兴国')
    expect(await close(id)).toMatchObject(refused('recount'))
    await vote(id, tan.caseId, passedBy(4))
    await vote(id, mou.caseId, passedBy(4))
    await attend(id, '去掉 陈开明')
    expect(await close(id)).toMatchObject(refused('no_quorum'))
    expect(await caseOf(tan.caseId)).toMatchObject({ review_id: null })
    await meetings.cancel(id)
    expect((await meetings.call()).body['code']).toBe('called')
  })

  test('before anybody was voted on', async () => {
    await applicant('谭大山')
    const id = await meeting([...NEIGHBOURS])
    await minute(id)
    expect(await close(id)).toMatchObject(refused('nothing_voted'))
  })

  test('before who was declined has a reason', async () => {
    const mou = await applicant('牟大山')
    const id = await meeting([...NEIGHBOURS])
    await vote(id, mou.caseId, declinedBy(6, null))
    await minute(id)
    expect(await close(id)).toMatchObject(refused('reason_missing'))
  })

  test('before there are minutes, in words or as a photo', async () => {
    const tan = await applicant('谭大山')
    const id = await meeting([...NEIGHBOURS])
    await vote(id, tan.caseId, passedBy(6))
    expect(await close(id)).toMatchObject(refused('minutes_missing'))
    expect(await minute(id, ' ')).toMatchObject(refused('minutes_missing'))
    await minute(id, '都议了')
    expect((await close(id)).status).toBe(200)
  })

  test('with a proxy whose paper nobody has seen, nor one that could not be fetched', async () => {
    const other = await api.addStaff({ roles: [['group_cadre', GROUP]] })
    const contact = await api.addContact({ phone: other.phone ?? '' })
    const tan = await applicant('谭大山')
    const id = await called()
    await setUp(id, 3)
    await attend(id, '王家富 委托 李兴国，陈开明')
    await vote(id, tan.caseId, passedBy(2))
    await minute(id)
    expect(await close(id)).toMatchObject(refused('proxy_paper_missing'))
    const photos = [{ reference: 'paper-1' }]
    await api.runCommand(contact.id, { type: 'minute_review', reviewId: id, text: '', photos })
    await api.sql`update media set status = 'lost' where subject = ${`review:${id}`}`
    expect(await close(id)).toMatchObject(refused('proxy_paper_missing'))
    await api.runCommand(contact.id, { type: 'minute_review', reviewId: id, text: '', photos })
    expect((await close(id)).status).toBe(200)
  })

  test('by whoever wrote a vote down and turned out to be kin of that household', async () => {
    const { id, tan } = await voted()
    await api.sql`
      insert into staff_ties (county, staff_id, household_id, kind)
      values (${COUNTY}, ${cadre.id}, ${tan.id}, 'kin')`
    expect(await close(id)).toMatchObject(refused('tied'))
    // A colleague has written it down anew, so that the tied one only ends the meeting.
    await vote(id, tan.caseId, passedBy(6), secretary.actor)
    expect((await close(id)).status).toBe(200)
    await api.sql`delete from staff_ties where staff_id = ${cadre.id}`
  })

  test('by whoever may not', async () => {
    const { id } = await voted()
    expect(await close(id, clerk.actor)).toMatchObject(refused('other_level'))
    expect((await close(id, office.actor)).status).toBe(403)
    expect((await close(newId())).status).toBe(404)
  })

  test('with minutes longer than anybody reads', async () => {
    const { id } = await voted()
    for (let i = 0; i < 3; i++) await minute(id, '议'.repeat(1_000))
    expect(await minute(id, '议'.repeat(1_000))).toMatchObject(refused('minutes_too_long'))
    expect((await minute(id, '议'.repeat(1_001))).status).toBe(400)
  })
})

describe('at the other levels', () => {
  test('the village’s representatives, then the committee of the township', async () => {
    const tan = await applicant('谭大山')
    for (const [level, areaPath, actor] of [
      ['village', VILLAGE, secretary.actor],
      ['township', TOWNSHIP, clerk.actor],
    ] as const) {
      await moveTo(level, tan.id)
      const id = await called(areaPath, { actor })
      await setUp(id, 5, { basis: 'members' }, actor)
      await attend(id, '王家富 李兴国', actor)
      const few = await vote(id, tan.caseId, passedBy(2), actor)
      expect(few).toMatchObject(refused('no_quorum'))
      await attend(id, '陈开明', actor)
      await vote(id, tan.caseId, passedBy(3), actor)
      await minute(id, '议了', actor)
      expect((await close(id, actor)).status).toBe(200)
      expect(await caseOf(tan.caseId)).toMatchObject({ level, review_id: id })
      await api.sql`update applications set review_id = null where id = ${tan.caseId}`
    }
  })

  test('where no list is posted, whoever is passed goes on at once', async () => {
    const mou = await applicant('牟大山')
    const { body } = await api.call('/rounds', {
      actor: office.actor,
      body: { kind: 'watch_list', year: 2026, areaPath: TOWNSHIP },
    })
    const roundId = String(body['id'])
    await api.sql`
      update applications set kind = 'watch_list', level = 'township', round_id = ${roundId}
       where household_id = ${mou.id}`
    const actor = clerk.actor
    const called = await api.call('/reviews', {
      actor,
      body: { roundId, areaPath: TOWNSHIP, meetsAt: AT_TWO },
    })
    const id = String(varsOf(called)['reviewId'])
    await setUp(id, 3, { basis: 'members' }, actor)
    await attend(id, '冉乡 向委员', actor)
    await vote(id, mou.caseId, passedBy(2), actor)
    await minute(id, '议了', actor)
    await close(id, actor)
    expect(await caseOf(mou.caseId)).toMatchObject({ level: 'county', review_id: null })
  })
})

describe('the cases of villages', () => {
  async function proposed() {
    const { body } = await api.call('/rounds', {
      actor: office.actor,
      body: { kind: 'village_entry', year: 2026, areaPath: TOWNSHIP },
    })
    const roundId = String(body['id'])
    const place = { villagePath: VILLAGE, villageName: '宝坪村', level: 'township' as const }
    const row = { county: COUNTY, id: newId(), roundId, kind: 'village_entry' as const, ...place }
    await api.db.insert(villageCases).values({
      ...row,
      status: 'filed',
      proposedBy: clerk.id,
      proposedAt: api.clock.now,
      findings: {},
    })
    const actor = clerk.actor
    const called = await api.call('/reviews', {
      actor,
      body: { roundId, areaPath: TOWNSHIP, meetsAt: AT_TWO },
    })
    const id = String(varsOf(called)['reviewId'])
    await setUp(id, 3, { basis: 'members' }, actor)
    await attend(id, '冉乡 向委员', actor)
    return { id, caseId: row.id }
  }
  const villageCase = async (id: string) =>
    (await api.sql`select status, level, review_id, reason from village_cases where id = ${id}`)[0]

  test('go the same way: passed', async () => {
    const { id, caseId } = await proposed()
    const progress = await meetings.progress(id, [], clerk.actor)
    expect(progress['next']).toMatchObject({
      step: 'vote',
      case: { caseId, name: '宝坪村', facts: '' },
    })
    await vote(id, caseId, passedBy(2), clerk.actor)
    await minute(id, '议了', clerk.actor)
    expect(varsOf(await close(id, clerk.actor))).toMatchObject({ passed: 1 })
    expect(await villageCase(caseId)).toMatchObject({ status: 'filed', review_id: id })
    expect(await typesOf(`village_case:${caseId}`)).toEqual(['village_case.reviewed'])
    const [item] = await api.db.select().from(reviewItems)
    expect(
      item &&
        (await api.sql`select village_case_id, application_id from review_items
       where review_id = ${id}`),
    ).toEqual([{ village_case_id: caseId, application_id: null }])
  })

  test('or declined, with the reason', async () => {
    const { id, caseId } = await proposed()
    await vote(id, caseId, declinedBy(2, '指标不够'), clerk.actor)
    await minute(id, '议了', clerk.actor)
    await close(id, clerk.actor)
    expect(await villageCase(caseId)).toMatchObject({ status: 'declined', reason: '指标不够' })
  })
})

describe('a declined household', () => {
  test('comes back by an objection to the list of that level: 漏评', async () => {
    const { id, mou } = await voted()
    await close(id)
    // Households of other tests bear the name as well.
    await api.sql`update households set head_name = '牟独一' where id = ${mou.id}`
    const code = await meetings.postedCode()
    const objection = await meetings.object(code, '漏评我家', {
      ground: 'left_out',
      householdName: '牟独一',
    })
    expect((await objection.decide(true)).status).toBe(200)
    const rows = await api.sql`
      select status, level, origin from applications
       where household_id = ${mou.id} order by filed_at, id`
    expect(rows).toHaveLength(2)
    expect(rows[1]).toMatchObject({ status: 'filed', level: 'group' })
  })
})
