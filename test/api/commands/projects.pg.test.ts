import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, expect, test } from 'vitest'
import { projectsCommand } from '../../../api/commands/projects'
import { COUNTY, OTHER_VILLAGE, startApi, TOWNSHIP, VILLAGE } from '../../support/api'
import { runCommandLine } from '../../support/command-line'
import { addAllocatedSource } from '../../support/funds'
import { addProject } from '../../support/projects'
import { SERVER_SECRETS } from '../../support/server'

const api = await startApi()
await api.addCounty()
const cadre = await api.addStaff({ name: '熊长富', roles: [['village_cadre', VILLAGE]] })
const office = await api.addStaff({ roles: [['county_office', COUNTY]] })
const source = await addAllocatedSource(api, { name: '溪财发174' })
const folder = await mkdtemp(join(tmpdir(), 'cunxin-projects-'))
const env = {
  ...SERVER_SECRETS,
  DATABASE_URL: api.target,
  DATA_DIR: folder,
  DEMO: 'false',
  LOG_LEVEL: 'error',
}
afterAll(async () => {
  await api.close()
  await rm(folder, { recursive: true, force: true })
})
const run = (...args: string[]) => runCommandLine(projectsCommand, env, args)

/** As whoever opens the file sees it, by the words of its heading. */
async function opened(bytes: Uint8Array) {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes.slice().buffer as ArrayBuffer)
  const sheet = book.getWorksheet('项目库')
  const lines = (sheet?.getSheetValues() ?? []).slice(1) as unknown[][]
  const [heading = [], ...rows] = lines.map((line) => line.slice(1))
  return rows.map((row) => Object.fromEntries(heading.map((of, at) => [String(of), row[at]])))
}

test('the project library of an area is written to a file, money and days as such', async () => {
  const { code } = await addProject(api, {
    status: 'submitted',
    leaderId: cadre.id,
    plannedFen: 10_050_050,
    dueOn: '2026-03-20',
  })
  const body = { type: 'approve', lines: [{ sourceId: source.id, amountFen: 10_000_050 }] }
  const approved = await api.call(`/projects/${code}/decisions`, { actor: office.actor, body })
  expect(approved.status).toBe(200)
  await addProject(api, { name: '=别村的路', areaPath: OTHER_VILLAGE, year: 2025, leaderId: null })

  const out = join(folder, 'village.xlsx')
  expect(await run('--area', '天元乡宝坪村', '--out', out)).toContain('village.xlsx 1个项目')
  const rows = await opened(await readFile(out))
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatchObject({
    编号: code,
    项目名称: '修3社水池',
    村: '宝坪村',
    年度: 2026,
    行业: '水利',
    '计划资金（元）': 100_500.5,
    '批准资金（元）': 100_000.5,
    '已拨付（元）': 0,
    资金来源: '溪财发174 100000.50元',
    进展: '县级审批',
    负责人: '熊长富',
    绩效目标: '受益户80户',
    开工日期: new Date('2026-03-09'),
  })
  expect(rows[0]?.['验收资金'] ?? null).toBeNull()

  const all = join(folder, 'township.xlsx')
  expect(JSON.parse(await run('--area', TOWNSHIP, '--out', all, '--json'))).toEqual({
    out: all,
    projects: 2,
  })
  expect((await opened(await readFile(all))).map((row) => row['项目名称']).toSorted()).toEqual([
    '=别村的路',
    '修3社水池',
  ])
  const old = join(folder, 'old.xlsx')
  expect(await run('--area', TOWNSHIP, '--out', old, '--year', '2025')).toContain('1个项目')
})

test('over HTTP it is the same, and of one’s own area', async () => {
  const path = (area: string) => `/api/v1/projects/projects.xlsx?areaPath=${area}`
  const get = (area: string) =>
    api.app.request(path(area), {
      headers: {
        County: COUNTY,
        Authorization: `Bearer ${api.deps.serviceToken}`,
        'On-Behalf-Of': cadre.actor,
      },
    })
  const answer = await get(VILLAGE)
  expect(answer.headers.get('Content-Type')).toContain('spreadsheetml')
  expect(await opened(new Uint8Array(await answer.arrayBuffer()))).toHaveLength(1)
  expect((await get(OTHER_VILLAGE)).status).toBe(404)
})

test('an area or a year nobody knows is said so', async () => {
  const out = join(folder, 'none.xlsx')
  await expect(run('--area', '没有村', '--out', out)).rejects.toThrow('not_found: area')
  await expect(run('--area', VILLAGE, '--out', out, '--year', '去年')).rejects.toThrow(
    'ended with 1',
  )
})
