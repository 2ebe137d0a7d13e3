import type { Db } from '../../db/client'
import type { RequestContext } from '../http/context'
import { dayOf } from '../shared/day'
import type { Details } from './facts'
import { readValue } from './fields'
import { findIdHolder, idFacts, isGroup, readHousehold } from './find'
import { readClosing } from './reopen'
import { type ChangeRefusal, changeRefusal, type HouseholdFacts } from './rules'

export interface Judged {
  household: HouseholdFacts
  /** The one somebody comes from, or that ends. */
  other: HouseholdFacts | null
  refusal: ChangeRefusal | null
}

/** Every household a change touches. */
export const touchedBy = (householdId: string, details: Details | null): string[] => {
  const other = otherOf(details)
  return other === null ? [householdId] : [householdId, other]
}

export function otherOf(details: Details | null): string | null {
  if (details?.kind === 'merge') return details.otherId
  return details?.kind === 'join' ? details.fromHouseholdId : null
}

/** Looks a change up against the register as it is now; null where there is no such household. */
export async function judgeChange(
  db: Db,
  ctx: Pick<RequestContext, 'county' | 'deps' | 'now'>,
  householdId: string,
  details: Details,
): Promise<Judged | null> {
  const household = await readHousehold(db, ctx, householdId)
  if (!household) return null
  const otherId = otherOf(details)
  const other = otherId === null ? null : await readHousehold(db, ctx, otherId)
  const today = dayOf(ctx.now)
  const idNumber = idNumberIn(details, today)
  const refusal = changeRefusal(details, {
    today,
    household,
    other,
    idHolder: idNumber ? await findIdHolder(db, ctx, idNumber) : null,
    id: idNumber ? idFacts(idNumber) : null,
    isPlace: details.kind !== 'move' || (await isGroup(db, ctx.county, details.areaPath)),
    isValue: isReadable(details, today),
    returning: details.kind === 'reopen' ? await countReturning(db, ctx, household) : null,
  })
  return { household, other, refusal }
}

async function countReturning(
  db: Db,
  ctx: Pick<RequestContext, 'county' | 'deps'>,
  { id, members }: HouseholdFacts,
) {
  const closing = await readClosing(db, ctx, id)
  return closing && members.length + closing.back.length
}

function idNumberIn(details: Details, today: string): string | null {
  if (details.kind === 'join') return details.person.idNumber
  if (details.kind !== 'correct' || details.field !== 'id_number') return null
  const read = readValue('id_number', details.value, today)
  return read?.of === 'person' ? (read.set.idNumber ?? null) : null
}

function isReadable(details: Details, today: string): boolean {
  if (details.kind !== 'correct' || details.field === 'head') return true
  return readValue(details.field, details.value, today) !== null
}
