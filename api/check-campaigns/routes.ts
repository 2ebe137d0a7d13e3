import { Hono } from 'hono'
import { z } from 'zod'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { Flag } from '../http/page'
import { write } from '../http/write'
import { answerChecks } from './answer'
import { readCheckDraft } from './check-draft'
import { closeCampaign } from './close'
import { readCampaignDraft } from './draft'
import { CampaignDraftInput, CheckDraftInput, NewCampaign, NewChecks } from './input'
import { listOwnChecks } from './mine'
import { openCampaign } from './open'
import { getReport, listCampaigns, listChecks } from './report'

const Id = z.object({ id: z.uuid() })
const Limit = z.object({ limit: z.coerce.number().int().min(1).max(100).default(20) })
const ChecksQuery = z.object({
  isUnvisited: Flag.optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
})
const Act = z.strictObject({ type: z.literal('close') })

export const checkCampaignRoutes = new Hono<ApiEnv>()
  .post(
    '/',
    declare({
      action: 'check.open',
      summary: 'Open a periodic check: each household of the scope gets somebody who goes there',
      json: NewCampaign.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => openCampaign(tx, ctx, c.req.valid('json'))))
    },
  )
  .post(
    '/drafts',
    declare({
      action: 'check.open',
      summary: 'What opening a campaign as it is worded would come to; nothing is stored',
      json: CampaignDraftInput,
      selfIdempotent: true,
    }),
    async (c) => c.json(await readCampaignDraft(c.var.ctx, c.req.valid('json'))),
  )
  .get(
    '/',
    declare({
      action: 'check.list',
      summary: "Campaigns that touch the actor's area and how far they have come, open ones first",
      query: Limit,
    }),
    async (c) => c.json(await listCampaigns(c.var.ctx, c.req.valid('query'))),
  )
  .get(
    '/mine',
    declare({ action: 'check.answer', summary: 'The households the actor still has to check' }),
    async (c) => c.json(await listOwnChecks(c.var.ctx)),
  )
  .post(
    '/checks/drafts',
    declare({
      action: 'check.answer',
      summary: 'How what a checker writes of some households is understood; nothing is stored',
      json: CheckDraftInput,
      selfIdempotent: true,
    }),
    async (c) => c.json(await readCheckDraft(c.var.ctx, c.req.valid('json'))),
  )
  .post(
    '/checks',
    declare({
      action: 'check.answer',
      summary: 'Say what was found at some households: right, changed, wrongly in, or missed',
      json: NewChecks.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => answerChecks(tx, ctx, c.req.valid('json'))))
    },
  )
  .get(
    '/:id',
    declare({
      action: 'check.list',
      summary: 'The report of a campaign: outcomes by village, rates, who checked how many',
      param: Id,
    }),
    async (c) => c.json(await getReport(c.var.ctx, c.req.valid('param').id)),
  )
  .get(
    '/:id/checks',
    declare({
      action: 'check.list',
      summary: 'What was found at each household of a campaign',
      param: Id,
      query: ChecksQuery,
    }),
    async (c) => {
      const { isUnvisited = false, limit } = c.req.valid('query')
      return c.json(await listChecks(c.var.ctx, { ...c.req.valid('param'), isUnvisited, limit }))
    },
  )
  .post(
    '/:id/actions',
    declare({
      action: 'check.open',
      summary: 'Close a campaign; what was not checked counts as unvisited',
      param: Id,
      json: Act,
    }),
    async (c) => {
      const { ctx } = c.var
      const { id: campaignId } = c.req.valid('param')
      return c.json(await write(ctx, (tx) => closeCampaign(tx, ctx, { campaignId })))
    },
  )
