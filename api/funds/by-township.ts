import { and, asc, eq, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { areas } from '../../db/schema'

/** The money of a township, in fen. */
export interface TownshipMoney {
  name: string
  /** What its projects are to cost: as approved, or as planned before. */
  plannedFen: number
  /** 下达: what the township, its villages and its projects have been given. */
  givenFen: number
  /** Paid out for its projects. */
  spentFen: number
}

/** Area figures alone, which anybody may see (domain.md 5.3): every township, those with the most planned first. */
export async function readTownshipMoney(db: Db, county: string): Promise<TownshipMoney[]> {
  const under = (column: string) =>
    sql.raw(`(${column} = areas.path or ${column} like areas.path || '.%')`)
  const fen = (query: ReturnType<typeof sql>) => sql<number>`coalesce(${query}, 0)`.mapWith(Number)
  const rows = await db
    .select({
      name: areas.name,
      plannedFen: fen(sql`(
        select sum(coalesce(p.approved_fen, p.planned_fen)) from projects p
         where p.county = ${county} and p.status not in ('rejected', 'cancelled')
           and ${under('p.area_path')})`),
      givenFen: fen(sql`(
        select sum(a.balance_fen) from fund_accounts a
          left join projects p on p.county = ${county}
               and p.id = case when a.kind in ('project', 'spent') then a.ref::uuid end
         where a.county = ${county} and a.kind in ('allocation', 'project', 'spent')
           and ${under('coalesce(p.area_path, a.ref)')})`),
      spentFen: fen(sql`(
        select sum(a.balance_fen) from fund_accounts a
          join projects p on p.county = ${county} and p.id = a.ref::uuid
         where a.county = ${county} and a.kind = 'spent' and ${under('p.area_path')})`),
    })
    .from(areas)
    .where(
      and(
        eq(areas.county, county),
        eq(areas.level, 'township'),
        sql`${areas.successorPath} is null`,
      ),
    )
    .orderBy(asc(areas.path))
  return rows.toSorted((a, b) => b.plannedFen - a.plannedFen || b.givenFen - a.givenFen)
}
