import { and, asc, eq, inArray, ne, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { effectiveStatus } from '../applications/rules'
import type { Db } from '../../db/client'
import {
  applications,
  households,
  leads,
  measures,
  noticeEntries,
  objections,
  people,
  reportItems,
  rounds,
} from '../../db/schema'
import type { PovertyCause } from '../../db/values/roll'
import type { MeasureStatus } from '../../db/values/registrations'
import type { ObjectionGround } from '../../db/values/rounds'
import type { RequestContext } from '../http/context'
import { readLivelihoods } from '../monitoring/livelihood'
import { watchStandardOf } from '../monitoring/removal'
import { livelihoodRefusal } from '../monitoring/rules'
import { isOpenObjection } from '../objections/open'
import { signedOffAmong } from '../sign-offs/signed'
import { type CaseLack, reportRefusal } from './rules'

type Context = Pick<RequestContext, 'county' | 'deps' | 'now'>

/** Every case read here with what it still lacks; null: it is complete. */
export type Case = Awaited<ReturnType<typeof readCases>>[number]

/** Measures that stand: neither taken back nor, by the household's own word, never delivered. */
const STANDING_MEASURES: MeasureStatus[] = ['planned', 'delivered', 'confirmed']

/**
 * The cases that answer to a condition, in the order of their households, with all that bears on them.
 * Whoever acts on what was signed calls `refreshSnapshots` before.
 */
export async function readCases(tx: Db, ctx: Context, which: SQL | undefined) {
  const { county, now } = ctx
  const rows = await tx
    .select({
      applicationId: applications.id,
      householdId: applications.householdId,
      kind: applications.kind,
      status: applications.status,
      withdrawalAskedAt: applications.withdrawalAskedAt,
      level: applications.level,
      householdType: applications.householdType,
      mainCause: applications.mainCause,
      otherCauses: applications.otherCauses,
      watch: applications.watch,
      head: households.headName,
      areaPath: households.areaPath,
      roll: households.status,
      roundId: applications.roundId,
      isContested: isContested(ctx),
      measured: measuredCauses(county),
      isReported: isReported(county),
      isAtRisk: hasRisk(county),
    })
    .from(applications)
    .innerJoin(
      households,
      and(eq(households.county, county), eq(households.id, applications.householdId)),
    )
    .where(and(eq(applications.county, county), which))
    .orderBy(asc(households.id))
  const ids = rows.map(({ applicationId }) => applicationId)
  const signed = await signedOffAmong(tx, county, ids)
  const needy = await needyAmong(tx, ctx, rows)
  return rows.map((row) => {
    const isSigned = signed.has(row.applicationId)
    const isAtRisk = row.isAtRisk || needy.has(row.householdId)
    const facts = { ...row, status: effectiveStatus(row, now), isSigned, isAtRisk }
    const lack: CaseLack | null = reportRefusal(facts)
    return { ...facts, lack }
  })
}

/** The filed cases of a round in an area. */
export const casesIn = (roundId: string, areaPath: string): SQL | undefined =>
  and(
    eq(applications.roundId, roundId),
    eq(applications.status, 'filed'),
    within(households.areaPath, areaPath),
  )

export const casesOf = (applicationIds: readonly string[]): SQL =>
  inArray(applications.id, [...applicationIds])

/** Grounds that contest an entry itself; who was left out stands on no list. */
const AGAINST_ENTRY: ObjectionGround[] = ['should_not_be_listed', 'wrong_facts']

/**
 * Whether anything undecided is said against the household, or against the procedure of a list of this
 * case. An appeal 复核 is an objection like any other.
 */
function isContested({ county, now }: Context): SQL<boolean> {
  const open = and(eq(objections.county, county), isOpenObjection(now))
  const againstEntry = inArray(objections.ground, AGAINST_ENTRY)
  const ofHousehold = eq(objections.householdId, applications.householdId)
  const ofCase = and(
    eq(noticeEntries.county, county),
    eq(noticeEntries.householdId, applications.householdId),
    eq(noticeEntries.applicationId, applications.id),
    ne(noticeEntries.status, 'removed'),
  )
  const ofList = sql`${objections.ground} = 'faulty_procedure'
    or (${objections.householdId} is null and ${againstEntry})`
  return sql<boolean>`(
    exists (select from ${objections} where ${and(open, ofHousehold, againstEntry)})
    or exists (
      select from ${noticeEntries} join ${objections}
        on ${objections.noticeId} = ${noticeEntries.noticeId} and ${open} and (${ofList})
       where ${ofCase}))`
}

/** Planned with this very case: what was done for the household years ago answers no cause of today. */
const measuredCauses = (county: string): SQL<PovertyCause[]> => sql<PovertyCause[]>`(
  select coalesce(json_agg(distinct ${measures.cause}), '[]') from ${measures}
   where ${measures.county} = ${county} and ${measures.applicationId} = ${applications.id}
     and ${inArray(measures.status, STANDING_MEASURES)})`

const isReported = (county: string): SQL<boolean> => sql<boolean>`exists (
  select from ${reportItems}
   where ${reportItems.county} = ${county} and ${reportItems.applicationId} = ${applications.id}
     and ${reportItems.status} <> 'returned')`

/** A risk lead of it is undecided, or all its members are without labour. */
const hasRisk = (county: string): SQL<boolean> => sql<boolean>`(
  exists (
    select from ${leads} where ${leads.county} = ${county} and ${leads.kind} = 'risk'
       and ${leads.householdId} = ${applications.householdId} and ${leads.status} <> 'decided')
  or not exists (
    select from ${people} where ${people.county} = ${county}
       and ${people.householdId} = ${applications.householdId}
       and (${people.labour} is null or ${people.labour} not in ('lost', 'none'))))`

/** Of households proposed to be watched no more, those that by now are known to live on too little. */
async function needyAmong(
  tx: Db,
  ctx: Context,
  cases: readonly { kind: string; roundId: string | null; householdId: string }[],
): Promise<Set<string>> {
  const removals = cases.filter(({ kind }) => kind === 'risk_removal')
  if (removals.length === 0) return new Set()
  const livelihoods = await readLivelihoods(
    tx,
    ctx,
    removals.map(({ householdId }) => householdId),
  )
  const needy = new Set<string>()
  for (const [roundId, some] of Map.groupBy(removals, (each) => each.roundId)) {
    const standard = await watchStandardOf(tx, ctx, { figures: await figuresIn(tx, ctx, roundId) })
    for (const { householdId } of some) {
      const livelihood = livelihoods.get(householdId)
      if (!livelihood || livelihoodRefusal(livelihood, standard)) needy.add(householdId)
    }
  }
  return needy
}

async function figuresIn(tx: Db, { county }: Context, roundId: string | null): Promise<unknown> {
  if (!roundId) return {}
  const [round] = await tx
    .select({ figures: rounds.figures })
    .from(rounds)
    .where(and(eq(rounds.county, county), eq(rounds.id, roundId)))
  return round?.figures ?? {}
}

/** Rows by the area they lie in. */
export const within = (column: PgColumn, areaPath: string): SQL =>
  sql`(${column} = ${areaPath} or ${column} like ${`${areaPath}.%`})`
