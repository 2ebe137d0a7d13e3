import type { StepDraftInput } from '../acceptances/input'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { findProject, whoDid } from '../projects/find'
import { getClaim, type ListedClaim } from './list'
import { getStanding, type Standing } from './standing'
import { readOpinion, readSum } from './wording'

export interface ClaimDraft {
  project: Standing
  /** Null where no sum was said. */
  amountFen: number | null
  /** The actor accepted it. */
  hasAccepted: boolean
}

/** Reads 报账 CODE 15万; nothing of it is kept. */
export async function readClaim(
  ctx: RequestContext,
  { code, text }: StepDraftInput,
): Promise<ClaimDraft> {
  const { db } = ctx.deps.connection
  const { staffId } = requireStaff(ctx)
  const standing = await getStanding(ctx, code)
  const project = await findProject(db, ctx.county, { code })
  const accepted = project ? await whoDid(db, project, ['accepted']) : []
  const hasAccepted = accepted.includes(staffId)
  return { project: standing, amountFen: readSum(text).fen, hasAccepted }
}

export interface OpinionDraft {
  claim: ListedClaim
  isAgreed: boolean | null
  text: string
}

/** Reads 报账审核 CODE 同意 and why; nothing of it is kept. */
export async function readJudgement(
  ctx: RequestContext,
  { code, text }: StepDraftInput,
): Promise<OpinionDraft> {
  const { is, rest } = readOpinion(text)
  return { claim: await getClaim(ctx, code), isAgreed: is, text: rest }
}
