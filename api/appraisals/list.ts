import { and, asc, desc, eq, isNotNull } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { appraisals } from '../../db/schema'
import type { AppraisalKind } from '../../db/values/assessments'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'

export interface AppraisalQuery {
  year?: number | undefined
  kind?: AppraisalKind | undefined
  /** Only first secretaries proposed for recall 召回. */
  isRecall?: boolean | undefined
}

/** Yearly appraisals of units and persons, the latest year and the most points first. */
export async function listAppraisals(ctx: RequestContext, query: AppraisalQuery) {
  const { county, deps } = ctx
  const { year, kind, isRecall } = query
  const rows = await deps.connection.db
    .select()
    .from(appraisals)
    .where(
      and(
        eq(appraisals.county, county),
        year === undefined ? undefined : eq(appraisals.year, year),
        kind && eq(appraisals.kind, kind),
        isRecall ? isNotNull(appraisals.recallProposedOn) : undefined,
      ),
    )
    .orderBy(desc(appraisals.year), desc(appraisals.points), asc(appraisals.code))
  return { items: rows.map(present) }
}
export type ListedAppraisal = ReturnType<typeof present>

/** The actor's own, every year's. */
export async function listOwnAppraisals(ctx: RequestContext) {
  const { county, deps } = ctx
  const { staffId } = requireStaff(ctx)
  const rows = await deps.connection.db
    .select()
    .from(appraisals)
    .where(and(eq(appraisals.county, county), eq(appraisals.staffId, staffId)))
    .orderBy(desc(appraisals.year), asc(appraisals.code))
  return { items: rows.map(present) }
}

/** First secretaries of a year proposed for recall by their own appraisal. */
export async function listRecallProposals(db: Db, county: string, year: number) {
  const rows = await db
    .select({ staffId: appraisals.staffId, code: appraisals.code, on: appraisals.recallProposedOn })
    .from(appraisals)
    .where(
      and(
        eq(appraisals.county, county),
        eq(appraisals.year, year),
        isNotNull(appraisals.recallProposedOn),
      ),
    )
    .orderBy(asc(appraisals.code))
  return rows.flatMap(({ staffId, code, on }) => (staffId && on ? { staffId, code, on } : []))
}

const present = (row: typeof appraisals.$inferSelect) => ({
  code: row.code,
  kind: row.kind,
  name: row.name,
  year: row.year,
  points: row.points,
  grade: row.grade,
  use: row.use,
  status: row.status,
  others: row.others,
  recallProposedOn: row.recallProposedOn,
})
