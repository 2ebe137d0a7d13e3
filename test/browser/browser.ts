import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

/** Debian's, where it is installed; else the one out of the registry. */
const INSTALLED = '/usr/bin/chromium'
const PACKED = '@sparticuz/chromium'

/** A browser of the machine calls its maker at every start; this one stays at home. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** What is used of the packed browser: it unpacks itself into the temporary folder. */
interface Packed {
  default: { executablePath(): Promise<string> }
  inflate(file: string): Promise<string>
}

export async function launchBrowser(): Promise<Browser> {
  if (existsSync(INSTALLED)) return chromium.launch({ executablePath: INSTALLED, args: FLAGS })
  // The packed one is for Linux on x64; elsewhere a developer has Chrome.
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return chromium.launch({ channel: 'chrome', args: FLAGS })
  }
  const name: string = PACKED
  const packed = (await import(name)) as Packed
  const folder = join(dirname(createRequire(import.meta.url).resolve(PACKED)), '..', 'bin')
  // The few libraries that a bare machine lacks come with it.
  const libraries = join(await packed.inflate(join(folder, 'al2023.tar.br')), 'lib')
  return chromium.launch({
    executablePath: await packed.default.executablePath(),
    args: FLAGS,
    env: { ...process.env, LD_LIBRARY_PATH: libraries },
  })
}
