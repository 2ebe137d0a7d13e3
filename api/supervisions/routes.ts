import { Hono } from 'hono'
import { z } from 'zod'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { PageQuery } from '../http/page'
import { write } from '../http/write'
import { answerCheck } from './answer'
import { listChecklists, setChecklist } from './checklists'
import { readSupervisionDraft } from './draft'
import {
  CheckKey,
  Kind,
  NewCheckAnswer,
  NewChecklist,
  NewSupervision,
  SupervisionDraftInput,
} from './input'
import { getCheck, listOwnChecks, listSupervisions } from './list'
import { planSupervision } from './plan'

const AreaPath = z.string().min(1).max(200)

export const supervisionRoutes = new Hono<ApiEnv>()
  .get(
    '/',
    declare({
      action: 'supervision.list',
      summary: "Inspections planned in the actor's area, the first due first",
      query: PageQuery,
    }),
    async (c) => c.json(await listSupervisions(c.var.ctx, c.req.valid('query'))),
  )
  .post(
    '/',
    declare({
      action: 'supervision.plan',
      summary: 'Plan an inspection: a check of every village of an area by each checklist',
      json: NewSupervision.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => planSupervision(tx, ctx, c.req.valid('json'))))
    },
  )
  .post(
    '/drafts',
    declare({
      action: 'supervision.plan',
      summary: 'How a plan is understood; nothing of it is kept',
      json: SupervisionDraftInput,
      selfIdempotent: true,
    }),
    async (c) => c.json(await readSupervisionDraft(c.var.ctx, c.req.valid('json'))),
  )
  .get(
    '/checks/mine',
    declare({
      action: 'supervision.check',
      summary: 'What the actor is to inspect',
      query: z.object({ areaPath: AreaPath.optional(), kind: Kind.optional() }),
    }),
    async (c) => c.json(await listOwnChecks(c.var.ctx, c.req.valid('query'))),
  )
  .get(
    '/checks/one',
    declare({
      action: 'supervision.check',
      summary: "One of the actor's checks with its questions and what was answered",
      query: CheckKey,
    }),
    async (c) => c.json(await getCheck(c.var.ctx, c.req.valid('query'))),
  )
  .post(
    '/checks/answers',
    declare({
      action: 'supervision.check',
      summary: 'Answer one question of a checklist; the last answer ends the check',
      json: NewCheckAnswer.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      const given = { ...c.req.valid('json'), photos: [] }
      return c.json(await write(ctx, (tx) => answerCheck(tx, ctx, given)))
    },
  )
  .get(
    '/checklists',
    declare({ action: 'supervision.list', summary: 'All checklists that ever held' }),
    async (c) => c.json(await listChecklists(c.var.ctx)),
  )
  .post(
    '/checklists',
    declare({
      action: 'checklist.set',
      summary: 'Set the questions of one of the five kinds from a day on',
      json: NewChecklist.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => setChecklist(tx, ctx, c.req.valid('json'))))
    },
  )
