import { execFile } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { importCommand } from '../../../api/commands/import'
import { readApiSettings } from '../../../api/settings'
import { SERVER_SECRETS } from '../../support/server'
import {
  head,
  household,
  openRollCounty,
  type RollCounty,
  rollFile,
  TIANYUAN,
} from '../roll/roll-county'
import { fileOf, pathOf, workbookOf, useFolder } from '../sheets/files'

useFolder()

let county: RollCounty
let env: Record<string, string>
beforeAll(async () => {
  county = await openRollCounty()
  const target = { DATABASE_URL: county.target, DATA_DIR: pathOf('data') }
  env = { ...SERVER_SECRETS, ...target, DEMO: 'false', LOG_LEVEL: 'error' }
})
afterAll(() => county.close())

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

/** The same command in this process, which is quicker; what it refuses is thrown. */
async function run(...args: string[]) {
  const said = { stdout: '', stderr: '' }
  const log = vi.spyOn(console, 'log').mockImplementation((line) => (said.stdout += `${line}\n`))
  const write = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said.stderr += String(text)
    return true
  })
  try {
    const command = importCommand(() => readApiSettings(env))
    await command.parseAsync(args, { from: 'user' })
  } finally {
    log.mockRestore()
    write.mockRestore()
  }
  return said
}

/** One document and nothing beside it. */
const document = (stdout: string) => {
  expect(stdout.trimEnd().split('\n')).toHaveLength(1)
  return JSON.parse(stdout) as Record<string, unknown>
}

const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`
const sheetRows = (...rows: string[][]) =>
  rows.map((cells) => `<row>${cells.map(cell).join('')}</row>`).join('')

describe('an operator who takes a household file in', () => {
  test('may have it checked first: one document on stdout, progress on stderr, nothing stored', async () => {
    const before = await county.dump()
    const { code, stdout, stderr } = await cunxin(
      'import',
      'households',
      TIANYUAN,
      '--dry-run',
      '--json',
    )
    expect({ code, stderr }).toEqual({ code: 0, stderr: '256 户\n' })
    expect(document(stdout)).toMatchObject({
      dryRun: true,
      seen: { households: 260, people: 912 },
      imported: { households: 256, people: 888 },
      roll: { entered: 256, changed: 0, same: 0 },
    })
    expect(await county.dump()).toEqual(before)
    expect(await county.count('imports')).toBe(0)
  })

  test('reads in words what came of it, row by row what did not', async () => {
    const { stdout, stderr } = await run('households', TIANYUAN)
    expect(stderr).toBe('256 户\n')
    expect(stdout).toContain('文件里 260 户 912 人，已导入 256 户 888 人\n')
    expect(stdout).toContain('新增 256 户，变更 0 户，未变 0 户；自动规范 18 处\n')
    expect(stdout).toContain('未导入 24 处：\n')
    expect(stdout).toContain('  第354行 证件号码 “509938**********70”身份证号校验码不对')
    expect(stdout).toContain('请核对 8 处：\n')
    expect(stdout).toContain('9 户缺了未导入的家庭成员\n')
    expect(await county.count('households')).toBe(256)
    const again = await run('households', TIANYUAN)
    expect(again.stdout).toContain('新增 0 户，变更 0 户，未变 256 户')
  })

  test('is told whom the roll has elsewhere', async () => {
    const { stdout } = await run('households', rollFile([household('X1', [await knownHead()])]))
    expect(stdout).toContain('已导入 0 户 0 人')
    expect(stdout).toMatch(
      /已在别户 1 人：\n {2}第3行 “牟大山”的身份证号已在另一户（户编号50023824320000001），未录入\n/,
    )
  })

  test('who names a file that is not there is told so in one sentence', async () => {
    const { code, stdout, stderr } = await cunxin('import', 'households', 'nowhere.csv', '--json')
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toBe('file_missing: 找不到文件：nowhere.csv\n')
  })

  test('who sends a picture is told what a table is', async () => {
    const picture = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1')
    await expect(run('households', fileOf('photo.xlsx', picture))).rejects.toMatchObject({
      code: 'not_a_table',
      message: '这不是表格文件，请用 .xlsx、.xls 或 .csv',
    })
  })

  test('must say which worksheet where several are filled, and may', async () => {
    const before = await county.count('households')
    const title = ['村', '社(组)', '姓名', '证件号码', '与户主关系', '乡(镇)']
    const person = head()
    const row = ['宝坪村', '2社', '谭二山', person.idNumber, '户主', '天元乡']
    const sheets = [
      { name: '说明', rows: sheetRows(['填表说明']) },
      { name: '花名册', rows: sheetRows(title, row) },
    ]
    const file = fileOf('two.xlsx', workbookOf(sheets))
    await expect(run('households', file)).rejects.toMatchObject({ code: 'several_sheets' })
    await expect(run('households', file, '--sheet', '人员')).rejects.toMatchObject({
      code: 'not_a_table',
      message: '没有叫“人员”的工作表，有内容的是：“说明”、“花名册”',
    })
    expect(await county.count('households')).toBe(before)
    const { stdout } = await run('households', file, '--sheet', '花名册', '--json')
    expect(document(stdout)).toMatchObject({ dryRun: false, roll: { entered: 1 } })
    expect(await county.count('households')).toBe(before + 1)
  })

  test('who leaves a column out is told which', async () => {
    const file = fileOf('short.csv', '村,社(组),姓名,与户主关系\n宝坪村,2社,谭二山,户主\n')
    await expect(run('households', file)).rejects.toMatchObject({
      code: 'missing_column',
      message: expect.stringContaining('证件号码') as string,
    })
  })
})

describe('an operator who takes a list of villages in', () => {
  const HEADER = '乡(镇),村,社数\n'

  test('reads what was made and which rows were not taken, and the same again makes nothing', async () => {
    const file = fileOf('areas.csv', `${HEADER}天元乡,青龙村,2\n天元乡,白马村,很多\n`)
    const first = await run('areas', file, '--json')
    expect(first.stderr).toBe('')
    expect(document(first.stdout)).toEqual({
      seen: 2,
      rejected: [
        { line: 3, class: 'groups_unreadable', column: '社数', message: '“很多”社数应是1到99' },
      ],
      imported: 1,
      made: 3,
    })
    const again = await run('areas', file)
    expect(again.stdout).toBe('1 村，新增 0 个区域\n第3行 “很多”社数应是1到99\n')
  })

  test('may say which worksheet', async () => {
    const sheets = [
      { name: '说明', rows: sheetRows(['填表说明']) },
      { name: '村', rows: sheetRows(HEADER.trim().split(','), ['天元乡', '红石村', '1']) },
    ]
    const file = fileOf('areas.xlsx', workbookOf(sheets))
    await expect(run('areas', file)).rejects.toMatchObject({ code: 'several_sheets' })
    const { stdout } = await run('areas', file, '--sheet', '村', '--json')
    expect(document(stdout)).toMatchObject({ imported: 1, made: 2 })
  })

  test('is told the line of a township the county does not have, and nothing is stored', async () => {
    const areas = await county.count('areas')
    const file = fileOf('lost.csv', `${HEADER}天元乡,黑水村,1\n无名乡,某村,1\n`)
    await expect(run('areas', file)).rejects.toMatchObject({
      code: 'invalid',
      reason: '第3行 本县没有“无名乡”，整个文件未导入',
    })
    expect(await county.count('areas')).toBe(areas)
  })

  test('who names a file that is not there is told so', async () => {
    await expect(run('areas', 'nowhere.csv')).rejects.toMatchObject({ code: 'file_missing' })
  })
})

async function knownHead() {
  const [first] = await county.readRoll()
  const known = first?.people.find(({ isHead }) => isHead)
  if (!known) throw new Error('nobody stands in the roll')
  return known
}
