import { and, asc, eq, or } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { changes, households } from '../../db/schema'
import type { ChangeKind, ChangeStatus } from '../../db/values/changes'
import { areaInWords } from '../areas/words'
import { recordAccess } from '../audit/record'
import type { RequestContext } from '../http/context'
import { inScope, requireContact, requireInScope, requireStaff } from '../http/scope'
import type { Vars } from '../messages/templates'
import { type Day, dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { grantFor } from '../shared/rights'
import { askedByStaffOf } from './asker'
import type { Asked } from './facts'
import { askedIn, type Change, findChange, findChangeById, reasonPlace } from './find'
import { lineOf } from './line'
import { isOpenChange } from './open'
import { effectiveChangeStatus, lacksId } from './rules'

/** Where a change stands, 待补身份证号 told apart. */
export type ChangeState = ChangeStatus | 'id_wanted'

/** What can be done with it next: checked, or decided, in one of their ways. */
export type ChangeNext = 'none' | 'check' | 'check_words' | 'id' | 'decide' | 'decline'

/** A change as staff see it. */
export interface ShownChange {
  id: string
  code: string
  householdId: string
  head: string
  area: string
  kind: ChangeKind
  state: ChangeState
  /** In one line for its template; empty while there are only words. */
  change: string
  /** What was asked, in the asker's words. */
  words: string
  /** What whoever checked it says, where it is not so. */
  finding: string
  isByHousehold: boolean
  /** What the actor may make of it now. */
  next: ChangeNext
  isMine: boolean
  due: Day
}

const MOST = 100

/** What waits in the actor's area, what waits for them first; the reading is on record. */
export async function listChanges(ctx: RequestContext): Promise<{ items: ShownChange[] }> {
  const { county, now, deps } = ctx
  const { db } = deps.connection
  const rows = await select(db, county)
    .where(and(eq(changes.county, county), isOpenChange(now), inScope(ctx, households.areaPath)))
    .orderBy(asc(changes.dueOn), asc(changes.id))
    .limit(MOST)
  const items = []
  for (const row of rows) {
    await recordAccess(db, ctx, 'change.list', `change:${row.change.id}`)
    items.push(await shown(db, ctx, row))
  }
  return { items: items.toSorted((a, b) => Number(b.isMine) - Number(a.isMine)) }
}

/** One by its receipt; the reading is on record. */
export async function getChangeByCode(ctx: RequestContext, code: string): Promise<ShownChange> {
  const { county, deps } = ctx
  const { db } = deps.connection
  requireStaff(ctx)
  const found = await findChange(db, county, code)
  if (!found) throw new ApiError('not_found', 'change')
  const [row] = await select(db, county).where(
    and(eq(changes.county, county), eq(changes.id, found.id)),
  )
  if (!row) throw new ApiError('not_found', 'change')
  requireInScope(ctx, row.areaPath, 'change')
  await recordAccess(db, ctx, 'change.read', `change:${found.id}`)
  return shown(db, ctx, row)
}

/** What the contact asked for and is open, as a household or as the cadre whose phone it is. */
export async function listOwnChanges(ctx: RequestContext) {
  const { county, now, deps } = ctx
  const contactId = requireContact(ctx)
  const rows = await deps.connection.db
    .select()
    .from(changes)
    .where(
      and(
        eq(changes.county, county),
        or(eq(changes.contactId, contactId), askedByStaffOf(county, contactId)),
        isOpenChange(now),
      ),
    )
    .orderBy(asc(changes.askedAt), asc(changes.id))
  return {
    changes: rows.map(({ code, dueOn: due, withdrawalAskedAt }) => ({
      code,
      due,
      isWithdrawing: withdrawalAskedAt !== null,
    })),
  }
}

/** The state of a correction, for its receipt; the reason for whoever asked alone. */
export async function readChangeReceipt(
  tx: Db,
  ctx: RequestContext,
  id: string,
  isMine: boolean,
): Promise<Vars<'receipt.change'> | null> {
  const change = await findChangeById(tx, ctx.county, id)
  if (!change) return null
  const { reasonSealed, askedAt, dueOn: due, withdrawalAskedAt } = change
  const reason = reasonSealed && ctx.deps.sealer.open(reasonPlace(ctx.county, id), reasonSealed)
  return {
    changeStatus: effectiveChangeStatus(change, ctx.now),
    filedOn: dayOf(askedAt),
    due,
    withdrawalAsked: withdrawalAskedAt ? 1 : 0,
    reason: isMine ? (reason ?? '') : '',
  }
}

const select = (db: Db, county: string) =>
  db
    .select({ change: changes, head: households.headName, areaPath: households.areaPath })
    .from(changes)
    .innerJoin(
      households,
      and(eq(households.county, county), eq(households.id, changes.householdId)),
    )
    .$dynamic()

async function shown(
  db: Db,
  ctx: RequestContext,
  { change, head, areaPath }: { change: Change; head: string; areaPath: string },
): Promise<ShownChange> {
  const { id, code, householdId, kind, dueOn: due, holderId, contactId } = change
  const asked = askedIn(ctx, change)
  const { details, words, finding } = asked
  const status = effectiveChangeStatus(change, ctx.now)
  const { staffId } = requireStaff(ctx)
  return {
    id,
    code,
    householdId,
    head,
    area: await areaInWords(db, ctx.county, areaPath),
    kind,
    state: status === 'asked' && lacksId(details) ? 'id_wanted' : status,
    change: await lineOf(db, ctx, { id: householdId }, details),
    words,
    finding: finding && !finding.isRight ? finding.words : '',
    isByHousehold: contactId !== null,
    next: nextFor(ctx, change, asked),
    isMine: holderId === staffId,
    due,
  }
}

function nextFor(ctx: RequestContext, change: Change, { details, finding }: Asked): ChangeNext {
  const { staffId } = requireStaff(ctx)
  const status = effectiveChangeStatus(change, ctx.now)
  const may = (action: 'change.check' | 'change.decide') => grantFor(ctx.actor, action) !== null
  if (status === 'asked') {
    if (!may('change.check')) return 'none'
    return details === null ? 'check_words' : lacksId(details) ? 'id' : 'check'
  }
  const isOwnPart = change.askedBy === staffId || change.checkedBy === staffId
  if (status !== 'checked' || isOwnPart || !may('change.decide')) return 'none'
  return details !== null && finding?.isRight ? 'decide' : 'decline'
}
