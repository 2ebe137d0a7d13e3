import type { Db } from '../../db/client'
import type { Verdict } from '../../db/values/entry-visits'
import { factsLine } from '../entry-visits/spoken'
import { findEntry } from '../entry-visits/store'
import type { RequestContext } from '../http/context'

/** What the screening found, shortly: shown to whoever surveys next. */
export interface Screened {
  verdict: Verdict
  /** `size=4;workers=1`. */
  facts: string
  /** What nobody has settled yet, in their words. */
  disputes: string[]
}

/** Null where nobody has screened the household in the round. */
export async function findScreened(
  db: Db,
  ctx: RequestContext,
  of: { roundId: string; householdId: string },
): Promise<Screened | null> {
  const entry = await findEntry(db, ctx, { ...of, kind: 'screening' })
  if (entry?.status !== 'finished' || !entry.verdict) return null
  const { housing, disputes, ...facts } = entry.facts
  const { grade, areaM2 } = housing
  return {
    verdict: entry.verdict,
    facts: factsLine({ ...facts, grade, areaM2 }),
    disputes: disputes.filter(({ settled }) => settled === null).map(({ text }) => text),
  }
}
