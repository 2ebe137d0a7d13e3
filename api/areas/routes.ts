import { Hono } from 'hono'
import { z } from 'zod'
import { AREA_LEVELS } from '../../db/values/areas'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { PageQuery } from '../http/page'
import { listAreas } from './service'

const AreaPath = z.string().regex(/^[a-z0-9]+(\.[a-z0-9]+){0,3}$/)

const AreaQuery = PageQuery.extend({
  under: AreaPath.optional(),
  level: z.enum(AREA_LEVELS).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(200),
})

export const areaRoutes = new Hono<ApiEnv>().get(
  '/',
  declare({
    action: 'area.list',
    summary: 'Areas in order of their paths, with what was merged into them',
    query: AreaQuery,
  }),
  async (c) => c.json(await listAreas(c.var.ctx, c.req.valid('query'))),
)
