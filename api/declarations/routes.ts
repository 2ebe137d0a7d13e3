import { Hono } from 'hono'
import { z } from 'zod'
import { DECLARATION_HIT_STATUSES } from '../../db/values/integrity'
import type { ApiEnv } from '../http/context'
import { declare as declareRoute } from '../http/declare'
import { PageQuery } from '../http/page'
import { write } from '../http/write'
import { compareDeclarations, listUnreported } from './compare'
import { declare, withdrawDeclaration } from './declare'
import { readKinDraft } from './draft'
import { decideHit, getHitByCode, listHits } from './hits'
import { HitCode, HitReason, KinDraftInput, NewDeclaration } from './input'
import { listOwnDeclarations, listUndeclared, remindUndeclared } from './list'

const AreaPath = z.string().min(1).max(200)
const Code = z.object({ code: HitCode })
const InArea = z.strictObject({ areaPath: AreaPath })
const HitQuery = PageQuery.extend({
  areaPath: AreaPath.optional(),
  status: z.enum(DECLARATION_HIT_STATUSES).optional(),
})
const HitAction = z.strictObject({ type: z.enum(['proper', 'pass']), reason: HitReason })

export const declarationRoutes = new Hono<ApiEnv>()
  .post(
    '/',
    declareRoute({
      action: 'declaration.make',
      summary: 'Declare a relative, an interest in a firm, or that there is nothing more',
      json: NewDeclaration,
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => declare(tx, ctx, c.req.valid('json'))))
    },
  )
  .post(
    '/drafts',
    declareRoute({
      action: 'declaration.make',
      summary: 'How a relative is understood; nothing of it is kept',
      json: KinDraftInput,
      selfIdempotent: true,
    }),
    async (c) => c.json(await readKinDraft(c.var.ctx, c.req.valid('json'))),
  )
  .get(
    '/mine',
    declareRoute({ action: 'declaration.make', summary: 'What one declared oneself' }),
    async (c) => c.json(await listOwnDeclarations(c.var.ctx)),
  )
  .post(
    '/:id/actions',
    declareRoute({
      action: 'declaration.make',
      summary: 'Take back what one declared oneself',
      param: z.object({ id: z.uuid() }),
      json: z.strictObject({ type: z.literal('withdraw') }),
    }),
    async (c) => {
      const { ctx } = c.var
      const declarationId = c.req.valid('param').id
      return c.json(await write(ctx, (tx) => withdrawDeclaration(tx, ctx, { declarationId })))
    },
  )
  .get(
    '/undeclared',
    declareRoute({
      action: 'declaration.list',
      summary: 'Who of an area has declared nothing this year',
      query: z.object({ areaPath: AreaPath }),
    }),
    async (c) => c.json(await listUndeclared(c.var.ctx, c.req.valid('query').areaPath)),
  )
  .post(
    '/reminders',
    declareRoute({
      action: 'declaration.decide',
      summary: 'Ask those of an area who have declared nothing this year, once a month at most',
      json: InArea,
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => remindUndeclared(tx, ctx, c.req.valid('json'))))
    },
  )
  .post(
    '/comparisons',
    declareRoute({
      action: 'declaration.compare',
      summary: 'Look for what kin, homes and firms of cadres got in an area',
      json: InArea,
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => compareDeclarations(tx, ctx, c.req.valid('json'))))
    },
  )
  .get(
    '/unreported',
    declareRoute({
      action: 'declaration.list',
      summary: 'Cadres whose kin or own home got something and who have not declared it',
      query: z.object({ areaPath: AreaPath }),
    }),
    async (c) => c.json(await listUnreported(c.var.ctx, c.req.valid('query').areaPath)),
  )
  .get(
    '/hits',
    declareRoute({
      action: 'declaration.list',
      summary: 'What kin and firms of cadres got, to be looked at',
      query: HitQuery,
    }),
    async (c) => c.json(await listHits(c.var.ctx, c.req.valid('query'))),
  )
  .get(
    '/hits/by-code/:code',
    declareRoute({
      action: 'declaration.decide',
      summary: 'One of them by its number',
      param: Code,
    }),
    async (c) => c.json(await getHitByCode(c.var.ctx, c.req.valid('param').code)),
  )
  .post(
    '/hits/by-code/:code/actions',
    declareRoute({
      action: 'declaration.decide',
      summary: 'Decide that it was in order, or make a finding of it',
      param: Code,
      json: HitAction,
    }),
    async (c) => {
      const { ctx } = c.var
      const { type, reason } = c.req.valid('json')
      const given = { ...c.req.valid('param'), reason, isProper: type === 'proper' }
      return c.json(await write(ctx, (tx) => decideHit(tx, ctx, given)))
    },
  )
