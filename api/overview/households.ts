import { and, eq, inArray, isNotNull, or, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { households } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import type { HouseholdNumber } from '../../db/values/overview'
import { isVisitLate, type VisitClass, type VisitDays } from '../visit-duties/rules'
import { dueOf, VISIT_FACTS } from '../visit-duties/standing'
import { type Day, instantOf } from '../shared/day'
import { numbersOf } from './rules'

export interface CountedBy {
  county: string
  today: Day
  visitDays: Record<VisitClass, VisitDays> | null
}

export interface CountedHousehold {
  id: string
  areaPath: AreaPath
  head: string
  numbers: HouseholdNumber[]
}

/** Whom the overview looks at in some villages, each with the numbers it is counted in, by area and id. */
export async function readHouseholds(
  tx: Db,
  { county, today, visitDays }: CountedBy,
  villages: readonly AreaPath[],
): Promise<CountedHousehold[]> {
  if (villages.length === 0) return []
  const facts = VISIT_FACTS(county)
  const rows = await tx
    .select({
      id: households.id,
      areaPath: households.areaPath,
      head: households.headName,
      ...facts,
      isPaired: isPaired(county),
      hasTeam: hasTeam(county),
      isCovered: isCovered(county, today),
      hasLateMeasure: hasLateMeasure(county, today),
      isPaid: isPaid(county, today),
      isPaidAmiss: isPaidAmiss(county, today),
    })
    .from(households)
    .innerJoin(sql`unnest(${sql.param([...villages])}::text[]) as village (path)`, isInVillage)
    .where(
      and(
        eq(households.county, county),
        or(
          inArray(households.status, ['registered', 'exiting', 'returned', 'exited']),
          isNotNull(households.watch),
          facts.isOnLedger,
          isPaid(county, today),
          hasLateMeasure(county, today),
        ),
      ),
    )
    .orderBy(sql`${households.areaPath} collate "C"`, households.id)
  return rows.map(({ id, areaPath, head, isPaired: paired, hasTeam: team, ...row }) => {
    const due = dueOf(row, visitDays)
    return {
      id,
      areaPath,
      head,
      numbers: numbersOf({
        ...row,
        isPaired: paired,
        hasTeam: team,
        isVisitLate: due ? isVisitLate(due.dueOn, today) : null,
      }),
    }
  })
}

/** As a range, which the index of areas serves; what only begins alike is left out. */
const isInVillage: SQL = sql`
  ${households.areaPath} ~>=~ village.path and ${households.areaPath} ~<~ (village.path || '/')
  and (${households.areaPath} = village.path or starts_with(${households.areaPath}, village.path || '.'))`

const isPaired = (county: string) => sql<boolean>`exists (
  select from pairings p
   where p.county = ${county} and p.household_id = ${households.id} and p.to_day is null)`

const hasTeam = (county: string) => sql<boolean>`exists (
  select from staff_roles r join staff s on s.county = ${county} and s.id = r.staff_id and s.is_active
   where r.county = ${county} and r.role in ('first_secretary', 'resident_cadre')
     and r.area_path = village.path)`

const isCovered = (county: string, today: Day) => sql<boolean>`(
  ${households.mainCause} is not null and not exists (
    select from unnest(array_append(${households.otherCauses}, ${households.mainCause})) as of (wanted)
     where not exists (
       select from measures m
        where m.county = ${county} and m.household_id = ${households.id} and m.cause = of.wanted
          and (m.status in ('delivered', 'confirmed')
               or (m.status = 'planned' and m.due_on >= ${today}::date)))))`

const hasLateMeasure = (county: string, today: Day) => sql<boolean>`exists (
  select from measures m
   where m.county = ${county} and m.household_id = ${households.id}
     and m.status = 'planned' and m.due_on < ${today}::date)`

/** Asked before today: who was asked this morning has not answered yet. */
const payments = (county: string, today: Day) => sql`
  select from payments y
   where y.county = ${county} and y.household_id = ${households.id}
     and y.paid_on >= date_trunc('year', ${today}::date)::date
     and y.asked_at < ${instantOf(today, 0).toISOString()}::timestamptz`

const isPaid = (county: string, today: Day) => sql<boolean>`exists (${payments(county, today)})`

const isPaidAmiss = (county: string, today: Day) => sql<boolean>`exists (
  ${payments(county, today)}
     and (y.answer is distinct from 'received'
          or not exists (select from project_households f
                          where f.county = ${county} and f.project_id = y.project_id
                            and f.household_id = y.household_id)))`
