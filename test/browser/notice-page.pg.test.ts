import { once } from 'node:events'
import { mkdir } from 'node:fs/promises'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { claimAddress } from '../../api/counties/service'
import { GROUP, startApi, TOWNSHIP, VILLAGE } from '../support/api'
import { commandContext } from '../support/command'
import { postList } from '../support/objections'
import { openPages } from '../support/pages'
import { launchBrowser } from './browser'
import { faultsOf, FINE } from './readable'

/** Where pictures of the pages are left for whoever wants to look at them. */
const PICTURES = join(tmpdir(), 'cunxin-pages')

const api = await startApi()
await api.addCounty()
await claimAddress(api.db, commandContext(api), 'sms', '+8619900009999')
const pages = openPages(api)

let browser: Browser
let server: Server
let base: string
beforeAll(async () => {
  browser = await launchBrowser()
  await mkdir(PICTURES, { recursive: true })
  server = serve({ fetch: pages.app.fetch, port: 0, hostname: '127.0.0.1' }) as Server
  if (!server.listening) await once(server, 'listening')
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  await browser?.close()
  server?.close()
  await api.close()
})

const SIZES = [
  ['desk', { width: 1280, height: 800 }],
  ['hand', { width: 390, height: 844 }],
  ['small-hand', { width: 320, height: 640 }],
] as const

/** Names as long and as hostile as they come. */
const HEADS = ['牟大山', '冉启旺', '阿卜杜热合曼·买买提伊敏', '<script>alert(1)</script>']

async function townshipList() {
  const paths = [GROUP, `${VILLAGE}.10`, VILLAGE]
  const households = []
  for (const [i, head] of HEADS.entries())
    households.push(await api.addHousehold({ head, areaPath: paths[i % paths.length] ?? GROUP }))
  const place = { level: 'township', areaPath: TOWNSHIP, areaName: '红池坝镇（原中岗乡）' } as const
  return postList(api, { ...place, households })
}

/** What a browser says of a page that is not there. */
const IS_NOT_FOUND = /^Failed to load resource: .* 404/

/** Opens a page as it is served, its policy in force; what the browser complains of is a fault. */
async function openAt(path: string, viewport: { width: number; height: number }) {
  const context = await browser.newContext({ viewport })
  const page = await context.newPage()
  const complaints: string[] = []
  const requests: string[] = []
  page.on('pageerror', ({ message }) => complaints.push(message))
  page.on('request', (request) => requests.push(request.url()))
  page.on('console', (message) => complaints.push(message.text()))
  await page.goto(base + path)
  onTestFinished(async () => {
    await context.close()
    expect(complaints.filter((text) => !IS_NOT_FOUND.test(text))).toEqual([])
    const isOurs = (url: string) => url === 'data:,' || url.startsWith(`${base}/wuxi/notices/`)
    expect(requests.filter((url) => !isOurs(url))).toEqual([])
  })
  return page
}

test.each(SIZES)(
  'on the screen of a %s everything on a posted list can be read by everybody',
  async (whose, size) => {
    const list = await townshipList()
    const closed = await postList(api, { status: 'closed' })
    const drawn = await postList(api, { status: 'drawn_up' })
    const { roundId } = list
    const second = await postList(api, { roundId, follows: list.id })
    for (const [what, path] of [
      ['names', pages.posterOf(list)],
      ['open', pages.pageOf(list.code)],
      ['closed', pages.pageOf(closed.code)],
      ['drawn-up', pages.pageOf(drawn.code)],
      ['supplement', pages.pageOf(second.code)],
      ['unknown', pages.pageOf('1')],
    ] as const) {
      const page = await openAt(path, size)
      expect(await faultsOf(page), what).toEqual(FINE)
      await page.screenshot({ path: join(PICTURES, `${what}-${whose}.png`), fullPage: true })
    }
  },
)

test('the style is let in by its hash, and a name that is markup stays a name', async () => {
  const list = await townshipList()
  const page = await openAt(pages.posterOf(list), SIZES[2][1])
  expect(await page.evaluate(() => getComputedStyle(document.body).fontSize)).toBe('20px')
  expect(await page.locator('tbody th').allTextContents()).toEqual(expect.arrayContaining(HEADS))
  expect(await page.locator('script').count()).toBe(0)
})

test('whoever follows a link from the page does not tell where they came from', async () => {
  const list = await townshipList()
  const page = await openAt(pages.posterOf(list), SIZES[1][1])
  expect(await page.evaluate(() => document.querySelectorAll('a[href^="http"]').length)).toBe(0)
  await page.evaluate((url) => window.location.assign(url), base + pages.pageOf(list.code))
  await page.getByText('户名只在公示期内能看').waitFor()
  expect(await page.evaluate(() => document.referrer)).toBe('')
})
