import { Hono } from 'hono'
import { z } from 'zod'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { readArchiveDraft } from './draft'
import { getArchived, getRegisterCounts, listHistory } from './read'

const Day = z.iso.date()
const Id = z.object({ id: z.uuid() })
const OnDay = z.object({ on: Day.optional() })
const Register = OnDay.extend({ area: z.string().regex(/^[a-z0-9]+(\.[a-z0-9]+){0,3}$/) })
const Draft = z.object({
  text: z.string().max(1000),
  householdName: z.string().max(50).nullable().default(null),
  householdId: z.uuid().nullable().default(null),
})

export const archiveRoutes = new Hono<ApiEnv>()
  .get(
    '/own/:id',
    declare({
      action: 'archive.own',
      summary: 'The file of a household the contact speaks for; the reading is put on record',
      param: Id,
    }),
    async (c) => c.json(await getArchived(c.var.ctx, c.req.valid('param').id)),
  )
  .get(
    '/households/:id',
    declare({
      action: 'archive.read',
      summary: 'A household as it stood at the end of a day; the reading is put on record',
      param: Id,
      query: OnDay,
    }),
    async (c) =>
      c.json(await getArchived(c.var.ctx, c.req.valid('param').id, c.req.valid('query').on)),
  )
  .get(
    '/households/:id/history',
    declare({
      action: 'archive.read',
      summary: 'All that happened to a household, from before it was split off too',
      param: Id,
    }),
    async (c) => c.json(await listHistory(c.var.ctx, c.req.valid('param').id)),
  )
  .get(
    '/register',
    declare({
      action: 'archive.list',
      summary: 'How many households of an area stood how at the end of a day',
      query: Register,
    }),
    async (c) => {
      const { area, on } = c.req.valid('query')
      return c.json(await getRegisterCounts(c.var.ctx, area, on))
    },
  )
  .post(
    '/drafts',
    declare({
      action: 'archive.list',
      summary: 'Whose file is asked for in words, and as of when; nothing of it is kept',
      json: Draft,
      selfIdempotent: true,
    }),
    async (c) => c.json(await readArchiveDraft(c.var.ctx, c.req.valid('json'))),
  )
