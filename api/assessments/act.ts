import type { Db } from '../../db/client'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import { nameAssessors } from './assessors'
import { computeItems } from './evidence'
import { lockAssessment } from './find'
import type { AssessmentAct } from './input'
import { lockResult } from './lock'
import { acceptScores, askAgain, endScoring, makeVeto, setPoints } from './moderate'
import { publishResult } from './publish'
import { releaseDraft } from './release'

/** One step of the office with an assessment. */
export function actOnAssessment(
  tx: Db,
  ctx: RequestContext,
  { code, act }: { code: string; act: AssessmentAct },
): Promise<Outcome> {
  switch (act.type) {
    case 'name_assessors':
      return nameAssessors(tx, ctx, { code, ...act })
    case 'compute':
      return computeAgain(tx, ctx, code)
    case 'end_scoring':
      return endScoring(tx, ctx, { code })
    case 'set_points':
      return setPoints(tx, ctx, { code, ...act })
    case 'accept':
      return acceptScores(tx, ctx, { code, ...act })
    case 'ask_again':
      return askAgain(tx, ctx, { code, ...act })
    case 'veto':
      return makeVeto(tx, ctx, { code, ...act })
    case 'release':
      return releaseDraft(tx, ctx, { code })
    case 'lock':
      return lockResult(tx, ctx, { code })
    case 'publish':
      return publishResult(tx, ctx, { code })
  }
}

/** Counts again what the records tell; only before anybody has looked at it. */
async function computeAgain(tx: Db, ctx: RequestContext, code: string): Promise<Outcome> {
  const { run, content } = await lockAssessment(tx, ctx.county, code)
  if (run.status !== 'scoring') throw new ApiError('refused', 'not_scoring')
  const evidence = await computeItems(tx, ctx, run, content)
  const subject = `assessment:${run.id}`
  await record(tx, ctx, { subject, type: 'assessment.computed', details: { evidence } })
  return { code: 'computed', vars: { count: evidence } }
}
