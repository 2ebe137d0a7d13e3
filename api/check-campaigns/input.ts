import { z } from 'zod'
import { CAMPAIGN_SCOPES, CHECK_OUTCOMES } from '../../db/values/check-campaigns'

export const NewCampaign = z.object({
  areaPath: z.string().min(1).max(200),
  scope: z.enum(CAMPAIGN_SCOPES),
  dueOn: z.iso.date(),
})
export type NewCampaign = z.output<typeof NewCampaign>

/** 天元乡 脱贫户 12月31日前, and what was asked for one by one. */
export const CampaignDraftInput = z.strictObject({
  text: z.string().trim().max(200),
  areaPath: z.string().min(1).max(200).nullable().default(null),
  scope: z.enum(CAMPAIGN_SCOPES).nullable().default(null),
  dueOn: z.iso.date().nullable().default(null),
})
export type CampaignDraftInput = z.output<typeof CampaignDraftInput>

const Note = z.string().trim().max(500)

export const NewCheck = z.object({
  householdId: z.uuid(),
  outcome: z.enum(CHECK_OUTCOMES),
  note: Note.default(''),
})
export type NewCheck = z.output<typeof NewCheck>

/** As many as one message holds, and more than anybody types. */
export const NewChecks = z.object({ checks: z.array(NewCheck).min(1).max(60) })
export type NewChecks = z.output<typeof NewChecks>

export const CheckDraftInput = z.strictObject({
  text: z.string().trim().max(1000),
  /** Which of several of a name, by the place of the line. */
  picks: z.record(z.string().regex(/^\d{1,3}$/), z.uuid()).default({}),
})
export type CheckDraftInput = z.output<typeof CheckDraftInput>
