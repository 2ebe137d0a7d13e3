import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { differencesOf } from '../../../api/entry-visits/list'
import { ApiError } from '../../../api/shared/errors'
import {
  COUNTY,
  GROUP,
  MONDAY_MORNING,
  startApi,
  type TestApi,
  TOWNSHIP,
  VILLAGE,
} from '../../support/api'
import { disputed, enter, openRound } from '../../support/entries'

let api: TestApi
let screener: Awaited<ReturnType<TestApi['addStaff']>>
let surveyor: Awaited<ReturnType<TestApi['addStaff']>>
let clerk: Awaited<ReturnType<TestApi['addStaff']>>
let roundId: string
beforeAll(async () => {
  api = await startApi()
  await api.addCounty()
  clerk = await api.addStaff({ roles: [['township_clerk', TOWNSHIP]] })
  screener = await api.addStaff({ name: '熊社长', roles: [['group_cadre', GROUP]] })
  surveyor = await api.addStaff({ name: '向村干', roles: [['village_cadre', VILLAGE]] })
})
beforeEach(async () => {
  api.clock.now = new Date(MONDAY_MORNING)
  await api.setFigures()
  await api.sql`update rounds set status = 'closed'`
  roundId = await openRound(api, clerk.actor)
})
afterAll(() => api.close())

const list = (query: string, actor = clerk.actor) => api.call(`/entry-visits?${query}`, { actor })

/** Screened at 3,000 a head and surveyed at another income; the tolerance of the tests is 15 percent. */
async function entered(surveyedYuan: number) {
  const { id } = await api.addHousehold()
  const income = (yuan: number) => ({ netIncomePerHeadFen: yuan * 100 })
  await enter(api, { householdId: id, kind: 'screening', staffId: screener.id }, income(3_000))
  await enter(api, { householdId: id, kind: 'survey', staffId: surveyor.id }, income(surveyedYuan))
  return id
}

const differences = (householdId: string) =>
  differencesOf(api.db, { county: COUNTY, deps: api.deps }, roundId, householdId)

describe('the entries of a household', () => {
  test('are shown with who made them, what they found and where they disagree', async () => {
    const { id } = await api.addHousehold({ head: '谭大山' })
    await enter(
      api,
      { householdId: id, kind: 'screening', staffId: screener.id, verdict: 'unclear' },
      { size: 4, disputes: [disputed('有人说他家有车')] },
    )
    const companionId = clerk.id
    await enter(
      api,
      { householdId: id, kind: 'survey', staffId: surveyor.id, companionId },
      { size: 5 },
    )
    const { body } = await list(`householdId=${id}`)
    expect(body).toMatchObject({
      head: '谭大山',
      roundId,
      entries: [
        {
          kind: 'screening',
          by: '熊社长',
          companion: null,
          verdict: 'unclear',
          openDisputes: 1,
          photos: 0,
          facts: { size: 4, disputes: [{ text: '有人说他家有车' }] },
        },
        { kind: 'survey', by: '向村干', companion: '熊长富', facts: { size: 5 } },
      ],
      differences: [
        {
          aspect: 'size',
          topic: 'members',
          said: [
            { kind: 'screening', value: 4 },
            { kind: 'survey', value: 5 },
          ],
        },
      ],
    })
  })

  test('tell whether whoever came is tied to it', async () => {
    const { id } = await api.addHousehold()
    const kin = await api.addStaff({ roles: [['group_cadre', GROUP]], ties: [id] })
    await enter(api, { householdId: id, kind: 'screening', staffId: kin.id })
    expect((await list(`householdId=${id}`)).body['entries']).toMatchObject([{ isTied: true }])
  })

  test('are read on record, and only in the actor’s area', async () => {
    const id = await entered(3_000)
    await list(`householdId=${id}`)
    const [row] = await api.sql`
      select actor from audit where action = 'entry.list' and subject = ${`household:${id}`}`
    expect(row).toEqual({ actor: clerk.actor })
    const elsewhere = await api.addStaff({ roles: [['village_cadre', 'wuxi.tianyuan.xinhua']] })
    expect(await list(`householdId=${id}`, elsewhere.actor)).toMatchObject({ status: 404 })
  })

  test('of an earlier round are found by it', async () => {
    const id = await entered(3_000)
    const earlier = roundId
    await api.sql`update rounds set status = 'closed'`
    expect(await list(`householdId=${id}`)).toMatchObject({
      status: 404,
      body: { reason: 'round' },
    })
    const { body } = await list(`householdId=${id}&roundId=${earlier}`)
    expect(body['entries']).toHaveLength(2)
  })

  test.each([
    ['of no household', 'roundId=x', 'householdId'],
    ['of a household that is none', 'householdId=x', 'householdId'],
  ])('%s are not asked for', async (_what, query, reason) => {
    expect(await list(query)).toMatchObject({ status: 400, body: { reason } })
  })
})

describe('a difference', () => {
  test.each([
    ['within the tolerance is none', 3_500, []],
    ['beyond it is one', 3_600, ['income']],
  ])('%s', async (_what, yuan, expected) => {
    const found = await differences(await entered(yuan))
    expect(found.map(({ aspect }) => aspect)).toEqual(expected)
  })

  test('goes by the tolerance its round was opened with', async () => {
    const id = await entered(3_600)
    await api.setFigures({ entry_income_tolerance_percent: 50 })
    expect(await differences(id)).toHaveLength(1)
  })

  test('in a round older than the figures goes by those of the day it was opened', async () => {
    const id = await entered(3_600)
    await api.sql`update rounds set figures = '{}' where id = ${roundId}`
    expect(await differences(id)).toHaveLength(1)
    await api.setFigures({ entry_income_tolerance_percent: 50 })
    expect(await differences(id)).toEqual([])
    await api.setFigures({ entry_income_tolerance_percent: null })
    await expect(differences(id)).rejects.toThrow(
      new ApiError('figure_missing', 'entry_income_tolerance_percent'),
    )
  })

  test('is none to a survey that is still under way', async () => {
    const { id } = await api.addHousehold()
    await enter(api, { householdId: id, kind: 'screening', staffId: screener.id }, { size: 4 })
    const open = { status: 'open', finishedAt: null } as const
    await enter(
      api,
      { householdId: id, kind: 'survey', staffId: surveyor.id, ...open },
      { size: 5 },
    )
    expect(await differences(id)).toEqual([])
  })
})
