import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { connect, type Sql } from '../../db/client'
import { type Cluster, openCluster } from '../../db/embedded'
import { chooseHome } from '../../db/embedded/home'
import { findPostmaster, stop } from '../../db/embedded/postmaster'
import { runChild } from '../support/child'

const ROWS = `create table if not exists words (word text primary key)`

/** What a first start leaves; most tests begin with a copy, `initdb` takes a second. */
let made: string

beforeAll(async () => {
  made = mkdtempSync(join(tmpdir(), 'embedded-made-'))
  await (await openCluster(made)).close()
  return () => rmSync(made, { recursive: true, force: true })
})

test('the first start makes a database that speaks Chinese, and to nobody but us', async () => {
  const cluster = await open(newDataDir())
  const sql = connectTo(cluster)
  const [settings] = await sql`
    select current_setting('listen_addresses') as addresses, current_setting('fsync') as fsync,
      current_setting('server_encoding') as encoding, current_setting('data_checksums') as sums`
  expect(settings).toEqual({ addresses: '', fsync: 'on', encoding: 'UTF8', sums: 'on' })
  const [text] =
    await sql`select lower('ÄÖ') as lower, length('巫溪县𠮷') as length, '张' < '李' as less`
  expect(text).toEqual({ lower: 'äö', length: 4, less: true })
  const socketFolder = new URL(cluster.target('postgres')).searchParams.get('host') ?? ''
  expect(statSync(socketFolder).mode & 0o007).toBe(0)
})

test('a folder whose path is longer than a socket allows is as good', async () => {
  const dataDir = join(newDataDir(), 'x'.repeat(120), '巫溪')
  await write(await open(dataDir), '天元')
  expect(await read(await open(dataDir))).toEqual(['天元'])
})

test('rows are there when it is opened again', async () => {
  const dataDir = madeDataDir()
  const first = await openCluster(dataDir)
  await write(first, '天元')
  await first.close()
  expect(await isRunning(dataDir)).toBe(false)
  expect(await read(await open(dataDir))).toEqual(['天元'])
})

test('what was acknowledged before Node was killed is there, on the server that lived on', async () => {
  const dataDir = madeDataDir()
  const { pid } = await killAfterWriting(dataDir, '天元')
  const cluster = await open(dataDir)
  expect(cluster.pid).toBe(pid)
  expect(await read(cluster)).toEqual(['天元'])
})

test('what was acknowledged before Node and the server were killed is recovered', async () => {
  const dataDir = madeDataDir()
  const { pid } = await killAfterWriting(dataDir, '天元')
  process.kill(pid, 'SIGKILL')
  const cluster = await open(dataDir)
  expect(cluster.pid).not.toBe(pid)
  expect(await read(cluster)).toEqual(['天元'])
})

test('a lock file whose number went to another process does not keep the server down', async () => {
  const dataDir = madeDataDir()
  const { pid } = await killAfterWriting(dataDir, '天元')
  process.kill(pid, 'SIGKILL')
  const { uid } = statSync(join(dataDir, 'postgres'))
  const stranger = spawn('sleep', ['600'], { uid, stdio: 'ignore' })
  onTestFinished(() => void stranger.kill())
  const lock = join(dataDir, 'postgres', 'postmaster.pid')
  writeFileSync(lock, readFileSync(lock, 'utf8').replace(/^\d+/, String(stranger.pid)))
  expect(await read(await open(dataDir))).toEqual(['天元'])
  expect(stranger.exitCode).toBeNull()
})

test('of four that open a new folder at once, one starts the server and all use it', async () => {
  const dataDir = newDataDir()
  const children = [1, 2].map(() => runChild(opening(dataDir, `console.log(cluster.pid)`)))
  const clusters = await Promise.all([open(dataDir), open(dataDir)])
  const pids = await Promise.all(children.map((child) => child.line()))
  expect(new Set([...clusters.map(({ pid }) => pid), ...pids.map(Number)]).size).toBe(1)
  expect(readdirSync(dataDir).toSorted()).toEqual(['postgres', 'postgres.log'])
})

test('a folder half made by a process that was killed is cleared away', async () => {
  const dataDir = newDataDir()
  mkdirSync(join(dataDir, 'postgres.new-2147483647-a', 'base'), { recursive: true })
  await open(dataDir)
  expect(readdirSync(dataDir).toSorted()).toEqual(['postgres', 'postgres.log'])
})

test('closing leaves the server to another process that opened it, the last one stops it', async () => {
  const dataDir = madeDataDir()
  const [first, second] = [await openCluster(dataDir), await open(dataDir)]
  await write(second, '天元')
  await first.close()
  expect(await read(second)).toEqual(['天元'])
  await second.close()
  expect(await isRunning(dataDir)).toBe(false)
})

test('closing leaves the server to a client that only knows its address', async () => {
  const cluster = await open(madeDataDir())
  const sql = connectTo(cluster)
  await sql`select 1`
  await cluster.close()
  expect(await sql`select 1 as up`).toEqual([{ up: 1 }])
})

test('one opens while another closes, over and over, and always gets a server', async () => {
  const dataDir = madeDataDir()
  let cluster = await openCluster(dataDir)
  for (let turn = 0; turn < 5; turn++) {
    const [next] = await Promise.all([openCluster(dataDir), cluster.close()])
    await write(next, String(turn))
    cluster = next
  }
  expect(await read(cluster)).toHaveLength(5)
  await cluster.close()
  expect(await isRunning(dataDir)).toBe(false)
})

test('data of another version is refused in the words of the server', async () => {
  const dataDir = madeDataDir()
  await (await openCluster(dataDir)).close()
  writeFileSync(join(dataDir, 'postgres', 'PG_VERSION'), '17\n')
  await expect(openCluster(dataDir)).rejects.toThrow('database files are incompatible')
})

test('a machine without packaged programs is told about DATABASE_URL', async () => {
  const arch = vi.spyOn(process, 'arch', 'get').mockReturnValue('riscv64')
  onTestFinished(() => arch.mockRestore())
  await expect(openCluster(newDataDir())).rejects.toThrow('set DATABASE_URL')
})

function newDataDir(): string {
  const parent = mkdtempSync(join(tmpdir(), 'embedded-'))
  const dataDir = join(parent, '.data')
  onTestFinished(async () => {
    await stop(await chooseHome(dataDir))
    rmSync(parent, { recursive: true, force: true })
  })
  return dataDir
}

function madeDataDir(): string {
  const dataDir = newDataDir()
  execFileSync('cp', ['-a', made, dataDir])
  return dataDir
}

async function open(dataDir: string): Promise<Cluster> {
  const cluster = await openCluster(dataDir)
  onTestFinished(() => cluster.close())
  return cluster
}

function connectTo(cluster: Cluster): Sql {
  const { sql, close } = connect(cluster.target('postgres'), { max: 1 })
  onTestFinished(close)
  return sql
}

async function isRunning(dataDir: string): Promise<boolean> {
  return (await findPostmaster(await chooseHome(dataDir))) !== undefined
}

async function write(cluster: Cluster, word: string): Promise<void> {
  const { sql, close } = connect(cluster.target('postgres'), { max: 1 })
  await sql.unsafe(ROWS)
  await sql`insert into words values (${word})`
  await close()
}

async function read(cluster: Cluster): Promise<string[]> {
  const { sql, close } = connect(cluster.target('postgres'), { max: 1 })
  const rows = await sql<{ word: string }[]>`select word from words order by word`
  await close()
  return rows.map(({ word }) => word)
}

/** A process that opens the folder, does something and then waits for its end. */
function opening(dataDir: string, then: string): string {
  return `
    const { openCluster } = await import('./db/embedded.ts')
    const { default: postgres } = await import('postgres')
    const cluster = await openCluster(${JSON.stringify(dataDir)})
    ${then}
    setInterval(() => {}, 60_000)`
}

async function killAfterWriting(dataDir: string, word: string): Promise<{ pid: number }> {
  const child = runChild(
    opening(
      dataDir,
      `const host = new URL(cluster.target('postgres')).searchParams.get('host')
       const sql = postgres({ host, username: 'postgres' })
       await sql.unsafe(${JSON.stringify(ROWS)})
       await sql\`insert into words values (${'${'}${JSON.stringify(word)}})\`
       console.log(cluster.pid)`,
    ),
  )
  const pid = Number(await child.line())
  await child.kill()
  return { pid }
}
