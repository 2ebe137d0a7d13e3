import { existsSync, mkdtempSync, readdirSync, rmSync, statfsSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { connect } from '../../db/client'
import { openCluster } from '../../db/embedded'
import { isAlive } from '../../db/embedded/data'
import { chooseHome } from '../../db/embedded/home'
import { stop } from '../../db/embedded/postmaster'
import { migrate } from '../../db/migrate'
import { buildPrograms } from './programs'

/** Migrated once; every test copies it. Nobody may stay connected to it. */
export const TEMPLATE = 'cunxin_template'

declare module 'vitest' {
  interface ProvidedContext {
    /** URL of database `postgres` of this run's cluster, as its owner. */
    clusterTarget: string
    /** Folder of the programs that tests start, see `buildPrograms`. */
    programs: string
  }
}

const ENOUGH_BYTES = 2 * 1024 ** 3

/** Vitest global setup: one PostgreSQL for the run, on data that lives and dies with it. */
export default async function openTestCluster(project: TestProject): Promise<() => Promise<void>> {
  const base = roomiest()
  await removeAbandoned(base)
  const programs = await buildPrograms()
  project.provide('programs', programs)
  const dataDir = mkdtempSync(join(base, `cunxin-test-${process.pid}-`))
  const cluster = await openCluster(dataDir, { fsync: false })
  const tearDown = async () => {
    await cluster.stop()
    rmSync(dataDir, { recursive: true, force: true })
    rmSync(programs, { recursive: true, force: true })
  }
  try {
    const target = cluster.target('postgres')
    const { sql, close } = connect(target, { max: 1 })
    await sql`create database ${sql(TEMPLATE)}`
    await close()
    await migrate(cluster.target(TEMPLATE))
    project.provide('clusterTarget', target)
  } catch (error) {
    await tearDown()
    throw error
  }
  return tearDown
}

/** Memory where there is enough of it; in a container it may be 64 MB. */
function roomiest(): string {
  const memory = '/dev/shm'
  if (!existsSync(memory)) return tmpdir()
  const { bavail, bsize } = statfsSync(memory)
  return bavail * bsize > ENOUGH_BYTES ? memory : tmpdir()
}

/** Clusters whose run was killed before it could tear down. */
async function removeAbandoned(base: string): Promise<void> {
  for (const name of readdirSync(base)) {
    const dataDir = join(base, name)
    const pid = Number(/^cunxin-test-(\d+)-/.exec(name)?.[1])
    if (!pid || isAlive(pid) || statSync(dataDir).uid !== process.getuid?.()) continue
    await stop(await chooseHome(dataDir))
    rmSync(dataDir, { recursive: true, force: true })
  }
}
