import type { JoinReason, LeaveReason } from '../../db/values/archive'
import type { HouseholdRecord, PersonRecord } from '../../db/values/roll'
import type { Day } from '../shared/day'
import type { FieldChange } from '../roll/load/difference'
import { HOUSEHOLD_FIELDS, PERSON_FIELDS } from '../roll/load/rows'
import {
  type AlteredMember,
  FACT_FIELDS,
  type HouseholdFacts,
  type JoinedMember,
  type LeftMember,
  memberOf,
} from './details'

/** What may be decided of a household itself. */
export type HouseholdSet = Partial<Pick<HouseholdRecord, (typeof HOUSEHOLD_FIELDS)[number]>>

/** The same with its account, which changes its sealed column alone. */
export type HouseholdSetWithAccount = HouseholdSet & Partial<Pick<HouseholdRecord, 'bankAccount'>>

/** What may be decided of a member; phone and identity number change their sealed row alone. */
export type PersonSet = Partial<PersonRecord>

/** A member before or after, without what is sealed. */
export interface PlanMember extends Pick<PersonRecord, (typeof PERSON_FIELDS)[number]> {
  id: string
}

export interface PlanJoin {
  member: PlanMember
  reason: JoinReason
  from?: string
}

export interface PlanLeave {
  personId: string
  reason: LeaveReason
  /** The household that takes them. */
  to?: string
}

export interface PlanGiven {
  today: Day
  on: Day
  household: HouseholdFacts
  members: readonly PlanMember[]
  set: HouseholdSet
  /** That its account changes, without its value. */
  sealed?: readonly FieldChange[]
  join: readonly PlanJoin[]
  leave: readonly PlanLeave[]
  alter: readonly { personId: string; set: PersonSet; sealed?: readonly FieldChange[] }[]
}

export interface Plan {
  household: HouseholdFacts
  members: PlanMember[]
  changes: FieldChange[]
  joined: JoinedMember[]
  left: LeftMember[]
  altered: AlteredMember[]
}

export type PlanRefusal =
  'no_head' | 'two_heads' | 'not_a_member' | 'member_twice' | 'member_already'

/**
 * How a household stands after a decision, and what is new of it. It has exactly one head unless it closes; who
 * is made head takes over from who was it. Of a household that closes nobody stays.
 */
export function planChange(given: PlanGiven): Plan | PlanRefusal {
  const { today, on, household, members, set } = given
  const leave = leaversOf(given)
  const refusal = refusalOf(given, leave)
  if (refusal) return refusal
  const gone = new Set(leave.map(({ personId }) => personId))
  const stay = withHead(
    alter(
      members.filter(({ id }) => !gone.has(id)),
      given,
    ),
    given,
  )
  const after = [...stay, ...given.join.map(({ member }) => member)]
  const heads = after.filter(({ isHead }) => isHead)
  const isEmpty = after.length === 0
  if (heads.length > 1) return 'two_heads'
  if (heads.length === 0 && !isEmpty) return 'no_head'
  const status = set.status ?? (isEmpty ? emptied(household, leave) : household.status)
  if (isEmpty && status !== 'closed') return 'no_head'
  const facts: HouseholdFacts = {
    ...household,
    ...set,
    status,
    // Nobody is watched who is no household any more.
    ...(status === 'closed' && { watch: null }),
    headName: heads[0]?.name ?? household.headName,
    size: after.length,
    statusSince: status === household.status ? household.statusSince : on,
  }
  const isNews = (member: PlanMember) => given.join.some((each) => each.member.id === member.id)
  return {
    household: facts,
    members: after,
    changes: [...fieldChanges(FACT_FIELDS, household, facts), ...(given.sealed ?? [])],
    joined: given.join.map(({ member, reason, from }) => ({
      ...memberOf(member),
      reason,
      ...(from && { from }),
    })),
    left: leave.map(({ personId, reason, to }) => ({
      personId,
      name: members.find(({ id }) => id === personId)?.name ?? '',
      reason,
      on: on < today ? on : today,
      ...(to && { to }),
    })),
    altered: after.flatMap((member) => {
      const before = members.find(({ id }) => id === member.id)
      if (!before || isNews(member)) return []
      const sealed = given.alter.flatMap((each) =>
        each.personId === member.id ? (each.sealed ?? []) : [],
      )
      const changes = [...fieldChanges(PERSON_FIELDS, before, member), ...sealed]
      return changes.length === 0 ? [] : [{ personId: member.id, name: before.name, changes }]
    }),
  }
}

/** Whoever is not spoken of leaves with a household that closes. */
function leaversOf({ members, set, leave, join }: PlanGiven): PlanLeave[] {
  if (set.status !== 'closed' || join.length > 0) return [...leave]
  const named = new Set(leave.map(({ personId }) => personId))
  const others = members.filter(({ id }) => !named.has(id))
  return [...leave, ...others.map(({ id }) => ({ personId: id, reason: 'move_out' as const }))]
}

function refusalOf({ members, alter, join }: PlanGiven, leave: readonly PlanLeave[]) {
  const known = new Set(members.map(({ id }) => id))
  const spoken = [
    ...leave.map(({ personId }) => personId),
    ...alter.map(({ personId }) => personId),
  ]
  if (spoken.some((id) => !known.has(id))) return 'not_a_member'
  if (join.some(({ member }) => known.has(member.id))) return 'member_already'
  const named = [...spoken, ...join.map(({ member }) => member.id)]
  return new Set(named).size < named.length ? 'member_twice' : null
}

function alter(members: readonly PlanMember[], { alter: sets }: PlanGiven): PlanMember[] {
  return members.map((member) => {
    const set = sets.find(({ personId }) => personId === member.id)?.set
    if (!set) return member
    const { idNumber: _, phone: __, ...facts } = set
    return { ...member, ...facts }
  })
}

/** 户主 goes with being the head, and comes with it. */
function withHead(members: PlanMember[], { alter: sets, join }: PlanGiven): PlanMember[] {
  const made = sets.find(({ set }) => set.isHead)?.personId
  const isTaken = made !== undefined || join.some(({ member }) => member.isHead)
  if (!isTaken) return members
  return members.map((member) => {
    if (member.id === made) {
      const isGiven = sets.some(
        ({ personId, set }) => personId === made && set.relation !== undefined,
      )
      return isGiven ? member : { ...member, relation: HEAD }
    }
    // Two whom the decision itself calls head stay two, and are refused.
    const isNamed = sets.some(({ personId, set }) => personId === member.id && set.isHead)
    if (!member.isHead || isNamed) return member
    const relation = member.relation === HEAD ? OTHER : member.relation
    return { ...member, isHead: false, relation }
  })
}

const HEAD = '户主'
const OTHER = '其他'

/** A household all of whose members another one takes is no household any more. */
function emptied(household: HouseholdFacts, leave: readonly PlanLeave[]) {
  return leave.length > 0 && leave.every(({ to }) => to) ? 'closed' : household.status
}

export function fieldChanges<Field extends string>(
  fields: readonly Field[],
  before: { readonly [Each in Field]?: unknown },
  after: { readonly [Each in Field]?: unknown },
): FieldChange[] {
  return fields.flatMap((field) => {
    const [old, now] = [before[field] ?? null, after[field] ?? null]
    return JSON.stringify(old) === JSON.stringify(now) ? [] : [{ field, old, now }]
  })
}

/** A household's row without what the archive does not tell. */
export function factsOfRow(row: HouseholdFacts): HouseholdFacts {
  return Object.fromEntries(
    FACT_FIELDS.map((field) => [field, row[field]]),
  ) as unknown as HouseholdFacts
}
