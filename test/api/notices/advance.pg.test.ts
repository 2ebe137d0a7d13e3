import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { COUNTY, GROUP, startApi, TOWNSHIP, VILLAGE } from '../../support/api'
import { deliverDue } from '../../support/outbox'
import { beginRound, refused, varsOf, startRound } from '../../support/rounds'

const api = await startApi({ connections: 4 })
await api.addCounty()
const round = await startRound(api)
const { postedCode, advance, applicant, object, later, standingOf, clerk } = round
beforeEach(() => beginRound(api, round))
afterAll(() => api.close())

const statusOf = async (code: string) =>
  (await api.sql`select status from notices where code = ${code}`)[0]?.['status']
const typesOf = async (subject: string) =>
  (
    await api.sql<{ type: string }[]>`
      select type from events where county = ${COUNTY} and subject = ${subject} order by seq`
  ).map(({ type }) => type)
/** The last instant of a window of six days posted on Monday the 9th. */
const LAST = '2026-03-16T15:59:59.999Z'
const OVER = '2026-03-16T16:00:00.000Z'

describe('the three notices, one after another', () => {
  test('lead an uncontested household to the county, and it hears every step', async () => {
    const mou = await applicant('牟大山')
    const heard: string[] = []
    const hear = async () => {
      const told = await deliverDue(api)
      heard.push(
        ...told.flatMap(({ to, template }) => (to === mou.contact.address ? template : [])),
      )
    }
    for (const areaPath of [GROUP, VILLAGE, TOWNSHIP]) {
      const code = await postedCode(areaPath)
      await hear()
      later(8)
      const answer = await advance(code, clerk.actor)
      expect(varsOf(answer)).toMatchObject({ households: 1 })
      expect(await statusOf(code)).toBe('closed')
      await hear()
    }
    expect(await standingOf(mou.id)).toEqual({
      roll: 'unregistered',
      year: null,
      application: 'filed',
      level: 'county',
      entry: 'advanced',
    })
    expect(heard).toEqual([
      'notice.listed',
      'notice.advanced',
      'notice.listed',
      'notice.advanced',
      'notice.listed',
      'sign_off.ask_household',
      'notice.advanced',
    ])
    expect(await typesOf(`household:${mou.id}`)).toEqual([
      'application.filed',
      'notice.listed',
      'application.advanced',
      'notice.listed',
      'application.advanced',
      'notice.listed',
      'application.advanced',
    ])
  })

  test('are each for those alone whom a meeting has passed', async () => {
    const mou = await applicant('牟大山')
    const nobody = await api.call('/notices', {
      actor: round.cadre.actor,
      body: { areaPath: GROUP },
    })
    expect(nobody).toMatchObject(refused('nobody'))
    await round.review(GROUP)
    await applicant('冉没评')
    const { body } = await api.call('/notices', {
      actor: round.cadre.actor,
      body: { areaPath: GROUP },
    })
    expect(body).toMatchObject({ vars: { households: 1 } })
    const code = String(varsOf({ body })['code'])
    await api.prove(code)
    later(8)
    await advance(code)
    // What the group's meeting decided is not the village's.
    expect(
      await api.call('/notices', { actor: round.office.actor, body: { areaPath: VILLAGE } }),
    ).toMatchObject(refused('nobody'))
    expect(await standingOf(mou.id)).toMatchObject({ level: 'village', entry: 'advanced' })
  })
})

describe('a list does not advance', () => {
  test('while its window is open, to the last instant of its last day', async () => {
    await applicant('牟大山')
    const code = await postedCode()
    api.clock.now = new Date(LAST)
    expect(await advance(code)).toMatchObject(refused('window_open'))
    expect(await statusOf(code)).toBe('posted')
    api.clock.now = new Date(OVER)
    expect(await advance(code)).toMatchObject({ status: 200 })
  })

  test('while its procedure is contested, and is posted anew when that is upheld', async () => {
    const mou = await applicant('牟大山')
    const code = await postedCode()
    const objection = await object(code, '没开会就定了名单')
    later(8)
    expect(await advance(code)).toMatchObject(refused('procedure_contested'))
    await objection.decide(true)
    expect(await advance(code)).toMatchObject(refused('notice_void'))
    expect(await standingOf(mou.id)).toMatchObject({ application: 'filed', level: 'group' })
    const anew = await postedCode()
    const { body } = await api.call(`/notices/by-code/${code}`)
    expect(body).toMatchObject({ code: anew, stage: 'open', households: 1 })
    later(8)
    expect(await advance(anew)).toMatchObject({ status: 200 })
  })

  test('and goes on when the procedure was found in order', async () => {
    await applicant('牟大山')
    const code = await postedCode()
    const objection = await object(code, '没开会就定了名单')
    later(8)
    await objection.decide(false)
    expect(await advance(code)).toMatchObject({ status: 200 })
  })

  test.each(['should_not_be_listed', 'wrong_facts'] as const)(
    'while somebody on it is contested and not severed: %s',
    async (ground) => {
      await applicant('冉启旺')
      await applicant('牟大山')
      const code = await postedCode()
      const objection = await object(code, '牟大山家情况不对', { ground, householdName: '牟大山' })
      later(8)
      expect(await advance(code)).toMatchObject(refused('entries_contested'))
      await objection.decide(false)
      expect(varsOf(await advance(code))).toMatchObject({ households: 2 })
    },
  )

  test('twice', async () => {
    await applicant('牟大山')
    const code = await postedCode()
    later(8)
    await advance(code)
    expect(await advance(code)).toMatchObject(refused('already_advanced'))
  })

  test('twice at once', async () => {
    const mou = await applicant('牟大山')
    await api.sql`update applications set level = 'township' where household_id = ${mou.id}`
    const code = await postedCode(TOWNSHIP)
    later(8)
    const answers = await Promise.all([1, 2, 3].map(() => advance(code, clerk.actor)))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409])
    const advanced = (await typesOf(`household:${mou.id}`)).filter(
      (type) => type === 'application.advanced',
    )
    expect(advanced).toHaveLength(1)
  })

  test('by the cadre of a group, by another village, by a villager', async () => {
    const { contact } = await applicant('牟大山')
    const code = await postedCode()
    later(8)
    const stranger = await api.addStaff({ roles: [['village_secretary', 'wuxi.tianyuan.xinhua']] })
    expect(await advance(code, round.cadre.actor)).toMatchObject({ status: 403 })
    expect(await advance(code, stranger.actor)).toMatchObject({ status: 404 })
    expect(await advance(code, contact.actor)).toMatchObject({ status: 403 })
    expect(await statusOf(code)).toBe('posted')
  })

  test('under a code that is none', async () => {
    expect(await advance('123456')).toMatchObject({ status: 404 })
  })
})
