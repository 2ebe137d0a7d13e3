import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import {
  COUNTY,
  GROUP,
  MONDAY_MORNING,
  OTHER_VILLAGE,
  startApi,
  TOWNSHIP,
  VILLAGE,
} from '../../support/api'
import { deliverDue } from '../../support/outbox'
import { startRound } from '../../support/rounds'

const api = await startApi({ connections: 4 })
await api.addCounty()
const round = await startRound(api)
const { open, post, applicant, standingOf } = round
beforeEach(async () => {
  api.clock.now = new Date(MONDAY_MORNING)
  await api.sql`update rounds set status = 'closed'`
  await api.sql`update applications set status = 'withdrawn' where status = 'filed'`
  await api.sql`update outbox set status = 'cancelled' where status = 'queued'`
})
afterAll(() => api.close())

const refused = (reason: string) => ({ status: 409, body: { code: 'refused', reason } })
const codeOf = (answer: { body: Record<string, unknown> }) =>
  String((answer.body['vars'] as Record<string, unknown>)['code'])

describe('posting the list of a group', () => {
  test('lists who applied there, for the days of the round, and tells them', async () => {
    const mou = await applicant('牟大山')
    await open()
    const ran = await applicant('冉启旺')
    const elsewhere = await applicant('谭外村', OTHER_VILLAGE)
    await deliverDue(api)
    const answer = await post()
    const code = codeOf(answer)
    expect(answer.body).toEqual({
      code: 'posted',
      vars: { code, area: '宝坪村3社', households: 2, day: '2026-03-16' },
    })
    expect(code).toMatch(/^\d{6}$/)
    expect(await standingOf(mou.id)).toMatchObject({ entry: 'listed', level: 'group' })
    expect(await standingOf(ran.id)).toMatchObject({ entry: 'listed', level: 'group' })
    expect(await standingOf(elsewhere.id)).toMatchObject({ entry: null, level: 'group' })
    const told = await deliverDue(api)
    const vars = { level: 'group', code, day: '2026-03-16' }
    expect(told).toHaveLength(2)
    expect(told).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          to: mou.contact.address,
          template: 'notice.listed',
          vars: { ...vars, head: '牟大山' },
        }),
        expect.objectContaining({
          to: ran.contact.address,
          vars: { ...vars, head: '冉启旺' },
        }),
      ]),
    )
  })

  test('keeps to the days that were frozen when the round was opened', async () => {
    await open()
    await applicant('牟大山')
    await api.setFigures({ notice_days: 20 })
    expect((await post()).body['vars']).toMatchObject({ day: '2026-03-16' })
    await api.setFigures()
  })

  test('twice at once posts one list', async () => {
    await open()
    await applicant('牟大山')
    const answers = await Promise.all([post(), post()])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect(answers.find(({ status }) => status === 409)).toMatchObject(refused('nobody'))
  })

  test('the same request twice gets the same answer and posts one list', async () => {
    await open()
    await applicant('牟大山')
    const call = { actor: round.cadre.actor, body: { areaPath: GROUP }, key: 'post once' }
    const first = await api.call('/notices', call)
    expect(await api.call('/notices', call)).toEqual(first)
  })

  test('a second list holds only who came later: 补充公示', async () => {
    await open()
    const early = await applicant('牟大山')
    const first = codeOf(await post())
    const late = await applicant('冉启旺')
    const second = await post()
    expect(second.body['vars']).toMatchObject({ households: 1 })
    const rows = await api.sql<{ code: string; follows: string | null }[]>`
      select n.code, f.code as follows from notices n
        left join notices f on f.county = n.county and f.id = n.follows_id
       where n.county = ${COUNTY} and n.code = ${codeOf(second)}`
    expect(rows).toEqual([{ code: codeOf(second), follows: first }])
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
    expect((await post()).body['vars']).toMatchObject({ households: 1 })
    expect(await standingOf(asking.id)).toMatchObject({ entry: 'listed' })
  })
})

describe('nothing is posted', () => {
  test('without a round', async () => {
    await applicant('牟大山')
    expect(await post()).toMatchObject(refused('no_round'))
  })

  test('where nobody waits', async () => {
    await open()
    expect(await post()).toMatchObject(refused('nobody'))
  })

  test('at a level nobody has come to', async () => {
    await open()
    await applicant('牟大山')
    expect(await post(VILLAGE, round.secretary.actor)).toMatchObject(refused('nobody'))
  })

  test('outside one’s own area', async () => {
    await open()
    await applicant('谭外村', OTHER_VILLAGE)
    expect(await post(OTHER_VILLAGE)).toMatchObject({ status: 404 })
    expect(await post(TOWNSHIP)).toMatchObject({ status: 404 })
  })

  test('for the county as a whole, or for an area that does not exist', async () => {
    await open()
    expect(await post(COUNTY, round.office.actor)).toMatchObject({ status: 404 })
    expect(await post(`${VILLAGE}.99`, round.office.actor)).toMatchObject({ status: 404 })
  })

  test('by a villager', async () => {
    await open()
    const { contact } = await applicant('牟大山')
    expect(await post(GROUP, contact.actor)).toMatchObject({ status: 403 })
  })
})

describe('what a posting as it is worded would come to', () => {
  const draft = async (text: string, actor: `staff:${string}` = round.cadre.actor) =>
    (await api.call('/notices/drafts', { actor, body: { text } })).body

  test('is shown before it is posted, and stores nothing', async () => {
    await open()
    await applicant('牟大山')
    await round.review()
    const ready = {
      state: 'ready',
      area: '宝坪村3社',
      areaPath: GROUP,
      households: 1,
      closesOn: '2026-03-16',
    }
    expect(await draft('宝坪村3社')).toEqual(ready)
    expect(await draft('宝坪三社名单', round.office.actor)).toEqual(ready)
    expect(await draft('')).toEqual(ready)
    expect(await api.sql`select from notices where posted_by = ${round.office.id}`).toEqual([])
  })

  test('needs an area of one’s own, a round and somebody who waits', async () => {
    expect(await draft('新华村')).toEqual({ state: 'area' })
    expect(await draft('', round.office.actor)).toEqual({ state: 'area' })
    expect(await draft('宝坪村3社')).toEqual({ state: 'no_round', area: '宝坪村3社' })
    await open()
    expect(await draft('宝坪村3社')).toEqual({ state: 'nobody', area: '宝坪村3社' })
  })
})
