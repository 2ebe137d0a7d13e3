import { and, desc, eq, gte, isNull, lt, lte, or } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { figures } from '../../db/schema'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { addDays, type Day, dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { FIGURE_UNITS, type FigureName } from './names'
import { isForward, isInRange, overlaps } from './rules'

/** The figure in force on a day. None: `figure_missing`, never a guess. */
export async function getFigure(
  db: Db,
  county: string,
  name: FigureName,
  day: Day,
): Promise<number> {
  return (await getFigureRow(db, county, name, day)).value
}

/** The same, or null where none is in force: what it is for is then left out. */
export async function findFigure(
  db: Db,
  county: string,
  name: FigureName,
  day: Day,
): Promise<number | null> {
  try {
    return await getFigure(db, county, name, day)
  } catch (error) {
    if (error instanceof ApiError && error.code === 'figure_missing') return null
    throw error
  }
}

/** The same with its unit, validity and source. */
export async function getFigureRow(db: Db, county: string, name: FigureName, day: Day) {
  const [row] = await db
    .select({
      value: figures.value,
      unit: figures.unit,
      validFrom: figures.validFrom,
      validTo: figures.validTo,
      source: figures.source,
    })
    .from(figures)
    .where(
      and(
        eq(figures.county, county),
        eq(figures.name, name),
        lte(figures.validFrom, day),
        or(isNull(figures.validTo), gte(figures.validTo, day)),
      ),
    )
    .orderBy(desc(figures.validFrom))
    .limit(1)
  if (!row) throw new ApiError('figure_missing', name)
  return row
}

export async function listFigures(ctx: RequestContext) {
  const { db } = ctx.deps.connection
  return db
    .select()
    .from(figures)
    .where(eq(figures.county, ctx.county))
    .orderBy(figures.name, figures.validFrom)
}

export interface FigureInput {
  name: FigureName
  value: number
  validFrom: Day
  validTo?: Day | null | undefined
  source: string
}

/**
 * Sets a figure from a day on; what was in force before that day stays on record, and ends the day
 * before where it had no end. Refused as `overlaps` where a day would have two values.
 */
export async function setFigure(tx: Db, ctx: RequestContext, input: FigureInput) {
  const { county } = ctx
  const { name, value, validFrom, source } = input
  const validTo = input.validTo ?? null
  const unit = FIGURE_UNITS[name]
  if (!isInRange(unit, value)) throw new ApiError('invalid', 'value')
  if (!isForward({ validFrom, validTo })) throw new ApiError('invalid', 'validTo')
  const ofName = and(eq(figures.county, county), eq(figures.name, name))
  const standing = await tx.select().from(figures).where(ofName)
  if (overlaps({ validFrom, validTo }, standing)) throw new ApiError('refused', 'overlaps')
  await tx
    .update(figures)
    .set({ validTo: addDays(validFrom, -1) })
    .where(and(ofName, isNull(figures.validTo), lt(figures.validFrom, validFrom)))
  await tx
    .insert(figures)
    .values({ county, name, unit, value, validFrom, validTo, source })
    .onConflictDoUpdate({
      target: [figures.county, figures.name, figures.validFrom],
      set: { value, validTo, source },
    })
  const details = { value, validFrom, validTo, source }
  await record(tx, ctx, { subject: `figure:${name}`, type: 'figure.set', details })
  return { name, setOn: dayOf(ctx.now) }
}
