import { createHash } from 'node:crypto'
import { and, asc, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { entryVisits, households, people } from '../../db/schema'
import type { SurveyFacts } from '../entry-visits/facts'
import { readFacts } from '../entry-visits/store'
import type { FigureName } from '../figures/names'
import { getFigure } from '../figures/service'
import type { RequestContext } from '../http/context'
import { frozenFigure } from '../rounds/figures'
import type { Round } from '../rounds/find'
import { ApiError } from '../shared/errors'
import { COST_KINDS, type CostKind } from './line-words'
import type { SurveyContext } from './take'

export type Household = typeof households.$inferSelect
export type EntryRow = typeof entryVisits.$inferSelect

/** A survey as it stands; there is one per household and round. */
export interface Standing {
  row: EntryRow
  facts: SurveyFacts
  /** Changes with every change: two who note at once do not overwrite each other. */
  revision: string
}

const ofSurvey = (county: string, roundId: string, householdId: string) =>
  and(
    eq(entryVisits.county, county),
    eq(entryVisits.roundId, roundId),
    eq(entryVisits.householdId, householdId),
    eq(entryVisits.kind, 'survey'),
  )

export async function findSurvey(
  db: Db,
  ctx: RequestContext,
  { roundId, householdId }: { roundId: string; householdId: string },
): Promise<Standing | undefined> {
  const [row] = await db
    .select()
    .from(entryVisits)
    .where(ofSurvey(ctx.county, roundId, householdId))
  return row && standingOf(ctx, row)
}

export async function getSurvey(db: Db, ctx: RequestContext, id: string): Promise<Standing> {
  const ofId = and(
    eq(entryVisits.county, ctx.county),
    eq(entryVisits.id, id),
    eq(entryVisits.kind, 'survey'),
  )
  const [row] = await db.select().from(entryVisits).where(ofId)
  if (!row) throw new ApiError('not_found', 'survey')
  return standingOf(ctx, row)
}

function standingOf(ctx: RequestContext, row: EntryRow): Standing {
  const facts = readFacts(ctx, row)
  const revision = createHash('sha256').update(row.factsSealed).digest('hex').slice(0, 16)
  return { row, facts, revision }
}

/** What a survey of the household is held beside: the roll, and the round's figures. */
export async function surveyContext(
  db: Db,
  { county }: RequestContext,
  household: Pick<Household, 'id' | 'size'>,
  round: Round,
): Promise<SurveyContext> {
  const members = await db
    .select({ name: people.name })
    .from(people)
    .where(and(eq(people.county, county), eq(people.householdId, household.id)))
    .orderBy(asc(people.name))
  const percents: Partial<Record<CostKind, number>> = {}
  for (const kind of COST_KINDS) {
    const percent = await costPercent(db, county, kind, round)
    if (percent !== undefined) percents[kind] = percent
  }
  return { rollSize: household.size, rollNames: members.map(({ name }) => name), percents }
}

/**
 * As the round froze it; a round older than the figure goes by that of the day it was opened. Where
 * there is none only real costs are taken.
 */
async function costPercent(db: Db, county: string, kind: CostKind, round: Round) {
  const name: FigureName = `survey_cost_percent_${kind}`
  const frozen = frozenFigure(round, name)
  if (frozen !== undefined) return frozen
  try {
    return await getFigure(db, county, name, round.openedOn)
  } catch (error) {
    if (error instanceof ApiError && error.code === 'figure_missing') return undefined
    throw error
  }
}
