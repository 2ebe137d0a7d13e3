import {
  type IndicatorWay,
  VILLAGE_INDICATORS,
  type VillageClass,
  type VillageIndicator,
  type WorseEnd,
} from '../../db/values/village-standards'

/** How one indicator counts: nothing at its better end, all its weight at the worse, evenly between. */
export interface IndicatorRule {
  /** Points, of 100 in all. */
  weight: number
  /** In the indicator's own unit: permille, fen, grade. */
  least: number
  most: number
  worse: WorseEnd
}

/** The county's standard 村情标准, as it is configured with validity and source. */
export interface Standard {
  /** Who turns so old in the year counts as elderly. */
  elderlyFrom: number
  /** The roll gives a village's income where it knows that of so many permille of its people. */
  incomeKnownLeast: number
  /** From how many points a village is deeply 深度, relatively 相对 poor. */
  deepFrom: number
  relativeFrom: number
  indicators: Record<VillageIndicator, IndicatorRule>
}

export const MOST_POINTS = 100
/** A score is kept in thousandths of a point, so that the sum of its lines is the score. */
export const MILLI = 1_000

export type StandardFault = 'weights' | 'relativeFrom' | `indicators.${VillageIndicator}`

/** What makes no sense in a standard, as the field that is wrong; null where nothing. */
export function standardFault({
  indicators,
  deepFrom,
  relativeFrom,
}: Standard): StandardFault | null {
  const flat = VILLAGE_INDICATORS.find((name) => indicators[name].least >= indicators[name].most)
  if (flat) return `indicators.${flat}`
  const weights = VILLAGE_INDICATORS.map((name) => indicators[name].weight)
  if (weights.reduce((sum, weight) => sum + weight, 0) !== MOST_POINTS) return 'weights'
  return relativeFrom < deepFrom ? null : 'relativeFrom'
}

/** What a value is worth under its rule, in thousandths of a point. */
export function milliOf({ weight, least, most, worse }: IndicatorRule, value: number): number {
  const within = Math.min(Math.max(value, least), most)
  const distance = worse === 'high' ? within - least : most - within
  return Math.round((weight * MILLI * distance) / (most - least))
}

export interface IndicatorValue {
  value: number
  way: IndicatorWay
  source: string
}

export type IndicatorValues = Partial<Record<VillageIndicator, IndicatorValue>>

/** One line of a score: what was found, what it could count at most, what it counts. */
export interface ScoreLine extends IndicatorValue {
  indicator: VillageIndicator
  weight: number
  milli: number
}

export interface Score {
  scoreMilli: number
  class: VillageClass
  lines: ScoreLine[]
}

/** A village's score; where an indicator is missing there is none, because none is guessed. */
export function scoreOf(
  standard: Standard,
  values: IndicatorValues,
): Score | { missing: VillageIndicator[] } {
  const lines: ScoreLine[] = []
  const missing: VillageIndicator[] = []
  for (const indicator of VILLAGE_INDICATORS) {
    const found = values[indicator]
    const rule = standard.indicators[indicator]
    if (!found) missing.push(indicator)
    else {
      const milli = milliOf(rule, found.value)
      lines.push({ indicator, ...found, weight: rule.weight, milli })
    }
  }
  if (missing.length > 0) return { missing }
  const scoreMilli = lines.reduce((sum, { milli }) => sum + milli, 0)
  return { scoreMilli, class: classOf(standard, scoreMilli), lines }
}

export function classOf(
  { deepFrom, relativeFrom }: Pick<Standard, 'deepFrom' | 'relativeFrom'>,
  scoreMilli: number,
): VillageClass {
  if (scoreMilli >= deepFrom * MILLI) return 'deep'
  return scoreMilli >= relativeFrom * MILLI ? 'relative' : 'none'
}

/** The poorest first; villages of one score share a rank, and the next one's counts them all. */
export function ranksOf(scores: ReadonlyMap<string, number>): Map<string, number> {
  const sorted = [...scores].toSorted(([, a], [, b]) => b - a)
  const ranks = new Map<string, number>()
  let before: { score: number; rank: number } | undefined
  for (const [i, [path, score]] of sorted.entries()) {
    const rank = before?.score === score ? before.rank : i + 1
    ranks.set(path, rank)
    before = { score, rank }
  }
  return ranks
}

/** The lines that count most, first; of equal ones in the order of the standard. */
export const strongestFirst = (lines: readonly ScoreLine[]): ScoreLine[] =>
  lines.toSorted((a, b) => b.milli - a.milli)

/** What a value of each indicator may be; beyond it somebody mistyped. */
const RANGES: Record<VillageIndicator, readonly [least: number, most: number]> = {
  poverty_incidence: [0, 1_000],
  registered_share: [0, 1_000],
  low_income_share: [0, 1_000],
  disposable_income: [0, 1_000_000_00],
  poor_transport: [0, 10],
  poor_drinking_water: [0, 10],
  harsh_environment: [0, 10],
  allowance_burden: [0, 1_000],
  illness_burden: [0, 1_000],
  elderly_burden: [0, 1_000],
}

export function isInRange(indicator: VillageIndicator, value: number): boolean {
  const [least, most] = RANGES[indicator]
  return Number.isInteger(value) && value >= least && value <= most
}

/** What the roll says of a village: people, counted by their household. */
export interface RollCounts {
  /** Everybody of a household that is neither closed nor terminated. */
  people: number
  /** On the register and not exited: 未脱贫, 预脱贫, 返贫. */
  poor: number
  /** On the register, exited or not. */
  registered: number
  /** In a household of 低保 or 特困, or with a disabled member. */
  lowIncome: number
  poorAllowance: number
  poorIllness: number
  poorElderly: number
  incomeKnown: number
  /** Of those whose income is known, all together. */
  incomeFen: number
}

/** What an indicator is reckoned from: a part of a whole, or a sum over heads. */
export interface Computed {
  value: number
  part: number
  whole: number
}

/** Permille of a whole, to the nearest; of nobody it is none. */
const shareOf = (part: number, whole: number): Computed => ({
  value: whole === 0 ? 0 : Math.round((part * 1_000) / whole),
  part,
  whole,
})

/** The indicators the roll gives for a village; where nobody lives on it, none. */
export function computedOf(
  counts: RollCounts,
  { incomeKnownLeast }: Pick<Standard, 'incomeKnownLeast'>,
): Partial<Record<VillageIndicator, Computed>> {
  const { people, poor, incomeKnown, incomeFen } = counts
  if (people === 0) return {}
  const knowsIncome = incomeKnown > 0 && incomeKnown * 1_000 >= incomeKnownLeast * people
  return {
    poverty_incidence: shareOf(poor, people),
    registered_share: shareOf(counts.registered, people),
    low_income_share: shareOf(counts.lowIncome, people),
    ...(knowsIncome && {
      disposable_income: {
        value: Math.round(incomeFen / incomeKnown),
        part: incomeFen,
        whole: incomeKnown,
      },
    }),
    allowance_burden: shareOf(counts.poorAllowance, poor),
    illness_burden: shareOf(counts.poorIllness, poor),
    elderly_burden: shareOf(counts.poorElderly, poor),
  }
}

const ID_NUMBER = /^\d{6}(\d{4})\d{7}[\dX]$/

/** Whether somebody is so old in a year, by the year of birth in their identity number. */
export function isElderly(idNumber: string, year: number, elderlyFrom: number): boolean {
  const born = Number(ID_NUMBER.exec(idNumber)?.[1])
  return year - born >= elderlyFrom
}

/** Whether fewer are poor than the limit, in permille: in whole people, so that nothing is rounded away. */
export const isBelow = (
  limitPermille: number,
  { poor, people }: Pick<RollCounts, 'poor' | 'people'>,
): boolean => people > 0 && poor * 1_000 < limitPermille * people

/** The roll is as it is today: it tells nothing of a year to come, nor of one long over. */
export const isReckonable = (year: number, thisYear: number): boolean =>
  year === thisYear || year === thisYear - 1
