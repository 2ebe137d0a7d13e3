import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { formerMembers, people } from '../../db/schema'
import type { JoinReason, LeaveReason } from '../../db/values/archive'
import type { PersonRecord } from '../../db/values/roll'
import type { FieldChange } from '../roll/load/difference'
import { PERSON_FIELDS, type PersonRow, toPersonRow } from '../roll/load/rows'
import { ApiError } from '../shared/errors'
import { newId } from '../shared/ids'
import { maskIdNumber } from '../shared/phone'
import type { Sealer } from '../shared/sealing'
import type { ArchiveContext } from './change-household'
import type { MemberRow } from './hold'
import type { LeftMember, MemberFacts } from './details'
import type { PersonSet, PlanMember } from './plan'

/** The rows of who is new to a household; who was a member of any before keeps the id they had. */
export async function newMemberRows(
  tx: Db,
  { county, deps: { sealer } }: ArchiveContext,
  householdId: string,
  join: readonly { person: PersonRecord; reason: JoinReason }[],
): Promise<{ row: PersonRow; reason: JoinReason }[]> {
  if (join.length === 0) return []
  const indexes = join.map(({ person }) => sealer.index('id_number', county, person.idNumber))
  const standing = await tx
    .select({ householdId: people.householdId })
    .from(people)
    .where(and(eq(people.county, county), inArray(people.idNumberIndex, indexes)))
  if (standing.some((each) => each.householdId === householdId))
    throw new ApiError('refused', 'member_already')
  if (standing.length > 0) throw new ApiError('refused', 'member_elsewhere')
  const former = await tx
    .select({ id: formerMembers.id, index: formerMembers.idNumberIndex })
    .from(formerMembers)
    .where(and(eq(formerMembers.county, county), inArray(formerMembers.idNumberIndex, indexes)))
  const idOf = new Map(former.map(({ id, index }) => [index.toString('hex'), id]))
  return join.map(({ person, reason }, at) => {
    const idNumberIndex = indexes[at] ?? Buffer.alloc(0)
    const id = idOf.get(idNumberIndex.toString('hex')) ?? newId()
    return { row: toPersonRow(sealer, county, { id, householdId, idNumberIndex }, person), reason }
  })
}

/** What a decision changes of a member's sealed columns, and what their event says of it. */
export async function sealedChange(
  tx: Db,
  { county, deps: { sealer } }: ArchiveContext,
  row: MemberRow,
  { idNumber, phone }: PersonSet,
): Promise<{ columns: Partial<PersonRow>; changes: FieldChange[] }> {
  const columns: Partial<PersonRow> = {}
  const changes: FieldChange[] = []
  const at = { county, table: 'people', row: row.id }
  if (idNumber !== undefined) {
    const index = sealer.index('id_number', county, idNumber)
    if (!index.equals(row.idNumberIndex)) {
      await requireUnknown(tx, county, index)
      const old = sealer.open({ ...at, column: 'id_number_sealed' }, row.idNumberSealed)
      columns.idNumberSealed = sealer.seal({ ...at, column: 'id_number_sealed' }, idNumber)
      columns.idNumberIndex = index
      changes.push({ field: 'idNumber', old: maskIdNumber(old), now: maskIdNumber(idNumber) })
    }
  }
  if (phone !== undefined) {
    const index = phone === null ? null : sealer.index('phone', county, phone)
    const isSame = index && row.phoneIndex ? index.equals(row.phoneIndex) : index === row.phoneIndex
    if (!isSame) {
      columns.phoneSealed = phone ? sealer.seal({ ...at, column: 'phone_sealed' }, phone) : null
      columns.phoneIndex = index
      changes.push({ field: 'phone' })
    }
  }
  return { columns, changes }
}

async function requireUnknown(tx: Db, county: string, index: Buffer): Promise<void> {
  const [standing] = await tx
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.county, county), eq(people.idNumberIndex, index)))
  if (standing) throw new ApiError('refused', 'member_elsewhere')
}

/** Who leaves for no other household is kept by the archive alone. */
export async function putAside(
  tx: Db,
  county: string,
  householdId: string,
  members: readonly MemberRow[],
  left: readonly LeftMember[],
): Promise<void> {
  const gone = left.filter(({ to }) => !to)
  if (gone.length === 0) return
  const byId = new Map(members.map((row) => [row.id, row]))
  const rows = gone.flatMap(({ personId, reason, on }) => {
    const row = byId.get(personId)
    return row ? [formerRow(householdId, row, reason, on)] : []
  })
  await tx.delete(people).where(
    and(
      eq(people.county, county),
      inArray(
        people.id,
        gone.map(({ personId }) => personId),
      ),
    ),
  )
  await tx.insert(formerMembers).values(rows)
}

export function formerRow(
  householdId: string,
  { county, id, name, idNumberSealed, idNumberIndex }: MemberRow,
  reason: LeaveReason,
  leftOn: string,
): typeof formerMembers.$inferInsert {
  return { county, id, householdId, name, idNumberSealed, idNumberIndex, reason, leftOn }
}

export const planMember = (row: PersonRow): PlanMember => ({
  id: row.id,
  name: row.name,
  isHead: row.isHead,
  relation: row.relation,
  sex: row.sex ?? null,
  ethnicity: row.ethnicity ?? null,
  education: row.education ?? null,
  schooling: row.schooling ?? null,
  // The database holds the list of each.
  health: row.health as PersonRecord['health'],
  labour: row.labour ?? null,
  work: row.work ?? null,
  workMonths: row.workMonths ?? null,
})

export function openIdNumber(
  sealer: Sealer,
  row: { county: string; id: string; idNumberSealed: Buffer },
): string {
  const place = { county: row.county, table: 'people', column: 'id_number_sealed', row: row.id }
  return sealer.open(place, row.idNumberSealed)
}

/** The columns of a member that are not sealed. */
export const plainColumns = (member: PlanMember | MemberFacts) =>
  Object.fromEntries(PERSON_FIELDS.map((field) => [field, member[field]])) as Pick<
    PersonRow,
    (typeof PERSON_FIELDS)[number]
  >
