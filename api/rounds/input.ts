import { z } from 'zod'
import { ROUND_KINDS } from '../../db/values/rounds'

export const NewRound = z.object({
  kind: z.enum(ROUND_KINDS),
  year: z.int().min(2014).max(2100),
  areaPath: z.string().min(1).max(200),
  /** 规模: shown, and cuts nobody. */
  plannedSize: z.int().min(1).max(1_000_000).nullish(),
})
