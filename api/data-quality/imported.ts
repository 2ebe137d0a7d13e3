import type { QualityCode, QualitySeverity } from '../../db/values/data-quality'
import { findFigure } from '../figures/service'
import type { RequestContext } from '../http/context'
import { sexOfId } from '../roll/import/identity'
import type { ReadHousehold, ReadPerson } from '../roll/import/reading'
import type { Unsaid } from '../roll/load/unsaid'
import { dayOf } from '../shared/day'
import type { QualityField, QualityLimits, QualityPerson } from './facts'
import { birthOfId } from './read'
import { byWeight, findingsOf, QUALITY_RULES } from './rules'
import { QUALITY_WORDS, whatToDo } from './wording'

/** A rule a row of a file breaks; nothing is refused or changed for it. */
export interface ImportedFinding {
  line: number
  class: QualityCode
  column: string
  message: string
}

/** What a file's records say against themselves. */
export interface ImportedQuality {
  /** Households with any finding. */
  found: number
  /** How often each rule is broken, the worst first. */
  rules: {
    class: QualityCode
    severity: QualitySeverity
    title: string
    findings: number
  }[]
  /** Some of each rule, in the same order. */
  first: ImportedFinding[]
}

/** So many of one rule are told by their lines; the rest `quality` lists. */
const FIRST = 5

/**
 * Looks through what a file holds. Null where the county has not set what the rules need: an import does
 * not wait for it.
 */
export async function checkImported(
  ctx: Pick<RequestContext, 'county' | 'now' | 'deps'>,
  households: readonly ReadHousehold[],
  unsaid: Unsaid,
): Promise<ImportedQuality | null> {
  const limits = await findLimits(ctx)
  if (!limits) return null
  const silent = new Set<QualityField>([...unsaid.household, ...unsaid.person] as QualityField[])
  const found = new Map<QualityCode, ImportedFinding[]>()
  const counts = new Map<QualityCode, number>()
  let broken = 0
  for (const household of households) {
    const lines = new Map<QualityPerson, number>()
    const people = household.people.map((person) => {
      const seen = toPerson(person)
      lines.set(seen, person.line)
      return seen
    })
    const seen = { ...household, size: people.length, people, measures: null }
    const findings = findingsOf(seen, limits, silent)
    if (findings.length > 0) broken++
    for (const { code, person } of findings) {
      const count = (counts.get(code) ?? 0) + 1
      counts.set(code, count)
      if (count > FIRST) continue
      const line = (person && lines.get(person)) ?? household.line
      const { field: column } = QUALITY_WORDS[code]
      const finding = { line, class: code, column, message: whatToDo(code) }
      found.set(code, [...(found.get(code) ?? []), finding])
    }
  }
  const rules = QUALITY_RULES.map(({ code, severity }) => ({
    class: code,
    severity,
    title: QUALITY_WORDS[code].title,
    findings: counts.get(code) ?? 0,
  }))
    .filter(({ findings }) => findings > 0)
    .toSorted(byWeight)

  return { found: broken, rules, first: rules.flatMap((rule) => found.get(rule.class) ?? []) }
}

function toPerson({ idNumber, ...person }: ReadPerson): QualityPerson {
  return {
    ...person,
    birth: birthOfId(idNumber),
    sexById: sexOfId(idNumber),
    isRecordedDead: false,
  }
}

async function findLimits({
  county,
  now,
  deps,
}: Pick<RequestContext, 'county' | 'now' | 'deps'>): Promise<QualityLimits | null> {
  const today = dayOf(now)
  const { db } = deps.connection
  const workingAge = await findFigure(db, county, 'quality_working_age', today)
  const elderlyAge = await findFigure(db, county, 'quality_elderly_age', today)
  const handsPercent = await findFigure(db, county, 'quality_hands_percent', today)
  if (workingAge === null || elderlyAge === null || handsPercent === null) return null
  return { today, workingAge, elderlyAge, handsPercent }
}
