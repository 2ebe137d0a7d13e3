import { and, asc, between, desc, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { areas, evaluations } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import { areaInWords } from '../areas/words'
import type { RequestContext } from '../http/context'
import { contains } from '../shared/area-path'
import { FEWEST_SHOWN } from '../satisfaction/rules'
import type { Day } from '../shared/day'
import { ApiError } from '../shared/errors'
import type { Finding, Result, TownshipResult } from './compare'
import { townshipOf } from './draw-sample'
import { type Evaluation, memberOf, ofEvaluation } from './find'
import { findResult, readSamples } from './lock'
import { listReplies } from './replies'
import { mayReadResult, type Reader } from './rules'

/** Evaluations whose result is there for the actor, the newest first. */
export async function listResults(ctx: RequestContext) {
  const { county, deps } = ctx
  const { db } = deps.connection
  const rows = await db
    .select()
    .from(evaluations)
    .where(eq(evaluations.county, county))
    .orderBy(desc(evaluations.madeOn), asc(evaluations.id))
  const items = []
  for (const row of rows) {
    if (!(await mayRead(db, ctx, row))) continue
    const found = await findResult(db, ctx, row.id)
    if (!found) continue
    items.push({ ...present(row), lines: found.result.lines.map(withoutRows) })
  }
  return { items }
}

const present = ({ id, title, commissionedBy, areaPath, fromOn, toOn, ...row }: Evaluation) => ({
  id,
  title,
  commissionedBy,
  areaPath,
  fromOn,
  toOn,
  status: row.status,
  feedbackUntil: row.feedbackUntil,
  publishedOn: row.publishedOn,
})

/** Who is behind a line is told as far as each may know; who approves is told to nobody. */
const withoutRows = (line: Result['lines'][number]) => {
  const { rate, numerator, denominator, limitPermille, isAtLeast, source, passes, estimate } = line
  return { rate, numerator, denominator, limitPermille, isAtLeast, source, passes, estimate }
}

/**
 * A result with how it was drawn and, of the actor's area, the households behind each line. For whoever is assessed it is
 * not there before its step.
 */
export async function getResult(ctx: RequestContext, evaluationId: string) {
  const { county, deps } = ctx
  const { db } = deps.connection
  const [evaluation] = await db.select().from(evaluations).where(ofEvaluation(county, evaluationId))
  const reader = evaluation && (await mayRead(db, ctx, evaluation))
  const found = reader && (await findResult(db, ctx, evaluationId))
  if (!evaluation || !found) throw new ApiError('not_found', 'evaluation')
  const { result, fingerprint, version } = found
  const isSeen = (path: AreaPath) => isWithin(ctx, path)
  const isOutside = reader === 'evaluator' || reader === 'above'
  const townships = result.townships
    .filter(({ areaPath }) => isSeen(areaPath))
    // Of few one could tell who approves and who does not.
    .map((each) => (isOutside || each.asked >= FEWEST_SHOWN ? each : { ...each, approving: null }))
  const findings = new Map(result.findings.map((finding) => [finding.seq, finding]))
  const households = []
  // Who approves and who does not stays with those who asked.
  for (const { seq, headName, areaPath } of await readSamples(db, county, evaluationId)) {
    const finding = findings.get(seq)
    if (!finding || !isSeen(areaPath)) continue
    const area = await areaInWords(db, county, areaPath)
    households.push({ seq, head: headName, area, kind: finding.kind, people: finding.people })
  }
  const isWhole = ctx.grant.reach === 'all' || isSeen(evaluation.areaPath)
  return {
    ...present(evaluation),
    version,
    fingerprint,
    seed: evaluation.seed,
    frameFingerprint: evaluation.frameFingerprint,
    design: evaluation.design,
    isExitClear: result.isExitClear && isOfCounty(evaluation),
    counts: result.counts,
    lines: result.lines.map(withoutRows),
    townships: await withNames(db, county, townships),
    households,
    replies: isWhole ? await listReplies(db, ctx, evaluationId) : [],
  }
}
export type ReadResult = Awaited<ReturnType<typeof getResult>>

function isWithin({ grant }: RequestContext, path: AreaPath): boolean {
  if (grant.reach === 'all') return true
  return grant.reach !== 'own' && grant.areaPaths.some((each) => contains(each, path))
}

async function mayRead(
  db: Db,
  ctx: RequestContext,
  evaluation: Evaluation,
): Promise<Reader | false> {
  const reader = await readerOf(db, ctx, evaluation)
  return mayReadResult(reader, evaluation.status) && reader
}

async function readerOf(db: Db, ctx: RequestContext, evaluation: Evaluation): Promise<Reader> {
  const { actor } = ctx
  if (actor.kind === 'job') return 'above'
  const { isLead, pair } = await memberOf(db, ctx, evaluation)
  if (isLead || pair !== null) return 'evaluator'
  const plays = (role: string) =>
    actor.kind === 'staff' && actor.roles.some((each) => each.role === role)
  if (plays('superior_inspector')) return 'above'
  return plays('county_office') ? 'office' : 'area'
}

async function withNames<T extends Pick<TownshipResult, 'areaPath'>>(
  db: Db,
  county: string,
  townships: readonly T[],
) {
  const rows = await db
    .select({ path: areas.path, name: areas.name })
    .from(areas)
    .where(and(eq(areas.county, county), eq(areas.level, 'township')))
    .orderBy(asc(areas.path))
  const nameOf = new Map(rows.map(({ path, name }) => [path, name]))
  return townships.map((each) => ({ ...each, area: nameOf.get(each.areaPath) ?? each.areaPath }))
}

/** What everybody may read once it is published: the rates, and no household. */
export const listPublished = async (ctx: RequestContext) => ({
  items: await readPublished(ctx.deps.connection.db, ctx),
})

/** Whether a county may leave is no matter of one township. */
const isOfCounty = ({ areaPath }: { areaPath: string }) => !areaPath.includes('.')

export async function readPublished(db: Db, ctx: Pick<RequestContext, 'county' | 'deps'>) {
  const { county } = ctx
  const rows = await db
    .select()
    .from(evaluations)
    .where(and(eq(evaluations.county, county), eq(evaluations.status, 'published')))
    .orderBy(desc(evaluations.publishedOn), asc(evaluations.id))
  const items = []
  for (const row of rows) {
    const found = await findResult(db, ctx, row.id)
    if (!found) continue
    const { title, commissionedBy, fromOn, toOn, publishedOn } = row
    const { lines, counts } = found.result
    const isExitClear = found.result.isExitClear && isOfCounty(row)
    const about = { title, commissionedBy, fromOn, toOn, publishedOn }
    const { drawn, done } = counts
    items.push({ ...about, drawn, done, isExitClear, lines: lines.map(withoutRows) })
  }
  return items
}

export interface ReleasedResult extends TownshipResult {
  evaluationId: string
  title: string
  publishedOn: Day
  fingerprint: string
  /** Of its households, those found missed or wrongly let go. */
  findings: Finding[]
}

/**
 * What published evaluations of some days found, by township: a measure for the assessment of these. Of an evaluation that
 * is not published there is nothing, so that no score tells of it early.
 */
export async function listReleasedResults(
  db: Db,
  ctx: Pick<RequestContext, 'county' | 'deps'>,
  { from, to }: { from: Day; to: Day },
): Promise<ReleasedResult[]> {
  const rows = await db
    .select()
    .from(evaluations)
    .where(
      and(
        eq(evaluations.county, ctx.county),
        eq(evaluations.status, 'published'),
        between(evaluations.publishedOn, from, to),
      ),
    )
    .orderBy(asc(evaluations.publishedOn), asc(evaluations.id))
  const results: ReleasedResult[] = []
  for (const { id, title, publishedOn } of rows) {
    const found = await findResult(db, ctx, id)
    const samples = await readSamples(db, ctx.county, id)
    const villageOf = new Map(samples.map(({ seq, villagePath }) => [seq, villagePath]))
    for (const township of found?.result.townships ?? [])
      results.push({
        ...township,
        areaPath: townshipOf(township.areaPath),
        findings: (found?.result.findings ?? []).filter(
          ({ seq }) => townshipOf(villageOf.get(seq) ?? '') === township.areaPath,
        ),
        evaluationId: id,
        title,
        publishedOn: publishedOn ?? to,
        fingerprint: found?.fingerprint ?? '',
      })
  }
  return results
}
