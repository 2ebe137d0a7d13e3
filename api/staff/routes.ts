import { Hono } from 'hono'
import { z } from 'zod'
import { STAFF_ROLES, TIE_KINDS } from '../../db/values/staff'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { PageQuery } from '../http/page'
import { write } from '../http/write'
import { listStaff } from './list'
import { addStaff } from './service'

const Name = z.string().trim().min(1).max(100)

const NewStaff = z.strictObject({
  name: Name,
  unit: Name,
  phone: z.string().max(40).nullish(),
  roles: z
    .array(z.strictObject({ role: z.enum(STAFF_ROLES), areaPath: z.string().max(200) }))
    .min(1)
    .max(50),
  ties: z
    .array(z.strictObject({ householdId: z.uuid(), kind: z.enum(TIE_KINDS) }))
    .max(200)
    .default([]),
})

export const staffRoutes = new Hono<ApiEnv>()
  .get(
    '/',
    declare({
      action: 'staff.list',
      summary: "Active staff in the actor's area, phones masked",
      query: PageQuery,
    }),
    async (c) => c.json(await listStaff(c.var.ctx, c.req.valid('query'))),
  )
  .post(
    '/',
    declare({
      action: 'staff.add',
      summary: 'Add a member of staff with roles and ties',
      json: NewStaff,
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => addStaff(tx, ctx, c.req.valid('json'))))
    },
  )
