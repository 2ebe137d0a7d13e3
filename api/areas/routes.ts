import { Hono } from 'hono'
import { z } from 'zod'
import { AREA_LEVELS } from '../../db/values/areas'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { CursorText, decodeCursor } from '../shared/cursor'
import { listAreas } from './service'

const AreaPath = z.string().regex(/^[a-z0-9]+(\.[a-z0-9]+){0,3}$/)

const Order = z.tuple([CursorText])

const AreaQuery = z.object({
  under: AreaPath.optional(),
  level: z.enum(AREA_LEVELS).optional(),
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(200),
})

export const areaRoutes = new Hono<ApiEnv>().get(
  '/',
  declare({
    action: 'area.list',
    summary: 'Areas in order of their paths, with what was merged into them',
    query: AreaQuery,
  }),
  async (c) => {
    const { cursor, ...query } = c.req.valid('query')
    const [after] = cursor === undefined ? [null] : decodeCursor(cursor, Order)
    return c.json(await listAreas(c.var.ctx, { ...query, after }))
  },
)
