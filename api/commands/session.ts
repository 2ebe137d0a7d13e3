import { randomUUID } from 'node:crypto'
import { openDeps, createLog } from '../start'
import type { RequestContext } from '../http/context'
import type { ApiSettings } from '../settings'

/** How every command is built: it reads the settings only when it runs, so that `--help` needs none. */
export type ReadSettings = () => ApiSettings

/** Opens the database for one command, as the command line's own actor, and closes it after. */
export async function withSession<T>(
  read: ReadSettings,
  act: (ctx: RequestContext) => Promise<T>,
): Promise<T> {
  const settings = read()
  const { deps, close } = await openDeps(settings, createLog('warn'))
  try {
    return await act({
      deps,
      county: settings.county,
      actor: { kind: 'job', name: 'command' },
      grant: { reach: 'all' },
      requestId: `command:${randomUUID()}`,
      now: deps.clock(),
      write: null,
    })
  } finally {
    await close()
  }
}

/** One JSON document on stdout with `--json`, else words; progress goes to stderr. */
export function print(isJson: boolean | undefined, result: object, words: () => string) {
  console.log(isJson ? JSON.stringify(result) : words())
}

export const progress = (line: string) => {
  process.stderr.write(process.stderr.isTTY ? `\r${line}` : `${line}\n`)
}
