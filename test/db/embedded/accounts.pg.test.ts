import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
} from 'node:fs'
import { cp, rm } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openCluster } from '../../../db/embedded'
import { OURSELVES } from '../../../db/embedded/account'
import { chooseHome } from '../../../db/embedded/home'
import { stop } from '../../../db/embedded/postmaster'
import { findPrograms, usablePrograms } from '../../../db/embedded/programs'
import { runChild } from '../../support/child'

const [DAEMON, NOBODY] = [1, 65534]
const isRoot = process.getuid?.() === 0
/** The project may lie where only root can read it. */
const othersCanRead = isRoot && works([...as(NOBODY), 'test', '-r', import.meta.filename])
const WITHOUT_RIGHTS = ['setpriv', '--bounding-set=-dac_override,-dac_read_search']
const canGiveUpRights = isRoot && works([...WITHOUT_RIGHTS, 'true'])

test.runIf(isRoot)("root's data stays in root's own closed folder", async () => {
  const folder = newFolder(userInfo().homedir)
  expect(await addRow(folder)).toBe(1)
  expect(await addRow(folder)).toBe(2)
  expect(statSync(join(folder, 'postgres'))).toMatchObject({ uid: NOBODY })
})

test.runIf(canGiveUpRights)(
  'root without rights keeps the data elsewhere and says so',
  async () => {
    const folder = newFolder(userInfo().homedir)
    const first = runChild(ADD_ROW, { env: { FOLDER: folder }, prefix: WITHOUT_RIGHTS })
    expect(await first.line()).toBe('1')
    await first.end()
    const elsewhere = /\/var\/tmp\/cunxin-\w+/.exec(first.stderr())?.[0] ?? ''
    onTestFinished(() => rmSync(elsewhere, { recursive: true }))
    expect(first.stderr()).toContain(`cannot live in ${folder}`)
    expect(await addRow(folder, WITHOUT_RIGHTS)).toBe(2)
    // With its rights back, root must not begin an empty database beside the full one.
    expect(await addRow(folder)).toBe(3)
  },
)

test.runIf(othersCanRead)("an ordinary user's database is theirs, and root's to use", async () => {
  const folder = newFolder(tmpdir(), DAEMON)
  chmodSync(folder, 0o755)
  expect(await addRow(folder, as(DAEMON))).toBe(1)
  expect(await addRow(folder)).toBe(2)
  expect(await addRow(folder, as(DAEMON))).toBe(3)
  await expect(addRow(folder, as(NOBODY))).rejects.toThrow('belongs to user 1')
})

test('programs whose library links were never made are linked where they lie', async () => {
  const programs = await copyPrograms()
  chmodSync(join(programs, '..'), 0o755)
  expect(await usablePrograms(programs, OURSELVES)).toBe(programs)
  const cluster = await openCluster(newFolder(tmpdir()), { programs, fsync: false })
  await cluster.close()
})

test('programs that cannot be used where they lie run from a copy, made once', async () => {
  const programs = await copyPrograms()
  // Root can always write the links: for root the folder is closed to the server's user.
  if (!isRoot) chmodSync(join(programs, 'lib'), 0o555)
  onTestFinished(() => chmodSync(join(programs, 'lib'), 0o755))
  const account = isRoot
    ? { other: { uid: NOBODY, gid: NOBODY }, passesClosedFolders: false }
    : OURSELVES
  const copy = await usablePrograms(programs, account)
  onTestFinished(() => rm(copy, { recursive: true }))
  expect(copy).not.toBe(programs)
  const { ino } = statSync(copy)
  expect(await usablePrograms(programs, account)).toBe(copy)
  expect(statSync(copy).ino).toBe(ino)

  // A temporary folder that is cleared file by file.
  rmSync(join(copy, 'share', 'postgresql'), { recursive: true })
  await usablePrograms(programs, account)
  expect(readdirSync(join(copy, 'share'))).toEqual(readdirSync(join(programs, 'share')))
})

const ADD_ROW = `
  const { openCluster } = await import('./db/embedded.ts')
  const { default: postgres } = await import('postgres')
  const cluster = await openCluster(process.env.FOLDER, { fsync: false })
  const host = new URL(cluster.target('postgres')).searchParams.get('host')
  const sql = postgres({ host, username: 'postgres', onnotice() {} })
  await sql.unsafe('create table if not exists visits (); insert into visits default values')
  console.log((await sql\`select count(*) from visits\`)[0].count)
  await sql.end()
  await cluster.close()`

/** Opens the folder in a process of its own, adds a row, closes. Says how many rows there are. */
async function addRow(folder: string, prefix: string[] = []): Promise<number> {
  const child = runChild(ADD_ROW, { env: { FOLDER: folder }, prefix })
  const count = await child.line()
  await child.end()
  return Number(count)
}

function newFolder(parent: string, uid?: number): string {
  const folder = mkdtempSync(join(parent, 'cunxin-accounts-'))
  if (uid) chownSync(folder, uid, uid)
  onTestFinished(async () => {
    await stop(await chooseHome(folder))
    rmSync(folder, { recursive: true, force: true })
  })
  return folder
}

/** As npm leaves them where install scripts are blocked, in a folder closed to others. */
async function copyPrograms(): Promise<string> {
  const parent = mkdtempSync(join(tmpdir(), 'cunxin-programs-'))
  onTestFinished(() => rm(parent, { recursive: true, force: true }))
  const programs = join(parent, 'native')
  await cp(findPrograms() ?? '', programs, { recursive: true, filter: isNoLink })
  return programs
}

function as(uid: number): string[] {
  return ['setpriv', `--reuid=${uid}`, `--regid=${uid}`, '--clear-groups']
}

function works([program = '', ...args]: string[]): boolean {
  return spawnSync(program, args).status === 0
}

function isNoLink(file: string): boolean {
  return !lstatSync(file).isSymbolicLink()
}
