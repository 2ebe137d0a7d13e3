import type { RegisterPerson } from './register'
import { damageOf, type RecordId, type SkipReason } from './record-id'

/** A row of a department's file that is about somebody of the roll. */
export interface Match {
  person: RegisterPerson
  /** By a number of which not all is known: perhaps somebody else is meant. */
  isPossible: boolean
}

export type Matching = { matches: Match[] } | { skipped: SkipReason }

const NOBODY: Matching = { matches: [] }

/** Finds whom a row is about, by the identity number; the name alone tells nothing. */
export class Matcher {
  readonly #byId: Map<string, RegisterPerson>
  #byName: Map<string, RegisterPerson[]> | undefined

  constructor(private readonly people: readonly RegisterPerson[]) {
    this.#byId = new Map(people.map((person) => [person.idNumber, person]))
  }

  /** Whose number this is, as it stands; the way nearly every row goes. */
  exactly(idNumber: string): RegisterPerson | undefined {
    return this.#byId.get(idNumber)
  }

  /** `name` null: the file has no column for it. */
  find(read: RecordId, name: string | null): Matching {
    switch (read.kind) {
      case 'whole':
        return {
          matches: read.ids.flatMap((id) => {
            const person = this.#byId.get(id)
            return person ? [{ person, isPossible: false }] : []
          }),
        }
      case 'masked':
        return this.#only(name, true, 'id_masked', ({ idNumber }) => read.shows(idNumber))
      case 'damaged':
        return this.#damaged(read.forms, name)
      case 'none':
        return { skipped: read.reason }
    }
  }

  #damaged(forms: readonly string[], name: string | null): Matching {
    for (const [damage, isPossible] of [
      ['typed', false],
      ['cut', true],
    ] as const) {
      const found = this.#only(name, isPossible, 'id_damaged', ({ idNumber }) =>
        forms.some((form) => damageOf(form, idNumber) === damage),
      )
      if ('skipped' in found || found.matches.length > 0) return found
    }
    // It is wrong whoever it is of: the department can say what it should be.
    return { skipped: 'id_damaged' }
  }

  /** Whoever has the name and a number that fits, if they are the only one. */
  #only(
    name: string | null,
    isPossible: boolean,
    unnamed: SkipReason,
    fits: (person: RegisterPerson) => boolean,
  ): Matching {
    if (name === null || plainName(name) === '') return { skipped: unnamed }
    const found = this.#namesakes(name).filter(fits)
    const [person] = found
    if (!person) return NOBODY
    return found.length > 1 ? { skipped: 'several' } : { matches: [{ person, isPossible }] }
  }

  #namesakes(name: string): RegisterPerson[] {
    this.#byName ??= Map.groupBy(this.people, (person) => plainName(person.name))
    return [...new Set(namesIn(name))].flatMap((each) => this.#byName?.get(each) ?? [])
  }
}

/** Owners share a cell: 张三、李四. */
const namesIn = (text: string): string[] =>
  [text, ...text.split(/[、,，;；/\s]+/u)].map(plainName).filter((name) => name !== '')

/** Without spaces, brackets and what is written between them. */
export const plainName = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/\([^()]*\)|\[[^[\]]*\]/gu, '')
    .replace(/[\p{C}\s·•.・]/gu, '')
    .toUpperCase()
