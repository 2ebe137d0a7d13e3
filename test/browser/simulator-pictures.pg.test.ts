import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from './browser'
import { bubble, CADRE, openPage, OTHER, person, TINY, WIDE } from './simulator-page'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

/** One pixel; what comes behind it no reader of pictures minds. */
const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const png = (more = 0) => Buffer.concat([Buffer.from(PNG, 'base64'), Buffer.alloc(more)])
const GIF = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')

/** A cadre's phone that looks like a chat. */
async function openChat(size = WIDE) {
  const world = await openPage(browser, { hash: CADRE.key, size })
  const { page, heard, fetchMedia } = world
  // The browser is told once, and early, to leave choosing a file to the test.
  page.on('filechooser', () => {})
  await page.evaluate(
    (phone) =>
      fetch('/simulator/look', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ phone, look: 'chat' }),
      }),
    CADRE.phone,
  )
  await page.locator('#pick').waitFor()
  const fetched = async (n: number) => {
    const reference = heard[n]?.attachments?.photos[0]?.reference ?? ''
    return Buffer.from((await fetchMedia?.(reference)) as Uint8Array)
  }
  return { ...world, fetched }
}

async function pick(page: Page, buffer: Buffer, mimeType = 'image/png', name = 'sheet') {
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: '图片 Picture' }).click()
  await (await choosing).setFiles({ name, mimeType, buffer })
}

const widthOf = (page: Page, n = 0) =>
  page
    .locator('.person .picture img')
    .nth(n)
    .evaluate(async (element) => {
      const image = element as HTMLImageElement
      await image.decode()
      return image.naturalWidth
    })

describe('in a chat a cadre', () => {
  test('sends a picture with what is written as its words, and sees it', async () => {
    const { page, heard, fetched } = await openChat()
    await page.fill('#text', '张贴 482163')
    await pick(page, png())
    await bubble(page, '收到张贴 482163').waitFor()
    expect(heard).toMatchObject([{ from: CADRE.phone, text: '张贴 482163' }])
    expect((await fetched(0)).equals(png())).toBe(true)
    expect(await page.inputValue('#text')).toBe('')
    expect(await page.locator('.person .bubble').textContent()).toBe('发出：张贴 482163')
    expect(await page.locator('.person .picture').getAttribute('href')).toMatch(
      /^\/simulator\/pictures\/[0-9a-f]{32}$/,
    )
    expect(await widthOf(page)).toBe(1)
    await page.reload()
    expect(await widthOf(page)).toBe(1)
  })

  test('sends the same picture a second time', async () => {
    const { page, heard } = await openChat()
    await pick(page, png())
    await page.locator('.cunxin').first().waitFor()
    await pick(page, png())
    await page.locator('.cunxin').nth(1).waitFor()
    expect(heard).toHaveLength(2)
  })

  test('who has no photo at hand sends a made-up one, another each time', async () => {
    const { page, heard, fetched } = await openChat()
    await page.fill('#text', '张贴 482163')
    await page.getByRole('button', { name: '样张 Sample photo' }).click()
    await bubble(page, '收到张贴 482163').waitFor()
    await page.getByRole('button', { name: '样张 Sample photo' }).click()
    await page.locator('.cunxin').nth(1).waitFor()
    expect(heard.map(({ text }) => text)).toEqual(['张贴 482163', ''])
    const [first, second] = [await fetched(0), await fetched(1)]
    expect(first.subarray(0, 3)).toEqual(Buffer.of(0xff, 0xd8, 0xff))
    expect(first.equals(second)).toBe(false)
    expect([await widthOf(page, 0), await widthOf(page, 1)]).toEqual([960, 960])
  })

  test('needs no mouse for either', async () => {
    const { page, heard } = await openChat()
    await page.focus('#text')
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Enter')
    await page.locator('.cunxin').waitFor()
    expect(heard[0]?.attachments?.photos).toHaveLength(1)
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('text')
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Shift+Tab')
    const choosing = page.waitForEvent('filechooser')
    await page.keyboard.press('Enter')
    await (await choosing).setFiles({ name: 'sheet', mimeType: 'image/png', buffer: png() })
    await page.locator('.cunxin').nth(1).waitFor()
  })

  test('may pick one that is too big or of another kind: it is drawn anew', async () => {
    const { page, fetched } = await openChat()
    await pick(page, png(5 * 1024 * 1024))
    await page.locator('.cunxin').first().waitFor()
    await pick(page, GIF, 'image/gif')
    await page.locator('.cunxin').nth(1).waitFor()
    for (const n of [0, 1]) {
      expect((await fetched(n)).subarray(0, 3)).toEqual(Buffer.of(0xff, 0xd8, 0xff))
    }
  })

  test('is told of what is no picture, and nothing is sent', async () => {
    const { page, heard } = await openChat()
    await page.fill('#text', '张贴 482163')
    await pick(page, Buffer.from('<html>'))
    await page.getByRole('status').filter({ hasText: '打不开这张图片' }).waitFor()
    expect(await page.inputValue('#text')).toBe('张贴 482163')
    await pick(page, png())
    await bubble(page, '收到张贴').waitFor()
    expect(await page.locator('#picture-fault').textContent()).toBe('')
    expect(heard).toHaveLength(1)
  })

  test('sends one again that was not taken, also when nobody had heard of it', async () => {
    const { page, heard, breakDown, stop, restart, fetched } = await openChat()
    breakDown(true)
    await pick(page, png())
    await page.locator('.again').waitFor()
    breakDown(false)
    await page.locator('.again').click()
    await page.locator('.cunxin').first().waitFor()
    expect(heard[1]).toEqual(heard[0])
    await stop()
    await page.getByText('连接断了').waitFor()
    await page.getByRole('button', { name: '样张' }).click()
    await page.locator('.again').waitFor()
    expect(await widthOf(page, 1)).toBe(960)
    await restart()
    await page.waitForFunction(() => document.querySelector('#connection')?.textContent === '')
    await page.locator('.again').click()
    await page.locator('.cunxin').nth(1).waitFor()
    expect(await widthOf(page, 1)).toBe(960)
    expect((await fetched(2)).length).toBeGreaterThan(1_000)
  })
})

test('a phone that looks like a plain one has no pictures', async () => {
  const { page } = await openChat(TINY)
  await page.click('#open-tools')
  await page.check('input[value=sms]')
  await page.click('#open-tools')
  await page.locator('#text').waitFor()
  expect(await page.locator('#pick').isVisible()).toBe(false)
  expect(await page.locator('#sample').isVisible()).toBe(false)
  expect(await page.getByRole('button', { name: '图片' }).count()).toBe(0)
})

test('on another phone neither what went wrong nor the button is found', async () => {
  const { page } = await openChat()
  await pick(page, Buffer.from('<html>'))
  await page.getByRole('status').filter({ hasText: '打不开这张图片' }).waitFor()
  await page.getByRole('button', { name: '村民' }).click()
  await person(page, OTHER).click()
  await page.locator('#holder', { hasText: OTHER.name }).waitFor()
  expect(await page.locator('#pick').isVisible()).toBe(false)
  expect(await page.locator('#picture-fault').textContent()).toBe('')
})
