import { or, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { contains } from '../shared/area-path'
import { ApiError } from '../shared/errors'
import type { RequestContext } from './context'

/** The rows of a query the actor may see, by their area; undefined where that is the whole county. */
export function inScope({ grant }: RequestContext, areaPath: PgColumn): SQL | undefined {
  if (grant.reach === 'all') return undefined
  if (grant.reach === 'own') return sql`false`
  return or(
    // In brackets of its own: `or` of a single condition adds none.
    ...grant.areaPaths.map(
      (path) => sql`(${areaPath} = ${path} or ${areaPath} like ${`${path}.%`})`,
    ),
  )
}

/** Refuses what lies outside as if it were not there: existence is not told either. */
export function requireInScope(ctx: RequestContext, areaPath: string, what: string): void {
  const { grant } = ctx
  if (grant.reach === 'all') return
  const isIn = grant.reach !== 'own' && grant.areaPaths.some((path) => contains(path, areaPath))
  if (!isIn) throw new ApiError('not_found', what)
}

/** Kin and colleagues decide nothing about a household. */
export function requireUntied({ actor }: RequestContext, householdId: string): void {
  if (actor.kind === 'staff' && actor.tiedHouseholdIds.includes(householdId))
    throw new ApiError('refused', 'tied')
}

/** The contact that asks; anybody else has no such rows. */
export function requireContact({ actor }: RequestContext): string {
  if (actor.kind !== 'contact') throw new ApiError('forbidden', 'contact')
  return actor.contactId
}

export function requireStaff({ actor }: RequestContext) {
  if (actor.kind !== 'staff') throw new ApiError('forbidden', 'staff')
  return actor
}
