import { Hono } from 'hono'
import { z } from 'zod'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { write } from '../http/write'
import { TemplateName, Text } from './draft'
import { addTemplate, listTemplates, retireTemplate } from './templates'

const NewTemplate = z.strictObject({ name: TemplateName, body: Text, bodyEn: Text.optional() })

export const broadcastTemplateRoutes = new Hono<ApiEnv>()
  .post(
    '/',
    declare({
      action: 'broadcast_template.change',
      summary: 'Add a version of the words of a notice, under a name',
      json: NewTemplate,
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => addTemplate(tx, ctx, c.req.valid('json'))))
    },
  )
  .get(
    '/',
    declare({
      action: 'broadcast_template.list',
      summary: 'Words of notices by name, every version, the latest first',
    }),
    async (c) => c.json({ templates: await listTemplates(c.var.ctx) }),
  )
  .post(
    '/:name/actions',
    declare({
      action: 'broadcast_template.change',
      summary: 'Retire the words of a name: nothing is drafted with them any more',
      param: z.object({ name: TemplateName }),
      json: z.strictObject({ type: z.literal('retire') }),
    }),
    async (c) => {
      const { ctx } = c.var
      const { name } = c.req.valid('param')
      return c.json(await write(ctx, (tx) => retireTemplate(tx, ctx, name)))
    },
  )
