import { Hono } from 'hono'
import { z } from 'zod'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { PageQuery } from '../http/page'
import { listHouseholds } from './list'
import { getHousehold } from './service'

const HouseholdQuery = PageQuery.extend({
  area: z
    .string()
    .regex(/^[a-z0-9]+(\.[a-z0-9]+){0,3}$/)
    .optional(),
  q: z
    .string()
    .trim()
    .regex(/^[^\0]{1,50}$/u)
    .optional(),
})

export const householdRoutes = new Hono<ApiEnv>()
  .get(
    '/',
    declare({
      action: 'household.list',
      summary: "Households of the actor's area",
      query: HouseholdQuery,
    }),
    async (c) => c.json(await listHouseholds(c.var.ctx, c.req.valid('query'))),
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
