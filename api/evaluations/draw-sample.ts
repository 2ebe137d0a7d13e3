import type { AreaPath } from '../../db/values/areas'
import { KINDS_BY, type SampleKind } from '../../db/values/evaluations'
import type { RollStatus } from '../../db/values/roll'
import { draw, drawRandom, frameFingerprint } from '../sampling/draw'
import { isRegistered } from '../sampling/frame-rules'
import { allocate, sampleSize } from '../sampling/size'
import { areaAt } from '../shared/area-path'
import type { SampleDesign } from './design'

/** A household as it stood when the sample was drawn. */
export interface FrameRow {
  id: string
  areaPath: AreaPath
  status: RollStatus
  /** 低保, 特困 or watched. */
  isKey: boolean
  hasLabour: boolean
  people: number
}

export interface SampledRow {
  householdId: string
  areaPath: AreaPath
  villagePath: AreaPath
  kind: SampleKind
  people: number
  isReserve: boolean
}

export interface Sample {
  villages: AreaPath[]
  /** Of each village all that were drawn, kind by kind, then its reserves in the order they stand in. */
  rows: SampledRow[]
}

export const kindOf = (row: FrameRow, by: SampleDesign['by']): SampleKind => {
  const isPoor = isRegistered(row.status)
  if (by === 'labour') {
    if (!isPoor) return 'not_poor'
    return row.hasLabour ? 'with_labour' : 'without_labour'
  }
  if (isPoor) return 'registered'
  if (row.status === 'exited') return 'exited'
  return row.isKey ? 'key' : 'ordinary'
}

export const villageOf = ({ areaPath }: Pick<FrameRow, 'areaPath'>): AreaPath =>
  areaAt(areaPath, 'village')

export const townshipOf = (path: AreaPath): AreaPath => areaAt(path, 'township')

export const fingerprintOf = (frame: readonly FrameRow[]): string =>
  frameFingerprint(frame.map((row) => JSON.stringify(row)))

/** Draws by a design and a seed from a frame in its order; the same three give the same sample. */
export function drawSample(frame: readonly FrameRow[], design: SampleDesign, seed: string): Sample {
  const villages = drawVillages(frame, design, seed)
  const isDrawn = new Set(villages)
  const rows = frame.filter((row) => isDrawn.has(villageOf(row)))
  const cells = Map.groupBy(rows, (row) => cellKey(villageOf(row), kindOf(row, design.by)))
  const counts = countCells(frame.length, cells, villages, design)
  return {
    villages,
    rows: villages.flatMap((village) =>
      KINDS_BY[design.by].flatMap((kind) => {
        const key = cellKey(village, kind)
        return drawCell(cells.get(key) ?? [], counts.get(key) ?? 0, design, { seed, village, kind })
      }),
    ),
  }
}

const cellKey = (village: AreaPath, kind: SampleKind) => `${village} ${kind}`

function drawVillages(
  frame: readonly FrameRow[],
  { villages: wanted }: SampleDesign,
  seed: string,
): AreaPath[] {
  const all = [...new Set(frame.map(villageOf))].toSorted()
  if (!wanted) return all
  const townships = [...Map.groupBy(all, townshipOf)]
  const counts =
    'count' in wanted
      ? allocate(
          wanted.count,
          townships.map(([, some]) => ({ size: some.length })),
        )
      : townships.map(([, some]) => Math.min(wanted.perTownship, some.length))
  return townships
    .flatMap(([township, some], at) =>
      drawRandom(some, counts[at] ?? 0, seed, `villages:${township}`),
    )
    .toSorted()
}

/** First over the kinds, then of each kind over the villages. */
function countCells(
  all: number,
  cells: ReadonlyMap<string, readonly FrameRow[]>,
  villages: readonly AreaPath[],
  design: SampleDesign,
): Map<string, number> {
  const kinds = KINDS_BY[design.by]
  const sizeOf = (village: AreaPath, kind: SampleKind) =>
    cells.get(cellKey(village, kind))?.length ?? 0
  const byKind = allocate(
    totalOf(all, design),
    kinds.map((kind) => {
      const size = villages.reduce((sum, village) => sum + sizeOf(village, kind), 0)
      const part = design.ratio ? (design.ratio[kind] ?? 0) : size
      return { size, part, minimum: part > 0 ? design.leastPerKind : 0 }
    }),
  )
  const asked = kinds.filter((_, at) => (byKind[at] ?? 0) > 0)
  const counts = new Map<string, number>()
  kinds.forEach((kind, at) => {
    const minimum = asked.includes(kind) ? Math.ceil(design.leastPerVillage / asked.length) : 0
    const shares = allocate(
      byKind[at] ?? 0,
      villages.map((village) => ({ size: sizeOf(village, kind), minimum })),
    )
    villages.forEach((village, i) => counts.set(cellKey(village, kind), shares[i] ?? 0))
  })
  return counts
}

function totalOf(all: number, { size }: SampleDesign): number {
  const { households = 0, permille = 0, precision } = size
  const precise = precision ? sampleSize({ population: all, ...precision }) : 0
  return Math.max(households, Math.ceil((all * permille) / 1_000), precise)
}

function drawCell(
  cell: readonly FrameRow[],
  count: number,
  { method, reservePercent }: SampleDesign,
  { seed, village, kind }: { seed: string; village: AreaPath; kind: SampleKind },
): SampledRow[] {
  if (count === 0) return []
  const reserves = Math.ceil((count * reservePercent) / 100)
  const purpose = cellKey(village, kind)
  const drawn = draw(cell, method, { count, reserves, seed, purpose })
  const rowOf =
    (isReserve: boolean) =>
    ({ id, areaPath, people }: FrameRow): SampledRow => ({
      householdId: id,
      areaPath,
      villagePath: village,
      kind,
      people,
      isReserve,
    })
  return [...drawn.sample.map(rowOf(false)), ...drawn.reserves.map(rowOf(true))]
}
