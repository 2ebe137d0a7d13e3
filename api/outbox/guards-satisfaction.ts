import { and, eq, inArray } from 'drizzle-orm'
import { satisfactionDraws, satisfactionSurveys } from '../../db/schema'
import type { Holding } from './guards'

/** What must still be so of satisfaction surveys. */
export type SatisfactionGuard =
  /** Of a household drawn: it has not answered to the end, and the survey goes on. */
  'satisfaction_open'

export const SATISFACTION_HOLDING = {
  satisfaction_open: (tx, { county }, ids) =>
    tx
      .select({ id: satisfactionDraws.id })
      .from(satisfactionDraws)
      .innerJoin(
        satisfactionSurveys,
        and(
          eq(satisfactionSurveys.county, county),
          eq(satisfactionSurveys.id, satisfactionDraws.surveyId),
          eq(satisfactionSurveys.status, 'asking'),
        ),
      )
      .where(
        and(
          eq(satisfactionDraws.county, county),
          inArray(satisfactionDraws.id, ids),
          eq(satisfactionDraws.status, 'asked'),
        ),
      ),
} as const satisfies Record<SatisfactionGuard, Holding>
