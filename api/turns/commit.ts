import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { contacts, turns } from '../../db/schema'
import type { Language } from '../../db/values/contacts'
import type { AnswerWay } from '../../db/values/messages'
import { lockBefore } from '../contacts/service'
import { actorOfContact } from '../http/authenticate'
import type { RequestContext } from '../http/context'
import { inTransaction } from '../http/write'
import { withLibrary } from '../policies/own-cards/propose'
import { ApiError } from '../shared/errors'
import { describeFault } from '../shared/fault'
import { grantFor } from '../shared/rights'
import { type Ending, endingFor, type Instead, type Outcome, type Reply } from './answer'
import type { BegunTurn } from './begin'
import type { Command } from './command'
import { commandFor } from './commands'
import { enqueueReplies } from './late'
import { takeOldest } from './lease'
import { addMilliseconds, LEASE_MS, place, sealAnswer, sealSession } from './storage'

export interface Commit {
  contactId: string
  seq: number
  leaseId: string
  sessionVersion: number
  by: AnswerWay
  /** In which the answer is said on the response. */
  language?: Language | undefined
  command?: Command | undefined
  /** By outcome of the command; `done` when there is none. */
  endings: Record<string, Ending>
  /** The message and its answer are forgotten, and this is kept as if it had been said. */
  instead?: Instead | undefined
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
  const isSimple = !commit.command && commit.by === 'response'
  const { outcome, ending, lastSeq, by } =
    (isSimple && (await commitAnswer(ctx, turnId, commit))) ||
    (await commitAll(ctx, turnId, commit))
  const next = lastSeq > commit.seq ? await takeNext(ctx, commit) : null
  return { outcome: outcome.code, replies: by === 'response' ? ending.replies : [], next }
}

/** What is answered is answered: where the next cannot be read, the sweep takes it when the lease ends. */
async function takeNext({ deps, county }: RequestContext, commit: Commit) {
  try {
    return await takeOldest(deps, county, commit.contactId, commit.leaseId, null)
  } catch (error) {
    deps.log.error({ fault: describeFault(error) }, 'a waiting message could not be taken')
    return null
  }
}

interface Written {
  outcome: Outcome
  ending: Ending
  /** The outbox where the provider has stopped to wait, whatever was asked for. */
  by: AnswerWay
  /** Beyond the turn's when more messages of the contact came meanwhile; the lease is then still held. */
  lastSeq: number
}

const DONE: Outcome = { code: 'done', vars: {} }

/** The turn is held before the contact, by everybody: whoever says it is late waits, or is seen. */
const COMMIT_ANSWER = `
  with turn as (
    select 1 from turns
     where county = $1 and contact_id = $2::uuid and seq = $3 and id = $4::uuid
       and answered_at is null and late_at is null
       for update
  ), contact as (
    update contacts
       set session_sealed = $7::bytea, session_version = session_version + 1, answered_seq = $3,
           confirms_until = $11::timestamptz,
           -- A hash of what was said tells it to whoever guesses it.
           same_hash = case when $12::bytea is null then same_hash end,
           same_count = case when $12::bytea is null then same_count else 0 end,
           lease_id = case when last_seq > $3 then lease_id end,
           lease_until = case when last_seq > $3 then $10::timestamptz end
     where county = $1 and id = $2::uuid and session_version = $5 and lease_id = $6::uuid
       and exists (select from turn)
    returning last_seq
  ), answered as (
    update turns
       set answered_at = $9::timestamptz, answer_sealed = $8::bytea, answered_by = 'response',
           body_sealed = coalesce($12::bytea, body_sealed),
           attachments_sealed = case when $12::bytea is null then attachments_sealed end
     where county = $1 and contact_id = $2::uuid and seq = $3 and exists (select from contact)
  )
  select last_seq from contact`

/** The common case in one statement: nothing to do but to answer. Null where that is not all. */
async function commitAnswer(
  ctx: RequestContext,
  turnId: string,
  commit: Commit,
): Promise<Written | null> {
  const { county, deps, now } = ctx
  const ending = commit.endings['done']
  if (!ending) throw new ApiError('invalid', 'endings.done')
  const session = sealSession(deps, county, commit.contactId, ending.session)
  const kept = keptOf(ctx, turnId, commit, ending)
  const values = [
    county,
    commit.contactId,
    commit.seq,
    turnId,
    commit.sessionVersion,
    commit.leaseId,
    session,
    kept.answer,
    now.toISOString(),
    addMilliseconds(now, LEASE_MS).toISOString(),
    ending.confirmsUntil ?? null,
    kept.body ?? null,
  ]
  const { sql } = deps.connection
  const [row] = await sql.unsafe<{ last_seq: number }[]>(COMMIT_ANSWER, values, { prepare: true })
  return row ? { outcome: DONE, ending, by: 'response', lastSeq: row.last_seq } : null
}

/** As the contact, or as the member of staff whose phone it is; null where neither may. */
async function contextOf(ctx: RequestContext, turnId: string, contactId: string, command: Command) {
  const { action } = commandFor(command)
  const actor = await actorOfContact(ctx.deps, ctx.county, contactId, action)
  const grant = grantFor(actor, action)
  if (!grant) return null
  const as = { ...ctx, actor, grant, requestId: turnId, contactId }
  return command.type === 'answer_help' ? withLibrary(as, command.text) : as
}

async function commitAll(ctx: RequestContext, turnId: string, commit: Commit): Promise<Written> {
  const { command, contactId } = commit
  // Before the transaction: one that waited for a second connection could wait for ever.
  const as = command ? await contextOf(ctx, turnId, contactId, command) : null
  const act = async (tx: Db) => {
    // An import may hold the household for longer; others need the connection, the sweep tries again.
    await tx.execute(sql`set local lock_timeout = '3s'`)
    return commitWrites(tx, ctx, as, turnId, commit)
  }
  return inTransaction(ctx.deps.connection.db, act)
}

async function commitWrites(
  tx: Db,
  ctx: RequestContext,
  as: RequestContext | null,
  turnId: string,
  commit: Commit,
): Promise<Written> {
  const { county, now } = ctx
  const ofContact = and(eq(contacts.county, county), eq(contacts.id, commit.contactId))
  const ofTurn = and(
    eq(turns.county, county),
    eq(turns.contactId, commit.contactId),
    eq(turns.seq, commit.seq),
    eq(turns.id, turnId),
  )
  const [turn] = await tx
    .select({ lateAt: turns.lateAt })
    .from(turns)
    .where(and(ofTurn, isNull(turns.answeredAt)))
    .for('update')
  if (as && commit.command) await lockBefore(tx, ctx, commit.contactId, commit.command)
  const [held] = await tx
    .select({ version: contacts.sessionVersion, leaseId: contacts.leaseId, seq: contacts.lastSeq })
    .from(contacts)
    .where(ofContact)
    .for('update')
  if (!turn || held?.version !== commit.sessionVersion || held.leaseId !== commit.leaseId)
    throw new ApiError('stale', 'session')

  const outcome = commit.command ? await run(tx, as, commit.command) : DONE
  const ending = endingFor(commit.endings, outcome)
  if (!ending) throw new ApiError('invalid', `endings.${outcome.code}`)

  const hasMore = held.seq > commit.seq
  await tx
    .update(contacts)
    .set({
      sessionSealed: sealSession(ctx.deps, county, commit.contactId, ending.session),
      sessionVersion: held.version + 1,
      answeredSeq: commit.seq,
      confirmsUntil: ending.confirmsUntil ? new Date(ending.confirmsUntil) : null,
      leaseId: hasMore ? commit.leaseId : null,
      leaseUntil: hasMore ? addMilliseconds(now, LEASE_MS) : null,
      ...(commit.instead && { sameHash: null, sameCount: 0 }),
    })
    .where(ofContact)
  const { contactId, instead } = commit
  const { replies } = ending
  const by = turn.lateAt ? 'outbox' : commit.by
  const kept = keptOf(ctx, turnId, commit, ending)
  await tx
    .update(turns)
    .set({
      answeredAt: now,
      answerSealed: kept.answer,
      answeredBy: by,
      ...(kept.body && { bodySealed: kept.body, attachmentsSealed: null }),
    })
    .where(ofTurn)
  if (by === 'outbox') await enqueueReplies(tx, ctx, { turnId, contactId, replies, instead })
  return { outcome, ending, by, lastSeq: held.seq }
}

/** What stays of the turn: its answer, and of one that is forgotten other words than were said. */
function keptOf(
  { county, deps }: RequestContext,
  turnId: string,
  { language, instead }: Commit,
  { replies }: Ending,
): { answer: Buffer; body?: Buffer } {
  const answer = sealAnswer(deps, county, turnId, {
    replies: instead?.replies ?? replies,
    language,
  })
  if (!instead) return { answer }
  return { answer, body: deps.sealer.seal(place(county, 'body_sealed', turnId), instead.text) }
}

/** A refusal undoes what the command did and becomes its outcome; the person is then told why. */
async function run(tx: Db, as: RequestContext | null, command: Command): Promise<Outcome> {
  if (!as) return { code: 'forbidden', vars: {} }
  const { run: execute } = commandFor(command)
  try {
    return await tx.transaction((inner) => execute(inner, as, command))
  } catch (error) {
    const isRefusal =
      error instanceof ApiError && ['refused', 'figure_missing', 'not_found'].includes(error.code)
    if (!isRefusal) throw error
    return { code: error.code === 'refused' ? error.reason : error.code, vars: {} }
  }
}
