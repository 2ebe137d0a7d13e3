import { readFileSync } from 'node:fs'

/** What the operator calls an approved text, by our key. */
export type Codes = ReadonlyMap<string, string>

export class CodesError extends Error {
  override name = 'GatewayCodesError'
}

/** The columns of a sheet that hold our key and the operator's code; the rest is for people. */
export const KEY_COLUMN = '模板名称'
export const CODE_COLUMN = '模板CODE'

/**
 * Reads the file in which the office has put the operator's codes: an object in JSON, or the sheet that
 * was handed in with its last column filled. Rows without a code are not approved yet.
 */
export function readCodes(path: string): Codes {
  const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '')
  const pairs = text.trimStart().startsWith('{') ? fromJson(text) : fromSheet(text)
  return new Map(pairs.filter(([key, code]) => key !== '' && code !== ''))
}

function fromJson(text: string): [string, string][] {
  const found: unknown = JSON.parse(text)
  return Object.entries(found ?? {}).map(([key, code]) => {
    if (typeof code !== 'string') throw new CodesError(`the code of ${key} is no text`)
    return [key, code.trim()]
  })
}

function fromSheet(text: string): [string, string][] {
  const [head = [], ...rows] = readCsv(text)
  const key = head.indexOf(KEY_COLUMN)
  const code = head.indexOf(CODE_COLUMN)
  if (key < 0 || code < 0) throw new CodesError(`no columns ${KEY_COLUMN} and ${CODE_COLUMN}`)
  return rows.map((row) => [(row[key] ?? '').trim(), (row[code] ?? '').trim()])
}

/** RFC 4180: cells in quotes hold commas, line feeds and doubled quotes. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [[]]
  for (const [, quoted, plain = '', end] of text.matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g,
  )) {
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    if (end !== ',' && end !== '') rows.push([])
  }
  return rows.filter((row) => row.some((cell) => cell !== ''))
}

export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n')
