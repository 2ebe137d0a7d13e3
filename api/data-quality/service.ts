import type { AreaPath } from '../../db/values/areas'
import type { QualityCode, QualitySeverity } from '../../db/values/data-quality'
import { mayReach } from '../areas/places'
import { findArea } from '../areas/words'
import { recordAccess } from '../audit/record'
import type { RequestContext } from '../http/context'
import { ApiError } from '../shared/errors'
import { getVisited } from '../visits/draft'
import { getLimits, type ReadHousehold, readHouseholds } from './read'
import { byWeight, type Finding, findingsOf, QUALITY_RULES } from './rules'
import { QUALITY_WORDS, whatToDo } from './wording'

/** A finding with the household it is of. */
export interface PlacedFinding extends Omit<Finding, 'person'> {
  /** Name of the member it is about; null: of the household as a whole. */
  person: string | null
  householdId: string
  number: string | null
  areaPath: AreaPath
  head: string
  /** Column of the register. */
  field: string
  message: string
}

export interface RuleCount {
  code: QualityCode
  severity: QualitySeverity
  field: string
  title: string
  households: number
  findings: number
}

/** How the data of an area stand. */
export interface QualityReport {
  areaPath: AreaPath
  area: string
  /** Households on the roll there, and those with any finding. */
  households: number
  people: number
  found: number
  findings: number
  /** The worst first; only rules that are broken. */
  rules: RuleCount[]
}

/**
 * Looks through an area, each household against every rule.
 * @param onFinding is given all that is found, so that nobody has to hold more than they show
 */
export async function checkArea(
  ctx: RequestContext,
  areaPath: AreaPath,
  onFinding: (finding: PlacedFinding) => void = () => {},
): Promise<QualityReport> {
  const { county, deps } = ctx
  const { db } = deps.connection
  const area = mayReach(ctx, areaPath) ? await findArea(db, county, areaPath) : undefined
  if (!area) throw new ApiError('not_found', 'area')
  const limits = await getLimits(db, ctx)
  const count = new Counter()
  for await (const some of readHouseholds(db, ctx, { areaPath })) {
    for (const household of some) {
      const findings = findingsOf(household, limits)
      count.add(household, findings)
      for (const finding of findings) onFinding(placed(household, finding))
    }
  }
  await recordAccess(db, ctx, 'quality.read', `area:${areaPath}`)
  return { areaPath, area: area.name, ...count.report() }
}

/** The same with the first findings of it, the worst rule's first. */
export async function checkAreaListed(
  ctx: RequestContext,
  { area, rule, limit }: { area: AreaPath; rule?: QualityCode | undefined; limit: number },
) {
  const kept = new Map<QualityCode, PlacedFinding[]>()
  const report = await checkArea(ctx, area, (finding) => {
    if (rule && finding.code !== rule) return
    const some = kept.get(finding.code) ?? []
    if (some.length < limit) some.push(finding)
    kept.set(finding.code, some)
  })
  const items = report.rules.flatMap(({ code }) => kept.get(code) ?? []).slice(0, limit)
  const all = rule
    ? (report.rules.find(({ code }) => code === rule)?.findings ?? 0)
    : report.findings
  return { ...report, items, left: all - items.length }
}

/** What one household's record says against itself. */
export async function checkHousehold(ctx: RequestContext, householdId: string) {
  const { db } = ctx.deps.connection
  const household = await getVisited(ctx, householdId)
  const limits = await getLimits(db, ctx)
  const items: PlacedFinding[] = []
  for await (const some of readHouseholds(db, ctx, { householdId })) {
    for (const each of some)
      items.push(...findingsOf(each, limits).map((finding) => placed(each, finding)))
  }
  await recordAccess(db, ctx, 'quality.read', `household:${householdId}`)
  const wrongFirst = (a: PlacedFinding, b: PlacedFinding) =>
    byWeight({ ...a, findings: 0 }, { ...b, findings: 0 })
  return { household, items: items.toSorted(wrongFirst) }
}

const placed = (household: ReadHousehold, finding: Finding): PlacedFinding => ({
  code: finding.code,
  severity: finding.severity,
  person: finding.person?.name ?? null,
  householdId: household.id,
  number: household.number,
  areaPath: household.areaPath,
  head: household.headName,
  field: QUALITY_WORDS[finding.code].field,
  message: `${finding.person ? `${finding.person.name}：` : ''}${whatToDo(finding.code)}`,
})

class Counter {
  readonly #households = new Map<QualityCode, number>()
  readonly #findings = new Map<QualityCode, number>()
  #seen = 0
  #people = 0
  #found = 0

  add({ people }: ReadHousehold, findings: readonly Finding[]) {
    this.#seen++
    this.#people += people.length
    if (findings.length > 0) this.#found++
    for (const { code } of findings) bump(this.#findings, code)
    for (const code of new Set(findings.map((each) => each.code))) bump(this.#households, code)
  }

  report() {
    const rules = QUALITY_RULES.map(({ code, severity }): RuleCount => {
      const { field, title } = QUALITY_WORDS[code]
      const households = this.#households.get(code) ?? 0
      return { code, severity, field, title, households, findings: this.#findings.get(code) ?? 0 }
    })
    return {
      households: this.#seen,
      people: this.#people,
      found: this.#found,
      findings: rules.reduce((sum, { findings }) => sum + findings, 0),
      rules: rules.filter(({ findings }) => findings > 0).toSorted(byWeight),
    }
  }
}

function bump(counts: Map<QualityCode, number>, code: QualityCode) {
  counts.set(code, (counts.get(code) ?? 0) + 1)
}
