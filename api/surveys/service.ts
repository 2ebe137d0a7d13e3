import type { Db } from '../../db/client'
import { NO_FACTS } from '../entry-visits/facts'
import type { RequestContext } from '../http/context'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import type { Attachments } from '../turns/attachments'
import { type Held, hold, holdSurvey, keepStep } from './keep'
import { surveyContext } from './standing'
import { takeMessage } from './take'
import { listTeam } from './team'

export interface NewSurvey {
  householdId: string
  /** The other member of the survey team 调查小组 who comes along. */
  companionId: string
  /** What is known at once, in words. */
  text: string
  place: Attachments['place']
  photos: Attachments['photos']
}

/** Begins the survey 调查 of a household with an open case, by two of the team. */
export async function startSurvey(tx: Db, ctx: RequestContext, input: NewSurvey): Promise<Outcome> {
  const held = await hold(tx, ctx, input.householdId)
  if (held.standing) throw new ApiError('refused', 'begun')
  const team = await listTeam(tx, ctx, held.household)
  const { companionId } = input
  if (!team.some(({ id }) => id === companionId)) throw new ApiError('refused', 'companion')
  const facts = await factsWith(tx, ctx, held, input.text)
  const change = { companionId, facts }
  const { id } = await keepStep(tx, ctx, held, {
    type: 'entry.survey_started',
    change,
    sent: input,
  })
  return { code: 'started', vars: { id, head: held.household.headName } }
}

export interface SurveyNote {
  surveyId: string
  /** As the actor saw it. */
  revision: string
  text: string
  place: Attachments['place']
  photos: Attachments['photos']
}

/** Takes a message into an open survey: an answer, several of them, a correction. */
export async function noteInSurvey(
  tx: Db,
  ctx: RequestContext,
  input: SurveyNote,
): Promise<Outcome> {
  const held = await holdSurvey(tx, ctx, input)
  if (held.standing.row.status === 'finished') throw new ApiError('refused', 'finished')
  const facts = await factsWith(tx, ctx, held, input.text)
  const isSame = JSON.stringify(facts) === JSON.stringify(held.standing.facts)
  const vars = { id: input.surveyId, head: held.household.headName }
  if (isSame && input.photos.length === 0 && !input.place) return { code: 'noted', vars }
  const type = 'entry.survey_noted'
  const { isFar } = await keepStep(tx, ctx, held, { type, change: { facts }, sent: input })
  return { code: isFar && input.place ? 'noted_far' : 'noted', vars }
}

/** 改调查: a finished survey is open again until it is confirmed anew. */
export async function reopenSurvey(
  tx: Db,
  ctx: RequestContext,
  input: SurveyNote,
): Promise<Outcome> {
  const held = await holdSurvey(tx, ctx, input)
  if (held.standing.row.status === 'open') throw new ApiError('refused', 'not_finished')
  const facts = await factsWith(tx, ctx, held, input.text)
  const change = { facts, status: 'open' as const, finishedAt: null, verdict: null }
  const { id } = await keepStep(tx, ctx, held, {
    type: 'entry.survey_reopened',
    change,
    sent: input,
  })
  return { code: 'reopened', vars: { id, head: held.household.headName } }
}

async function factsWith(tx: Db, ctx: RequestContext, held: Held, text: string) {
  const context = await surveyContext(tx, ctx, held.household, held.round)
  return takeMessage(held.standing?.facts ?? NO_FACTS, text, context).facts
}
