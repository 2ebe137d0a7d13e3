import { once } from 'node:events'
import { mkdir } from 'node:fs/promises'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { areas } from '../../db/schema'
import { COUNTY, OTHER_VILLAGE, startApi, VILLAGE } from '../support/api'
import { openPages } from '../support/pages'
import { addFamily, enterGrades, reckon, setStandard } from '../support/villages'
import { launchBrowser } from './browser'
import { faultsOf, FINE } from './readable'

/** Where pictures of the pages are left for whoever wants to look at them. */
const PICTURES = join(tmpdir(), 'cunxin-pages')

const api = await startApi()
await api.addCounty()
const pages = openPages(api)
/** Names as long and as hostile as they come. */
const LONG = '新华移民安置点社区'
const HOSTILE = '<b>村</b>'

let browser: Browser
let server: Server
let base: string
beforeAll(async () => {
  browser = await launchBrowser()
  await mkdir(PICTURES, { recursive: true })
  await fillCounty()
  server = serve({ fetch: pages.app.fetch, port: 0, hostname: '127.0.0.1' }) as Server
  if (!server.listening) await once(server, 'listening')
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  await browser?.close()
  server?.close()
  await api.close()
})

async function fillCounty() {
  const more = [LONG, HOSTILE].map((name, i) => ({
    county: COUNTY,
    path: `wuxi.tianyuan.more${i}`,
    level: 'village' as const,
    name,
    source: '测试',
  }))
  await api.db.insert(areas).values(more)
  await setStandard(api)
  for (const [i, path] of [VILLAGE, OTHER_VILLAGE, ...more.map((row) => row.path)].entries()) {
    await addFamily(api, { areaPath: `${path}.1`, status: 'registered', born: [1950 + 10 * i] })
    // Of the last one something is missing.
    if (i < 3) await enterGrades(api, path, 9 - 3 * i)
  }
  await reckon(api)
}

const SIZES = [
  ['desk', { width: 1280, height: 800 }],
  ['hand', { width: 390, height: 844 }],
  ['small-hand', { width: 320, height: 640 }],
] as const

/** Opens a page as it is served, without a script; what the browser complains of is a fault. */
async function openAt(
  path: string,
  viewport: { width: number; height: number },
  isScripted = true,
) {
  const context = await browser.newContext({ viewport, javaScriptEnabled: isScripted })
  const page = await context.newPage()
  const complaints: string[] = []
  const requests: string[] = []
  page.on('pageerror', ({ message }) => complaints.push(message))
  page.on('request', (request) => requests.push(request.url()))
  page.on('console', (message) => complaints.push(message.text()))
  await page.goto(base + path)
  onTestFinished(async () => {
    await context.close()
    expect(complaints).toEqual([])
    const isOurs = (url: string) => url === 'data:,' || url.startsWith(`${base}/wuxi/villages`)
    expect(requests.filter((url) => !isOurs(url))).toEqual([])
  })
  return page
}

test.each(SIZES)(
  'on the screen of a %s the villages can be read by everybody',
  async (whose, size) => {
    for (const [what, path] of [
      ['villages', '/wuxi/villages'],
      ['township', '/wuxi/villages/tianyuan'],
    ] as const) {
      const page = await openAt(path, size)
      expect(await faultsOf(page), what).toEqual(FINE)
      for (const summary of await page.locator('summary').all()) await summary.click()
      expect(await faultsOf(page), `${what} opened`).toEqual(FINE)
      await page.screenshot({ path: join(PICTURES, `${what}-${whose}.png`), fullPage: true })
    }
  },
)

test('the picture stands on the page, and a name that is markup stays a name', async () => {
  const page = await openAt('/wuxi/villages/tianyuan', SIZES[1][1])
  const isDrawn = await page
    .locator('img')
    .evaluate((img) => (img as HTMLImageElement).naturalWidth === 720)
  expect(isDrawn).toBe(true)
  await page.getByText(`${HOSTILE}：有的数还没有`).waitFor()
})

test('without scripts a village opens to its lines all the same', async () => {
  const page = await openAt('/wuxi/villages/tianyuan', SIZES[1][1], false)
  const line = page.getByText('未脱贫在册人口1人÷乡村人口1人').first()
  expect(await line.isVisible()).toBe(false)
  await page.locator('summary').first().click()
  expect(await line.isVisible()).toBe(true)
})

test('from the county one goes to a township', async () => {
  const page = await openAt('/wuxi/villages', SIZES[1][1])
  await page.getByRole('link', { name: '天元乡' }).click()
  await page.getByRole('heading', { name: '天元乡2026年村情' }).waitFor()
})
