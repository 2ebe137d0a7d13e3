import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  COUNTY,
  GROUP,
  MONDAY_MORNING,
  startApi,
  type TestApi,
  TOWNSHIP,
  VILLAGE,
} from '../../support/api'
import { disputed, enter, entriesOf, openRound } from '../../support/entries'
import { refused } from '../../support/rounds'
import { chainOf } from '../../support/visits'

let api: TestApi
let resident: Awaited<ReturnType<TestApi['addStaff']>>
let screener: Awaited<ReturnType<TestApi['addStaff']>>
beforeAll(async () => {
  api = await startApi({ connections: 4 })
  await api.addCounty()
  resident = await api.addStaff({ roles: [['resident_cadre', VILLAGE]] })
  screener = await api.addStaff({ roles: [['group_cadre', GROUP]] })
})
beforeEach(async () => {
  api.clock.now = new Date(MONDAY_MORNING)
  await api.ownerSql`truncate entry_visits`
  await api.sql`update rounds set status = 'closed'`
  const clerk = await api.addStaff({ roles: [['township_clerk', TOWNSHIP]] })
  await openRound(api, clerk.actor)
})
afterAll(() => api.close())

const revisit = (body: Record<string, unknown>, actor = resident.actor) =>
  api.call('/entry-visits/revisits', { actor, body: { isAsFound: true, settled: [], ...body } })

async function screened(said: string[] = []) {
  const { id } = await api.addHousehold()
  const by = { householdId: id, staffId: screener.id, verdict: 'unclear' as const }
  await enter(
    api,
    { ...by, kind: 'screening' },
    { size: 4, workers: 2, disputes: said.map(disputed) },
  )
  return id
}

const due = async (actor = resident.actor) => {
  const { body } = await api.call('/entry-visits/revisits/due', { actor })
  return (body['items'] as { householdId: string }[]).map(({ householdId }) => householdId)
}

describe('a revisit', () => {
  test('is kept as found, with what was said settled', async () => {
    const id = await screened(['有人说有车'])
    expect(await due()).toEqual([id])
    const answer = await revisit({ householdId: id, settled: ['不属实'], size: 5 })
    expect(answer).toMatchObject({ status: 200, body: { code: 'revisited', vars: { open: 0 } } })
    const kept = (await entriesOf(api, id)).find(({ kind }) => kind === 'revisit')
    expect(kept).toMatchObject({
      staffId: resident.id,
      verdict: 'unclear',
      facts: { size: 5, workers: 2, disputes: [{ text: '有人说有车', settled: '不属实' }] },
    })
    expect(await due()).toEqual([])
    const [event] = await chainOf(api, `entry:${kept?.id}`)
    expect(event).toMatchObject({ type: 'entry.revisited', details: { size: 5, openDisputes: 0 } })
  })

  test('sent twice under one key is one', async () => {
    const id = await screened()
    const call = {
      actor: resident.actor,
      body: { householdId: id, isAsFound: true, settled: [] },
      key: 'again',
    }
    const first = await api.call('/entry-visits/revisits', call)
    expect(await api.call('/entry-visits/revisits', call)).toEqual(first)
    const kept = (await entriesOf(api, id)).find(({ kind }) => kind === 'revisit')
    expect(await chainOf(api, `entry:${kept?.id}`)).toHaveLength(1)
  })

  test('by two at once ends with one entry and both in its record', async () => {
    const id = await screened()
    const first = await api.addStaff({ roles: [['first_secretary', VILLAGE]] })
    const answers = await Promise.all([
      revisit({ householdId: id, size: 5 }),
      revisit({ householdId: id, size: 6 }, first.actor),
    ])
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    const kept = (await entriesOf(api, id)).filter(({ kind }) => kind === 'revisit')
    expect(kept).toHaveLength(1)
    const chain = await chainOf(api, `entry:${kept[0]?.id}`)
    expect(chain.map(({ type }) => type)).toEqual(['entry.revisited', 'entry.revisit_corrected'])
    expect(chain[1]?.details).toMatchObject({ size: kept[0]?.facts.size })
  })

  test('with the place it was sent from', async () => {
    const id = await screened()
    const place = { latitude: 31.4, longitude: 109.6 }
    await revisit({ householdId: id, place })
    const [row] = await api.sql`
      select latitude_e6, is_far from entry_visits where kind = 'revisit' and household_id = ${id}`
    expect(row).toEqual({ latitude_e6: 31_400_000, is_far: false })
  })
})

describe('a revisit is refused', () => {
  test.each([
    ['without saying whether it is as found', { isAsFound: null }, 'isAsFound'],
    ['with an answer that is nothing', { settled: [''] }, 'settled.0'],
    ['with what it does not know', { mood: 'good' }, 'mood'],
  ])('%s', async (_what, change, reason) => {
    const id = await screened()
    const answer = await revisit({ householdId: id, ...change })
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid', reason } })
  })

  test('to kin', async () => {
    const id = await screened()
    const kin = await api.addStaff({ roles: [['resident_cadre', VILLAGE]], ties: [id] })
    expect(await revisit({ householdId: id }, kin.actor)).toMatchObject(refused('tied'))
  })

  test.each(['staffId', 'companionId'] as const)('to whoever surveyed it as %s', async (as) => {
    const id = await screened()
    const survey = { householdId: id, kind: 'survey' as const, staffId: screener.id }
    await enter(api, { ...survey, [as]: resident.id })
    expect(await revisit({ householdId: id })).toMatchObject(refused('surveyed_it'))
  })

  test('where nobody was before', async () => {
    const { id } = await api.addHousehold()
    expect(await revisit({ householdId: id })).toMatchObject(refused('not_entered'))
  })

  test('where something was said that it has no answer to', async () => {
    const id = await screened(['有人说有车'])
    expect(await revisit({ householdId: id })).toMatchObject(refused('not_settled'))
    expect(await entriesOf(api, id)).toHaveLength(1)
  })

  test('while no round is open', async () => {
    const id = await screened()
    await api.sql`update rounds set status = 'closed'`
    expect(await revisit({ householdId: id })).toMatchObject(refused('no_round'))
  })
})

describe('what is to be gone back to', () => {
  test('is what differs, and what has come to the township, within the actor’s area', async () => {
    const [same, differs, atTownship] = [await screened(), await screened(), await screened()]
    const survey = { kind: 'survey', staffId: screener.id } as const
    await enter(api, { householdId: same, ...survey }, { size: 4 })
    await enter(api, { householdId: differs, ...survey }, { size: 5 })
    const contact = await api.addContact({ linkedTo: [atTownship] })
    const filing = { type: 'file_application', householdId: atTownship } as const
    await api.runCommand(contact.id, filing)
    await api.sql`update applications set level = 'township' where household_id = ${atTownship}`
    expect((await due()).toSorted()).toEqual([differs, atTownship].toSorted())
    const elsewhere = await api.addStaff({
      roles: [['resident_cadre', 'wuxi.tianyuan.xinhua']],
    })
    expect(await due(elsewhere.actor)).toEqual([])
    const [row] = await api.sql`
      select count(*)::int as n from audit
       where county = ${COUNTY} and action = 'entry.list' and actor = ${resident.actor}`
    expect(row?.['n']).toBeGreaterThan(0)
  })

  test('is what the survey found otherwise after the revisit', async () => {
    const id = await screened()
    await revisit({ householdId: id })
    expect(await due()).toEqual([])
    api.clock.now = new Date('2026-03-10T10:00:00+08:00')
    await enter(api, { householdId: id, kind: 'survey', staffId: screener.id }, { size: 6 })
    expect(await due()).toEqual([id])
  })
})
