import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { html, raw } from 'hono/html'
import type { Child } from 'hono/jsx'

const STYLE = readFileSync(join(import.meta.dirname, 'style.css'), 'utf8')
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64')

/** Nothing from elsewhere and no script; the one style is known by its hash. */
const POLICY =
  `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; img-src data:; ` +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** Of every page: no search engine keeps it, and its address is told to nobody. */
export const PAGE_HEADERS = {
  'Content-Security-Policy': POLICY,
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Robots-Tag': 'noindex, nofollow, noarchive',
}

/** A whole page, for a reader of 70 on a small phone. */
export const layout = (title: string, content: Child) =>
  html`<!doctype html>${(
      <html lang="zh-CN">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{title}</title>
          <link rel="icon" href="data:," />
          <style>{raw(STYLE)}</style>
        </head>
        <body>{content}</body>
      </html>
    )}`

/** English under the Chinese, smaller. */
export const En = ({ children }: { children?: Child }) => (
  <span class="en" lang="en">
    {children}
  </span>
)

/** What there is to say where no list can be shown. */
export const Apology = ({ zh, en, next }: { zh: string; en: string; next: string }) => (
  <main>
    <h1>
      {zh}
      <En>{en}</En>
    </h1>
    <p>{next}</p>
  </main>
)
