import { sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import type { DepartmentRecords } from '../../db/values/comparisons'
import type { LeadClass, LeadKind, SignalSource } from '../../db/values/leads'
import { recordMany } from '../audit/record-many'
import { getFigure } from '../figures/service'
import type { RequestContext } from '../http/context'
import { alertClusters } from '../monitoring/clusters'
import { type Day, dayOf } from '../shared/day'
import { newId } from '../shared/ids'
import { type Keyed, listFresh } from './fresh'
import { insertLeads, insertSignals, type NewLead, type NewSignal } from './insert'
import { duesOf } from './rules'
import { tellOfOpened, tellOfSignals } from './tell-opened'
import { chooseVisitors } from './visitors'

export interface FoundLead {
  kind: LeadKind
  class: LeadClass
  householdId: string
  personId: string | null
  /** By a masked ID and the name: perhaps somebody else is meant. */
  isPossible: boolean
  records: DepartmentRecords | null
  /** What makes it the same finding next time; hashed under a key before it is kept. */
  evidence: string
  source: SignalSource
  /** `import:<id>`, `help:<id>`, `visit:<id>`. */
  subject: string
  /** What was found, in Chinese. */
  text: string
  /** Whoever is sent hears of it at night as well. */
  isUrgent?: boolean | undefined
  /** Has read it in the call itself and is told nothing more of it. */
  heardBy?: string | null | undefined
}

export interface OpenedLead {
  id: string
  code: string
  householdId: string
  kind: LeadKind
  class: LeadClass
  holderId: string | null
  visitDueOn: Day
  decideDueOn: Day
}

/** Of a request, or of a job at the command line. */
export type LeadContext = Pick<RequestContext, 'county' | 'actor' | 'deps' | 'now' | 'requestId'>

export interface Opened {
  opened: OpenedLead[]
  repeated: number
  added: number
  /** The evidence of what opened a lead or was added to one. */
  fresh: ReadonlySet<string>
}

/**
 * Opens a lead for each finding that is new, however many at once: whoever is sent is told, and so is
 * the household, which can answer. What was found before, decided or not, opens nothing while its facts stand; a risk of a
 * household with an open one is added to that.
 */
export async function openLeads(
  tx: Db,
  ctx: LeadContext,
  found: readonly FoundLead[],
): Promise<Opened> {
  if (found.length === 0) return { opened: [], repeated: 0, added: 0, fresh: new Set() }
  const areaOf = await lockHouseholds(tx, ctx.county, found)
  const fresh = (await listFresh(tx, ctx, found)).filter(({ householdId }) =>
    areaOf.has(householdId),
  )
  const { leads, signals } = await sortOut(tx, ctx, fresh, areaOf)
  // Where two open the same at once the second finds it taken.
  const taken = await insertLeads(tx, ctx, leads)
  const opened = leads.filter(({ id }) => taken.has(id))
  const first = opened.map(firstSignal)
  const kept = await insertSignals(tx, ctx, [...first, ...signals])
  const added = signals.filter(({ leadId, seq }) => kept.has(`${leadId} ${seq}`))
  await recordOpened(tx, ctx, opened, added)
  await tellOfOpened(tx, ctx, opened)
  await tellOfSignals(tx, ctx, added)
  const risks = [...opened, ...added].filter(({ found: { kind } }) => kind === 'risk')
  const groups = risks.flatMap(({ found: { householdId } }) => areaOf.get(householdId) ?? [])
  await alertClusters(tx, ctx, groups)
  return {
    opened: opened.map(present),
    added: added.length,
    repeated: found.length - opened.length - added.length,
    fresh: new Set([...opened, ...added].map((each) => each.found.evidence)),
  }
}

const present = ({ id, code, found, holderId, visitDueOn, decideDueOn }: NewLead): OpenedLead => {
  const { householdId, kind, class: leadClass } = found
  return { id, code, householdId, kind, class: leadClass, holderId, visitDueOn, decideDueOn }
}

/** Held in the order of their ids, each with the group it lies in. */
async function lockHouseholds(tx: Db, county: string, found: readonly FoundLead[]) {
  const ids = JSON.stringify([...new Set(found.map(({ householdId }) => householdId))])
  const rows = await tx.execute<{ id: string; areaPath: string }>(sql`
    select id, area_path as "areaPath" from households
     where county = ${county}
       and id in (select i::uuid from jsonb_array_elements_text(${ids}::text::jsonb) as t(i))
     order by id for no key update`)
  return new Map(rows.map(({ id, areaPath }) => [id, areaPath]))
}

/** Which findings open a lead, and which are added to one that is open. */
async function sortOut(
  tx: Db,
  ctx: LeadContext,
  fresh: readonly Keyed[],
  areaOf: ReadonlyMap<string, string>,
) {
  const { county } = ctx
  const open = await listOpenRisks(tx, county, fresh)
  const leading: Keyed[] = []
  const adding: Keyed[] = []
  const led = new Map<string, Keyed>()
  for (const each of fresh) {
    const isAdded =
      each.kind === 'risk' && (open.has(each.householdId) || led.has(each.householdId))
    if (each.kind === 'risk' && !isAdded) led.set(each.householdId, each)
    ;(isAdded ? adding : leading).push(each)
  }
  const leads = await drawUp(tx, ctx, leading, areaOf)
  for (const { id, found, holderId } of leads)
    if (found.kind === 'risk') open.set(found.householdId, { id, seq: 1, holderId })
  const signals = adding.flatMap((found): NewSignal[] => {
    const lead = open.get(found.householdId)
    if (!lead) return []
    lead.seq++
    return [{ leadId: lead.id, seq: lead.seq, key: found.key, holderId: lead.holderId, found }]
  })
  return { leads, signals }
}

interface OpenRisk {
  id: string
  /** Of its last signal. */
  seq: number
  holderId: string | null
}

async function listOpenRisks(tx: Db, county: string, fresh: readonly Keyed[]) {
  const risks = fresh.filter(({ kind }) => kind === 'risk')
  if (risks.length === 0) return new Map<string, OpenRisk>()
  const ids = JSON.stringify(risks.map(({ householdId }) => householdId))
  const rows = await tx.execute<{
    id: string
    seq: number
    holderId: string | null
    householdId: string
  }>(sql`
    select l.id, l.household_id as "householdId", l.holder_id as "holderId",
           (select coalesce(max(s.seq), 0) from lead_signals s
             where s.county = ${county} and s.lead_id = l.id) as seq
      from leads l
     where l.county = ${county} and l.kind = 'risk' and l.status <> 'decided'
       and l.household_id in (
         select i::uuid from jsonb_array_elements_text(${ids}::text::jsonb) as t(i))
     order by l.opened_at desc, l.id`)
  return new Map(rows.map(({ householdId, ...lead }) => [householdId, lead]))
}

async function drawUp(
  tx: Db,
  ctx: LeadContext,
  leading: readonly Keyed[],
  areaOf: ReadonlyMap<string, string>,
): Promise<NewLead[]> {
  if (leading.length === 0) return []
  const places = leading.map((each) => ({ ...each, areaPath: areaOf.get(each.householdId) ?? '' }))
  const holders = await chooseVisitors(tx, ctx, places)
  const today = dayOf(ctx.now)
  const dues = {
    risk: leading.some(({ kind }) => kind === 'risk')
      ? duesOf(today, await daysOf(tx, ctx, 'lead_visit_days', 'lead_decide_days'))
      : null,
    mismatch: leading.some(({ kind }) => kind === 'mismatch')
      ? duesOf(today, await daysOf(tx, ctx, 'mismatch_visit_days', 'mismatch_decide_days'))
      : null,
  }
  return places.flatMap(({ key, areaPath, ...found }, i) => {
    const due = dues[found.kind]
    const holderId = holders[i] ?? null
    return due ? [{ id: newId(), code: '', key, areaPath, found, holderId, ...due }] : []
  })
}

async function daysOf(
  tx: Db,
  { county, now }: LeadContext,
  visit: 'lead_visit_days' | 'mismatch_visit_days',
  decide: 'lead_decide_days' | 'mismatch_decide_days',
) {
  return {
    visitDays: await getFigure(tx, county, visit, dayOf(now)),
    decideDays: await getFigure(tx, county, decide, dayOf(now)),
  }
}

const firstSignal = ({ id, key, found, holderId }: NewLead): NewSignal => ({
  leadId: id,
  seq: 1,
  key,
  holderId,
  found,
})

/** In the history of the lead and of its household; what was found stays sealed. */
async function recordOpened(
  tx: Db,
  ctx: LeadContext,
  opened: readonly NewLead[],
  added: readonly NewSignal[],
) {
  const events = [
    ...opened.map(({ id, found, ...lead }) => {
      const { isPossible, records, personId } = found
      const { holderId, visitDueOn, decideDueOn } = lead
      const due = { holderId, visitDueOn, decideDueOn }
      const details = { ...aboutOf(id, found), personId, isPossible, records, ...due }
      return { leadId: id, found, type: 'lead.opened', details }
    }),
    ...added.map(({ leadId, seq, found }) => {
      const details = { ...aboutOf(leadId, found), seq }
      return { leadId, found, type: 'lead.signalled', details }
    }),
  ]
  const both = events.flatMap(({ leadId, found, type, details }) =>
    [`lead:${leadId}`, `household:${found.householdId}`].map((subject) => ({
      subject,
      type,
      details,
    })),
  )
  await recordMany(tx, ctx, both)
}

const aboutOf = (leadId: string, { kind, class: leadClass, source, subject }: FoundLead) => ({
  leadId,
  kind,
  class: leadClass,
  source,
  subject,
})
