import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { COUNTY, GROUP, OTHER_VILLAGE, startApi, TOWNSHIP, VILLAGE } from '../../../support/api'
import {
  addFamily,
  ALL_MET,
  enterGrades,
  forgetVillages,
  reckon,
  scoreOf,
  startVillageRound,
} from '../../../support/villages'

const api = await startApi({ connections: 2 })
await api.addCounty()
const round = await startVillageRound(api)
const otherClerk = await api.addStaff({ roles: [['township_clerk', 'wuxi.yulin']] })
const secretary = await api.addStaff({ roles: [['village_secretary', VILLAGE]] })
afterAll(api.close)
beforeEach(async () => {
  await forgetVillages(api)
  await api.setFigures()
})

const refused = (reason: string) => ({ status: 409, body: { code: 'refused', reason } })

describe('a township proposes a village as a poor village', () => {
  test('with its score as it stood, and it waits for the township’s committee', async () => {
    await round.village()
    await round.open('village_entry')
    expect(await round.propose()).toEqual({
      status: 200,
      body: { code: 'proposed', vars: { village: '宝坪村', kind: 'village_entry' } },
    })
    const { items } = (await api.call('/villages/cases', { actor: round.clerk.actor })).body as {
      items: Record<string, unknown>[]
    }
    const { lines, scoreMilli } = await scoreOf(api)
    expect(items).toMatchObject([
      {
        kind: 'village_entry',
        villagePath: VILLAGE,
        village: '宝坪村',
        status: 'filed',
        level: 'township',
        reviewId: null,
        proposedBy: round.clerk.id,
        findings: { year: 2026, scoreMilli, class: 'deep', rank: 1, poor: 1, people: 1 },
        decidedOn: null,
      },
    ])
    const { findings } = items[0] as { findings: { lines: unknown[] } }
    expect(findings.lines).toHaveLength(lines.length)
    // What the roll comes to later changes nothing of it.
    await addFamily(api)
    await reckon(api)
    const later = (await api.call('/villages/cases', { actor: round.clerk.actor })).body
    expect(later).toMatchObject({ items: [{ findings }] })
  })

  test('and both the village’s story and the case’s tell who did', async () => {
    await round.village()
    await round.open('village_entry')
    await round.propose()
    const { id } = await round.caseOf()
    const events = await api.sql`
      select subject, actor from events where type = 'village_case.proposed'
         and details->>'villageCaseId' = ${id} order by subject`
    expect(events).toMatchObject(
      [`village:${VILLAGE}`, `village_case:${id}`].map((subject) => ({
        subject,
        actor: round.clerk.actor,
      })),
    )
  })

  test('once in a round, also at once', async () => {
    await round.village()
    await round.open('village_entry')
    const both = await Promise.all([round.propose(), round.propose()])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect(await round.propose()).toMatchObject(refused('already_proposed'))
  })

  test('but not one that scores too low', async () => {
    await round.village()
    await enterGrades(api, VILLAGE, 0)
    await api.ownerSql`update households set status = 'exited'`
    await reckon(api)
    await round.open('village_entry')
    expect(await round.propose()).toMatchObject(refused('class_none'))
  })

  test('but not one without a score of the round’s year', async () => {
    await round.village()
    await api.ownerSql`update village_scores set year = 2025`
    await round.open('village_entry')
    expect(await round.propose()).toMatchObject(refused('not_scored'))
  })

  test('but not one that is a poor village: that one can only go out', async () => {
    await round.village()
    await round.makePoor()
    await round.open('village_entry')
    expect(await round.propose()).toMatchObject(refused('no_round'))
  })

  test('but not without a round', async () => {
    await round.village()
    expect(await round.propose()).toMatchObject(refused('no_round'))
    await round.open('village_exit')
    expect(await round.propose()).toMatchObject(refused('no_round'))
  })
})

describe('a township proposes that a poor village goes out', () => {
  async function begin() {
    await round.village({ isPoor: false })
    await round.makePoor()
    await round.open('village_exit')
  }

  test('with who is poor there, and the four checks with their papers', async () => {
    await begin()
    expect(await round.propose({ checks: ALL_MET })).toMatchObject({
      status: 200,
      body: { vars: { kind: 'village_exit' } },
    })
    const [row] = await api.sql<{ findings: object }[]>`select findings from village_cases`
    expect(row?.findings).toMatchObject({
      poor: 0,
      people: 1,
      limitPermille: 30,
      checks: ALL_MET,
    })
  })

  test('but not while too many are poor by the limit the round froze', async () => {
    await begin()
    await addFamily(api, { status: 'registered' })
    await addFamily(api, { born: Array.from({ length: 31 }, () => 1980) })
    // 1 of 33 people is 3.03 %, of 34 less than 3 %.
    await api.setFigures({ village_exit_incidence_permille: 500 })
    expect(await round.propose({ checks: ALL_MET })).toMatchObject(refused('incidence_high'))
    await addFamily(api)
    expect((await round.propose({ checks: ALL_MET })).status).toBe(200)
  })

  test('but not with a check that is missing or not met', async () => {
    await begin()
    expect(await round.propose()).toMatchObject(refused('checks_missing'))
    expect(await round.propose({ checks: ALL_MET.slice(1) })).toMatchObject(
      refused('checks_missing'),
    )
    const [first, ...rest] = ALL_MET
    const checks = [{ ...first, isMet: false }, ...rest]
    expect(await round.propose({ checks })).toMatchObject(refused('check_unmet'))
  })

  test('and no round of that kind opens without the limit', async () => {
    await api.setFigures({ village_exit_incidence_permille: null })
    expect(await round.open('village_exit')).toMatchObject({
      status: 409,
      body: { code: 'figure_missing', reason: 'village_exit_incidence_permille' },
    })
    expect((await round.open('village_entry')).status).toBe(200)
  })
})

describe('is refused', () => {
  test.each<[what: string, body: object, reason: string]>([
    ['without a village', { areaPath: undefined }, 'areaPath'],
    ['with a check nobody knows', { checks: [{ ...ALL_MET[0], item: 'roads' }] }, 'checks.0.item'],
    [
      'with a check without a paper',
      { checks: [{ ...ALL_MET[0], source: '' }] },
      'checks.0.source',
    ],
    ['with a field nobody knows', { note: '好' }, 'note'],
  ])('%s', async (_what, body, reason) => {
    const answer = await round.propose(body)
    expect([answer.status, answer.body['reason']]).toEqual([400, reason])
  })

  test.each([TOWNSHIP, GROUP, `${TOWNSHIP}.nowhere`])(
    'of %s, which is no village',
    async (path) => {
      expect((await round.propose({ areaPath: path })).status).toBe(404)
    },
  )

  test('to a clerk of another township, as if there were no such village', async () => {
    await round.village()
    await round.open('village_entry')
    expect(await round.propose({}, otherClerk.actor)).toMatchObject({ status: 404 })
  })

  test('to whoever is no clerk of a township', async () => {
    for (const { actor } of [round.office, secretary])
      expect((await round.propose({}, actor)).status).toBe(403)
  })
})

describe('the list of cases', () => {
  test('shows each member of staff those of their area, by status and level', async () => {
    await round.village()
    await round.open('village_entry')
    await round.propose()
    const ask = async (actor: `staff:${string}`, query = '') =>
      ((await api.call(`/villages/cases${query}`, { actor })).body['items'] as unknown[]).length
    expect(await ask(round.office.actor)).toBe(1)
    expect(await ask(secretary.actor)).toBe(1)
    expect(await ask(otherClerk.actor)).toBe(0)
    expect(await ask(round.clerk.actor, `?villagePath=${OTHER_VILLAGE}`)).toBe(0)
    expect(await ask(round.clerk.actor, '?status=filed&level=township')).toBe(1)
    expect(await ask(round.clerk.actor, '?level=county')).toBe(0)
    expect(await ask(round.clerk.actor, '?status=accepted')).toBe(0)
  })
})

describe('a draft of a proposal', () => {
  const draft = async (text: string, actor: `staff:${string}` = round.clerk.actor) =>
    (await api.call('/villages/cases/drafts', { actor, body: { text } })).body

  test('says what it would come to, and stores nothing', async () => {
    await round.village()
    await round.open('village_entry')
    expect(await draft('宝坪村')).toMatchObject({
      state: 'ready',
      areaPath: VILLAGE,
      kind: 'village_entry',
      class: 'deep',
      year: 2026,
    })
    expect(await api.sql`select from village_cases`).toHaveLength(0)
    await round.propose()
    expect(await draft('宝坪村')).toEqual({ state: 'already_proposed', village: '宝坪村' })
  })

  test('of one that is to go out asks for the checks only when nothing else keeps it', async () => {
    await round.village({ isPoor: false })
    await round.makePoor()
    await round.open('village_exit')
    expect(await draft('宝坪村')).toMatchObject({ state: 'ready', kind: 'village_exit' })
    await addFamily(api, { status: 'registered' })
    expect(await draft('宝坪村')).toMatchObject({
      state: 'incidence_high',
      poor: 1,
      people: 2,
      limitPermille: 30,
    })
  })

  test.each([
    ['天元乡', { state: 'no_village' }],
    ['无此村', { state: 'unknown' }],
    ['宝坪村', { state: 'no_round', village: '宝坪村' }],
  ])('of “%s” says what is wrong', async (text, expected) => {
    expect(await draft(text)).toEqual(expected)
  })

  test('of another township’s village says that it is not theirs', async () => {
    expect(await draft('宝坪村', otherClerk.actor)).toEqual({
      state: 'not_yours',
      village: '宝坪村',
    })
  })

  test('of a village without a score says so', async () => {
    await round.open('village_entry')
    expect(await draft('宝坪村')).toMatchObject({ state: 'not_scored' })
    expect(COUNTY).toBe('wuxi')
  })
})
