import { z } from 'zod'
import { FACT_TOPICS, VERDICTS } from '../../db/values/entry-visits'
import { HOUSING_GRADES } from '../../db/values/roll'
import { Attachments } from '../turns/attachments'
import { type AssuranceFacts, NOT_ASKED } from './facts'

const Text = z.string().trim().max(1000)
const { place, photos } = Attachments.shape

const Finding = z
  .object({ isMet: z.boolean(), lacking: z.string().trim().max(300) })
  .nullable()
  .default(null)
const Assurances = z.object({
  food: Finding,
  clothing: Finding,
  compulsory_school: Finding,
  medical_care: Finding,
  safe_house: Finding,
  drinking_water: Finding,
}) satisfies z.ZodType<AssuranceFacts>

/** The facts of a line; null is what it does not speak of. */
const Facts = z.object({
  size: z.int().min(1).max(20).nullable().default(null),
  workers: z.int().min(0).max(20).nullable().default(null),
  grade: z.enum(HOUSING_GRADES).nullable().default(null),
  areaM2: z.number().min(1).max(1000).nullable().default(null),
  netIncomePerHeadFen: z.int().min(0).max(100_000_000).nullable().default(null),
  assurances: Assurances.default(NOT_ASKED),
})

export const NewScreening = Facts.extend({
  householdId: z.uuid(),
  verdict: z.enum(VERDICTS),
  note: Text.default(''),
  dispute: z
    .object({ topic: z.enum(FACT_TOPICS), text: z.string().trim().min(1).max(300) })
    .nullable()
    .default(null),
  /** In the place of the one that stands; without it that one stays. */
  isCorrection: z.boolean().default(false),
})
export type NewScreening = z.output<typeof NewScreening>

export const ScreeningDraftInput = z.strictObject({
  text: Text,
  /** The household that was asked about. */
  shownId: z.uuid().nullable().default(null),
  /** The one picked of several of the name. */
  householdId: z.uuid().nullable().default(null),
  /** Picked, whatever the text says. */
  verdict: z.enum(VERDICTS).nullable().default(null),
})
export type ScreeningDraftInput = z.output<typeof ScreeningDraftInput>

export const PutOff = z.object({ householdId: z.uuid() })

export const Unlisted = z.object({
  head: z.string().trim().min(1).max(50),
  /** Where they live; the actor's own area unless given. */
  areaPath: z.string().min(1).max(200).nullable().default(null),
  note: Text.default(''),
})
export type Unlisted = z.output<typeof Unlisted>

export const NewRevisit = Facts.extend({
  householdId: z.uuid(),
  verdict: z.enum(VERDICTS).nullable().default(null),
  /** 属实: what the line does not speak of is as the entry before found it. */
  isAsFound: z.boolean(),
  note: Text.default(''),
  /** How what was said of the household is settled, in the order in which it was shown; null: it is not. */
  settled: z.array(z.string().trim().min(1).max(300).nullable()).max(20),
  place: place.default(null),
})
export type NewRevisit = z.output<typeof NewRevisit> & { photos: Attachments['photos'] }

export const RevisitPhotos = z.object({ photos })

export const RevisitDraftInput = z.strictObject({
  text: Text,
  householdId: z.uuid().nullable().default(null),
})
