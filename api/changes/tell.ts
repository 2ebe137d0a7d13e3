import type { Db } from '../../db/client'
import { tellStaff, ANYWHERE } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { tellHousehold } from '../links/tell-household'
import { say } from '../messages/templates'
import type { Change, Household } from './find'

interface Decided {
  change: Change
  household: Household
  /** Of the change, as it was before it was done. */
  line: string
  /** Every household it is about, each told once. */
  householdIds: readonly string[]
  /** Why it was declined; null where it was accepted. */
  reason: string | null
}

/** The households hear what is in their file from now on, or why it is not; so does the cadre who asked. */
export async function tellDecided(tx: Db, ctx: RequestContext, decided: Decided): Promise<void> {
  const { change, household, line, householdIds, reason } = decided
  const { id, code, askedBy } = change
  const head = household.headName
  for (const householdId of new Set(householdIds)) {
    const message =
      reason === null
        ? say('change.told', { head, change: line })
        : say('change.told_declined', { head, code, text: reason })
    // What a cadre asked for and nobody took over is no news to the household.
    if (reason !== null && change.contactId === null) break
    await tellHousehold(tx, ctx, {
      householdId,
      // The same for each of them: a phone that speaks for several is told once.
      purpose: `change:${id}:told`,
      say: message,
    })
  }
  if (!askedBy) return
  const message =
    reason === null
      ? say('change.told_asker', { head, code })
      : say('change.told_asker_declined', { head, code, text: reason })
  const purpose = `change:${id}:asker`
  await tellStaff(tx, ctx, { staffId: askedBy, asker: ANYWHERE, purpose, say: message })
}
