import type { SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { inScope } from '../http/scope'
import type { RequestContext } from '../http/context'

/** Which duties are looked for: those of an area, or of the whole county. */
export interface DutyScope {
  county: string
  now: Date
  within: (areaPath: PgColumn) => SQL | undefined
}

export const wholeCounty = ({ county, now }: RequestContext): DutyScope => ({
  county,
  now,
  within: () => undefined,
})

export const scopeOf = (ctx: RequestContext): DutyScope => ({
  county: ctx.county,
  now: ctx.now,
  within: (areaPath) => inScope(ctx, areaPath),
})
