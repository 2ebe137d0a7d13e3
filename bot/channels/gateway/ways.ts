import { type Reply, type TemplateName, TEMPLATES } from '../../../api/client'
import { fit } from './fit'
import { KINDS, MARK, NUMBER_MARK } from './kinds'
import type { TemplateRules } from './profile'
import { type Shape, unfitting } from './shape'
import { isMark, type Row, shapeOfRow, type Unit } from './span'

type Vars = Reply['vars']
type Words = (vars: Vars) => string

/** Sentences whose lists change more than a word: each of their ways is a text of its own. */
const AS_WORDS: readonly TemplateName[] = [
  'village.told_listed',
  'measure.mine',
  'sign_off.ask_household',
]

/** Of the fixed words of a text, once a list in it has become a variable. */
const LEAST_WORDS = 6

/**
 * Sentences made of parts that may all be missing: the parts are one variable, since every mixture of
 * them would need a text of its own.
 */
const PARTS: Partial<Record<TemplateName, readonly string[]>> = {
  'revisit.confirm': ['asFound', 'facts', 'text', 'settled', 'open', 'photos'],
}

/** The ways a sentence is said: those without edges first, so that an edge they cover needs no text. */
export function waysOf(
  template: TemplateName,
  words: Words,
  hotline: string,
  rules: TemplateRules,
): Row[][] {
  const units = unitsOf(template, hotline)
  const listed = AS_WORDS.includes(template) ? units : fewer(units, words, rules)
  const needed = withoutIdleEdges(listed, words)
  const edges = (rows: Row[]) => rows.filter(({ isEdge }) => isEdge).length
  return productOf(needed).toSorted((one, other) => edges(one) - edges(other))
}

function unitsOf(template: TemplateName, hotline: string): Unit[] {
  const parts = PARTS[template] ?? []
  return Object.entries(TEMPLATES[template]).map(([name, kind], i): Unit => {
    const { rows, edges, ...about } = KINDS[kind]
    const marks = new Map<string | number | null, string | number>([
      [MARK, String.fromCharCode(MARK.charCodeAt(0) + i)],
      [NUMBER_MARK, NUMBER_MARK + i],
    ])
    const row = (values: readonly (string | number | null)[], isEdge: boolean): Row => ({
      ...about,
      name,
      samples: values.map((value) => ({ [name]: marks.get(value) ?? value })),
      isEdge,
    })
    // The county's number is the same for everybody: it is part of the approved text.
    if (name === 'hotline') return { name, rows: [row([hotline], false)] }
    const [first = [], ...others] = rows
    if (parts.includes(name)) {
      const whole = row([...first, ...others.flat(), ...edges.filter((edge) => edge !== 1)], false)
      return { name, rows: [{ ...whole, isPart: true, between: '，' }] }
    }
    return {
      name,
      rows: [...rows.map((each) => row(each, false)), ...edges.map((each) => row([each], true))],
    }
  })
}

function productOf(units: readonly Unit[]): Row[][] {
  let all: Row[][] = [[]]
  for (const { rows } of units) all = all.flatMap((before) => rows.map((row) => [...before, row]))
  return all
}

const plainOf = (units: readonly Unit[]): Unit[] =>
  units.map((unit) => ({ ...unit, rows: unit.rows.filter(({ isEdge }) => !isEdge) }))

/** Nothing is a way of its own: a variable cannot be empty. */
const isSomething = ({ samples, name, isEdge }: Row) => !isEdge && samples[0]?.[name] !== null

/**
 * Lists become variables where every sentence that could be said still can: one after the other, the
 * shortest first or the longest, whichever leaves fewer texts.
 */
function fewer(units: Unit[], words: Words, rules: TemplateRules): Unit[] {
  const shortest = units
    .filter(({ rows }) => rows.filter(isSomething).length > 1)
    .toSorted((one, other) => one.rows.length - other.rows.length)
  if (shortest.length === 0) return units
  const every = productOf(plainOf(units))
  const first = shapesFor(units, words, rules).filter((shape) => unfitting(shape, rules) === null)
  const says = every
    .flatMap((rows) => extremesOf(rows).map(words))
    .filter((text) => first.some((shape) => fit(text, shape, rules)))
  const isAsGood = (folded: Unit[]) => {
    const shapes = shapesFor(folded, words, rules)
    return (
      shapes.every((shape) => isTelling(shape, rules)) &&
      says.every((text) => shapes.some((shape) => isSaid(text, shape, rules)))
    )
  }
  const inTurn = (names: readonly Unit[]) =>
    names.reduce((kept, { name }) => {
      const next = kept.map((unit) => (unit.name === name ? folded(unit) : unit))
      return isAsGood(next) ? next : kept
    }, units)
  const ways = [inTurn(shortest), inTurn(shortest.toReversed())]
  const [best = units] = ways.toSorted(
    (one, other) => productOf(plainOf(one)).length - productOf(plainOf(other)).length,
  )
  return best
}

const shapesFor = (units: Unit[], words: Words, rules: TemplateRules): Shape[] =>
  productOf(plainOf(units)).flatMap((rows) => shapeOfRow(rows, words, [], rules))

/** All of a list in one variable; what is nothing stays a way of its own. */
function folded(unit: Unit): Unit {
  const [main, ...listed] = unit.rows.filter(isSomething)
  if (!main) return unit
  const all = { ...main, samples: [main, ...listed].flatMap(({ samples }) => samples) }
  return { ...unit, rows: [all, ...unit.rows.filter((row) => !isSomething(row))] }
}

/** With words in its variables, not with sentences: what is to be done stands in what was approved. */
function isSaid(text: string, shape: Shape, rules: TemplateRules): boolean {
  const values = fit(text, shape, rules)
  return values !== null && Object.values(values).every((value) => !/[。？！]/u.test(value))
}

/** Whoever approves a text sees from its fixed words what it is about. */
const isTelling = (shape: Shape, rules: TemplateRules): boolean =>
  unfitting(shape, rules) === null &&
  shape.filter((part) => typeof part === 'string').join('').length >= LEAST_WORDS

const firstOf = (rows: readonly Row[]): Vars =>
  Object.assign({}, ...rows.map(({ samples }) => samples[0]))

const lastOf = (rows: readonly Row[]): Vars =>
  Object.assign({}, ...rows.map(({ samples }) => samples.at(-1)))

/** With every value the shortest, and the longest; and with one of them unlike the others. */
function extremesOf(rows: readonly Row[]): Vars[] {
  const [short, long] = [firstOf(rows), lastOf(rows)]
  return [
    short,
    long,
    ...rows.flatMap((row) => [
      { ...short, ...row.samples.at(-1) },
      { ...long, ...row.samples[0] },
    ]),
  ]
}

/** An empty text needs an approved text of its own only where the sentence goes another way for it. */
function withoutIdleEdges(units: Unit[], words: Words): Unit[] {
  const base = firstOf(units.flatMap(({ rows }) => rows.slice(0, 1)))
  return units.map((unit) => {
    const mark = base[unit.name]
    const rows = unit.rows.filter(({ isEdge, samples }) => {
      if (!isEdge || samples[0]?.[unit.name] !== '' || !isMark(mark)) return true
      return words({ ...base, ...samples[0] }) !== words(base).replaceAll(String(mark), '')
    })
    return { ...unit, rows }
  })
}
