import { z } from 'zod'
import { PROJECT_SECTORS } from '../../db/values/projects'

/** A thousand million yuan: no line of a plan costs more. */
export const MOST_FEN = 100_000_000_000
const Text = z.string().trim().min(1).max(200)
const AreaPath = z.string().min(1).max(200)

/** Whose plan: of a village, or of a household; the last there is. */
const PlanOf = z.union([
  z.strictObject({ areaPath: AreaPath }),
  z.strictObject({ householdId: z.uuid() }),
])
export type PlanOf = z.output<typeof PlanOf>

export const NewPlan = z.object({
  areaPath: AreaPath,
  year: z.int().min(2014).max(2100),
  goal: Text,
})
export type NewPlan = z.output<typeof NewPlan>

export const NewLine = z.object({
  of: PlanOf,
  text: Text,
  sector: z.enum(PROJECT_SECTORS).nullable(),
  amountFen: z.int().positive().max(MOST_FEN).nullable(),
  ownerId: z.uuid().nullable(),
  dueOn: z.iso.date().nullable(),
})
export type NewLine = z.output<typeof NewLine>

export const LineEnd = z.object({
  of: PlanOf,
  seq: z.int().min(1).max(999),
  status: z.enum(['done', 'dropped']),
})
export type LineEnd = z.output<typeof LineEnd>

export const Adoption = z.object({ of: PlanOf })
export type Adoption = z.output<typeof Adoption>

const Asked = z.string().trim().min(1).max(200).nullable().default(null)

export const LineDraftInput = z.strictObject({
  kind: z.enum(['village', 'household']),
  text: z.string().trim().max(1000),
  /** What was asked for. */
  areaWords: Asked,
  householdName: Asked,
  householdId: z.uuid().nullable().default(null),
})
export type LineDraftInput = z.output<typeof LineDraftInput>
