import { eq, or, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { households } from '../../db/schema'
import { recordAccess } from '../audit/record'
import { areaInWords, findArea } from '../areas/words'
import type { RequestContext } from '../http/context'
import { requireInScope } from '../http/scope'
import { frozenFigure } from '../rounds/figures'
import { ApiError } from '../shared/errors'
import { caseOf, listCaseRows, readActors, readEvents } from './cases'
import { clearWords } from './clear-words'
import { readMeasures, readReports } from './endings'
import type { Inspection } from './facts'
import { readLists } from './lists'
import { readObjections } from './objections'
import { readSignatures } from './signatures'
import { readVisits } from './visits'
import { readVotes } from './votes'

/** Everything that led to where one household stands, by the file of its village; put on record. */
export async function readHouseholdFile(ctx: RequestContext, householdId: string) {
  const { county } = ctx
  const { db } = ctx.deps.connection
  const [found] = await db
    .select({
      head: households.headName,
      number: households.number,
      size: households.size,
      areaPath: households.areaPath,
      roll: households.status,
      since: households.statusSince,
    })
    .from(households)
    .where(sql`${households.county} = ${county} and ${households.id} = ${householdId}`)
  if (!found) throw new ApiError('not_found', 'household')
  requireInScope(ctx, found.areaPath, 'household')
  const inspection = await readInspection(db, ctx, eq(households.id, householdId))
  await recordAccess(db, ctx, 'inspection.read', `household:${householdId}`)
  const area = await areaInWords(db, county, found.areaPath)
  return { household: { id: householdId, ...found }, area, ...inspection }
}

/** The same of all households with a case in a village or one of its groups; put on record. */
export async function readVillageFile(ctx: RequestContext, areaPath: string) {
  const { db } = ctx.deps.connection
  const area = await findArea(db, ctx.county, areaPath)
  if (!area || !['village', 'group'].includes(area.level))
    throw new ApiError('not_found', 'village')
  requireInScope(ctx, area.path, 'village')
  const within = or(
    eq(households.areaPath, area.path),
    sql`${households.areaPath} like ${`${area.path}.%`}`,
  )
  const inspection = await readInspection(db, ctx, within)
  await recordAccess(db, ctx, 'inspection.read', `area:${area.path}`)
  return { area: { path: area.path, name: area.name }, ...inspection }
}

/** As many queries for one case as for all of a village. */
async function readInspection(
  db: Db,
  ctx: RequestContext,
  which: SQL | undefined,
): Promise<Inspection> {
  const rows = await listCaseRows(db, ctx, which)
  if (rows.length === 0) return { cases: [], meetings: new Map(), lists: new Map() }
  const ids = rows.map(({ application }) => application.id)
  const events = await readEvents(db, ctx, ids)
  const actors = await readActors(db, ctx, events)
  const visits = await readVisits(db, ctx, rows)
  const { votes, meetings } = await readVotes(db, ctx, ids)
  const { listings, lists } = await readLists(db, ctx, rows)
  const objections = await readObjections(db, ctx, rows, listings, lists)
  const { signatures, signed } = await readSignatures(db, ctx, ids)
  const reports = await readReports(db, ctx, ids)
  const measures = await readMeasures(db, ctx, ids)
  const cases = rows.map((row) => {
    const { id, reason } = row.application
    const of = caseOf(row, events.get(id) ?? [], actors, ctx.now)
    return {
      ...of,
      reason: reason ?? '',
      povertyLineFen: (row.round && frozenFigure(row.round, 'poverty_line')) ?? null,
      ...(visits.get(id) ?? { visits: [], differences: [] }),
      votes: (votes.get(id) ?? []).map(({ vote }) => vote),
      listings: (listings.get(id) ?? []).map(({ listing }) => listing),
      objections: objections.ofCase.get(id) ?? [],
      signatures: (signatures.get(id) ?? []).map(({ signature }) => signature),
      signed: signed.get(id) ?? [],
      reports: (reports.get(id) ?? []).map(({ reported }) => reported),
      measures: (measures.get(id) ?? []).map(({ measure }) => measure),
    }
  })
  return clearWords(db, ctx, { cases, meetings, lists }, objections)
}
export type HouseholdFile = Awaited<ReturnType<typeof readHouseholdFile>>
export type VillageFile = Awaited<ReturnType<typeof readVillageFile>>
