import { Hono } from 'hono'
import { z } from 'zod'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { write } from '../http/write'
import { FIGURE_NAMES } from './names'
import { listFigures, setFigure } from './service'

const NewFigure = z.strictObject({
  name: z.enum(FIGURE_NAMES),
  value: z.int(),
  validFrom: z.iso.date(),
  validTo: z.iso.date().nullish(),
  /** The paper it comes from. */
  source: z.string().trim().min(1).max(200),
})

export const figureRoutes = new Hono<ApiEnv>()
  .get(
    '/',
    declare({ action: 'figure.list', summary: 'Every figure with its validity and source' }),
    async (c) => c.json({ figures: await listFigures(c.var.ctx) }),
  )
  .post(
    '/',
    declare({ action: 'figure.set', summary: 'Set a figure from a day on', json: NewFigure }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => setFigure(tx, ctx, c.req.valid('json'))))
    },
  )
