import type { StepDraftInput } from '../acceptances/input'
import type { RequestContext } from '../http/context'
import { getClaim, type ListedClaim } from './list'
import { getStanding, type Standing } from './standing'
import { readOpinion, readSum } from './wording'

export interface ClaimDraft {
  project: Standing
  /** Null where no sum was said. */
  amountFen: number | null
}

/** Reads 报账 CODE 15万; nothing of it is kept. */
export async function readClaim(
  ctx: RequestContext,
  { code, text }: StepDraftInput,
): Promise<ClaimDraft> {
  return { project: await getStanding(ctx, code), amountFen: readSum(text).fen }
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
