import { checkCharacter } from '../../api/roll/import/identity'
import { sealAsked } from '../../api/changes/find'
import type { Asked, Details } from '../../api/changes/facts'
import { giveCode } from '../../api/receipts/codes'
import { addDays, dayOf } from '../../api/shared/day'
import { newId } from '../../api/shared/ids'
import { changes, people } from '../../db/schema'
import type { ChangeStatus } from '../../db/values/changes'
import type { Sex } from '../../db/values/roll'
import { eq, sql } from 'drizzle-orm'
import { households } from '../../db/schema'
import { COUNTY, type TestApi } from './api'

type Api = Pick<TestApi, 'db' | 'deps' | 'clock' | 'sql'>

interface NewChangeRow {
  county?: string
  householdId: string
  status?: ChangeStatus
  details?: Details | null
  words?: string
  contactId?: string
  askedBy?: string
  checkedBy?: string
  holderId?: string
  isRight?: boolean
  withdrawalAskedAt?: Date
}

/** A change as a row, with its receipt. */
export async function addChange({ db, deps, clock }: Api, given: NewChangeRow) {
  const { county = COUNTY, householdId, status = 'asked', words = '电话错了' } = given
  const { details = null, contactId = null, isRight = true } = given
  const id = newId()
  const subject = `change:${id}`
  const code = await giveCode(db, { county, kind: 'receipt', subject, contactId })
  const now = clock.now
  const finding = status === 'asked' ? null : { isRight, words: isRight ? '' : '没这回事' }
  const asked: Asked = { words, details, finding }
  await db.insert(changes).values({
    county,
    id,
    householdId,
    kind: details?.kind ?? 'correct',
    code,
    status,
    factsSealed: sealAsked({ county, deps, now }, id, asked),
    contactId,
    askedBy: given.askedBy ?? null,
    askedAt: now,
    holderId: given.holderId ?? null,
    dueOn: addDays(dayOf(now), 12),
    checkedBy: given.checkedBy ?? null,
    withdrawalAskedAt: given.withdrawalAskedAt ?? null,
  })
  return { id, code }
}

interface NewMember {
  name: string
  relation?: string
  sex?: Sex
  born?: string
  idNumber?: string
  phone?: string
}

let made = 0

/** A valid identity number of somebody born that day. */
export function idOf(born: string, sex: Sex = 'male'): string {
  const sequence = (++made * 2 + (sex === 'male' ? 1 : 0)) % 1000
  const digits = `509938${born.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`
  return digits + checkCharacter(digits)
}

/** One more member of a household. */
export async function addMember({ db, deps }: Api, householdId: string, given: NewMember) {
  const { name, relation = '之子', sex = 'male', born = '1990-05-06', phone } = given
  const id = newId()
  const idNumber = given.idNumber ?? idOf(born, sex)
  const { sealer } = deps
  const place = { county: COUNTY, table: 'people', column: 'id_number_sealed', row: id }
  await db.insert(people).values({
    county: COUNTY,
    id,
    householdId,
    name,
    isHead: false,
    relation,
    sex,
    health: [],
    idNumberSealed: sealer.seal(place, idNumber),
    idNumberIndex: sealer.index('id_number', COUNTY, idNumber),
    ...(phone && {
      phoneSealed: sealer.seal({ ...place, column: 'phone_sealed' }, phone),
      phoneIndex: sealer.index('phone', COUNTY, phone),
    }),
  })
  await db
    .update(households)
    .set({ size: sql`${households.size} + 1` })
    .where(eq(households.id, householdId))
  return { id, name, idNumber }
}

/** Who stands in a household, the head first: 牟大岭 户主. */
export async function membersOf({ sql: query }: Pick<TestApi, 'sql'>, householdId: string) {
  const rows = await query<{ name: string; relation: string }[]>`
    select name, relation from people where county = ${COUNTY} and household_id = ${householdId}
     order by is_head desc, name`
  return rows.map(({ name, relation }) => `${name} ${relation}`)
}

export async function householdOf({ sql: query }: Pick<TestApi, 'sql'>, id: string) {
  const [row] = await query`
    select status, size, head_name as "headName", area_path as "areaPath" from households
     where county = ${COUNTY} and id = ${id}`
  return row
}

/** The registers' own rule: as many as the size says, one head, each once; closed has nobody. */
export async function faultsOf({ sql: query }: Pick<TestApi, 'sql'>): Promise<readonly unknown[]> {
  return query`
    select h.id, h.size, h.status, count(p.id)::int as members,
           count(p.id) filter (where p.is_head)::int as heads
      from households h
      left join people p on p.county = h.county and p.household_id = h.id
     group by h.county, h.id, h.size, h.status
    having h.size <> count(p.id)
        or (h.status <> 'closed' and count(p.id) filter (where p.is_head) <> 1)`
}
