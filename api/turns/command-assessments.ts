import { z } from 'zod'
import { Settling } from '../appraisals/input'
import {
  AppealDecision,
  AssessmentCode,
  NewAppeal,
  NewAssessment,
  ModerationAct,
  NewScore,
} from '../assessments/input'
import { ASSESSMENT_STEPS } from '../messages/topics/assessments'

/** What a turn may ask to be done about assessment 考核; part of `Command`. */
export const ASSESSMENT_COMMANDS = [
  NewAssessment.extend({ type: z.literal('open_assessment') }),
  z.object({
    type: z.literal('step_assessment'),
    code: AssessmentCode,
    step: z.enum(ASSESSMENT_STEPS),
  }),
  z.object({
    type: z.literal('moderate_assessment'),
    code: AssessmentCode,
    act: ModerationAct,
  }),
  Settling.extend({ type: z.literal('settle_appraisal') }),
  NewScore.extend({ type: z.literal('score_assessment') }),
  NewAppeal.extend({ type: z.literal('appeal_assessment') }),
  AppealDecision.extend({ type: z.literal('decide_assessment_appeal') }),
] as const
