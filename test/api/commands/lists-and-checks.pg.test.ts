import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { checksCommand } from '../../../api/commands/checks'
import { listsCommand, visitDutiesCommand } from '../../../api/commands/lists'
import { pairingsCommand } from '../../../api/commands/pairings'
import { qualityCommand } from '../../../api/commands/quality'
import { OTHER_VILLAGE, startApi, TOWNSHIP, VILLAGE } from '../../support/api'
import { addCampaign, addCheck, clearCampaigns } from '../../support/check-campaigns'
import { runCommandLine } from '../../support/command-line'
import { addItem, addVisit } from '../../support/list-items'
import { SERVER_SECRETS } from '../../support/server'
import { rowsOf } from '../../support/workbook'

const api = await startApi()
await api.addCounty()
const clerk = await api.addStaff({ name: '冉乡', roles: [['township_clerk', TOWNSHIP]] })
const cadre = await api.addStaff({ name: '熊长富', roles: [['village_cadre', VILLAGE]] })
const gone = await api.addStaff({ roles: [['township_clerk', TOWNSHIP]], isActive: false })

let folder: string
let env: Record<string, string>
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cunxin-lists-'))
  const target = { DATABASE_URL: api.target, DATA_DIR: folder }
  env = { ...SERVER_SECRETS, ...target, DEMO: 'false', LOG_LEVEL: 'error' }
})
beforeEach(async () => {
  await clearCampaigns(api)
  await api.ownerSql`delete from village_list_items`
  await api.ownerSql`delete from pairings`
  await api.ownerSql`update households set status = 'closed', key = id::text, head_name = '旧户'`
  await api.setFigures()
})
afterAll(async () => {
  await api.close()
  await rm(folder, { recursive: true, force: true })
})

type Make = Parameters<typeof runCommandLine>[0]
const run = (make: Make, ...args: string[]) => runCommandLine(make, env, args)
const json = async (make: Make, ...args: string[]) => {
  const said = await run(make, ...args, '--json')
  expect(said.split('\n')).toHaveLength(1)
  return JSON.parse(said) as Record<string, unknown>
}
const out = (name: string) => join(folder, name)
const sheet = async (name: string, of: string) => rowsOf(await readFile(out(name)), of)

describe('quality', () => {
  test('tells how often each rule is broken, of the county or a part of it', async () => {
    await api.addHousehold({ head: '牟甲', status: 'registered' })
    await api.addHousehold({
      head: '向乙',
      status: 'registered',
      areaPath: `${OTHER_VILLAGE}.1`,
    })
    const whole = await json(qualityCommand)
    expect(whole).toMatchObject({ area: '巫溪县', households: 2, found: 2 })
    expect(whole['items']).toEqual(
      expect.arrayContaining([expect.objectContaining({ head: '牟甲', code: 'type_missing' })]),
    )
    const said = await run(qualityCommand, '--area', '宝坪村')
    expect(said).toContain('宝坪村 1户1人，1户有疑问')
    expect(said).toContain('户属性没填 1处1户（贫困户属性）')
    expect(said).not.toContain('向乙')
  })

  test('writes all of it to a workbook: by rule, by village, one row each', async () => {
    await api.addHousehold({ head: '牟甲', status: 'registered' })
    const { out: file } = await json(qualityCommand, '--xlsx', out('quality.xlsx'))
    expect(file).toBe(out('quality.xlsx'))
    const each = await sheet('quality.xlsx', '逐条')
    expect(each[0]).toContain('问题和办法')
    expect(each[1]).toEqual(expect.arrayContaining(['天元乡', '宝坪村', '牟甲']))
    expect((await sheet('quality.xlsx', '按村'))[1]?.slice(0, 3)).toEqual(['天元乡', '宝坪村', '1'])
    expect((await sheet('quality.xlsx', '按规则')).length).toBeGreaterThan(1)
  })

  test('of a place nobody knows, and without its figures, is refused', async () => {
    await expect(run(qualityCommand, '--area', '天边村')).rejects.toMatchObject({
      code: 'not_found',
    })
    await api.setFigures({ quality_working_age: null })
    await expect(run(qualityCommand)).rejects.toMatchObject({ code: 'figure_missing' })
  })
})

describe('checks', () => {
  test('lists campaigns, and tells of one what came of it', async () => {
    const campaignId = await addCampaign(api, { openedBy: clerk.id })
    for (const [head, outcome] of [
      ['牟甲', 'right'],
      ['牟乙', null],
    ] as const) {
      const { id: householdId } = await api.addHousehold({ head, status: 'exited' })
      await addCheck(api, { householdId, campaignId, checkerId: cadre.id, outcome })
    }
    await api.sql`update campaign_checks
                     set checked_by = ${clerk.id}, checked_at = '2026-03-10T16:30:00Z'
                   where outcome is not null`
    expect(await run(checksCommand, 'list')).toContain('1234567897 天元乡')
    const said = await run(checksCommand, 'report', '1234567897')
    expect(said).toContain('天元乡 2户：属实1 有变0 错评0 漏评0 没查1')
    const args = ['report', '1234567897', '--xlsx', out('checks.xlsx')]
    expect(await json(checksCommand, ...args)).toMatchObject({ households: 2, unvisited: 1 })
    const each = await sheet('checks.xlsx', '逐户')
    // Who has been there counts, by the day in China.
    expect(each.find((row) => row[1] === '牟甲')).toEqual(
      expect.arrayContaining(['冉乡', '属实', '2026-03-11']),
    )
    expect(each.find((row) => row[1] === '牟乙')).toEqual(
      expect.arrayContaining(['熊长富', '没查']),
    )
    await expect(run(checksCommand, 'report', '1234567890')).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})

test('lists are written to a workbook, a sheet for each kind', async () => {
  await addItem(api, { ownerId: cadre.id, text: '水管断了' })
  const args = ['--area', '宝坪村', '--out', out('lists.xlsx')]
  expect(await json(listsCommand, ...args)).toEqual({ out: out('lists.xlsx'), items: 1 })
  expect((await sheet('lists.xlsx', '问题清单'))[1]).toEqual(
    expect.arrayContaining(['水管断了', '熊长富']),
  )
  expect(await sheet('lists.xlsx', '任务清单')).toHaveLength(1)
  await expect(
    run(listsCommand, '--area', '天边村', '--out', out('no.xlsx')),
  ).rejects.toMatchObject({ code: 'not_found' })
})

test('visit duties are written to a workbook, the late ones alone where asked', async () => {
  for (const [head, visitedOn] of [
    ['牟甲', '2026-02-01'],
    ['牟乙', '2026-02-10'],
  ] as const) {
    const { id: householdId } = await api.addHousehold({ head, status: 'registered' })
    await addVisit(api, { householdId, visitedOn, staffId: cadre.id })
  }
  const args = ['--area', '天元乡', '--out', out('visits.xlsx')]
  const { households } = await json(visitDutiesCommand, ...args)
  expect(households).toBe(2)
  // The command's clock is the machine's, by which both are late.
  expect(await run(visitDutiesCommand, ...args, '--late')).toBe(`${out('visits.xlsx')} 2户`)
  const rows = await sheet('visits.xlsx', '未走访')
  expect(rows.slice(1).map((row) => row[3])).toEqual(['牟甲', '牟乙'])
})

describe('pairings import', () => {
  async function file() {
    const { id } = await api.addHousehold({ head: '牟大岭', status: 'registered' })
    await api.ownerSql`update households set key = '5000000001', number = '5000000001' where id = ${id}`
    const path = out('pairings.csv')
    await writeFile(
      path,
      [
        '户主,户编号,帮扶人,单位',
        '牟大岭,5000000001,熊长富,宝坪村委会',
        '谁,5000000009,熊长富,宝坪村委会',
      ].join('\n'),
    )
    return path
  }
  const count = async () => (await api.sql`select from pairings`).length

  test('checks, then takes in, and changes nothing when it comes again', async () => {
    const path = await file()
    const by = ['--by', clerk.id]
    const tried = await json(pairingsCommand, 'import', path, ...by, '--dry-run')
    expect(tried).toMatchObject({ dryRun: true, seen: 2, paired: 1, same: 0 })
    expect(await count()).toBe(0)
    const said = await run(pairingsCommand, 'import', path, ...by)
    expect(said).toContain('2 行，已结对 1 户（换人 0 户），未变 0 户，没导入 1 行')
    expect(said).toContain('第3行 户主 花名册里没有这一户')
    expect(await count()).toBe(1)
    expect(await json(pairingsCommand, 'import', path, ...by)).toMatchObject({ paired: 0, same: 1 })
    expect(await count()).toBe(1)
  })

  test('is refused to who may not pair, who has left, and without a file', async () => {
    const path = await file()
    for (const { id } of [cadre, gone])
      await expect(run(pairingsCommand, 'import', path, '--by', id)).rejects.toMatchObject({
        code: expect.stringMatching(/forbidden|not_found|refused/) as string,
      })
    await expect(
      run(pairingsCommand, 'import', out('none.csv'), '--by', clerk.id),
    ).rejects.toMatchObject({ code: 'file_missing' })
    expect(await count()).toBe(0)
  })
})
