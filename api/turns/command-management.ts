import { z } from 'zod'
import { CaseCode, Contest, Decision, NewAccountability } from '../accountabilities/input'
import { FindingCode, FindingText, NewFinding } from '../findings/input'
import { NewPublishedCase, PublishedDecision } from '../published-cases/input'
import { AnswerPhotos, NewCheckAnswer, NewSupervision } from '../supervisions/input'

/** What a turn may ask to be done about projects, money and integrity; part of `Command`. */
export const MANAGEMENT_COMMANDS = [
  NewSupervision.extend({ type: z.literal('plan_supervision') }),
  NewCheckAnswer.extend({ type: z.literal('answer_supervision'), ...AnswerPhotos.shape }),
  NewFinding.extend({ type: z.literal('make_finding') }),
  z.object({
    type: z.literal('rectify_finding'),
    code: FindingCode,
    text: FindingText,
    ...AnswerPhotos.shape,
  }),
  z.object({ type: z.literal('verify_finding'), code: FindingCode }),
  z.object({ type: z.literal('return_finding'), code: FindingCode, reason: FindingText }),
  NewAccountability.extend({ type: z.literal('propose_accountability') }),
  Decision.extend({ type: z.literal('decide_accountability'), code: CaseCode }),
  Contest.extend({ type: z.literal('contest_accountability'), code: CaseCode }),
  NewPublishedCase.extend({ type: z.literal('draft_published_case') }),
  PublishedDecision.extend({ type: z.literal('settle_published_case'), code: CaseCode }),
] as const
