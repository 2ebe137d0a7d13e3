import type { Db } from '../../db/client'
import type { ProxyRole } from '../../db/values/proxies'
import { phoneIndexOf } from '../contacts/address'
import type { RequestContext } from '../http/context'
import { attempt, attemptsLeft, isSlowed, locked } from '../links/attempts'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import type { Acting, ActingStaff } from './acting-staff'
import { type Found, getHousehold, listMembers, listNamed } from './find'
import { actsAs, householdsTried, provenHousehold } from './rules'

interface Proven {
  household: Found
  role: ProxyRole
}

/** Staff of the area need no digits: they know their households. Kin of one come as a relative does. */
export async function proveByRole(
  tx: Db,
  ctx: RequestContext,
  acting: ActingStaff | undefined,
  head: string,
): Promise<Proven> {
  if (!acting || acting.roles.length === 0) throw new ApiError('refused', 'proof_missing')
  const found = (await listNamed(tx, ctx, head)).flatMap((household) => {
    const role = actsAs(acting.roles, household.areaPath)
    return role ? [{ household, role }] : []
  })
  const [only] = found
  if (!only) throw new ApiError('not_found', 'household')
  if (found.length > 1) throw new ApiError('refused', 'name_ambiguous')
  if (acting.tiedHouseholdIds.includes(only.household.id))
    throw new ApiError('refused', 'proof_missing')
  return only
}

/**
 * By the head's name and the last four of a member's ID. A wrong proof and an unknown name are
 * answered alike and counted as linking counts them; the outcome is then what there is to say.
 */
export async function proveByIdentity(
  tx: Db,
  ctx: RequestContext,
  contact: Acting,
  acting: ActingStaff | undefined,
  { head, idLast4 }: { head: string; idLast4: string },
): Promise<Proven | { outcome: Outcome }> {
  if (!phoneIndexOf(contact)) throw new ApiError('refused', 'phone_missing')
  const left = await attemptsLeft(tx, ctx, contact.id)
  if (left <= 0) return { outcome: await locked(tx, ctx) }
  const members = await listMembers(tx, ctx, head)
  const tried = householdsTried(members)
  const wrong = async () => ({
    outcome: await attempt(tx, ctx, contact.id, tried, left, 'wrong'),
  })
  for (const householdId of tried) if (await isSlowed(tx, ctx, householdId)) return wrong()
  const householdId = provenHousehold(members, idLast4)
  if (!householdId) return wrong()
  const household = await getHousehold(tx, ctx.county, householdId)
  const isTied = !acting || acting.tiedHouseholdIds.includes(householdId)
  const role = isTied ? null : actsAs(acting.roles, household.areaPath)
  return { household, role: role ?? 'relative' }
}
