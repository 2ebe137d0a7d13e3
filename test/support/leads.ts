import { signalPlace } from '../../api/leads/places'
import { randomCode } from '../../api/shared/codes'
import { newId } from '../../api/shared/ids'
import { visitPlace } from '../../api/visits/service'
import { codes, households, leads, leadSignals, visits } from '../../db/schema'
import { and, eq } from 'drizzle-orm'
import { createSeeds } from './seeds'
import { type FoundLead, type LeadContext, openLeads } from '../../api/leads/open'
import { COUNTY, type TestApi } from './api'

let made = 0

/** As the command line opens them: a car of the traffic police's records unless said otherwise. */
export const leadContext = (api: TestApi): LeadContext => ({
  county: COUNTY,
  actor: { kind: 'job', name: 'command' },
  deps: api.deps,
  now: api.clock.now,
  requestId: 'compare',
})

export const found = (
  householdId: string,
  given: Partial<Omit<FoundLead, 'householdId'>> = {},
): FoundLead => ({
  kind: 'mismatch',
  class: 'vehicle',
  householdId,
  personId: null,
  isPossible: false,
  records: given.kind === 'risk' ? null : 'vehicles',
  evidence: `evidence ${++made}`,
  source: 'department',
  subject: 'import:0',
  text: '小型轿车，渝F45121',
  ...given,
})

export const risk = (householdId: string, given: Partial<Omit<FoundLead, 'householdId'>> = {}) =>
  found(householdId, { kind: 'risk', class: 'income_drop', text: '打工的厂子关了', ...given })

/** Opens leads, each of some household. */
export const addLeads = (
  api: TestApi,
  given: readonly (Partial<FoundLead> & { householdId: string })[],
) =>
  api.db.transaction((tx) =>
    openLeads(
      tx,
      leadContext(api),
      given.map(({ householdId, ...more }) => found(householdId, more)),
    ),
  )

/** Nothing is left of leads, of what was sent, or of who is linked or tied to whom. */
export async function clearLeads({ sql }: TestApi) {
  for (const table of [
    'lead_statements',
    'lead_signals',
    'ledger_entries',
    'leads',
    'outbox',
    'contact_links',
  ])
    await sql`delete from ${sql(table)}`
  await sql`delete from staff_ties`
}

type Row = typeof leads.$inferInsert
interface NewRow extends Partial<Row> {
  householdId: string
}

/** A lead as it stands, by whatever way it came to; visited by somebody unless it is open. */
export async function addLeadRow(api: TestApi, given: NewRow) {
  const { county = COUNTY, householdId, status = 'open' } = given
  const { db, deps, clock } = api
  const [household] = await db
    .select({ areaPath: households.areaPath })
    .from(households)
    .where(and(eq(households.county, county), eq(households.id, householdId)))
  const areaPath = household?.areaPath ?? ''
  const id = newId()
  const code = randomCode('receipt')
  const isVisited = status !== 'open' && given.visitId === undefined
  const visit = isVisited ? await addVisitRow(api, county, householdId, given.visitedBy) : {}
  await db.insert(codes).values({ county, code, kind: 'receipt', subject: `lead:${id}` })
  await db.insert(leads).values({
    kind: 'mismatch',
    class: 'vehicle',
    areaPath,
    isPossible: false,
    records: 'vehicles',
    evidenceKey: Buffer.from(id),
    openedAt: clock.now,
    visitDueOn: '2026-03-19',
    decideDueOn: '2026-04-03',
    ...visit,
    ...given,
    county,
    id,
    code,
    status,
  })
  await db.insert(leadSignals).values({
    county,
    leadId: id,
    seq: 1,
    source: 'department',
    subject: 'import:0',
    evidenceKey: Buffer.from(id),
    bodySealed: deps.sealer.seal(signalPlace(county, id, 1), '小型轿车，渝F45121'),
    at: clock.now,
  })
  return { id, code }
}

async function addVisitRow(
  { db, deps, clock }: TestApi,
  county: string,
  householdId: string,
  visitedBy?: string | null,
) {
  const staffId =
    visitedBy ??
    (await createSeeds(deps, county).addStaff({ roles: [['village_cadre', county]], phone: null }))
      .id
  const id = newId()
  await db.insert(visits).values({
    county,
    id,
    householdId,
    staffId,
    purpose: 'other',
    visitedOn: '2026-03-09',
    notedAt: clock.now,
    bodySealed: deps.sealer.seal(visitPlace(county, id), '院坝没有车'),
    isFar: false,
  })
  return { visitId: id, visitedBy: staffId, visitedOn: '2026-03-09' }
}
