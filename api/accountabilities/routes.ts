import { Hono } from 'hono'
import { z } from 'zod'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { Flag, PageQuery } from '../http/page'
import { write } from '../http/write'
import { contestCase } from './contest'
import { decideCase } from './decide'
import { readAccountabilityDraft } from './draft'
import { AccountabilityDraftInput, CaseCode, Contest, Decision, NewAccountability } from './input'
import { getAccountability, listAccountabilities, listOwnAccountabilities } from './list'
import { proposeByCommand } from './propose'

const Code = z.object({ code: CaseCode })

export const accountabilityRoutes = new Hono<ApiEnv>()
  .get(
    '/',
    declare({
      action: 'accountability.list',
      summary: "Who is held to account in the actor's area, the newest first",
      query: PageQuery.extend({ isOpen: Flag.optional() }),
    }),
    async (c) => c.json(await listAccountabilities(c.var.ctx, c.req.valid('query'))),
  )
  .post(
    '/',
    declare({
      action: 'accountability.propose',
      summary: 'Propose that somebody is held to account; another inspector decides',
      json: NewAccountability.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => proposeByCommand(tx, ctx, c.req.valid('json'))))
    },
  )
  .post(
    '/drafts',
    declare({
      action: 'accountability.propose',
      summary: 'How a proposal is understood; nothing of it is kept',
      json: AccountabilityDraftInput,
      selfIdempotent: true,
    }),
    async (c) => c.json(await readAccountabilityDraft(c.var.ctx, c.req.valid('json'))),
  )
  .get(
    '/mine',
    declare({
      action: 'accountability.own',
      summary: 'What was decided about the actor, who may ask against it',
    }),
    async (c) => c.json(await listOwnAccountabilities(c.var.ctx)),
  )
  .get(
    '/by-code/:code',
    declare({ action: 'accountability.list', summary: 'One case by its number', param: Code }),
    async (c) => {
      const { ctx } = c.var
      const { code } = c.req.valid('param')
      const { db } = ctx.deps.connection
      return c.json(await db.transaction((tx) => getAccountability(tx, ctx, code)))
    },
  )
  .post(
    '/by-code/:code/decisions',
    declare({
      action: 'accountability.decide',
      summary: 'Decide what a colleague proposed, or what its person asked against it',
      param: Code,
      json: Decision.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      const given = { ...c.req.valid('param'), ...c.req.valid('json') }
      return c.json(await write(ctx, (tx) => decideCase(tx, ctx, given)))
    },
  )
  .post(
    '/by-code/:code/contests',
    declare({
      action: 'accountability.own',
      summary: 'Ask against what was decided about the actor, before it is final',
      param: Code,
      json: Contest.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      const given = { ...c.req.valid('param'), ...c.req.valid('json') }
      return c.json(await write(ctx, (tx) => contestCase(tx, ctx, given)))
    },
  )
