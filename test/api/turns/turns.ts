import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { Ending } from '../../../api/turns/answer'
import type { Begun, BegunTurn } from '../../../api/turns/begin'
import type { Committed } from '../../../api/turns/commit'
import type { Command } from '../../../api/turns/command'
import type { TestApi } from '../../support/api'

/** How long a turn may be worked on before somebody else takes it over. */
export const LEASE_MS = 8_000

export const says = (text: string): Ending['replies'][number] => ({
  template: 'common.text',
  vars: { text },
})

/** A turn that ends with these words, whatever its command comes to. */
export const ending = (
  text: string,
  session: Ending['session'] = null,
): Record<string, Ending> => ({
  done: { replies: [says(text)], session },
  refused: { replies: [says(text)], session },
})

interface CommitChange {
  contactId?: string
  seq?: number
  leaseId?: string
  sessionVersion?: number
  by?: 'response' | 'outbox'
  command?: Command
  endings?: Record<string, Ending>
}

/** Turns over HTTP, as the bot takes them; each call is a connection of its own. */
export function openTurns({ call }: Pick<TestApi, 'call'>) {
  const post = (path: string, body: unknown) =>
    call(path, { actor: 'job:bot', body, key: null, method: 'POST' })

  async function begin(from: string, text = '查', providerMessageId: string = randomUUID()) {
    const body = { channel: 'sms', providerMessageId, from, isPhone: true, text }
    const response = await post('/turns', body)
    expect(response.status).toBe(200)
    return response.body as unknown as Begun
  }

  async function begun(from: string, text?: string, providerMessageId?: string) {
    const turn = await begin(from, text, providerMessageId)
    if (turn.state !== 'begun') throw new Error(`the turn is ${turn.state}`)
    return turn
  }

  /** The response to a commit, whatever it is. */
  const tryCommit = (turn: BegunTurn, change: CommitChange = {}) => {
    const { contact, seq, leaseId, sessionVersion, isOwn, text } = turn
    const by = isOwn ? 'response' : 'outbox'
    const own = {
      contactId: contact.id,
      seq,
      leaseId,
      sessionVersion,
      by,
      endings: ending(`re ${text}`),
    }
    return post(`/turns/${turn.turnId}/commit`, { ...own, ...change })
  }

  async function commit(turn: BegunTurn, change?: CommitChange) {
    const response = await tryCommit(turn, change)
    expect(response).toMatchObject({ status: 200 })
    return response.body as unknown as Committed
  }

  const orphans = async () => {
    const { body } = await call('/turns/orphans', { actor: 'job:bot' })
    return body['contactIds'] as string[]
  }

  async function take(contactId: string) {
    const { body } = await post(`/turns/orphans/${contactId}/take`, {})
    return body['turn'] as BegunTurn | null
  }

  return { begin, begun, tryCommit, commit, orphans, take }
}

/** Every row of every table as text, to see whether anything at all has changed. */
export async function dump({ ownerSql: sql }: Pick<TestApi, 'ownerSql'>): Promise<string[]> {
  const tables = await sql<{ name: string }[]>`
    select tablename as name from pg_tables where schemaname = 'public' order by 1`
  const rows: string[] = []
  for (const { name } of tables) {
    const found = await sql<{ row: string }[]>`select t::text as row from ${sql(name)} t`
    rows.push(...found.map(({ row }) => `${name} ${row}`))
  }
  return rows.toSorted()
}
