import { Hono } from 'hono'
import { z } from 'zod'
import { LEAD_CLASSES, LEAD_KINDS, LEAD_STATUSES } from '../../db/values/leads'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { Flag, PageQuery } from '../http/page'
import { write } from '../http/write'
import { checkLead } from './check'
import { decideLead } from './decide'
import { explainLead } from './explain'
import { Explanation, LeadCode, LeadDecision, NewCheck } from './input'
import { listHouseholdsLeads, listLeads, listOwnLeads } from './list'
import { getLead } from './show'

const Code = z.object({ code: LeadCode })
const LeadQuery = PageQuery.extend({
  householdId: z.uuid().optional(),
  kind: z.enum(LEAD_KINDS).optional(),
  class: z.enum(LEAD_CLASSES).optional(),
  status: z.enum(LEAD_STATUSES).optional(),
  areaPath: z.string().min(1).max(200).optional(),
  isOpen: Flag.optional(),
  isMine: Flag.optional(),
  isLate: Flag.optional(),
})

export const leadRoutes = new Hono<ApiEnv>()
  .get(
    '/',
    declare({
      action: 'lead.list',
      summary: "Leads of households of the actor's area, the most urgent first",
      query: LeadQuery,
    }),
    async (c) => c.json(await listLeads(c.var.ctx, c.req.valid('query'))),
  )
  .get(
    '/own',
    declare({
      action: 'lead.list',
      summary: 'Leads the actor has to visit or to decide, the most urgent first',
    }),
    async (c) => c.json(await listOwnLeads(c.var.ctx)),
  )
  .get(
    '/mine',
    declare({
      action: 'lead.explain',
      summary: "What is to be looked into of the contact's own households",
    }),
    async (c) => c.json(await listHouseholdsLeads(c.var.ctx)),
  )
  .get(
    '/by-code/:code',
    declare({
      action: 'lead.list',
      summary: 'One lead with what is known of it, and what the actor may make of it',
      param: Code,
      query: z.object({ said: z.string().max(1000).optional() }),
    }),
    async (c) => {
      const { code } = c.req.valid('param')
      const { said } = c.req.valid('query')
      return c.json(await getLead(c.var.ctx, { code, said }))
    },
  )
  .post(
    '/by-code/:code/statements',
    declare({
      action: 'lead.explain',
      summary: 'What the household itself says to a lead',
      param: Code,
      json: Explanation.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      const given = { ...c.req.valid('param'), ...c.req.valid('json') }
      return c.json(await write(ctx, (tx) => explainLead(tx, ctx, given)))
    },
  )
  .post(
    '/by-code/:code/visits',
    declare({
      action: 'lead.visit',
      summary: 'What was seen on the spot, and what the household said there',
      param: Code,
      json: NewCheck.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      const given = { ...c.req.valid('param'), ...c.req.valid('json'), photos: [], place: null }
      return c.json(await write(ctx, (tx) => checkLead(tx, ctx, given)))
    },
  )
  .post(
    '/by-code/:code/actions',
    declare({
      action: 'lead.decide',
      summary: 'Decide a lead, or leave it to the county',
      param: Code,
      json: LeadDecision.extend({ type: z.literal('decide') }).strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      const { type: _, ...decision } = c.req.valid('json')
      const given = { ...c.req.valid('param'), ...decision }
      return c.json(await write(ctx, (tx) => decideLead(tx, ctx, given)))
    },
  )
