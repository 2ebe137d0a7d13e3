import type { Db } from '../../db/client'
import type { Verdict } from '../../db/values/entry-visits'
import type { HousingGrade } from '../../db/values/roll'
import { findEntry } from '../entry-visits/store'
import type { RequestContext } from '../http/context'

/** What the screening found, shortly: shown to whoever surveys next. */
export interface Screened {
  size: number | null
  workers: number | null
  grade: HousingGrade | null
  netIncomePerHeadFen: number | null
  verdict: Verdict | null
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
  if (entry?.status !== 'finished') return null
  const { size, workers, housing, netIncomePerHeadFen, disputes } = entry.facts
  return {
    size,
    workers,
    grade: housing.grade,
    netIncomePerHeadFen,
    verdict: entry.verdict,
    disputes: disputes.filter(({ settled }) => settled === null).map(({ text }) => text),
  }
}
