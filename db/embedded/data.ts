import { randomUUID } from 'node:crypto'
import { chownSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync } from 'node:fs'
import { readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Account, run } from './account'
import type { Home } from './home'

const WAIT_MS = 30_000

/**
 * Makes the data folder with `initdb` unless it is there. It appears whole or not at all, whenever we
 * are killed; should two make it at once, the first wins.
 */
export async function ensureData(home: Home, programs: string, fsync: boolean): Promise<void> {
  const { folder, account } = home
  await letOthersFinish(home)
  if (existsSync(folder)) return
  const fresh = `${folder}.new-${process.pid}-${randomUUID().slice(0, 8)}`
  mkdirSync(fresh, { mode: 0o700 })
  if (account.other) chownSync(fresh, account.other.uid, account.other.gid)
  // Built-in C.UTF-8 sorts by code point and knows Unicode's letters, alike on every machine and
  // whatever libraries it has: no system upgrade ever breaks an index.
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const access = ['--username=postgres', '--auth-local=trust', '--auth-host=reject']
  const args = ['-D', fresh, '--encoding=UTF8', ...locale, ...access]
  const made = await run(account, join(programs, 'bin', 'initdb'), fsync ? args : [...args, '-N'])
  try {
    if (!made.ok) throw new Error(`initdb: ${made.stderr}`)
    renameSync(fresh, folder)
    if (fsync) syncFolder(dirname(folder))
  } catch (error) {
    await removeAs(account, fresh)
    if (!isTaken(error)) throw error
  }
}

/** Waits for whoever makes the folder now, and clears away what one that was killed left. */
async function letOthersFinish({ folder, account }: Home): Promise<void> {
  const begun = Date.now()
  const prefix = `${basename(folder)}.new-`
  while (!existsSync(folder) && Date.now() < begun + WAIT_MS) {
    const names = readdirSync(dirname(folder)).filter((name) => name.startsWith(prefix))
    const abandoned = names.filter((name) => !isAlive(Number.parseInt(name.slice(prefix.length))))
    for (const name of abandoned) await removeAs(account, join(dirname(folder), name))
    if (abandoned.length === names.length) return
    await sleep(20)
  }
}

async function removeAs(account: Account, folder: string): Promise<void> {
  await run(account, 'rm', ['-rf', folder])
  rmSync(folder, { recursive: true, force: true })
}

/** Whether any process has the number. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function isTaken(error: unknown): boolean {
  return ['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')
}

function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}
