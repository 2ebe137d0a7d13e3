import { z } from 'zod'
import { NewMove, NewSource } from '../funds/input'

/** What a turn may ask to be done about projects, money and integrity; part of `Command`. */
export const MANAGEMENT_COMMANDS = [
  NewSource.extend({ type: z.literal('record_fund_source') }),
  NewMove.extend({ type: z.literal('move_funds') }),
import {
  DiscussionPhotos,
  MoneyLines,
  NewApplication,
  NewDiscussion,
  ProjectCode,
  ProjectReason,
  Work,
} from '../projects/input'
const OfProject = { code: ProjectCode }
  NewDiscussion.extend({ type: z.literal('discuss_project'), ...DiscussionPhotos.shape }),
  NewApplication.extend({ type: z.literal('apply_project'), ...OfProject }),
  z.object({ type: z.literal('post_project'), ...OfProject, ...DiscussionPhotos.shape }),
  z.object({ type: z.literal('submit_project'), ...OfProject }),
  z.object({ type: z.literal('return_project'), ...OfProject, reason: ProjectReason }),
  z.object({ type: z.literal('approve_project'), ...OfProject, lines: MoneyLines }),
  z.object({
    type: z.literal('refuse_project'),
    ...OfProject,
    reason: ProjectReason,
    isFinal: z.boolean(),
  }),
  Work.extend({
    type: z.literal('carry_out_project'),
    ...OfProject,
    ...DiscussionPhotos.shape,
  }),
  z.object({ type: z.literal('cancel_project'), ...OfProject, reason: ProjectReason }),
] as const
