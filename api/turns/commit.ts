import { and, eq, isNull } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { contacts, turns } from '../../db/schema'
import type { Language } from '../../db/values/contacts'
import type { AnswerWay } from '../../db/values/messages'
import { actorOfContact } from '../http/authenticate'
import type { RequestContext } from '../http/context'
import { inTransaction, sqlState } from '../http/write'
import { enqueue } from '../outbox/enqueue'
import { ApiError } from '../shared/errors'
import { grantFor } from '../shared/rights'
import { type Ending, endingFor, type Outcome, type Reply } from './answer'
import type { BegunTurn } from './begin'
import { type Command, commandFor } from './commands'
import { takeOldest } from './lease'
import { addMilliseconds, LEASE_MS, sealAnswer, sealSession } from './storage'

export interface Commit {
  contactId: string
  leaseId: string
  sessionVersion: number
  by: AnswerWay
  /** In which the answer is said on the response. */
  language?: Language | undefined
  command?: Command | undefined
  /** By outcome of the command; `done` when there is none. */
  endings: Record<string, Ending>
}

export interface Committed {
  outcome: string
  /** What to say on the webhook's own response; empty when it went by the outbox. */
  replies: Reply[]
  /** The contact's next message, which waited: still under the same lease. */
  next: BegunTurn | null
}

/**
 * Ends a turn: command with its events, audit and outgoing messages, new session by
 * compare-and-set, stored answer, all in one transaction. Refused as `stale` when the session
 * changed or the lease was lost, and then nothing has happened.
 */
export async function commitTurn(
  ctx: RequestContext,
  turnId: string,
  commit: Commit,
): Promise<Committed> {
  const { outcome, ending, lastSeq, seq } =
    commit.command || commit.by === 'outbox'
      ? await commitAll(ctx, turnId, commit)
      : await commitAnswer(ctx, turnId, commit)
  const next =
    lastSeq > seq
      ? await takeOldest(ctx.deps, ctx.county, commit.contactId, commit.leaseId, null)
      : null
  return { outcome: outcome.code, replies: commit.by === 'response' ? ending.replies : [], next }
}

interface Written {
  outcome: Outcome
  ending: Ending
  /** Equal unless more messages of the contact came meanwhile; the lease is then still held. */
  lastSeq: number
  seq: number
}

const DONE: Outcome = { code: 'done', vars: {} }

/** The common case in one statement: nothing to do but to answer. */
async function commitAnswer(ctx: RequestContext, turnId: string, commit: Commit): Promise<Written> {
  const { county, deps, now } = ctx
  const ending = commit.endings['done']
  if (!ending) throw new ApiError('invalid', 'endings.done')
  const { replies } = ending
  const session = sealSession(deps, county, commit.contactId, ending.session)
  const answer = sealAnswer(deps, county, turnId, { replies, language: commit.language })
  const [row] = await deps.connection.sql<{ last_seq: number; seq: number }[]>`
    with turn as (
      select seq from turns
       where county = ${county} and id = ${turnId} and contact_id = ${commit.contactId}
         and answered_at is null
    ), contact as (
      update contacts
         set session_sealed = ${session}::bytea,
             session_version = session_version + 1,
             lease_id = case when last_seq > turn.seq then lease_id end,
             lease_until = case when last_seq > turn.seq
                                then ${addMilliseconds(now, LEASE_MS).toISOString()}::timestamptz end
        from turn
       where county = ${county} and id = ${commit.contactId}
         and session_version = ${commit.sessionVersion} and lease_id = ${commit.leaseId}
      returning last_seq, turn.seq
    ), answered as (
      update turns
         set answered_at = ${now.toISOString()}::timestamptz, answer_sealed = ${answer}::bytea,
             answered_by = 'response'
       where county = ${county} and id = ${turnId} and exists (select from contact)
    )
    select last_seq, seq from contact`
  if (!row) throw new ApiError('stale', 'session')
  return { outcome: DONE, ending, lastSeq: row.last_seq, seq: row.seq }
}

const UNIQUE_VIOLATION = '23505'
const MOST_COLLISIONS = 10

/** Of two people who do something about one subject at once the later collides on its events: once more. */
async function commitAll(ctx: RequestContext, turnId: string, commit: Commit): Promise<Written> {
  for (let collisions = 0; ; collisions++) {
    try {
      const { db } = ctx.deps.connection
      return await inTransaction(db, (tx) => commitWrites(tx, ctx, turnId, commit))
    } catch (error) {
      if (collisions === MOST_COLLISIONS || sqlState(error) !== UNIQUE_VIOLATION) throw error
    }
  }
}

async function commitWrites(
  tx: Db,
  ctx: RequestContext,
  turnId: string,
  commit: Commit,
): Promise<Written> {
  const { county, now } = ctx
  const ofContact = and(eq(contacts.county, county), eq(contacts.id, commit.contactId))
  const ofTurn = and(eq(turns.county, county), eq(turns.id, turnId))
  const [held] = await tx
    .select({ version: contacts.sessionVersion, leaseId: contacts.leaseId, seq: contacts.lastSeq })
    .from(contacts)
    .where(ofContact)
    .for('update')
  const [turn] = await tx
    .select({ seq: turns.seq })
    .from(turns)
    .where(and(ofTurn, eq(turns.contactId, commit.contactId), isNull(turns.answeredAt)))
  if (!turn || held?.version !== commit.sessionVersion || held.leaseId !== commit.leaseId)
    throw new ApiError('stale', 'session')

  const outcome = commit.command
    ? await run(tx, ctx, turnId, commit.contactId, commit.command)
    : DONE
  const ending = endingFor(commit.endings, outcome)
  if (!ending) throw new ApiError('invalid', `endings.${outcome.code}`)

  const hasMore = held.seq > turn.seq
  await tx
    .update(contacts)
    .set({
      sessionSealed: sealSession(ctx.deps, county, commit.contactId, ending.session),
      sessionVersion: held.version + 1,
      leaseId: hasMore ? commit.leaseId : null,
      leaseUntil: hasMore ? addMilliseconds(now, LEASE_MS) : null,
    })
    .where(ofContact)
  const { replies } = ending
  const answerSealed = sealAnswer(ctx.deps, county, turnId, { replies, language: commit.language })
  await tx.update(turns).set({ answeredAt: now, answerSealed, answeredBy: commit.by }).where(ofTurn)
  if (commit.by === 'outbox') await enqueueReplies(tx, ctx, turnId, commit.contactId, replies)
  return { outcome, ending, lastSeq: held.seq, seq: turn.seq }
}

/**
 * Runs the command as the contact, or as the member of staff whose phone it is. A refusal undoes
 * what the command did and becomes its outcome; the person is then told why.
 */
async function run(
  tx: Db,
  ctx: RequestContext,
  turnId: string,
  contactId: string,
  command: Command,
): Promise<Outcome> {
  const { action, run: execute } = commandFor(command)
  const actor = await actorOfContact(ctx.deps, ctx.county, contactId, action)
  const grant = grantFor(actor, action)
  if (!grant) return { code: 'forbidden', vars: {} }
  try {
    return await tx.transaction((inner) =>
      execute(inner, { ...ctx, actor, grant, requestId: turnId }, command),
    )
  } catch (error) {
    const isRefusal =
      error instanceof ApiError && ['refused', 'figure_missing', 'not_found'].includes(error.code)
    if (!isRefusal) throw error
    return { code: error.code === 'refused' ? error.reason : error.code, vars: {} }
  }
}

async function enqueueReplies(
  tx: Db,
  ctx: RequestContext,
  turnId: string,
  contactId: string,
  replies: Reply[],
) {
  for (const [i, say] of replies.entries()) {
    const purpose = `turn:${turnId}:${i}`
    await enqueue(tx, ctx, { contactId, purpose, class: 'answer', say })
  }
}
