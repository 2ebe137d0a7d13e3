import type { AreaPath } from '../../db/values/areas'
import type { DoubtState, ExitRate, MissReason, SampleStatus } from '../../db/values/evaluations'
import type { RollStatus } from '../../db/values/roll'
import { type Estimate, estimateRate } from '../sampling/interval'
import { clusterKey, type Observation, type Population } from '../sampling/variance'
import { designWeight } from '../sampling/weights'
import { isRegistered } from '../sampling/frame-rules'
import type { SampleDesign } from './design'
import { type FrameRow, kindOf, townshipOf, villageOf } from './draw-sample'
import { passes, type RateLine } from './rules'

/** A household of the sample with what came of it. */
export interface Asked {
  seq: number
  householdId: string
  villagePath: AreaPath
  kind: string
  status: SampleStatus
  reason: MissReason | null
  isReserve: boolean
  statusOnDay: RollStatus | null
  people: number
  doubt: DoubtState
  /** Whether it approves; null: it did not say. */
  approves: boolean | null
}

export interface Limits {
  incidence: Limit
  wrong_exit: Limit
  missed: Limit
  approval: Limit
}
export interface Limit {
  permille: number
  source: string
}

export interface ResultLine extends RateLine {
  rate: ExitRate
  source: string
  /** Null: there was nobody to count. */
  passes: boolean | null
  /** Weighed up to all households; none of the incidence, which is no sample's. */
  estimate: Pick<Estimate, 'estimate' | 'low' | 'high' | 'answers'> | null
  /** The numbers in the list of those it counts above the line. */
  rows: number[]
}

export interface Finding {
  seq: number
  householdId: string
  kind: 'missed' | 'wrong_exit'
  people: number
}

export interface TownshipResult {
  areaPath: AreaPath
  asked: number
  approving: number
  missedPeople: number
  wrongPeople: number
  exitedPeople: number
}

export interface Result {
  lines: ResultLine[]
  findings: Finding[]
  townships: TownshipResult[]
  counts: { drawn: number; done: number; replaced: Record<MissReason, number>; waiting: number }
  /** Any line that does not pass, or is not known, blocks the county's exit. */
  isExitClear: boolean
}

const isWrongExit = ({ doubt, statusOnDay }: Asked) =>
  doubt === 'confirmed' && statusOnDay === 'exited'
const isMissed = ({ doubt, statusOnDay }: Asked) =>
  doubt === 'confirmed' && statusOnDay !== null && isOff(statusOnDay)
/** Neither on the register nor let go from it. */
const isOff = (status: RollStatus) => !isRegistered(status) && status !== 'exited'

/** What was found, set against the register (domain.md 2.5): persons for the three rates, households for approval. */
export function compare(
  asked: readonly Asked[],
  { frame, design, limits }: { frame: readonly FrameRow[]; design: SampleDesign; limits: Limits },
): Result {
  const done = asked.filter(({ status }) => status === 'done')
  const weighed = weigh(done, frame, design)
  const surveyed = new Set(done.map(({ villagePath }) => villagePath))
  const wrong = done.filter(isWrongExit)
  const missed = done.filter(isMissed)
  const approving = done.filter(({ approves }) => approves === true)
  const offRegister = frame.filter((row) => isOff(row.status) && surveyed.has(villageOf(row)))
  const poor = frame.filter(({ status }) => isRegistered(status))
  const line = (rate: ExitRate, counted: RateCount): ResultLine => {
    const { permille: limitPermille, source } = limits[rate]
    const found = { ...counted.of, limitPermille, isAtLeast: rate === 'approval' }
    const estimate = counted.estimate && presentEstimate(counted.estimate)
    const rows = counted.rows.map(({ seq }) => seq)
    return { rate, ...found, source, passes: passes(found), estimate: estimate ?? null, rows }
  }
  const lines = [
    line('incidence', {
      of: {
        numerator: people(poor) + people(missed) + people(wrong),
        denominator: people(frame),
      },
      rows: [...missed, ...wrong],
    }),
    line('wrong_exit', {
      of: {
        numerator: people(wrong),
        denominator: people(done.filter(({ statusOnDay }) => statusOnDay === 'exited')),
      },
      estimate: weighed((row) => ({
        value: isWrongExit(row) ? row.people : 0,
        of: row.statusOnDay === 'exited' ? row.people : 0,
      })),
      rows: wrong,
    }),
    line('missed', {
      of: { numerator: people(missed), denominator: people(offRegister) },
      estimate: weighed((row) => ({
        value: isMissed(row) ? row.people : 0,
        of: row.statusOnDay && isOff(row.statusOnDay) ? row.people : 0,
      })),
      rows: missed,
    }),
    line('approval', {
      of: { numerator: approving.length, denominator: done.length },
      estimate: weighed((row) => ({ value: row.approves === true ? 1 : 0, of: 1 })),
      rows: approving,
    }),
  ]
  return {
    lines,
    findings: [
      ...missed.map((row) => findingOf(row, 'missed')),
      ...wrong.map((row) => findingOf(row, 'wrong_exit')),
    ].toSorted((a, b) => a.seq - b.seq),
    townships: townshipsOf(done),
    counts: countsOf(asked),
    isExitClear: lines.every((each) => each.passes === true),
  }
}

interface RateCount {
  of: { numerator: number; denominator: number }
  estimate?: Estimate | undefined
  rows: readonly Asked[]
}

const people = (rows: readonly { people: number }[]) =>
  rows.reduce((sum, each) => sum + each.people, 0)

const findingOf = ({ seq, householdId, people: count }: Asked, kind: Finding['kind']): Finding => ({
  seq,
  householdId,
  kind,
  people: count,
})

// Far beyond what any machine's last digit changes, so that a fingerprint stays.
const rounded = (share: number) => Math.round(share * 1e6) / 1e6

const presentEstimate = ({ estimate, low, high, answers }: Estimate) => ({
  estimate: rounded(estimate),
  low: rounded(Math.max(0, low)),
  high: rounded(Math.min(1, high)),
  answers,
})

/**
 * Each who answered stands for so many of its village and kind, and each village drawn for so many of its township. Where
 * no villages were drawn first, a township's households of a kind are what was drawn from.
 */
function weigh(done: readonly Asked[], frame: readonly FrameRow[], design: SampleDesign) {
  const isTwoStage = design.villages !== null
  const cell = (village: AreaPath, kind: string) => `${village} ${kind}`
  const inCell = countBy(frame, (row) => cell(villageOf(row), kindOf(row, design.by)))
  const doneInCell = countBy(done, (row) => cell(row.villagePath, row.kind))
  const villages = [...new Set(frame.map(villageOf))]
  const inTownship = countBy(villages, townshipOf)
  const visited = [...new Set(done.map(({ villagePath }) => villagePath))]
  const visitedIn = countBy(visited, townshipOf)
  const strata = isTwoStage
    ? inTownship
    : countBy(frame, (row) => cell(townshipOf(row.areaPath), kindOf(row, design.by)))
  const perVillage = countBy(frame, villageOf)
  const clusters = new Map(
    visited.map((path) => [clusterKey(townshipOf(path), path), perVillage.get(path) ?? 0]),
  )
  const population: Population = isTwoStage ? { strata, clusters } : { strata }
  return (count: (row: Asked) => { value: number; of: number }) =>
    estimateRate(
      done.map((row): Observation => {
        const { villagePath, kind } = row
        const township = townshipOf(villagePath)
        const key = cell(villagePath, kind)
        const village = isTwoStage
          ? designWeight(inTownship.get(township) ?? 0, visitedIn.get(township) ?? 0)
          : 1
        const weight = village * designWeight(inCell.get(key) ?? 0, doneInCell.get(key) ?? 0)
        return {
          stratum: isTwoStage ? township : cell(township, kind),
          ...(isTwoStage && { cluster: villagePath }),
          weight,
          ...count(row),
        }
      }),
      { population },
    )
}

function countBy<T>(rows: readonly T[], key: (row: T) => string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const row of rows) counts.set(key(row), (counts.get(key(row)) ?? 0) + 1)
  return counts
}

function townshipsOf(done: readonly Asked[]): TownshipResult[] {
  const groups = Map.groupBy(done, ({ villagePath }) => townshipOf(villagePath))
  return [...groups]
    .map(([areaPath, rows]) => ({
      areaPath,
      asked: rows.length,
      approving: rows.filter(({ approves }) => approves === true).length,
      missedPeople: people(rows.filter(isMissed)),
      wrongPeople: people(rows.filter(isWrongExit)),
      exitedPeople: people(rows.filter(({ statusOnDay }) => statusOnDay === 'exited')),
    }))
    .toSorted((a, b) => (a.areaPath < b.areaPath ? -1 : 1))
}

function countsOf(asked: readonly Asked[]): Result['counts'] {
  const given = (reason: MissReason) => asked.filter((row) => row.reason === reason).length
  return {
    drawn: asked.filter(({ isReserve }) => !isReserve).length,
    done: asked.filter(({ status }) => status === 'done').length,
    waiting: asked.filter(({ status }) => status === 'waiting').length,
    replaced: { absent: given('absent'), moved: given('moved'), refused: given('refused') },
  }
}
