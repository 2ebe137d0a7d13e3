import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pino from 'pino'
import { expect, onTestFinished, test } from 'vitest'
import { verifyAudit } from '../api/audit/verify'
import type { AppDeps } from '../api/http/context'
import { createSealer } from '../api/shared/sealing'
import { cloneDatabase } from './support/database'
import { openFakeTwilio } from './support/fake-twilio'
import { createSeeds } from './support/seeds'
import {
  newSid,
  runCommandLine,
  SERVER_SECRETS,
  serverEnv,
  startServer,
  type TestServer,
  textMessage,
} from './support/server'

const ROLL = 'test/fixtures/tianyuan/households.csv'
/** 覃兴旺 of the file, out of poverty since 2016; his phone stands there. */
const VILLAGER = '+8619900005443'
const CADRE = '+8619900900001'
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** A Tuesday in office hours. */
let now = new Date('2026-11-24T02:00:00Z').getTime()

test(
  'A villager of the Tianyuan file learns the status, applies, gets help and stops, through any crash',
  { timeout: 240_000 },
  async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'cunxin-main-job-'))
    onTestFinished(() => rm(dataDir, { recursive: true, force: true }))
    const database = await cloneDatabase()
    onTestFinished(database.close)
    const twilio = await openFakeTwilio()
    const env = serverEnv(database.target, dataDir, twilio)
    const { ownerSql: sql } = database

    let server: TestServer = await startServer(env, new Date(now))
    /** After a power cut: the clock goes on, whatever lease was held has lapsed. */
    const restart = async (later = MINUTE) => {
      await server.kill()
      now += later
      server = await startServer(env, new Date(now))
    }
    const says = async (body: string, from = VILLAGER) => {
      const answers = await textMessage(twilio, from, body).sendTo(server)
      return answers.join('\n')
    }
    const count = async (table: string) => {
      const [row] = await sql<{ n: number }[]>`select count(*)::int as n from ${sql(table)}`
      return row?.n ?? -1
    }
    const turnsOf = async (sid: string) => {
      const [row] = await sql<{ n: number; answered: number }[]>`
        select count(*)::int as n, count(answered_at)::int as answered from turns
         where provider_message_id = ${sid}`
      return row
    }
    /**
     * Sends a message, holds it where it first needs the table, kills the server there, and sends
     * it again to the next one. Returns the answer: on the second response, or by the outbox where
     * the new server had found the message before it came again. Never both.
     */
    const killInside = async (body: string, table: string, later = MINUTE) => {
      const sid = newSid()
      const sent = twilio.sent.length
      const reserved = await sql.reserve()
      await reserved`begin`
      await reserved.unsafe(`lock table ${table} in access exclusive mode`)
      const lost = textMessage(twilio, VILLAGER, body, sid)
        .sendTo(server)
        .then(
          () => 'answered',
          () => 'lost',
        )
      await waitUntil(async () => (await waiting(sql, table)) > 0)
      await server.kill()
      expect(await lost).toBe('lost')
      await reserved`rollback`
      reserved.release()
      await waitUntil(async () => (await waiting(sql, table)) === 0)
      await restart(later)
      const answers = await textMessage(twilio, VILLAGER, body, sid).sendTo(server)
      expect(await turnsOf(sid)).toEqual({ n: 1, answered: 1 })
      // And once more: the stored answer, word for word.
      expect(await textMessage(twilio, VILLAGER, body, sid).sendTo(server)).toEqual(answers)
      if (answers.length > 0) return answers.join('\n')
      const [answer = '', ...more] = await sentTo(VILLAGER, sent)
      expect(more).toEqual([])
      return answer
    }

    // The office takes the township's file in while the server runs.
    const report = await runCommandLine(env, ['import', 'households', ROLL])
    expect(report).toMatchObject({
      seen: { households: 260, people: 912 },
      imported: { households: 256, people: 888 },
    })
    const deps = {
      connection: { sql: database.ownerSql, db: database.db, close: database.close },
      sealer: createSealer(Buffer.from(SERVER_SECRETS.DATA_KEY, 'base64')),
      clock: () => new Date(now),
      log: pino({ level: 'silent' }),
    } as unknown as AppDeps
    const seeds = createSeeds(deps)
    await seeds.setFigures()
    await seeds.addStaff({
      name: '熊长富',
      phone: CADRE,
      roles: [['village_cadre', 'wuxi.tianyuan.tianyuan']],
    })

    // He links, with the server gone between the question and the answer.
    expect(await says('查')).toContain('身份证后四位')
    await restart()
    expect(await killInside('覃兴旺 0675', 'contacts')).toContain('覃兴旺家')
    expect(await count('contact_links')).toBe(1)

    // The status, with the server gone inside the turn, while it read.
    const status = await killInside('1', 'households')
    expect(status).toContain('覃兴旺家（天元村5社）2016年已脱贫')

    // He applies; the server goes inside the transaction that files it.
    expect(await says('申请')).toContain('确认')
    await restart()
    const filed = await killInside('1', 'applications')
    const receipt = /回执(\d{10})/.exec(filed)?.[1] ?? ''
    expect(filed).toContain('12月14日前答复')
    expect(await count('applications')).toBe(1)

    // The next day he asks by the receipt.
    await restart(DAY)
    expect(await says(receipt)).toContain('11月24日的申请在办，12月14日前答复')

    // He calls for help, with the server gone inside the transaction; the cadre is told once.
    const beforeHelp = twilio.sent.length
    expect(await says('求助 房子漏雨')).toContain('房子漏雨')
    expect(await killInside('1', 'help_messages')).toMatch(/熊长富会在.*回执\d{10}/)
    expect(await count('help_requests')).toBe(1)
    expect(await count('help_messages')).toBe(1)
    const told = await sentTo(CADRE, beforeHelp, '房子漏雨')
    expect(told).toHaveLength(1)

    // The cadre answers by text while the provider is down; the server goes, and he gets it once.
    twilio.answerWith('broken')
    expect(await says('答 明天上午来看', CADRE)).toContain('已答复')
    await server.kill()
    twilio.answerWith('taken')
    const beforeAnswer = twilio.sent.length
    await restart(5 * MINUTE)
    await sentTo(VILLAGER, beforeAnswer)
    await restart(5 * MINUTE)
    expect(await sentTo(VILLAGER, beforeAnswer)).toEqual(['【村信】熊长富答复：明天上午来看'])

    // He stops; what he filed is still his to see.
    expect(await says('退订')).toContain('不再发通知')
    expect(await says(receipt)).toContain('在办')
    const [contact] = await sql<{ stopped: boolean }[]>`
      select stopped <> '{}' as stopped from contacts
       where id in (select contact_id from contact_links)`
    expect(contact?.stopped).toBe(true)

    // Nothing is lost or doubled, and every chain holds.
    const [open] = await sql<{ n: number }[]>`
      select count(*)::int as n from turns where answered_at is null`
    expect(open?.n).toBe(0)
    expect(await verifyAudit(database.sql, 'wuxi')).toMatchObject({ faultCount: 0 })

    /** Texts that hold some words which the provider was given for a number since then, once there are any. */
    async function sentTo(phone: string, since: number, words = ''): Promise<string[]> {
      const taken = () =>
        twilio.sent
          .slice(since)
          .filter(({ fields }) => fields['To'] === phone)
          .map(({ fields }) => fields['Body'] ?? '')
          .filter((text) => text.includes(words))
      // Recorded as well as sent: whether a text went out just before a crash is the provider's to say.
      await waitUntil(async () => taken().length > 0 && (await sending(sql)) === 0)
      return taken()
    }
  },
)

type Sql = Awaited<ReturnType<typeof cloneDatabase>>['ownerSql']

/** Sessions that wait for a lock on a table. */
async function waiting(sql: Sql, table: string): Promise<number> {
  const [row] = await sql<{ n: number }[]>`
    select count(*)::int as n from pg_locks
     where not granted and relation = ${table}::regclass
       and database = (select oid from pg_database where datname = current_database())`
  return row?.n ?? 0
}

async function sending(sql: Sql): Promise<number> {
  const [row] = await sql<{ n: number }[]>`
    select count(*)::int as n from outbox where status = 'sending'`
  return row?.n ?? 0
}

async function waitUntil(holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 90_000
  while (!(await holds())) {
    if (Date.now() > end) throw new Error('waited 90 s in vain')
    await sleep(20)
  }
}
