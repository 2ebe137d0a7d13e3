import {
  HOUSEHOLD_NUMBERS,
  type HouseholdNumber,
  type OverviewNumber,
  type Precision,
} from '../../db/values/overview'
import type { RollStatus, WatchKind } from '../../db/values/roll'

/** How many, or how many fen; null where nothing in the system says. */
export type Numbers = Partial<Record<OverviewNumber, number | null>>

/** What the overview has to know of a household. */
export interface HouseholdFacts {
  status: RollStatus
  watch: WatchKind | null
  isOnLedger: boolean
  isPaired: boolean
  /** Its village has a first secretary or somebody of the resident team. */
  hasTeam: boolean
  /** It has a cause, and against each a measure that was delivered or is in time. */
  isCovered: boolean
  /** A measure was not delivered by its day. */
  hasLateMeasure: boolean
  /** Was paid this year for a project, and has been asked whether it came. */
  isPaid: boolean
  /** Of such a payment it has not said that it came, or the project was not for it. */
  isPaidAmiss: boolean
  /** Null: it need not be visited, or nobody has set how often. */
  isVisitLate: boolean | null
}

const REGISTERED: readonly RollStatus[] = ['registered', 'exiting', 'exited', 'returned']
const IN_CARE: readonly RollStatus[] = ['registered', 'exiting', 'returned']

/** Which numbers a household is counted in. */
export function numbersOf(household: HouseholdFacts): HouseholdNumber[] {
  const { status, watch, isOnLedger, isVisitLate } = household
  const isRegistered = REGISTERED.includes(status)
  const isInCare = IN_CARE.includes(status)
  const hasLeft = status === 'exited' || status === 'returned'
  const isGone = status === 'closed' || status === 'terminated'
  const is: Record<HouseholdNumber, boolean> = {
    registered: isRegistered,
    in_care: isInCare,
    exited: status === 'exited',
    returned: status === 'returned',
    watched: watch !== null && !isGone,
    ledger: isOnLedger && !isGone,
    measures_lacking: isInCare && !household.isCovered,
    measures_late: household.hasLateMeasure,
    paid: household.isPaid,
    paid_lacking: household.isPaidAmiss,
    people_lacking: isRegistered && !(household.isPaired && household.hasTeam),
    left_once: hasLeft,
    results_lacking: status === 'returned' || (status === 'exited' && watch !== null),
    visits_due: isVisitLate !== null,
    visits_in_time: isVisitLate === false,
    visits_late: isVisitLate === true,
  }
  return HOUSEHOLD_NUMBERS.filter((number) => is[number])
}

/** Of what there is, what is not as it should be; each precision is what is left of a hundred. */
export const PRECISION_OF = {
  object: { all: 'registered', lacking: 'object_wrong' },
  projects: { all: 'projects', lacking: 'projects_lacking' },
  funds: { all: 'paid', lacking: 'paid_lacking' },
  measures: { all: 'in_care', lacking: 'measures_lacking' },
  people: { all: 'registered', lacking: 'people_lacking' },
  results: { all: 'left_once', lacking: 'results_lacking' },
} as const satisfies Record<Precision, Record<'all' | 'lacking', OverviewNumber>>

/** Of ten thousand; null where there is nothing it could be said of. */
export function precisionOf(numbers: Numbers, precision: Precision): number | null {
  const { all, lacking } = PRECISION_OF[precision]
  const [of, less] = [numbers[all] ?? 0, numbers[lacking] ?? 0]
  if (of === 0) return null
  // A hundred only where nothing at all is lacking.
  return Math.max(0, Math.floor(((of - less) * 10_000) / of))
}

/** 97.5 of 9,750. */
export const percent = (ofTenThousand: number): string => {
  const tenths = Math.floor(ofTenThousand / 10)
  return tenths % 10 === 0 ? String(tenths / 10) : (tenths / 10).toFixed(1)
}

/** Numbers added up; what nothing says anywhere stays unsaid. */
export function sumOf(all: Iterable<Numbers>): Numbers {
  const sums: Numbers = {}
  for (const numbers of all)
    for (const name in numbers) {
      const number = name as OverviewNumber
      const value = numbers[number]
      if (value === null || value === undefined) sums[number] ??= null
      else sums[number] = (sums[number] ?? 0) + value
    }
  return sums
}

/** Of two the middle tells one the other's. */
const LEAST_PEERS = 3

/**
 * Where one stands among its like: the best is first, equals share a rank; of those of whom anything is known. Where all are
 * equal nobody is first.
 */
export function rankAmong(own: number | null, all: readonly (number | null)[]) {
  const known = all.filter((each) => each !== null).toSorted((a, b) => b - a)
  const middle = known.length >> 1
  const [upper = 0, lower = 0] = [known[middle - 1], known[middle]]
  return {
    rank:
      own === null || known[0] === known.at(-1) ? null : known.findIndex((each) => each <= own) + 1,
    of: known.length,
    median:
      known.length < LEAST_PEERS
        ? null
        : known.length % 2 === 1
          ? lower
          : Math.floor((upper + lower) / 2),
  }
}

/** Counts of people so small that they may tell of somebody are kept back from the public. */
export const LEAST_TOLD = 10
export const toldCount = (count: number): number | null =>
  count === 0 || count >= LEAST_TOLD ? count : null
