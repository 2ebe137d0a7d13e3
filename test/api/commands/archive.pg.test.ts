import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { archiveCommand } from '../../../api/commands/archive'
import { ROLL_SHEET_COLUMNS } from '../../../db/values/roll-words'
import { COUNTY, GROUP, startApi } from '../../support/api'
import { decide, found, membersOf, newcomer } from '../../support/archive'
import { runCommandLine } from '../../support/command-line'
import { SERVER_SECRETS } from '../../support/server'
import { rowsOf } from '../../support/workbook'

const api = await startApi()
await api.addCounty()

let folder: string
let env: Record<string, string>
/** Known since March, and of four from June on; another was entered before there was an archive. */
let dashan: string
let old: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cunxin-archive-'))
  const target = { DATABASE_URL: api.target, DATA_DIR: folder }
  env = { ...SERVER_SECRETS, ...target, DEMO: 'false', LOG_LEVEL: 'error' }
  const head = newcomer({
    name: '牟大山',
    relation: '户主',
    isHead: true,
    idNumber: '509938197102030117',
    phone: '+8613900001234',
  })
  const wife = newcomer({ name: '李红金', relation: '配偶', idNumber: '509938197203040124' })
  dashan = await found(api, {
    areaPath: GROUP,
    facts: { number: '500238001', status: 'registered', wageFen: 1_234_500 },
    join: [head, wife].map((person) => ({ person, reason: 'move_in' })),
    reason: 'identified',
    evidence: 'application:a1',
  })
  api.clock.now = new Date('2026-06-01T02:00:00Z')
  await decide(api, {
    householdId: dashan,
    reason: 'born_or_joined',
    evidence: 'change:c1',
    set: { bankAccount: '6210987600001111', status: 'exited', exitedYear: 2026 },
    join: [{ person: newcomer({ name: '牟小星' }), reason: 'birth' }],
  })
  old = (await api.addHousehold({ head: '谭旧户' })).id
})
afterEach(() => {
  // What a command ended with is not what the tests end with.
  process.exitCode = undefined
})
afterAll(async () => {
  await api.close()
  await rm(folder, { recursive: true, force: true })
})

const run = (...args: string[]) => runCommandLine(archiveCommand, env, args)
const runJson = async (...args: string[]) =>
  JSON.parse(await run(...args, '--json')) as Record<string, unknown>

describe('the office sees a household', () => {
  test('as it was on a day, without whole numbers and accounts', async () => {
    const said = await run('show', '500238001', '--on', '2026-05-31')
    expect(said.split('\n')[0]).toBe('2026-05-31 宝坪村3社')
    expect(said).toContain('户编号：500238001')
    expect(said).toContain('人口：2人')
    expect(said).toContain('工资性收入：12345元')
    expect(said).toMatch(/\n {2}牟大山 户主 509938\*+\n {2}李红金 配偶 509938\*+$/)
    expect(said).not.toMatch(/牟小星|197102|6210|13900001234/)
  })

  test('as it is, where no day is said', async () => {
    expect(await runJson('show', '500238001')).toMatchObject({
      kind: 'known',
      household: { status: 'exited', exitedYear: 2026, size: 3 },
      members: [{ name: '牟大山' }, { name: expect.any(String) }, { name: expect.any(String) }],
    })
  })

  test('not before there was one, nor of one without a beginning', async () => {
    expect(await run('show', '500238001', '--on', '2026-03-08')).toBe('2026-03-08 还没有这一户')
    expect(await run('show', old, '--on', '2026-05-31')).toBe(
      '2026-05-31 没有当日记录，先用 archive verify --record',
    )
  })

  test('on a day that is one', async () => {
    await expect(run('show', '500238001', '--on', '2026-02-31')).rejects.toThrow('ended with 1')
    await expect(run('show', '404')).rejects.toThrow(/household/)
  })

  test('with all that happened to it, by whom and on which evidence', async () => {
    expect((await run('history', '500238001')).split('\n')).toEqual([
      '2026-03-09 立户（系统，application:a1）',
      '  天元乡宝坪村3社，户主牟大山，2人（牟大山、李红金），未脱贫',
      '2026-06-01 自然增加（系统，change:c1）',
      '  状态：未脱贫→已脱贫',
      '  脱贫年度：空→2026',
      '  银行账号已变更',
      '  增加牟小星（之子，出生）',
    ])
    const { items } = await runJson('history', '500238001')
    expect(items).toMatchObject([{ evidence: 'application:a1' }, { reason: '自然增加' }])
  })
})

describe('the register of a village', () => {
  const written = async (day: string, ...more: string[]) => {
    const out = join(folder, `${day}.xlsx`)
    const said = await run('register', 'wuxi.tianyuan.baoping', '--on', day, '--out', out, ...more)
    const bytes = await readFile(out)
    const [heading, ...rows] = await rowsOf(bytes, `${day}在册`)
    const people = rows.map((cells) =>
      Object.fromEntries(cells.map((cell, i) => [heading?.[i] ?? '', cell])),
    )
    return { said, heading, people, counts: await rowsOf(bytes, '合计') }
  }

  test('is a sheet with a row a person, as it was on the day', async () => {
    const { heading, people } = await written('2026-05-31')
    expect(heading).toEqual([...ROLL_SHEET_COLUMNS, '监测对象类别'])
    expect(people).toMatchObject([
      {
        村: '宝坪村',
        '社(组)': '3社',
        户编号: '500238001',
        姓名: '牟大山',
        与户主关系: '户主',
        工资性收入: '12345',
        联系电话: '',
      },
      { 姓名: '李红金' },
    ])
    expect(people.map((each) => each['银行卡号'] ?? '')).toEqual(['', ''])
    expect(people.map((each) => each['证件号码'])).toEqual([
      expect.stringMatching(/^509938\*+$/),
      expect.stringMatching(/^509938\*+$/),
    ])
  })

  test('with a sheet of counts, which is said as well', async () => {
    const { said, counts } = await written('2026-05-31')
    expect(counts).toEqual([
      ['类别', '户', '人'],
      ['未脱贫', '1', '2'],
      ['天元乡', '1', '2'],
      ['没有当日记录（先用 archive verify --record）', '1'],
    ])
    expect(said.split('\n').slice(0, 3)).toEqual(['2026-05-31', '未脱贫 1户 2人', '天元乡 1户 2人'])
  })

  test('a month later has who was born since', async () => {
    const { people, counts } = await written('2026-06-01')
    expect(people.map((each) => each['姓名']).toSorted()).toEqual(['李红金', '牟大山', '牟小星'])
    expect(counts[1]?.slice(1)).toEqual(['1', '3'])
  })

  test('leaves out the unregistered unless all are asked for', async () => {
    await found(api, {
      areaPath: GROUP,
      join: [
        {
          person: newcomer({
            name: '冉未档',
            relation: '户主',
            isHead: true,
            idNumber: '509938198005050114',
          }),
          reason: 'move_in',
        },
      ],
    })
    const names = async (...more: string[]) =>
      (await written('2026-06-02', ...more)).people.map((each) => each['姓名'])
    expect(await names()).not.toContain('冉未档')
    expect(await names('--all')).toContain('冉未档')
  })
})

describe('the check of every household against its events', () => {
  test('fails where one has no beginning, until stock of it is taken', async () => {
    expect(await run('verify')).toMatch(/没有底档 1 户\n完好$/)
    expect(process.exitCode).toBe(1)
    process.exitCode = undefined
    expect(await run('verify', '--record')).toMatch(/没有底档 1 户，已补记 1 户\n完好$/)
    expect(process.exitCode).toBeUndefined()
    expect(await runJson('verify')).toMatchObject({ untold: 0, recorded: 0, faults: [] })
    expect(process.exitCode).toBeUndefined()
  })

  test('fails where something was written past the archive, and says of whom and what', async () => {
    await api.sql`update households set size = 9, wage_fen = 1 where county = ${COUNTY} and id = ${dashan}`
    expect(await run('verify')).toMatch(
      new RegExp(`与档案不符 1 户：\\n {2}${dashan} 工资性收入、人口$`),
    )
    expect(process.exitCode).toBe(1)
    expect(await membersOf(api, dashan)).toHaveLength(3)
  })
})
