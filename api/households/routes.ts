import { Hono } from 'hono'
import { z } from 'zod'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { CursorText, decodeCursor } from '../shared/cursor'
import { listHouseholds } from './list'
import { getHousehold } from './service'

const Order = z.tuple([CursorText])

const HouseholdQuery = z.object({
  area: z
    .string()
    .regex(/^[a-z0-9]+(\.[a-z0-9]+){0,3}$/)
    .optional(),
  q: z
    .string()
    .trim()
    .regex(/^[^\0]{1,50}$/u)
    .optional(),
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})

export const householdRoutes = new Hono<ApiEnv>()
  .get(
    '/',
    declare({
      action: 'household.list',
      summary: "Households of the actor's area",
      query: HouseholdQuery,
    }),
    async (c) => {
      const { cursor, ...query } = c.req.valid('query')
      const [after] = cursor === undefined ? [null] : decodeCursor(cursor, Order)
      return c.json(await listHouseholds(c.var.ctx, { ...query, after }))
    },
  )
  .get(
    '/:id',
    declare({
      action: 'household.read',
      summary: 'A household with its members; the reading is put on record',
      param: z.object({ id: z.uuid() }),
    }),
    async (c) => c.json(await getHousehold(c.var.ctx, c.req.valid('param').id)),
  )
