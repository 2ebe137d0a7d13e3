import type { Db } from '../../db/client'
import { areaInWords } from '../areas/words'
import type { RequestContext } from '../http/context'
import type { Details } from './facts'
import { type Household, listMembers, readHousehold } from './find'
import { eq, and } from 'drizzle-orm'
import { households } from '../../db/schema'

type Context = Pick<RequestContext, 'county' | 'deps' | 'now'>
type Parts = Partial<Record<LinePart, string | null>>
type LinePart =
  | 'what'
  | 'name'
  | 'sex'
  | 'relation'
  | 'on'
  | 'id'
  | 'from'
  | 'to'
  | 'who'
  | 'new_head'
  | 'successor'
  | 'other'
  | 'field'
  | 'value'

/**
 * A change in one line for its template, `what=birth;name=牟小星;on=2026-11-02`; numbers as their last four
 * digits. Empty: nothing but words was asked yet.
 */
export async function lineOf(
  db: Db,
  ctx: Context,
  household: Pick<Household, 'id'>,
  details: Details | null,
): Promise<string> {
  if (!details) return ''
  const parts = await partsOf(db, ctx, household.id, details)
  return Object.entries(parts)
    .flatMap(([part, value]) => (value ? [`${part}=${value.replace(/[;=]/g, ' ')}`] : []))
    .join(';')
}

async function partsOf(
  db: Db,
  ctx: Context,
  householdId: string,
  details: Details,
): Promise<Parts> {
  const members = await listMembers(db, ctx, householdId)
  const nameOf = (id: string | null) => members.find((each) => each.id === id)?.name ?? null
  const { on } = details
  switch (details.kind) {
    case 'join': {
      const { reason, person, fromHouseholdId } = details
      const { name, sex, relation, idNumber } = person
      return {
        what: reason,
        name,
        sex,
        relation,
        id: details.personId ? null : (idNumber?.slice(-4) ?? 'none'),
        from: fromHouseholdId && (await headOf(db, ctx, fromHouseholdId)),
        on,
      }
    }
    case 'leave':
      return {
        what: details.reason,
        name: nameOf(details.personId),
        successor: nameOf(details.successorId),
        on,
      }
    case 'move':
      return { what: 'move', to: await areaInWords(db, ctx.county, details.areaPath), on }
    case 'split': {
      const { personIds, headId, successorId } = details
      const who = personIds.map(nameOf).filter((name) => name !== null)
      const heads = { new_head: nameOf(headId), successor: nameOf(successorId) }
      return { what: 'split', who: who.join('、'), ...heads, on }
    }
    case 'merge': {
      const other = await readHousehold(db, ctx, details.otherId)
      const area = other ? await areaInWords(db, ctx.county, other.areaPath) : ''
      const head = other?.members.find(({ isHead }) => isHead)?.name ?? ''
      return { what: 'merge', other: head, to: area, on }
    }
    case 'close':
      return { what: `close_${details.reason}`, on }
    case 'reopen':
      return { what: 'reopen', value: details.reason }
    case 'correct':
      return {
        what: 'correct',
        name: details.field === 'head' ? null : nameOf(details.personId),
        field: details.field,
        value: details.field === 'head' ? nameOf(details.personId) : shown(details),
      }
  }
}

const NUMBERS = new Set<string>(['id_number', 'phone', 'bank_account'])

/** IDs, phones and accounts are masked wherever shown. */
function shown({ field, value }: Extract<Details, { kind: 'correct' }>): string {
  const digits = value.replace(/[^\dXx]/g, '')
  return NUMBERS.has(field) && digits.length > 4 ? `*${digits.slice(-4)}` : value
}

async function headOf(db: Db, { county }: Context, id: string): Promise<string | null> {
  const [row] = await db
    .select({ head: households.headName })
    .from(households)
    .where(and(eq(households.county, county), eq(households.id, id)))
  return row?.head ?? null
}
