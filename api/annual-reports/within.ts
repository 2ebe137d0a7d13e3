import { type SQL, sql } from 'drizzle-orm'
import type { AreaPath } from '../../db/values/areas'
import { beginOf } from './block'

/** Rows that lie in an area, by the name of their column. */
export const within = (column: string, path: AreaPath): SQL =>
  sql`(${sql.raw(column)} = ${path} or ${sql.raw(column)} like ${`${path}.%`})`

/** Of a calendar year, a column of days. */
export const onDayOf = (column: string, year: number): SQL =>
  sql`${sql.raw(column)} between ${`${year}-01-01`}::date and ${`${year}-12-31`}::date`

/** The same of a column of instants. */
export const atInstantOf = (column: string, year: number): SQL =>
  sql`(${sql.raw(column)} >= ${beginOf(year)}::timestamptz and ${sql.raw(column)} < ${beginOf(year + 1)}::timestamptz)`
