import { rollSheetRows } from '../../db/roll-sheet'
import type { AreaPath } from '../../db/values/areas'
import {
  ROLL_SHEET_COLUMNS,
  STATUS_WORDS,
  WATCH_COLUMN,
  WATCH_WORDS,
} from '../../db/values/roll-words'
import { recordAccess } from '../audit/record'
import { type WorkbookColumn, writeWorkbook } from '../documents/workbook'
import { areaNamer } from '../exports/read-roll'
import type { RequestContext } from '../http/context'
import type { Day } from '../shared/day'
import { readMasks } from './masks'
import { count, type RegisterCounts, registerOn } from './register-on'
import type { HouseholdState } from './state'

const NEVER = '未建档'
const UNTOLD = '没有当日记录（先用 archive verify --record）'

/**
 * The register of an area as it was on a day, with a sheet of counts: a row a person, identity numbers hidden but
 * for where they were registered, without phones and accounts. The reading is put on record.
 */
export async function writeRegister(
  ctx: RequestContext,
  { areaPath, day, isWhole }: { areaPath: AreaPath; day: Day; isWhole: boolean },
): Promise<{ bytes: Uint8Array<ArrayBuffer>; counts: RegisterCounts }> {
  const { county, deps } = ctx
  const { db } = deps.connection
  const nameOf = await areaNamer(db, county)
  await recordAccess(db, ctx, 'archive.list', `area:${areaPath}`)
  const counts: RegisterCounts = { byStatus: {}, byTownship: {}, unrecorded: 0 }
  const rows: string[][] = []
  for await (const some of registerOn(db, county, { areaPath, day })) {
    const states = some.flatMap(({ standing }) =>
      standing.kind === 'known' ? [standing.state] : [],
    )
    counts.unrecorded += some.length - states.length
    const ids = states.flatMap(({ members }) => members.map(({ personId }) => personId))
    const masks = await readMasks(db, ctx, ids)
    for (const state of states) {
      count(counts, state)
      if (isWhole || state.facts.status !== 'unregistered')
        rows.push(...rowsOf(state, masks, nameOf))
    }
  }
  const columns = [...ROLL_SHEET_COLUMNS, WATCH_COLUMN].map((header): WorkbookColumn => ({
    header,
  }))
  const sheets = [
    { name: `${day}在册`, columns, rows },
    { name: '合计', columns: COUNT_COLUMNS, rows: countRows(counts, nameOf) },
  ]
  return { bytes: await writeWorkbook(sheets, ctx.now), counts }
}

function rowsOf(
  { facts, members }: HouseholdState,
  masks: ReadonlyMap<string, string>,
  nameOf: (path: AreaPath) => string[],
): string[][] {
  const people = members
    .toSorted((a, b) => Number(b.isHead) - Number(a.isHead))
    .map((member) => ({ ...member, idNumber: masks.get(member.personId) ?? '', phone: null }))
  const [, ...rows] = rollSheetRows([{ ...facts, bankAccount: null, people }], nameOf)
  const watch = facts.watch ? WATCH_WORDS[facts.watch] : ''
  return rows.map((cells) => [...cells, watch])
}

const COUNT_COLUMNS: WorkbookColumn[] = [
  { header: '类别' },
  { header: '户', kind: 'number' },
  { header: '人', kind: 'number' },
]

export function countRows(
  { byStatus, byTownship, unrecorded }: RegisterCounts,
  nameOf: (path: AreaPath) => string[],
): (string | number | null)[][] {
  return [
    ...Object.entries(byStatus).map(([status, { households, people }]) => [
      STATUS_WORDS[status as 'registered'] || NEVER,
      households,
      people,
    ]),
    ...Object.entries(byTownship).map(([path, { households, people }]) => [
      nameOf(path).at(-1) ?? path,
      households,
      people,
    ]),
    ...(unrecorded > 0 ? [[UNTOLD, unrecorded, null]] : []),
  ]
}
