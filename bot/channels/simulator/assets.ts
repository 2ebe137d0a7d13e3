import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

interface Asset {
  path: string
  headers: Record<string, string>
  content: string
}

const TYPES = { css: 'text/css', js: 'text/javascript' }

/** The page's own style and scripts; it loads nothing else. */
export function readAssets(): Asset[] {
  const scripts = readdirSync(join(import.meta.dirname, 'client'))
  return ['style.css', ...scripts.map((name) => `client/${name}`)].map((path) => ({
    path,
    headers: {
      'Content-Type': `${path.endsWith('.css') ? TYPES.css : TYPES.js}; charset=utf-8`,
      'Cache-Control': 'no-cache',
      'X-Content-Type-Options': 'nosniff',
    },
    content: readFileSync(join(import.meta.dirname, path), 'utf8'),
  }))
}
