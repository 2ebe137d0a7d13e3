import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { eq } from 'drizzle-orm'
import { decidedFacts, formerMembers, households } from '../../../db/schema'
import { verifyAudit } from '../../../api/audit/verify'
import { COUNTY, GROUP, startApi, type TestApi } from '../../support/api'
import { decide, eventsOfHousehold, found, membersOf, newcomer } from '../../support/archive'

let api: TestApi
let dashan: { id: string; idNumber: string }

beforeEach(async () => {
  api = await startApi()
  await api.addCounty()
  dashan = await api.addHousehold({ head: '谭大山', status: 'registered' })
})
afterEach(async () => {
  expect(await verifyAudit(api.sql, COUNTY)).toMatchObject({ faultCount: 0 })
  await api.close()
})

const householdOf = async (id: string) => {
  const [row] = await api.db.select().from(households).where(eq(households.id, id))
  if (!row) throw new Error('no household')
  return row
}
const headOf = async (id: string) => (await membersOf(api, id)).find(({ isHead }) => isHead)
const headId = async (id: string) => (await headOf(id))?.id ?? ''
const birth = (given = {}) => [{ person: newcomer(given), reason: 'birth' as const }]
const addSon = async () => {
  await decide(api, { householdId: dashan.id, join: birth() })
  const son = (await membersOf(api, dashan.id)).find(({ isHead }) => !isHead)
  if (!son) throw new Error('no son')
  return son
}

describe('a decision about a household', () => {
  test('changes its rows and leaves one event with who, why, old and new', async () => {
    await decide(api, {
      householdId: dashan.id,
      reason: 'exited',
      evidence: 'report:r1',
      set: { status: 'exited', exitedYear: 2026 },
    })
    expect(await householdOf(dashan.id)).toMatchObject({
      status: 'exited',
      statusSince: '2026-03-09',
      exitedYear: 2026,
    })
    const [event, ...more] = await eventsOfHousehold(api, dashan.id)
    expect(more).toEqual([])
    expect(event).toMatchObject({
      type: 'household.changed',
      details: {
        reason: 'exited',
        evidence: 'report:r1',
        changes: [
          { field: 'status', old: 'registered', now: 'exited' },
          { field: 'exitedYear', old: null, now: 2026 },
          { field: 'statusSince', old: null, now: '2026-03-09' },
        ],
      },
    })
  })

  test('that says what stands there already leaves no event', async () => {
    await decide(api, { householdId: dashan.id, set: { status: 'registered' } })
    expect(await eventsOfHousehold(api, dashan.id)).toEqual([])
  })

  test('keeps how it stood before, where no event says so yet, and only then', async () => {
    await decide(api, { householdId: dashan.id, set: { watch: 'borderline' } })
    await decide(api, { householdId: dashan.id, set: { watch: null } })
    const [first, second] = await eventsOfHousehold(api, dashan.id)
    expect(first?.details).toMatchObject({
      before: {
        facts: { areaPath: GROUP, status: 'registered', headName: '谭大山', size: 1 },
        people: [{ personId: await headId(dashan.id), name: '谭大山', isHead: true }],
      },
    })
    expect(second?.details).not.toHaveProperty('before')
  })

  test('true from an earlier day says so', async () => {
    await decide(api, { householdId: dashan.id, on: '2026-03-01', set: { status: 'returned' } })
    const [event] = await eventsOfHousehold(api, dashan.id)
    expect(event?.details).toMatchObject({ on: '2026-03-01' })
    expect(await householdOf(dashan.id)).toMatchObject({ statusSince: '2026-03-01' })
  })

  test('is kept against the next file', async () => {
    await decide(api, { householdId: dashan.id, set: { status: 'exited' } })
    expect((await householdOf(dashan.id)).fingerprint).toHaveLength(0)
    expect(await api.db.select().from(decidedFacts)).toMatchObject([
      { householdId: dashan.id, aboutId: dashan.id, field: 'status', decidedOn: '2026-03-09' },
    ])
  })
})

describe('a member', () => {
  test('who is born is one from then on', async () => {
    const son = await addSon()
    expect(son).toMatchObject({ name: '谭小满', relation: '之子' })
    expect(await householdOf(dashan.id)).toMatchObject({ size: 2, headName: '谭大山' })
    const [event] = await eventsOfHousehold(api, dashan.id)
    expect(event?.details).toMatchObject({
      joined: [{ personId: son.id, name: '谭小满', reason: 'birth', health: ['healthy'] }],
    })
    expect(JSON.stringify(event)).not.toContain('509938')
  })

  test('who dies is kept aside with reason and day', async () => {
    const son = await addSon()
    await decide(api, {
      householdId: dashan.id,
      on: '2026-03-02',
      leave: [{ personId: son.id, reason: 'death' }],
    })
    expect(await householdOf(dashan.id)).toMatchObject({ size: 1 })
    expect(await api.db.select().from(formerMembers)).toMatchObject([
      { id: son.id, householdId: dashan.id, name: '谭小满', reason: 'death', leftOn: '2026-03-02' },
    ])
  })

  test('who comes back is the same person', async () => {
    const son = await addSon()
    await decide(api, {
      householdId: dashan.id,
      leave: [{ personId: son.id, reason: 'imprisonment' }],
    })
    await decide(api, {
      householdId: dashan.id,
      join: [{ person: newcomer(), reason: 'release' }],
    })
    expect((await membersOf(api, dashan.id)).map(({ id }) => id)).toContain(son.id)
    expect(await api.db.select().from(formerMembers)).toEqual([])
  })

  test('of one household is not taken as new in another', async () => {
    await addSon()
    const other = await api.addHousehold({ head: '李红金' })
    await expect(decide(api, { householdId: other.id, join: birth() })).rejects.toThrow(
      'member_elsewhere',
    )
    await expect(decide(api, { householdId: dashan.id, join: birth() })).rejects.toThrow(
      'member_already',
    )
  })

  test('whose number was wrong has both in the event, hidden', async () => {
    const personId = await headId(dashan.id)
    await decide(api, {
      householdId: dashan.id,
      alter: [{ personId, set: { idNumber: '512225196001010023', phone: '+8619900000777' } }],
    })
    const [event] = await eventsOfHousehold(api, dashan.id)
    expect(event?.details).toMatchObject({
      members: [
        {
          personId,
          name: '谭大山',
          changes: [
            { field: 'idNumber', old: '509938************', now: '512225************' },
            { field: 'phone' },
          ],
        },
      ],
    })
    const [row] = await membersOf(api, dashan.id)
    expect(row?.idNumberIndex).toEqual(
      api.deps.sealer.index('id_number', COUNTY, '512225196001010023'),
    )
  })
})

describe('the head', () => {
  test('is taken over from by whoever is made head', async () => {
    const son = await addSon()
    await decide(api, {
      householdId: dashan.id,
      alter: [{ personId: son.id, set: { isHead: true } }],
    })
    expect(await headOf(dashan.id)).toMatchObject({ id: son.id, relation: '户主' })
    expect(await householdOf(dashan.id)).toMatchObject({ headName: '谭小满', size: 2 })
  })

  test('does not leave others without one', async () => {
    await addSon()
    const personId = await headId(dashan.id)
    const leave = [{ personId, reason: 'death' as const }]
    await expect(decide(api, { householdId: dashan.id, leave })).rejects.toThrow('no_head')
    expect(await householdOf(dashan.id)).toMatchObject({ size: 2 })
  })

  test('who lives alone and dies closes the household only where that is said', async () => {
    const personId = await headId(dashan.id)
    const leave = [{ personId, reason: 'death' as const }]
    await expect(decide(api, { householdId: dashan.id, leave })).rejects.toThrow('no_head')
    await decide(api, {
      householdId: dashan.id,
      reason: 'closed',
      leave,
      set: { status: 'closed' },
    })
    expect(await householdOf(dashan.id)).toMatchObject({
      status: 'closed',
      size: 0,
      headName: '谭大山',
    })
  })

  test('is not two', async () => {
    const join = [
      ...birth({ isHead: true }),
      {
        person: newcomer({ idNumber: '509938201803010033', isHead: true }),
        reason: 'birth' as const,
      },
    ]
    await expect(decide(api, { householdId: dashan.id, join })).rejects.toThrow('two_heads')
  })
})

test('of a household that closes everybody leaves', async () => {
  await addSon()
  await decide(api, { householdId: dashan.id, reason: 'closed', set: { status: 'closed' } })
  expect(await membersOf(api, dashan.id)).toEqual([])
  const former = await api.db.select().from(formerMembers)
  expect(former.map(({ reason }) => reason)).toEqual(['move_out', 'move_out'])
})

describe('a household that is split', () => {
  test('gives the new one its members and its standing, with an event on each', async () => {
    const son = await addSon()
    const id = await found(api, {
      areaPath: GROUP,
      from: dashan.id,
      take: [{ personId: son.id, isHead: true }],
    })
    expect(await householdOf(id)).toMatchObject({
      headName: '谭小满',
      size: 1,
      status: 'registered',
    })
    expect(await membersOf(api, id)).toMatchObject([{ id: son.id, isHead: true, relation: '户主' }])
    expect(await householdOf(dashan.id)).toMatchObject({ size: 1 })
    expect((await eventsOfHousehold(api, dashan.id)).at(-1)?.details).toMatchObject({
      reason: 'split',
      left: [{ personId: son.id, reason: 'split', to: id }],
    })
    expect(await eventsOfHousehold(api, id)).toMatchObject([
      { type: 'household.founded', details: { from: dashan.id, whole: { facts: { size: 1 } } } },
    ])
    expect(await api.db.select().from(formerMembers)).toEqual([])
  })

  test('may give its head, where another one is named', async () => {
    const son = await addSon()
    const take = [{ personId: await headId(dashan.id), isHead: true }]
    const split = { areaPath: GROUP, from: dashan.id, take }
    await expect(found(api, split)).rejects.toThrow('no_head')
    await found(api, { ...split, headOfOrigin: son.id })
    expect(await householdOf(dashan.id)).toMatchObject({ headName: '谭小满', size: 1 })
  })

  test('is not split into one without a head', async () => {
    const son = await addSon()
    const take = [{ personId: son.id }]
    const split = { areaPath: GROUP, from: dashan.id, take }
    await expect(found(api, split)).rejects.toThrow('no_head')
    await expect(found(api, { ...split, take: [] })).rejects.toThrow('no_head')
  })
})

test('of two households that merge the one that is empty closes', async () => {
  const other = await api.addHousehold({ head: '李红金' })
  const personId = await headId(other.id)
  await decide(api, {
    householdId: dashan.id,
    reason: 'merged',
    take: [{ personId, fromHouseholdId: other.id, relation: '配偶', reason: 'merge' }],
  })
  expect(await householdOf(dashan.id)).toMatchObject({ size: 2, headName: '谭大山' })
  expect(await householdOf(other.id)).toMatchObject({ size: 0, status: 'closed' })
  expect((await eventsOfHousehold(api, other.id))[0]?.details).toMatchObject({
    reason: 'merged',
    left: [{ personId, reason: 'merge', to: dashan.id }],
  })
  expect((await eventsOfHousehold(api, dashan.id))[0]?.details).toMatchObject({
    joined: [{ personId, reason: 'merge', from: other.id, relation: '配偶' }],
  })
})
