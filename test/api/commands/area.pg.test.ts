import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { areaCommand } from '../../../api/commands/area'
import { COUNTY, startApi, VILLAGE } from '../../support/api'
import { runCommandLine } from '../../support/command-line'
import { SERVER_SECRETS } from '../../support/server'

const api = await startApi()
await api.addCounty()
const dataDir = await mkdtemp(join(tmpdir(), 'cunxin-area-'))
afterAll(async () => {
  await api.close()
  await rm(dataDir, { recursive: true, force: true })
})

const target = { DATABASE_URL: api.target, DATA_DIR: dataDir }
const env = { ...SERVER_SECRETS, ...target, DEMO: 'false', LOG_LEVEL: 'error' }
const REST = ['--longitude', '109.6', '--radius', '2500', '--source', '测试']
const place = (said: string, latitude = '31.4', ...more: string[]) =>
  runCommandLine(areaCommand, env, ['place', said, '--latitude', latitude, ...REST, ...more])
const places = () =>
  api.sql`select path, latitude_e6, longitude_e6, radius_m from area_places where county = ${COUNTY}`

test('the office says where a village lies, and corrects it', async () => {
  expect(await place('天元乡宝坪村')).toBe(`${VILLAGE} 31.4 109.6`)
  const row = { path: VILLAGE, longitude_e6: 109_600_000, radius_m: 2_500 }
  expect(await places()).toEqual([{ ...row, latitude_e6: 31_400_000 }])
  const answer = JSON.parse(await place(VILLAGE, '31.5', '--json')) as object
  expect(answer).toMatchObject({ path: VILLAGE, latitude: 31.5, radiusM: 2_500 })
  expect(await places()).toEqual([{ ...row, latitude_e6: 31_500_000 }])
  const events = await api.sql`select type from events where subject = ${`area:${VILLAGE}`}`
  expect(events).toHaveLength(2)
})

test('a place that is none, or an area that is none, is refused', async () => {
  await expect(place('天元乡宝坪村', '91')).rejects.toThrow()
  await expect(place('天元乡宝坪村', '')).rejects.toThrow()
  await expect(place('查无此村')).rejects.toThrow()
})
