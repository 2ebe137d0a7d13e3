import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { tmpdir } from 'node:os'

/** The operating-system user PostgreSQL runs as: ourselves, or for root, somebody who is not root. */
export interface Account {
  /** Absent when it is ourselves. */
  readonly other?: { uid: number; gid: number }
  /** Lets the other user through closed folders, such as /root, to the data. */
  readonly passesClosedFolders: boolean
}

export interface Outcome {
  ok: boolean
  stdout: string
  stderr: string
}

export const OURSELVES: Account = { passesClosedFolders: false }

/** Root's own TMPDIR may be closed to the other user, and a socket's path must stay under 104 bytes. */
export const SHARED_TMP = process.getuid?.() === 0 || tmpdir().length > 70 ? '/tmp' : tmpdir()

/** Runs a program to its end as the account, in `/`. */
export function run(account: Account, program: string, args: string[]): Promise<Outcome> {
  const call = callAs(account, program, args)
  return new Promise((resolve) => {
    execFile(call.program, call.args, call.options, (error, stdout, stderr) =>
      resolve({ ok: !error, stdout, stderr: stderr || (error?.message ?? '') }),
    )
  })
}

/**
 * Starts a program that outlives us, in a session of its own so that Ctrl-C does not reach it. `log`
 * is an open file; that the program could not be started shows in `exitCode`.
 */
export function start(
  account: Account,
  program: string,
  args: string[],
  log: number,
): ChildProcess {
  const call = callAs(account, program, args)
  const options = { ...call.options, detached: true, stdio: ['ignore' as const, log, log] }
  const child = spawn(call.program, call.args, options)
  child.on('error', () => {})
  child.unref()
  return child
}

function callAs(account: Account, program: string, args: string[]) {
  // PGPORT and the like would reach the server, and our secrets are none of its business.
  const options = { cwd: '/', env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' } }
  if (!account.other) return { program, args, options }
  const { uid, gid } = account.other
  if (!account.passesClosedFolders) return { program, args, options: { ...options, uid, gid } }
  const become = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups']
  const keep = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override']
  return { program: 'setpriv', args: [...become, ...keep, program, ...args], options }
}
