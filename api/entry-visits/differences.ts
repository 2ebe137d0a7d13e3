import {
  ASSURANCES,
  type Assurance,
  type EntryKind,
  type FactTopic,
} from '../../db/values/entry-visits'
import type { SurveyFacts } from './facts'

/** What of the facts two entries are held against each other by. */
export const ASPECTS = [
  'size',
  'workers',
  'housing_grade',
  'housing_area',
  'income',
  ...ASSURANCES,
] as const
export type Aspect = (typeof ASPECTS)[number]

export const TOPIC_OF = {
  size: 'members',
  workers: 'labour',
  housing_grade: 'housing',
  housing_area: 'housing',
  income: 'income',
  food: 'assurances',
  clothing: 'assurances',
  compulsory_school: 'assurances',
  medical_care: 'assurances',
  safe_house: 'assurances',
  drinking_water: 'assurances',
} as const satisfies Record<Aspect, FactTopic>

/** How far two numbers may lie apart and still be the same, in percent of the larger one. */
export interface Tolerance {
  incomePercent: number
  areaPercent: number
}

const assured =
  (assurance: Assurance) =>
  ({ assurances }: SurveyFacts) => {
    const finding = assurances[assurance]
    return finding && (finding.isMet ? 'met' : 'lacking')
  }

/** What an entry says of an aspect; null where it did not look. Income in fen a head and year. */
export const VALUE_OF = {
  size: ({ size }) => size,
  workers: ({ workers }) => workers,
  housing_grade: ({ housing }) => housing.grade,
  housing_area: ({ housing }) => housing.areaM2,
  income: ({ netIncomePerHeadFen }) => netIncomePerHeadFen,
  food: assured('food'),
  clothing: assured('clothing'),
  compulsory_school: assured('compulsory_school'),
  medical_care: assured('medical_care'),
  safe_house: assured('safe_house'),
  drinking_water: assured('drinking_water'),
} as const satisfies Record<Aspect, (facts: SurveyFacts) => string | number | null>

type Value = string | number

/** One thing entries disagree about, and what each of them that looked says. */
export interface Difference {
  aspect: Aspect
  topic: FactTopic
  said: { kind: EntryKind; value: Value }[]
}

/** The aspects two entries disagree about, whichever comes first. */
export const disagreements = (a: SurveyFacts, b: SurveyFacts, tolerance: Tolerance): Aspect[] =>
  ASPECTS.filter((aspect) => {
    const [one, other] = [VALUE_OF[aspect](a), VALUE_OF[aspect](b)]
    return one !== null && other !== null && !isSame(aspect, one, other, tolerance)
  })

function isSame(aspect: Aspect, a: Value, b: Value, tolerance: Tolerance): boolean {
  if (typeof a !== 'number' || typeof b !== 'number') return a === b
  if (aspect === 'income') return isWithin(a, b, tolerance.incomePercent)
  return aspect === 'housing_area' ? isWithin(a, b, tolerance.areaPercent) : a === b
}

const isWithin = (a: number, b: number, percent: number) =>
  Math.abs(a - b) * 100 <= percent * Math.max(Math.abs(a), Math.abs(b))

/** What the finished entries of a household disagree about, each aspect with what every one says. */
export function differencesIn(
  entries: readonly { kind: EntryKind; facts: SurveyFacts }[],
  tolerance: Tolerance,
): Difference[] {
  const contested = new Set(
    entries.flatMap((one, i) =>
      entries.slice(i + 1).flatMap((other) => disagreements(one.facts, other.facts, tolerance)),
    ),
  )
  return ASPECTS.filter((aspect) => contested.has(aspect)).map((aspect) => ({
    aspect,
    topic: TOPIC_OF[aspect],
    said: entries.flatMap(({ kind, facts }) => {
      const value = VALUE_OF[aspect](facts)
      return value === null ? [] : [{ kind, value }]
    }),
  }))
}

/** As a template carries them, `size:screening=4,survey=5`: each language has its own words for it. */
export const differencesLine = (differences: readonly Difference[]): string =>
  differences
    .map(({ aspect, said }) => {
      const values = said.map(({ kind, value }) => `${kind}=${value}`)
      return `${aspect}:${values.join(',')}`
    })
    .join(';')
