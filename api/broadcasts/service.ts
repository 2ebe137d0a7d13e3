import { and, eq, inArray, ne, or } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { broadcasts, staff, staffRoles } from '../../db/schema'
import type { StaffRole } from '../../db/values/staff'
import { record } from '../audit/record'
import { findArea } from '../areas/words'
import { getCounty } from '../counties/service'
import { tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { requireInScope, requireStaff } from '../http/scope'
import { say } from '../messages/templates'
import { giveCode } from '../receipts/codes'
import { withAncestors } from '../shared/area-path'
import { ApiError } from '../shared/errors'
import { newId } from '../shared/ids'
import { PARTS, RIGHTS } from '../shared/rights'
import type { Outcome } from '../turns/answer'
import { planAudience } from './audience'
import type { NewBroadcast } from './draft'
import { expand } from './expand'
import { measureReach, type Reach, type StoredReach, sumOf, withNames } from './reach'
import { cleanBody, excessOf, refusalToApprove, wouldMislead } from './rules'

/**
 * Drafts an office notice; another who may approve it is told. `too_long` by how many units, `nobody`
 * where no phone would get it; the whole county is refused unless it is said to be meant.
 */
export async function draftBroadcast(
  tx: Db,
  ctx: RequestContext,
  draft: NewBroadcast,
): Promise<Outcome> {
  const { county, now } = ctx
  const { staffId } = requireStaff(ctx)
  const { areaPath, audience, roles } = draft
  requireInScope(ctx, areaPath, 'area')
  const area = await findArea(tx, county, areaPath)
  if (!area) throw new ApiError('not_found', 'area')
  const body = cleanBody(draft.body)
  if (body === '') throw new ApiError('invalid', 'body')
  if (area.level === 'county' && !draft.everybody) throw new ApiError('refused', 'everybody')
  const over = excessOf((await getCounty(tx, county)).signature, body)
  if (over > 0) return { code: 'too_long', vars: { over } }
  const reach = await measureReach(tx, ctx, { areaPath, audience, roles }, body)
  if (reach.recipients === 0) throw new ApiError('refused', 'nobody')
  const id = newId()
  const subject = `broadcast:${id}`
  const code = await giveCode(tx, { county, kind: 'receipt', subject, contactId: null })
  await tx.insert(broadcasts).values({
    county,
    id,
    code,
    areaPath,
    audience,
    roles: audience === 'staff' ? roles : [],
    body,
    status: 'draft',
    reach,
    draftedBy: staffId,
    draftedAt: now,
  })
  const details = { areaPath, audience, roles, ...countsOf(reach) }
  await record(tx, ctx, { subject, type: 'broadcast.drafted', details })
  await tellApprovers(tx, ctx, { id, code, area: area.name, areaPath, staffId })
  return { code: 'drafted', vars: { code } }
}

const countsOf = ({ recipients, withoutPhone, optedOut, segments, costFen }: Reach) => ({
  recipients,
  withoutPhone,
  optedOut,
  segments,
  costFen,
})

/** Roles that may approve within their area, and those that may everywhere. */
const APPROVERS = PARTS.flatMap((part) => {
  const row: Partial<Record<string, string>> = RIGHTS['broadcast.approve']
  const reach = row[part]
  return reach ? [{ role: part as StaffRole, isEverywhere: reach === 'all' }] : []
})

async function tellApprovers(
  tx: Db,
  ctx: RequestContext,
  draft: { id: string; code: string; area: string; areaPath: string; staffId: string },
): Promise<void> {
  const { county } = ctx
  const around = withAncestors(draft.areaPath)
  const others = await tx
    .selectDistinct({ id: staff.id })
    .from(staffRoles)
    .innerJoin(
      staff,
      and(eq(staff.county, county), eq(staff.id, staffRoles.staffId), eq(staff.isActive, true)),
    )
    .where(
      and(
        eq(staffRoles.county, county),
        ne(staffRoles.staffId, draft.staffId),
        or(
          ...APPROVERS.map(({ role, isEverywhere }) =>
            and(
              eq(staffRoles.role, role),
              isEverywhere ? undefined : inArray(staffRoles.areaPath, around),
            ),
          ),
        ),
      ),
    )
    .orderBy(staff.id)
  const [author] = await tx
    .select({ name: staff.name })
    .from(staff)
    .where(and(eq(staff.county, county), eq(staff.id, draft.staffId)))
  const { code, area } = draft
  const message = say('broadcast.to_approve', { name: author?.name ?? '', area, code })
  // Drafted where no phone was at hand: they are reached as they are known.
  const asker = { channel: '', isPhone: false }
  for (const { id } of others) {
    const purpose = `broadcast:${draft.id}:approve:${id}`
    await tellStaff(tx, ctx, { staffId: id, asker, purpose, say: message })
  }
}

export type Which = { code: string } | { id: string }

/** Approves a draft of somebody else and queues it to everybody in the same transaction. */
export async function approveBroadcast(
  tx: Db,
  ctx: RequestContext,
  which: Which,
): Promise<Outcome> {
  const { county, now } = ctx
  const { staffId } = requireStaff(ctx)
  const row = await lockBroadcast(tx, ctx, which)
  const refusal = refusalToApprove(row, staffId)
  if (refusal) throw new ApiError('refused', refusal)
  if (wouldMislead(row.body, row.draftedAt, now)) throw new ApiError('refused', 'day_unclear')
  const { recipients, villages } = await planAudience(tx, county, row)
  if (recipients.length === 0) throw new ApiError('refused', 'nobody')
  const reach = row.reach as StoredReach
  const done = await withNames(tx, county, villages)
  await tx
    .update(broadcasts)
    .set({ status: 'approved', approvedBy: staffId, approvedAt: now, reach: { ...reach, done } })
    .where(ofBroadcast(county, row.id))
  const { notBefore } = await expand(tx, ctx, row, recipients)
  const details = { recipients: recipients.length, optedOut: sumOf(villages, 'optedOut') }
  await record(tx, ctx, { subject: `broadcast:${row.id}`, type: 'broadcast.approved', details })
  const vars = { code: row.code, recipients: recipients.length }
  if (notBefore <= now) return { code: 'approved', vars }
  return { code: 'approved_later', vars: { ...vars, from: notBefore.toISOString() } }
}

/** Drops a draft; of one that is being sent what is still queued. By its author or who may approve. */
export async function cancelBroadcast(tx: Db, ctx: RequestContext, which: Which): Promise<Outcome> {
  const row = await lockBroadcast(tx, ctx, which)
  if (row.status === 'cancelled') throw new ApiError('refused', 'cancelled')
  await tx.update(broadcasts).set({ status: 'cancelled' }).where(ofBroadcast(ctx.county, row.id))
  const details = { was: row.status }
  await record(tx, ctx, { subject: `broadcast:${row.id}`, type: 'broadcast.cancelled', details })
  return { code: row.status === 'draft' ? 'dropped' : 'stopped', vars: {} }
}

/** 批准 and 不批准 in a chat. */
export const decideBroadcast = (
  tx: Db,
  ctx: RequestContext,
  { code, isApproved }: { code: string; isApproved: boolean },
): Promise<Outcome> => (isApproved ? approveBroadcast : cancelBroadcast)(tx, ctx, { code })

async function lockBroadcast(tx: Db, ctx: RequestContext, which: Which) {
  const is = 'code' in which ? eq(broadcasts.code, which.code) : eq(broadcasts.id, which.id)
  const [row] = await tx
    .select()
    .from(broadcasts)
    .where(and(eq(broadcasts.county, ctx.county), is))
    .for('update')
  if (!row) throw new ApiError('not_found', 'broadcast')
  requireInScope(ctx, row.areaPath, 'broadcast')
  return row
}

const ofBroadcast = (county: string, id: string) =>
  and(eq(broadcasts.county, county), eq(broadcasts.id, id))
