import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { villageCommand } from '../../../api/commands/village'
import { dayOf } from '../../../api/shared/day'
import { COUNTY, OTHER_VILLAGE, startApi, VILLAGE } from '../../support/api'
import { runCommandLine } from '../../support/command-line'
import { SERVER_SECRETS } from '../../support/server'
import { addFamily, forgetVillages, STANDARD } from '../../support/villages'

const api = await startApi()
await api.addCounty()
/** The command line has the machine's clock. */
const THIS_YEAR = Number(dayOf(new Date()).slice(0, 4))

let folder: string
let env: Record<string, string>
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cunxin-village-'))
  const target = { DATABASE_URL: api.target, DATA_DIR: folder }
  env = { ...SERVER_SECRETS, ...target, DEMO: 'false', LOG_LEVEL: 'error' }
})
beforeEach(() => forgetVillages(api))
afterAll(async () => {
  await api.close()
  await rm(folder, { recursive: true, force: true })
})

const run = (...args: string[]) => runCommandLine(villageCommand, env, args)
const runJson = async (...args: string[]) =>
  JSON.parse(await run(...args, '--json')) as Record<string, unknown>

async function fileOf(name: string, content: string): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}

async function setStandard(rules: object = STANDARD, from = '2020-01-01') {
  const file = await fileOf('standard.json', JSON.stringify(rules))
  return run('standard', 'set', '--file', file, '--from', from, '--source', '示例')
}

describe('the standard', () => {
  test('is set from a file, and listed', async () => {
    expect(await setStandard()).toBe('2020-01-01起')
    expect(await run('standard', 'list')).toBe('2020-01-01起 深度60分 相对40分 示例')
    expect(await runJson('standard', 'list')).toMatchObject({ standards: [{ rules: STANDARD }] })
  })

  test.each([
    ['that is no JSON', 'x'],
    ['of nine indicators', JSON.stringify({ ...STANDARD, indicators: {} })],
  ])('from a file %s is not', async (_what, content) => {
    const file = await fileOf('wrong.json', content)
    const args = ['--file', file, '--from', '2020-01-01', '--source', '示例']
    await expect(run('standard', 'set', ...args)).rejects.toThrow()
  })

  test('whose weights do not come to 100 is refused', async () => {
    const { poor_transport, ...rest } = STANDARD.indicators
    const indicators = { ...rest, poor_transport: { ...poor_transport, weight: 9 } }
    await expect(setStandard({ ...STANDARD, indicators })).rejects.toMatchObject({
      reason: 'rules.weights',
    })
  })
})

describe('one figure of a village', () => {
  test.each([
    ['天元乡宝坪村', '交通', '3', 'poor_transport', 3],
    [VILLAGE, '饮水', '8级', 'poor_drinking_water', 8],
    ['宝坪', '收入', '9,800元', 'disposable_income', 980_000],
  ])('is entered: %s %s %s', async (village, indicator, value, stored, as) => {
    expect(await runJson('set', village, indicator, value, '--source', '局')).toEqual({
      village: '宝坪村',
      year: THIS_YEAR,
      value: `${stored}=${as}`,
    })
    const rows = await api.sql`select indicator, value, source, set_by from village_indicators`
    expect(rows).toEqual([{ indicator: stored, value: as, source: '局', set_by: null }])
  })

  test.each([
    ['无此村', '交通', '3', 'area'],
    ['宝坪村', '贫困发生率', '3', 'indicator_unknown'],
    ['宝坪村', '交通', '11', 'indicator_value'],
    ['天元乡', '交通', '3', 'area'],
  ])('is refused: %s %s %s', async (village, indicator, value, reason) => {
    const args = ['set', village, indicator, value, '--source', '局']
    await expect(run(...args)).rejects.toMatchObject({ reason })
  })

  test('of a year before registration is no year', async () => {
    const args = ['set', '宝坪村', '交通', '3', '--source', '局', '--year', '2013']
    await expect(run(...args)).rejects.toThrow()
  })
})

const SHEET = `乡镇,村,交通,饮水,环境,人均可支配收入(元),来源
天元乡,宝坪村,7,6,5,,2025年普查
天元乡,新华村,3,11,2,8800,2025年普查
天元乡,无此村,3,3,2,,2025年普查
`

describe('a file of figures', () => {
  const take = (...more: string[]) =>
    fileOf('villages.csv', SHEET).then((file) =>
      runJson('import', file, '--year', String(THIS_YEAR), ...more),
    )
  const count = async () =>
    Number(
      (await api.sql<{ n: number }[]>`select count(*)::int as n from village_indicators`)[0]?.n,
    )

  test('is taken in, and what cannot be read is told by its line', async () => {
    expect(await take()).toEqual({
      dryRun: false,
      seen: 3,
      villages: 2,
      imported: 6,
      rejected: [
        { line: 3, column: '饮水', message: '“11”应是0到10的整数，10最差' },
        { line: 4, column: '村', message: '“无此村”没有这个村，或有几个同名' },
      ],
    })
    expect(await count()).toBe(6)
  })

  test('is only looked at in a trial', async () => {
    expect(await take('--dry-run')).toMatchObject({ dryRun: true, imported: 6 })
    expect(await count()).toBe(0)
  })

  test('taken in again leaves the same figures', async () => {
    await take()
    await take()
    expect(await count()).toBe(6)
  })

  test('leaves out what the roll gives', async () => {
    await addFamily(api, { areaPath: `${OTHER_VILLAGE}.1` })
    await setStandard()
    await run('reckon', '--year', String(THIS_YEAR))
    const { imported, rejected } = await take()
    expect(imported).toBe(5)
    expect(rejected).toContainEqual({
      line: 3,
      column: '人均可支配收入',
      message: '花名册已能算出，不用填',
    })
  })
})

describe('reckoned, the villages', () => {
  async function reckoned() {
    await setStandard()
    for (const path of [VILLAGE, OTHER_VILLAGE]) await addFamily(api, { areaPath: `${path}.1` })
    await addFamily(api, { areaPath: `${VILLAGE}.1`, status: 'registered' })
    const file = await fileOf('villages.csv', SHEET.replace(',11,', ',1,'))
    await run('import', file, '--year', String(THIS_YEAR))
    return run('reckon', '--year', String(THIS_YEAR))
  }

  test('are counted by class', async () => {
    expect(await reckoned()).toBe(`${THIS_YEAR} 算出 2 村：深度 0，相对 1；缺数 0 村`)
  })

  test('are ranked, in the county or a township', async () => {
    await reckoned()
    const ranking = '1 天元乡宝坪村 43.000 relative\n2 天元乡新华村 11.000 none'
    expect(await run('rank')).toBe(ranking)
    expect(await run('rank', '天元乡')).toBe(ranking)
    expect(await runJson('rank', VILLAGE)).toMatchObject({ items: [{ rank: 1 }] })
    await expect(run('rank', '无此乡')).rejects.toMatchObject({ reason: 'area' })
  })

  test('are explained line by line', async () => {
    await reckoned()
    const lines = (await run('show', '宝坪村')).split('\n')
    expect(lines[0]).toBe(`天元乡宝坪村 ${THIS_YEAR} 43.000 1/2 relative`)
    expect(lines).toHaveLength(11)
    expect(lines[1]).toBe('  poverty_incidence 500 10.000/10 未脱贫在册人口1人÷乡村人口2人')
    await expect(run('show', COUNTY)).rejects.toMatchObject({ reason: 'village' })
  })

  test('say what is missing where they have no score', async () => {
    await setStandard()
    await addFamily(api)
    await run('reckon', '--year', String(THIS_YEAR))
    expect(await run('show', '宝坪村')).toBe(
      `天元乡宝坪村 ${THIS_YEAR} incomplete poor_transport poor_drinking_water harsh_environment`,
    )
  })

  test('are not, without a standard', async () => {
    await expect(run('reckon', '--year', String(THIS_YEAR))).rejects.toMatchObject({
      code: 'figure_missing',
      reason: 'village_standard',
    })
  })
})
