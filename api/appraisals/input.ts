import { z } from 'zod'
import { ASSESSMENT_GRADES } from '../../db/values/assessments'

export const Settling = z.object({
  code: z.string().regex(/^\d{10}$/),
  grade: z.enum(ASSESSMENT_GRADES),
  /** What else counts beside the assessment. */
  others: z.string().trim().max(300).default(''),
})
export type Settling = z.output<typeof Settling>
