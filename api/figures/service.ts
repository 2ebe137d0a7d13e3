import { and, desc, eq, gte, isNull, lte, or } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { figures } from '../../db/schema'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { type Day, dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { FIGURE_UNITS, type FigureName } from './names'

/** The figure in force on a day. None: `figure_missing`, never a guess. */
export async function getFigure(
  db: Db,
  county: string,
  name: FigureName,
  day: Day,
): Promise<number> {
  const [row] = await db
    .select({ value: figures.value })
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
  return row.value
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

/** Sets a figure from a day on; what was in force before that day stays on record. */
export async function setFigure(tx: Db, ctx: RequestContext, input: FigureInput) {
  const row = {
    county: ctx.county,
    ...input,
    validTo: input.validTo ?? null,
    unit: FIGURE_UNITS[input.name],
  }
  const { value, validTo, source } = row
  await tx
    .insert(figures)
    .values(row)
    .onConflictDoUpdate({
      target: [figures.county, figures.name, figures.validFrom],
      set: { value, validTo, source },
    })
  const details = { value, validFrom: input.validFrom, validTo, source }
  await record(tx, ctx, { subject: `figure:${input.name}`, type: 'figure.set', details })
  return { name: input.name, setOn: dayOf(ctx.now) }
}
