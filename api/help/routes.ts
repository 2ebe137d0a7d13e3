import { Hono } from 'hono'
import { z } from 'zod'
import { HELP_KINDS, HELP_STATUSES } from '../../db/values/filings'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { PageQuery } from '../http/page'
import { inTransaction, write } from '../http/write'
import { withLibrary } from '../policies/own-cards/propose'
import { answerRequest, closeHelp } from './answer'
import { getHelp, getHelpByCode, listHelp } from './list'
import { callForHelp } from './service'

const Id = z.object({ id: z.uuid() })
const Code = z.object({ code: z.string().regex(/^\d{10}$/) })
const Text = z.string().trim().min(1).max(1000)
const Call = z.strictObject({
  // 没收到 is said of a measure, never by itself.
  kind: z.enum(HELP_KINDS).exclude(['undelivered', 'unpaid']),
  text: Text,
  proxyId: z.uuid().nullish(),
})
const HelpQuery = PageQuery.extend({ status: z.enum(HELP_STATUSES).optional() })
const HelpAction = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('answer'), text: Text }),
  z.strictObject({ type: z.literal('close') }),
])

export const helpRoutes = new Hono<ApiEnv>()
  .post(
    '/',
    declare({ action: 'help.call', summary: 'Call for help or for a person', json: Call }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => callForHelp(tx, ctx, c.req.valid('json'))))
    },
  )
  .get(
    '/',
    declare({
      action: 'help.list',
      summary: "Calls for help in the actor's area, oldest first",
      query: HelpQuery,
    }),
    async (c) => c.json(await listHelp(c.var.ctx, c.req.valid('query'))),
  )
  .get(
    '/:id',
    declare({
      action: 'help.list',
      summary: 'One call for help and what was said in it',
      param: Id,
    }),
    async (c) => {
      const { ctx } = c.var
      const { id } = c.req.valid('param')
      const { db } = ctx.deps.connection
      return c.json(await inTransaction(db, (tx) => getHelp(tx, ctx, id)))
    },
  )
  .get(
    '/by-code/:code',
    declare({
      action: 'help.list',
      summary: 'One call for help and what was said in it, by its receipt',
      param: Code,
    }),
    async (c) => {
      const { ctx } = c.var
      const { code } = c.req.valid('param')
      const { db } = ctx.deps.connection
      return c.json(await inTransaction(db, (tx) => getHelpByCode(tx, ctx, code)))
    },
  )
  .post(
    '/:id/actions',
    declare({
      action: 'help.answer',
      summary: 'Answer a call for help, or close one that was answered',
      param: Id,
      json: HelpAction,
    }),
    async (c) => {
      const { ctx } = c.var
      const { id } = c.req.valid('param')
      const action = c.req.valid('json')
      if (action.type === 'close')
        return c.json(await write(ctx, (tx) => closeHelp(tx, ctx, { id })))
      const { text } = action
      const as = await withLibrary(ctx, text)
      return c.json(await write(ctx, (tx) => answerRequest(tx, as, { id, text })))
    },
  )
