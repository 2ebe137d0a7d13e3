import type { decidedFacts } from '../../../db/schema'
import { wordOf } from '../../archive/words'
import { shown } from '../import/findings'
import type { LoadRecord, Tx } from './context'
import type { Unsaid } from './unsaid'

type Row = Pick<
  typeof decidedFacts.$inferSelect,
  'householdId' | 'aboutId' | 'field' | 'was' | 'decidedOn'
>

/** Something a decision says of a household otherwise than the file, which stays as decided. */
export interface KeptDecision {
  line: number | null
  /** 户编号 in the file. */
  number: string | null
  /** The household's head, or the member it is about. */
  name: string
  field: string
  decidedOn: string
  /** In Chinese. */
  message: string
}

/** What a decision says and the file says as well by now: from then on the file may change it. */
export type Confirmed = Pick<Row, 'householdId' | 'aboutId' | 'field'>

/** What was decided of one household since its file last said the same. */
export class Decided {
  readonly confirmed: Confirmed[] = []
  readonly kept: KeptDecision[] = []
  readonly #rows: readonly Row[]

  constructor(rows: readonly Row[]) {
    this.#rows = rows
  }

  get isEmpty(): boolean {
    return this.#rows.length === 0
  }

  of(aboutId: string, field: string): Row | undefined {
    return this.#rows.find((row) => row.aboutId === aboutId && row.field === field)
  }

  /** Who is a member by decision. */
  get joined(): readonly string[] {
    return this.#rows.filter(({ field }) => field === 'joined').map(({ aboutId }) => aboutId)
  }

  /** Who is none any more by decision, by the ID the file knows them by. */
  get left(): readonly Row[] {
    return this.#rows.filter(({ field }) => field === 'left')
  }

  /** Whose identity number was corrected away from this one. */
  renamed(hex: string): string | undefined {
    return this.#rows.find(({ field, was }) => field === 'idNumber' && was === hex)?.aboutId
  }

  confirm(row: Row): void {
    const { householdId, aboutId, field } = row
    this.confirmed.push({ householdId, aboutId, field })
  }

  keep(row: Row, { number, line }: LoadRecord, name: string): void {
    const { field, decidedOn } = row
    const message = `${shown(name)}${SAID[field] ?? `的${wordOf(field)}`}与${decidedOn}的决定不同，按决定保留`
    this.kept.push({ line: line ?? null, number, name, field, decidedOn, message })
  }

  /** The file's facts with what was decided laid over; each of them is confirmed or kept. */
  settle<Facts extends object>(
    aboutId: string,
    facts: Facts,
    roll: Readonly<Partial<Record<keyof Facts, unknown>>>,
    fields: readonly (keyof Facts & string)[],
    about: { record: LoadRecord; name: string; unsaid?: readonly string[] | undefined },
  ): Facts {
    const laid = { ...facts }
    for (const field of fields) {
      const row = this.of(aboutId, field)
      // What the file has no column for it says nothing of.
      if (!row || about.unsaid?.includes(field)) continue
      if (JSON.stringify(facts[field] ?? null) === JSON.stringify(roll[field] ?? null))
        this.confirm(row)
      else {
        laid[field] = roll[field] as Facts[typeof field]
        this.keep(row, about.record, about.name)
      }
    }
    return laid
  }
}

const SAID: Record<string, string> = {
  joined: '不在文件这一户里，',
  left: '还在文件这一户里，',
}

export type PersonUnsaid = Unsaid['person']

export async function readDecided(
  sql: Tx,
  county: string,
  ids: readonly string[],
): Promise<(id: string) => Decided> {
  const rows = await sql<Row[]>`
    select household_id as "householdId", about_id as "aboutId", field, was,
           to_char(decided_on, 'YYYY-MM-DD') as "decidedOn"
      from decided_facts where county = ${county} and household_id = any(${ids as string[]}::uuid[])`
  const byHousehold = Map.groupBy(rows, ({ householdId }) => householdId)
  return (id) => new Decided(byHousehold.get(id) ?? [])
}

export async function forgetConfirmed(sql: Tx, county: string, all: readonly Confirmed[]) {
  if (all.length === 0) return
  await sql`
    delete from decided_facts d
     using jsonb_to_recordset(${JSON.stringify(all)}::text::jsonb)
        as c("householdId" uuid, "aboutId" uuid, field text)
     where d.county = ${county} and d.household_id = c."householdId"
       and d.about_id = c."aboutId" and d.field = c.field`
}
