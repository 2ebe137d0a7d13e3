import { execFile } from 'node:child_process'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { compareCommand } from '../../../api/commands/compare'
import { type ComparedCounty, openComparedCounty, tianyuanFile } from '../../support/comparisons'
import { runCommandLine } from '../../support/command-line'
import { SERVER_SECRETS } from '../../support/server'
import { head, household, TIANYUAN } from '../roll/roll-county'
import { fileOf, pathOf, useFolder } from '../sheets/files'

useFolder()

let county: ComparedCounty
let env: Record<string, string>
beforeAll(async () => {
  county = await openComparedCounty()
  const target = { DATABASE_URL: county.target, DATA_DIR: pathOf('data') }
  env = { ...SERVER_SECRETS, ...target, DEMO: 'false', LOG_LEVEL: 'error' }
  await county.take(TIANYUAN)
})
afterAll(() => county.close())

const compare = (...args: string[]) => runCommandLine(compareCommand, env, args)

interface Ended {
  code: number
  stdout: string
  stderr: string
}

/** As an operator calls it: a process of its own. */
const cunxin = (...args: string[]) =>
  new Promise<Ended>((resolve) => {
    const argv = ['--import', 'tsx', 'api/commands/cunxin.ts', ...args]
    const all = { PATH: process.env['PATH'], ...env }
    execFile(process.execPath, argv, { env: all }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    )
  })

test('an operator gets one document, and is refused in words', async () => {
  const { code, stdout } = await cunxin(
    'compare',
    '车辆',
    tianyuanFile('vehicles'),
    '--dry-run',
    '--json',
  )
  expect(code).toBe(0)
  expect(stdout.trimEnd().split('\n')).toHaveLength(1)
  const said = JSON.parse(stdout) as { rows: number; matched: number; leads: object[] }
  expect(said).toMatchObject({ dryRun: true, rows: 53, matched: 12 })
  expect(said.leads).toHaveLength(6)
  expect(Object.keys(said.leads[0] ?? {}).toSorted()).toEqual(
    ['household', 'member', 'class', 'possible', 'message'].toSorted(),
  )
  const wrong = await cunxin('compare', 'vehicles', tianyuanFile('property'))
  expect(wrong.code).toBe(1)
  expect(wrong.stderr).toContain('这像是“房产”的文件，不是“车辆”的')
  const unknown = await cunxin('compare', '天气', tianyuanFile('property'))
  expect(unknown.stderr).toContain('没有这类记录')
})

test.each([
  ['车辆', 'vehicles'],
  ['房产', 'property'],
  ['工商', 'business'],
  ['财政供养', 'public_payroll'],
  ['public-payroll', 'public_payroll'],
  ['Deaths', 'deaths'],
  ['低保', 'subsistence_allowance'],
  ['subsistence-allowance', 'subsistence_allowance'],
  ['残疾', 'disability'],
] as const)('%s are records of %s', async (word, records) => {
  expect(await compare(word, tianyuanFile(records), '--dry-run')).toContain('有疑点')
})

test('in words it says what is new, what was known, and what could not be read', async () => {
  const first = await compare('房产', tianyuanFile('property'))
  expect(first).toContain('房产：50 行，对上 10 行，新增疑点 8 条')
  expect(first).toContain('50023824320200124 509938**********01 可能：名下有商业')
  expect(await compare('房产', tianyuanFile('property'))).toContain('新增疑点 0 条，已有 8 条')
})

test('a heading that is not known is said once', async () => {
  const mou = head()
  await county.load([household('1001', [mou])])
  const file = fileOf('own.csv', `姓名,车主编号,号牌号码\n牟大山,${mou.idNumber},渝F1`)
  await expect(compare('车辆', file)).rejects.toThrow('--columns 车主编号=id')
  await expect(compare('车辆', file, '--columns', '车主编号=什么')).rejects.toThrow('columns')
  expect(await compare('车辆', file, '--columns', '车主编号=id')).toContain('新增疑点 1 条')
  expect(await compare('车辆', file)).toContain('已有 1 条')
})

test('on whose behalf it is done stands on record, and only the office may', async () => {
  const office = await county.addStaff({ roles: [['county_office', 'wuxi']] })
  const clerk = await county.addStaff({ roles: [['township_clerk', 'wuxi.tianyuan']] })
  const file = tianyuanFile('deaths')
  await expect(compare('死亡', file, '--by', clerk.id)).rejects.toThrow('may_not')
  await compare('死亡', file, '--by', office.id)
  const [row] = await county.sql`select actor, counts from imports where kind = 'comparison:deaths'`
  expect(row).toMatchObject({ actor: office.actor, counts: { rows: 34, matched: 6, leads: 6 } })
})
