import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readHistory } from '../../../api/archive/history'
import { countRegister } from '../../../api/archive/register-on'
import { verifyArchive } from '../../../api/archive/verify'
import { dayOf } from '../../../api/shared/day'
import { COUNTY, startApi, type TestApi } from '../../support/api'
import { decide } from '../../support/archive'
import { addMember, householdOf } from '../../support/changes'
import { commandContext } from '../../support/command'

let api: TestApi
beforeAll(async () => {
  api = await startApi()
  await api.addCounty()
})
afterAll(() => api.close())

describe('somebody is taken in from another household', () => {
  async function taken(reason: 'marriage_in' | 'merge') {
    const home = await api.addHousehold({ head: '牟新郎' })
    const origin = await api.addHousehold({ head: '田老汉', areaPath: 'wuxi.yulin.wusong.1' })
    const bride = await addMember(api, origin.id, { name: '田小花', sex: 'female' })
    await verifyArchive(commandContext(api), { isRecording: true })
    await decide(api, { householdId: origin.id, set: { mainCause: 'illness' } })
    await decide(api, {
      householdId: home.id,
      reason: reason === 'merge' ? 'merged' : 'born_or_joined',
      take: [{ personId: bride.id, fromHouseholdId: origin.id, relation: '配偶', reason }],
    })
    return { home, origin, entries: await readHistory(api.db, COUNTY, home.id) }
  }

  test('by marriage: what happened to the family they come from stays that family’s', async () => {
    const { home, entries } = await taken('marriage_in')
    expect(new Set(entries.map(({ householdId }) => householdId))).toEqual(new Set([home.id]))
    expect(entries.at(-1)?.lines.join()).toContain('来自田老汉户')
  })

  test('by a merge: it is part of the history', async () => {
    const { origin, entries } = await taken('merge')
    expect(entries.map(({ householdId }) => householdId)).toContain(origin.id)
  })
})

test.each(['unstable_exit', 'borderline'] as const)(
  'a household that ends is not watched on: %s',
  async (watch) => {
    const { id } = await api.addHousehold({ head: '牟独居', status: 'exited' })
    await decide(api, { householdId: id, reason: 'watched', set: { watch } })
    await decide(api, { householdId: id, reason: 'closed', set: { status: 'closed' } })
    expect(await householdOf(api, id)).toMatchObject({ status: 'closed', size: 0 })
    expect(await api.sql`select watch from households where id = ${id}`).toEqual([{ watch: null }])
  },
)

test('a household that has ended is counted by its status alone, not in its township', async () => {
  const areaPath = 'wuxi.tianyuan.tianmi.1'
  const gone = await api.addHousehold({ head: '牟走完', areaPath })
  await api.addHousehold({ head: '牟还在', areaPath })
  await verifyArchive(commandContext(api), { isRecording: true })
  await decide(api, { householdId: gone.id, reason: 'closed', set: { status: 'closed' } })
  const { byStatus, byTownship } = await countRegister(api.db, COUNTY, {
    areaPath,
    day: dayOf(api.clock.now),
  })
  expect(byStatus).toMatchObject({ closed: { households: 1, people: 0 } })
  expect(byTownship).toEqual({ 'wuxi.tianyuan': { households: 1, people: 1 } })
})
