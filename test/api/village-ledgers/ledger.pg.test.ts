import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, expect, test } from 'vitest'
import { villageLedgerCommand } from '../../../api/commands/village-ledger'
import { newId } from '../../../api/shared/ids'
import { fundAccounts } from '../../../db/schema'
import { COUNTY, OTHER_VILLAGE, startApi, TOWNSHIP, VILLAGE } from '../../support/api'
import { runCommandLine } from '../../support/command-line'
import { addItem } from '../../support/list-items'
import { addLoan } from '../../support/loans'
import { addAllocatedSource } from '../../support/funds'
import { addProject } from '../../support/projects'
import { addMeasure } from '../../support/reports'
import { SERVER_SECRETS } from '../../support/server'

const api = await startApi()
await api.addCounty()
const cadre = await api.addStaff({ name: '熊长富', roles: [['village_cadre', VILLAGE]] })
const clerk = await api.addStaff({ roles: [['township_clerk', TOWNSHIP]] })
const elsewhere = await api.addStaff({ roles: [['village_cadre', OTHER_VILLAGE]] })
const folder = await mkdtemp(join(tmpdir(), 'village-ledger-'))
afterAll(async () => {
  await api.close()
  await rm(folder, { recursive: true, force: true })
})

const head = '牟大岭'
const { id: householdId } = await api.addHousehold({ head, status: 'registered' })
const say = (path: string, body: object) => api.call(path, { actor: cadre.actor, body })
const line = { sector: 'water', amountFen: 20_000_000, ownerId: cadre.id, dueOn: '2026-10-31' }
await say('/plans', { areaPath: VILLAGE, year: 2026, goal: '家家通水' })
await say('/plans/lines', { of: { areaPath: VILLAGE }, text: '3社修水池', ...line })
const ofHousehold = { sector: null, amountFen: 300_000, ownerId: null, dueOn: null }
await say('/plans/lines', { of: { householdId }, text: '养猪5头', ...ofHousehold })
await addMeasure(api, { householdId })
const project = await addProject(api, { status: 'under_way', name: '修3社水池' })
await addProject(api, { areaPath: OTHER_VILLAGE, name: '别村的路' })
await addItem(api, { text: '3社水管断了' })
await addLoan(api, { householdId })
const { id: sourceId } = await addAllocatedSource(api, {
  name: '溪财发174',
  plannedFen: 20_000_000,
})
const account = { county: COUNTY, sourceId, ref: project.id }
await api.db.insert(fundAccounts).values([
  { ...account, id: newId(), kind: 'project', balanceFen: 15_000_000 },
  { ...account, id: newId(), kind: 'spent', balanceFen: 5_000_000 },
])

const path = (of: string) => `/village-ledgers/ledger.xlsx?areaPath=${of}`
type Rows = Record<string, ExcelJS.CellValue>[]

/** What each sheet holds, row by row under its headings, as whoever opens the file reads it. */
async function open(name: string): Promise<Map<string, Rows>> {
  const book = new ExcelJS.Workbook()
  const bytes = await readFile(join(folder, name))
  await book.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length))
  return new Map(
    book.worksheets.map((sheet) => {
      const [titles = [], ...rows] = sheet.getSheetValues().slice(1) as ExcelJS.CellValue[][]
      const named = rows.map((row) =>
        Object.fromEntries(titles.flatMap((title, at) => (title ? [[title, row[at]]] : []))),
      )
      return [sheet.name, named] as const
    }),
  )
}

async function write(village: string, name: string) {
  const env = { ...SERVER_SECRETS, DATABASE_URL: api.target, DATA_DIR: folder, DEMO: 'false' }
  const args = [village, '--out', join(folder, name)]
  return runCommandLine(villageLedgerCommand, { ...env, LOG_LEVEL: 'error' }, args)
}

test('the ledger of a village holds its plans, projects, households, lists, money and loans', async () => {
  expect(await write('天元乡宝坪村', 'baoping.xlsx')).toContain(
    '规划 1行，项目 1行，户方案 2行，清单 1行，资金 1行，小额信贷 1行',
  )
  const sheets = await open('baoping.xlsx')
  expect([...sheets.keys()]).toEqual(['规划', '项目', '户方案', '清单', '资金', '小额信贷'])
  expect(sheets.get('规划')).toMatchObject([
    { 年度: '2026', 目标: '家家通水', 规划情况: '草稿', 做什么: '3社修水池', 行业: '水利' },
  ])
  expect(sheets.get('规划')).toMatchObject([{ '资金（元）': 200_000, 责任人: '熊长富' }])
  expect(sheets.get('项目')).toMatchObject([
    { 编号: project.code, 项目名称: '修3社水池', 进展: '实施中', '已拨付（元）': 50_000 },
  ])
  expect(sheets.get('户方案')).toMatchObject([
    { 户主: head, 类别: '方案（草稿）', 内容: '养猪5头', '金额（元）': 3_000 },
    { 户主: head, 类别: '措施' },
  ])
  expect(sheets.get('清单')).toMatchObject([{ 清单: '问题清单', 内容: '3社水管断了' }])
  const paid = { '安排到项目（元）': 200_000, '已拨付（元）': 50_000, '未拨付（元）': 150_000 }
  expect(sheets.get('资金')).toMatchObject([
    { 项目编号: project.code, 资金来源: '溪财发174', ...paid },
  ])
  expect(sheets.get('小额信贷')).toMatchObject([{ 户主: head, 银行: '农商行' }])
})

test('a cadre has it of their own village and of no other; a township is no village', async () => {
  expect((await api.call(path(VILLAGE), { actor: cadre.actor })).status).toBe(200)
  expect((await api.call(path(VILLAGE), { actor: elsewhere.actor })).status).toBe(404)
  expect((await api.call(path(TOWNSHIP), { actor: clerk.actor })).status).toBe(404)
  await expect(write('天元乡', 'township.xlsx')).rejects.toMatchObject({ reason: 'village' })
})

test('whoever had it is on record', async () => {
  await api.call(path(VILLAGE), { actor: clerk.actor })
  expect(
    await api.sql`select from audit where action = 'plan.list' and subject = ${`area:${VILLAGE}`}
      and actor = ${`staff:${clerk.id}`}`,
  ).not.toHaveLength(0)
})
