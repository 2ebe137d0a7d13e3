import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from './browser'
import { faultsOf, FINE } from './readable'
import { openPage, person, SMALL, TINY, VILLAGER, WIDE, write } from './simulator-page'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

test.each([
  ['a desk', WIDE],
  ['a hand', SMALL],
  ['a small hand', TINY],
])('on the screen of %s everything can be read by everybody', async (_whose, size) => {
  const { page, answers, breakDown, stop } = await openPage(browser, { size, bypassCSP: true })
  // Let fade in, a bubble would be measured half transparent.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await person(page, VILLAGER).waitFor()
  expect(await faultsOf(page)).toEqual(FINE)
  await person(page, VILLAGER).click()
  answers.set('6', [{ text: '要申请吗？', buttons: [{ id: 'yes', label: '是，申请' }] }])
  await write(page, '一段很长的话，没有空格'.repeat(30))
  await write(page, 'https://cunxin.example/'.repeat(20))
  await page.locator('.cunxin').nth(1).waitFor()
  expect(await faultsOf(page)).toEqual(FINE)
  const openTools = page.locator('#open-tools')
  if (await openTools.isVisible()) await openTools.click()
  await page.check('input[value=chat]')
  await page.click('#copy')
  await page.locator('#transcript-text').waitFor()
  expect(await faultsOf(page)).toEqual(FINE)
  if (await openTools.isVisible()) await openTools.click()
  await write(page, '6')
  await page.locator('.choice').waitFor()
  await page.click('#sample')
  await page.locator('.person .picture').waitFor()
  await page.setInputFiles('#file', { name: 'a', mimeType: 'image/png', buffer: Buffer.alloc(9) })
  await page.locator('#picture-fault:not(:empty)').waitFor()
  breakDown(true)
  await write(page, '坏')
  await page.locator('.again').waitFor()
  await stop()
  await page.getByText('连接断了').waitFor()
  expect(await faultsOf(page)).toEqual(FINE)
})
