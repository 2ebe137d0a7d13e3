import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exportNational } from '../../../api/exports/national'
import { importRoll } from '../../../api/roll/import/service'
import { loadDemo } from '../../../api/demo/service'
import { ROLL_SHEET_COLUMNS } from '../../../db/values/roll-words'
import { COUNTY, startApi } from '../../support/api'
import { commandContext } from '../../support/command'

const api = await startApi({ connections: 3 })
afterAll(() => api.close())
const folder = await mkdtemp(join(tmpdir(), 'cunxin-export-'))
afterAll(() => rm(folder, { recursive: true }))
beforeAll(async () => {
  await loadDemo(api.deps, COUNTY, { registeredHouseholds: 120 })
})

async function sheetOf(areaPath: string) {
  const { bytes, ...counts } = await exportNational(commandContext(api), areaPath)
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(bytes.buffer as ArrayBuffer)
  const [sheet] = workbook.worksheets
  if (!sheet) throw new Error('no sheet')
  return { bytes, counts, sheet }
}

test('the national system’s sheet has its 33 columns and a row for each person on the register', async () => {
  const { counts, sheet } = await sheetOf(COUNTY)
  expect((sheet.getRow(1).values as unknown[]).slice(1)).toEqual([
    ...ROLL_SHEET_COLUMNS,
    '监测对象类别',
  ])
  const [row] = await api.sql<{ people: number; households: number }[]>`
    select count(p.id)::int as people, count(distinct h.id)::int as households
      from households h join people p on p.county = h.county and p.household_id = h.id
     where h.county = ${COUNTY} and h.status <> 'unregistered'`
  expect(counts).toEqual(row)
  expect(sheet.rowCount).toBe((row?.people ?? 0) + 1)
})

test('taken in again it changes nothing, so that nothing was lost on the way', async () => {
  const { bytes } = await sheetOf(COUNTY)
  const file = join(folder, 'roll.xlsx')
  await writeFile(file, bytes)
  const before = await api.sql`select id, status, head_name from households order by id`
  const result = await importRoll(commandContext(api), file, { isTrial: false })
  expect(result).toMatchObject({ roll: { entered: 0, changed: 0 }, rejected: [] })
  expect(await api.sql`select id, status, head_name from households order by id`).toEqual(before)
})

test('a township’s holds nobody of another, and who looked is on record', async () => {
  const { sheet } = await sheetOf('wuxi.tianyuan')
  const townships = new Set<unknown>()
  sheet.eachRow((row, n) => n > 1 && townships.add(row.getCell(2).value))
  expect([...townships]).toEqual(['天元乡'])
  const [seen] = await api.sql`
    select actor from audit where action = 'export.read' and subject = 'area:wuxi.tianyuan'`
  expect(seen).toEqual({ actor: 'job:command' })
})
