import { codeKind } from '../../api/shared/codes'
import { COUNTY, type TestApi } from './api'

type Row = Record<string, unknown>

/** Every row of every table, as the owner sees them. */
export async function dumpAll({ ownerSql }: { ownerSql: TestApi['sql'] }) {
  const tables = await ownerSql<{ name: string }[]>`
    select table_name as name from information_schema.tables
     where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`
  const dump = new Map<string, Row[]>()
  for (const { name } of tables)
    dump.set(name, [...(await ownerSql<Row[]>`select * from ${ownerSql(name)}`)])
  return dump
}

/**
 * A row as anybody reads it who has the key, too: columns that are sealed, opened at their place.
 * @param unopened What stands for bytes that are not sealed, or elsewhere.
 */
export function opened(
  { deps }: Pick<TestApi, 'deps'>,
  table: string,
  row: Row,
  unopened = (value: Buffer, _column: string) => value.toString('hex'),
): string {
  const places = [row['id'], row['complaint_id'], `${row['complaint_id']}:${row['seq']}`]
  const parts = Object.entries(row).map(([column, value]) => {
    if (!Buffer.isBuffer(value))
      return value instanceof Date
        ? value.toISOString()
        : String(typeof value === 'object' ? JSON.stringify(value) : value)
    for (const place of places) {
      try {
        return deps.sealer.open({ county: COUNTY, table, column, row: String(place) }, value)
      } catch {
        continue
      }
    }
    return unopened(value, column)
  })
  return parts.join('\n')
}

/** Where outside of the complaints themselves some words stand, for whoever has the key: `table: word`. */
export async function leftOf(
  api: Pick<TestApi, 'ownerSql' | 'deps'>,
  words: readonly string[],
): Promise<string[]> {
  const left = new Set<string>()
  for (const [table, rows] of await dumpAll(api)) {
    if (table.startsWith('complaint')) continue
    for (const row of rows) {
      const text = opened(api, table, row)
      for (const word of words) if (text.includes(word)) left.add(`${table}: ${word}`)
    }
  }
  return [...left].toSorted()
}

/** The sixteen digits in an answer. */
export function complaintCodeIn(text: string): string {
  const code = (/(?:\d{4} ){3}\d{4}/.exec(text)?.[0] ?? '').replaceAll(' ', '')
  if (codeKind(code) !== 'complaint') throw new Error(`no code of a complaint in: ${text}`)
  return code
}
