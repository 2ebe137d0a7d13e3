import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { readFrame } from '../../../api/evaluations/frame'
import { drawHouseholds } from '../../../api/satisfaction/draw'
import { countStrata, listFrame } from '../../../api/satisfaction/frame'
import { planSample } from '../../../api/satisfaction/plan'
import { frameFingerprint } from '../../../api/sampling/draw'
import { ROLL_STATUSES, type RollStatus } from '../../../db/values/roll'
import { COUNTY, startApi, TOWNSHIP, VILLAGE } from '../../support/api'
import { addHome } from '../../support/occasions'
import { addSatisfaction } from '../../support/satisfaction'

const api = await startApi({ connections: 2 })
await api.addCounty()
afterAll(() => api.close())
const head = await api.addStaff({ roles: [['township_head', TOWNSHIP]], phone: '+8619755550001' })
beforeEach(async () => {
  api.clock.now = new Date('2026-03-09T02:00:00.000Z')
  await api.ownerSql`truncate satisfaction_surveys, satisfaction_draws, satisfaction_strata cascade`
  await api.ownerSql`update households set status = 'closed'`
})
const ctx = () => ({ county: COUNTY, now: api.clock.now })
const frame = async () =>
  (await listFrame(api.db, ctx(), COUNTY)).map(({ householdId }) => householdId).toSorted()

describe('who stands in a frame', () => {
  test.each<[RollStatus, string | null]>([
    ['registered', 'registered'],
    ['exiting', 'registered'],
    ['returned', 'registered'],
    ['exited', 'exited'],
    ['unregistered', 'ordinary'],
    ['terminated', null],
    ['closed', null],
  ])('a household that is %s is in both as %s, or in neither', async (status, group) => {
    const { householdId } = await addHome(api)
    await api.ownerSql`update households set status = ${status} where id = ${householdId}`
    const [asked] = await listFrame(api.db, ctx(), COUNTY)
    expect(asked?.group ?? null).toBe(group)
    const strata = await countStrata(api.db, ctx(), COUNTY)
    expect(strata.map((each) => each.group)).toEqual(group === null ? [] : [group])
    const outside = await readFrame(api.db, COUNTY, COUNTY)
    expect(outside.map(({ id }) => id)).toEqual(group === null ? [] : [householdId])
  })

  test('both hold the same households whatever their standing', async () => {
    for (const status of ROLL_STATUSES)
      for (let i = 0; i < 2; i++) {
        const { householdId } = await addHome(api)
        await api.ownerSql`update households set status = ${status} where id = ${householdId}`
      }
    const outside = (await readFrame(api.db, COUNTY, COUNTY)).map(({ id }) => id)
    expect(await frame()).toEqual(outside.toSorted())
    expect(outside).toHaveLength(10)
  })
})

describe('whose phone counts', () => {
  test('a phone of staff stands for no household, until they have left', async () => {
    const phone = '+8619744440001'
    const { id } = await api.addStaff({ roles: [['village_cadre', VILLAGE]], phone })
    const { householdId } = await addHome(api, { phone })
    expect(await frame()).toEqual([])
    await api.ownerSql`update staff set is_active = false where id = ${id}`
    expect(await frame()).toEqual([householdId])
  })

  test.each([
    [3, 1],
    [4, 0],
  ])('a phone of %i households stands for %i', async (households, count) => {
    const phone = `+861974444${String(1000 + households)}`
    for (let i = 0; i < households; i++) await addHome(api, { phone, linked: false })
    expect(await frame()).toHaveLength(count)
    const sum = (await countStrata(api.db, ctx(), COUNTY)).reduce(
      (all, each) => all + each.households,
      0,
    )
    expect(sum).toBe(households)
  })

  test('of a household without a phone nobody is asked, and it counts all the same', async () => {
    await api.addHousehold()
    expect(await frame()).toEqual([])
    expect(await countStrata(api.db, ctx(), COUNTY)).toMatchObject([
      { households: 1, reachable: 0 },
    ])
  })
})

test('a sample is drawn again from its seed and equals, from another seed it does not', async () => {
  for (let i = 0; i < 40; i++) {
    const { householdId } = await addHome(api)
    const status = i % 4 === 0 ? 'unregistered' : i % 4 === 1 ? 'exited' : 'registered'
    await api.ownerSql`update households set status = ${status} where id = ${householdId}`
  }
  const seed = '0123456789abcdef0123456789abcdef'
  const survey = await addSatisfaction(api, { status: 'draft', areaPath: TOWNSHIP, size: 15, seed })
  const before = await listFrame(api.db, ctx(), TOWNSHIP)
  const { strata } = await planSample(api.db, ctx(), { areaPath: TOWNSHIP, size: 15, questions: 3 })
  const approved = await api.call(`/satisfaction/${survey.code}/actions`, {
    actor: head.actor,
    body: { type: 'approve' },
  })
  expect(approved.status).toBe(200)
  const kept = await api.sql<{ household_id: string }[]>`
    select household_id from satisfaction_draws where survey_id = ${survey.id}`
  const drawn = kept.map(({ household_id }) => household_id).toSorted()
  const again = (other: string) =>
    drawHouseholds(before, strata, other).map(({ householdId }) => householdId)
  expect(drawn).toHaveLength(15)
  expect(again(seed).toSorted()).toEqual(drawn)
  expect(again('f'.repeat(32)).toSorted()).not.toEqual(drawn)
  const [row] =
    await api.sql`select frame_fingerprint from satisfaction_surveys where id = ${survey.id}`
  expect(row?.['frame_fingerprint']).toBe(
    frameFingerprint(before.map(({ householdId }) => householdId)),
  )
})
