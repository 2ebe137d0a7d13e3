import { getStanding, type Standing } from '../claims/standing'
import { readSum, readVerdict } from '../claims/wording'
import type { RequestContext } from '../http/context'
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
}

/** Reads 合格 18万 水池30立方, of an acceptance and of a check alike; nothing of it is kept. */
export async function readInspection(
  ctx: RequestContext,
  { code, text }: StepDraftInput,
): Promise<InspectionDraft> {
  const project = await getStanding(ctx, code)
  const { is, rest } = readVerdict(text)
  const sum = readSum(rest)
  return {
    project,
    isPassed: is,
    amountFen: sum.fen,
    text: sum.rest,
    saysQuantity: saysQuantity(sum.rest),
  }
}
