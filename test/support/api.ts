import { randomUUID } from 'node:crypto'
import pino from 'pino'
import { createApp } from '../../api/app'
import { type Behalf, createClient } from '../../api/client'
import type { AppDeps, RequestContext } from '../../api/http/context'
import { inMemoryFetch } from '../../api/http/in-memory'
import { createSealer } from '../../api/shared/sealing'
import { commitTurn } from '../../api/turns/commit'
import { beginTurn } from '../../api/turns/begin'
import type { Outcome } from '../../api/turns/answer'
import type { Command } from '../../api/turns/command'
import { APP_ROLE, connect } from '../../db/client'
import type { ProofMoment } from '../../db/values/rounds'
import { cloneDatabase } from './database'
import { prove } from './prove'
import { COUNTY, createSeeds } from './seeds'

export * from './seeds'

export type TestApi = Awaited<ReturnType<typeof startApi>>

interface Call {
  actor?: Behalf['actor'] | 'job:command'
  county?: string
  method?: 'GET' | 'POST'
  body?: unknown
  /** Idempotency-Key of a write; a fresh one unless given, none at all for null. */
  key?: string | null
}

/** Monday, 9 March 2026, 10 o'clock in Shanghai. */
export const MONDAY_MORNING = '2026-03-09T02:00:00.000Z'

export interface ApiOptions {
  /** What its clock shows first. */
  now?: string
  /** One, so that whoever asks for a second within a transaction never gets it. */
  connections?: number
}

/**
 * The real API over its own empty database, called in process. Each call takes a connection of its
 * own, so two calls at once are two connections. The clock stands still until a test moves it.
 */
export async function startApi({ now = MONDAY_MORNING, connections = 1 }: ApiOptions = {}) {
  const database = await cloneDatabase()
  const connection = connect(database.target, { role: APP_ROLE, max: connections })
  const clock = { now: new Date(now) }
  const deps: AppDeps = {
    connection,
    clock: () => clock.now,
    sealer: createSealer(Buffer.alloc(32, 7)),
    serviceToken: 'test-service-token',
    defaultCounty: COUNTY,
    publicUrl: 'https://cunxin.test',
    log: pino({ level: 'silent' }),
  }
  const app = createApp(deps)

  /** The client the bot uses, calling in process. */
  const client = (behalf: Partial<Behalf> & Pick<Behalf, 'actor'>) =>
    createClient(
      {
        baseUrl: 'http://api.test',
        serviceToken: deps.serviceToken,
        fetch: inMemoryFetch(app),
      },
      { county: COUNTY, ...behalf },
    )

  /** A bare call, for what the client would not send; without an actor it is the public's. */
  async function call(path: string, { actor, county, method, body, key }: Call = {}) {
    const isWrite = (method ?? (body === undefined ? 'GET' : 'POST')) === 'POST'
    const response = await app.request(`/api/v1${path}`, {
      method: isWrite ? 'POST' : 'GET',
      headers: {
        County: county ?? COUNTY,
        ...(actor && { Authorization: `Bearer ${deps.serviceToken}`, 'On-Behalf-Of': actor }),
        ...(isWrite && key !== null && { 'Idempotency-Key': key ?? randomUUID() }),
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    // A paper to print is no answer to look into.
    const isPaper = !response.headers.get('Content-Type')?.includes('json')
    const answer: unknown = isPaper ? {} : await response.json()
    return { status: response.status, body: answer as Record<string, unknown> }
  }

  const seeds = createSeeds(deps)

  /** A message of the contact whose turn ends with this command; what it came to. */
  async function runCommand(contactId: string, command: Command): Promise<Outcome> {
    const { channel, address, isPhone } = seeds.addressOf(contactId)
    const message = { channel, from: address, isPhone, providerMessageId: randomUUID(), text: '…' }
    const begun = await beginTurn(deps, COUNTY, message)
    if (begun.state !== 'begun') throw new Error(`the turn is ${begun.state}`)
    const { turnId, seq, leaseId, sessionVersion } = begun
    const ctx: RequestContext = {
      deps,
      county: COUNTY,
      actor: { kind: 'job', name: 'bot' },
      grant: { reach: 'all' },
      requestId: turnId,
      now: deps.clock(),
      write: null,
    }
    // Every outcome ends here: `refused` stands for those that have no ending of their own.
    const any = { replies: [{ template: 'common.yes' as const, vars: {} }], session: null }
    const turn = { contactId, seq, leaseId, sessionVersion, by: 'response' as const }
    const done = await commitTurn(ctx, turnId, { ...turn, command, endings: { refused: any } })
    return { code: done.outcome, vars: done.replies[0]?.vars ?? {} }
  }

  async function close() {
    await connection.close()
    await database.close()
  }

  const { sql, db } = connection
  return {
    app,
    deps,
    clock,
    sql,
    db,
    ownerSql: database.ownerSql,
    target: database.target,
    client,
    call,
    runCommand,
    /** A photo shows that a list hangs: at the beginning of its window, or at the end. */
    prove: (code: string, moment: ProofMoment = 'first') => prove(deps, code, moment),
    close,
    ...seeds,
  }
}
