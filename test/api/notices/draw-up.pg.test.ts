import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import {
  COUNTY,
  FIGURES,
  GROUP,
  MONDAY_MORNING,
  OTHER_VILLAGE,
  startApi,
  TOWNSHIP,
  VILLAGE,
} from '../../support/api'
import { posterToken } from '../../../api/notices/poster-token'
import { figuresOf } from '../../../api/rounds/paths'
import { newId } from '../../../api/shared/ids'
import { rounds, signOffs, villageCases } from '../../../db/schema'
import type { RoundKind } from '../../../db/values/rounds'
import { deliverDue } from '../../support/outbox'
import { passReview } from '../../support/reviews'
import { startRound } from '../../support/rounds'

const api = await startApi({ connections: 4 })
await api.addCounty()
const round = await startRound(api)
const { open, drawUp, applicant, standingOf } = round
beforeEach(async () => {
  api.clock.now = new Date(MONDAY_MORNING)
  await api.sql`update rounds set status = 'closed'`
  await api.sql`update applications set status = 'withdrawn' where status = 'filed'`
  await api.sql`update outbox set status = 'cancelled' where status = 'queued'`
})
afterAll(() => api.close())

const draft = async (text: string, actor: `staff:${string}` = round.cadre.actor) =>
  (await api.call('/notices/drafts', { actor, body: { text } })).body

/** A round of 宝坪村's township as if it had been opened. */
async function openOther(kind: RoundKind): Promise<string> {
  const id = newId()
  const figures = Object.fromEntries(
    figuresOf(kind).map((name) => [name, { value: FIGURES[name] }]),
  )
  await api.db.insert(rounds).values({
    county: COUNTY,
    id,
    kind,
    year: 2026,
    areaPath: TOWNSHIP,
    status: 'open',
    openedOn: '2026-03-09',
    openedBy: round.clerk.id,
    figures,
  })
  return id
}

const findOther = async (kind: RoundKind): Promise<string> => {
  const [row] = await api.sql<{ id: string }[]>`
    select id from rounds where kind = ${kind} and status = 'open'`
  return row?.id ?? ''
}

const refused = (reason: string) => ({ status: 409, body: { code: 'refused', reason } })
const codeOf = (answer: { body: Record<string, unknown> }) =>
  String((answer.body['vars'] as Record<string, unknown>)['code'])

describe('drawing up the list of a group', () => {
  test('lists who applied there, and tells nobody before it hangs', async () => {
    const mou = await applicant('牟大山')
    await open()
    const ran = await applicant('冉启旺')
    const elsewhere = await applicant('谭外村', OTHER_VILLAGE)
    await deliverDue(api)
    const answer = await drawUp()
    const code = codeOf(answer)
    const [row] = await api.sql<{ id: string }[]>`select id from notices where code = ${code}`
    const token = posterToken(api.deps, COUNTY, row?.id ?? '')
    expect(answer.body).toEqual({
      code: 'drawn_up',
      vars: {
        code,
        area: '宝坪村3社',
        households: 2,
        villages: 0,
        link: `https://cunxin.test/wuxi/notices/${code}/poster.pdf?t=${token}`,
      },
    })
    expect(code).toMatch(/^\d{6}$/)
    expect(await standingOf(mou.id)).toMatchObject({ entry: 'listed', level: 'group' })
    expect(await standingOf(ran.id)).toMatchObject({ entry: 'listed', level: 'group' })
    expect(await standingOf(elsewhere.id)).toMatchObject({ entry: null, level: 'group' })
    expect(await deliverDue(api)).toEqual([])
    expect((await api.call(`/notices/by-code/${code}`)).body).toMatchObject({
      stage: 'drawn_up',
      households: 2,
      isSupplement: false,
    })
  })

  test('takes no objection and does not go on before it hangs', async () => {
    await open()
    await applicant('牟大山')
    const code = codeOf(await drawUp())
    const { contact } = await applicant('冉启旺', OTHER_VILLAGE)
    const objecting = { ground: null, householdName: '牟大山', ownHousehold: null, text: '有小车' }
    expect(
      await api.runCommand(contact.id, { type: 'file_objection', code, ...objecting }),
    ).toMatchObject({ code: 'not_posted' })
    api.clock.now = new Date(api.clock.now.getTime() + 30 * 86_400_000)
    expect(await round.advance(code)).toMatchObject(refused('not_posted'))
  })

  test('its sheet has a fingerprint, another one for every list', async () => {
    await open()
    await applicant('牟大山')
    const first = codeOf(await drawUp())
    await applicant('冉启旺')
    const second = codeOf(await drawUp())
    const shown = async (code: string) =>
      (await api.call(`/notices/by-code/${code}`)).body['fingerprint']
    expect(await shown(first)).toMatch(/^[\da-f]{4} [\da-f]{4} [\da-f]{4}$/)
    expect(await shown(first)).not.toBe(await shown(second))
  })

  test('whoever drew it up is reminded after a day, unless it hangs by then', async () => {
    await open()
    await applicant('牟大山')
    const code = codeOf(await drawUp(GROUP, round.cadre.actor))
    const remindersAfter = async (hours: number) => {
      api.clock.now = new Date(new Date(MONDAY_MORNING).getTime() + hours * 3_600_000)
      const told = await deliverDue(api)
      return told.filter(({ template }) => template === 'posting.remind_first')
    }
    expect(await remindersAfter(23)).toEqual([])
    expect(await remindersAfter(24)).toMatchObject([
      { to: round.cadre.phone, vars: { area: '宝坪村3社', code } },
    ])
    await applicant('冉启旺')
    api.clock.now = new Date(MONDAY_MORNING)
    await round.postedCode(GROUP, round.cadre.actor)
    expect(await remindersAfter(25)).toEqual([])
  })

  test('keeps to the days that were frozen when the round was opened', async () => {
    await open()
    await applicant('牟大山')
    await api.setFigures({ notice_days: 20 })
    const code = await round.postedCode()
    await api.setFigures()
    const { body } = await api.call(`/notices/by-code/${code}`)
    expect(body).toMatchObject({ closesOn: '2026-03-16' })
  })

  test('twice at once draws up one list', async () => {
    await open()
    await applicant('牟大山')
    const answers = await Promise.all([drawUp(), drawUp()])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect(answers.find(({ status }) => status === 409)).toMatchObject(refused('nobody'))
  })

  test('the same request twice gets the same answer and draws up one list', async () => {
    await open()
    await applicant('牟大山')
    const call = { actor: round.cadre.actor, body: { areaPath: GROUP }, key: 'post once' }
    const first = await api.call('/notices', call)
    expect(await api.call('/notices', call)).toEqual(first)
  })

  test('a second list holds only who came later: 补充公示', async () => {
    await open()
    const early = await applicant('牟大山')
    const first = codeOf(await drawUp())
    const late = await applicant('冉启旺')
    const second = await drawUp()
    expect(second.body['vars']).toMatchObject({ households: 1 })
    const rows = await api.sql<{ code: string; follows: string | null }[]>`
      select n.code, f.code as follows from notices n
        left join notices f on f.county = n.county and f.id = n.follows_id
       where n.county = ${COUNTY} and n.code = ${codeOf(second)}`
    expect(rows).toEqual([{ code: codeOf(second), follows: first }])
    expect((await api.call(`/notices/by-code/${codeOf(second)}`)).body).toMatchObject({
      isSupplement: true,
    })
    expect(await standingOf(early.id)).toMatchObject({ entry: 'listed' })
    expect(await standingOf(late.id)).toMatchObject({ entry: 'listed' })
  })

  test('who has withdrawn for good is not listed; who can still take it back is', async () => {
    await open()
    const gone = await applicant('牟大山')
    const asking = await applicant('冉启旺')
    const withdraw = ({ contact, receipt }: typeof gone) =>
      api.runCommand(contact.id, { type: 'ask_withdrawal', code: receipt })
    await withdraw(gone)
    api.clock.now = new Date(api.clock.now.getTime() + 86_400_000)
    await withdraw(asking)
    expect((await drawUp()).body['vars']).toMatchObject({ households: 1 })
    expect(await standingOf(asking.id)).toMatchObject({ entry: 'listed' })
  })
})

describe('no list is drawn up', () => {
  test('without a round', async () => {
    await applicant('牟大山')
    expect(await drawUp()).toMatchObject(refused('no_round'))
  })

  test('where nobody waits', async () => {
    await open()
    expect(await drawUp()).toMatchObject(refused('nobody'))
  })

  test('at a level nobody has come to', async () => {
    await open()
    await applicant('牟大山')
    expect(await drawUp(VILLAGE, round.secretary.actor)).toMatchObject(refused('nobody'))
  })

  test('at a level where the kind of the round posts none', async () => {
    await openOther('exit')
    expect(await drawUp()).toMatchObject(refused('no_notice_here'))
    expect(await draft('宝坪村3社')).toEqual({ state: 'no_notice_here', area: '宝坪村3社' })
  })

  test('outside one’s own area', async () => {
    await open()
    await applicant('谭外村', OTHER_VILLAGE)
    expect(await drawUp(OTHER_VILLAGE)).toMatchObject({ status: 404 })
    expect(await drawUp(TOWNSHIP)).toMatchObject({ status: 404 })
  })

  test('for the county as a whole, or for an area that does not exist', async () => {
    await open()
    expect(await drawUp(COUNTY, round.office.actor)).toMatchObject({ status: 404 })
    expect(await drawUp(`${VILLAGE}.99`, round.office.actor)).toMatchObject({ status: 404 })
  })

  test('by a villager', async () => {
    await open()
    const { contact } = await applicant('牟大山')
    expect(await drawUp(GROUP, contact.actor)).toMatchObject({ status: 403 })
  })
})

describe('rounds of other kinds', () => {
  /** Somebody has come to the village's list of a round. */
  async function reached(roundId: string, head: string, hasAgreed = true) {
    const household = await applicant(head)
    const [row] = await api.sql<{ id: string }[]>`
      update applications a set round_id = ${roundId}, level = 'village', kind = r.kind
        from rounds r
       where r.id = ${roundId} and a.household_id = ${household.id} and a.status = 'filed'
      returning a.id`
    await passReview(api, { householdIds: [household.id] })
    if (hasAgreed) await agrees(row?.id ?? '')
    return household
  }
  const agrees = (applicationId: string) =>
    api.db.insert(signOffs).values({
      county: COUNTY,
      id: newId(),
      applicationId,
      snapshotSeq: 1,
      role: 'household',
      status: 'signed',
      isDeputy: false,
      askedAt: api.clock.now,
      witnesses: [],
    })
  const bySecretary = (body: object) =>
    api.call('/notices', { actor: round.secretary.actor, body: { areaPath: VILLAGE, ...body } })

  test('hang for as long as their own figure says', async () => {
    await reached(await openOther('exit'), '牟大山')
    await reached(await findOther('exit'), '冉不肯', false)
    const { actor } = round.secretary
    expect(await draft('宝坪村', actor)).toMatchObject({
      kind: 'exit',
      households: 1,
      closesOn: '2026-03-17',
    })
    const code = await round.postedCode(VILLAGE, actor)
    const { body } = await api.call(`/notices/by-code/${code}`)
    expect(body).toMatchObject({ closesOn: '2026-03-17' })
  })

  test('are told apart where more than one has somebody waiting', async () => {
    await reached(await openOther('exit'), '牟大山')
    await reached(await openOther('watch_list'), '冉启旺')
    const { actor } = round.secretary
    const both = await draft('宝坪村', actor)
    expect(both).toMatchObject({ state: 'which', areaPath: VILLAGE })
    expect(both['kinds']).toEqual(expect.arrayContaining(['exit', 'watch_list']))
    expect(await bySecretary({})).toMatchObject(refused('which_round'))
    const code = codeOf(await bySecretary({ kind: 'watch_list' }))
    await api.prove(code)
    const { body } = await api.call(`/notices/by-code/${code}`)
    expect(body).toMatchObject({ closesOn: '2026-03-16' })
    expect(await draft('宝坪村', actor)).toMatchObject({ state: 'ready', kind: 'exit' })
  })

  test('list villages where the round is about villages', async () => {
    const roundId = await openOther('village_entry')
    const [passed, waits] = [newId(), newId()]
    for (const [id, villagePath, villageName] of [
      [passed, VILLAGE, '宝坪村'],
      [waits, OTHER_VILLAGE, '新华村'],
    ] as const)
      await api.db.insert(villageCases).values({
        county: COUNTY,
        id,
        roundId,
        kind: 'village_entry',
        villagePath,
        villageName,
        status: 'filed',
        level: 'township',
        // Only the one has passed its review.
        reviewId: id === passed ? newId() : null,
        proposedBy: round.clerk.id,
        proposedAt: api.clock.now,
        findings: {},
      })
    const answer = await drawUp(TOWNSHIP, round.clerk.actor)
    expect(answer.body['vars']).toMatchObject({ households: 0, villages: 1 })
    expect(
      await api.sql`
        select v.village_case_id as id, v.status from notice_villages v
          join notices n on n.county = v.county and n.id = v.notice_id
         where n.code = ${codeOf(answer)}`,
    ).toEqual([{ id: passed, status: 'listed' }])
    expect(await drawUp(TOWNSHIP, round.clerk.actor)).toMatchObject(refused('nobody'))
  })
})

describe('what a list as it is worded would come to', () => {
  test('is shown before it is drawn up, and stores nothing', async () => {
    await open()
    await applicant('牟大山')
    await round.review()
    const ready = {
      state: 'ready',
      area: '宝坪村3社',
      areaPath: GROUP,
      kind: 'identification',
      households: 1,
      villages: 0,
      closesOn: '2026-03-16',
    }
    expect(await draft('宝坪村3社')).toEqual(ready)
    expect(await draft('宝坪三社名单', round.office.actor)).toEqual(ready)
    expect(await draft('')).toEqual(ready)
    expect(
      await api.sql`
      select from notices n join rounds r on r.county = n.county and r.id = n.round_id
       where r.status = 'open'`,
    ).toEqual([])
  })

  test('needs an area of one’s own, a round and somebody who waits', async () => {
    expect(await draft('新华村')).toEqual({ state: 'area' })
    expect(await draft('', round.office.actor)).toEqual({ state: 'area' })
    expect(await draft('宝坪村3社')).toEqual({ state: 'no_round', area: '宝坪村3社' })
    await open()
    expect(await draft('宝坪村3社')).toEqual({ state: 'nobody', area: '宝坪村3社' })
  })
})
