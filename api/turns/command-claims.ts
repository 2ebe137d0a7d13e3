import { z } from 'zod'
import { NewAcceptance, ProjectCode, ReturnedWork, Words } from '../acceptances/input'
import { ClaimCode, NewClaim, Opinion, Payees } from '../claims/input'
import { Attachments } from './attachments'

const Photos = Attachments.shape.photos.default([])

/** What a turn may ask to be done about acceptance, spot checks, claims and payments. */
export const CLAIM_COMMANDS = [
  NewAcceptance.extend({ type: z.literal('accept_project'), photos: Photos }),
  ReturnedWork.extend({ type: z.literal('return_work'), photos: Photos }),
  z.object({ type: z.literal('draw_spot_checks'), areaPath: z.string().min(1).max(200) }),
  z.object({
    type: z.literal('check_project'),
    code: ProjectCode,
    isPassed: z.boolean(),
    text: Words,
    photos: Photos,
  }),
  NewClaim.extend({ type: z.literal('claim_for_project'), photos: Photos }),
  Opinion.extend({ type: z.literal('judge_claim'), code: ClaimCode }),
  z.object({ type: z.literal('pay_claim'), code: ClaimCode, payees: Payees }),
  z.object({ type: z.literal('close_project'), code: ProjectCode }),
  z.object({
    type: z.literal('review_project'),
    code: ProjectCode,
    score: z.int().min(0).max(100),
    text: Words,
  }),
] as const
