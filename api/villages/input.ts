import { z } from 'zod'
import { ENTERABLE_INDICATORS, EXIT_CHECKS } from '../../db/values/village-standards'

export const VillagePath = z.string().regex(/^[a-z0-9]+(\.[a-z0-9]+){0,3}$/)

/** One indicator of a village, with the paper it comes from. */
export const NewIndicator = z.strictObject({
  areaPath: VillagePath,
  year: z.int(),
  indicator: z.enum(ENTERABLE_INDICATORS),
  value: z.int(),
  source: z.string().trim().min(1).max(200),
})

const Check = z.strictObject({
  item: z.enum(EXIT_CHECKS),
  isMet: z.boolean(),
  /** The paper it stands on. */
  source: z.string().trim().min(1).max(200),
})

/** A village to be proposed; the checks are those of one that is to go out. */
export const NewVillageCase = z.strictObject({
  areaPath: VillagePath,
  checks: z.array(Check).max(EXIT_CHECKS.length).default([]),
})

/** The county's decision about a village; a reason is needed where it is declined. */
export const VillageDecision = z.strictObject({
  isAccepted: z.boolean(),
  reason: z.string().trim().max(500).default(''),
})
