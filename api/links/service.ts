import { and, count, eq, gt, isNull, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { contactLinks, contacts, households, linkAttempts, people, staff } from '../../db/schema'
import type { LinkWay } from '../../db/values/contacts'
import { record } from '../audit/record'
import { getFigure } from '../figures/service'
import type { RequestContext } from '../http/context'
import { requireContact } from '../http/scope'
import { say } from '../messages/templates'
import { enqueue } from '../outbox/enqueue'
import { addHours, dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { newId } from '../shared/ids'
import type { Outcome } from '../turns/answer'
import { areaInWords } from '../areas/words'
import { getCounty } from '../counties/service'
import { useLinkCode } from './link-codes'
import { type Candidate, chooseMember, isProof, retryAfter } from './rules'

/**
 * Links a register phone to its household by the last four of a member's ID and that member's name
 * (design 4, "Who is speaking"). Every failure looks the same, so that nobody learns who is on the
 * register, and is counted even though it links nothing.
 */
export async function linkByIdentity(
  tx: Db,
  ctx: RequestContext,
  { idLast4, name }: { idLast4: string; name: string },
): Promise<Outcome> {
  const contact = await lockContact(tx, ctx)
  const left = await attemptsLeft(tx, ctx, contact.id)
  if (left <= 0) return locked(tx, ctx)
  const candidates = contact.isPhone ? await membersByPhone(tx, ctx, contact.addressIndex) : []
  if (!isProof(candidates, await isStaffPhone(tx, ctx, contact.addressIndex)))
    return attempt(tx, ctx, contact.id, [], left, 'needs_cadre')
  const tried = [...new Set(candidates.map(({ householdId }) => householdId))]
  for (const householdId of tried)
    if (await isSlowed(tx, ctx, householdId))
      return attempt(tx, ctx, contact.id, tried, left, 'wrong')
  const member = chooseMember(candidates, { idLast4, name })
  if (!member) return attempt(tx, ctx, contact.id, tried, left, 'wrong')
  return link(tx, ctx, contact.id, member.householdId, 'register_phone')
}

/** Links any contact by a cadre's one-time code; such a link cannot sign. */
export async function linkByCode(
  tx: Db,
  ctx: RequestContext,
  { code }: { code: string },
): Promise<Outcome> {
  const contact = await lockContact(tx, ctx)
  const left = await attemptsLeft(tx, ctx, contact.id)
  if (left <= 0) return locked(tx, ctx)
  const householdId = await useLinkCode(tx, ctx, code)
  if (!householdId) return attempt(tx, ctx, contact.id, [], left, 'wrong')
  return link(tx, ctx, contact.id, householdId, 'cadre_code')
}

async function lockContact(tx: Db, ctx: RequestContext) {
  const id = requireContact(ctx)
  const [contact] = await tx
    .select()
    .from(contacts)
    .where(and(eq(contacts.county, ctx.county), eq(contacts.id, id)))
    .for('update')
  if (!contact) throw new ApiError('not_found', 'contact')
  return contact
}

/** Everybody in the households this phone stands for, their IDs opened. */
async function membersByPhone(tx: Db, ctx: RequestContext, phone: Buffer): Promise<Candidate[]> {
  const { county, deps } = ctx
  const standing = tx
    .select({ householdId: people.householdId })
    .from(people)
    .where(and(eq(people.county, county), eq(people.phoneIndex, phone)))
  const rows = await tx
    .select({
      id: people.id,
      householdId: people.householdId,
      name: people.name,
      sealed: people.idNumberSealed,
    })
    .from(people)
    .where(and(eq(people.county, county), sql`${people.householdId} in ${standing}`))
    .orderBy(people.householdId, people.id)
  return rows.map(({ sealed, id, ...row }) => {
    const place = { county, table: 'people', column: 'id_number_sealed', row: id }
    return { ...row, idLast4: deps.sealer.open(place, sealed).slice(-4) }
  })
}

async function isStaffPhone(tx: Db, ctx: RequestContext, phone: Buffer): Promise<boolean> {
  const mine = and(eq(staff.county, ctx.county), eq(staff.phoneIndex, phone), staff.isActive)
  return (await tx.$count(staff, mine)) > 0
}

async function attemptsLeft(tx: Db, ctx: RequestContext, contactId: string): Promise<number> {
  const limit = await getFigure(tx, ctx.county, 'link_attempts_per_day', dayOf(ctx.now))
  const failed = await tx.$count(
    linkAttempts,
    and(
      eq(linkAttempts.county, ctx.county),
      eq(linkAttempts.contactId, contactId),
      linkAttempts.isFirst,
      gt(linkAttempts.attemptedAt, addHours(ctx.now, -24)),
    ),
  )
  return limit - failed
}

/** After failures from any phone a household answers slower and slower, but is never locked out. */
async function isSlowed(tx: Db, ctx: RequestContext, householdId: string): Promise<boolean> {
  const [failed] = await tx
    .select({ count: count(), last: sql<string | null>`max(${linkAttempts.attemptedAt})` })
    .from(linkAttempts)
    .where(
      and(
        eq(linkAttempts.county, ctx.county),
        eq(linkAttempts.householdId, householdId),
        gt(linkAttempts.attemptedAt, addHours(ctx.now, -24)),
      ),
    )
  if (!failed?.last) return false
  return retryAfter(failed.count, new Date(failed.last)) > ctx.now
}

async function attempt(
  tx: Db,
  ctx: RequestContext,
  contactId: string,
  /** Those the phone stands for; none where it stands for nobody. */
  tried: string[],
  left: number,
  code: 'wrong' | 'needs_cadre',
): Promise<Outcome> {
  const { county, now: attemptedAt } = ctx
  const rows = (tried.length > 0 ? tried : [null]).map((householdId, i) => {
    return { county, id: newId(), contactId, householdId, isFirst: i === 0, attemptedAt }
  })
  await tx.insert(linkAttempts).values(rows)
  for (const householdId of tried) await tellLinked(tx, ctx, householdId)
  const { hotline } = await getCounty(tx, ctx.county)
  return { code, vars: { left: left - 1, hotline } }
}

async function locked(tx: Db, ctx: RequestContext): Promise<Outcome> {
  const { hotline } = await getCounty(tx, ctx.county)
  return { code: 'locked', vars: { hotline } }
}

async function link(
  tx: Db,
  ctx: RequestContext,
  contactId: string,
  householdId: string,
  way: LinkWay,
): Promise<Outcome> {
  const { county } = ctx
  await tellLinked(tx, ctx, householdId)
  const row = { county, id: newId(), contactId, householdId, way, linkedAt: ctx.now }
  // Linked by a cadre's code before and proved now: the link is worth more from here on.
  const [linked] = await tx
    .insert(contactLinks)
    .values(row)
    .onConflictDoUpdate({
      target: [contactLinks.county, contactLinks.contactId, contactLinks.householdId],
      targetWhere: isNull(contactLinks.endedAt),
      set: { way },
      setWhere: sql`${contactLinks.way} = 'cadre_code' and ${way} = 'register_phone'`,
    })
    .returning({ id: contactLinks.id })
  if (linked) {
    const details = { contactId, way }
    await record(tx, ctx, { subject: `household:${householdId}`, type: 'contact.linked', details })
  }
  const [household] = await tx
    .select({ head: households.headName, areaPath: households.areaPath })
    .from(households)
    .where(and(eq(households.county, county), eq(households.id, householdId)))
  if (!household) throw new ApiError('not_found', 'household')
  const area = await areaInWords(tx, county, household.areaPath)
  return { code: 'linked', vars: { head: household.head, area } }
}

/** Phones already linked hear that somebody tried, once a day at most. */
async function tellLinked(tx: Db, ctx: RequestContext, householdId: string) {
  const { county } = ctx
  const self = requireContact(ctx)
  const day = dayOf(ctx.now)
  const { hotline } = await getCounty(tx, county)
  const others = await tx
    .select({ contactId: contactLinks.contactId })
    .from(contactLinks)
    .where(
      and(
        eq(contactLinks.county, county),
        eq(contactLinks.householdId, householdId),
        isNull(contactLinks.endedAt),
      ),
    )
  for (const { contactId } of others) {
    if (contactId === self) continue
    const purpose = `link_told:${householdId}:${contactId}:${day}`
    await enqueue(tx, ctx, {
      contactId,
      purpose,
      class: 'filing',
      say: say('link.told_others', { day, hotline }),
    })
  }
}
