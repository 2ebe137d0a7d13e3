import { Hono } from 'hono'
import { z } from 'zod'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { PageQuery } from '../http/page'
import { write } from '../http/write'
import { readSurveyDraft, readSurveyNote } from './draft'
import { finishSurvey } from './finish'
import { NewSurvey, SurveyAction, SurveyDraftInput, SurveyNoteInput } from './input'
import { getSurveyFacts, listSurveys } from './list'
import { noteInSurvey, reopenSurvey, startSurvey } from './service'

const Id = z.object({ id: z.uuid() })
const Flag = z.enum(['true', 'false']).transform((word) => word === 'true')
const SurveyQuery = PageQuery.extend({
  isMine: Flag.optional(),
  status: z.enum(['open', 'finished']).optional(),
})

export const surveyRoutes = new Hono<ApiEnv>()
  .post(
    '/',
    declare({
      action: 'survey.make',
      summary: 'Begin the survey of a household with an open case, by two of the team',
      json: NewSurvey.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      const survey = { ...c.req.valid('json'), photos: [] }
      return c.json(await write(ctx, (tx) => startSurvey(tx, ctx, survey)))
    },
  )
  .post(
    '/drafts',
    declare({
      action: 'survey.make',
      summary: 'How the beginning of a survey as worded is understood; nothing of it is kept',
      json: SurveyDraftInput,
      selfIdempotent: true,
    }),
    async (c) => c.json(await readSurveyDraft(c.var.ctx, c.req.valid('json'))),
  )
  .post(
    '/readings',
    declare({
      action: 'survey.make',
      summary: 'A survey as it would be with what was just written; nothing of it is kept',
      json: SurveyNoteInput,
      selfIdempotent: true,
    }),
    async (c) => c.json(await readSurveyNote(c.var.ctx, c.req.valid('json'))),
  )
  .get(
    '/',
    declare({
      action: 'survey.list',
      summary: "Surveys of households of the actor's area, the newest first",
      query: SurveyQuery,
    }),
    async (c) => c.json(await listSurveys(c.var.ctx, c.req.valid('query'))),
  )
  .get(
    '/:id',
    declare({
      action: 'survey.list',
      summary: 'A survey with all it found; the reading is on record',
      param: Id,
    }),
    async (c) => c.json(await getSurveyFacts(c.var.ctx, c.req.valid('param').id)),
  )
  .post(
    '/:id/actions',
    declare({
      action: 'survey.make',
      summary: 'Note something in a survey, finish it, or open it again',
      param: Id,
      json: SurveyAction,
    }),
    async (c) => {
      const { ctx } = c.var
      const action = c.req.valid('json')
      const surveyId = c.req.valid('param').id
      return c.json(
        await write(ctx, (tx) => {
          if (action.type === 'finish') return finishSurvey(tx, ctx, { ...action, surveyId })
          const note = { ...action, surveyId, photos: [] }
          return action.type === 'note' ? noteInSurvey(tx, ctx, note) : reopenSurvey(tx, ctx, note)
        }),
      )
    },
  )
