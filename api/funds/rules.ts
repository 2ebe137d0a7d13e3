import type { AreaLevel, AreaPath } from '../../db/values/areas'
import type { FundKind } from '../../db/values/funds'
import type { ProjectSector, ProjectStatus } from '../../db/values/projects'
import { contains } from '../shared/area-path'
import type { Day } from '../shared/day'

/** 专款专用: what a source's money may be used for. */
export interface Earmark {
  /** Empty: all ten. */
  sectors: readonly ProjectSector[]
  areaPath: AreaPath
  /** The last day. */
  usableUntil: Day | null
}

export type EarmarkRefusal = 'earmark_sector' | 'earmark_area' | 'earmark_expired'

/** Why money of a source cannot go to a project; null when it can. */
export function projectRefusal(
  source: Earmark,
  project: { sector: ProjectSector; areaPath: AreaPath },
  today: Day,
): EarmarkRefusal | null {
  if (source.sectors.length > 0 && !source.sectors.includes(project.sector)) return 'earmark_sector'
  return placeRefusal(source, project.areaPath, today)
}

/** Why money of a source cannot go to a place. */
export function placeRefusal(
  source: Omit<Earmark, 'sectors'>,
  areaPath: AreaPath,
  today: Day,
): Exclude<EarmarkRefusal, 'earmark_sector'> | null {
  if (!contains(source.areaPath, areaPath)) return 'earmark_area'
  return source.usableUntil !== null && source.usableUntil < today ? 'earmark_expired' : null
}

/** From the township's word for it to the last look at it. */
const FUNDED: readonly ProjectStatus[] = [
  'submitted',
  'approved',
  'under_way',
  'finished',
  'accepted',
  'checked',
]

export type FundRefusal = 'project_not_open' | 'over_approved'

/** Why a project gets no money, or not so much. */
export function fundRefusal(facts: {
  status: ProjectStatus
  /** Null before it is approved. */
  approvedFen: number | null
  /** What it has been given, and what it is to get now. */
  fundedFen: number
  amountFen: number
}): FundRefusal | null {
  if (!FUNDED.includes(facts.status)) return 'project_not_open'
  const { approvedFen, fundedFen, amountFen } = facts
  return approvedFen !== null && fundedFen + amountFen > approvedFen ? 'over_approved' : null
}

/** Whoever gives privately says what for. */
const NAMES_SECTORS: readonly FundKind[] = ['donor', 'pupils']

/** Whether a source's sectors have to be named. */
export const namesSectors = (kind: FundKind): boolean => NAMES_SECTORS.includes(kind)

export type SourceRefusal = 'sectors_missing' | 'until_past' | 'area_too_small' | 'name_taken'

/** Why a source cannot be recorded so. */
export function sourceRefusal(facts: {
  kind: FundKind
  sectors: readonly ProjectSector[]
  usableUntil: Day | null
  level: AreaLevel
  /** There is one of the name. */
  isTaken: boolean
  today: Day
}): SourceRefusal | null {
  if (facts.isTaken) return 'name_taken'
  if (namesSectors(facts.kind) && facts.sectors.length === 0) return 'sectors_missing'
  if (facts.usableUntil !== null && facts.usableUntil < facts.today) return 'until_past'
  return facts.level === 'group' ? 'area_too_small' : null
}

export interface Drawn<T> {
  from: T
  amountFen: number
}

/** Takes an amount from what stands first, then from the next; null where all of it is too little. */
export function drawFrom<T extends { balanceFen: number }>(
  all: readonly T[],
  amountFen: number,
): Drawn<T>[] | null {
  const drawn: Drawn<T>[] = []
  let left = amountFen
  for (const from of all) {
    const part = Math.min(from.balanceFen, left)
    if (part > 0) drawn.push({ from, amountFen: part })
    left -= part
  }
  return left === 0 ? drawn : null
}
