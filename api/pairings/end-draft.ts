import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { pairings } from '../../db/schema'
import type { PairingReason } from '../../db/values/pairings'
import type { RequestContext } from '../http/context'
import { staffName } from '../staff/names'
import { readVisitDraft, type VisitedHousehold } from '../visits/draft'
import { reasonIn } from './rules'

export const EndDraftInput = z.strictObject({
  /** 牟大岭 调动. */
  text: z.string().trim().max(1000),
  householdId: z.uuid().nullable().default(null),
  reasonWords: z.string().trim().min(1).max(200).nullable().default(null),
})

/** The end of a pairing as it was understood. */
export interface EndDraft {
  household: VisitedHousehold | null
  candidates: VisitedHousehold[]
  head: string
  helper: string
  reason: PairingReason
  reasonText: string
  missing: 'household' | 'which' | 'not_paired' | 'reason' | null
}

export async function readEndDraft(
  ctx: RequestContext,
  { text, householdId, reasonWords }: z.output<typeof EndDraftInput>,
): Promise<EndDraft> {
  const { county, deps } = ctx
  const { db } = deps.connection
  const found = await readVisitDraft(ctx, {
    text,
    householdName: null,
    householdId,
    dayWords: null,
  })
  const { household, candidates } = found
  const reasonText = reasonWords ?? (found.isNamedFirst ? found.body : '')
  const reason = reasonIn(reasonText)
  const about = { household, candidates, head: found.head ?? '', helper: '', reason, reasonText }
  if (!household) {
    const isSeveral = found.missing === 'which' && candidates.length > 0
    return { ...about, missing: isSeveral ? 'which' : 'household' }
  }
  const [open] = await db
    .select({ staffId: pairings.staffId })
    .from(pairings)
    .where(
      and(
        eq(pairings.county, county),
        eq(pairings.householdId, household.id),
        isNull(pairings.toDay),
      ),
    )
  if (!open) return { ...about, missing: 'not_paired' }
  const helper = await staffName(db, county, open.staffId)
  return { ...about, helper, missing: reasonText === '' ? 'reason' : null }
}
