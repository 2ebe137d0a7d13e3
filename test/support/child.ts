import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { inject, onTestFinished } from 'vitest'
import { withBuilt } from './programs'

const ROOT = resolve(import.meta.dirname, '../..')
/** Ends with us even when we are killed. */
const PRELUDE = `process.stdin.resume().on('end', () => process.exit()).unref();`

export interface ChildOptions {
  env?: Record<string, string>
  /** A command that runs the command after it, such as `setpriv` with its options. */
  prefix?: string[]
}

/**
 * A real process that runs JavaScript from the project's folder, e.g.
 * `const { openCluster } = await import('./db/embedded.ts')`. Dies with the test at the latest.
 */
export function runChild(script: string, { env = {}, prefix = [] }: ChildOptions = {}) {
  const node = [process.execPath, '--import', 'tsx', '--input-type=module', '--eval']
  const source = PRELUDE + withBuilt(script, inject('programs'))
  const [program = '', ...args] = [...prefix, ...node, source]
  const options = { cwd: ROOT, env: { ...process.env, ...env }, detached: true }
  const child = spawn(program, args, options)
  let stderr = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  const gone = once(child, 'close')
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  const kill = async () => {
    if (child.pid && child.exitCode === null && child.signalCode === null)
      process.kill(-child.pid, 'SIGKILL')
    await gone
  }
  onTestFinished(kill)
  return {
    /** The next line it prints; throws with what it said on stderr when it ends first. */
    async line(): Promise<string> {
      const { value, done } = await lines.next()
      if (!done) return value
      await gone
      throw new Error(stderr)
    },
    stderr: () => stderr,
    /** SIGKILL to its whole process group, as a terminal would. Resolves when it is gone. */
    kill,
    /** Resolves when it has ended by itself. */
    async end(): Promise<void> {
      await gone
      if (child.exitCode !== 0) throw new Error(stderr)
    },
  }
}
