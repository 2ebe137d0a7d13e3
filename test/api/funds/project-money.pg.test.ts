import { afterAll, expect, test } from 'vitest'
import { verifyAudit } from '../../../api/audit/verify'
import { fundProject, payForProject, releaseProject } from '../../../api/funds/project-money'
import { moneyOf } from '../../../api/funds/money-of'
import type { RequestContext } from '../../../api/http/context'
import { inTransaction } from '../../../api/http/write'
import { newId } from '../../../api/shared/ids'
import type { Db } from '../../../db/client'
import type { StaffRole } from '../../../db/values/staff'
import { COUNTY, GROUP, OTHER_VILLAGE, startApi, TOWNSHIP, VILLAGE } from '../../support/api'
import { commandContext } from '../../support/command'
import { addAllocatedSource, addProjectRow, addSource, allocate } from '../../support/funds'

const api = await startApi({ connections: 4 })
await api.addCounty()
afterAll(() => api.close())

const as = (role: StaffRole): RequestContext => ({
  ...commandContext(api),
  actor: {
    kind: 'staff',
    staffId: newId(),
    roles: [{ role, areaPath: COUNTY }],
    tiedHouseholdIds: [],
  },
})
const office = as('county_office')
const bureau = as('county_finance')
const done = <T>(act: (tx: Db) => Promise<T>) => inTransaction(api.db, act)

const fund = (project: { id: string }, sourceId: string, amountFen: number, ctx = office) =>
  done((tx) => fundProject(tx, ctx, project, [{ sourceId, amountFen }]))
const pay = (project: { id: string }, amountFen: number, ctx = bureau) =>
  done((tx) => payForProject(tx, ctx, { project, paymentId: newId(), amountFen, text: '' }))
const moneyOfProject = ({ id }: { id: string }) => moneyOf(api.db, COUNTY, id)
const leftAt = async (sourceId: string, ref: string) => {
  const [row] = await api.sql<{ left: number }[]>`
    select balance_fen as left from fund_accounts
     where source_id = ${sourceId} and kind = 'allocation' and ref = ${ref}`
  return row?.left
}

test('a project gets what its village was given before what its township was', async () => {
  const { id, name } = await addSource(api)
  await allocate(api, { sourceId: id, areaPath: TOWNSHIP, amountFen: 1_000 })
  await allocate(api, { sourceId: id, areaPath: VILLAGE, amountFen: 600 })
  await allocate(api, { sourceId: id, areaPath: OTHER_VILLAGE, amountFen: 5_000 })
  const project = await addProjectRow(api)
  await expect(fund(project, id, 1_601)).rejects.toMatchObject({ reason: 'funds_short' })
  await fund(project, id, 1_000)
  expect([await leftAt(id, VILLAGE), await leftAt(id, TOWNSHIP)]).toEqual([0, 600])
  expect(await moneyOfProject(project)).toEqual({
    sources: [{ sourceId: id, name, fundedFen: 1_000, spentFen: 0 }],
    fundedFen: 1_000,
    spentFen: 0,
  })
})

test('the earmark of a source holds for sector, place and last day', async () => {
  const [water, elsewhere, narrow] = [
    await addAllocatedSource(api, { sectors: ['water', 'tourism'] }),
    await addAllocatedSource(api, { areaPath: OTHER_VILLAGE, allocatedTo: OTHER_VILLAGE }),
    await addAllocatedSource(api, { areaPath: GROUP, allocatedTo: GROUP }),
  ]
  const lasts = await addAllocatedSource(api, { usableUntil: '2026-03-09' })
  const over = await addAllocatedSource(api, { usableUntil: '2026-03-08' })
  const project = await addProjectRow(api)
  for (const [source, reason] of [
    [water, 'earmark_sector'],
    [elsewhere, 'earmark_area'],
    [narrow, 'earmark_area'],
    [over, 'earmark_expired'],
  ] as const)
    await expect(fund(project, source.id, 1)).rejects.toMatchObject({ code: 'refused', reason })
  await fund(project, lasts.id, 1)
  await fund(await addProjectRow(api, { sector: 'tourism' }), water.id, 1)
})

test('what is not approved yet, or over, gets nothing, and nothing gets more than was approved', async () => {
  const { id } = await addAllocatedSource(api)
  for (const status of ['discussed', 'applied', 'settled', 'rejected', 'cancelled'] as const) {
    const project = await addProjectRow(api, { status })
    await expect(fund(project, id, 1)).rejects.toMatchObject({ reason: 'project_not_open' })
  }
  const project = await addProjectRow(api, { status: 'approved', approvedFen: 500 })
  await fund(project, id, 400)
  await expect(fund(project, id, 101)).rejects.toMatchObject({ reason: 'over_approved' })
  await fund(project, id, 100)
})

test('whoever decides what a project gets does not pay it out, and the other way round', async () => {
  const { id } = await addAllocatedSource(api)
  const project = await addProjectRow(api)
  await expect(fund(project, id, 1, bureau)).rejects.toMatchObject({ code: 'forbidden' })
  await fund(project, id, 1)
  await expect(pay(project, 1, office)).rejects.toMatchObject({ code: 'forbidden' })
  expect(await pay(project, 1)).toEqual([{ sourceId: id, amountFen: 1 }])
})

test('what a project was given first is spent first, and what is left goes back where it came from', async () => {
  const first = await addAllocatedSource(api, { allocatedTo: VILLAGE, plannedFen: 700 })
  const second = await addAllocatedSource(api, { plannedFen: 900 })
  const project = await addProjectRow(api)
  await fund(project, first.id, 700)
  api.clock.now = new Date(api.clock.now.getTime() + 1_000)
  const later = { ...office, now: api.clock.now }
  await fund(project, second.id, 500, later)
  await expect(pay(project, 1_201)).rejects.toMatchObject({ reason: 'funds_short' })
  expect(await pay(project, 800)).toEqual([
    { sourceId: first.id, amountFen: 700 },
    { sourceId: second.id, amountFen: 100 },
  ])
  expect(await done((tx) => releaseProject(tx, later, project))).toEqual([
    { sourceId: second.id, amountFen: 400 },
  ])
  expect([await leftAt(first.id, VILLAGE), await leftAt(second.id, TOWNSHIP)]).toEqual([0, 800])
  expect(await moneyOfProject(project)).toMatchObject({ fundedFen: 800, spentFen: 800 })
  expect(await done((tx) => releaseProject(tx, later, project))).toEqual([])
})

test('of two who give a village’s last money away at once, one is refused', async () => {
  const { id } = await addAllocatedSource(api, { allocatedTo: VILLAGE, plannedFen: 100 })
  const [a, b] = [await addProjectRow(api), await addProjectRow(api)]
  const both = await Promise.allSettled([fund(a, id, 60), fund(b, id, 60)])
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(await leftAt(id, VILLAGE)).toBe(40)
})

test('every posting stands on record, makes zero, and cannot be changed', async () => {
  const sums = await api.sql`
    select p.id from fund_postings p left join fund_entries e on e.posting_id = p.id
     group by p.id having sum(e.amount_fen) is distinct from 0 or count(e) <> 2`
  expect(sums).toHaveLength(0)
  const unlike = await api.sql`
    select a.id from fund_accounts a left join fund_entries e on e.account_id = a.id
     group by a.county, a.id having a.balance_fen <> coalesce(sum(e.amount_fen), 0)`
  expect(unlike).toHaveLength(0)
  const [{ events = 0, postings = -1 } = {}] = await api.sql<
    { events: number; postings: number }[]
  >`select (select count(*)::int from events where subject like 'fund_posting:%') as events,
           (select count(*)::int from fund_postings) as postings`
  expect(events).toBe(postings)
  expect(await verifyAudit(api.ownerSql, COUNTY)).toMatchObject({ faultCount: 0 })
  for (const table of ['fund_postings', 'fund_entries'])
    await expect(api.ownerSql`update ${api.ownerSql(table)} set amount_fen = 1`).rejects.toThrow()
})
