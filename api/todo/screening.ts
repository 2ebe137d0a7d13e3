import { and, eq, inArray, sql } from 'drizzle-orm'
import { refusalFor } from '../applications/rules'
import type { Db } from '../../db/client'
import { entryVisits, households, rounds } from '../../db/schema'
import { ROLL_STATUSES } from '../../db/values/roll'
import { addDays, type Day } from '../shared/day'
import type { Duty } from './rules'
import type { DutyScope } from './scope'

/** Whoever may apply is to be screened. */
const TO_SCREEN = ROLL_STATUSES.filter((status) => refusalFor(status) === null)

/** Groups of open identification rounds whose households are not all screened yet 排查. */
export async function listScreeningDuties(
  db: Db,
  { county, within }: DutyScope,
  dutyDays: number,
): Promise<Duty[]> {
  const rows = await db
    .select({
      areaPath: households.areaPath,
      openedOn: sql<Day>`min(${rounds.openedOn})::text`,
      left: sql<number>`count(*)::int`,
    })
    .from(rounds)
    .innerJoin(
      households,
      and(
        eq(households.county, county),
        sql`(${households.areaPath} = ${rounds.areaPath}
             or ${households.areaPath} like ${rounds.areaPath} || '.%')`,
      ),
    )
    .where(
      and(
        eq(rounds.county, county),
        eq(rounds.kind, 'identification'),
        eq(rounds.status, 'open'),
        inArray(households.status, TO_SCREEN),
        within(households.areaPath),
        sql`not exists (
          select from ${entryVisits}
           where ${entryVisits.county} = ${county} and ${entryVisits.roundId} = ${rounds.id}
             and ${entryVisits.householdId} = ${households.id}
             and ${entryVisits.kind} = 'screening' and ${entryVisits.status} = 'finished')`,
      ),
    )
    .groupBy(households.areaPath)
  return rows.map(({ areaPath, openedOn, left }) => ({
    kind: 'screening',
    areaPath,
    dueOn: addDays(openedOn, dutyDays),
    count: left,
    code: null,
    staffId: null,
  }))
}
