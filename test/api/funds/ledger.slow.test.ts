import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { accountId } from '../../../api/funds/accounts'
import { moveMoney } from '../../../api/funds/move'
import { fundProject, payForProject, releaseProject } from '../../../api/funds/project-money'
import type { RequestContext } from '../../../api/http/context'
import { write } from '../../../api/http/write'
import { newId } from '../../../api/shared/ids'
import { ApiError } from '../../../api/shared/errors'
import type { StaffRole } from '../../../db/values/staff'
import { COUNTY, OTHER_VILLAGE, startApi, TOWNSHIP, VILLAGE } from '../../support/api'
import { commandContext } from '../../support/command'
import { addClaim, addPayment } from '../../support/claims'
import { addProjectRow, addSource } from '../../support/funds'

const api = await startApi({ connections: 12 })
await api.addCounty()
afterAll(() => api.close())

const RUNS = process.env['FULL'] ? 60 : 4
const PLACES = [COUNTY, TOWNSHIP, VILLAGE, OTHER_VILLAGE] as const

const as = (role: StaffRole): RequestContext => ({
  ...commandContext(api),
  actor: {
    kind: 'staff',
    staffId: newId(),
    roles: [{ role, areaPath: COUNTY }],
    tiedHouseholdIds: [],
  },
})
const bureauChief = await api.addStaff({ roles: [['county_finance', COUNTY]], phone: null })
const [office, bureau] = [as('county_office'), as('county_finance')]

const Small = fc.integer({ min: 1, max: 60 })
const Source = fc.integer({ min: 0, max: 3 })
const Project = fc.integer({ min: 0, max: 3 })
const Place = fc.integer({ min: 0, max: PLACES.length - 1 })
const Act = fc.oneof(
  fc.record({ act: fc.constant('arrive' as const), source: Source, fen: Small }),
  fc.record({ act: fc.constant('recall' as const), source: Source, fen: Small }),
  fc.record({ act: fc.constant('allocate' as const), source: Source, place: Place, fen: Small }),
  fc.record({ act: fc.constant('give_back' as const), source: Source, place: Place, fen: Small }),
  fc.record({
    act: fc.constant('fund' as const),
    lines: fc.array(fc.record({ source: Source, fen: Small }), { minLength: 1, maxLength: 3 }),
    project: Project,
  }),
  fc.record({ act: fc.constant('pay' as const), project: Project, fen: Small }),
  fc.record({ act: fc.constant('release' as const), project: Project }),
)
type Act = typeof Act extends fc.Arbitrary<infer T> ? T : never

/** Sources with different earmarks, each with some money, and projects that fit some of them. */
async function startLedger() {
  const sources = [
    await addSource(api, { plannedFen: 300 }),
    await addSource(api, { plannedFen: 300, sectors: ['water'] }),
    await addSource(api, { plannedFen: 300, areaPath: VILLAGE }),
    await addSource(api, { plannedFen: 300, usableUntil: '2026-03-08' }),
  ]
  const projects = [
    await addProjectRow(api),
    await addProjectRow(api, { sector: 'water' }),
    await addProjectRow(api, { areaPath: OTHER_VILLAGE, status: 'approved', approvedFen: 80 }),
    await addProjectRow(api, { sector: 'water', areaPath: OTHER_VILLAGE }),
  ]
  return { sources, projects }
}
type Ledger = Awaited<ReturnType<typeof startLedger>>

interface Paid {
  id: string
  amountFen: number
  claimCode: string
}

/** What is paid out is paid for a claim. */
async function addClaimed(projectId: string, amountFen: number): Promise<Paid> {
  const claim = await addClaim(api, { projectId, amountFen, status: 'agreed' })
  const of = { projectId, claimId: claim.id, amountFen, householdId: null }
  const { id } = await addPayment(api, { ...of, payeeKind: 'contractor', payee: '示例公司' })
  return { id, amountFen, claimCode: claim.code }
}
const paid: Paid[] = []

/** Does it by the real service in a write of its own; what the rules refuse is no fault. */
async function carryOut({ sources, projects }: Ledger, act: Act): Promise<boolean> {
  const idOf = (source: number) => sources[source]?.id ?? ''
  const by = act.act === 'fund' || act.act === 'release' ? office : bureau
  const ctx = { ...by, now: new Date(api.clock.now.getTime() + ++moments) }
  const call = { route: 'POST /test', key: newId(), bodyHash: Buffer.alloc(32) }
  const amountFen = 'fen' in act ? act.fen : 0
  const project = 'project' in act ? { id: projects[act.project]?.id ?? '' } : { id: '' }
  const payment = act.act === 'pay' ? await addClaimed(project.id, amountFen) : null
  try {
    await write({ ...ctx, write: call }, async (tx, last) => {
      if (act.act === 'fund') {
        const lines = act.lines.map(({ source, fen }) => ({
          sourceId: idOf(source),
          amountFen: fen,
        }))
        await fundProject(tx, ctx, project, lines)
      } else if (act.act === 'pay') {
        await payForProject(tx, ctx, { project, paymentId: payment?.id ?? '', amountFen, text: '' })
      } else if (act.act === 'release') await releaseProject(tx, ctx, project)
      else if (act.act === 'arrive' || act.act === 'recall')
        await moveMoney(tx, ctx, idOf(act.source), { type: act.act, amountFen, text: '' }, last)
      else {
        const place = { areaPath: PLACES[act.place] ?? COUNTY, amountFen, text: '' }
        await moveMoney(tx, ctx, idOf(act.source), { type: act.act, ...place }, last)
      }
      return {}
    })
    if (payment) paid.push(payment)
    return true
  } catch (error) {
    // Neither a deadlock nor a broken check may come up here.
    if (error instanceof ApiError && error.code === 'refused') return false
    throw error
  }
}
let moments = 0

/** What must hold of every ledger, read from its rows alone. */
async function expectSound(): Promise<void> {
  const wrong = await api.sql`
    with entry as (
      select account_id, sum(amount_fen) as fen from fund_entries group by account_id
    ), account as (
      select a.*, coalesce(e.fen, 0) as entries_fen,
             p.sector, p.area_path as project_area, s.sectors, s.area_path as source_area,
             s.usable_until, s.name
        from fund_accounts a
        left join entry e on e.account_id = a.id
        join fund_sources s on s.id = a.source_id
        left join projects p on p.id::text = a.ref
    )
    select 'negative' as what, id::text from account where kind <> 'origin' and balance_fen < 0
    union all
    select 'unlike its entries', id::text from account where balance_fen <> entries_fen
    union all
    select 'sector', id::text from account
     where sector is not null and cardinality(sectors) > 0 and not sector = any(sectors)
       and entries_fen <> 0
    union all
    select 'area', id::text from account
     where project_area is not null and project_area || '.' not like source_area || '.%'
       and entries_fen <> 0
    union all
    select 'place', id::text from account
     where kind = 'allocation' and ref || '.' not like source_area || '.%' and entries_fen <> 0
    union all
    select 'expired', id::text from account
     where kind in ('project', 'spent') and usable_until < '2026-03-09' and entries_fen <> 0
    union all
    select 'half a posting', posting_id::text from fund_entries
     group by posting_id having sum(amount_fen) <> 0 or count(*) <> 2
    union all
    select 'not traceable', p.id::text from fund_postings p
     where p.type = 'pay' and (p.payment_id is null or not exists (
       select from fund_postings f where f.type = 'fund' and f.project_id = p.project_id
                                     and f.source_id = p.source_id))
    union all
    select 'not zero', '' where (select coalesce(sum(amount_fen), 0) from fund_entries) <> 0
    union all
    select 'over approved', p.id::text from projects p
     where p.approved_fen < (select sum(balance_fen) from fund_accounts a
                              where a.ref = p.id::text and a.kind in ('project', 'spent'))`
  expect(wrong).toEqual([])
}

/** Every fen that was paid leads back, account by account, to where it came from. */
async function expectTraceable({ sources, projects }: Ledger): Promise<void> {
  for (const source of sources) {
    const balance = async (kind: 'origin' | 'source') => {
      const [row] = await api.sql<{ fen: number }[]>`
        select balance_fen as fen from fund_accounts
         where id = ${accountId(source.id, { kind, ref: '' })}`
      return row?.fen ?? 0
    }
    const [row] = await api.sql<{ below: number }[]>`
      select coalesce(sum(balance_fen), 0)::bigint as below from fund_accounts
       where source_id = ${source.id} and kind in ('allocation', 'project', 'spent')`
    expect(-(await balance('origin'))).toBe((await balance('source')) + (row?.below ?? 0))
  }
  for (const { id } of projects) {
    const [row] = await api.sql<{ fen: number }[]>`
      select coalesce(sum(balance_fen), 0)::bigint as fen from fund_accounts
       where ref = ${id} and kind = 'spent'`
    const items = await traceOf(`projectId=${id}`)
    expect(sum('pay', items)).toBe(row?.fen ?? 0)
    expectCovered(items)
  }
  for (const { id, amountFen, claimCode } of paid.splice(0)) {
    const items = await traceOf(`paymentId=${id}`)
    expect(sum('pay', items)).toBe(amountFen)
    for (const item of items) expect(item.claimCode).toBe(item.type === 'pay' ? claimCode : null)
    expectCovered(items)
  }
}

interface Step {
  type: string
  amountFen: number
  sourceId: string
  claimCode: string | null
}

const sum = (type: string, of: readonly Step[]) =>
  of.filter((each) => each.type === type).reduce((total, each) => total + each.amountFen, 0)

/** Of every source, what was paid had been given to the project, allocated, and had arrived. */
function expectCovered(items: readonly Step[]): void {
  for (const [, some] of Map.groupBy(items, ({ sourceId }) => sourceId))
    for (const before of ['fund', 'allocate', 'arrive'])
      expect(sum(before, some)).toBeGreaterThanOrEqual(sum('pay', some))
}

/** Every page of a trace, as finance reads it. */
async function traceOf(query: string): Promise<Step[]> {
  const items: Step[] = []
  for (let cursor: unknown = ''; cursor !== null;) {
    const page = await api.call(
      `/funds/trace?${query}&limit=100${cursor ? `&cursor=${String(cursor)}` : ''}`,
      { actor: bureauChief.actor },
    )
    expect(page.status).toBe(200)
    items.push(...(page.body['items'] as Step[]))
    cursor = page.body['next']
  }
  return items
}

test('whatever many do at once, nothing goes below zero, no earmark breaks and every fen is found', async () => {
  let done = 0
  await fc.assert(
    fc.asyncProperty(fc.array(Act, { minLength: 40, maxLength: 90 }), async (acts) => {
      const ledger = await startLedger()
      const results = await Promise.all(acts.map((act) => carryOut(ledger, act)))
      done += results.filter((isDone) => isDone).length
      await expectSound()
      await expectTraceable(ledger)
    }),
    { numRuns: RUNS, endOnFailure: true },
  )
  // Had the rules refused everything, nothing would have been tried.
  expect(done).toBeGreaterThan(RUNS * 10)
}, 300_000)
