import { type AlteredMember, type JoinedMember, memberOf } from '../../archive/details'
import { newId } from '../../shared/ids'
import type { Elsewhere, LoadContext, LoadPerson } from './context'
import type { Decided } from './decided'
import { personChanges } from './difference'
import type { Change } from './release'
import { PERSON_FIELDS, type PersonRow, toPersonRow } from './rows'
import { idElsewhere, type Standing } from './standing'
import { personAsSaid } from './unsaid'

/** What the file makes of a household's members. */
export interface Members {
  rows: PersonRow[]
  /** How many were members before. */
  stayed: number
  joined: JoinedMember[]
  altered: AlteredMember[]
  elsewhere: Elsewhere[]
  /** The head's name where the file does not decide it; absent where it does. */
  headName?: string
}

/** Who stands where, by the index of their ID in hex. */
export interface KnownPeople {
  /** Members of the households the file speaks of. */
  members: ReadonlyMap<string, PersonRow>
  /** The same, by household. */
  membersOf: ReadonlyMap<string, readonly PersonRow[]>
  /** Wherever the people the file names stand. */
  standing: ReadonlyMap<string, Standing>
  /** The household of the roll somebody leaves with this file. */
  from: ReadonlyMap<string, string>
  /** The ids of those who leave another household with this file, or were members of one before. */
  idOf: ReadonlyMap<string, string>
}

const hexOf = (index: Buffer) => index.toString('hex')

export function takeMembers(
  { county, deps: { sealer } }: LoadContext,
  change: Change,
  known: KnownPeople,
  decided: Decided,
): Members {
  const { id: householdId, record } = change
  const byId = new Map((known.membersOf.get(householdId) ?? []).map((row) => [row.id, row]))
  const taken: Members = { rows: [], stayed: 0, joined: [], altered: [], elsewhere: [] }
  const named = new Set<string>()
  const add = (person: LoadPerson, id: string, idNumberIndex: Buffer) => {
    const row = toPersonRow(sealer, county, { id, householdId, idNumberIndex }, person)
    taken.rows.push(row)
    return row
  }
  for (const said of record.people) {
    const given = sealer.index('id_number', county, said.idNumber)
    named.add(hexOf(given))
    const left = decided.left.find(({ was }) => was === hexOf(given))
    if (left) {
      decided.keep(left, record, said.name)
      continue
    }
    const renamed = byId.get(decided.renamed(hexOf(given)) ?? '')
    const index = renamed?.idNumberIndex ?? given
    const hex = hexOf(index)
    const at = known.standing.get(hex)
    const before = renamed ?? known.members.get(hex)
    if (at && at.householdId !== householdId) {
      taken.elsewhere.push(idElsewhere(record, said, at))
    } else if (!before) {
      const row = add(said, known.idOf.get(hex) ?? newId(), index)
      const from = known.from.get(hex)
      taken.joined.push({ ...memberOf(row), reason: 'roll_file', ...(from && { from }) })
    } else {
      taken.stayed += 1
      const now = settle(decided, before, said, change, sealer, renamed !== undefined)
      const phoneIndex = now.phone ? sealer.index('phone', county, now.phone) : null
      const changes = personChanges(before, now, phoneIndex)
      if (changes.length === 0) continue
      taken.altered.push({ personId: before.id, name: before.name, changes })
      add(now, before.id, index)
    }
  }
  if (!decided.isEmpty) settleUnnamed(decided, change, byId, named, taken)
  return taken
}

type Sealing = LoadContext['deps']['sealer']

/** A member as the file has them, but for what was decided of them. */
function settle(
  decided: Decided,
  before: PersonRow,
  said: LoadPerson,
  { record }: Change,
  sealer: Sealing,
  isRenamed: boolean,
): LoadPerson {
  const unsaid = record.unsaid?.person
  const now = personAsSaid(sealer, before, said, record.unsaid)
  if (decided.isEmpty) return now
  const { county, id, name, phoneSealed } = before
  const at = { county, table: 'people', row: id }
  const phone = phoneSealed ? sealer.open({ ...at, column: 'phone_sealed' }, phoneSealed) : null
  const about = { record, name, unsaid }
  const laid = decided.settle(id, now, { ...before, phone }, [...PERSON_FIELDS, 'phone'], about)
  const joined = decided.of(id, 'joined')
  if (joined) decided.confirm(joined)
  const corrected = decided.of(id, 'idNumber')
  if (!corrected) return laid
  if (!isRenamed) decided.confirm(corrected)
  else decided.keep(corrected, record, name)
  const idNumber = sealer.open({ ...at, column: 'id_number_sealed' }, before.idNumberSealed)
  return { ...laid, idNumber }
}

/** Who is a member by decision stays one; who left and is not named has left for the file as well. */
function settleUnnamed(
  decided: Decided,
  { record }: Change,
  byId: ReadonlyMap<string, PersonRow>,
  named: ReadonlySet<string>,
  taken: Members,
): void {
  if (!record.leftOut) {
    for (const row of decided.left) if (!named.has(row.was ?? '')) decided.confirm(row)
    for (const id of decided.joined) {
      const row = decided.of(id, 'joined')
      const member = byId.get(id)
      if (!row || !member || named.has(hexOf(member.idNumberIndex))) continue
      decided.keep(row, record, member.name)
      taken.stayed += 1
    }
  }
  oneHead(byId, taken)
}

/** Of two heads, one by the file and one by decision, the one of the roll stays. */
function oneHead(byId: ReadonlyMap<string, PersonRow>, taken: Members): void {
  const after = new Map([...byId, ...taken.rows.map((row) => [row.id, row] as const)])
  const heads = [...after.values()].filter(({ isHead }) => isHead)
  const before = [...byId.values()].find(({ isHead }) => isHead)
  const head = heads.find(({ id }) => id === before?.id) ?? heads[0]
  if (!head) return
  taken.headName = head.name
  for (const other of heads.filter(({ id }) => id !== head.id)) demote(other, byId, taken)
}

function demote(other: PersonRow, byId: ReadonlyMap<string, PersonRow>, taken: Members): void {
  const relation = other.relation === '户主' ? '其他' : other.relation
  const now = { ...other, isHead: false, relation }
  taken.rows = [...taken.rows.filter(({ id }) => id !== other.id), now]
  const before = byId.get(other.id)
  if (!before) {
    taken.joined = taken.joined.map((each) =>
      each.personId === other.id ? { ...each, isHead: false, relation } : each,
    )
    return
  }
  const said = taken.altered.find(({ personId }) => personId === other.id)?.changes ?? []
  const rest = said.filter(({ field }) => field !== 'isHead' && field !== 'relation')
  const moved =
    before.relation === relation ? [] : [{ field: 'relation', old: before.relation, now: relation }]
  const led = before.isHead ? [{ field: 'isHead', old: true, now: false }] : []
  const changes = [...rest, ...moved, ...led]
  taken.altered = [
    ...taken.altered.filter(({ personId }) => personId !== other.id),
    ...(changes.length > 0 ? [{ personId: other.id, name: before.name, changes }] : []),
  ]
}
