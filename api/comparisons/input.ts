import { z } from 'zod'
import { DEPARTMENT_RECORDS } from '../../db/values/comparisons'

export const NewTask = z.object({
  records: z.enum(DEPARTMENT_RECORDS),
  /** As it is called, 县民政局. */
  department: z.string().trim().min(1).max(50),
  dueOn: z.iso.date(),
})

/** Why records are needed no more. */
export const CancelReason = z.string().trim().max(200)

export const TaskDraftInput = z.strictObject({
  text: z.string().trim().max(1000),
  recordsWords: z.string().trim().min(1).max(50).nullable().default(null),
  dueWords: z.string().trim().min(1).max(50).nullable().default(null),
})
