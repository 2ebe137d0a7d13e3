import { createHash } from 'node:crypto'
import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import {
  entryVisits,
  noticeEntries,
  notices,
  reviewItems,
  reviews,
  rounds,
  snapshots,
} from '../../db/schema'
import type { Assurance } from '../../db/values/entry-visits'
import type { AssuranceFacts } from '../entry-visits/facts'
import { countedSizes, sizeKey } from '../entry-visits/sizes'
import { readFacts as readEntryFacts } from '../entry-visits/store'
import type { RequestContext } from '../http/context'
import { isAnyOf } from '../shared/any-of'
import { type Case, signOffsOf } from './cases'
import {
  canonical,
  OUTCOMES,
  type PassedNotice,
  type PassedReview,
  type SignedFacts,
} from './snapshot-facts'

type Context = Pick<RequestContext, 'county' | 'deps' | 'now'>

export const fingerprintOf = (facts: SignedFacts): Buffer =>
  createHash('sha256').update(canonical(facts)).digest()

/** The facts of some cases as they stand now, by application. */
export async function readFacts(
  db: Db,
  ctx: Context,
  cases: readonly Case[],
): Promise<Map<string, SignedFacts>> {
  const ids = cases.map(({ application }) => application.id)
  const surveys = await readSurveys(db, ctx, cases)
  const householdIds = cases.map(({ application }) => application.householdId)
  const sizes = await countedSizes(db, ctx, roundsOf(cases), householdIds)
  const lines = await readLines(db, ctx.county, cases)
  const passed = await readReviews(db, ctx.county, ids)
  const stood = await readNotices(db, ctx.county, ids)
  const facts = cases.map((each) => {
    const { application, head, areaPath } = each
    const { id, kind, roundId, householdType, mainCause, otherCauses } = application
    const survey = surveys.get(`${roundId}:${application.householdId}`)
    const size = sizes.get(sizeKey(roundId, application.householdId)) ?? each.size
    // Agreed to before it is posted, a notice that hung since changes nothing of what was agreed to.
    const isPosted = signOffsOf(each)?.before === 'county'
    const made: SignedFacts = {
      kind,
      outcome: OUTCOMES[kind],
      household: { head, size, areaPath },
      type: householdType,
      mainCause,
      otherCauses,
      netIncomePerHeadFen: survey?.netIncomePerHeadFen ?? null,
      povertyLineFen: lines.get(roundId ?? '') ?? null,
      housingGrade: survey?.housingGrade ?? null,
      ...(survey?.assurances && { assurances: survey.assurances }),
      reviews: passed.get(id) ?? [],
      notices: isPosted ? (stood.get(id) ?? []) : [],
    }
    return [id, made] as const
  })
  return new Map(facts)
}

/** What the finished surveys of the cases' rounds found, by round and household. */
async function readSurveys(db: Db, { county, deps }: Context, cases: readonly Case[]) {
  const householdIds = cases.map(({ application }) => application.householdId)
  const roundIds = roundsOf(cases)
  if (householdIds.length === 0 || roundIds.length === 0) return new Map<string, Surveyed>()
  const rows = await db
    .select()
    .from(entryVisits)
    .where(
      and(
        eq(entryVisits.county, county),
        inArray(entryVisits.roundId, roundIds),
        isAnyOf(entryVisits.householdId, householdIds),
        eq(entryVisits.kind, 'survey'),
        eq(entryVisits.status, 'finished'),
      ),
    )
  return new Map(
    rows.map(({ id, roundId, householdId, factsSealed, netIncomePerHeadFen }) => {
      const { housing, assurances } = readEntryFacts({ county, deps }, { id, factsSealed })
      const found = { netIncomePerHeadFen, housingGrade: housing.grade, ...metIn(assurances) }
      return [`${roundId}:${householdId}`, found] as const
    }),
  )
}

type Surveyed = Pick<SignedFacts, 'netIncomePerHeadFen' | 'housingGrade' | 'assurances'>

/** What each lacks stays in the survey. */
function metIn(facts: AssuranceFacts): Pick<SignedFacts, 'assurances'> {
  const met = Object.entries(facts).map(([each, finding]) => [each, finding?.isMet ?? null])
  const isAsked = met.some(([, isMet]) => isMet !== null)
  // Under the names of the facts.
  return isAsked ? { assurances: Object.fromEntries(met) as Record<Assurance, boolean | null> } : {}
}

const roundsOf = (cases: readonly Case[]) => [
  ...new Set(cases.flatMap(({ application }) => application.roundId ?? [])),
]

/** The poverty line each round froze. */
async function readLines(db: Db, county: string, cases: readonly Case[]) {
  const ids = roundsOf(cases)
  if (ids.length === 0) return new Map<string, number | null>()
  const rows = await db
    .select({ id: rounds.id, figures: rounds.figures })
    .from(rounds)
    .where(and(eq(rounds.county, county), inArray(rounds.id, ids)))
  return new Map(
    rows.map(({ id, figures }) => {
      const { poverty_line: line } = figures as { poverty_line?: { value: number } }
      return [id, line?.value ?? null] as const
    }),
  )
}

async function readReviews(db: Db, county: string, applicationIds: readonly string[]) {
  if (applicationIds.length === 0) return new Map<string, PassedReview[]>()
  const rows = await db
    .select({
      id: reviewItems.caseId,
      passed: {
        level: reviews.level,
        body: reviews.body,
        metOn: reviews.meetsOn,
        votesFor: reviewItems.votesFor,
        votesAgainst: reviewItems.votesAgainst,
        abstained: reviewItems.abstained,
      },
    })
    .from(reviewItems)
    .innerJoin(reviews, and(eq(reviews.county, county), eq(reviews.id, reviewItems.reviewId)))
    .where(
      and(
        eq(reviewItems.county, county),
        isAnyOf(reviewItems.caseId, applicationIds),
        eq(reviewItems.outcome, 'passed'),
        eq(reviews.status, 'closed'),
      ),
    )
  return byCase(rows)
}

async function readNotices(db: Db, county: string, applicationIds: readonly string[]) {
  if (applicationIds.length === 0) return new Map<string, PassedNotice[]>()
  const rows = await db
    .select({
      id: noticeEntries.applicationId,
      passed: {
        level: notices.level,
        code: notices.code,
        postedOn: notices.postedOn,
        closesOn: notices.closesOn,
      },
    })
    .from(noticeEntries)
    .innerJoin(notices, and(eq(notices.county, county), eq(notices.id, noticeEntries.noticeId)))
    .where(
      and(
        eq(noticeEntries.county, county),
        isAnyOf(noticeEntries.applicationId, applicationIds),
        eq(noticeEntries.status, 'advanced'),
      ),
    )
  return byCase(rows)
}

function byCase<T>(rows: readonly { id: string; passed: T }[]): Map<string, T[]> {
  const grouped = Map.groupBy(rows, ({ id }) => id)
  return new Map([...grouped].map(([id, some]) => [id, some.map(({ passed }) => passed)]))
}

export type Snapshot = typeof snapshots.$inferSelect

/** The newest snapshot of each case, by application. */
export async function latestSnapshots(
  db: Db,
  county: string,
  applicationIds: readonly string[],
): Promise<Map<string, Snapshot>> {
  if (applicationIds.length === 0) return new Map()
  const rows = await db
    .selectDistinctOn([snapshots.applicationId])
    .from(snapshots)
    .where(and(eq(snapshots.county, county), isAnyOf(snapshots.applicationId, applicationIds)))
    .orderBy(snapshots.applicationId, desc(snapshots.seq))
  return new Map(rows.map((row) => [row.applicationId, row]))
}

/** Puts the facts down under their fingerprints, each the next version of its case. */
export async function keepSnapshots(
  tx: Db,
  { county, deps, now }: Context,
  facts: ReadonlyMap<string, SignedFacts>,
): Promise<Map<string, Snapshot>> {
  const before = await latestSnapshots(tx, county, [...facts.keys()])
  const rows = [...facts].map(([applicationId, each]): Snapshot => {
    const seq = (before.get(applicationId)?.seq ?? 0) + 1
    const bodySealed = deps.sealer.seal(bodyPlace(county, applicationId, seq), canonical(each))
    const fingerprint = fingerprintOf(each)
    return { county, applicationId, seq, fingerprint, bodySealed, madeAt: now }
  })
  const kept = rows.map(({ fingerprint, bodySealed, ...row }) => ({
    ...row,
    fingerprint: fingerprint.toString('base64'),
    body: bodySealed.toString('base64'),
  }))
  await tx.execute(sql`
    insert into snapshots (county, application_id, seq, fingerprint, body_sealed, made_at)
    select county, "applicationId", seq, decode(fingerprint, 'base64'), decode(body, 'base64'), "madeAt"
      from jsonb_to_recordset(${JSON.stringify(kept)}::text::jsonb)
        as r(county text, "applicationId" uuid, seq int, fingerprint text, body text,
             "madeAt" timestamptz)`)
  return new Map(rows.map((row) => [row.applicationId, row]))
}

/** What a snapshot says. */
export const openSnapshot = (
  { deps }: Pick<RequestContext, 'deps'>,
  { county, applicationId, seq, bodySealed }: Snapshot,
): SignedFacts =>
  JSON.parse(deps.sealer.open(bodyPlace(county, applicationId, seq), bodySealed)) as SignedFacts

const bodyPlace = (county: string, applicationId: string, seq: number) => ({
  county,
  table: 'snapshots',
  column: 'body_sealed',
  row: `${applicationId}:${seq}`,
})
