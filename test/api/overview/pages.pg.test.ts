import { afterAll, beforeAll, expect, test } from 'vitest'
import { pageRoutes } from '../../../api/pages/pages'
import { COUNTY, startApi, type TestApi, TOWNSHIP } from '../../support/api'
import { addProgramme } from '../../support/overview'
import { rowsOf } from '../../support/workbook'

let api: TestApi
let clerk: `staff:${string}`
beforeAll(async () => {
  api = await startApi()
  await api.addCounty()
  await addProgramme(api)
  clerk = (await api.addStaff({ roles: [['township_clerk', TOWNSHIP]] })).actor
})
afterAll(() => api.close())

const open = (path: string) => pageRoutes(api.deps).request(path)
const pathOf = async () => String((await api.call('/overview', { actor: clerk })).body['picture'])

test('anybody opens the county’s counts, and finds nobody and no small count in them', async () => {
  const page = await open(`/${COUNTY}/overview`)
  const text = await page.text()
  expect(page.status).toBe(200)
  expect(text).toContain('巫溪县扶贫情况')
  expect(text).toContain('不到10')
  expect(text).not.toMatch(/谭大山|宝坪村|鱼鳞乡/)
  const picture = await open(`/${COUNTY}/overview.png`)
  expect(picture.headers.get('Content-Type')).toBe('image/png')
})

test('a township’s picture opens under its own address for two days, and under no other', async () => {
  const path = await pathOf()
  expect(path).toMatch(/^\/wuxi\/overview\/tianyuan\/20260309-[0-9a-f]{16}$/)
  const text = await (await open(path)).text()
  expect(text).toContain('天元乡扶贫总览')
  expect(text).not.toMatch(/谭大山|鱼鳞乡/)
  expect((await open(`${path}.png`)).status).toBe(200)
  expect((await open(path.replace('tianyuan', 'yulin'))).status).toBe(404)
  expect((await open(path.replace('/tianyuan', ''))).status).toBe(404)
  expect((await open(path.replace('20260309', '20260310'))).status).toBe(404)
  expect((await open(path.slice(0, -1))).status).toBe(404)
  api.clock.now = new Date('2026-03-10T15:59:00Z')
  expect((await open(path)).status).toBe(200)
  api.clock.now = new Date('2026-03-10T16:01:00Z')
  expect((await open(path)).status).toBe(404)
})

test('the sheet is a workbook of the reader’s own area, and one of a number lists all rows behind it', async () => {
  const headers = {
    County: COUNTY,
    Authorization: `Bearer ${api.deps.serviceToken}`,
    'On-Behalf-Of': clerk,
  }
  const sheet = await api.app.request('/api/v1/overview/overview.xlsx', { headers })
  expect(sheet.status).toBe(200)
  expect(
    Buffer.from(await sheet.arrayBuffer())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK')
  const path = '/api/v1/overview/rows.xlsx?what=registered'
  const rows = await api.app.request(path, { headers })
  const listed = await rowsOf(new Uint8Array(await rows.arrayBuffer()), '建档立卡户')
  const { body } = await api.call('/overview', { actor: clerk })
  expect(listed.length - 1).toBe((body['numbers'] as { registered: number }).registered)
  expect(JSON.stringify(listed)).not.toMatch(/五宋村|卢正清/)
  const beyond = await api.app.request(`${path}&areaPath=${COUNTY}`, { headers })
  expect(beyond.status).toBe(404)
})
