import { type Reply, type TemplateName, TEMPLATES } from '../../../api/client'
import { fit } from './fit'
import { KINDS, MARK, NUMBER_MARK } from './kinds'
import type { TemplateRules } from './profile'
import { mayOverflow, type Shape, unfitting } from './shape'
import { isMark, type Row, shapeOfRow, type Unit } from './span'

type Vars = Reply['vars']
type Words = (vars: Vars) => string

/** A sentence may need as many approved texts; where it would need more, its lists become variables. */
const MOST_WAYS = 6

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
  const needed = withoutIdleEdges(fewer(units, words, rules), words)
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
 * Lists that would multiply the texts too far become variables, the shortest first, where every
 * sentence can still be said so.
 */
function fewer(units: Unit[], words: Words, rules: TemplateRules): Unit[] {
  const every = productOf(plainOf(units))
  const says = every.flatMap((rows) => [words(firstOf(rows)), words(lastOf(rows))])
  const shortest = units
    .filter(({ rows }) => rows.filter(isSomething).length > 1)
    .toSorted((one, other) => one.rows.length - other.rows.length)
  let kept = units
  for (const unit of shortest) {
    if (productOf(plainOf(kept)).length <= MOST_WAYS) break
    const [main, ...listed] = unit.rows.filter(isSomething)
    if (!main) continue
    const all = { ...main, samples: [main, ...listed].flatMap(({ samples }) => samples) }
    const rest = unit.rows.filter((row) => !isSomething(row))
    const folded = kept.map((each) =>
      each.name === unit.name ? { ...each, rows: [all, ...rest] } : each,
    )
    const shapes = productOf(plainOf(folded)).flatMap((rows) => shapeOfRow(rows, words, 0, rules))
    const isSaid = (text: string) => shapes.some((shape: Shape) => fit(text, shape, rules))
    const isApproved = shapes.every(
      (shape) => unfitting(shape, rules) === null && !mayOverflow(shape, rules),
    )
    if (isApproved && says.every(isSaid)) kept = folded
  }
  return kept
}

const firstOf = (rows: readonly Row[]): Vars =>
  Object.assign({}, ...rows.map(({ samples }) => samples[0]))

const lastOf = (rows: readonly Row[]): Vars =>
  Object.assign({}, ...rows.map(({ samples }) => samples.at(-1)))

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
