import { Hono } from 'hono'
import { z } from 'zod'
import { QUALITY_CODES } from '../../db/values/data-quality'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { readQualityDraft } from './draft'
import { checkAreaListed, checkHousehold } from './service'

const Id = z.object({ id: z.uuid() })
const QualityQuery = z.object({
  area: z.string().min(1).max(200),
  /** Only the findings of this rule; the counts are of all. */
  rule: z.enum(QUALITY_CODES).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
})
const Words = z.object({ text: z.string().max(200) })

export const dataQualityRoutes = new Hono<ApiEnv>()
  .get(
    '/',
    declare({
      action: 'quality.read',
      summary: 'What the records of an area say against themselves, counted by rule, worst first',
      query: QualityQuery,
    }),
    async (c) => c.json(await checkAreaListed(c.var.ctx, c.req.valid('query'))),
  )
  .get(
    '/by-words',
    declare({
      action: 'quality.read',
      summary: 'The area or the household a text names',
      query: Words,
    }),
    async (c) => c.json(await readQualityDraft(c.var.ctx, c.req.valid('query'))),
  )
  .get(
    '/households/:id',
    declare({
      action: 'quality.read',
      summary: 'What the record of one household says against itself',
      param: Id,
    }),
    async (c) => c.json(await checkHousehold(c.var.ctx, c.req.valid('param').id)),
  )
