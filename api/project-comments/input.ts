import { z } from 'zod'

export const ProjectCode = z.string().regex(/^\d{9}$/)
export const CommentCode = z.string().regex(/^\d{10}$/)
/** More does not fit into what whoever answers reads. */
const Text = z.string().trim().min(1).max(500)

export const NewProjectComment = z.object({ code: ProjectCode, text: Text })
export type NewProjectComment = z.output<typeof NewProjectComment>

export const CommentAction = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('answer'), text: Text }),
])
