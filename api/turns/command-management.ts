import { z } from 'zod'
import { Adoption, LineEnd, NewLine, NewPlan } from '../plans/input'
import { NewProjectComment } from '../project-comments/input'

/** What a turn may ask to be done about projects, money and integrity; part of `Command`. */
export const MANAGEMENT_COMMANDS = [
  NewProjectComment.extend({ type: z.literal('file_project_comment') }),
  NewPlan.extend({ type: z.literal('begin_plan') }),
  NewLine.extend({ type: z.literal('add_plan_line') }),
  LineEnd.extend({ type: z.literal('end_plan_line') }),
  Adoption.extend({ type: z.literal('adopt_plan') }),
] as const
