import type { ChangeReason, JoinReason, LeaveReason } from '../../db/values/archive'
import type { PersonRecord } from '../../db/values/roll'
import type { Db } from '../../db/client'
import type { RequestContext } from '../http/context'
import { type Day, dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { followUp } from './follow-up'
import { holdHouseholds, type Held } from './hold'
import { accountChange } from './account'
import { newMemberRows, planMember, sealedChange } from './people-of'
import {
  factsOfRow,
  planChange,
  type HouseholdSetWithAccount,
  type PersonSet,
  type Plan,
} from './plan'
import { storeChanges, type Work } from './store'

export type ArchiveContext = Pick<RequestContext, 'county' | 'actor' | 'requestId' | 'now' | 'deps'>

export interface TakenMember {
  personId: string
  fromHouseholdId: string
  relation?: string
  isHead?: boolean
  reason: JoinReason
}

export interface HouseholdChange {
  householdId: string
  reason: ChangeReason
  /** What it rests on: `lead:<id>`, `change:<id>`, `report:<id>`, `application:<id>`, `import:<id>`. */
  evidence: string
  /** The day it is true from; the day it is recorded unless given. */
  on?: Day
  set?: HouseholdSetWithAccount
  join?: readonly { person: PersonRecord; reason: JoinReason }[]
  /** From another household, whose own event is recorded too; one that all are taken from closes. */
  take?: readonly TakenMember[]
  leave?: readonly { personId: string; reason: LeaveReason }[]
  /** Who is made head takes over from who was it. */
  alter?: readonly { personId: string; set: PersonSet }[]
}

/**
 * Changes what the roll says of a household, with an event on each household concerned. The only writer of
 * decided facts: whatever decides about a household calls it, in its transaction. Refuses what would leave a
 * household with members without a head (`no_head`), and whoever stands elsewhere already.
 */
export async function changeHousehold(
  tx: Db,
  ctx: ArchiveContext,
  change: HouseholdChange,
): Promise<void> {
  const { householdId, take = [] } = change
  const from = take.map(({ fromHouseholdId }) => fromHouseholdId)
  const held = await holdHouseholds(tx, ctx.county, [householdId, ...from])
  const givers = giveUp(ctx, held, change)
  const own = await planOwn(tx, ctx, held, change)
  const all = [...givers, own]
  await storeChanges(tx, ctx, all)
  await followUp(tx, ctx, all)
}

/**
 * What the households give up whose members are taken.
 * @param newHead Who is head of the one that gives, where its head is taken.
 */
export function giveUp(
  ctx: ArchiveContext,
  held: (id: string) => Held,
  { householdId: to, take = [], reason, evidence, on = dayOf(ctx.now) }: HouseholdChange,
  newHead?: string,
): Work[] {
  return [...Map.groupBy(take, (each) => each.fromHouseholdId)].map(([id, taken]) => {
    if (id === to) throw new ApiError('refused', 'member_already')
    const { row, members, isTold } = held(id)
    const plan = planned({
      today: dayOf(ctx.now),
      on,
      household: factsOfRow(row),
      members: members.map(planMember),
      set: {},
      join: [],
      leave: taken.map((each) => ({ personId: each.personId, reason: LEFT_BY[each.reason], to })),
      alter: newHead ? [{ personId: newHead, set: { isHead: true } }] : [],
    })
    const about = {
      reason: reason === 'born_or_joined' ? ('died_or_left' as const) : reason,
      evidence,
      on,
    }
    return { held: { row, members, isTold }, plan, about, sealed: new Map(), rows: [] }
  })
}

async function planOwn(
  tx: Db,
  ctx: ArchiveContext,
  held: (id: string) => Held,
  change: HouseholdChange,
): Promise<Work> {
  const { householdId, reason, evidence, on = dayOf(ctx.now), take = [] } = change
  const { bankAccount, ...set } = change.set ?? {}
  const own = held(householdId)
  const news = await newMemberRows(tx, ctx, householdId, change.join ?? [])
  const sealed: Work['sealed'] = new Map()
  const alter = []
  for (const { personId, set: facts } of change.alter ?? []) {
    const row = own.members.find(({ id }) => id === personId)
    if (!row) throw new ApiError('refused', 'not_a_member')
    const { columns, changes } = await sealedChange(tx, ctx, row, facts)
    if (changes.length > 0) sealed.set(personId, columns)
    alter.push({ personId, set: facts, sealed: changes })
  }
  const account = accountChange(ctx, own.row, bankAccount)
  const plan = planned({
    today: dayOf(ctx.now),
    on,
    household: factsOfRow(own.row),
    members: own.members.map(planMember),
    set,
    sealed: account.changes,
    join: [
      ...news.map(({ row, reason: why }) => ({ member: planMember(row), reason: why })),
      ...take.map((each) => takenMember(held, each)),
    ],
    leave: change.leave ?? [],
    alter,
  })
  return {
    held: own,
    plan,
    about: { reason, evidence, on },
    sealed,
    columns: account.columns,
    rows: news.map(({ row }) => row),
  }
}

export function takenMember(held: (id: string) => Held, taken: TakenMember) {
  const { personId, fromHouseholdId: from, relation, isHead = false, reason } = taken
  const row = held(from).members.find(({ id }) => id === personId)
  if (!row) throw new ApiError('refused', 'not_a_member')
  const member = planMember(row)
  const known = member.relation === '户主' ? '其他' : member.relation
  const as = relation ?? (isHead ? '户主' : known)
  return { member: { ...member, isHead, relation: as }, reason, from }
}

export function planned(given: Parameters<typeof planChange>[0]): Plan {
  const plan = planChange(given)
  if (typeof plan === 'string') throw new ApiError('refused', plan)
  return plan
}

/** How somebody leaves the household they are taken from. */
const LEFT_BY = {
  birth: 'correction',
  marriage_in: 'marriage_out',
  move_in: 'move_out',
  adoption: 'move_out',
  release: 'correction',
  split: 'split',
  merge: 'merge',
  roll_file: 'roll_file',
  correction: 'correction',
} as const satisfies Record<JoinReason, LeaveReason>
