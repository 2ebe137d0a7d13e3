import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readHistory } from '../../../api/archive/history'
import { countRegister } from '../../../api/archive/register-on'
import { verifyArchive } from '../../../api/archive/verify'
import { dayOf } from '../../../api/shared/day'
import { COUNTY, startApi, type TestApi, VILLAGE } from '../../support/api'
import { decide } from '../../support/archive'
import { addChange, addMember, householdOf } from '../../support/changes'
import { addLeadRow } from '../../support/leads'
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

describe('what an entry rests on is named', () => {
  async function basisOf(make: (householdId: string) => Promise<string>) {
    const { id } = await api.addHousehold({ head: '牟有据' })
    const evidence = await make(id)
    await decide(api, { householdId: id, evidence, set: { type: 'extreme_hardship' } })
    return (await readHistory(api.db, COUNTY, id)).at(-1)?.basis
  }

  test('a change by who asked for it; whoever of the household did is not named', async () => {
    const { id: askedBy } = await api.addStaff({
      name: '熊长富',
      roles: [['village_cadre', VILLAGE]],
    })
    let code = ''
    const byCadre = await basisOf(async (householdId) => {
      const change = await addChange(api, { householdId, askedBy })
      code = change.code
      return `change:${change.id}`
    })
    expect(byCadre).toEqual({ code, words: `变更${code}，熊长富报` })
    const { id: contactId } = await api.addContact()
    const byOwn = await basisOf(async (householdId) => {
      const change = await addChange(api, { householdId, contactId })
      code = change.code
      return `change:${change.id}`
    })
    expect(byOwn).toEqual({ code, words: `变更${code}，群众报` })
  })

  test('a lead by who went there and who decided', async () => {
    const visitor = await api.addStaff({ name: '熊长富', roles: [['village_cadre', VILLAGE]] })
    const decider = await api.addStaff({ name: '汪晓松', roles: [['village_cadre', VILLAGE]] })
    const basis = await basisOf(async (householdId) => {
      const { id } = await addLeadRow(api, {
        householdId,
        status: 'decided',
        outcome: 'corrected',
        visitedBy: visitor.id,
        decidedBy: decider.id,
      })
      return `lead:${id}`
    })
    expect(basis?.words).toBe(`线索${basis?.code}，熊长富上门，汪晓松定`)
  })

  test('a roll file as such, and what no longer is there by nothing', async () => {
    const gone = '00000000-0000-7000-8000-000000000001'
    expect((await basisOf(async () => `import:${gone}`))?.words).toBe('导入花名册')
    expect(await basisOf(async () => `change:${gone}`)).toBeNull()
    expect(await basisOf(async () => 'change:test')).toBeNull()
  })
})
