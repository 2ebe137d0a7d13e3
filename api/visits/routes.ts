import { Hono } from 'hono'
import { z } from 'zod'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { PageQuery } from '../http/page'
import { write } from '../http/write'
import { correctVisit } from './correct'
import { readNoteDraft } from './note-draft'
import { NewCorrection, NewVisit, VisitDraftInput } from './input'
import { getHandbook, listVisits } from './list'
import { noteVisit } from './service'

const Flag = z.enum(['true', 'false']).transform((word) => word === 'true')
const VisitQuery = PageQuery.extend({
  household: z.uuid().optional(),
  isMine: Flag.optional(),
  isCurrent: Flag.optional(),
})

export const visitRoutes = new Hono<ApiEnv>()
  .post(
    '/',
    declare({
      action: 'visit.note',
      summary: "Note a visit to a household of the actor's area; it fills the handbook",
      json: NewVisit.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      const visit = { ...c.req.valid('json'), photos: [] }
      return c.json(await write(ctx, (tx) => noteVisit(tx, ctx, visit)))
    },
  )
  .post(
    '/drafts',
    declare({
      action: 'visit.note',
      summary: 'How a note as worded is understood; nothing of it is kept',
      json: VisitDraftInput,
      selfIdempotent: true,
    }),
    async (c) => c.json(await readNoteDraft(c.var.ctx, c.req.valid('json'))),
  )
  .get(
    '/',
    declare({
      action: 'visit.list',
      summary: "Visits to households of the actor's area, newest first; the reading is on record",
      query: VisitQuery,
    }),
    async (c) => c.json(await listVisits(c.var.ctx, c.req.valid('query'))),
  )
  .get(
    '/handbooks/:householdId',
    declare({
      action: 'visit.list',
      summary: 'The handbook of a household as its visits fill it; the reading is on record',
      param: z.object({ householdId: z.uuid() }),
    }),
    async (c) => c.json(await getHandbook(c.var.ctx, c.req.valid('param').householdId)),
  )
  .post(
    '/:id/actions',
    declare({
      action: 'visit.note',
      summary: "Correct one of the actor's own notes by a new one",
      param: z.object({ id: z.uuid() }),
      json: NewCorrection.extend({ type: z.literal('correct') }).strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      const { type: _, ...given } = c.req.valid('json')
      const correction = { ...given, visitId: c.req.valid('param').id, photos: [] }
      return c.json(await write(ctx, (tx) => correctVisit(tx, ctx, correction)))
    },
  )
