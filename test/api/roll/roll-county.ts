import { setTimeout as sleep } from 'node:timers/promises'
import { inject } from 'vitest'
import type { HouseholdRecord, PersonRecord } from '../../../db/values/roll'
import { ensureCounty } from '../../../api/counties/setup'
import { households, people } from '../../../db/schema'
import { importRoll, type ImportOptions } from '../../../api/roll/import/service'
import type { LoadPerson, LoadRecord } from '../../../api/roll/load/context'
import { HOUSEHOLD_FIELDS, PERSON_FIELDS } from '../../../api/roll/load/rows'
import { loadRoll, type LoadOptions } from '../../../api/roll/load/service'
import { toRollCsvLines } from '../../../db/demo/sheet'
import { COUNTY, startApi } from '../../support/api'
import { commandContext } from '../../support/command'
import { fileOf } from '../sheets/files'
import { idOf } from './import/roll'

export const TIANYUAN = 'test/fixtures/tianyuan/households.csv'

/** Tables an import may never touch for what stands there already. */
const ROLL_TABLES = ['households', 'people', 'areas', 'events', 'audit'] as const

export type RollCounty = Awaited<ReturnType<typeof openRollCounty>>

/** A real county as a server without demo makes it, with an empty roll. */
export async function openRollCounty() {
  const api = await startApi({ connections: 4 })
  const { deps, ownerSql: sql } = api
  await ensureCounty(deps, { county: COUNTY, isDemo: false })
  const take = (file: string, options?: ImportOptions) =>
    importRoll(commandContext(api), file, options)
  const load = (records: LoadRecord[], options?: LoadOptions) =>
    loadRoll(commandContext(api), records, options)

  /** Every row as PostgreSQL shows it, with the place of this version of it. */
  async function dump(tables: readonly string[] = ROLL_TABLES) {
    const rows: string[] = []
    for (const table of tables) {
      const found = await sql<{ row: string }[]>`
        select concat_ws(' ', ${table}::text, xmin, ctid, t::text) as row
          from ${sql(table)} t order by ctid`
      rows.push(...found.map(({ row }) => row))
    }
    return rows
  }

  async function count(table: string): Promise<number> {
    const [row] = await sql<{ n: number }[]>`select count(*)::int as n from ${sql(table)}`
    return row?.n ?? -1
  }

  /** The roll as stored, opened again, in the order of the household numbers. */
  async function readRoll(): Promise<HouseholdRecord[]> {
    const stored = await api.db.select().from(households).orderBy(households.key)
    const members = Map.groupBy(await api.db.select().from(people), (row) => row.householdId)
    const { sealer } = deps
    return stored.map((row) => {
      const place = { county: row.county, table: 'households', column: 'bank_account_sealed' }
      const sealed = row.bankAccountSealed
      return {
        ...pick(row, HOUSEHOLD_FIELDS),
        bankAccount: sealed && sealer.open({ ...place, row: row.id }, sealed),
        people: (members.get(row.id) ?? []).map((person): PersonRecord => {
          const at = { county: person.county, table: 'people', row: person.id }
          const phone = person.phoneSealed
          return {
            ...pick(person, PERSON_FIELDS),
            health: person.health as PersonRecord['health'],
            idNumber: sealer.open({ ...at, column: 'id_number_sealed' }, person.idNumberSealed),
            phone: phone && sealer.open({ ...at, column: 'phone_sealed' }, phone),
          }
        }),
      }
    })
  }

  /** What was put on record of the household with this number, in order. */
  const eventsOf = (number: string) => sql<{ seq: number; type: string; details: object }[]>`
    select seq, type, details from events
     where subject = (select 'household:' || id from households where number = ${number})
     order by seq`

  /** Resolves when `sessions` of this database wait for somebody else's lock. */
  async function lockWaited(sessions = 1): Promise<void> {
    const end = Date.now() + 30_000
    for (;;) {
      const waiting = await sql`
        select from pg_stat_activity
         where datname = current_database() and wait_event_type = 'Lock'`
      if (waiting.length >= sessions) return
      if (Date.now() > end) throw new Error('waited 30 s in vain')
      await sleep(10)
    }
  }

  /** Its database, for another process. */
  const target = new URL(inject('clusterTarget'))
  target.pathname = `/${sql.options.database}`

  return {
    ...api,
    target: target.href,
    lockWaited,
    ownerSql: sql,
    take,
    load,
    dump,
    count,
    readRoll,
    eventsOf,
  }
}

const pick = <Row extends object, Field extends keyof Row>(row: Row, fields: readonly Field[]) =>
  Object.fromEntries(fields.map((field) => [field, row[field]])) as Pick<Row, Field>

let files = 0

/** A file of these households, as the national system exports it. */
export const rollFile = (records: LoadRecord[]) =>
  fileOf(`roll-${++files}.csv`, [...toRollCsvLines(records)].join(''))

let sequence = 0

/** Even ones are of women, odd ones of men. */
function newIdNumber(sex: LoadPerson['sex']): string {
  sequence = (sequence + 2) % 998
  return idOf(sex === 'male' ? sequence + 1 : sequence, '19710203')
}

export const somebody = (more: Partial<LoadPerson> = {}): LoadPerson => ({
  name: '李红金',
  sex: 'female',
  idNumber: newIdNumber(more.sex ?? 'female'),
  relation: '配偶',
  ethnicity: '汉族',
  education: 'primary',
  schooling: '非在校生',
  health: ['healthy'],
  labour: 'ordinary',
  work: null,
  workMonths: null,
  phone: null,
  isHead: false,
  ...more,
})

export const head = (more: Partial<LoadPerson> = {}): LoadPerson =>
  somebody({ name: '牟大山', sex: 'male', relation: '户主', isHead: true, ...more })

/** A household of the roll of 宝坪村 5社. */
export const household = (
  number: string | null,
  people: LoadPerson[],
  more: Partial<LoadRecord> = {},
): LoadRecord => ({
  number,
  areaPath: 'wuxi.tianyuan.baoping.5',
  status: 'registered',
  watch: null,
  type: 'ordinary',
  mainCause: 'illness',
  otherCauses: ['lack_of_land', 'disability'],
  identifiedYear: 2016,
  exitedYear: null,
  housingAreaM2: 40.5,
  housingGrade: 'c',
  farmlandMu: 3.1,
  wageFen: 1_558_000,
  operatingFen: 368_200,
  propertyFen: 0,
  transferFen: 550_200,
  operatingCostFen: 77_700,
  netIncomePerHeadFen: -4_957,
  bankAccount: null,
  people,
  ...more,
})

/** In an order that does not depend on where rows lie. */
export const inOrder = (roll: HouseholdRecord[]) =>
  roll
    .map(({ people, ...facts }) => ({
      ...facts,
      people: people.toSorted((a, b) => (a.idNumber < b.idNumber ? -1 : 1)),
    }))
    .toSorted((a, b) => ((a.number ?? '') < (b.number ?? '') ? -1 : 1))
