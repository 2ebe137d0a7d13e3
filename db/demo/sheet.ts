import type { HouseholdRecord } from '../values/roll'
import { ROLL_SHEET_COLUMNS } from '../values/roll-words'
import { rollSheetRows } from '../roll-sheet'
import { DEMO_AREAS } from './demo-areas'

const NAMES = new Map(DEMO_AREAS.map(({ path, name }) => [path, name]))

/** Names of county, township, village and group of a household's path. */
function areaNames(path: string): string[] {
  const parts = path.split('.')
  return parts.map((_, i) => NAMES.get(parts.slice(0, i + 1).join('.')) ?? '')
}

/** The sheet with its heading, in the names of the demo county. */
export const toRollCsvRows = (households: Iterable<HouseholdRecord>) =>
  rollSheetRows(households, areaNames)

const quoted = (value: string) =>
  /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value

const line = (cells: string[]) => `${cells.map(quoted).join(',')}\r\n`

const padded = (cells: string[]) =>
  line([...cells, ...Array<string>(ROLL_SHEET_COLUMNS.length - cells.length).fill('')])

/** The rows as lines of a file, ending in CRLF, between the title and the 合计 row of a real export. */
export function* toRollCsvLines(
  households: Iterable<HouseholdRecord>,
  title = '巫溪县建档立卡贫困人口信息表(示例)',
): Generator<string> {
  let people = -1
  let heads = 0
  yield padded([title])
  for (const row of toRollCsvRows(households)) {
    people += 1
    if (row[8] === '户主') heads += 1
    yield line(row)
  }
  yield padded(['合计', '', '', '', String(heads), String(people)])
}
