import { z } from 'zod'
import { NOTICE_LEVELS } from '../../db/values/rounds'

export const AreaPath = z.string().regex(/^[a-z0-9]+(\.[a-z0-9]+){0,3}$/)

export const NewReport = z.object({ roundId: z.uuid(), areaPath: AreaPath })

export const ReportDraftInput = z.strictObject({ text: z.string().trim().max(200) })

export const ReturnedCase = z.object({
  applicationId: z.uuid(),
  level: z.enum(NOTICE_LEVELS),
  reason: z.string().trim().min(1).max(1000),
})

export const ReturnDraftInput = z.strictObject({
  text: z.string().trim().max(1000),
  applicationId: z.uuid().nullable().default(null),
  reason: z.string().trim().max(1000).nullable().default(null),
})
