import { z } from 'zod'
import { WATCH_KINDS } from '../../db/values/roll'
import { PROPOSAL_KINDS } from './rules'

const Said = z.string().trim().min(1).max(50).nullable().default(null)
const watch = z.enum(WATCH_KINDS).nullable().default(null)

export const NewProposal = z.object({
  kind: z.enum(PROPOSAL_KINDS),
  householdId: z.uuid(),
  watch,
})

export const ProposalDraftInput = z.strictObject({
  kind: z.enum(PROPOSAL_KINDS),
  text: z.string().trim().max(1000),
  householdName: Said,
  householdId: z.uuid().nullable().default(null),
  watch,
})
