import { Hono } from 'hono'
import { z } from 'zod'
import { ASSESSMENT_KINDS } from '../../db/values/assessments'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { write } from '../http/write'
import { actOnAssessment } from './act'
import { fileAppeal } from './appeal'
import { decideAppeal, listAppeals } from './decide'
import { assessmentExportRoutes } from './exports/export-routes'
import {
  AppealDecision,
  AssessmentAct,
  AssessmentCode,
  ItemCode,
  NamesText,
  NewAppeal,
  NewAssessment,
  NewScore,
  SubjectKey,
} from './input'
import { listAssessments, readEvidence } from './list'
import { openAssessment } from './open'
import { readModeration } from './outliers'
import { readNamedStaff } from './named'
import { listOwn } from './own'
import { listOwnScores } from './own-scores'
import { NewAssessmentPlan } from './plan-content'
import { listPlans, setAssessmentPlan } from './plans'
import { findPublished, listPublished } from './published'
import { scoreItem } from './score'
import { verifyAll } from './verify'

const Code = z.object({ code: AssessmentCode })
const PublishedQuery = z.object({
  kind: z.enum(ASSESSMENT_KINDS).optional(),
  year: z.coerce.number().int().optional(),
})

export const assessmentRoutes = new Hono<ApiEnv>()
  .get(
    '/plans',
    declare({ action: 'assessment_plan.read', summary: 'By what assessments go: every version' }),
    async (c) => c.json(await listPlans(c.var.ctx)),
  )
  .post(
    '/plans',
    declare({
      action: 'assessment_plan.set',
      summary: 'Set what assessments of a kind and year go by; a changed plan is another version',
      json: NewAssessmentPlan,
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => setAssessmentPlan(tx, ctx, c.req.valid('json'))))
    },
  )
  .get(
    '/',
    declare({ action: 'assessment.run', summary: 'Every assessment with how far it is' }),
    async (c) => c.json(await listAssessments(c.var.ctx)),
  )
  .post(
    '/',
    declare({
      action: 'assessment.run',
      summary: 'Open an assessment of all of a kind for a year, or for a month of it',
      json: NewAssessment.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => openAssessment(tx, ctx, c.req.valid('json'))))
    },
  )
  .post(
    '/assessors/drafts',
    declare({
      action: 'assessment.run',
      summary: 'Who is meant by the names of those who shall score; nothing is kept',
      json: NamesText,
      selfIdempotent: true,
    }),
    async (c) => c.json(await readNamedStaff(c.var.ctx, c.req.valid('json'))),
  )
  .get(
    '/by-code/:code/moderation',
    declare({
      action: 'assessment.run',
      summary: 'Scores of every item with what stands out, and who is recused from whom',
      param: Code,
    }),
    async (c) => c.json(await readModeration(c.var.ctx, c.req.valid('param'))),
  )
  .post(
    '/by-code/:code/actions',
    declare({
      action: 'assessment.run',
      summary: 'Name assessors, compute, moderate, release the draft, lock, publish',
      param: Code,
      json: AssessmentAct,
    }),
    async (c) => {
      const { ctx } = c.var
      const { code } = c.req.valid('param')
      const act = c.req.valid('json')
      return c.json(await write(ctx, (tx) => actOnAssessment(tx, ctx, { code, act })))
    },
  )
  .get(
    '/by-code/:code/evidence',
    declare({
      action: 'assessment.evidence',
      summary: 'The rows and the query behind a computed item',
      param: Code,
      query: z.object({ subjectKey: SubjectKey, itemCode: ItemCode }),
    }),
    async (c) =>
      c.json(await readEvidence(c.var.ctx, { ...c.req.valid('param'), ...c.req.valid('query') })),
  )
  .route('/by-code', assessmentExportRoutes)
  .get(
    '/scores/mine',
    declare({
      action: 'assessment.score',
      summary: 'What the actor is to score or has scored, and nothing of the others',
    }),
    async (c) => c.json(await listOwnScores(c.var.ctx)),
  )
  .post(
    '/scores',
    declare({
      action: 'assessment.score',
      summary: "An assessor's points for one item of one subject",
      json: NewScore.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => scoreItem(tx, ctx, c.req.valid('json'))))
    },
  )
  .get(
    '/mine',
    declare({
      action: 'assessment.own',
      summary: "The actor's own draft while it may be appealed, and what was published of them",
    }),
    async (c) => c.json(await listOwn(c.var.ctx)),
  )
  .get(
    '/appeals',
    declare({ action: 'assessment.run', summary: 'Appeals the actor may decide' }),
    async (c) => c.json(await listAppeals(c.var.ctx)),
  )
  .post(
    '/appeals',
    declare({
      action: 'assessment.own',
      summary: 'Say something against one item of the own draft',
      json: NewAppeal.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => fileAppeal(tx, ctx, c.req.valid('json'))))
    },
  )
  .post(
    '/appeals/decisions',
    declare({
      action: 'assessment.run',
      summary: 'Decide an appeal, by somebody who had no part in the points',
      json: AppealDecision.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => decideAppeal(tx, ctx, c.req.valid('json'))))
    },
  )
  .get(
    '/published',
    declare({
      action: 'assessment.result',
      summary: 'Published results with ranking and change over the year before, for anybody',
      query: PublishedQuery,
    }),
    async (c) => c.json(await listPublished(c.var.ctx, c.req.valid('query'))),
  )
  .get(
    '/published/one',
    declare({
      action: 'assessment.result',
      summary: 'One published result item by item, for anybody',
      query: z.object({ key: SubjectKey }),
    }),
    async (c) => c.json(await findPublished(c.var.ctx, c.req.valid('query'))),
  )
  .get(
    '/verification',
    declare({
      action: 'assessment.verify',
      summary: 'Every locked result recomputed from its evidence and compared',
    }),
    async (c) => c.json(await verifyAll(c.var.ctx)),
  )
