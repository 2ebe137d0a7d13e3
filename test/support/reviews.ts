import { and, eq, inArray } from 'drizzle-orm'
import type { SurveyFacts } from '../../api/entry-visits/facts'
import { nextLevel, stepAt } from '../../api/rounds/paths'
import { areaAt } from '../../api/shared/area-path'
import { dayOf } from '../../api/shared/day'
import { newId } from '../../api/shared/ids'
import { applications, entryVisits, households, reviewItems, reviews } from '../../db/schema'
import type { EntryKind, EntryVisitStatus, Verdict } from '../../db/values/entry-visits'
import type { CaseLevel } from '../../db/values/rounds'
import { COUNTY, createSeeds, type TestApi } from './api'

type Api = Pick<TestApi, 'db' | 'deps' | 'clock'>

interface Passing {
  county?: string
  householdIds: readonly string[]
  /** Only those that wait there; each at its own level unless given. */
  level?: CaseLevel
  /** A member of staff; one who does nothing else unless given. */
  calledBy?: string
}

/**
 * Households past the review of the level their open case waits at: a meeting of its area where all
 * but nobody voted for them, closed now. Rows as they are after closing; who waits for no review is
 * left alone. The meetings' ids.
 */
export async function passReview(api: Api, given: Passing): Promise<string[]> {
  const { county = COUNTY, level } = given
  const waiting = (await listCases(api, county, given.householdIds)).filter(
    (each) => each.reviewId === null && (level === undefined || each.level === level),
  )
  if (waiting.length === 0) return []
  const calledBy = given.calledBy ?? (await addChair(api, county))
  const meetings = Map.groupBy(waiting, (each) => `${each.roundId} ${reviewPlace(each)?.areaPath}`)
  const ids: string[] = []
  for (const cases of meetings.values()) {
    const id = await closeMeeting(api, county, calledBy, cases)
    if (id) ids.push(id)
  }
  return ids
}

type Case = Awaited<ReturnType<typeof listCases>>[number]

function listCases({ db }: Api, county: string, householdIds: readonly string[]) {
  return db
    .select({
      id: applications.id,
      kind: applications.kind,
      roundId: applications.roundId,
      level: applications.level,
      reviewId: applications.reviewId,
      areaPath: households.areaPath,
    })
    .from(applications)
    .innerJoin(
      households,
      and(eq(households.county, county), eq(households.id, applications.householdId)),
    )
    .where(
      and(
        eq(applications.county, county),
        eq(applications.status, 'filed'),
        inArray(applications.householdId, [...householdIds]),
      ),
    )
}

function reviewPlace({ kind, level, areaPath }: Case) {
  const step = level && stepAt(kind, level)
  return step && { step, areaPath: areaAt(areaPath, step.level) }
}

async function closeMeeting(api: Api, county: string, calledBy: string, cases: readonly Case[]) {
  const { db, clock } = api
  const [first] = cases
  const place = first && reviewPlace(first)
  if (!first?.roundId || !place) return undefined
  const { step, areaPath } = place
  const { level, body } = step
  const id = newId()
  const when = { calledAt: clock.now, meetsOn: dayOf(clock.now) }
  const basis = body === 'group_meeting' ? ('households' as const) : ('members' as const)
  await db.insert(reviews).values({
    county,
    id,
    roundId: first.roundId,
    level,
    areaPath,
    areaName: areaPath,
    body,
    status: 'closed',
    calledBy,
    ...when,
    isSecret: false,
    basis,
    entitled: 3,
    present: 3,
    closedAt: clock.now,
    closedBy: calledBy,
  })
  const votes = { votesFor: 3, votesAgainst: 0, abstained: 0, kinAbstained: 0 }
  const item = { county, reviewId: id, ...votes, outcome: 'passed' as const }
  const ids = cases.map((each) => each.id)
  await db
    .insert(reviewItems)
    .values(ids.map((caseId) => ({ ...item, caseId, applicationId: caseId })))
  const moved = step.noticeDays ? { reviewId: id } : { level: nextLevel(first.kind, level) }
  await db
    .update(applications)
    .set(moved)
    .where(and(eq(applications.county, county), inArray(applications.id, ids)))
  return id
}

const addChair = async ({ deps }: Api, county: string) =>
  (await createSeeds(deps, county).addStaff({ roles: [['evaluator', county]], phone: null })).id

interface Entering {
  county?: string
  kind?: EntryKind
  /** Of the household's open case unless given. */
  roundId?: string
  status?: EntryVisitStatus
  verdict?: Verdict
  netIncomePerHeadFen?: number | null
  openDisputes?: number
  facts?: Partial<SurveyFacts>
  staffId?: string
}

/** Somebody entered a household 进户 and found this; rows as they are afterwards. */
export async function addEntry(api: Api, householdId: string, given: Entering = {}): Promise<void> {
  const { county = COUNTY, kind = 'screening', status = 'finished', verdict = 'eligible' } = given
  const { db, deps, clock } = api
  const [of] = await listCases(api, county, [householdId])
  const roundId = given.roundId ?? of?.roundId
  if (!roundId || !of) throw new Error('a household without a case in a round')
  const id = newId()
  const place = { county, table: 'entry_visits', column: 'facts_sealed', row: id }
  await db.insert(entryVisits).values({
    county,
    id,
    roundId,
    householdId,
    areaPath: of.areaPath,
    kind,
    status,
    staffId: given.staffId ?? (await addChair(api, county)),
    startedAt: clock.now,
    finishedAt: status === 'finished' ? clock.now : null,
    visitedOn: status === 'finished' ? dayOf(clock.now) : null,
    verdict: status === 'finished' ? verdict : null,
    factsSealed: deps.sealer.seal(place, JSON.stringify(given.facts ?? {})),
    netIncomePerHeadFen: given.netIncomePerHeadFen ?? null,
    openDisputes: given.openDisputes ?? 0,
    isFar: false,
  })
}
