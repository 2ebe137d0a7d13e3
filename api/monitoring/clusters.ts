import { and, asc, desc, eq, gt, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { areas, clusterAlerts, leads, leadSignals, staff, staffRoles } from '../../db/schema'
import type { RiskClass } from '../../db/values/leads'
import type { StaffRole } from '../../db/values/staff'
import { areaInWords } from '../areas/words'
import { record } from '../audit/record'
import { findFigure } from '../figures/service'
import { ANYWHERE, tellStaff } from '../help/tell-staff'
import type { LeadContext } from '../leads/open'
import { say } from '../messages/templates'
import { areaAt, withAncestors } from '../shared/area-path'
import { addDays, dayOf, instantOf } from '../shared/day'
import { newId } from '../shared/ids'
import { type ClusterFigures, clusterOf, type GroupSignal } from './cluster-rules'

/** The township's clerk and head; where it has neither the county. */
const TOLD: readonly StaffRole[] = ['township_clerk', 'township_head']
const ELSE: readonly StaffRole[] = ['county_office']

/**
 * Once several households of one group came into trouble within days the township is told, once a cluster,
 * with no names. Called with the groups of signals just put down.
 */
export async function alertClusters(
  tx: Db,
  ctx: LeadContext,
  groups: readonly string[],
): Promise<void> {
  if (groups.length === 0) return
  const { county, now } = ctx
  const today = dayOf(now)
  const households = await findFigure(tx, county, 'cluster_signals', today)
  const days = await findFigure(tx, county, 'cluster_days', today)
  if (households === null || days === null) return
  const paths = [...new Set(groups)].toSorted()
  await lockVillages(tx, county, paths)
  const signals = await listSignals(tx, ctx, paths, days)
  for (const path of paths)
    await alert(tx, ctx, { path, signals: signals.get(path) ?? [], figures: { households, days } })
}

/** Of two who open at once the second sees what the first put down. */
async function lockVillages(tx: Db, county: string, paths: readonly string[]): Promise<void> {
  const villages = [...new Set(paths.map((path) => areaAt(path, 'village')))]
  await tx
    .select({ path: areas.path })
    .from(areas)
    .where(and(eq(areas.county, county), inArray(areas.path, villages)))
    .orderBy(asc(areas.path))
    .for('no key update')
}

/** Those that count, and those that counted when the oldest of these came in. */
async function listSignals(tx: Db, { county, now }: LeadContext, paths: string[], days: number) {
  const since = instantOf(addDays(dayOf(now), -2 * days - 1), 0)
  const rows = await tx
    .select({
      areaPath: leads.areaPath,
      householdId: leads.householdId,
      class: leads.class,
      at: leadSignals.at,
    })
    .from(leadSignals)
    .innerJoin(leads, and(eq(leads.county, county), eq(leads.id, leadSignals.leadId)))
    .where(
      and(
        eq(leadSignals.county, county),
        eq(leads.kind, 'risk'),
        inArray(leads.areaPath, paths),
        gt(leadSignals.at, since),
      ),
    )
    .orderBy(asc(leadSignals.at), asc(leads.id), asc(leadSignals.seq))
  return Map.groupBy(
    rows.map((row) => ({ ...row, class: row.class as RiskClass })),
    ({ areaPath }) => areaPath,
  )
}

interface Group {
  path: string
  signals: readonly GroupSignal[]
  figures: ClusterFigures
}

async function alert(tx: Db, ctx: LeadContext, { path, signals, figures }: Group): Promise<void> {
  const { county, now } = ctx
  const [last] = await tx
    .select({ alertedAt: clusterAlerts.alertedAt })
    .from(clusterAlerts)
    .where(and(eq(clusterAlerts.county, county), eq(clusterAlerts.areaPath, path)))
    .orderBy(desc(clusterAlerts.alertedAt))
    .limit(1)
  const cluster = clusterOf(signals, last?.alertedAt ?? null, now, figures)
  if (!cluster) return
  const { households, class: riskClass } = cluster
  const id = newId()
  await tx
    .insert(clusterAlerts)
    .values({ county, id, areaPath: path, alertedAt: now, households, class: riskClass })
  const details = {
    clusterId: id,
    areaPath: path,
    households,
    class: riskClass,
    days: figures.days,
  }
  await record(tx, ctx, { subject: `cluster:${id}`, type: 'cluster.alerted', details })
  const area = await areaInWords(tx, county, path)
  const message = say('monitoring.cluster', {
    area,
    days: figures.days,
    households,
    leadClass: riskClass,
  })
  for (const staffId of await listTold(tx, county, path))
    await tellStaff(tx, ctx, {
      staffId,
      asker: ANYWHERE,
      purpose: `cluster:${id}:${staffId}`,
      say: message,
    })
}

async function listTold(tx: Db, county: string, path: string): Promise<string[]> {
  for (const roles of [TOLD, ELSE]) {
    const rows = await tx
      .selectDistinct({ staffId: staff.id })
      .from(staff)
      .innerJoin(staffRoles, and(eq(staffRoles.county, county), eq(staffRoles.staffId, staff.id)))
      .where(
        and(
          eq(staff.county, county),
          eq(staff.isActive, true),
          inArray(staffRoles.role, [...roles]),
          inArray(staffRoles.areaPath, withAncestors(path)),
        ),
      )
      .orderBy(asc(staff.id))
    if (rows.length > 0) return rows.map(({ staffId }) => staffId)
  }
  return []
}
