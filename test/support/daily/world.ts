import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { expect, onTestFinished } from 'vitest'
import { verifyAudit } from '../../../api/audit/verify'
import type { AppDeps } from '../../../api/http/context'
import { createSealer } from '../../../api/shared/sealing'
import { COUNTY, createSeeds, MONDAY_MORNING } from '../api'
import { runChild } from '../child'
import { cloneDatabase } from '../database'
import { SERVER_SECRETS, serverEnv } from '../server'
import { freePort, startBotProcess } from '../split-server'
import { SECRET } from '../telegram-world'
import { type Line, type Message, openFarEnds } from './far-ends'
import { answerByOutbox, faultsOfTelling, isUnderWay } from './told'
import { waitUntil } from './wait-until'

export type World = Awaited<ReturnType<typeof openWorld>>

/** What a child reads its time from, so that days pass without a new start. */
const CLOCK = `
  const { readFileSync } = await import('node:fs')
  const clock = () => new Date(Date.now() + Number(readFileSync(process.env.CLOCK_FILE, 'utf8')))`
const WHOLE = `${CLOCK}
  const { run } = await import('./main.ts')
  const { port } = await run(process.env, clock)
  console.log(port)`
const API_ALONE = `${CLOCK}
  const { createLog, openApi } = await import('./api/start.ts')
  const { readApiSettings } = await import('./api/settings.ts')
  const { serve } = await import('@hono/node-server')
  const settings = readApiSettings(process.env)
  const api = await openApi(settings, createLog(settings.logLevel), { clock })
  serve({ fetch: api.app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => console.log(port))`

/**
 * An empty demo county with a database of its own, a made-up Twilio and Telegram on loopback, and
 * processes of the product that are started and killed at will. For one test.
 */
export async function openWorld() {
  const dataDir = await mkdtemp(join(tmpdir(), 'cunxin-daily-'))
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }))
  const database = await cloneDatabase()
  onTestFinished(database.close)
  const { twilio, telegram, ends, watch } = await openFarEnds()
  const sql = database.ownerSql

  const time = await openTime(join(dataDir, 'clock'))

  const env = {
    ...serverEnv(database.target, dataDir, twilio),
    DEMO: 'true',
    CLOCK_FILE: time.file,
    TELEGRAM_BOT_TOKEN: telegram.botToken,
    TELEGRAM_API_ROOT: telegram.url,
    TELEGRAM_WEBHOOK_SECRET: SECRET,
  }
  const deps: AppDeps = {
    connection: { sql, db: database.db, close: database.close },
    sealer: createSealer(Buffer.from(SERVER_SECRETS.DATA_KEY, 'base64')),
    clock: time.now,
    log: pino({ level: 'silent' }),
    defaultCounty: COUNTY,
    publicUrl: 'http://localhost',
    serviceToken: SERVER_SECRETS.SERVICE_TOKEN,
  }
  const seeds = createSeeds(deps)
  await seeds.addCounty()

  const processes = createProcesses(env, watch)
  const { server } = processes
  const told = { sql, deps, ends }

  /** The answer in words, on the response or, where the server found the message before, by itself. */
  async function answerTo(message: Message): Promise<string> {
    const answers = await message.sendTo(server)
    return answers.length > 0 ? answers.join('\n') : answerByOutbox(told, message)
  }
  async function says(line: Line, text: string, ...expected: string[]): Promise<string> {
    const answer = await answerTo(line.writes(text))
    for (const part of expected) expect(answer, `in answer to ${text}`).toContain(part)
    return answer
  }

  /** Once nothing is on its way: everything that stands as sent arrived, and nothing else did. */
  async function settle(): Promise<void> {
    let faults = ['messages are on their way']
    await waitUntil(
      async () => {
        if (await isUnderWay(told)) return false
        faults = await faultsOfTelling(told)
        return faults.length === 0
      },
      () => faults.join('\n'),
    )
  }
  /** What a line was brought that holds these words; in the end, not at some moment. */
  async function brought(line: Line, words: string): Promise<string[]> {
    await settle()
    const all = Object.values(ends).flatMap((end) => end.arrivals())
    const own = all.filter(({ to }) => to === line.address)
    return own.map(({ text }) => text).filter((text) => text.includes(words))
  }
  async function holds(): Promise<void> {
    await settle()
    expect(telegram.faults).toEqual([])
    expect(twilio.sent.every(({ isAuthorized }) => isAuthorized)).toBe(true)
    expect(await verifyAudit(database.sql, COUNTY)).toMatchObject({ faultCount: 0 })
    expect(await sql`select id from turns where answered_at is null`).toEqual([])
    expect(await sql`select id from contacts where answered_seq < last_seq`).toEqual([])
    // What was answered on a response is not sent as well.
    const twice = await sql`
      select o.id from outbox o join turns t on o.purpose like 'turn:' || t.id || ':%'
       where t.answered_by = 'response'`
    expect(twice).toEqual([])
  }
  /** Messages of which it is owned up that they may have come twice, or not at all. */
  const listMarked = () =>
    sql`select status, is_resend from outbox where is_resend or status = 'unknown'`

  return {
    sql,
    db: database.db,
    deps,
    seeds,
    env,
    twilio,
    telegram,
    ends,
    ...processes,
    later: time.later,
    answerTo,
    says,
    settle,
    brought,
    holds,
    listMarked,
  }
}

/** From Monday morning on, faster where a test says so; told to the processes by a file. */
export async function openTime(file: string) {
  let ahead = new Date(MONDAY_MORNING).getTime() - Date.now()
  /** Whole at any moment: it is being read all the time. */
  const tell = async () => {
    await writeFile(`${file}.new`, String(ahead))
    await rename(`${file}.new`, file)
  }
  await tell()
  const later = (milliseconds: number) => {
    ahead += milliseconds
    return tell()
  }
  return { file, now: () => new Date(Date.now() + ahead), later }
}

interface Server {
  /** Where people's messages are brought to. */
  port: number
  apiPort: number
  kill(): Promise<void>
}

/** The product as one process, or as two; `server` is the one that was started last. */
function createProcesses(env: Record<string, string>, watch: (server: Server) => Promise<void>) {
  const server: Server = { port: 0, apiPort: 0, kill: async () => {} }
  async function start() {
    const child = runChild(WHOLE, { env })
    server.port = Number(await child.line())
    server.apiPort = server.port
    server.kill = child.kill
    await watch(server)
  }
  async function startApi() {
    const child = runChild(API_ALONE, { env })
    server.apiPort = Number(await child.line())
  }
  /** The bot alone, which is the worker; without the simulator. */
  async function startBot(apiPort: number) {
    server.port = await freePort()
    const child = await startBotProcess(env, apiPort, server.port)
    server.kill = child.kill
  }
  return { server, start, startApi, startBot }
}
