import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

export const FINE = { violations: [], isTooSmall: false, isTooWide: false }

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What a checker finds wrong, the smallest letters, and whether the page is wider than the screen. */
export async function faultsOf(page: Page) {
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
