import { z } from 'zod'
import { NewProjectComment } from '../project-comments/input'

/** What a turn may ask to be done about projects, money and integrity; part of `Command`. */
export const MANAGEMENT_COMMANDS = [
  NewProjectComment.extend({ type: z.literal('file_project_comment') }),
] as const
