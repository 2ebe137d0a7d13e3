import { Hono } from 'hono'
import { z } from 'zod'
import { APPLICATION_STATUSES } from '../../../db/values/filings'
import { CASE_LEVELS } from '../../../db/values/rounds'
import type { ApiEnv } from '../../http/context'
import { declare } from '../../http/declare'
import { PageQuery } from '../../http/page'
import { write } from '../../http/write'
import { NewVillageCase, VillageDecision, VillagePath } from '../input'
import { decideVillage } from './decide'
import { readProposalDraft } from './draft'
import { listCases } from './list'
import { proposeVillage } from './propose'

const Words = z.strictObject({ text: z.string().max(200) })
const CaseQuery = PageQuery.extend({
  status: z.enum(APPLICATION_STATUSES).optional(),
  level: z.enum(CASE_LEVELS).optional(),
  villagePath: VillagePath.optional(),
})
const Id = z.object({ id: z.uuid() })
const CaseAction = VillageDecision.extend({ type: z.literal('decide') })

export const villageCaseRoutes = new Hono<ApiEnv>()
  .post(
    '/drafts',
    declare({
      action: 'village_case.propose',
      summary: 'What proposing a village as it is worded would come to; nothing is stored',
      json: Words,
      selfIdempotent: true,
    }),
    async (c) => c.json(await readProposalDraft(c.var.ctx, c.req.valid('json'))),
  )
  .post(
    '/',
    declare({
      action: 'village_case.propose',
      summary: 'Propose a village as a poor village, or a poor village to go out',
      json: NewVillageCase,
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => proposeVillage(tx, ctx, c.req.valid('json'))))
    },
  )
  .get(
    '/',
    declare({
      action: 'village_case.list',
      summary: "Cases of villages in the actor's area, with what was found",
      query: CaseQuery,
    }),
    async (c) => c.json(await listCases(c.var.ctx, c.req.valid('query'))),
  )
  .post(
    '/:id/actions',
    declare({
      action: 'village_case.decide',
      summary: 'Decide about a village that came up to the county',
      param: Id,
      json: CaseAction,
    }),
    async (c) => {
      const { ctx } = c.var
      const { id } = c.req.valid('param')
      const { isAccepted, reason } = c.req.valid('json')
      return c.json(await write(ctx, (tx) => decideVillage(tx, ctx, id, { isAccepted, reason })))
    },
  )
