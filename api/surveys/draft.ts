import { and, eq } from 'drizzle-orm'
import { households } from '../../db/schema'
import { NO_FACTS } from '../entry-visits/facts'
import { recordAccess } from '../audit/record'
import { exitStandardOf } from '../exits/gaps'
import type { RequestContext } from '../http/context'
import { requireInScope, requireUntied } from '../http/scope'
import { getFrozenFigure } from '../rounds/figures'
import type { Round } from '../rounds/find'
import { ApiError } from '../shared/errors'
import { staffName } from '../staff/names'
import { readVisitDraft, type VisitedHousehold } from '../visits/draft'
import { findCase, refusalOf } from './case'
import { type CompanionReading, companionIn, readCompanion } from './companion'
import type { CaseRefusal } from './rules'
import { findScreened, type Screened } from './screened'
import { findSurvey, type Household, type Standing, surveyContext } from './standing'
import { stateWith, type SurveyState } from './state'
import { listTeam, type TeamMember } from './team'

export interface SurveyDraftInput {
  /** Behind the word for it: whom, with whom, what is known. */
  text: string
  /** Whom, where that was asked. */
  householdName: string | null
  /** The one that was picked. */
  householdId: string | null
  companionName: string | null
  companionId: string | null
}

/** The beginning of a survey as it was understood; nothing of it is kept. */
export interface SurveyDraft {
  household: VisitedHousehold | null
  /** Several of the name; empty when there are too many to pick from. */
  candidates: VisitedHousehold[]
  head: string | null
  missing: 'household' | 'which' | 'group' | 'companion' | null
  /** Why it may not be surveyed. */
  refusal: CaseRefusal | 'tied' | null
  /** By whom it was begun or finished already. */
  begun: { surveyor: string; companion: string } | null
  screened: Screened | null
  /** Who may come along. */
  team: TeamMember[]
  companion: CompanionReading
  /** What it is, or would be with what is known. */
  state: SurveyState | null
  /** What is known, in words. */
  body: string
}

const NOBODY: CompanionReading = { id: null, name: null, isUnknown: false }

/** Reads how a survey is begun or gone on with: 调查 谭大山 同去 卢思远 房 80平. */
export async function readSurveyDraft(
  ctx: RequestContext,
  input: SurveyDraftInput,
): Promise<SurveyDraft> {
  const { db } = ctx.deps.connection
  const said = companionIn(input.text)
  const { householdName, householdId } = input
  const draft = await readVisitDraft(ctx, {
    text: said.rest,
    householdName,
    householdId,
    dayWords: null,
  })
  const { household, candidates, head, body } = draft
  const found = { household, candidates, head, body, screened: null, team: [], state: null }
  const nothing = { ...found, refusal: null, begun: null, companion: NOBODY }
  if (!household) {
    const missing =
      draft.missing === 'which' || draft.missing === 'group' ? draft.missing : 'household'
    return { ...nothing, missing }
  }
  const row = await getHousehold(ctx, household.id)
  const refusal = await refusalFor(ctx, row)
  const open = refusal ? undefined : await findCase(db, ctx, row.id)
  if (refusal || !open?.round) return { ...nothing, missing: null, refusal: refusal ?? 'no_round' }
  const { round } = open
  const standing = await findSurvey(db, ctx, { roundId: round.id, householdId: row.id })
  const team = standing ? [] : await listTeam(db, ctx, row)
  const companion = readCompanion(team, {
    name: input.companionName ?? said.name,
    id: input.companionId,
  })
  await recordAccess(db, ctx, 'survey.read', `household:${row.id}`)
  return {
    ...found,
    missing: standing || companion.id ? null : 'companion',
    refusal: null,
    begun: standing ? await namesOf(ctx, standing) : null,
    screened: await findScreened(db, ctx, { roundId: round.id, householdId: row.id }),
    team,
    companion,
    state: await stateOf(ctx, { household: row, round, standing }, body),
  }
}

/** The survey of a household as it would be with what was just written; without words as it is. */
export async function readSurveyNote(
  ctx: RequestContext,
  { householdId, text }: { householdId: string; text: string },
): Promise<SurveyState> {
  const { db } = ctx.deps.connection
  const household = await getHousehold(ctx, householdId)
  requireUntied(ctx, household.id)
  const open = await findCase(db, ctx, household.id)
  const round = open?.round
  const standing = round && (await findSurvey(db, ctx, { roundId: round.id, householdId }))
  if (!standing) throw new ApiError('not_found', 'survey')
  return stateOf(ctx, { household, round, standing }, text)
}

async function stateOf(
  ctx: RequestContext,
  of: { household: Household; round: Round; standing: Standing | undefined },
  text: string,
): Promise<SurveyState> {
  const { household, round, standing } = of
  const context = await surveyContext(ctx.deps.connection.db, ctx, household, round)
  const known = {
    id: standing?.row.id ?? null,
    householdId: household.id,
    head: household.headName,
    status: standing?.row.status ?? ('open' as const),
    revision: standing?.revision ?? '',
    lineFen: getFrozenFigure(round, 'poverty_line'),
  }
  const { db } = ctx.deps.connection
  const standard = round.kind === 'exit' ? await exitStandardOf(db, ctx, round) : null
  return stateWith(known, standing?.facts ?? NO_FACTS, text, context, standard)
}

async function refusalFor(ctx: RequestContext, { id }: Household) {
  const { actor } = ctx
  if (actor.kind === 'staff' && actor.tiedHouseholdIds.includes(id)) return 'tied'
  return refusalOf(await findCase(ctx.deps.connection.db, ctx, id))
}

async function getHousehold(ctx: RequestContext, id: string): Promise<Household> {
  const ofId = and(eq(households.county, ctx.county), eq(households.id, id))
  const [row] = await ctx.deps.connection.db.select().from(households).where(ofId)
  if (!row) throw new ApiError('not_found', 'household')
  requireInScope(ctx, row.areaPath, 'survey')
  return row
}

async function namesOf(ctx: RequestContext, { row }: Standing) {
  const { db } = ctx.deps.connection
  const name = (id: string | null) => (id ? staffName(db, ctx.county, id) : '')
  return { surveyor: await name(row.staffId), companion: await name(row.companionId) }
}
