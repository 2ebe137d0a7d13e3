import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { formerMembers, households, people } from '../../db/schema'
import { recordMany } from '../audit/record-many'
import type { ChangeReason } from '../../db/values/archive'
import { NO_FINGERPRINT, type PersonRow } from '../roll/load/rows'
import { type Day, dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import type { ArchiveContext } from './change-household'
import { decidedBy, type DecidedRow, keepDecided } from './decided'
import { type ArchiveDetails, compact, wholeOf } from './details'
import type { Held, HeldRow } from './hold'
import { plainColumns, putAside } from './people-of'
import type { Plan } from './plan'

/** One household's part of a decision. */
export interface Work {
  held: Held
  plan: Plan
  about: { reason: ChangeReason; evidence: string; on: Day }
  /** Its own new sealed column, where its account changes. */
  columns?: Partial<HeldRow>
  /** New sealed columns of members who stay. */
  sealed: Map<string, Partial<PersonRow>>
  /** Of members no household had. */
  rows: PersonRow[]
}

/** Rows, what files are to leave as it is, and one event of each household of which anything is news. */
export async function storeChanges(tx: Db, ctx: ArchiveContext, all: readonly Work[]) {
  const news = all.filter(isNews)
  const indexes = indexesOf(news)
  const keyed = news.map((work) => ({ work, key: keyOf(work, indexes) }))
  for (const { work, key } of keyed) await storeHousehold(tx, ctx.county, work, key)
  for (const work of news)
    await putAside(tx, ctx.county, work.held.row.id, work.held.members, work.plan.left)
  for (const work of news) await storeMembers(tx, ctx.county, work)
  await keepDecided(
    tx,
    ctx.county,
    keyed.flatMap(({ work, key }) => decidedOf(ctx, work, key)),
  )
  await recordMany(
    tx,
    ctx,
    news.map((work) => ({
      subject: `household:${work.held.row.id}`,
      type: 'household.changed',
      details: { ...detailsOf(ctx, work) },
    })),
  )
}

const isNews = ({ plan: { changes, joined, left, altered } }: Work) =>
  [changes, joined, left, altered].some((list) => list.length > 0)

async function storeHousehold(tx: Db, county: string, work: Work, key: string) {
  const { held, plan, columns } = work
  const { id } = held.row
  if (key !== held.row.key) await requireFree(tx, county, key)
  await tx
    .update(households)
    .set({ ...plan.household, ...columns, key, fingerprint: NO_FINGERPRINT })
    .where(and(eq(households.county, county), eq(households.id, id)))
}

export async function requireFree(tx: Db, county: string, key: string): Promise<void> {
  const [taken] = await tx
    .select({ id: households.id })
    .from(households)
    .where(and(eq(households.county, county), eq(households.key, key)))
  if (taken) throw new ApiError('refused', 'number_taken')
}

/**
 * A household without a number is found by its head; one that closed leaves that to whichever its head is in
 * next.
 */
function keyOf({ held, plan }: Work, indexes: ReadonlyMap<string, Buffer>): string {
  const { row } = held
  if (plan.household.number !== row.number && plan.household.number) return plan.household.number
  if (!/^(?:head|closed):/.test(row.key)) return row.key
  const head = plan.members.find(({ isHead }) => isHead)
  if (!head) return `closed:${row.id}`
  const index = indexes.get(head.id)
  return index ? `head:${index.toString('hex')}` : row.key
}

/** Of everybody's identity number, as it is after the decision. */
function indexesOf(all: readonly Work[]): Map<string, Buffer> {
  const indexes = new Map<string, Buffer>()
  for (const { held, rows } of all)
    for (const { id, idNumberIndex } of [...held.members, ...rows]) indexes.set(id, idNumberIndex)
  for (const { sealed } of all)
    for (const [id, { idNumberIndex }] of sealed) if (idNumberIndex) indexes.set(id, idNumberIndex)
  return indexes
}

async function storeMembers(tx: Db, county: string, { held, plan, sealed, rows }: Work) {
  const householdId = held.row.id
  const isOf = (id: string) => and(eq(people.county, county), eq(people.id, id))
  const facts = new Map(plan.members.map((member) => [member.id, member]))
  for (const { personId } of plan.altered) {
    const member = facts.get(personId)
    if (!member) continue
    await tx
      .update(people)
      .set({ ...plainColumns(member), ...sealed.get(personId) })
      .where(isOf(personId))
  }
  await takeMembers(tx, county, householdId, plan)
  await addMembers(tx, county, rows)
}

/** Whom the household takes from another one. */
export async function takeMembers(tx: Db, county: string, householdId: string, plan: Plan) {
  for (const joined of plan.joined.filter(({ from }) => from))
    await tx
      .update(people)
      .set({ ...plainColumns(joined), householdId })
      .where(and(eq(people.county, county), eq(people.id, joined.personId)))
}

/** Whoever comes back is no former member any more. */
export async function addMembers(tx: Db, county: string, rows: readonly PersonRow[]) {
  if (rows.length === 0) return
  const ids = rows.map(({ id }) => id)
  await tx
    .delete(formerMembers)
    .where(and(eq(formerMembers.county, county), inArray(formerMembers.id, ids)))
  await tx.insert(people).values([...rows])
}

function decidedOf(ctx: ArchiveContext, work: Work, key: string): DecidedRow[] {
  const { held, plan } = work
  const { row, members } = held
  const today = dayOf(ctx.now)
  const indexOf = (personId: string) =>
    members.find(({ id }) => id === personId)?.idNumberIndex.toString('hex') ?? null
  const decided = decidedBy(plan, ctx.county, row.id, today, indexOf)
  if (key === row.key) return decided
  const alias = { county: ctx.county, householdId: row.id, aboutId: row.id, decidedOn: today }
  return [...decided, { ...alias, field: 'key', was: row.key }]
}

function detailsOf(ctx: ArchiveContext, { held, plan, about }: Work): ArchiveDetails {
  const { row, members, isTold } = held
  const { changes, joined, left, altered } = plan
  const isMoved = plan.household.areaPath !== row.areaPath
  return {
    reason: about.reason,
    evidence: about.evidence,
    ...(about.on !== dayOf(ctx.now) && { on: about.on }),
    ...compact({ changes, joined, left, members: altered }),
    ...(isMoved && { leftArea: row.areaPath }),
    ...(!isTold && { before: wholeOf(row, members) }),
  }
}
