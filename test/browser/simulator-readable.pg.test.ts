import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from './browser'
import { openPage, person, SMALL, TINY, VILLAGER, WIDE, write } from './simulator-page'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What a checker finds wrong, the smallest letters, and whether the page is wider than the screen. */
async function faultsOf(page: Page) {
  await page.evaluate(AXE)
  const violations = (await page.evaluate(
    `axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes[0].html))`,
  )) as string[]
  const smallest = await page.evaluate(() => {
    const texts = [...document.querySelectorAll('body *')].filter(
      (element) => element.checkVisibility() && element.textContent?.trim(),
    )
    return Math.min(...texts.map((element) => parseFloat(getComputedStyle(element).fontSize)))
  })
  const isTooWide = await page.evaluate(() => document.body.scrollWidth > innerWidth)
  return { violations, isTooSmall: smallest < 16, isTooWide }
}

test.each([
  ['a desk', WIDE],
  ['a hand', SMALL],
  ['a small hand', TINY],
])('on the screen of %s everything can be read by everybody', async (_whose, size) => {
  const fine = { violations: [], isTooSmall: false, isTooWide: false }
  const { page, answers, breakDown, stop } = await openPage(browser, { size, bypassCSP: true })
  // Let fade in, a bubble would be measured half transparent.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await person(page, VILLAGER).waitFor()
  expect(await faultsOf(page)).toEqual(fine)
  await person(page, VILLAGER).click()
  answers.set('6', [{ text: '要申请吗？', buttons: [{ id: 'yes', label: '是，申请' }] }])
  await write(page, '一段很长的话，没有空格'.repeat(30))
  await write(page, 'https://cunxin.example/'.repeat(20))
  await page.locator('.cunxin').nth(1).waitFor()
  expect(await faultsOf(page)).toEqual(fine)
  const openTools = page.locator('#open-tools')
  if (await openTools.isVisible()) await openTools.click()
  await page.check('input[value=chat]')
  await page.click('#copy')
  await page.locator('#transcript-text').waitFor()
  expect(await faultsOf(page)).toEqual(fine)
  if (await openTools.isVisible()) await openTools.click()
  await write(page, '6')
  await page.locator('.choice').waitFor()
  breakDown(true)
  await write(page, '坏')
  await page.locator('.again').waitFor()
  await stop()
  await page.getByText('连接断了').waitFor()
  expect(await faultsOf(page)).toEqual(fine)
})
