import type { Note, Rejection } from './findings'
import type { HouseholdFields } from './household'
import type { ReadPerson } from './reading'
import type { HouseholdFacts } from './rules'

/** A household while its rows come in; they need not follow each other. */
export class Draft {
  readonly people: ReadPerson[] = []
  /** Lines of all its rows. */
  readonly lines: number[] = []
  /** Lines that were rejected for themselves. */
  readonly refusedLines: number[] = []
  readonly notes: Note[] = []
  /** Members in the file, without rows that repeat one. */
  size = 0
  heads = 0
  headLine: number | null = null
  areaPath: string | null = null
  #places = 0
  #fatalLine: number | null = null
  /**
   * What the head's row says of the household, or the first row's where that is merged over the
   * others.
   */
  fields: HouseholdFields | null = null
  fieldNotes: readonly Note[] = []
  /** Why there are no fields. */
  fieldRejection: Rejection | null = null
  hasHeadFields = false
  /** 脱贫属性 as it first stood. */
  statusWord = ''

  constructor(
    readonly number: string | null,
    readonly line: number,
  ) {}

  addPlace(areaPath: string): void {
    if (areaPath === this.areaPath) return
    this.areaPath ??= areaPath
    this.#places += 1
  }

  addHead(line: number): void {
    this.heads += 1
    this.headLine ??= line
  }

  /** This line takes the whole household with it. */
  condemn(line: number): void {
    this.#fatalLine ??= line
  }

  /** The earlier row of this person in this household, when the row only says the same again. */
  repeats(name: string, earlierLine: number): boolean {
    return this.people.some((person) => person.line === earlierLine && person.name === name)
  }

  get fatalLine(): number | null {
    return this.#fatalLine ?? this.fieldRejection?.line ?? null
  }

  get facts(): HouseholdFacts {
    return { heads: this.heads, places: this.#places, fatalLine: this.fatalLine }
  }
}
