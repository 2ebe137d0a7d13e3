import { getStanding, type Standing } from '../claims/standing'
import { readSum, readVerdict } from '../claims/wording'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { findProject } from '../projects/find'
import { workersOf } from './find'
import type { StepDraftInput } from './input'
import { saysQuantity } from './rules'

/** What is said of a project that was looked at, as it was understood. */
export interface InspectionDraft {
  project: Standing
  /** 合格 or 不合格; null where neither was said. */
  isPassed: boolean | null
  amountFen: number | null
  text: string
  saysQuantity: boolean
  /** The actor decided on it below, applied for it, carried it out or leads it. */
  isOwnWork: boolean
}

/** Reads 合格 18万 水池30立方, of an acceptance and of a check alike; nothing of it is kept. */
export async function readInspection(
  ctx: RequestContext,
  { code, text }: StepDraftInput,
): Promise<InspectionDraft> {
  const project = await getStanding(ctx, code)
  const { db } = ctx.deps.connection
  const { staffId } = requireStaff(ctx)
  const row = await findProject(db, ctx.county, { code })
  const { is, rest } = readVerdict(text)
  const sum = readSum(rest)
  return {
    project,
    isPassed: is,
    amountFen: sum.fen,
    text: sum.rest,
    saysQuantity: saysQuantity(sum.rest),
    isOwnWork: row !== undefined && (await workersOf(db, row)).includes(staffId),
  }
}
