import type { Db } from '../../db/client'
import type { RoundKind } from '../../db/values/rounds'
import type { FigureName } from '../figures/names'
import { getFigureRow } from '../figures/service'
import type { Day } from '../shared/day'
import { ApiError } from '../shared/errors'
import { figuresOf } from './paths'

type Frozen = Awaited<ReturnType<typeof getFigureRow>>

/**
 * What a round of the kind goes by, as it is frozen when the round is opened, with source and
 * validity; `figure_missing` where one of them is not in force on the day.
 */
export async function figuresToFreeze(db: Db, county: string, kind: RoundKind, day: Day) {
  const frozen: Partial<Record<FigureName, Frozen>> = {}
  for (const name of figuresOf(kind)) frozen[name] = await getFigureRow(db, county, name, day)
  return frozen
}

/** A figure as its round froze it; undefined where it did not. */
export function frozenFigure(
  { figures }: { figures: unknown },
  name: FigureName,
): number | undefined {
  return (figures as Partial<Record<FigureName, { value: number }>>)[name]?.value
}

/** The same where the round cannot do without it. */
export function getFrozenFigure(round: { figures: unknown }, name: FigureName): number {
  const value = frozenFigure(round, name)
  if (value === undefined) throw new ApiError('figure_missing', name)
  return value
}
