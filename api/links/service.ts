import { and, eq, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { households, people } from '../../db/schema'
import type { LinkWay } from '../../db/values/contacts'
import { phoneIndexOf } from '../contacts/address'
import { lockContact } from '../contacts/service'
import type { RequestContext } from '../http/context'
import { ApiError } from '../shared/errors'
import { isStaffPhone } from '../staff/actors'
import type { Outcome } from '../turns/answer'
import { areaInWords } from '../areas/words'
import { addLink } from './add-link'
import { attempt, attemptsLeft, isSlowed, locked, tellLinked } from './attempts'
import { useLinkCode } from './link-codes'
import { type Candidate, chooseMember, isProof } from './rules'

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
  const phone = phoneIndexOf(contact)
  const candidates = phone ? await membersByPhone(tx, ctx, phone) : []
  const isStaff = phone !== null && (await isStaffPhone(tx, ctx.county, phone))
  if (!isProof(candidates, isStaff)) return attempt(tx, ctx, contact.id, [], left, 'needs_cadre')
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

async function link(
  tx: Db,
  ctx: RequestContext,
  contactId: string,
  householdId: string,
  way: LinkWay,
): Promise<Outcome> {
  const { county } = ctx
  await tellLinked(tx, ctx, householdId)
  await addLink(tx, ctx, { contactId, householdId, way })
  const [household] = await tx
    .select({ head: households.headName, areaPath: households.areaPath })
    .from(households)
    .where(and(eq(households.county, county), eq(households.id, householdId)))
  if (!household) throw new ApiError('not_found', 'household')
  const area = await areaInWords(tx, county, household.areaPath)
  return { code: 'linked', vars: { head: household.head, area } }
}
