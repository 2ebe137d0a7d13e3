import type { z } from 'zod'
import type { Db } from '../../db/client'
import { settleAppraisal } from '../appraisals/settle'
import { actOnAssessment } from '../assessments/act'
import { fileAppeal } from '../assessments/appeal'
import { decideAppeal } from '../assessments/decide'
import { openAssessment } from '../assessments/open'
import { scoreItem } from '../assessments/score'
import type { RequestContext } from '../http/context'
import type { Action } from '../shared/rights'
import type { Outcome } from './answer'
import type { ASSESSMENT_COMMANDS } from './command-assessments'

type AssessmentCommand = z.output<(typeof ASSESSMENT_COMMANDS)[number]>
type Run<T extends AssessmentCommand['type']> = (
  tx: Db,
  ctx: RequestContext,
  command: Extract<AssessmentCommand, { type: T }>,
) => Promise<Outcome>

/** The services of `ASSESSMENT_COMMANDS` with the rights they need. */
export const ASSESSMENT_RUNS: {
  [T in AssessmentCommand['type']]: { action: Action; run: Run<T> }
} = {
  open_assessment: { action: 'assessment.run', run: openAssessment },
  step_assessment: {
    action: 'assessment.run',
    run: (tx, ctx, { code, step }) => actOnAssessment(tx, ctx, { code, act: { type: step } }),
  },
  moderate_assessment: {
    action: 'assessment.run',
    run: (tx, ctx, { code, act }) => actOnAssessment(tx, ctx, { code, act }),
  },
  settle_appraisal: { action: 'appraisal.settle', run: settleAppraisal },
  score_assessment: { action: 'assessment.score', run: scoreItem },
  appeal_assessment: { action: 'assessment.own', run: fileAppeal },
  decide_assessment_appeal: { action: 'assessment.run', run: decideAppeal },
}
