import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { changeHousehold } from '../../../api/archive/change-household'
import { writeVisitDuties } from '../../../api/visit-duties/sheet'
import {
  COUNTY,
  MONDAY_MORNING,
  OTHER_VILLAGE,
  startApi,
  TOWNSHIP,
  VILLAGE,
} from '../../support/api'
import { commandContext } from '../../support/command'
import { addPairing, addVisit } from '../../support/list-items'
import { rowsOf } from '../../support/workbook'

const api = await startApi()
await api.addCounty()
await api.addContact()
const cadre = await api.addStaff({ name: '熊长富', roles: [['village_cadre', VILLAGE]] })
const yao = await api.addStaff({ name: '姚云川', roles: [['resident_cadre', VILLAGE]] })
const clerk = await api.addStaff({ roles: [['township_clerk', TOWNSHIP]] })
beforeEach(async () => {
  api.clock.now = new Date(MONDAY_MORNING)
  await api.ownerSql`delete from pairings`
  await api.ownerSql`delete from handbook_fields`
  await api.ownerSql`delete from visits`
  await api.ownerSql`update households set status = 'closed', head_name = 'gone'`
  await api.setFigures()
})
afterAll(() => api.close())

interface Due {
  head: string
  dueOn: string
  isLate: boolean
  days: number | null
  staffId: string | null
}
async function due(query = '', actor = clerk.actor): Promise<Due[]> {
  const { body } = await api.call(`/visit-duties${query}`, { actor })
  return body['items'] as Due[]
}
const heads = (items: Due[]) => items.map(({ head }) => head)
const todoOf = async (actor: typeof cadre.actor) => {
  const { body } = await api.call('/todo', { actor })
  return (
    body['items'] as { kind: string; count: number; dueOn: string; isLate: boolean }[]
  ).filter(({ kind }) => kind === 'household_visit' || kind === 'pairing')
}
async function visited(
  head: string,
  visitedOn: string,
  more: Parameters<typeof api.addHousehold>[0] = {},
) {
  const household = await api.addHousehold({ head, status: 'registered', ...more })
  const visit = await addVisit(api, { householdId: household.id, visitedOn, staffId: yao.id })
  return { ...household, visitId: visit.id }
}

describe('whom to visit', () => {
  test.each([
    // 30 days for key households, 90 for others; those due within 5 days are shown.
    ['registered', '2026-02-07', '2026-03-09', false],
    ['registered', '2026-02-06', '2026-03-08', true],
    ['registered', '2026-02-12', '2026-03-14', false],
    ['registered', '2026-02-13', null, false],
    ['exited', '2025-12-09', '2026-03-09', false],
    ['exited', '2025-12-08', '2026-03-08', true],
    ['exited', '2025-12-15', null, false],
    ['unregistered', '2025-01-01', null, false],
    ['terminated', '2025-01-01', null, false],
    ['closed', '2025-01-01', null, false],
  ] as const)('%s and visited on %s is due on %s, late %s', async (status, on, dueOn, isLate) => {
    await visited('牟一', on, { status })
    const expected = dueOn === null ? [] : [{ head: '牟一', dueOn, isLate }]
    expect(await due()).toMatchObject(expected)
  })

  test('one that exits is due by the longer figure, from its last visit', async () => {
    const { id } = await visited('牟退', '2026-02-01')
    expect(await due()).toMatchObject([{ dueOn: '2026-03-03', isLate: true }])
    await api.sql`update households set status = 'exited', status_since = '2026-03-09' where id = ${id}`
    expect(await due()).toEqual([])
  })

  test('one that returns has its days from then', async () => {
    const { id } = await visited('牟返', '2026-01-01', { status: 'exited' })
    await api.sql`update households set status = 'returned', status_since = '2026-02-10' where id = ${id}`
    expect(await due()).toMatchObject([{ dueOn: '2026-03-12' }])
  })

  test('one on the watch-list or the ledger counts as well, and no more once it is left', async () => {
    const watched = await visited('牟监', '2026-02-01', { status: 'unregistered' })
    const bordering = await visited('牟临', '2025-11-01', { status: 'unregistered' })
    expect(await due()).toEqual([])
    await api.sql`update households set watch = 'borderline' where id = ${watched.id}`
    await api.ownerSql`
      insert into ledger_entries (county, id, household_id, class, entered_by, entered_on, reason_sealed)
      select ${COUNTY}, gen_random_uuid(), ${bordering.id}, 'medical_cost', ${cadre.id}, '2026-01-01', ''::bytea`
    expect(heads(await due())).toEqual(['牟临', '牟监'])
    await api.ownerSql`update ledger_entries set left_on = '2026-03-09'`
    expect(heads(await due())).toEqual(['牟监'])
  })

  test('one that is watched from today on has its days from today', async () => {
    const { id } = await visited('牟新监', '2025-12-20', { status: 'exited' })
    await changeHousehold(api.db, commandContext(api), {
      householdId: id,
      reason: 'watched',
      evidence: 'application:1',
      set: { watch: 'unstable_exit' },
    })
    expect(await due()).toEqual([])
    api.clock.now = new Date('2026-04-08T16:00:00Z')
    expect(await due()).toMatchObject([{ head: '牟新监', dueOn: '2026-04-08', isLate: true }])
  })

  test('a visit by anybody counts, and a corrected one by its corrected day', async () => {
    const { id, visitId } = await visited('牟更', '2026-03-08')
    expect(await due()).toEqual([])
    await addVisit(api, { householdId: id, visitedOn: '2026-02-01', correctsId: visitId })
    expect(await due()).toMatchObject([{ dueOn: '2026-03-03', days: 36 }])
  })

  test('a note moved to another household counts there', async () => {
    const { id, visitId } = await visited('牟记错', '2026-03-08')
    const right = await visited('牟记对', '2026-01-01')
    await addVisit(api, { householdId: right.id, visitedOn: '2026-03-08', correctsId: visitId })
    expect(heads(await due())).toEqual(['牟记错'])
    expect(id).not.toBe(right.id)
  })

  test('one never visited is due from its first pairing, which a new one does not put off', async () => {
    const { id } = await api.addHousehold({ head: '牟从没', status: 'registered' })
    await addPairing(api, {
      householdId: id,
      staffId: yao.id,
      fromDay: '2026-02-01',
      toDay: '2026-03-01',
    })
    await addPairing(api, { householdId: id, staffId: cadre.id, fromDay: '2026-03-02' })
    expect(await due()).toMatchObject([{ dueOn: '2026-03-03', days: null, staffId: cadre.id }])
  })
})

describe('whose duty it is', () => {
  test('the paired cadre’s; else the village cadre’s; one line with a count and the first day', async () => {
    for (const [head, on] of [
      ['牟甲', '2026-02-03'],
      ['牟乙', '2026-02-01'],
    ] as const) {
      const { id } = await visited(head, on)
      await addPairing(api, { householdId: id, staffId: yao.id })
    }
    await visited('牟丙', '2026-02-05')
    expect(await todoOf(yao.actor)).toMatchObject([{ count: 2, dueOn: '2026-03-03', isLate: true }])
    expect(await todoOf(cadre.actor)).toMatchObject([{ count: 1, dueOn: '2026-03-07' }])
    expect(heads(await due('?isMine=true', yao.actor))).toEqual(['牟乙', '牟甲'])
    expect(heads(await due('?isMine=true', cadre.actor))).toEqual(['牟丙'])
  })

  test('of a helper who has left, or who notes no visits, the village cadre’s', async () => {
    const left = await api.addStaff({ roles: [['village_cadre', VILLAGE]], isActive: false })
    const bureau = await api.addStaff({ roles: [['department', COUNTY]] })
    const moved = await api.addStaff({ roles: [['village_cadre', OTHER_VILLAGE]] })
    for (const { id: staffId } of [left, bureau, moved]) {
      const { id } = await visited('牟丁', '2026-02-01')
      await addPairing(api, { householdId: id, staffId })
    }
    expect(await todoOf(cadre.actor)).toMatchObject([{ kind: 'household_visit', count: 3 }])
  })

  test('a broken pairing is the secretary’s to see to', async () => {
    const secretary = await api.addStaff({ roles: [['village_secretary', VILLAGE]] })
    const { id } = await visited('牟断', '2026-03-08')
    const left = await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
    await addPairing(api, { householdId: id, staffId: left.id })
    expect(await todoOf(secretary.actor)).toEqual([])
    await api.sql`update staff set is_active = false where id = ${left.id}`
    expect(await todoOf(secretary.actor)).toMatchObject([{ kind: 'pairing', count: 1 }])
    await api.sql`update staff set is_active = true where id = ${left.id}`
    expect(await todoOf(secretary.actor)).toEqual([])
    await api.ownerSql`update staff_roles set area_path = ${OTHER_VILLAGE} where staff_id = ${left.id}`
    expect(await todoOf(secretary.actor)).toMatchObject([{ kind: 'pairing', count: 1 }])
    const gone = await visited('牟销', '2026-03-08')
    await addPairing(api, { householdId: gone.id, staffId: yao.id })
    await api.sql`update households set status = 'closed', status_since = '2026-02-01' where id = ${gone.id}`
    expect(await todoOf(secretary.actor)).toMatchObject([
      { kind: 'pairing', count: 2, dueOn: '2026-02-06', isLate: true },
    ])
  })
})

test('by village for a township, and as a sheet with who is to go', async () => {
  const { id } = await visited('牟甲', '2026-02-01')
  await addPairing(api, { householdId: id, staffId: yao.id })
  await visited('牟乙', '2026-02-09')
  await visited('新华户', '2026-01-01', { areaPath: `${OTHER_VILLAGE}.1` })
  const { body } = await api.call('/visit-duties/by-village', { actor: clerk.actor })
  expect(body['items']).toMatchObject([
    { area: '新华村', late: 1, soon: 0 },
    { area: '宝坪村', late: 1, soon: 1 },
  ])
  const { bytes, households } = await writeVisitDuties(commandContext(api), { isLate: true })
  expect(households).toBe(2)
  const rows = await rowsOf(bytes, '未走访')
  expect(rows[1]).toEqual([
    '天元乡',
    '新华村',
    '1',
    '新华户',
    '重点户',
    '2026-01-01',
    '2026-01-31',
    '37',
    '村干部',
  ])
  expect(rows[2]?.at(-1)).toBe('姚云川')
})

test('it is shown in pages, and the same way twice', async () => {
  for (const head of ['牟1', '牟2', '牟3']) await visited(head, '2026-02-01')
  const first = await api.call('/visit-duties?limit=2', { actor: clerk.actor })
  const next = String(first.body['next'])
  const all = [...(first.body['items'] as Due[]), ...(await due(`?limit=2&cursor=${next}`))]
  expect(heads(all).toSorted()).toEqual(['牟1', '牟2', '牟3'])
})

test('without its figures nobody is reminded, and whoever asks is told what is missing', async () => {
  await visited('牟甲', '2026-02-01')
  await api.setFigures({ visit_days_other: null })
  const { status, body } = await api.call('/visit-duties', { actor: clerk.actor })
  expect([status, body['code']]).toEqual([expect.any(Number), 'figure_missing'])
  expect(await todoOf(cadre.actor)).toEqual([])
})
