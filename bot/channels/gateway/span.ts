import type { Reply } from '../../../api/client'
import { LABEL_MARK } from './asks'
import type { KindShape } from './kind'
import { NUMBER_MARK } from './kinds'
import type { TemplateRules } from './profile'
import type { Blank, Shape } from './shape'

type Vars = Reply['vars']

/** Values of one variable that are said in the same words; the first is the one shown. */
export type Row = Pick<KindShape, 'holds' | 'between' | 'example'> & {
  name: string
  samples: Vars[]
  isEdge: boolean
  /** May be missing as a whole, with the words around it. */
  isPart?: true
}
export interface Unit {
  name: string
  rows: Row[]
}

/** Where in the sentence a variable stands, and how long it may become there. */
interface Span extends Pick<Row, 'name' | 'holds' | 'between' | 'example'> {
  start: number
  end: number
  most: number
  /** Of the longest entry, where it is a list. */
  entry: number
}

/** The approved texts of one way to say a sentence: more than one where a list may be long. */
export function shapeOfRow(
  rows: Row[],
  words: (vars: Vars) => string,
  /** How long each label of its own may be. */
  labels: readonly number[],
  rules: TemplateRules,
): Shape[] {
  const base: Vars = Object.assign({}, ...rows.map(({ samples }) => samples[0]))
  const shown = words(base)
  const of = (some: Row[]) => some.flatMap((row) => spansOf(row, base, shown, words))
  const parts = asOne(of(rows.filter(({ isPart }) => isPart)))
  const spans = [...of(rows.filter(({ isPart }) => !isPart)), ...parts]
  const options = labels.map((longest, i): Span[] => {
    const start = shown.indexOf(String.fromCharCode(LABEL_MARK + i))
    const about = { holds: 'text', between: null, entry: 0, example: '谭大山' } as const
    return start < 0
      ? []
      : [
          {
            ...about,
            name: `option${i + 1}`,
            start,
            end: start + 1,
            most: Math.min(longest, rules.longestVariable),
          },
        ]
  })
  return variants(shown, merged([...spans, ...options.flat()]), rules)
}

/** Parts that may be missing are one: any of them may begin what is said, and any end it. */
function asOne(parts: Span[]): Span[] {
  const [first] = parts
  if (!first) return []
  const start = Math.min(...parts.map((part) => part.start))
  const end = Math.max(...parts.map((part) => part.end))
  const most = parts.reduce((sum, part) => sum + part.most, 0)
  return [{ ...first, holds: 'text', start, end, most }]
}

function spansOf(row: Row, base: Vars, shown: string, words: (vars: Vars) => string): Span[] {
  const { name, holds, between, example } = row
  const others = row.samples.slice(1).map((sample) => words({ ...base, ...sample }))
  if (others.length === 0) return []
  const about = { name, holds, between, entry: 0, example }
  const mark = row.samples[0]?.[name]
  const at = isMark(mark) && !row.isPart ? placesOf(String(mark), shown) : []
  if (at.length > 0) {
    const { length } = String(mark)
    const longest = Math.max(...others.map((other) => other.length))
    const most = Math.ceil((longest - shown.length) / at.length) + length
    return at.map((start) => ({ ...about, start, end: start + length, most }))
  }
  if (typeof mark === 'string' && isMark(mark) && !row.isPart) return []
  const start = Math.min(...others.map((other) => sameFromStart(shown, other)))
  const tail = Math.min(...others.map((other) => sameFromEnd(shown, other)))
  const end = Math.max(shown.length - tail, start)
  if (end <= start) return []
  const said = [shown, ...others].map((each) => each.slice(start, each.length - tail))
  const longest = (all: string[]) => Math.max(...all.map(({ length }) => length))
  const entry = between === null ? 0 : longest(said.flatMap((list) => list.split(between)))
  const most = longest(said) + 1
  return [{ ...about, start, end: withUnit(shown, end), most, entry }]
}

/** What stands for a value while a sentence is looked at: no sentence holds it otherwise. */
export const isMark = (value: Vars[string] | undefined): boolean =>
  typeof value === 'number'
    ? value >= NUMBER_MARK && value < NUMBER_MARK + 100
    : typeof value === 'string' && /^[\uE000-\uE7FF]$/.test(value)

const placesOf = (mark: string, shown: string): number[] =>
  [...shown.matchAll(new RegExp(mark, 'g'))].map(({ index }) => index)

/** A day ends with its 日 and an hour with its 点. */
const withUnit = (text: string, end: number) => (/[日点]/.test(text[end] ?? '') ? end + 1 : end)

function sameFromStart(one: string, other: string): number {
  let i = 0
  while (i < one.length && i < other.length && one[i] === other[i]) i++
  return i
}

function sameFromEnd(one: string, other: string): number {
  let i = 0
  while (i < one.length && i < other.length && one.at(-1 - i) === other.at(-1 - i)) i++
  return i
}

/** What touches is one variable: two may not stand next to each other. */
function merged(spans: Span[]): Span[] {
  const kept: Span[] = []
  for (const span of spans.toSorted((one, other) => one.start - other.start)) {
    const last = kept.at(-1)
    if (!last || last.end < span.start) {
      kept.push(span)
      continue
    }
    const isWithin = span.end <= last.end
    kept[kept.length - 1] = {
      ...last,
      end: Math.max(last.end, span.end),
      entry: Math.max(last.entry, span.entry),
      most: isWithin ? Math.max(last.most, span.most) : last.most + span.most,
      holds: 'text',
      between: last.between ?? span.between,
      example: null,
    }
  }
  return kept
}

/** One text with every list in one variable, and as many as lists may need more of them. */
function variants(shown: string, spans: Span[], rules: TemplateRules): Shape[] {
  let all: Shape[] = [[]]
  let at = 0
  const used = new Map<string, number>()
  for (const span of spans) {
    const words = shown.slice(at, span.start)
    const count = (used.get(span.name) ?? 0) + 1
    used.set(span.name, count)
    const name = nameOf(span.name, count)
    const example = span.example ?? shown.slice(span.start, span.end)
    const ways = piecesOf({ ...span, name, example }, rules)
    all = all.flatMap((before) => ways.map((pieces) => [...before, words, ...pieces]))
    at = span.end
  }
  const rest = shown.slice(at)
  return all.map((shape) => [...shape, rest].filter((part) => part !== ''))
}

/** Words an operator does not take as the name of a variable. */
const TAKEN = /^(?:email|mobile|id|nick|site)$/

const nameOf = (name: string, count: number) => {
  const own = TAKEN.test(name) ? `${name}_` : name
  return count > 1 ? `${own}${String.fromCharCode(64 + count)}` : own
}

/** Of one list: what is longer still is no message any more. */
const MOST_PIECES = 5

function piecesOf(
  { name, holds, most, between, entry, example }: Blank & Pick<Span, 'between' | 'entry'>,
  { longestVariable, mayAdjoin }: TemplateRules,
): Shape[] {
  const piece = (i: number, longest = longestVariable): Blank => ({
    name: i > 1 ? `${name}${i}` : name,
    holds,
    most: longest,
    example,
  })
  if (most <= longestVariable) return [[piece(1, most)]]
  const glue = between ?? (mayAdjoin ? '' : null)
  // Nothing is said of the rest: whoever walks the texts sees that it does not fit.
  if (glue === null) return [[piece(1, most)]]
  // A list is parted where an entry ends, so that a piece may be shorter than it could be.
  const full = Math.ceil(most / longestVariable)
  const needed = glue === '' ? full : Math.min(2 * full - 1, MOST_PIECES)
  const counts = glue === '' ? [1, needed] : Array.from({ length: needed }, (_, i) => i + 1)
  // Where any two entries fit into a variable, three hold three to six of them, and five five to ten.
  const areShort = glue !== '' && 2 * entry + glue.length <= longestVariable
  return counts
    .filter((count) => !areShort || count % 2 === 1)
    .map((count) =>
      Array.from({ length: count }, (_, i) => piece(i + 1)).flatMap((each, i) =>
        i > 0 && glue !== '' ? [glue, each] : [each],
      ),
    )
}
