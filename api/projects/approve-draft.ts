import { asc, eq } from 'drizzle-orm'
import { fundSources } from '../../db/schema'
import type { RequestContext } from '../http/context'
import { requireInScope } from '../http/scope'
import { ApiError } from '../shared/errors'
import { findProject } from './find'
import { isSame, mergeLines, type MoneyLine, sumOf } from './rules'
import { readSources } from './sources-said'
import { agreedLines, approvalsOf, isPlanned, listActs, readApprovalsNeeded } from './standing'

/** What an approval as it is worded would be about; nothing is kept. */
export interface ApprovalDraft {
  name: string
  plannedFen: number
  lines: MoneyLine[]
  /** 溪财发174 12万元, in words for whoever confirms it. */
  sources: { name: string; amountFen: number }[]
  sumFen: number
  /** Money is said of a source nobody has recorded, or that several may be. */
  isUnknown: boolean
  /** A colleague has said which money before. */
  isAgreed: boolean
  /** What was approved before, where the lines are not the same; null else. */
  agreedSources: { name: string; amountFen: number }[] | null
  needed: number
  given: number
  isPlanned: boolean
}

/** 资金 溪财发174 12万 县级2026 8万; without it what a colleague approved. */
export async function readApprovalDraft(
  ctx: RequestContext,
  code: string,
  text: string,
): Promise<ApprovalDraft> {
  const { county, deps, now } = ctx
  const { db } = deps.connection
  const project = await findProject(db, county, { code })
  if (!project) throw new ApiError('not_found', 'project')
  requireInScope(ctx, project.areaPath, 'project')
  const known = await db
    .select({ id: fundSources.id, name: fundSources.name })
    .from(fundSources)
    .where(eq(fundSources.county, county))
    .orderBy(asc(fundSources.name))
  const approvals = approvalsOf(await listActs(db, project))
  const agreed = agreedLines(approvals)
  const { lines: said, isUnknown } = readSources(text, known)
  const lines = mergeLines(said.length > 0 ? said : (agreed ?? []))
  const nameOf = new Map(known.map(({ id, name }) => [id, name]))
  const named = (all: readonly MoneyLine[]) =>
    all.map(({ sourceId, amountFen }) => ({ name: nameOf.get(sourceId) ?? '', amountFen }))
  const sources = named(lines)
  const differs = agreed !== null && !isSame(agreed, lines)
  return {
    name: project.name,
    plannedFen: project.plannedFen,
    lines,
    sources,
    sumFen: sumOf(lines),
    isUnknown,
    isAgreed: agreed !== null,
    agreedSources: differs ? named(agreed) : null,
    needed: await readApprovalsNeeded(db, project, now),
    given: approvals.length,
    isPlanned: await isPlanned(db, project),
  }
}
