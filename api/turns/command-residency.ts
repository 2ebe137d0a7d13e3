import { z } from 'zod'
import {
  Judgement,
  NewLeave,
  NewPresence,
  NewRecall,
  RecallContest,
  RecallDecision,
  ResidencyCode,
} from '../residency/input'
import { Attachments } from './attachments'

const OfCode = { code: ResidencyCode }

/** What a turn may ask to be done about days in the village, leave and recall. */
export const RESIDENCY_COMMANDS = [
  NewPresence.extend({
    type: z.literal('note_presence'),
    photos: Attachments.shape.photos.default([]),
  }),
  NewLeave.extend({ type: z.literal('ask_leave') }),
  z.object({ type: z.literal('end_leave') }),
  Judgement.extend({ type: z.literal('judge_leave'), ...OfCode }),
  NewRecall.extend({ type: z.literal('propose_recall') }),
  RecallDecision.extend({ type: z.literal('decide_recall'), ...OfCode }),
  RecallContest.extend({ type: z.literal('contest_recall'), ...OfCode }),
] as const
