import { z } from 'zod'
import { ENTERABLE_INDICATORS } from '../../db/values/village-standards'

export const VillagePath = z.string().regex(/^[a-z0-9]+(\.[a-z0-9]+){0,3}$/)

/** One indicator of a village, with the paper it comes from. */
export const NewIndicator = z.strictObject({
  areaPath: VillagePath,
  year: z.int(),
  indicator: z.enum(ENTERABLE_INDICATORS),
  value: z.int(),
  source: z.string().trim().min(1).max(200),
})
