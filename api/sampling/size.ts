import { normalQuantile, upperShare } from './quantiles'

export interface Aim {
  population: number
  /** The share expected; a half asks for the most answers. */
  share?: number
  /** How far the estimate may lie off: 0.03. */
  margin: number
  confidence?: number
  /** How much more than a plain draw a drawing by villages varies. */
  designEffect?: number
  /** The share of those drawn that will answer. */
  response?: number
}

/** How many to draw from a finite population so that a share is known to the margin. */
export function sampleSize({
  population,
  share = 0.5,
  margin,
  confidence = 0.95,
  designEffect = 1,
  response = 1,
}: Aim): number {
  if (population <= 0) return 0
  const z = normalQuantile(upperShare(confidence))
  const endless = (designEffect * z ** 2 * share * (1 - share)) / margin ** 2
  const answers = endless / (1 + (endless - 1) / population)
  return Math.min(population, wholeUp(Math.max(1, answers) / response))
}

// A last digit lost in reckoning does not ask for one more.
const wholeUp = (size: number) => Math.ceil(size - 1e-9)

export interface StratumAim {
  /** How many there are to draw from. */
  size: number
  /** Its part of the whole: its size where not given; 5, 3 and 2 of a ratio. */
  part?: number
  minimum?: number
}

/**
 * Shares a sample out over strata by their parts, by largest remainder; none gets more than it has, and each its
 * minimum even where these alone are more than the sample.
 */
export function allocate(total: number, strata: readonly StratumAim[]): number[] {
  const rooms = strata.map(({ size, part = size, minimum = 0 }) => ({
    part,
    least: Math.min(minimum, size),
    most: part > 0 ? size : Math.min(minimum, size),
  }))
  const least = sum(rooms.map((room) => room.least))
  const most = sum(rooms.map((room) => room.most))
  const wanted = Math.min(Math.max(total, least), most)

  const exact = rooms.map(within(levelOf(rooms, wanted)))
  const counts = rooms.map((room, at) => Math.max(room.least, Math.floor((exact[at] ?? 0) + 1e-9)))
  const byRemainder = rooms
    .map((_, at) => at)
    .toSorted((a, b) => remainder(exact, counts, b) - remainder(exact, counts, a) || a - b)
  let left = wanted - sum(counts)
  while (left > 0) {
    const at = byRemainder.find((each) => (counts[each] ?? 0) < (rooms[each]?.most ?? 0))
    if (at === undefined) break
    // The next one's turn, this one last in line.
    byRemainder.push(...byRemainder.splice(byRemainder.indexOf(at), 1))
    counts[at] = (counts[at] ?? 0) + 1
    left--
  }
  return counts
}

interface Room {
  part: number
  least: number
  most: number
}

const within = (level: number) => (room: Room) =>
  Math.min(room.most, Math.max(room.least, level * room.part))

/** How much each part gets, so that what lies within everybody's bounds adds up to what is wanted. */
function levelOf(rooms: readonly Room[], wanted: number): number {
  let low = 0
  let high = Math.max(1, ...rooms.map(({ part, most }) => (part > 0 ? most / part : 0)))
  for (let round = 0; round < 100; round++) {
    const middle = (low + high) / 2
    if (sum(rooms.map(within(middle))) < wanted) low = middle
    else high = middle
  }
  return high
}

const remainder = (exact: readonly number[], counts: readonly number[], at: number) =>
  (exact[at] ?? 0) - (counts[at] ?? 0)

const sum = (values: readonly number[]) => values.reduce((all, each) => all + each, 0)
