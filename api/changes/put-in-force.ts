import type { Db } from '../../db/client'
import type { HouseholdRecord, PersonRecord } from '../../db/values/roll'
import { changeHousehold, type HouseholdChange } from '../archive/change-household'
import { foundHousehold } from '../archive/found-household'
import type { RequestContext } from '../http/context'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import type { Details, Joining } from './facts'
import { readValue } from './fields'
import { type Household, listMembers } from './find'
import { relationsUnder } from './relations'
import { reopened } from './reopen'
import { type Member, REASON_OF } from './rules'

/**
 * Puts a change into the household's file, by the archive alone; the caller holds every household it touches.
 * @returns The new household of a split; else null.
 */
export async function putInForce(
  tx: Db,
  ctx: RequestContext,
  household: Household,
  details: Details,
  evidence: string,
): Promise<string | null> {
  const members = await listMembers(tx, ctx, household.id)
  const about = {
    householdId: household.id,
    reason: REASON_OF[details.kind],
    evidence,
    ...(details.on && { on: details.on }),
  }
  if (details.kind === 'split') return split(tx, ctx, household, details, members, about)
  if (details.kind === 'correct') await correct(tx, ctx, household, details, members, about)
  else
    await changeHousehold(tx, ctx, {
      ...about,
      ...(await partsOf(tx, ctx, household.id, details, members)),
    })
  return null
}

type About = Pick<HouseholdChange, 'householdId' | 'reason' | 'evidence' | 'on'>
type Parts = Omit<HouseholdChange, keyof About>
type Of<K extends Details['kind']> = Extract<Details, { kind: K }>

async function partsOf(
  tx: Db,
  ctx: RequestContext,
  householdId: string,
  details: Exclude<Details, { kind: 'split' | 'correct' }>,
  members: readonly Member[],
): Promise<Parts> {
  switch (details.kind) {
    case 'join': {
      const { personId, fromHouseholdId, person, reason } = details
      if (personId === null || fromHouseholdId === null)
        return { join: [{ person: recordOf(person), reason }] }
      return { take: [{ personId, fromHouseholdId, relation: person.relation, reason }] }
    }
    case 'leave': {
      const { personId, successorId, reason } = details
      const leave = [{ personId, reason }]
      return successorId ? { leave, alter: headed(successorId, members, [personId]) } : { leave }
    }
    case 'move':
      return { set: { areaPath: details.areaPath } }
    case 'merge': {
      const others = await listMembers(tx, ctx, details.otherId)
      return {
        take: others.map(({ id }) => ({
          personId: id,
          fromHouseholdId: details.otherId,
          relation: '其他',
          reason: 'merge' as const,
        })),
      }
    }
    case 'close':
      return {
        set: { status: 'closed', watch: null },
        leave: members.map(({ id }) => ({ personId: id, reason: details.reason })),
      }
    case 'reopen':
      return reopened(tx, ctx, householdId, members)
  }
}

/** What the roll holds of somebody new; the rest is asked at the next visit. */
const recordOf = ({ name, sex, idNumber, relation }: Joining): PersonRecord => {
  if (idNumber === null) throw new ApiError('refused', 'id_wanted')
  return {
    name,
    sex,
    idNumber,
    relation,
    ethnicity: null,
    education: null,
    schooling: null,
    health: [],
    labour: null,
    work: null,
    workMonths: null,
    phone: null,
    isHead: false,
  }
}

/** The new head, and what everybody who stays is to them. */
export function headed(
  headId: string,
  members: readonly Pick<Member, 'id' | 'relation' | 'sex'>[],
  gone: readonly string[],
) {
  const staying = members.filter(({ id }) => !gone.includes(id))
  const relations = relationsUnder(headId, staying, members)
  return staying.map(({ id }) => ({
    personId: id,
    set: { isHead: id === headId, relation: relations.get(id) ?? '其他' },
  }))
}

async function split(
  tx: Db,
  ctx: RequestContext,
  { id: from, areaPath }: Household,
  { personIds, headId, successorId }: Of<'split'>,
  members: readonly Member[],
  { reason, evidence, on }: About,
): Promise<string> {
  const going = members.filter(({ id }) => personIds.includes(id))
  const relations = relationsUnder(headId, going, members)
  const founded = await foundHousehold(tx, ctx, {
    areaPath,
    from,
    reason,
    evidence,
    ...(on && { on }),
    take: going.map(({ id }) => ({
      personId: id,
      isHead: id === headId,
      relation: relations.get(id) ?? '其他',
    })),
    ...(successorId && { headOfOrigin: successorId }),
  })
  if (!successorId) return founded
  // By which they were kin to the one who went.
  const alter = headed(successorId, members, personIds).filter(
    ({ personId }) => personId !== successorId,
  )
  const about = { householdId: from, reason, evidence, ...(on && { on }) }
  if (alter.length > 0) await changeHousehold(tx, ctx, { ...about, alter: alter.map(withoutHead) })
  return founded
}

const withoutHead = ({ personId, set }: ReturnType<typeof headed>[number]) => ({
  personId,
  set: { relation: set.relation },
})

async function correct(
  tx: Db,
  ctx: RequestContext,
  household: Household,
  { field, personId, value }: Of<'correct'>,
  members: readonly Member[],
  about: About,
): Promise<void> {
  if (field === 'head') {
    if (personId) await changeHousehold(tx, ctx, { ...about, alter: headed(personId, members, []) })
    return
  }
  const read = readValue(field, value, dayOf(ctx.now))
  if (!read) throw new ApiError('refused', 'value_unreadable')
  if (read.of === 'person') {
    if (!personId) throw new ApiError('refused', 'not_member')
    await changeHousehold(tx, ctx, { ...about, alter: [{ personId, set: read.set }] })
    return
  }
  await changeHousehold(tx, ctx, { ...about, set: withNetIncome(household, read.set) })
}

const INCOMES = ['wageFen', 'operatingFen', 'propertyFen', 'transferFen'] as const

/** 人均纯收入 follows from the incomes wherever any of them is corrected (domain.md 2.3). */
function withNetIncome(household: Household, set: Partial<Omit<HouseholdRecord, 'people'>>) {
  const isIncome = [...INCOMES, 'operatingCostFen' as const].some((each) => set[each] !== undefined)
  if (!isIncome || household.size === 0) return set
  const now = { ...household, ...set }
  const sum = INCOMES.reduce((total, each) => total + (now[each] ?? 0), 0)
  const net = sum - (now.operatingCostFen ?? 0)
  return { ...set, netIncomePerHeadFen: Math.round(net / household.size) }
}
