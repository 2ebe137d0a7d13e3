import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { staffCommand } from '../../../api/commands/staff'
import { COUNTY, GROUP, startApi, TOWNSHIP, VILLAGE } from '../../support/api'
import { runCommandLine } from '../../support/command-line'
import { createSeeds } from '../../support/seeds'
import { SERVER_SECRETS } from '../../support/server'

const api = await startApi()
await api.addCounty()
const dataDir = await mkdtemp(join(tmpdir(), 'cunxin-staff-'))
beforeEach(async () => {
  await api.sql`update staff set is_active = false`
})
afterAll(async () => {
  await api.close()
  await rm(dataDir, { recursive: true, force: true })
})

const target = { DATABASE_URL: api.target, DATA_DIR: dataDir }
const env = { ...SERVER_SECRETS, ...target, DEMO: 'false', LOG_LEVEL: 'error' }
const run = (...args: string[]) => runCommandLine(staffCommand, env, args)
const add = (role: string, area: string) =>
  run('add', '--name', '李玉', '--unit', '县扶贫办', '--role', role, '--area', area)

describe('the office adds a member of staff', () => {
  test.each([
    ['county_office', '巫溪县', COUNTY],
    ['township_clerk', '天元乡', TOWNSHIP],
    ['township_clerk', TOWNSHIP, TOWNSHIP],
    ['village_cadre', '天元乡宝坪村', VILLAGE],
    ['group_cadre', '宝坪村3社', GROUP],
  ])('%s in %s', async (role, area, path) => {
    const id = await add(role, area)
    const roles = await api.sql`select role, area_path from staff_roles where staff_id = ${id}`
    expect(roles).toEqual([{ role, area_path: path }])
  })

  test('but not in an area nobody knows, or that is too wide', async () => {
    const unknown = { code: 'not_found', reason: 'area' }
    await expect(add('village_cadre', '查无此村')).rejects.toMatchObject(unknown)
    const wide = { code: 'refused', reason: 'area_too_wide' }
    await expect(add('village_cadre', '天元乡')).rejects.toMatchObject(wide)
    expect(await api.sql`select from staff where is_active`).toEqual([])
  })
})

describe('the office lists its staff', () => {
  test('with id, name, unit and roles, and no whole phone', async () => {
    const office = await api.addStaff({ name: '易开平', roles: [['county_office', COUNTY]] })
    const cadre = await api.addStaff({
      name: '熊长富',
      roles: [
        ['group_cadre', GROUP],
        ['village_cadre', VILLAGE],
      ],
    })
    const lines = (await run('list')).split('\n')
    expect(lines.toSorted()).toEqual(
      [
        `${office.id} 易开平 宝坪村委会 county_office@${COUNTY}`,
        `${cadre.id} 熊长富 宝坪村委会 group_cadre@${GROUP} village_cadre@${VILLAGE}`,
      ].toSorted(),
    )
    const json = await run('list', '--json')
    const { staff } = JSON.parse(json) as { staff: { id: string; phone: string }[] }
    expect(staff.find(({ id }) => id === cadre.id)).toMatchObject({
      name: '熊长富',
      unit: '宝坪村委会',
      phone: expect.stringContaining('****') as string,
    })
    expect(json).not.toContain(cadre.phone?.slice(-8))
  })

  test('all of them, however many, and nobody who has left or is of another county', async () => {
    const ids = []
    for (let i = 0; i < 101; i++)
      ids.push((await api.addStaff({ roles: [['village_cadre', VILLAGE]] })).id)
    await api.addStaff({ roles: [['village_cadre', VILLAGE]], isActive: false })
    const foreign = createSeeds(api.deps, 'wushan')
    await foreign.addCounty()
    await foreign.addStaff({ roles: [['county_office', 'wushan']], phone: null })
    const { staff } = JSON.parse(await run('list', '--json')) as { staff: { id: string }[] }
    expect(staff.map(({ id }) => id).toSorted()).toEqual(ids.toSorted())
  })
})
