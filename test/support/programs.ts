import { mkdir, readFile } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, type Plugin } from 'esbuild'

const ROOT = resolve(import.meta.dirname, '../..')

/** What processes of tests begin with, as they import it. */
const PROGRAMS = [
  'main.ts',
  'api/start.ts',
  'api/server.ts',
  'api/settings.ts',
  'api/shared/sealing.ts',
  'api/roll/import/service.ts',
  'api/commands/cunxin.ts',
  'bot/server.ts',
  'db/client.ts',
  'db/embedded.ts',
]

/** A module goes on finding its folder where it was written. */
const inPlace: Plugin = {
  name: 'in-place',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.tsx?$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8'))
        .replaceAll('import.meta.dirname', JSON.stringify(dirname(path)))
        .replaceAll('import.meta.filename', JSON.stringify(path))
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)),
      loader: path.endsWith('x') ? 'tsx' : 'ts',
    })),
}

/** Written into a few files once for the whole run: to read two thousand takes a process seconds, each time. */
export async function buildPrograms(): Promise<string> {
  // Beside the packages, which stay what they are.
  const folder = join(ROOT, 'node_modules/.cache', `cunxin-test-${process.pid}`)
  await mkdir(folder, { recursive: true })
  await build({
    absWorkingDir: ROOT,
    entryPoints: PROGRAMS,
    outbase: ROOT,
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    packages: 'external',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    plugins: [inPlace],
    logLevel: 'error',
  })
  return folder
}

/** The same script with its imports of programs led to what was built of them. */
export function withBuilt(script: string, folder: string): string {
  return PROGRAMS.reduce((text, program) => {
    const built = join(folder, program.replace(/\.ts$/, '.js'))
    return text.replaceAll(`'./${program}'`, `'./${relative(ROOT, built)}'`)
  }, script)
}
