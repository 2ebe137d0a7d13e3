import { and, eq } from 'drizzle-orm'
import { findFiled } from '../applications/withdrawals'
import type { Db } from '../../db/client'
import { applications } from '../../db/schema'
import type { CaseLevel } from '../../db/values/rounds'
import { recordAlike } from '../audit/record-alike'
import { recordMany } from '../audit/record-many'
import type { RequestContext } from '../http/context'
import { requireInScope, requireStaff } from '../http/scope'
import { say } from '../messages/templates'
import { getRound } from '../rounds/find'
import { isAnyOf } from '../shared/any-of'
import { ApiError } from '../shared/errors'
import { askSignOffs } from '../sign-offs/ask'
import type { Outcome } from '../turns/answer'
import { caseOf, type Entry, lockHouseholds, readHolds, sortEntries } from './entries'
import { isOfVillages, nextLevel } from '../rounds/paths'
import { advanceVillages } from './advance-villages'
import { close, setEntries } from './changes'
import { lockNotice, type Notice } from './find'
import { advanceRefusal, countsOf, hasReached } from './rules'
import { tellListed } from './tell'

/**
 * Sends on who waits uncontested on a list whose window is over: to the next level of the round's
 * path, after the last to the county. The list is held meanwhile, so that no objection slips in
 * between.
 */
export async function advanceNotice(
  tx: Db,
  ctx: RequestContext,
  { code }: { code: string },
): Promise<Outcome> {
  const { county, now } = ctx
  requireStaff(ctx)
  const notice = await lockNotice(tx, county, code)
  requireInScope(ctx, notice.areaPath, 'notice')
  const { level } = notice
  const { kind } = await getRound(tx, county, notice.roundId)
  if (isOfVillages(kind)) return advanceVillages(tx, ctx, notice, kind)
  const facts = { ...notice, ...(await readHolds(tx, ctx, notice.id)) }
  const first = await sortEntries(tx, ctx, notice)
  const refusal = advanceRefusal({ ...facts, ...countsOf(first) }, now)
  if (refusal) throw new ApiError('refused', refusal)

  const ids = [...first.gone, ...first.ready].map(({ householdId }) => householdId)
  await lockHouseholds(tx, county, ids)
  // A withdrawal can have come in before the household was held.
  const { gone, ready, severed } = await sortEntries(tx, ctx, notice)
  for (const { householdId } of gone) await findFiled(tx, ctx, householdId)
  await setEntries(tx, county, notice.id, idsOf(gone), 'removed')
  await setEntries(tx, county, notice.id, idsOf(ready), 'advanced')
  if (severed.length === 0) await close(tx, county, notice.id)
  const next = nextLevel(kind, level)
  const sent = await sendOn(tx, ctx, notice, ready, next)
  const ahead = ready.filter((entry) => !sent.includes(entry))
  await recordAdvance(tx, ctx, notice, { ready: sent, ahead, gone, severed })
  return { code: 'advanced', vars: { level: next, households: sent.length, villages: 0 } }
}

const idsOf = (entries: readonly Entry[]) => entries.map(({ householdId }) => householdId)

async function sendOn(
  tx: Db,
  ctx: RequestContext,
  { id: noticeId }: Notice,
  standing: readonly Entry[],
  next: CaseLevel,
): Promise<readonly Entry[]> {
  const { county } = ctx
  // Whoever was added to a list further up meanwhile is not brought back.
  const ready = standing.filter(({ application }) => !hasReached(application.level, next))
  const applicationIds = ready.map(({ application }) => application.id)
  if (applicationIds.length === 0) return ready
  await tx
    .update(applications)
    .set({ level: next, reviewId: null })
    .where(and(eq(applications.county, county), isAnyOf(applications.id, applicationIds)))
  await recordAlike(tx, ctx, {
    type: 'application.advanced',
    about: { noticeId, level: next },
    cases: ready.map(caseOf),
    of: ['application', 'household'],
  })
  if (next === 'county') await askSignOffs(tx, ctx, applicationIds)
  const saying = (head: string) => say('notice.advanced', { head, level: next })
  await tellListed(tx, ctx, { noticeId, what: 'advanced', entries: ready, saying })
  return ready
}

async function recordAdvance(
  tx: Db,
  ctx: RequestContext,
  { id: noticeId, roundId, level }: Notice,
  { ready, ahead, gone, severed }: Record<'ready' | 'ahead' | 'gone' | 'severed', readonly Entry[]>,
) {
  const details = {
    noticeId,
    level,
    advanced: idsOf(ready),
    /** Off this list as well, and farther already. */
    ahead: idsOf(ahead),
    withdrawn: idsOf(gone),
    severed: idsOf(severed),
  }
  const subjects = [`notice:${noticeId}`, `round:${roundId}`]
  const events = subjects.map((subject) => ({ subject, type: 'notice.advanced', details }))
  await recordMany(tx, ctx, events)
}
