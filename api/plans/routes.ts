import { Hono } from 'hono'
import { z } from 'zod'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { write } from '../http/write'
import { readLineDraft } from './draft'
import { Adoption, LineDraftInput, LineEnd, NewLine, NewPlan } from './input'
import { addLine, beginPlan } from './make'
import { adoptPlan, endLine } from './settle'
import { listOwnPlans, showPlan } from './show'

export const planRoutes = new Hono<ApiEnv>()
  .get(
    '/of-village',
    declare({
      action: 'plan.list',
      summary: 'The last plan of a village 村规划, with its lines',
      query: z.object({ areaPath: z.string().min(1).max(200) }),
    }),
    async (c) => c.json(await showPlan(c.var.ctx, c.req.valid('query'))),
  )
  .get(
    '/of-household',
    declare({
      action: 'plan.list',
      summary: 'The last plan of a household 户方案, with its lines and measures',
      query: z.object({ householdId: z.uuid() }),
    }),
    async (c) => c.json(await showPlan(c.var.ctx, c.req.valid('query'))),
  )
  .get(
    '/mine',
    declare({ action: 'plan.own', summary: "What is planned for the contact's own households" }),
    async (c) => c.json(await listOwnPlans(c.var.ctx)),
  )
  .post(
    '/',
    declare({
      action: 'plan.make',
      summary: 'Begin the plan of a village for a year',
      json: NewPlan.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => beginPlan(tx, ctx, c.req.valid('json'))))
    },
  )
  .post(
    '/drafts',
    declare({
      action: 'plan.make',
      summary: 'How a line of a plan is understood; nothing of it is kept',
      json: LineDraftInput,
      selfIdempotent: true,
    }),
    async (c) => c.json(await readLineDraft(c.var.ctx, c.req.valid('json'))),
  )
  .post(
    '/lines',
    declare({
      action: 'plan.make',
      summary: 'Put a line into the last plan of a village or household',
      json: NewLine.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => addLine(tx, ctx, c.req.valid('json'))))
    },
  )
  .post(
    '/lines/ends',
    declare({
      action: 'plan.make',
      summary: 'Say of a line that it is done, or that it is dropped',
      json: LineEnd.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => endLine(tx, ctx, c.req.valid('json'))))
    },
  )
  .post(
    '/adoptions',
    declare({
      action: 'plan.adopt',
      summary: 'Adopt the plan of a village or household that somebody else wrote',
      json: Adoption.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => adoptPlan(tx, ctx, c.req.valid('json'))))
    },
  )
