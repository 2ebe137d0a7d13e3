import { and, eq, isNotNull } from 'drizzle-orm'
import type { Db } from '../../../db/client'
import { areas } from '../../../db/schema'
import type { AreaPath } from '../../../db/values/areas'
import {
  type EvidenceRow,
  type Measured,
  type MeasureScope,
  PERMILLE,
  type Subject,
  subjectKey,
} from './measure'

/** One thing that was found of a township or a unit: how it counts, and the rows that tell it. */
export interface Finding {
  /** `township:wuxi.tianyuan`, `group_unit:县水利局`. */
  key: string
  good: number
  of: number
  rows: EvidenceRow[]
}

const NOTHING: Measured = { good: 0, of: 0, rows: [] }

/** Each subject's findings in one, in their order; a place holds what was found where it was merged from. */
export async function gather(
  db: Db,
  { county }: Pick<MeasureScope, 'county'>,
  subjects: readonly Subject[],
  found: readonly Finding[],
): Promise<Map<string, Measured>> {
  const merged = await db
    .select({ path: areas.path, successor: areas.successorPath })
    .from(areas)
    .where(and(eq(areas.county, county), isNotNull(areas.successorPath)))
    .orderBy(areas.path)
  const now = new Map<string, AreaPath>(merged.map((each) => [each.path, each.successor ?? '']))
  const keyOf = (key: string) => {
    const path = key.replace(/^township:/u, '')
    return path === key ? key : `township:${now.get(path) ?? path}`
  }
  const byKey = Map.groupBy(found, ({ key }) => keyOf(key))
  return new Map(
    subjects.map((subject) => {
      const key = subjectKey(subject)
      return [key, (byKey.get(key) ?? []).reduce(added, NOTHING)]
    }),
  )
}

const added = (sum: Measured, { good, of, rows }: Finding): Measured => ({
  good: sum.good + good,
  of: sum.of + of,
  rows: [...sum.rows, ...rows],
})

/** What adds up to a share, in permille of it: others worked it out and nobody was counted here. */
export const inPermille = (all: Map<string, Measured>): Map<string, Measured> =>
  new Map(
    [...all].map(([key, { good, of, rows }]) => [
      key,
      of > 0
        ? { good: Math.round((good * PERMILLE) / of), of: PERMILLE, rows }
        : { ...NOTHING, rows },
    ]),
  )

/** A share in a note, to a tenth of a hundredth: 87.3%. */
export const percent = (share: number): string => `${Math.round(share * 1000) / 10}%`
