import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import pino from 'pino'
import { onTestFinished } from 'vitest'
import { createClient } from '../../api/client'
import type { AppDeps } from '../../api/http/context'
import { newId } from '../../api/shared/ids'
import { createSealer } from '../../api/shared/sealing'
import { households, people } from '../../db/schema'
import { COUNTY, createSeeds, GROUP, TOWNSHIP } from './api'
import { runChild } from './child'
import { openTime } from './daily/world'
import { cloneDatabase } from './database'
import { openRoughProvider } from './rough-provider'
import { OUR_NUMBER, SERVER_SECRETS, serverEnv } from './server'

const PUBLIC_URL = 'https://cunxin.test'
const CLOCK = `
  const { readFileSync } = await import('node:fs')
  const clock = () => new Date(Date.now() + Number(readFileSync(process.env.CLOCK_FILE, 'utf8')))`
/** Takes receipts and is asked for reports; sends nothing. */
const SERVER = `${CLOCK}
  const { run } = await import('./main.ts')
  const { port } = await run({ ...process.env, WORKER: 'false' }, clock)
  console.log(port)`
const WORKER = `${CLOCK}
  const { runWorker } = await import('./main.ts')
  await runWorker(process.env, clock)
  console.log('ready')`

interface Options {
  seed: number
  canBeAsked: boolean
  households: number
}

/** A village of so many households, a server, and a provider on a bad day; for one test. */
export async function openRoughWorld({ seed, canBeAsked, households: count }: Options) {
  const dataDir = await mkdtemp(join(tmpdir(), 'cunxin-rough-'))
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }))
  const database = await cloneDatabase()
  onTestFinished(database.close)
  const time = await openTime(join(dataDir, 'clock'))
  let port: number | null = null
  const provider = await openRoughProvider({
    accountSid: 'AC00000000000000000000000000000001',
    authToken: 'not-a-real-token',
    seed,
    canBeAsked,
    receiptsTo: () => (port === null ? null : { port, publicUrl: PUBLIC_URL }),
  })
  const env = {
    ...serverEnv(database.target, dataDir, provider),
    CLOCK_FILE: time.file,
    LOG_LEVEL: 'silent',
  }
  const deps: AppDeps = {
    connection: { sql: database.sql, db: database.db, close: database.close },
    sealer: createSealer(Buffer.from(SERVER_SECRETS.DATA_KEY, 'base64')),
    clock: time.now,
    log: pino({ level: 'silent' }),
    defaultCounty: COUNTY,
    publicUrl: 'http://localhost',
    serviceToken: SERVER_SECRETS.SERVICE_TOKEN,
  }
  const seeds = createSeeds(deps)
  await seeds.addCounty()
  // By its channel phones are written to.
  await seeds.addContact()
  const phones = await settle(deps, count)
  const clerk = await seeds.addStaff({ roles: [['township_clerk', TOWNSHIP]] })
  const second = await seeds.addStaff({ roles: [['township_committee', TOWNSHIP]] })
  const office = await seeds.addStaff({ roles: [['county_office', COUNTY]] })
  const server = runChild(SERVER, { env })
  port = Number(await server.line())
  const api = { baseUrl: `http://127.0.0.1:${port}`, serviceToken: SERVER_SECRETS.SERVICE_TOKEN }
  const as = (actor: `staff:${string}`) =>
    createClient(api, { actor, county: COUNTY, key: newId() })

  async function startWorker() {
    const worker = runChild(WORKER, { env })
    await worker.line()
    return worker
  }

  return { sql: database.sql, provider, phones, clerk, second, office, as, startWorker, ...time }
}

const ROWS = 500

/** Households of one group with a phone each, none of which ever wrote to us. */
async function settle({ connection: { db }, sealer }: AppDeps, count: number): Promise<string[]> {
  const all = Array.from({ length: count }, (_, n) => `+86199${String(70_000_000 + n)}`)
  for (let from = 0; from < count; from += ROWS) {
    const some = all.slice(from, from + ROWS).map((phone, n) => {
      const [id, personId] = [newId(), newId()]
      const sealed = (column: string, text: string) =>
        sealer.seal({ county: COUNTY, table: 'people', column, row: personId }, text)
      const idNumber = String(500_238_196_501_010_000n + BigInt(from + n))
      const household = {
        county: COUNTY,
        id,
        key: `rough:${from + n}`,
        areaPath: GROUP,
        headName: '谭大山',
        size: 3,
        status: 'registered' as const,
        otherCauses: [],
        fingerprint: Buffer.alloc(1),
      }
      const head = {
        county: COUNTY,
        id: personId,
        householdId: id,
        name: '谭大山',
        isHead: true,
        relation: '户主',
        health: [],
        idNumberSealed: sealed('id_number_sealed', idNumber),
        idNumberIndex: sealer.index('id_number', COUNTY, idNumber),
        phoneSealed: sealed('phone_sealed', phone),
        phoneIndex: sealer.index('phone', COUNTY, phone),
      }
      return { household, head }
    })
    await db.insert(households).values(some.map(({ household }) => household))
    await db.insert(people).values(some.map(({ head }) => head))
  }
  // As a load does.
  await db.execute(sql`analyze households, people`)
  return all
}

export { OUR_NUMBER }
