import { and, desc, eq, lte } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '../../db/client'
import { villageStandards } from '../../db/schema'
import { VILLAGE_INDICATORS, WORSE_ENDS } from '../../db/values/village-standards'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import type { Day } from '../shared/day'
import { ApiError } from '../shared/errors'
import { MOST_POINTS, type Standard, standardFault } from './rules'

const IndicatorRule = z.strictObject({
  weight: z.int().min(1).max(MOST_POINTS),
  least: z.int().min(0),
  most: z.int().min(1),
  worse: z.enum(WORSE_ENDS),
})

/** A standard as an office writes it down; what makes no sense in it, `setStandard` refuses. */
export const StandardRules = z.strictObject({
  elderlyFrom: z.int().min(1).max(120),
  incomeKnownLeast: z.int().min(0).max(1_000),
  deepFrom: z.int().min(1).max(MOST_POINTS),
  relativeFrom: z.int().min(1).max(MOST_POINTS),
  indicators: z.record(z.enum(VILLAGE_INDICATORS), IndicatorRule),
})

export interface StandardInForce {
  validFrom: Day
  source: string
  rules: Standard
}

/**
 * The standard in force on a day, held until the end: of two who reckon at once the second waits.
 * None: `figure_missing`, never a guess.
 */
export async function lockStandard(tx: Db, county: string, day: Day): Promise<StandardInForce> {
  const [row] = await tx
    .select()
    .from(villageStandards)
    .where(and(eq(villageStandards.county, county), lte(villageStandards.validFrom, day)))
    .orderBy(desc(villageStandards.validFrom))
    .limit(1)
    .for('no key update')
  if (!row) throw new ApiError('figure_missing', 'village_standard')
  return inForce(row)
}

/** All of them, the newest first. */
export async function listStandards({ county, deps }: RequestContext): Promise<StandardInForce[]> {
  const rows = await deps.connection.db
    .select()
    .from(villageStandards)
    .where(eq(villageStandards.county, county))
    .orderBy(desc(villageStandards.validFrom))
  return rows.map(inForce)
}

const inForce = ({ validFrom, source, rules }: typeof villageStandards.$inferSelect) => ({
  validFrom,
  source,
  rules: StandardRules.parse(rules),
})

/**
 * Sets the standard from a day on, until the next one begins; from the same day it is replaced.
 * What was reckoned by another stays as it was reckoned.
 */
export async function setStandard(
  tx: Db,
  ctx: RequestContext,
  { validFrom, source, rules }: StandardInForce,
) {
  const { county } = ctx
  const fault = standardFault(rules)
  if (fault) throw new ApiError('invalid', `rules.${fault}`)
  await tx
    .insert(villageStandards)
    .values({ county, validFrom, source, rules })
    .onConflictDoUpdate({
      target: [villageStandards.county, villageStandards.validFrom],
      set: { source, rules },
    })
  const details = { validFrom, source, rules }
  await record(tx, ctx, {
    subject: `village_standard:${validFrom}`,
    type: 'village_standard.set',
    details,
  })
  return { validFrom }
}
