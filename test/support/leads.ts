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
  for (const table of ['lead_statements', 'lead_signals', 'leads', 'outbox', 'contact_links'])
    await sql`delete from ${sql(table)}`
  await sql`delete from staff_ties`
}
