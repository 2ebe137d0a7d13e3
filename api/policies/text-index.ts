import { plain } from './plain'
import { createTerms, isSingle } from './terms'

/** A text to be found; a field counts by its weight, in halves. */
export interface Indexed {
  id: string
  fields: readonly { text: string; weight: number }[]
}

export interface Found {
  id: string
  /** BM25; comparable within one search. */
  score: number
  /** The share of what was asked, by weight, that it speaks of at all. */
  covered: number
}

/** What is looked for besides the question's own words, each counting so much. */
export interface Wording {
  text: string
  weight: number
}

const K1 = 0.6
const B = 0.75
/** Of a single character beside a pair. */
const SINGLE = 0.6
/** Frequencies are kept in halves. */
const HALVES = 2
const MOST_HALVES = 255

/** Texts whose terms are kept at hand. */
const MOST_KNOWN = 20_000

/** A character that stands in a larger share of many texts is passed over. */
const COMMON = 0.25
const FEW = 100

/**
 * BM25 over characters and pairs of them, in this process. The same texts give the same answers in every process,
 * whichever way they came in: what is added or taken out later counts as if it had always, or never, been there.
 */
export function createIndex(all: readonly Indexed[]) {
  const terms = createTerms()
  const ids: string[] = []
  const sums: Sums = { scores: new Float64Array(0), covered: new Float64Array(0) }
  const lengths: number[] = []
  const isGone: boolean[] = []
  const placeOf = new Map<string, number>()
  let count = 0
  let lengthOfAll = 0

  function countsOf({ fields }: Indexed) {
    const counts = new Map<number, number>()
    let length = 0
    for (const { text, weight } of fields)
      for (const [term, times] of terms.countsOf(plain(text))) {
        const halves = times * weight * HALVES
        counts.set(term, (counts.get(term) ?? 0) + halves)
        length += halves
      }
    return { counts, length: length / HALVES }
  }

  function place({ id }: Indexed, length: number): number {
    const at = ids.length
    ids.push(id)
    lengths.push(length)
    isGone.push(false)
    placeOf.set(id, at)
    count++
    lengthOfAll += length
    return at
  }

  // Those it begins with lie one after another, term by term; what comes later has lists of its own.
  const slotOf = new Map<number, number>()
  const perSlot: number[] = []
  const flat = { slots: new Int32Array(1 << 16), halves: new Uint8Array(1 << 16), length: 0 }
  const ends: number[] = []
  for (const each of all) {
    const { counts, length } = countsOf(each)
    place(each, length)
    for (const [term, halves] of counts) {
      let slot = slotOf.get(term)
      if (slot === undefined) slotOf.set(term, (slot = slotOf.size))
      perSlot[slot] = (perSlot[slot] ?? 0) + 1
      if (flat.length === flat.slots.length) grow(flat)
      flat.slots[flat.length] = slot
      flat.halves[flat.length++] = Math.min(halves, MOST_HALVES)
    }
    ends.push(flat.length)
  }
  const base = inColumns(flat, ends, perSlot)
  const later = new Map<number, { at: number; halves: number }[]>()
  /** How many texts a term has gained or lost since. */
  const gained = new Map<number, number>()
  const gain = (term: number, by: number) => gained.set(term, (gained.get(term) ?? 0) + by)

  const textsWith = (term: number) => {
    const slot = slotOf.get(term)
    return (slot === undefined ? 0 : (perSlot[slot] ?? 0)) + (gained.get(term) ?? 0)
  }
  const rarity = (term: number) => {
    const texts = textsWith(term)
    const plainRarity = Math.log(1 + (count - texts + 0.5) / (texts + 0.5))
    return isSingle(term) ? plainRarity * SINGLE : plainRarity
  }

  function remove(text: Indexed): void {
    const at = placeOf.get(text.id)
    if (at === undefined) return
    const { counts, length } = countsOf(text)
    for (const term of counts.keys()) gain(term, -1)
    isGone[at] = true
    placeOf.delete(text.id)
    count--
    lengthOfAll -= length
  }

  function add(text: Indexed): void {
    const { counts, length } = countsOf(text)
    const at = place(text, length)
    for (const [term, halves] of counts) {
      const list = later.get(term) ?? []
      list.push({ at, halves: Math.min(halves, MOST_HALVES) })
      later.set(term, list)
      gain(term, 1)
    }
  }

  /** @param isWanted Which texts may be found: the others still count for how rare a word is. */
  function search(
    wordings: readonly Wording[],
    most: number,
    isWanted?: (id: string) => boolean,
  ): Found[] {
    const weights = new Map<number, number>()
    for (const { text, weight } of wordings)
      for (const term of terms.countsOf(plain(text)).keys())
        weights.set(term, Math.max(weights.get(term) ?? 0, weight))
    const { scores, covered } = cleared(sums, ids.length)
    const average = lengthOfAll / Math.max(1, count)
    let whole = 0
    const meet = (at: number, halves: number, worth: number) => {
      const times = halves / HALVES
      const norm = K1 * (1 - B + (B * (lengths[at] ?? 0)) / average)
      scores[at] = (scores[at] ?? 0) + (worth * times * (K1 + 1)) / (times + norm)
      covered[at] = (covered[at] ?? 0) + worth
    }
    for (const [term, weight] of weights) {
      // 的 and 应 stand nearly everywhere: they take most of the time and decide nothing.
      if (isSingle(term) && textsWith(term) > COMMON * count && count > FEW) continue
      const worth = rarity(term) * weight
      whole += worth
      const slot = slotOf.get(term)
      const [from, to] =
        slot === undefined ? [0, 0] : [base.from[slot] ?? 0, base.from[slot + 1] ?? 0]
      for (let i = from; i < to; i++) meet(base.texts[i] ?? 0, base.halves[i] ?? 0, worth)
      for (const { at, halves } of later.get(term) ?? []) meet(at, halves, worth)
    }
    const isLeftOut = (at: number) => isGone[at] || (isWanted && !isWanted(ids[at] ?? ''))
    return best(scores, most, isLeftOut, ids).map((at) => ({
      id: ids[at] ?? '',
      score: scores[at] ?? 0,
      covered: whole === 0 ? 0 : (covered[at] ?? 0) / whole,
    }))
  }

  /** The same wordings are compared again and again. */
  const known = new Map<string, readonly number[]>()
  function termsIn(text: string): readonly number[] {
    const found = known.get(text)
    if (found) return found
    const fresh = [...terms.countsOf(plain(text)).keys()]
    if (known.size >= MOST_KNOWN) known.clear()
    known.set(text, fresh)
    return fresh
  }

  /** How near other texts are to one, from 0 to 1: what they share of all that they say, by weight. */
  function nearnessTo(one: string): (other: string) => number {
    const ours = new Map<number, number>()
    for (const term of terms.countsOf(plain(one)).keys()) ours.set(term, rarity(term))
    const whole = [...ours.values()].reduce((sum, worth) => sum + worth, 0)
    return (other) => {
      let [all, shared] = [whole, 0]
      for (const term of termsIn(other)) {
        const worth = ours.get(term)
        all += worth ?? rarity(term)
        shared += worth ?? 0
      }
      return (2 * shared) / Math.max(1e-9, all)
    }
  }

  return { add, remove, search, nearnessTo, size: () => count }
}

/** What a search adds up, text by text; kept between searches. */
interface Sums {
  scores: Float64Array
  covered: Float64Array
}

function cleared(sums: Sums, size: number): Sums {
  if (sums.scores.length < size) {
    sums.scores = new Float64Array(size)
    sums.covered = new Float64Array(size)
    return sums
  }
  sums.scores.fill(0)
  sums.covered.fill(0)
  return sums
}

interface Flat {
  slots: Int32Array
  halves: Uint8Array
  length: number
}

function grow(flat: Flat): void {
  const [slots, halves] = [flat.slots, flat.halves]
  flat.slots = new Int32Array(2 * slots.length)
  flat.slots.set(slots)
  flat.halves = new Uint8Array(2 * halves.length)
  flat.halves.set(halves)
}

/** From text by text to term by term. */
function inColumns(flat: Flat, ends: readonly number[], perSlot: readonly number[]) {
  const from = new Int32Array(perSlot.length + 1)
  for (const [slot, texts] of perSlot.entries()) from[slot + 1] = (from[slot] ?? 0) + texts
  const next = from.slice()
  const texts = new Int32Array(flat.length)
  const halves = new Uint8Array(flat.length)
  let i = 0
  for (const [text, end] of ends.entries())
    for (; i < end; i++) {
      const slot = flat.slots[i] ?? 0
      const at = next[slot] ?? 0
      next[slot] = at + 1
      texts[at] = text
      halves[at] = flat.halves[i] ?? 0
    }
  return { from, texts, halves }
}

/** The places of the best scores; of equal ones the smaller id comes first, wherever it lies. */
function best(
  scores: Float64Array,
  most: number,
  isLeftOut: (at: number) => boolean | undefined,
  ids: readonly string[],
) {
  let found: number[] = []
  const comesBefore = (a: number, b: number) =>
    (scores[b] ?? 0) - (scores[a] ?? 0) || ((ids[a] ?? '') < (ids[b] ?? '') ? -1 : 1)
  let least = 0
  for (let at = 0; at < scores.length; at++) {
    const score = scores[at] ?? 0
    if (score <= 0 || score < least || isLeftOut(at)) continue
    found.push(at)
    if (found.length < 4 * most) continue
    found = found.toSorted(comesBefore).slice(0, most)
    least = scores[found.at(-1) ?? 0] ?? 0
  }
  return found.toSorted(comesBefore).slice(0, most)
}
