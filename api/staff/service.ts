import { randomBytes } from 'node:crypto'
import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { areas, households, staff, staffRoles, staffTies, staffTokens } from '../../db/schema'
import type { StaffRole, TieKind } from '../../db/values/staff'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { addHours } from '../shared/day'
import { ApiError } from '../shared/errors'
import { newId } from '../shared/ids'
import { normalisePhone } from '../shared/phone'
import { hashToken } from './actors'
import { mayHold } from './rules'

export interface StaffInput {
  name: string
  unit: string
  /** As typed; a landline is refused, because everything reaches staff by text. */
  phone?: string | null | undefined
  roles: readonly { role: StaffRole; areaPath: string }[]
  ties: readonly { householdId: string; kind: TieKind }[]
}

/** Adds a member of staff with roles and ties. Refused as `phone_taken` when somebody active has it. */
export async function addStaff(
  tx: Db,
  ctx: RequestContext,
  input: StaffInput,
): Promise<{ staffId: string }> {
  const { county } = ctx
  await requireRoles(tx, county, input.roles)
  await requireHouseholds(tx, county, input.ties)
  const staffId = newId()
  const phone = sealedPhone(ctx, staffId, input.phone)
  const { name, unit } = input
  const added = await tx
    .insert(staff)
    .values({ county, id: staffId, name, unit, ...phone, isActive: true })
    .onConflictDoNothing()
    .returning({ id: staff.id })
  if (added.length === 0) throw new ApiError('refused', 'phone_taken')
  const roles = input.roles.map((each) => ({ county, staffId, ...each }))
  const ties = input.ties.map((each) => ({ county, staffId, ...each }))
  await tx.insert(staffRoles).values(roles).onConflictDoNothing()
  if (ties.length > 0) await tx.insert(staffTies).values(ties).onConflictDoNothing()
  const details = { name, unit, hasPhone: phone.phoneIndex !== null, ...pick(input) }
  await record(tx, ctx, { subject: `staff:${staffId}`, type: 'staff.added', details })
  return { staffId }
}

const pick = ({ roles, ties }: StaffInput) => ({ roles, ties })

/** A token for the API, shown once: only its hash is kept. */
export async function giveToken(
  tx: Db,
  ctx: RequestContext,
  staffId: string,
  days: number,
): Promise<{ token: string; expiresAt: string }> {
  const { county } = ctx
  const known = and(eq(staff.county, county), eq(staff.id, staffId), eq(staff.isActive, true))
  if ((await tx.$count(staff, known)) === 0) throw new ApiError('not_found', 'staff')
  const token = randomBytes(32).toString('base64url')
  const expiresAt = addHours(ctx.now, days * 24)
  await tx.insert(staffTokens).values({ county, tokenHash: hashToken(token), staffId, expiresAt })
  const details = { expiresAt: expiresAt.toISOString() }
  await record(tx, ctx, { subject: `staff:${staffId}`, type: 'staff.token_given', details })
  return { token, expiresAt: expiresAt.toISOString() }
}

function sealedPhone(ctx: RequestContext, staffId: string, given: string | null | undefined) {
  if (!given) return { phoneSealed: null, phoneIndex: null }
  const phone = normalisePhone(given)
  if (!phone) throw new ApiError('invalid', 'phone')
  const place = { county: ctx.county, table: 'staff', column: 'phone_sealed', row: staffId }
  return {
    phoneSealed: ctx.deps.sealer.seal(place, phone),
    phoneIndex: ctx.deps.sealer.index('phone', ctx.county, phone),
  }
}

/** Every role in an area that exists and is not too wide for it. */
async function requireRoles(db: Db, county: string, roles: StaffInput['roles']): Promise<void> {
  const paths = roles.map(({ areaPath }) => areaPath)
  const known = await db
    .select({ path: areas.path, level: areas.level })
    .from(areas)
    .where(and(eq(areas.county, county), inArray(areas.path, paths)))
  const levels = new Map(known.map(({ path, level }) => [path, level]))
  for (const [i, { role, areaPath }] of roles.entries()) {
    const level = levels.get(areaPath)
    if (!level) throw new ApiError('invalid', `roles.${i}.areaPath`)
    if (!mayHold(role, level)) throw new ApiError('refused', 'area_too_wide')
  }
}

async function requireHouseholds(db: Db, county: string, ties: StaffInput['ties']): Promise<void> {
  const ids = ties.map(({ householdId }) => householdId)
  const known = await db
    .select({ id: households.id })
    .from(households)
    .where(and(eq(households.county, county), inArray(households.id, ids)))
  const found = new Set(known.map(({ id }) => id))
  const missing = ids.findIndex((id) => !found.has(id))
  if (missing >= 0) throw new ApiError('invalid', `ties.${missing}.householdId`)
}
