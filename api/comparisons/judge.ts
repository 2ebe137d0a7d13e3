import type { LeadClass } from '../../db/values/leads'
import { areaAt } from '../shared/area-path'
import type { CompareOptions, Found } from './compare'
import type { Match } from './match'
import type { RegisterHousehold, RegisterPerson } from './register'
import { type Told, triggeredBy } from '../monitoring/triggers'
import {
  type Cost,
  costFen,
  costFinding,
  disasterFinding,
  medicalCost,
  schoolingCost,
} from './risk-rules'
import {
  allowanceMismatch,
  disabilityMismatch,
  type Finding,
  FINDERS,
  isCertified,
  isCompared,
  isPaid,
  type RecordRow,
} from './rules'

/** Fewer missing ones than these are nothing odd, however many there should be. */
const FEW = 10

/** Takes the rows about people of the roll one by one, and says at the end what was found. */
export class Judge {
  readonly #found = new Map<string, Found>()
  /** Of whom or of which household a row says that it holds: a certificate, an allowance. */
  readonly #holding = new Map<string, Match>()
  readonly #named = new Set<string>()
  /** Of which townships the file names anybody. */
  readonly #townships = new Set<string>()
  /** By person, kind and period. */
  readonly #costs = new Map<string, { match: Match; cost: Cost; fen: number }>()

  constructor(
    private readonly people: readonly RegisterPerson[],
    private readonly amountHeading: string,
    private readonly options: CompareOptions,
  ) {}

  /** Whether the row is about somebody who is compared, or why it tells nothing. */
  take(row: RecordRow, match: Match): boolean | 'amount' {
    const { records, today } = this.options
    const { person } = match
    switch (records) {
      case 'medical_costs':
        return this.#pay(match, row, medicalCost(row, today)) || 'amount'
      case 'schooling_costs':
        return this.#pay(match, row, schoolingCost(row, today)) || 'amount'
      case 'disasters': {
        if (!isGone(person.household))
          this.#find('disaster', match, disasterFinding(row, today), person.household.id)
        return true
      }
      case 'subsistence_allowance':
        return this.#hold(match, person.household.id, isPaid(row))
      case 'disability':
        return this.#hold(match, person.id, isCertified(row, today))
      default: {
        if (!isCompared(person.household)) return false
        const { class: of, find } = FINDERS[records]
        const finding = find(row)
        if (finding) this.#find(of, match, named(finding, row))
        return true
      }
    }
  }

  finish(): { found: Found[]; incomplete: string[] } {
    const { records } = this.options
    for (const cost of this.#costs.values()) this.#judgeCost(cost)
    const incomplete =
      records === 'subsistence_allowance'
        ? this.#judgeAllowances()
        : records === 'disability'
          ? this.#judgeCertificates()
          : []
    return { found: [...this.#found.values()], incomplete }
  }

  #hold(match: Match, key: string, holds: boolean): boolean {
    this.#named.add(key)
    this.#townships.add(townshipOf(match.person))
    const known = this.#holding.get(key)
    const isBetter = !known || (known.isPossible && !match.isPossible) || isHeadOver(match, known)
    if (holds && isBetter) this.#holding.set(key, match)
    return isCompared(match.person.household)
  }

  /** False where nobody can read what was paid. */
  #pay(match: Match, row: RecordRow, cost: Cost): boolean {
    const fen = costFen(row.amount, this.amountHeading)
    if (fen === undefined) return false
    if (fen === null) return true
    const key = `${match.person.id} ${cost.kind} ${cost.over} ${cost.isCompulsory}`
    const known = this.#costs.get(key)
    const latest = known && known.cost.at > cost.at ? known.cost : cost
    this.#costs.set(key, { match, cost: latest, fen: fen + (known?.fen ?? 0) })
    return true
  }

  #judgeCost({ match, cost, fen }: { match: Match; cost: Cost; fen: number }) {
    const { triggers } = this.options
    const { household } = match.person
    if (!triggers || isGone(household)) return
    const { kind, isCompulsory } = cost
    const told: Told =
      kind === 'schooling' ? { kind, paidFen: fen, isCompulsory } : { kind, paidFen: fen }
    const risk = triggeredBy(told, household.status, triggers)
    if (risk) this.#find(risk, match, costFinding(cost, fen))
  }

  #judgeAllowances(): string[] {
    const heads = this.people.filter(
      (person) => person.household.head === person && isCompared(person.household),
    )
    const missing: RegisterPerson[] = []
    const expected: RegisterPerson[] = []
    for (const head of heads) {
      const { household } = head
      const holder = this.#holding.get(household.id)
      const finding = allowanceMismatch(household.type, holder !== undefined)
      const isExpected = household.type === 'subsistence_allowance'
      if (isExpected) expected.push(head)
      if (!finding) continue
      if (holder || this.#named.has(household.id))
        this.#find('subsistence_allowance', holder ?? certain(head), finding, household.id)
      else missing.push(head)
    }
    return this.#judgeMissing(missing, expected, (head) => {
      const finding = allowanceMismatch(head.household.type, false)
      if (finding) this.#find('subsistence_allowance', certain(head), finding, head.household.id)
    })
  }

  #judgeCertificates(): string[] {
    const missing: RegisterPerson[] = []
    const expected: RegisterPerson[] = []
    for (const person of this.people) {
      if (!isCompared(person.household)) continue
      if (person.isDisabled) expected.push(person)
      const holder = this.#holding.get(person.id)
      const finding = disabilityMismatch(person, holder !== undefined)
      if (!finding) continue
      if (holder || this.#named.has(person.id))
        this.#find('disability', holder ?? certain(person), finding)
      else missing.push(person)
    }
    return this.#judgeMissing(missing, expected, (person) => {
      const finding = disabilityMismatch(person, false)
      if (finding) this.#find('disability', certain(person), finding)
    })
  }

  /**
   * Who is not in the file. Where most of a township are not, or it names others and nobody there, the
   * file is not that township's, or but a part of it: then it says nothing of them.
   */
  #judgeMissing(
    missing: readonly RegisterPerson[],
    expected: readonly RegisterPerson[],
    judge: (person: RegisterPerson) => void,
  ): string[] {
    const all = Map.groupBy(expected, townshipOf)
    const incomplete: string[] = []
    for (const [area, some] of Map.groupBy(missing, townshipOf)) {
      const isPart = some.length >= FEW && some.length * 2 > (all.get(area)?.length ?? 0)
      const isElsewhere = this.#townships.size > 0 && !this.#townships.has(area)
      if ((isPart || isElsewhere) && !this.options.isWhole) incomplete.push(area)
      else some.forEach(judge)
    }
    return incomplete
  }

  #find(of: LeadClass, { person, isPossible }: Match, finding: Finding, key = person.id) {
    const evidence = `${of}|${key}|${finding.mark}`
    const known = this.#found.get(evidence)
    if (known && (!known.isPossible || isPossible)) return
    const { household } = person
    const kind = isRisk(of) ? 'risk' : 'mismatch'
    const { text } = finding
    this.#found.set(evidence, { kind, class: of, household, person, isPossible, evidence, text })
  }
}

const townshipOf = ({ household }: RegisterPerson) => areaAt(household.areaPath, 'township')

/** There is no family left to be afraid for. */
const isGone = ({ status }: RegisterHousehold) => status === 'closed'

const certain = (person: RegisterPerson): Match => ({ person, isPossible: false })

const isHeadOver = ({ person, isPossible }: Match, known: Match) =>
  person.household.head?.id === person.id && isPossible === known.isPossible

/** The number is theirs, the name another: whoever goes there is told. */
const named = (finding: Finding, { name }: RecordRow): Finding =>
  name === '' ? finding : { ...finding, text: `${finding.text}（文件里姓名写作${name}）` }

const isRisk = (of: LeadClass) =>
  of === 'medical_cost' || of === 'schooling_cost' || of === 'disaster'
