import { and, asc, eq, inArray } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Db } from '../../db/client'
import { entryVisits, staff } from '../../db/schema'
import { ASKED } from '../../db/values/entry-visits'
import { formatAssurances } from '../entry-visits/assurance-words'
import { differencesIn } from '../entry-visits/differences'
import { NO_FACTS, type SurveyFacts } from '../entry-visits/facts'
import { readFacts } from '../entry-visits/store'
import type { RequestContext } from '../http/context'
import { frozenFigure } from '../rounds/figures'
import { WHOM_TEXT } from '../surveys/asked'
import { formatHousing } from '../surveys/housing'
import { incomesOf } from '../surveys/income'
import type { CaseRow } from './cases'
import type { Found, Visit } from './facts'

type Context = Pick<RequestContext, 'county' | 'deps'>

/** The entries of each case with what they found, and what the finished ones disagree about. */
export async function readVisits(db: Db, ctx: Context, cases: readonly CaseRow[]) {
  const rows = await select(db, ctx.county, cases)
  const found = rows.map(({ entry, by, companion }) => ({
    entry: { ...entry, facts: { ...NO_FACTS, ...readFacts(ctx, entry) } },
    by,
    companion,
  }))
  const ofKey = Map.groupBy(found, ({ entry }) => `${entry.roundId}:${entry.householdId}`)
  return new Map(
    cases.map(({ application: { id, roundId, householdId }, round }) => {
      const mine = ofKey.get(`${roundId}:${householdId}`) ?? []
      const finished = mine.flatMap(({ entry }) => (entry.status === 'finished' ? [entry] : []))
      // A round that froze none tolerates nothing: an inspector is shown rather too much.
      const tolerance = {
        areaPercent: (round && frozenFigure(round, 'entry_area_tolerance_percent')) ?? 0,
        incomePercent: (round && frozenFigure(round, 'entry_income_tolerance_percent')) ?? 0,
      }
      const differences = differencesIn(finished, tolerance).map(({ aspect, said }) => ({
        aspect,
        said,
      }))
      return [id, { visits: mine.map(toVisit), differences }]
    }),
  )
}

function select(db: Db, county: string, cases: readonly CaseRow[]) {
  const roundIds = [...new Set(cases.flatMap(({ application }) => application.roundId ?? []))]
  const householdIds = [...new Set(cases.map(({ household }) => household.id))]
  if (roundIds.length === 0) return []
  const companion = alias(staff, 'companion')
  return db
    .select({ entry: entryVisits, by: staff.name, companion: companion.name })
    .from(entryVisits)
    .innerJoin(staff, and(eq(staff.county, county), eq(staff.id, entryVisits.staffId)))
    .leftJoin(
      companion,
      and(eq(companion.county, county), eq(companion.id, entryVisits.companionId)),
    )
    .where(
      and(
        eq(entryVisits.county, county),
        inArray(entryVisits.roundId, roundIds),
        inArray(entryVisits.householdId, householdIds),
      ),
    )
    .orderBy(asc(entryVisits.startedAt), asc(entryVisits.kind))
}

interface Row {
  entry: typeof entryVisits.$inferSelect & { facts: SurveyFacts }
  by: string
  companion: string | null
}

function toVisit({ entry, by, companion }: Row): Visit {
  const { id, kind, status, visitedOn: on, verdict, isFar, facts } = entry
  const open = facts.disputes.filter(({ settled }) => settled === null).length
  const disputes = { open, settled: facts.disputes.length - open }
  return { id, kind, status, on, by, companion, verdict, isFar, disputes, found: foundIn(facts) }
}

/** Sums and counts alone: lines, names and words of people stay sealed where they are. */
const foundIn = (facts: SurveyFacts): Found => ({
  size: facts.size,
  workers: facts.workers ?? (facts.labour.length > 0 ? workersIn(facts) : null),
  housing: formatHousing(facts.housing),
  grainMonths: facts.grainMonths,
  students: facts.covered.includes('students') ? facts.students.length : null,
  assured: formatAssurances(withoutWords(facts.assurances)),
  asked: ASKED.flatMap((whom) => {
    const count = facts.statements.filter((each) => each.whom === whom).length
    return count > 0 ? `${WHOM_TEXT[whom]}${count}` : []
  }).join(' '),
  ...(facts.lines.length > 0 ? incomesOf(facts.lines) : NO_INCOMES),
  netIncomePerHeadFen: facts.netIncomePerHeadFen,
})

/** Why something lacks is told in words, which may be of somebody's health. */
const withoutWords = (assurances: SurveyFacts['assurances']) =>
  Object.fromEntries(
    Object.entries(assurances).map(([of, finding]) => [of, finding && { ...finding, lacking: '' }]),
  ) as SurveyFacts['assurances']

const NO_INCOMES = {
  wageFen: null,
  productionFen: null,
  productionCostFen: null,
  livingFen: null,
  propertyFen: null,
  transferFen: null,
}

const workersIn = ({ labour }: SurveyFacts) =>
  labour.filter(({ ability }) => ability !== 'lost' && ability !== 'none').length
