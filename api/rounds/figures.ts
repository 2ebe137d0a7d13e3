import type { Db } from '../../db/client'
import type { FigureName } from '../figures/names'
import { getFigureRow } from '../figures/service'
import type { Day } from '../shared/day'

/** What a round goes by: frozen as it is when the round is opened, with source and validity. */
export const ROUND_FIGURES = [
  'notice_days',
  'objection_working_days',
  'poverty_line',
] as const satisfies readonly FigureName[]
type RoundFigure = (typeof ROUND_FIGURES)[number]

/** The figures in force on a day, as they are frozen; `figure_missing` where one is not. */
export async function figuresToFreeze(db: Db, county: string, day: Day) {
  const frozen = {} as Record<RoundFigure, Awaited<ReturnType<typeof getFigureRow>>>
  for (const name of ROUND_FIGURES) frozen[name] = await getFigureRow(db, county, name, day)
  return frozen
}

/** A figure as its round froze it; undefined where it did not. */
export function frozenFigure(
  { figures }: { figures: unknown },
  name: FigureName,
): number | undefined {
  return (figures as Partial<Record<FigureName, { value: number }>>)[name]?.value
}
