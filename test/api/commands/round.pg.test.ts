import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { roundCommand } from '../../../api/commands/round'
import { newId } from '../../../api/shared/ids'
import { areas } from '../../../db/schema'
import { COUNTY, GROUP, OTHER_VILLAGE, startApi, TOWNSHIP, VILLAGE } from '../../support/api'
import { runCommandLine } from '../../support/command-line'
import { createSeeds } from '../../support/seeds'
import { SERVER_SECRETS } from '../../support/server'

const api = await startApi()
await api.addCounty()
await api.db.insert(areas).values([
  { county: COUNTY, path: 'wuxi.yulin', level: 'township', name: '鱼鳞乡', source: '测试' },
  { county: COUNTY, path: 'wuxi.yulin.xinhua', level: 'village', name: '新华村', source: '测试' },
])
const office = await api.addStaff({ roles: [['county_office', COUNTY]] })
const clerk = await api.addStaff({ roles: [['township_clerk', 'wuxi.yulin']] })
const cadre = await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
const gone = await api.addStaff({ roles: [['county_office', COUNTY]], isActive: false })

let dataDir: string
let env: Record<string, string>
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'cunxin-round-'))
  const target = { DATABASE_URL: api.target, DATA_DIR: dataDir }
  env = { ...SERVER_SECRETS, ...target, DEMO: 'false', LOG_LEVEL: 'error' }
})
beforeEach(async () => {
  await api.setFigures()
  await api.sql`update rounds set status = 'closed', closed_on = '2026-03-09'`
})
afterAll(async () => {
  await api.close()
  await rm(dataDir, { recursive: true, force: true })
})

const run = (...args: string[]) => runCommandLine(roundCommand, env, args)

const open = (area: string, by = office.id, ...more: string[]) =>
  run('open', '--area', area, '--year', '2026', '--by', by, ...more)
const roundsOpen = async () =>
  api.sql<{ id: string; path: string; by: string }[]>`
    select id, area_path as path, opened_by as by from rounds
     where county = ${COUNTY} and status = 'open' order by area_path`

/** The id of a round just opened. */
async function opened(area: string): Promise<string> {
  return (JSON.parse(await open(area, office.id, '--json')) as { id: string }).id
}

describe('the office opens a round', () => {
  test('for a member of it, who stands in the record', async () => {
    const household = await api.addHousehold()
    const contact = await api.addContact({ linkedTo: [household.id] })
    const command = { type: 'file_application', householdId: household.id } as const
    await api.runCommand(contact.id, command)
    const answer = JSON.parse(await open('天元乡', office.id, '--json')) as Record<string, unknown>
    expect(answer).toMatchObject({ area: '天元乡', applications: 1 })
    expect(await roundsOpen()).toEqual([{ id: answer['id'], path: TOWNSHIP, by: office.id }])
    const [event] = await api.sql<{ actor: string; type: string }[]>`
      select actor, type from events
       where county = ${COUNTY} and subject = ${`round:${String(answer['id'])}`}`
    expect(event).toEqual({ actor: `staff:${office.id}`, type: 'round.opened' })
  })

  test.each([
    [TOWNSHIP, TOWNSHIP],
    ['天元乡', TOWNSHIP],
    ['天元', TOWNSHIP],
    ['宝坪村', VILLAGE],
    [' 天元乡宝坪村 ', VILLAGE],
    ['鱼鳞乡新华村', 'wuxi.yulin.xinhua'],
    ['巫溪县', COUNTY],
    ['全县', COUNTY],
  ])('on the area it means: %s', async (said, path) => {
    const words = await open(said)
    const [round] = await roundsOpen()
    expect(round?.path).toBe(path)
    expect(words).toMatch(new RegExp(`^${round?.id} \\S+ 2026 \\d+户$`))
  })

  test.each([
    ['无此乡', 'not_found', 'area'],
    // Two townships have one.
    ['新华村', 'not_found', 'area'],
    ['天元乡干部', 'not_found', 'area'],
    ['天元乡开会', 'not_found', 'area'],
    ['', 'not_found', 'area'],
    ['wuxi.nowhere', 'not_found', 'area'],
    [GROUP, 'refused', 'area_too_small'],
  ])('but not on “%s”', async (said, code, reason) => {
    await expect(open(said)).rejects.toMatchObject({ code, reason })
    expect(await roundsOpen()).toEqual([])
  })

  test('twice: the second is refused, also for an area within', async () => {
    await open('天元乡')
    const again = { code: 'refused', reason: 'round_open' }
    await expect(open('天元乡')).rejects.toMatchObject(again)
    await expect(open('宝坪村')).rejects.toMatchObject(again)
    expect(await roundsOpen()).toHaveLength(1)
  })

  test('twice at once: one is opened', async () => {
    const answers = await Promise.allSettled([cunxin(...openArgs), cunxin(...openArgs)])
    const codes = answers.map((each) => (each.status === 'fulfilled' ? each.value.code : -1))
    expect(codes.toSorted()).toEqual([0, 1])
    expect(await roundsOpen()).toHaveLength(1)
  })

  test('not while a figure is missing', async () => {
    await api.setFigures({ notice_days: null })
    const missing = { code: 'figure_missing', reason: 'notice_days' }
    await expect(open('天元乡')).rejects.toMatchObject(missing)
    expect(await roundsOpen()).toEqual([])
  })

  test.each([['2013'], ['2101'], ['2026.5'], ['今年']])('not for the year %s', async (year) => {
    const args = ['open', '--area', '天元乡', '--year', year, '--by', office.id]
    await expect(run(...args)).rejects.toThrow('ended with 1')
    expect(await roundsOpen()).toEqual([])
  })

  test.each([['2014'], ['2100']])('for the year %s', async (year) => {
    await run('open', '--area', '天元乡', '--year', year, '--by', office.id)
    expect(await roundsOpen()).toHaveLength(1)
  })

  test('not of a kind nobody knows', async () => {
    await expect(open('天元乡', office.id, '--kind', 'harvest')).rejects.toThrow('ended with 1')
    expect(await roundsOpen()).toEqual([])
  })
})

describe('a round is nobody’s to open', () => {
  test.each([
    ['of a village', cadre.id, 'forbidden', 'may_not'],
    ['who has left', gone.id, 'not_found', 'staff'],
    ['nobody knows', newId(), 'not_found', 'staff'],
  ])('for a member of staff %s', async (_who, by, code, reason) => {
    await expect(open('天元乡', by)).rejects.toMatchObject({ code, reason })
    expect(await roundsOpen()).toEqual([])
  })

  test('for a member of staff of another county', async () => {
    const foreign = createSeeds(api.deps, 'wushan')
    await foreign.addCounty()
    const { id } = await foreign.addStaff({ roles: [['county_office', COUNTY]], phone: null })
    await expect(open('天元乡', id)).rejects.toMatchObject({ reason: 'staff' })
  })

  test('outside the township of a clerk, who opens one within', async () => {
    const refused = { code: 'forbidden', reason: 'not_there' }
    await expect(open(TOWNSHIP, clerk.id)).rejects.toMatchObject(refused)
    await expect(open('宝坪村', clerk.id)).rejects.toMatchObject(refused)
    await expect(open('没有村', clerk.id)).rejects.toMatchObject({ reason: 'area' })
    await open('新华村', clerk.id)
    expect(await roundsOpen()).toMatchObject([{ path: 'wuxi.yulin.xinhua', by: clerk.id }])
  })

  test('without a name, or with one that is no id', async () => {
    const args = ['open', '--area', '天元乡', '--year', '2026']
    await expect(run(...args)).rejects.toThrow('ended with 1')
    await expect(run(...args, '--by', '李玉')).rejects.toThrow('ended with 1')
    expect(await roundsOpen()).toEqual([])
  })
})

describe('the office closes a round', () => {
  test('in which nobody waits', async () => {
    const id = await opened(OTHER_VILLAGE)
    const closed = JSON.parse(await run('close', id, '--by', office.id, '--json')) as object
    expect(closed).toMatchObject({ id })
    expect(await roundsOpen()).toEqual([])
  })

  test('not twice, and not one that is not there', async () => {
    const id = await opened(OTHER_VILLAGE)
    await run('close', id, '--by', office.id)
    const again = run('close', id, '--by', office.id)
    await expect(again).rejects.toMatchObject({ code: 'refused', reason: 'round_closed' })
    const unknown = run('close', newId(), '--by', office.id)
    await expect(unknown).rejects.toMatchObject({ code: 'not_found', reason: 'round' })
    await expect(run('close', '第一轮', '--by', office.id)).rejects.toThrow('ended with 1')
  })

  test('not while a household waits in it', async () => {
    const household = await api.addHousehold({ areaPath: OTHER_VILLAGE })
    const contact = await api.addContact({ linkedTo: [household.id] })
    const command = { type: 'file_application', householdId: household.id } as const
    await api.runCommand(contact.id, command)
    const id = await opened(OTHER_VILLAGE)
    const close = run('close', id, '--by', office.id)
    await expect(close).rejects.toMatchObject({ reason: 'applications_waiting' })
    expect(await roundsOpen()).toHaveLength(1)
  })

  test('not outside the area of whom it is done for', async () => {
    const id = await opened(OTHER_VILLAGE)
    await expect(run('close', id, '--by', clerk.id)).rejects.toMatchObject({ reason: 'round' })
    await expect(run('close', id, '--by', cadre.id)).rejects.toMatchObject({ reason: 'may_not' })
    expect(await roundsOpen()).toHaveLength(1)
  })
})

test('The office lists its rounds, open and closed, and none of another county', async () => {
  const id = await opened(OTHER_VILLAGE)
  const { rounds } = JSON.parse(await run('list', '--json')) as { rounds: { id: string }[] }
  expect(rounds.find((round) => round.id === id)).toMatchObject({ status: 'open', year: 2026 })
  const [{ all } = { all: 0 }] = await api.sql<{ all: number }[]>`
    select count(*)::int as all from rounds where county = ${COUNTY}`
  expect(rounds).toHaveLength(all)
  expect(await run('list')).toMatch(
    new RegExp(`^${id} identification 2026 ${OTHER_VILLAGE} open \\d{4}-\\d\\d-\\d\\d– 0户$`, 'm'),
  )
})

/** As an operator calls it: a process of its own. */
const cunxin = (...args: string[]) =>
  new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    const argv = ['--import', 'tsx', 'api/commands/cunxin.ts', ...args]
    const all = { PATH: process.env['PATH'], ...env }
    execFile(process.execPath, argv, { env: all }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    )
  })
const openArgs = ['round', 'open', '--area', '天元乡', '--year', '2026', '--by', office.id]

test('An operator is told in plain words how to use it and what stands against it', async () => {
  const help = await cunxin('round', 'open', '--help')
  expect(help).toMatchObject({ code: 0, stderr: '' })
  expect(help.stdout).toContain('--by <staffId>')
  await open('天元乡')
  const refused = await cunxin(...openArgs, '--json')
  expect(refused).toEqual({
    code: 1,
    stdout: '',
    stderr: '这里已有没关闭的一轮 (a round is open here already)\n',
  })
  await api.sql`update rounds set status = 'closed', closed_on = '2026-03-09'`
  await api.setFigures({ notice_days: null })
  expect((await cunxin(...openArgs)).stderr).toContain('还没有设定 notice_days')
})
