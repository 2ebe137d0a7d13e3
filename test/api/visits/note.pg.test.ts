import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { visitPlace } from '../../../api/visits/service'
import { areas } from '../../../db/schema'
import {
  COUNTY,
  GROUP,
  MONDAY_MORNING,
  OTHER_VILLAGE,
  startApi,
  type TestApi,
  VILLAGE,
} from '../../support/api'
import { chainOf, FAR_AWAY, handbookOf, IN_THE_VILLAGE, placeVillage } from '../../support/visits'

let api: TestApi
let cadre: Awaited<ReturnType<TestApi['addStaff']>>
beforeAll(async () => {
  api = await startApi({ connections: 4 })
  await api.addCounty()
  cadre = await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
})
beforeEach(() => {
  api.clock.now = new Date(MONDAY_MORNING)
})
afterEach(() => api.ownerSql`truncate area_places`)
afterAll(() => api.close())

const note = (
  body: Record<string, unknown>,
  { actor = cadre.actor, key = undefined as string | undefined } = {},
) => api.call('/visits', { actor, body, ...(key && { key }) })

const visitsOf = (householdId: string) => api.sql<Record<string, unknown>[]>`
  select * from visits where county = ${COUNTY} and household_id = ${householdId}
   order by noted_at, id`

describe('a noted visit', () => {
  test('is kept with its day and purpose, its words sealed', async () => {
    const mou = await api.addHousehold({ head: '牟大山' })
    const { status, body } = await note({ householdId: mou.id, text: '慰问，房子漏雨' })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      code: 'noted',
      vars: { head: '牟大山', day: '2026-03-09', photos: 0 },
    })
    const [visit] = await visitsOf(mou.id)
    expect(visit).toMatchObject({
      staff_id: cadre.id,
      purpose: 'greeting',
      visited_on: '2026-03-09',
      is_far: false,
      corrects_id: null,
    })
    const sealed = visit?.['body_sealed'] as Buffer
    expect(sealed.includes('漏雨')).toBe(false)
    const place = visitPlace(COUNTY, String(visit?.['id']))
    expect(api.deps.sealer.open(place, sealed)).toBe('慰问，房子漏雨')
  })

  test('is an event of its own, without what was written', async () => {
    const mou = await api.addHousehold()
    const { body } = await note({ householdId: mou.id, text: '房子漏雨，猪3头' })
    const { id } = body['vars'] as { id: string }
    const events = await chainOf(api, `visit:${id}`)
    expect(events).toMatchObject([
      {
        type: 'visit.noted',
        actor: `staff:${cadre.id}`,
        details: { householdId: mou.id, isTied: false, handbook: { pigs: '3' } },
      },
    ])
    expect(JSON.stringify(events)).not.toContain('漏雨')
  })

  test('tells the household nothing and leaves it where it stands', async () => {
    const mou = await api.addHousehold({ status: 'registered' })
    await api.addContact({ linkedTo: [mou.id] })
    await note({ householdId: mou.id, text: '猪3头' })
    expect(await api.sql`select from outbox`).toHaveLength(0)
    const [row] = await api.sql`select status from households where id = ${mou.id}`
    expect(row).toEqual({ status: 'registered' })
  })

  test('by kin is taken, and that they are kin is on record', async () => {
    const mou = await api.addHousehold()
    const kin = await api.addStaff({ roles: [['group_cadre', GROUP]], ties: [mou.id] })
    const { body } = await note({ householdId: mou.id, text: '都好' }, { actor: kin.actor })
    const { id } = body['vars'] as { id: string }
    expect(await chainOf(api, `visit:${id}`)).toMatchObject([{ details: { isTied: true } }])
  })

  test('of an earlier day is taken, of tomorrow it is not', async () => {
    const mou = await api.addHousehold()
    const on = (visitedOn: string) => note({ householdId: mou.id, text: '都好', visitedOn })
    expect((await on('2026-03-05')).body).toMatchObject({ vars: { day: '2026-03-05' } })
    expect((await on('2026-03-10')).body).toMatchObject({ reason: 'day_in_future' })
    expect(await visitsOf(mou.id)).toHaveLength(1)
  })

  test('takes today’s day from Shanghai’s midnight on', async () => {
    const mou = await api.addHousehold()
    api.clock.now = new Date('2026-03-09T15:59:59.000Z')
    await note({ householdId: mou.id, text: '晚上去的' })
    api.clock.now = new Date('2026-03-09T16:00:00.000Z')
    await note({ householdId: mou.id, text: '半夜去的' })
    expect((await visitsOf(mou.id)).map((row) => row['visited_on'])).toEqual([
      '2026-03-09',
      '2026-03-10',
    ])
  })

  test('without a word is refused', async () => {
    const mou = await api.addHousehold()
    expect(await note({ householdId: mou.id, text: '  ' })).toMatchObject({
      status: 409,
      body: { code: 'refused', reason: 'text_missing' },
    })
  })

  test('of 1,000 characters is taken, of one more it is not', async () => {
    const mou = await api.addHousehold()
    expect((await note({ householdId: mou.id, text: '漏'.repeat(1_000) })).status).toBe(200)
    expect((await note({ householdId: mou.id, text: '漏'.repeat(1_001) })).status).toBe(400)
  })

  test('to a household outside the cadre’s area is as to none', async () => {
    const ran = await api.addHousehold({ areaPath: `${OTHER_VILLAGE}.1` })
    expect((await note({ householdId: ran.id, text: '都好' })).status).toBe(404)
    const nobody = '019f0000-0000-7000-8000-000000000001'
    expect((await note({ householdId: nobody, text: '都好' })).status).toBe(404)
  })

  test('to a household of a village that was merged into the cadre’s is taken', async () => {
    const merged = 'wuxi.tianyuan.jiuping'
    const row = { county: COUNTY, path: merged, level: 'village' as const, name: '九坪村' }
    await api.db.insert(areas).values({ ...row, successorPath: VILLAGE, source: '测试' })
    const ran = await api.addHousehold({ areaPath: `${merged}.1` })
    expect((await note({ householdId: ran.id, text: '都好' })).status).toBe(200)
  })

  test('sent twice, or twice at once, is one', async () => {
    const mou = await api.addHousehold()
    const once = () => note({ householdId: mou.id, text: '猪3头' }, { key: `visit ${mou.id}` })
    const [first, ...others] = await Promise.all([once(), once()])
    for (const again of [...others, await once()]) expect(again).toEqual(first)
    expect(await visitsOf(mou.id)).toHaveLength(1)
  })

  test('by two cadres at once is two, and the handbook has one of them', async () => {
    const mou = await api.addHousehold()
    const other = await api.addStaff({ roles: [['resident_cadre', VILLAGE]] })
    const both = await Promise.all([
      note({ householdId: mou.id, text: '猪3头' }),
      note({ householdId: mou.id, text: '猪4头' }, { actor: other.actor }),
    ])
    expect(both.map(({ status }) => status)).toEqual([200, 200])
    expect(await visitsOf(mou.id)).toHaveLength(2)
    expect(Object.keys(await handbookOf(api, mou.id))).toEqual(['pigs'])
  })
})

describe('the place a visit is noted from', () => {
  const from = async (place: object) => {
    const mou = await api.addHousehold()
    const { status, body } = await note({ householdId: mou.id, text: '都好', place })
    return { status, body, visit: (await visitsOf(mou.id))[0] }
  }

  test('near the village is near', async () => {
    await placeVillage(api)
    const { body, visit } = await from(IN_THE_VILLAGE)
    expect(body).toMatchObject({ code: 'noted' })
    expect(visit).toMatchObject({
      is_far: false,
      latitude_e6: 31_401_000,
      longitude_e6: 109_600_000,
    })
  })

  test('far away is noted, flagged and said', async () => {
    await placeVillage(api)
    const { body, visit } = await from(FAR_AWAY)
    expect(body).toMatchObject({ code: 'noted_far' })
    expect(visit).toMatchObject({ is_far: true })
  })

  test('within the reach of a large village is near', async () => {
    await placeVillage(api, 10_000)
    expect((await from(FAR_AWAY)).visit).toMatchObject({ is_far: false })
  })

  test('is never far from a village nobody has placed', async () => {
    expect((await from(FAR_AWAY)).visit).toMatchObject({ is_far: false })
  })

  test('is not guessed at without the county’s figure', async () => {
    await placeVillage(api)
    await api.setFigures({ visit_far_metres: null })
    expect(await from(FAR_AWAY)).toMatchObject({ status: 409, body: { code: 'figure_missing' } })
    await api.setFigures()
  })
})

/** A minute after the one before. */
const noteLater: typeof note = (...given) => {
  api.clock.now = new Date(api.clock.now.getTime() + 60_000)
  return note(...given)
}

describe('the handbook', () => {
  test('is filled by a note, with the note it comes from; what was not said stays', async () => {
    const mou = await api.addHousehold()
    await noteLater({ householdId: mou.id, text: '猪3头，医保没交' })
    await noteLater({ householdId: mou.id, text: '猪4头，房子漏雨' })
    expect(await handbookOf(api, mou.id)).toEqual({ insured: 'no', pigs: '4' })
    const [, second] = await visitsOf(mou.id)
    const { body } = await api.call(`/visits/handbooks/${mou.id}`, { actor: cadre.actor })
    expect(body['fields']).toContainEqual({
      field: 'pigs',
      value: '4',
      visitId: second?.['id'],
      notedOn: '2026-03-09',
    })
  })

  test('is not put back by an older visit that is noted late', async () => {
    const mou = await api.addHousehold()
    await noteLater({ householdId: mou.id, text: '猪4头' })
    await noteLater({ householdId: mou.id, text: '猪3头，自来水', visitedOn: '2026-03-01' })
    expect(await handbookOf(api, mou.id)).toEqual({ pigs: '4', water: 'tap' })
  })

  test('keeps on record what it said before', async () => {
    const mou = await api.addHousehold()
    await noteLater({ householdId: mou.id, text: '猪3头' })
    await noteLater({ householdId: mou.id, text: '猪4头' })
    await noteLater({ householdId: mou.id, text: '猪4头' })
    const events = await chainOf(api, `household:${mou.id}`)
    expect(events.map(({ details }) => details['changes'])).toEqual([
      [{ field: 'pigs', old: null, new: '3' }],
      [{ field: 'pigs', old: '3', new: '4' }],
    ])
  })
})
