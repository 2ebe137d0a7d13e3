import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { declarations, people, staff } from '../../db/schema'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { newId } from '../shared/ids'
import type { Outcome } from '../turns/answer'
import { type Declaration, endDeclaration, listStanding, nameOf, sealIn } from './find'
import type { NewDeclaration, NewKin } from './input'
import { declareRefusal } from './rules'
import { tellWithdrawn } from './tell-withdrawn'
import { tie, untie } from './tie'

/** 申报: a relative, an interest in a firm, or that there is nothing more; whoever says it says it of themselves. */
export async function declare(
  tx: Db,
  ctx: RequestContext,
  given: NewDeclaration,
): Promise<Outcome> {
  const { county, now, deps } = ctx
  const { staffId } = requireStaff(ctx)
  // Held, so that of the same declaration twice at once the second finds the first.
  await tx
    .select({ id: staff.id })
    .from(staff)
    .where(and(eq(staff.county, county), eq(staff.id, staffId)))
    .for('no key update')
  const today = dayOf(now)
  const kin = given.kind === 'kin' ? given : null
  const firm = given.kind === 'interest' ? given.firm.normalize('NFKC').trim() : null
  if (kin) await requireKin(tx, ctx, kin, staffId)
  const standing = await listStanding(tx, county, staffId)
  const known = standing.map((each) => ({ ...each, name: nameOf(ctx, each) }))
  const facts = {
    kind: given.kind,
    name: kin?.name ?? null,
    householdId: kin?.householdId ?? null,
    firm,
  }
  const refusal = declareRefusal(facts, known, today)
  if (refusal) throw new ApiError('refused', refusal)

  // There is something after all; and of last year it is said anew.
  for (const each of standing)
    if (each.kind === 'none') await endDeclaration(tx, county, each.id, today)
  const id = newId()
  const row: Declaration = {
    county,
    id,
    staffId,
    kind: given.kind,
    relation: kin?.relation ?? null,
    nameSealed: kin && sealIn(ctx, 'name_sealed', id, kin.name),
    idNumberSealed: kin?.idNumber ? sealIn(ctx, 'id_number_sealed', id, kin.idNumber) : null,
    idNumberIndex: kin?.idNumber ? deps.sealer.index('id_number', county, kin.idNumber) : null,
    householdId: kin?.householdId ?? null,
    kinStaffId: kin?.kinStaffId ?? null,
    firm,
    declaredOn: today,
    endedOn: null,
  }
  await tx.insert(declarations).values(row)
  const { relation, householdId, kinStaffId } = row
  const details = { staffId, kind: given.kind, relation, householdId, kinStaffId }
  await record(tx, ctx, { subject: `declaration:${id}`, type: 'declaration.made', details })
  if (householdId) await tie(tx, ctx, { id, staffId, householdId })
  return { code: householdId ? 'declared_tied' : 'declared', vars: {} }
}

/** Who was found is looked at again: a household with somebody of the name, a colleague of the name. */
async function requireKin(
  tx: Db,
  { county, deps }: RequestContext,
  { name, idNumber, householdId, kinStaffId }: NewKin,
  staffId: string,
): Promise<void> {
  if (householdId) {
    const index = idNumber && deps.sealer.index('id_number', county, idNumber)
    const there = and(
      eq(people.county, county),
      eq(people.householdId, householdId),
      eq(people.name, name),
      index ? eq(people.idNumberIndex, index) : undefined,
    )
    if ((await tx.$count(people, there)) === 0) throw new ApiError('not_found', 'household')
  }
  if (kinStaffId) {
    const there = and(
      eq(staff.county, county),
      eq(staff.id, kinStaffId),
      eq(staff.name, name),
      eq(staff.isActive, true),
    )
    const isOther = kinStaffId !== staffId
    if (!isOther || (await tx.$count(staff, there)) === 0) throw new ApiError('not_found', 'staff')
  }
}

/** 撤销申报: what one declared oneself does not hold any more; it stays on record. */
export async function withdrawDeclaration(
  tx: Db,
  ctx: RequestContext,
  { declarationId: id }: { declarationId: string },
): Promise<Outcome> {
  const { county, now } = ctx
  const { staffId } = requireStaff(ctx)
  const [row] = await tx
    .select()
    .from(declarations)
    .where(
      and(
        eq(declarations.county, county),
        eq(declarations.id, id),
        eq(declarations.staffId, staffId),
      ),
    )
    .for('update')
  if (!row) throw new ApiError('not_found', 'declaration')
  if (row.endedOn !== null) throw new ApiError('refused', 'already_withdrawn')
  await endDeclaration(tx, county, id, dayOf(now))
  const subject = `declaration:${id}`
  await record(tx, ctx, { subject, type: 'declaration.withdrawn', details: { staffId } })
  const { householdId } = row
  if (householdId) await untie(tx, ctx, { id, staffId, householdId })
  await tellWithdrawn(tx, ctx, row)
  return { code: 'withdrawn', vars: {} }
}
