import type { Db } from '../../db/client'
import { households } from '../../db/schema'
import type { ChangeReason, JoinReason } from '../../db/values/archive'
import type { HouseholdRecord, PersonRecord } from '../../db/values/roll'
import { record } from '../audit/record'
import { HOUSEHOLD_FIELDS, NO_FINGERPRINT } from '../roll/load/rows'
import { type Day, dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { newId } from '../shared/ids'
import {
  type ArchiveContext,
  giveUp,
  type HouseholdChange,
  planned,
  takenMember,
} from './change-household'
import { keepDecided } from './decided'
import { type ArchiveDetails, wholeOf } from './details'
import { followUp } from './follow-up'
import { holdHouseholds, type HeldRow } from './hold'
import { newMemberRows, planMember } from './people-of'
import { factsOfRow, type HouseholdSet, type Plan } from './plan'
import { addMembers, requireFree, storeChanges, takeMembers } from './store'

export interface Founding {
  areaPath: string
  /** A household split from another stands on the register as that one does, unless it is said here. */
  facts?: Omit<HouseholdSet, 'areaPath'>
  /** The household it is split from. */
  from?: string
  /** Members of that one who are members of the new one from then on. */
  take?: readonly { personId: string; relation?: string; isHead?: boolean }[]
  join?: readonly { person: PersonRecord; reason: JoinReason }[]
  /** Who is head of the household it is split from, where its head goes. */
  headOfOrigin?: string
  reason: ChangeReason
  evidence: string
  on?: Day
}

/** A new household on the roll, by its being split from another or by itself; its id. */
export async function foundHousehold(
  tx: Db,
  ctx: ArchiveContext,
  founding: Founding,
): Promise<string> {
  const { county } = ctx
  const { from, reason, evidence, on = dayOf(ctx.now), join = [] } = founding
  const id = newId()
  const take = (founding.take ?? []).map((each) => takenFrom(from, each))
  const held = await holdHouseholds(tx, county, from ? [from] : [])
  const origin = from ? held(from).row : null
  const row = newRow(county, id, founding, origin, dayOf(ctx.now))
  const news = await newMemberRows(tx, ctx, id, join)
  const plan = planned({
    today: dayOf(ctx.now),
    on,
    household: factsOfRow(row),
    members: [],
    set: {},
    join: [
      ...news.map(({ row: person, reason: why }) => ({ member: planMember(person), reason: why })),
      ...take.map((each) => takenMember(held, each)),
    ],
    leave: [],
    alter: [],
  })
  if (plan.members.length === 0) throw new ApiError('refused', 'no_head')
  const splitting: HouseholdChange = { householdId: id, reason, evidence, on, take }
  const givers = giveUp(ctx, held, splitting, founding.headOfOrigin)
  const members = from ? held(from).members : []
  const head = [...members, ...news.map(({ row: person }) => person)].find(
    (person) => person.id === plan.members.find(({ isHead }) => isHead)?.id,
  )
  const key = row.number ?? `head:${head?.idNumberIndex.toString('hex')}`
  await storeChanges(tx, ctx, givers)
  await requireFree(tx, county, key)
  await tx.insert(households).values({ ...row, ...plan.household, key })
  await takeMembers(tx, county, id, plan)
  await addMembers(
    tx,
    county,
    news.map((each) => each.row),
  )
  await keepDecided(tx, county, decidedOf(county, id, plan, dayOf(ctx.now)))
  const details: ArchiveDetails = {
    reason,
    evidence,
    ...(on !== dayOf(ctx.now) && { on }),
    ...(from && { from }),
    whole: wholeOf(plan.household, plan.members),
    joined: plan.joined,
  }
  await record(tx, ctx, {
    subject: `household:${id}`,
    type: 'household.founded',
    details: { ...details },
  })
  await followUp(tx, ctx, givers)
  return id
}

function takenFrom(
  from: string | undefined,
  each: { personId: string; relation?: string; isHead?: boolean },
) {
  if (!from) throw new ApiError('refused', 'not_a_member')
  return { ...each, fromHouseholdId: from, reason: 'split' as const }
}

const INHERITED = [
  'status',
  'watch',
  'type',
  'mainCause',
  'otherCauses',
  'identifiedYear',
  'exitedYear',
] as const satisfies readonly (keyof HouseholdRecord)[]

function newRow(
  county: string,
  id: string,
  { areaPath, facts = {}, on }: Founding,
  origin: HeldRow | null,
  today: Day,
): HeldRow {
  const inherited = origin
    ? Object.fromEntries(INHERITED.map((field) => [field, origin[field]]))
    : {}
  const nothing = Object.fromEntries(HOUSEHOLD_FIELDS.map((field) => [field, null]))
  return {
    ...(nothing as unknown as HeldRow),
    otherCauses: [],
    status: 'unregistered',
    ...inherited,
    ...facts,
    areaPath,
    county,
    id,
    key: '',
    headName: '',
    size: 0,
    statusSince: facts.status === undefined ? (origin?.statusSince ?? null) : (on ?? today),
    bankAccountSealed: null,
    fingerprint: NO_FINGERPRINT,
  }
}

/** No file knows it yet: what is said of it stays until one says the same. */
function decidedOf(county: string, householdId: string, plan: Plan, decidedOn: Day) {
  const said = HOUSEHOLD_FIELDS.filter((field) => {
    const value = plan.household[field]
    return value !== null && !(Array.isArray(value) && value.length === 0) && field !== 'number'
  })
  const row = (aboutId: string, field: string) => ({
    county,
    householdId,
    aboutId,
    field,
    was: null,
    decidedOn,
  })
  return [
    ...said.map((field) => row(householdId, field)),
    ...plan.joined.map(({ personId }) => row(personId, 'joined')),
  ]
}
