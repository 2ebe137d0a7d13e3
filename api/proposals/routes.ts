import { Hono } from 'hono'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { write } from '../http/write'
import { readProposalDraft } from './draft'
import { NewProposal, ProposalDraftInput } from './input'
import { proposeCase } from './service'

export const proposalRoutes = new Hono<ApiEnv>()
  .post(
    '/',
    declare({
      action: 'proposal.make',
      summary: 'Propose a household of the village for exit or for the watch-list',
      json: NewProposal.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => proposeCase(tx, ctx, c.req.valid('json'))))
    },
  )
  .post(
    '/drafts',
    declare({
      action: 'proposal.make',
      summary: 'How a proposal as worded is understood; nothing of it is kept',
      json: ProposalDraftInput,
      selfIdempotent: true,
    }),
    async (c) => c.json(await readProposalDraft(c.var.ctx, c.req.valid('json'))),
  )
