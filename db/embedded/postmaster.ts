import { type ChildProcess } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  closeSync,
  fstatSync,
  mkdtempSync,
  openSync,
  readFileSync,
} from 'node:fs'
import { rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { run, SHARED_TMP, start } from './account'
import type { Home } from './home'

const STOP_MS = 60_000

/** A number no process has. */
const NO_PID = 2_147_483_647

/** A running server, as its lock file describes it. */
export interface Postmaster {
  pid: number
  /** Empty in the first moments. */
  socketFolder: string
  isReady: boolean
}

export interface Launched {
  child: ChildProcess
  socketFolder: string
  /** How long the log was before, in bytes. */
  logStart: number
}

/**
 * The server that runs on the data, whoever started it. A lock file left by one that died is disarmed:
 * PostgreSQL itself gives way to any process of ours that has the number by now.
 */
export async function findPostmaster(home: Home): Promise<Postmaster | undefined> {
  const path = lockFile(home)
  const text = await readAs(home, path)
  if (!text) return undefined
  const lines = text.split('\n')
  const [pid, socketFolder] = [Number(lines[0]), lines[4] ?? '']
  if (await isPostmaster(pid, home))
    return { pid, socketFolder, isReady: lines[7]?.trim() === 'ready' }
  if (pid !== NO_PID && (await readAs(home, path)) === text) {
    // The rest stays: by it PostgreSQL knows whether orphans still work on the data.
    await writeAs(home, path, [NO_PID, ...lines.slice(1)].join('\n'))
    removeSocketFolder(socketFolder)
  }
  return undefined
}

/** Starts a server; whether it comes up, another one is faster or it fails is for the caller to see. */
export function launch(home: Home, programs: string, fsync: boolean): Launched {
  const { other } = home.account
  const socketFolder = mkdtempSync(join(SHARED_TMP, 'cunxin-'))
  if (other) {
    // The server makes the socket, root's group (inherited from the folder) may use it.
    chmodSync(socketFolder, 0o2770)
    chownSync(socketFolder, other.uid, process.getgid?.() ?? 0)
  }
  const settings = {
    listen_addresses: '',
    unix_socket_permissions: '0770',
    max_connections: '200',
    // Errors go to the client that made them; in the log they would repeat what people wrote.
    log_min_messages: 'log',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
    // A disk without moving parts; four times a page in order would favour reading whole tables.
    random_page_cost: '1.1',
    ...(!fsync && { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' }),
  }
  const args = ['-D', home.folder, '-k', socketFolder, '-p', '5432']
  for (const [name, value] of Object.entries(settings)) args.push('-c', `${name}=${value}`)
  const log = openSync(logFile(home), 'a', 0o600)
  const logStart = fstatSync(log).size
  const child = start(home.account, join(programs, 'bin', 'postgres'), args, log)
  closeSync(log)
  return { child, socketFolder, logStart }
}

export function hasEnded({ child }: Launched): boolean {
  return child.exitCode !== null || child.signalCode !== null
}

/** Ends the server in order: clients are cut off, all is written, nothing needs recovery. */
export async function stop(home: Home): Promise<void> {
  const server = await findPostmaster(home)
  if (!server) return
  await signal(home, server.pid)
  const deadline = Date.now() + STOP_MS
  while (await isPostmaster(server.pid, home)) {
    if (Date.now() > deadline) throw new Error(`the database server ${server.pid} does not stop`)
    await sleep(10)
  }
  removeSocketFolder(server.socketFolder)
}

/** The last that the server wrote about itself, since we started it if we did. */
export function logOf(home: Home, launched?: Launched): string {
  const log = readFileSync(logFile(home)).subarray(launched?.logStart ?? 0)
  return log.toString().trimEnd().split('\n').slice(-6).join('\n')
}

/** Only a folder that `launch` made. */
export function removeSocketFolder(folder: string): void {
  if (/\/cunxin-\w{6}$/.test(folder)) rmSync(folder, { recursive: true, force: true })
}

/** Numbers are used again: it must also work in the data folder, as a server does and no zombie. */
async function isPostmaster(pid: number, { folder, account }: Home): Promise<boolean> {
  if (process.platform !== 'linux') {
    const { stdout } = await run(account, 'ps', ['-o', 'command=', '-p', String(pid)])
    return stdout.includes('postgres') && stdout.includes(folder)
  }
  const proc = `/proc/${pid}/cwd`
  try {
    const [cwd, data] = [statSync(proc), statSync(folder)]
    return cwd.dev === data.dev && cwd.ino === data.ino
  } catch (error) {
    if (codeOf(error) !== 'EACCES') return false
    return (await run(account, 'readlink', [proc])).stdout.trim() === folder
  }
}

async function signal({ account }: Home, pid: number): Promise<void> {
  try {
    process.kill(pid, 'SIGINT')
  } catch (error) {
    if (codeOf(error) === 'ESRCH') return
    await run(account, 'sh', ['-c', 'kill -INT "$0"', String(pid)])
  }
}

// Root stripped of its rights may not look into another user's folder: then that user does it.

async function readAs({ account }: Home, path: string): Promise<string | undefined> {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (codeOf(error) !== 'EACCES') return undefined
    const { ok, stdout } = await run(account, 'cat', [path])
    return ok ? stdout : undefined
  }
}

async function writeAs({ account }: Home, path: string, text: string): Promise<void> {
  try {
    writeFileSync(path, text)
  } catch (error) {
    if (codeOf(error) !== 'EACCES') throw error
    await run(account, 'sh', ['-c', 'printf %s "$1" > "$0"', path, text])
  }
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code
}

function lockFile(home: Home): string {
  return join(home.folder, 'postmaster.pid')
}

function logFile(home: Home): string {
  return join(dirname(home.folder), 'postgres.log')
}
