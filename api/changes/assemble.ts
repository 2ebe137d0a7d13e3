import type { Sex } from '../../db/values/roll'
import { type IdReading, readIdNumber, sexOfId } from '../roll/import/identity'
import type { Day } from '../shared/day'
import type { VisitedHousehold } from '../visits/draft'
import type { Details } from './facts'
import { isPersonField } from './fields'
import type { Member } from './rules'
import { dayIn, membersIn, type Read } from './words'

/** Answers to what was asked one by one; picked ones by their id. */
export interface SaidOne {
  what: string | null
  /** A member, or who goes at a split. */
  who: string | null
  name: string | null
  sex: Sex | null
  relation: string | null
  day: string | null
  /** As it was typed. */
  idWords: string | null
  head: string | null
  successor: string | null
  place: string | null
  other: string | null
  otherId: string | null
  value: string | null
}

/** What only the register tells. */
export interface Resolved {
  areaPath: string | null
  others: readonly VisitedHousehold[]
  holder: { personId: string; householdId: string; name: string; sex?: Sex | null } | null
}

export type Missing =
  | 'what'
  | 'close_why'
  | 'reopen_why'
  | 'who'
  | 'who_goes'
  | 'name'
  | 'sex'
  | 'relation'
  | 'day'
  | 'id_number'
  | 'id_wrong'
  | 'successor'
  | 'new_head'
  | 'place'
  | 'other'
  | 'which_other'
  | 'field'
  | 'value'

interface Option {
  id: string
  name: string
}
export type Assembled =
  { missing: null; details: Details } | { missing: Missing; options: Option[] }

/** What the API takes. */
const LONGEST_REASON = 100

const lacking = (missing: Missing, options: readonly Option[] = []): Assembled => ({
  missing,
  options: options.map(({ id, name }) => ({ id, name })),
})
const whole = (details: Details): Assembled => ({ missing: null, details })

/**
 * Puts together what was said; what is missing first is asked for first.
 * @param before What was asked, where this is said in checking it and may say nothing more.
 */
export function assemble(
  read: Read,
  said: SaidOne,
  members: readonly Member[],
  resolved: Resolved,
  today: Day,
  before: Details | null,
): Assembled {
  const id = said.idWords === null ? read.id : readIdNumber(said.idWords, today)
  const on = said.day === null ? read.on : dayIn(said.day, today)
  const { what } = read
  if (!what) {
    if (before) return supplemented(before, id, on)
    return lacking(read.isClosing ? 'close_why' : 'what')
  }
  switch (what.kind) {
    case 'join':
      return joined(read, said, resolved, { id, on })
    case 'leave': {
      const who = picked(said.who, read.who, members)
      if (!who) return lacking('who', read.who.length > 1 ? read.who : members)
      const others = members.filter(({ id }) => id !== who.id)
      const successor = named(said.successor, others) ?? read.head
      // The only one left is head without asking; of nobody left the rules tell.
      const only = others.length === 1 ? others[0] : undefined
      const next = who.isHead ? (successor ?? only) : undefined
      if (who.isHead && !next && others.length > 0) return lacking('successor', others)
      if (what.reason === 'death' && on === null) return lacking('day')
      return whole({ ...what, personId: who.id, successorId: next?.id ?? null, on })
    }
    case 'move':
      return resolved.areaPath === null
        ? lacking('place')
        : whole({ kind: 'move', areaPath: resolved.areaPath, on })
    case 'split':
      return split(read, said, members, on)
    case 'merge': {
      const [other, more] = resolved.others
      if (!other) return lacking('other')
      if (more)
        return lacking(
          'which_other',
          resolved.others.map(({ id, area }) => ({ id, name: area })),
        )
      return whole({ kind: 'merge', otherId: other.id, on })
    }
    case 'close':
      return whole({ ...what, on })
    case 'reopen': {
      const reason = (said.value ?? read.value ?? '').trim().slice(0, LONGEST_REASON)
      return reason === '' ? lacking('reopen_why') : whole({ kind: 'reopen', reason, on: null })
    }
    case 'correct':
      return corrected(read, said, members)
  }
}

/** Behind 核实: a number that was still to come, or another day; else it stays as it was asked. */
function supplemented(before: Details, id: IdReading | null, on: Day | null): Assembled {
  if (before.kind === 'reopen') return whole(before)
  if (id && 'refusal' in id) return lacking('id_wrong')
  const day = on ?? before.on
  if (before.kind !== 'join' || !id) return whole({ ...before, on: day })
  const person = { ...before.person, idNumber: id.idNumber }
  return whole({ ...before, person, on: day })
}

function joined(
  read: Read,
  said: SaidOne,
  { holder }: Resolved,
  { id: reading, on }: { id: IdReading | null; on: Day | null },
): Assembled {
  const { what } = read
  if (what?.kind !== 'join') return lacking('what')
  if (reading && 'refusal' in reading) return lacking('id_wrong')
  const idNumber = reading?.idNumber ?? null
  const name = said.name ?? read.name
  if (name === null) return lacking('name')
  const relation = said.relation ?? read.relation
  if (relation === null) return lacking('relation')
  const isBirth = what.reason === 'birth'
  // Somebody else's number is no reason to move them: the rules refuse it as taken.
  const known = holder?.name === name && !isBirth ? holder : null
  const sex = said.sex ?? read.sex ?? known?.sex ?? (idNumber ? sexOfId(idNumber) : null)
  if (sex === null) return lacking('sex')
  if (isBirth && on === null) return lacking('day')
  if (!isBirth && idNumber === null && !known) return lacking('id_number')
  return whole({
    ...what,
    person: { name, sex, idNumber, relation },
    personId: known?.personId ?? null,
    fromHouseholdId: known?.householdId ?? null,
    on,
  })
}

function split(read: Read, said: SaidOne, members: readonly Member[], on: Day | null): Assembled {
  const going = said.who === null ? [...read.who] : membersIn(said.who, members)
  if (read.head && !going.includes(read.head)) going.push(read.head)
  if (going.length === 0) return lacking('who_goes', members)
  const staying = members.filter((each) => !going.includes(each))
  const head = named(said.head, going) ?? read.head ?? (going.length === 1 ? going[0] : undefined)
  if (!head) return lacking('new_head', going)
  const headGoes = going.some(({ isHead }) => isHead)
  const successor =
    named(said.successor, staying) ?? (staying.length === 1 ? staying[0] : undefined)
  if (headGoes && !successor && staying.length > 0) return lacking('successor', staying)
  return whole({
    kind: 'split',
    personIds: going.map(({ id }) => id),
    headId: head.id,
    successorId: headGoes ? (successor?.id ?? null) : null,
    on,
  })
}

function corrected(read: Read, said: SaidOne, members: readonly Member[]): Assembled {
  const { field } = read
  if (!field) return lacking('field')
  if (field === 'head') {
    const head = named(said.value, members) ?? read.head ?? named(read.value, members)
    if (!head)
      return lacking(
        'successor',
        members.filter(({ isHead }) => !isHead),
      )
    return whole({ kind: 'correct', field, personId: head.id, value: head.name, on: null })
  }
  const value = said.value ?? read.value
  if (isPersonField(field)) {
    // Of nobody in particular it is the head's, who is named at the beginning.
    const head = members.find(({ isHead }) => isHead)
    const who = picked(said.who, read.who, members) ?? (read.who.length === 0 ? head : undefined)
    if (!who) return lacking('who', read.who)
    if (value === null) return lacking('value')
    return whole({ kind: 'correct', field, personId: who.id, value, on: null })
  }
  if (value === null) return lacking('value')
  return whole({ kind: 'correct', field, personId: null, value, on: null })
}

function picked(
  said: string | null,
  read: readonly Member[],
  members: readonly Member[],
): Member | undefined {
  if (said !== null) return named(said, members)
  return read.length === 1 ? read[0] : undefined
}

/** By id, where they were picked, or by name. */
function named(said: string | null, members: readonly Member[]): Member | undefined {
  if (said === null) return undefined
  const found = members.filter(({ id }) => id === said)
  const meant = found.length > 0 ? found : membersIn(said, members)
  return meant.length === 1 ? meant[0] : undefined
}
